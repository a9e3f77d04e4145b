"""Workable: rows that share a shortcode are one job."""

from __future__ import annotations

import json

import pytest

from board_samples import WORKABLE
from rookery.collect.formats.raw_posting import RawPlace
from rookery.collect.formats.workable import parse_list, recognise


def listed(**changes):
    row = {**WORKABLE["jobs"][0], **changes}
    return parse_list(json.dumps({"name": "Nest Works", "jobs": [row]}), "").items[0]


def test_a_job_in_two_places_is_one_job_with_two_places():
    feed = parse_list(json.dumps(WORKABLE), "")

    assert 1 == feed.count == len(feed.items)
    assert ["Bergen, Vestland, Norway", "Oslo, Norway"] == [place.text for place in feed.items[0].posting.places]
    assert RawPlace("Bergen, Vestland, Norway", "Bergen", "Vestland", "NO") == feed.items[0].posting.places[0]


def test_every_field_of_a_job_is_read():
    item = listed()

    assert ("A1B2C3", "https://apply.workable.com/j/A1B2C3", "Harbour Pilot") == (item.guid, item.link, item.title)
    assert "<p>Bring ships in.</p>" == item.bodies[0].value
    assert ("2026-02-03", "2026-02-01") == item.published
    assert ("Operations", "Shipping") == item.categories
    assert ("Port", ("Full-time",), "REQ-7") == (
        item.posting.department,
        item.posting.employment,
        item.posting.requisition_id,
    )
    assert "https://apply.workable.com/j/A1B2C3/apply" == item.posting.apply_url
    assert item.posting.remote is False
    assert not item.detail


def test_a_job_without_a_list_of_places_lies_in_its_own_city():
    item = listed(locations=[])

    assert (RawPlace("Bergen, Vestland, Norway", "Bergen", "Vestland", "Norway"),) == item.posting.places


def test_a_place_that_the_employer_hides_stays_hidden():
    hidden = {"city": "Secret", "hidden": True}

    assert () == listed(locations=[hidden]).posting.places


def test_rows_without_a_shortcode_are_not_taken_for_one_job():
    feed = parse_list(json.dumps({"jobs": [{"title": "One"}, {"title": "Two"}]}), "")

    assert ["One", "Two"] == [item.title for item in feed.items]


def test_one_remote_row_makes_the_job_remote():
    first, second = WORKABLE["jobs"]
    feed = parse_list(json.dumps({"jobs": [first, {**second, "telecommuting": True}]}), "")

    assert feed.items[0].posting.remote is True


@pytest.mark.parametrize(("jobs", "certain"), [([], False), (WORKABLE["jobs"], True)], ids=["empty", "jobs"])
def test_an_empty_answer_may_mean_an_unknown_company(jobs, certain):
    assert certain is parse_list(json.dumps({"name": None, "jobs": jobs}), "").certain


@pytest.mark.parametrize(
    ("url", "board"),
    [
        ("https://apply.workable.com/nest-works/", "nest-works"),
        ("https://apply.workable.com/nest-works/j/A1B2C3/", "nest-works"),
        ("https://apply.workable.com/api/v1/widget/accounts/nest-works?details=true", "nest-works"),
        ("https://www.workable.com/api/accounts/nest-works?details=true", "nest-works"),
        ("https://nest-works.workable.com/jobs/123", "nest-works"),
        ("https://apply.workable.com/j/A1B2C3", ""),
        ("https://www.workable.com/pricing", ""),
        ("https://jobs.workable.com/view/x", ""),
        ("https://apply.workable.com/", ""),
        ("https://workable.com.example.org/nest", ""),
        ("not an address", ""),
    ],
)
def test_addresses_of_workable_are_recognised(url, board):
    assert board == recognise(url)
