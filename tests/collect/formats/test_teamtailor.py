"""Teamtailor: a JSON Feed with a JobPosting in each item."""

from __future__ import annotations

import json

import pytest

from board_samples import TEAMTAILOR
from rookery.collect.formats.teamtailor import parse_list, recognise
from rookery.errors import FeedError

AT = "https://nest.teamtailor.com/jobs.json"


def listed(at=AT, **changes):
    return parse_list(json.dumps({**TEAMTAILOR, **changes}), at)


def test_every_field_of_an_item_and_of_its_posting_is_read():
    item = listed().items[0]

    assert ("4711", "https://nest.teamtailor.com/jobs/4711-keeper") == (item.guid, item.link)
    assert ("Lighthouse Keeper", "<p>Keep the light.</p>") == (item.title, item.bodies[0].value)
    assert ("2026-02-03T08:00:00+01:00", "2026-02-03") == item.published
    assert ("2026-02-10",) == item.updated
    assert ["Brest"] == [place.locality for place in item.posting.places]
    assert ("remote", ("France", "Spain")) == (item.posting.workplace, item.posting.remote_countries)


def test_two_places_stay_two_places():
    places = [
        {"address": {"addressLocality": "Oslo", "addressCountry": "NO"}},
        {"address": {"addressLocality": "Umeå"}},
    ]
    row = {**TEAMTAILOR["items"][0], "_jobposting": {"jobLocation": places}}

    assert [("Oslo", "NO"), ("Umeå", "")] == [
        (place.locality, place.country) for place in listed(items=[row]).items[0].posting.places
    ]


def test_an_item_without_a_posting_is_still_a_job():
    row = {key: value for key, value in TEAMTAILOR["items"][0].items() if key != "_jobposting"}
    item = listed(items=[row]).items[0]

    assert "Lighthouse Keeper" == item.title
    assert () == item.posting.places


@pytest.mark.parametrize(
    ("at", "following", "more"),
    [
        (AT, "https://nest.teamtailor.com/jobs.json?page=2", (f"{AT}?page=2",)),
        (f"{AT}?page=2", "https://nest.teamtailor.com/jobs.json?page=3", (f"{AT}?page=3",)),
        ("http://127.0.0.1:8000/jobs.json", "https://nest.teamtailor.com/jobs.json?page=2",
         ("http://127.0.0.1:8000/jobs.json?page=2",)),
        (f"{AT}?page=2", f"{AT}?page=2", ()),
        (AT, "", ()),
        (AT, "http://[", ()),
        ("", f"{AT}?page=2", ()),
    ],
    ids=["first", "second", "proxy", "itself", "last", "no address", "file"],
)  # fmt: skip
def test_the_next_page_is_asked_where_this_one_came_from(at, following, more):
    assert more == listed(at, next_url=following).more


def test_json_that_is_no_feed_is_refused():
    with pytest.raises(FeedError, match=r"no answer of Teamtailor \(JSON that is no JSON Feed"):
        listed(version=None)


@pytest.mark.parametrize(
    ("url", "board"),
    [
        ("https://nest.teamtailor.com/jobs/4711-keeper", "nest"),
        ("https://nest.na.teamtailor.com/jobs", "nest.na"),
        ("https://www.teamtailor.com/en/", ""),
        ("https://careers.nest.example/jobs", ""),
    ],
)
def test_addresses_of_teamtailor_are_recognised(url, board):
    assert board == recognise(url)
