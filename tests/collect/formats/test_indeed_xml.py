"""Indeed's XML, and LinkedIn's beside it."""

from __future__ import annotations

from board_samples import INDEED
from rookery.collect.formats.indeed_xml import parse_list, recognise
from rookery.collect.formats.raw_posting import RawPay, RawPlace

LINKEDIN = """<source>
  <lastBuildDate>Tue, 03 Feb 2026 08:00:00 GMT</lastBuildDate>
  <job>
    <partnerJobId><![CDATA[55]]></partnerJobId>
    <title><![CDATA[Surveyor]]></title>
    <description><![CDATA[<p>Measure.</p>]]></description>
    <applyUrl><![CDATA[https://nest.example/jobs/55]]></applyUrl>
    <companyId><![CDATA[1]]></companyId>
    <location><![CDATA[Porto, Portugal]]></location>
    <alternateLocations><location><![CDATA[Faro, Portugal]]></location></alternateLocations>
    <workplaceTypes><![CDATA[On-site]]></workplaceTypes>
    <jobtype><![CDATA[FULL_TIME]]></jobtype>
  </job>
</source>"""


def test_every_field_of_a_job_is_read():
    feed = parse_list(INDEED, "")
    item = feed.items[0]

    assert ("Nest Works", "https://nest.example", 1) == (feed.title, feed.home, feed.count)
    assert ("NB-9", "https://nest.example/jobs/nb-9?from=indeed&x=1", "Night Baker") == (
        item.guid,
        item.link,
        item.title,
    )
    assert ("Tue, 03 Feb 2026 08:00:00 GMT",) == item.published
    assert ("Bakery", "Night") == item.categories
    assert (RawPlace("Utrecht, Utrecht, NL", "Utrecht", "Utrecht", "NL"),) == item.posting.places
    assert ("parttime", "contract") == item.posting.employment
    assert ("Hybrid remote", "2026-05-01", "NB-9") == (
        item.posting.workplace,
        item.posting.valid_through,
        item.posting.requisition_id,
    )
    assert RawPay(text="€18 per hour") == item.posting.pay


def test_a_description_that_was_escaped_once_more_is_markup_again():
    assert "<p>Bake &amp; sleep.</p>" == parse_list(INDEED, "").items[0].bodies[0].value


def test_the_address_for_applications_by_mail_is_never_read():
    assert "baker.secret" not in repr(parse_list(INDEED, ""))


def test_linkedins_names_are_read_too():
    item = parse_list(LINKEDIN, "").items[0]

    assert ("55", "https://nest.example/jobs/55") == (item.guid, item.link)
    assert ["Porto, Portugal", "Faro, Portugal"] == [place.text for place in item.posting.places]
    assert ("On-site", ("FULL_TIME",)) == (item.posting.workplace, item.posting.employment)
    assert "https://nest.example/jobs/55" == item.posting.apply_url


def test_a_file_without_jobs_is_empty():
    assert 0 == parse_list("<source><publisher>Nest</publisher></source>", "").count


def test_no_address_names_such_a_file():
    assert "" == recognise("https://nest.example/indeed.xml")
