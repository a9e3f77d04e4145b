"""BambooHR: a bare list, and a detail for each opening."""

from __future__ import annotations

import json

import pytest

from board_samples import BAMBOOHR, BAMBOOHR_DETAIL
from rookery.collect.formats.bamboohr import parse_detail, parse_list, recognise
from rookery.collect.formats.raw_posting import RawPlace
from rookery.errors import FeedError

AT = "https://nest.bamboohr.com/careers/list"


def listed(at=AT, **changes):
    return parse_list(json.dumps({"result": [{**BAMBOOHR["result"][0], **changes}]}), at).items[0]


def detailed(**changes):
    opening = {**BAMBOOHR_DETAIL["result"]["jobOpening"], **changes}
    return parse_detail(json.dumps({"result": {"jobOpening": opening}}), listed())


def test_every_field_of_a_row_is_read():
    item = listed()

    assert ("31", "Ferry Captain") == (item.guid, item.title)
    assert "https://nest.bamboohr.com/careers/31" == item.link
    assert "https://nest.bamboohr.com/careers/31/detail" == item.detail
    assert (
        RawPlace("Sidney, British Columbia, Canada", "Sidney", "British Columbia", "Canada"),
    ) == item.posting.places
    assert ("Fleet", ("Full-Time",), "onsite") == (
        item.posting.department,
        item.posting.employment,
        item.posting.workplace,
    )


def test_the_place_may_stand_in_either_of_two_fields():
    item = listed(atsLocation={"city": None}, location={"city": "Tofino", "state": "BC"})

    assert ["Tofino, BC"] == [place.text for place in item.posting.places]


@pytest.mark.parametrize(
    ("kind", "workplace"), [("0", "onsite"), ("1", "remote"), ("2", "hybrid"), ("7", ""), (2, "hybrid")]
)
def test_the_type_of_location_is_a_number(kind, workplace):
    assert workplace == listed(locationType=kind).posting.workplace


def test_a_detail_adds_text_date_and_pay_and_corrects_the_workplace():
    item = detailed()

    assert "<p>Cross the strait.</p>" == item.bodies[0].value
    assert ("2026-02-03",) == item.published
    assert ("$40 an hour", "hybrid", "Fleet") == (
        item.posting.pay.text,
        item.posting.workplace,
        item.posting.department,
    )
    assert "Sidney" == item.posting.places[0].locality


@pytest.mark.parametrize(
    "answer",
    [{}, {"result": []}, {"result": {"jobOpening": {"id": "32", "description": "<p>x</p>"}}}],
    ids=["empty", "list", "another opening"],
)
def test_a_detail_about_something_else_is_refused(answer):
    with pytest.raises(FeedError, match="not about the opening 31"):
        parse_detail(json.dumps(answer), listed())


def test_a_list_with_fewer_openings_than_it_says_was_cut():
    assert 3 == parse_list(json.dumps({**BAMBOOHR, "meta": {"totalCount": 3}}), AT).count


def test_the_vendors_own_site_is_no_answer():
    with pytest.raises(FeedError, match=r"no answer of BambooHR \(HTML page: HR Software\)"):
        parse_list("<!doctype html><html><head><title>HR Software</title></head></html>", AT)


@pytest.mark.parametrize(
    ("url", "board"),
    [
        ("https://nest.bamboohr.com/careers", "nest"),
        ("https://nest.bamboohr.com/careers/31", "nest"),
        ("https://www.bamboohr.com/", ""),
        ("https://bamboohr.com/careers", ""),
    ],
)
def test_addresses_of_bamboohr_are_recognised(url, board):
    assert board == recognise(url)
