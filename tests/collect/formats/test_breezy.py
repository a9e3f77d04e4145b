"""Breezy HR: a bare list, which is empty for everybody who does not exist."""

from __future__ import annotations

import json

import pytest

from board_samples import BREEZY
from rookery.collect.formats.breezy import parse_list, recognise
from rookery.collect.formats.raw_posting import RawPay, RawPlace
from rookery.errors import FeedError


def listed(**changes):
    return parse_list(json.dumps([{**BREEZY[0], **changes}]), "").items[0]


def test_every_field_of_a_position_is_read():
    item = listed()

    assert ("c0ffee", "https://nest.breezy.hr/p/c0ffee-barista", "Barista") == (item.guid, item.link, item.title)
    assert ("2026-02-03T08:00:00.000Z",) == item.published
    assert "<p>Pour.</p>" == item.bodies[0].value
    assert ("Bar", ("Part-Time",), False) == (item.posting.department, item.posting.employment, item.posting.remote)
    assert RawPay(text="€14 per hour") == item.posting.pay


def test_all_places_are_read_each_once():
    assert (RawPlace("Turin, IT", "Turin", "Piedmont", "IT"), RawPlace("Milan, IT", "Milan")) == listed().posting.places


@pytest.mark.parametrize(
    ("salary", "pay"),
    [
        (
            {"min": 30000, "max": 35000.5, "currency": "EUR", "period": "year"},
            RawPay("30000", "35000.5", "EUR", "year"),
        ),
        ("", RawPay()),
        (None, RawPay()),
    ],
    ids=["object", "blank", "none"],
)
def test_pay_may_be_words_numbers_or_absent(salary, pay):
    assert pay == listed(salary=salary).posting.pay


def test_department_and_type_may_be_words_or_objects():
    item = listed(department={"name": "Bar"}, type="Part-Time")

    assert ("Bar", ("Part-Time",)) == (item.posting.department, item.posting.employment)


def test_an_empty_answer_says_nothing():
    feed = parse_list("[]", "https://nobody.breezy.hr/json?verbose=true")

    assert (False, 0) == (feed.certain, feed.count)


def test_an_object_is_no_answer():
    with pytest.raises(FeedError, match=r"no answer of Breezy HR \(JSON that is no list"):
        parse_list("{}", "")


@pytest.mark.parametrize(
    ("url", "board"),
    [("https://nest.breezy.hr/p/c0ffee", "nest"), ("https://app.breezy.hr/signin", ""), ("https://breezy.hr", "")],
)
def test_addresses_of_breezy_are_recognised(url, board):
    assert board == recognise(url)
