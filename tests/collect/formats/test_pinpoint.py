"""Pinpoint: the same job in several languages is one job."""

from __future__ import annotations

import json

import pytest

from board_samples import PINPOINT
from rookery.collect.formats.pinpoint import parse_list, recognise
from rookery.collect.formats.raw_posting import RawPay

GERMAN, ENGLISH = PINPOINT["data"]


def listed(*rows):
    return parse_list(json.dumps({"data": rows}), "")


@pytest.mark.parametrize("rows", [(GERMAN, ENGLISH), (ENGLISH, GERMAN)], ids=["german first", "english first"])
def test_a_job_in_two_languages_is_one_job_in_english(rows):
    feed = listed(*rows)

    assert 1 == feed.count
    assert [("88", "Welder", "en", "https://nest.pinpointhq.com/en/postings/502")] == [
        (item.guid, item.title, item.lang, item.link) for item in feed.items
    ]
    assert ["Geneva"] == [place.text for place in feed.items[0].posting.places]


def test_a_job_without_english_keeps_its_language():
    assert ("Schweißer", "de") == (listed(GERMAN).items[0].title, listed(GERMAN).items[0].lang)


def test_a_job_in_two_places_is_one_job_with_two_places():
    other = {**ENGLISH, "id": "503", "location": {"name": "Basel", "city": "Basel"}}

    assert ["Geneva", "Basel"] == [place.text for place in listed(ENGLISH, other).items[0].posting.places]


def test_every_field_of_a_posting_is_read():
    item = listed(ENGLISH).items[0]

    assert "<p>Hello.</p>\n<h2>What you do</h2>\n<ul><li>Weld</li></ul>\n<h2>Benefits</h2>\n<p>Gloves</p>" == (
        item.bodies[0].value
    )
    assert ("Shop", ("full_time",), "hybrid", "R-88") == (
        item.posting.department,
        item.posting.employment,
        item.posting.workplace,
        item.posting.requisition_id,
    )
    assert "2026-05-01T00:00:00Z" == item.posting.valid_through
    assert RawPay("30000", "35000", "GBP", "year", "£30,000 - £35,000 / year") == item.posting.pay
    assert ("",) == item.published


def test_a_day_of_publication_is_read_where_there_is_one():
    item = listed({**ENGLISH, "first_published_at": "2026-02-03T08:00:00Z"}).items[0]

    assert ("2026-02-03T08:00:00Z",) == item.published


def test_pay_that_is_not_to_be_shown_is_not_read():
    assert RawPay() == listed({**ENGLISH, "compensation_visible": False}).items[0].posting.pay


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/en/postings/1", "en"), ("/fr-CA/postings/1", "fr-CA"), ("/postings/1", ""), ("/jobs/1", ""), ("", "en")],
)
def test_the_language_stands_in_the_path(path, lang):
    assert lang == listed({**ENGLISH, "path": path}).items[0].lang


def test_a_list_of_a_thousand_may_be_cut_and_says_so():
    feed = listed(*({"id": str(number), "title": "Job"} for number in range(1000)))

    assert ("exactly 1000 postings: Pinpoint may have cut the list",) == feed.notes


@pytest.mark.parametrize(
    ("url", "board"),
    [("https://nest.pinpointhq.com/en/postings/1", "nest"), ("https://www.pinpointhq.com/", "")],
)
def test_addresses_of_pinpoint_are_recognised(url, board):
    assert board == recognise(url)
