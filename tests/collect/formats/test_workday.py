"""Workday: a stored list, and details where they can be asked."""

from __future__ import annotations

import json

import pytest

from board_samples import WORKDAY, WORKDAY_DETAIL
from rookery.collect.formats.raw_posting import RawPlace
from rookery.collect.formats.workday import parse_detail, parse_list
from rookery.errors import FeedError

AT = "https://nest.wd3.myworkdayjobs.com/wday/cxs/nest/Careers/jobs"


def listed(at=AT, **changes):
    return parse_list(json.dumps({**WORKDAY, **changes}), at)


def test_links_and_details_are_made_of_the_lists_own_address():
    item = listed().items[0]

    assert "https://nest.wd3.myworkdayjobs.com/Careers/job/Antwerp/Crane-Operator_JR1" == item.link
    assert "https://nest.wd3.myworkdayjobs.com/wday/cxs/nest/Careers/job/Antwerp/Crane-Operator_JR1" == item.detail
    assert ("/job/Antwerp/Crane-Operator_JR1", "JR1") == (item.guid, item.posting.requisition_id)


def test_a_stored_list_has_neither():
    item = listed("http://127.0.0.1:8000/workday.json").items[0]

    assert ("", "") == (item.link, item.detail)


def test_days_ago_are_no_date_and_a_number_of_places_is_no_place():
    crane, diver = listed().items

    assert (RawPlace("Antwerp, Belgium"),) == crane.posting.places
    assert ((), ()) == (diver.posting.places, diver.published)


def test_where_no_detail_can_be_asked_the_missing_days_are_named_once():
    note = "'Posted Today' and the like are no days of publication: no posting has one"

    assert (note,) == listed("http://127.0.0.1:8000/workday.json").notes
    assert () == listed().notes


def test_the_mark_does_not_age_with_the_days():
    older = [{**row, "postedOn": "Posted 9 Days Ago"} for row in WORKDAY["jobPostings"]]

    assert [item.mark for item in listed().items] == [item.mark for item in listed(jobPostings=older).items]


def test_a_part_of_a_longer_list_says_so():
    assert 2000 == listed(total=2000).count


def test_a_detail_adds_text_places_and_date():
    item = parse_detail(json.dumps(WORKDAY_DETAIL), listed().items[1])

    assert (RawPlace("Ghent", country="Belgium"), RawPlace("Ostend")) == item.posting.places
    assert ("<p>Dive.</p>", ("2026-02-03",)) == (item.bodies[0].value, item.published)
    assert ("On-site", ("Full time",)) == (item.posting.workplace, item.posting.employment)


def test_a_detail_about_nothing_is_refused():
    with pytest.raises(FeedError, match="not about the posting"):
        parse_detail("{}", listed().items[0])


@pytest.mark.real
def test_a_captured_list(real):
    feed = parse_list((real / "jobs-workday-nvidia.json").read_text("utf-8"), AT)

    assert 10 == len({item.guid for item in feed.items})
    assert 2000 == feed.count
    assert all(item.title and item.posting.requisition_id.startswith("JR") for item in feed.items)
    assert 6 == sum(bool(item.posting.places) for item in feed.items)
