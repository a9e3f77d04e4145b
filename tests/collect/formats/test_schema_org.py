"""A JobPosting of schema.org, in all the ways that people write it."""

from __future__ import annotations

import pytest

from board_samples import POSTING
from rookery.collect.formats.raw_posting import RawPay, RawPlace
from rookery.collect.formats.schema_org import item_of, listed_addresses, posting_of, postings_in


def test_every_property_is_read():
    item = item_of(POSTING)

    assert ("https://nest.example/jobs/lk-1", "Lighthouse Keeper", "en") == (item.link, item.title, item.lang)
    assert "<p>Keep the light.</p>" == item.bodies[0].value
    assert (("2026-02-03",), ("2026-02-10",)) == (item.published, item.updated)
    assert (RawPlace("Brest, Bretagne, FR", "Brest", "Bretagne", "FR"),) == item.posting.places
    assert ("remote", ("France", "Spain")) == (item.posting.workplace, item.posting.remote_countries)
    assert RawPay("30000", "36000.5", "EUR", "YEAR") == item.posting.pay
    assert ("2026-04-30T00:00", "LK-1") == (item.posting.valid_through, item.posting.requisition_id)
    assert ("FULL_TIME", "TEMPORARY") == item.posting.employment


@pytest.mark.parametrize(
    ("location", "places"),
    [
        ("Lyon", [RawPlace("Lyon")]),
        (["Lyon", "Nice"], [RawPlace("Lyon"), RawPlace("Nice")]),
        ({"@type": "Place", "address": "Hybrid"}, [RawPlace("Hybrid")]),
        ({"@type": "Place", "name": "Head office"}, [RawPlace("Head office")]),
        ({"address": [{"addressLocality": "Lyon"}]}, [RawPlace("Lyon", "Lyon")]),
        ({"address": {"addressCountry": {"@type": "Country", "name": "FR"}}}, [RawPlace("FR", country="FR")]),
        ({"@type": "PostalAddress", "addressLocality": "Lyon"}, [RawPlace("Lyon", "Lyon")]),
        ({}, []),
        (None, []),
        ([None, 5, {"address": {}}], [RawPlace("5")]),
    ],
    ids=[
        "text",
        "texts",
        "address text",
        "name",
        "address list",
        "country object",
        "address alone",
        "empty",
        "none",
        "odd",
    ],
)
def test_a_place_is_one_or_many_text_or_object(location, places):
    assert places == list(posting_of({"jobLocation": location}).places)


@pytest.mark.parametrize(
    ("salary", "pay"),
    [
        ({"currency": "EUR", "value": {"value": 20.5, "unitText": "HOUR"}}, RawPay("20.5", "20.5", "EUR", "HOUR")),
        ({"currency": "EUR", "value": {"minValue": "30.000", "unitText": "YEAR"}}, RawPay("30.000", "", "EUR", "YEAR")),
        ({"currency": "EUR", "value": 30000, "unitText": "YEAR"}, RawPay("30000", "30000", "EUR", "YEAR")),
        ({"currency": "EUR", "minValue": 1, "maxValue": 2, "unitText": "DAY"}, RawPay("1", "2", "EUR", "DAY")),
        ([{"currency": "EUR", "value": [{"value": "5,000"}]}], RawPay("5,000", "5,000", "EUR")),
        ({"value": {"value": "competitive"}}, RawPay(text="competitive")),
        ("30k to 40k", RawPay(text="30k to 40k")),
        (30000, RawPay("30000", "30000")),
        ({}, RawPay()),
        (None, RawPay()),
    ],
    ids=["exact", "from", "bare value", "flat", "lists", "words", "text", "number", "empty", "none"],
)
def test_pay_is_read_as_stated(salary, pay):
    assert pay == posting_of({"baseSalary": salary}).pay


@pytest.mark.parametrize(
    ("kinds", "employment"),
    [
        ("FULL_TIME", ("FULL_TIME",)),
        ("FULL_TIME, PART_TIME", ("FULL_TIME", "PART_TIME")),
        (["FULL_TIME", "", None], ("FULL_TIME",)),
        (None, ()),
    ],
)
def test_employment_is_one_or_many(kinds, employment):
    assert employment == posting_of({"employmentType": kinds}).employment


@pytest.mark.parametrize(
    ("open_to", "countries"),
    [
        ({"@type": "Country", "name": "USA"}, ("USA",)),
        ("DE", ("DE",)),
        ({"@type": "State", "name": "Michigan", "address": {"addressCountry": "US"}}, ("US",)),
        (None, ()),
    ],
)
def test_remote_work_is_open_to_countries(open_to, countries):
    assert countries == posting_of({"applicantLocationRequirements": open_to}).remote_countries


@pytest.mark.parametrize(("identifier", "found"), [("X-1", "X-1"), (17, "17"), ([{"value": 17}], "17"), ({}, "")])
def test_an_identifier_is_text_number_or_object(identifier, found):
    assert found == posting_of({"identifier": identifier}).requisition_id


@pytest.mark.parametrize(
    "document",
    [
        POSTING,
        [POSTING],
        [[{"@type": "WebSite"}, POSTING]],
        {"@graph": [{"@type": "WebPage", "mainEntity": POSTING}]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": POSTING}]},
        {**POSTING, "@type": ["Thing", "JobPosting"]},
        {**POSTING, "@type": "http://schema.org/JobPosting"},
        {**POSTING, "@type": "schema:JobPosting"},
    ],
    ids=["alone", "list", "nested list", "graph", "item list", "types", "address", "prefix"],
)
def test_postings_are_found_wherever_they_stand(document):
    assert ["Lighthouse Keeper"] == [node["title"] for node in postings_in(document)]


@pytest.mark.parametrize("document", [None, 5, "x", [], {}, {"@type": "JobPostings"}, {"@type": None}])
def test_what_holds_no_posting_gives_none(document):
    assert [] == list(postings_in(document))


def test_a_list_of_addresses_is_read_in_its_order():
    elements = [{"url": "/a"}, {"item": "/b"}, {"item": {"url": "/c"}}, {"name": "no address"}, 5]

    assert ["/a", "/b", "/c"] == list(listed_addresses([{"@type": "ItemList", "itemListElement": elements}]))
