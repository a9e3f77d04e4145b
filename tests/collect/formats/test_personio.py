"""Personio: XML that is no feed."""

from __future__ import annotations

import pytest

from board_samples import PERSONIO
from rookery.collect.formats.personio import parse_list, recognise
from rookery.collect.formats.raw_posting import RawPay
from rookery.errors import FeedError

AT = "https://nest.jobs.personio.de/xml?language=en"


def listed(before="", after="", at=AT):
    assert before in PERSONIO
    return parse_list(PERSONIO.replace(before, after), at).items[0]


def test_every_field_of_a_position_is_read():
    item = listed()

    assert ("77", "Rigger & Sailmaker") == (item.guid, item.title)
    assert ("2026-02-03T08:00:00+00:00",) == item.published
    assert ("rope", "sail") == item.categories
    assert "Yard" == item.posting.department
    assert RawPay("41000.00", "", "EUR", "yearly") == item.posting.pay


def test_the_link_is_made_of_the_boards_own_address():
    assert "https://nest.jobs.personio.de/job/77" == listed().link
    assert "https://nest.jobs.personio.com/job/77" == listed(at="https://nest.jobs.personio.com/xml").link
    assert "" == listed(at="").link


def test_the_language_that_was_asked_for_is_the_feeds():
    assert "en" == parse_list(PERSONIO, AT).lang


def test_each_part_of_the_text_has_its_heading_and_empty_parts_are_left_out():
    assert "<h2>Your mission</h2>\n<p>Rig &amp; mend.</p>\n<h2>Your profile</h2>\nNo fear of heights" == (
        listed().bodies[0].value
    )


def test_additional_offices_are_places_too_each_once():
    assert ["Kiel", "Jena"] == [place.text for place in listed().posting.places]


@pytest.mark.parametrize(
    ("schedule", "kind", "employment"),
    [
        ("full-time", "permanent", ("full-time",)),
        ("part-time", "permanent", ("part-time",)),
        ("full-or-part-time", "permanent", ("full-time", "part-time")),
        ("full-time", "intern", ("full-time", "intern")),
        ("", "freelance", ("freelance",)),
        ("", "permanent", ("permanent",)),
        ("full-time", "", ("full-time",)),
        ("", "", ()),
    ],
)
def test_working_time_and_kind_of_contract_are_read_together(schedule, kind, employment):
    text = PERSONIO.replace(">full-or-part-time<", f">{schedule}<").replace(">permanent<", f">{kind}<")

    assert employment == parse_list(text, AT).items[0].posting.employment


def test_a_position_without_pay_states_none():
    start, end = PERSONIO.index("<salaryInformation>"), PERSONIO.index("</position>")

    assert RawPay() == parse_list(PERSONIO[:start] + PERSONIO[end:], AT).items[0].posting.pay


def test_a_bare_ampersand_is_mended():
    assert "Rigger & Sailmaker" == listed("Rigger &amp;", "Rigger &").title


def test_a_board_without_positions_is_empty_and_sure():
    feed = parse_list("<?xml version='1.0'?>\n<workzag-jobs>\n</workzag-jobs>", AT)

    assert ((), 0, True) == (feed.items, feed.count, feed.certain)


def test_the_page_for_an_unknown_company_is_no_answer():
    with pytest.raises(FeedError, match=r"no answer of Personio \(HTML page: Personio\)"):
        parse_list("<!DOCTYPE html><html><head><title>Personio</title></head></html>", AT)


@pytest.mark.parametrize(
    ("url", "board"),
    [
        ("https://nest.jobs.personio.de/", "nest"),
        ("https://nest.jobs.personio.com/job/77?language=de", "nest"),
        ("https://www.personio.de/jobs", ""),
        ("https://jobs.personio.de/", ""),
    ],
)
def test_addresses_of_personio_are_recognised(url, board):
    assert board == recognise(url)


@pytest.mark.real
def test_a_captured_board_of_eleven_positions(real):
    feed = parse_list((real / "jobs-personio-demo.xml").read_text("utf-8"), AT)

    assert 11 == feed.count == len({item.guid for item in feed.items})
    assert 5 == sum(bool(item.posting.pay.minimum) for item in feed.items)
    assert {"London", "Manchester", "Amsterdam", "Remote"} == {item.posting.places[0].text for item in feed.items}
    assert 35 == sum(item.bodies[0].value.count("<h2>") for item in feed.items)
    assert all(item.published[0] and item.title and item.posting.employment for item in feed.items)
