"""Feeds of jobs with elements of their own: the facts, each with its own item."""

from __future__ import annotations

import pytest

from rookery.model.posting import Location, Posting, Salary
from sites import REAL

NEOGOV = """
<title>Harbour nurse</title>
<link>https://jobs.example.gov/7</link>
<guid>https://jobs.example.gov/7</guid>
<categories><category><CategoryCode>Nursing</CategoryCode><Category>Nursing</Category></category></categories>
<joblisting:jobNumberSingle>4735-12</joblisting:jobNumberSingle>
<joblisting:jobId>7</joblisting:jobId>
<joblisting:advertiseToDateTime>Sun, 31 May 2026 19:59:00</joblisting:advertiseToDateTime>
<joblisting:advertiseToDateTimeUTC>Sun, 31 May 2026 23:59:00</joblisting:advertiseToDateTimeUTC>
<joblisting:minimumSalary>28.37</joblisting:minimumSalary>
<joblisting:maximumSalary>38.87</joblisting:maximumSalary>
<joblisting:salaryCurrency>USD</joblisting:salaryCurrency>
<joblisting:salaryInterval>Hour</joblisting:salaryInterval>
<joblisting:jobType>Permanent Part Time (less than 40 hours per week)</joblisting:jobType>
<joblisting:location>Portland</joblisting:location>
<joblisting:state>Oregon</joblisting:state>
<joblisting:department>Port Health</joblisting:department>
"""
TEAMTAILOR = """
<title>Crane engineer</title>
<link>https://career.harbour.example/jobs/7-crane-engineer</link>
<guid>b2c1</guid>
<remoteStatus>hybrid</remoteStatus>
<tt:locations>
  <tt:location><tt:name>HQ</tt:name><tt:city>Oslo</tt:city><tt:country>Norway</tt:country></tt:location>
  <tt:location><tt:name>Yard</tt:name><tt:city>Gothenburg</tt:city><tt:country>Sweden</tt:country></tt:location>
  <tt:location><tt:name>Copenhagen, Denmark</tt:name><tt:city/><tt:country/></tt:location>
  <tt:location><tt:name/></tt:location>
</tt:locations>
<tt:department>Engineering</tt:department>
<tt:role>Mechanics</tt:role>
"""
WE_WORK_REMOTELY = """
<title>Harbour Works: Data engineer</title>
<link>https://weworkremotely.com/remote-jobs/harbour-works-data-engineer</link>
<guid>https://weworkremotely.com/remote-jobs/harbour-works-data-engineer</guid>
<region>Europe Only</region>
<country>\U0001f1e9\U0001f1ea Germany</country>
<state>Delaware</state>
<skills>Python, SQL</skills>
<category>Programming</category>
<type>Full-Time</type>
<expires_at>Sun, 31 May 2026 22:45:30 +0000</expires_at>
"""
NAMES = {
    "joblisting": "http://www.neogov.com/namespaces/JobListing",
    "tt": "https://teamtailor.com/locations",
}


def feed(*items, names=NAMES, renamed=()):
    body = "".join(f"<item>{item}</item>" for item in items)
    for before, after in renamed:
        body = body.replace(f"<{before}:", f"<{after}:").replace(f"</{before}:", f"</{after}:")
    spaces = " ".join(f'xmlns:{dict(renamed).get(prefix, prefix)}="{space}"' for prefix, space in names.items())
    return f'<rss version="2.0" {spaces}><channel><title>Jobs</title>{body}</channel></rss>'


def jobs(parse, body):
    parsed = parse(body, kind="job")
    assert ("", ()) == (parsed.error, parsed.notes)
    return {entry.title: entry for entry in parsed.entries}


def test_neogovs_elements_are_the_facts_of_a_job(parse):
    entry = jobs(parse, feed(NEOGOV))["Harbour nurse"]

    assert (
        Posting(
            locations=(Location("Portland", "Oregon", "US", "Portland, Oregon"),),
            department="Port Health",
            employment_types=("PART_TIME",),
            salary=Salary("28.37", "38.87", "USD", "hour"),
            valid_through="2026-05-31T23:59:00Z",
            requisition_id="4735-12",
        )
        == entry.posting
    )
    assert ("Nursing",) == entry.categories


def test_teamtailors_places_stay_apart(parse):
    entry = jobs(parse, feed(TEAMTAILOR))["Crane engineer"]

    assert (
        Posting(
            locations=(
                Location("Oslo", "", "NO", "HQ"),
                Location("Gothenburg", "", "SE", "Yard"),
                Location("Copenhagen", "", "DK", "Copenhagen, Denmark"),
            ),
            workplace="hybrid",
            department="Engineering",
        )
        == entry.posting
    )
    assert ("Mechanics",) == entry.categories


@pytest.mark.parametrize(
    ("status", "workplace"),
    [("fully", "remote"), ("hybrid", "hybrid"), ("temporary", "unknown"), ("none", "onsite"), ("", "unknown")],
)
def test_teamtailors_word_for_remote_work_is_understood(status, workplace, parse):
    body = feed(TEAMTAILOR.replace("hybrid", status))

    assert workplace == jobs(parse, body)["Crane engineer"].posting.workplace


def test_teamtailors_word_is_understood_in_its_namespace_too(parse):
    body = feed(TEAMTAILOR.replace("remoteStatus>", "tt:remoteStatus>"))

    assert "hybrid" == jobs(parse, body)["Crane engineer"].posting.workplace


def test_a_job_at_we_work_remotely_is_remote_and_its_state_is_no_place_of_work(parse):
    entry = jobs(parse, feed(WE_WORK_REMOTELY))["Harbour Works: Data engineer"]

    assert (
        Posting(
            locations=(Location(raw="Europe Only"),),
            workplace="remote",
            remote_countries=("DE",),
            employment_types=("FULL_TIME",),
            valid_through="2026-05-31T22:45:30Z",
        )
        == entry.posting
    )
    assert ("Programming", "Python", "SQL") == entry.categories


def test_each_item_keeps_its_own_facts_and_one_without_has_none(parse):
    bare = "<title>Plain</title><link>https://a.example/1</link><region>North</region><type>Contract</type>"

    found = jobs(parse, feed(bare, NEOGOV, bare.replace("Plain", "Plain again").replace("/1", "/2"), TEAMTAILOR))

    assert {"Plain": None, "Harbour nurse": "Port Health", "Plain again": None, "Crane engineer": "Engineering"} == {
        title: entry.posting and entry.posting.department for title, entry in found.items()
    }


def test_the_prefix_is_the_feeds_own_choice(parse):
    body = feed(TEAMTAILOR, NEOGOV, renamed=(("tt", "x"), ("joblisting", "y")))

    found = jobs(parse, body)

    assert 3 == len(found["Crane engineer"].posting.locations)
    assert "Port Health" == found["Harbour nurse"].posting.department


def test_elements_of_a_strange_namespace_say_nothing(parse):
    names = {
        "tt": "https://elsewhere.example/teamtailor.com/locations",
        "joblisting": "urn:neogov.com/namespaces/JobListing",
    }

    found = jobs(parse, feed(TEAMTAILOR, NEOGOV, names=names))

    assert Posting(workplace="hybrid") == found["Crane engineer"].posting
    assert None is found["Harbour nurse"].posting


def test_a_feed_of_another_kind_has_no_jobs(parse):
    assert [None, None] == [entry.posting for entry in parse(feed(TEAMTAILOR, NEOGOV), kind="blog").entries]


def test_contact_data_in_a_fact_is_masked(parse):
    body = feed(TEAMTAILOR.replace("Engineering", "Engineering (jo@harbour.example)"))

    assert "Engineering" == jobs(parse, body)["Crane engineer"].posting.department


def test_facts_are_left_out_where_it_cannot_be_told_whose_they_are(parse):
    body = feed(TEAMTAILOR).replace("<channel>", '<channel xmlns:q="urn:q"><q:list><item/></q:list>', 1)
    body = body.replace("<item/>", '<item xmlns="http://purl.org/rss/1.0/"><title>Odd</title></item>')

    parsed = parse(body, kind="job")

    assert {None} == {entry.posting for entry in parsed.entries}
    assert "job facts left out: items lie within other elements" in parsed.notes


def test_a_broken_feed_is_repaired_before_its_facts_are_read(parse):
    parsed = parse(feed(TEAMTAILOR.replace("Crane engineer", "Crane & engine")), kind="job")

    assert ("repaired: malformed XML (line 2)",) == parsed.notes
    assert "Engineering" == parsed.entries[0].posting.department


def real(parse, name):
    if not REAL.is_dir():
        pytest.skip("../shared/real is not there")
    return parse((REAL / name).read_bytes(), kind="job", now="2026-08-25T00:00:00Z")


@pytest.mark.real
def test_a_real_feed_of_a_public_employer_says_where_who_and_how_much(parse):
    parsed = real(parse, "jobs-michigan-neogov-rss.xml")
    postings = [entry.posting for entry in parsed.entries]

    assert 5 == len(postings)
    assert {("Michigan", "US")} == {(place.region, place.country) for one in postings for place in one.locations}
    assert ["", "59334", "37.33", "28.37", "28.37"] == [one.salary.minimum if one.salary else "" for one in postings]
    assert [("INTERN",), ("FULL_TIME",), ("PART_TIME",), (), ()] == [one.employment_types for one in postings]
    assert ["2022", "2022", "", "2022", ""] == [one.valid_through[:4] for one in postings]
    assert all(one.department and one.requisition_id for one in postings)
    assert ["closing date 'Invalid Date'", "employment 'Non Career'"] == sorted(
        note.partition(" is no ")[0] for note in parsed.notes
    )


@pytest.mark.real
def test_a_real_feed_of_remote_jobs_is_remote_throughout(parse):
    parsed = real(parse, "jobs-weworkremotely-rss.xml")

    assert {"remote"} == {entry.posting.workplace for entry in parsed.entries}
    assert {(Location(raw="Anywhere in the World"),)} == {entry.posting.locations for entry in parsed.entries}
    assert {"2026-08-09"} == {entry.posting.valid_through[:10] for entry in parsed.entries}
    assert ((), 4) == (parsed.notes, len(parsed.entries))


@pytest.mark.real
@pytest.mark.parametrize(("name", "count"), [("jobs-neobankbeat-rss.xml", 60), ("jobs-monkeypatch-hugo-rss.xml", 14)])
def test_a_real_feed_without_such_elements_gives_its_jobs_all_the_same(name, count, parse):
    parsed = real(parse, name)

    assert (count, {None}) == (len(parsed.entries), {entry.posting for entry in parsed.entries})
