"""What holds for every job board, whatever comes: only a FeedError is raised, and what comes out is text."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board_samples import DETAILS, LISTS
from rookery.collect.formats.raw import RawItem
from rookery.collect.formats.raw_posting import RawPosting
from rookery.errors import FeedError

BOARDS = {name: import_module(f"rookery.collect.formats.{name}") for name in LISTS}
JSON_BOARDS = sorted(set(LISTS) - {"personio", "indeed_xml", "jsonld"})
XML_BOARDS = ["personio", "indeed_xml"]
AT = "https://jobs.example/wday/cxs/company/postings?limit=100"

ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["1e999", "http://[", "\ud800", "&lt;p&gt;", "//x", "-1", "https://jobs.example/a?b#c", "%zz"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)


def texts(value):
    """Every leaf of what a board's module made."""
    if is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    else:
        yield value


def read(name, text, at=AT):
    """Read a list: either it is refused, or all that comes out is text, numbers and flags."""
    try:
        feed = BOARDS[name].parse_list(text, at)
    except FeedError:
        return
    assert feed.count >= len(feed.items)
    assert all(value is None or isinstance(value, str | int) for value in texts(feed))


def spots(value, path=()):
    """Every place in a JSON value."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from spots(inner, (*path, key))


def changed(value, path, other):
    if not path:
        return other
    key, *rest = path
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[key] = changed(value[key], rest, other)
    return copy


@pytest.mark.parametrize("name", JSON_BOARDS)
@settings(max_examples=40, deadline=None)
@given(value=ANY_JSON)
def test_any_json_is_read_or_refused(name, value):
    read(name, json.dumps(value))


@pytest.mark.parametrize("name", JSON_BOARDS)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_wrong_type_in_any_field_costs_that_field_at_most(name, data):
    sample = json.loads(LISTS[name])
    path = data.draw(st.sampled_from(list(spots(sample))))
    read(name, json.dumps(changed(sample, path, data.draw(ANY_JSON))))


@pytest.mark.parametrize("name", sorted(set(DETAILS) - {"jsonld"}))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_wrong_type_in_any_field_of_a_detail_costs_that_field_at_most(name, data):
    sample = json.loads(DETAILS[name])
    path = data.draw(st.sampled_from(list(spots(sample))))
    text = json.dumps(changed(sample, path, data.draw(ANY_JSON)))
    try:
        found = BOARDS[name].parse_detail(text, RawItem(guid="9001", posting=RawPosting()))
    except FeedError:
        return

    assert "9001" == found.guid


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_wrong_type_in_any_property_of_a_jobposting_costs_that_property_at_most(data):
    sample = json.loads(LISTS["teamtailor"])["items"][0]["_jobposting"]
    path = data.draw(st.sampled_from(list(spots(sample))))
    block = json.dumps(changed(sample, path, data.draw(ANY_JSON))).replace("</", "<\\/")
    read("jsonld", f'<html><script type="application/ld+json">{block}</script></html>')


@pytest.mark.parametrize("name", sorted(BOARDS))
@settings(max_examples=40, deadline=None)
@given(text=st.text(), at=st.sampled_from([AT, "", "https://[", "file:///x"]))
def test_any_text_is_read_or_refused(name, text, at):
    read(name, text, at)
    read(name, f"<html>{text}</html>", at)
    read(name, LISTS[name], at)


@pytest.mark.parametrize("name", [*XML_BOARDS, "jsonld"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_markup_with_a_piece_cut_out_is_read_or_refused(name, data):
    sample = LISTS[name]
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, min(start + 200, len(sample))))
    read(name, sample[:start] + data.draw(st.sampled_from(["", "<", "&", "]]>", "</x>"])) + sample[end:])


@pytest.mark.parametrize("name", sorted(BOARDS))
@settings(max_examples=60, deadline=None)
@given(url=st.text() | st.builds("https://{}/{}".format, st.text(max_size=20), st.text(max_size=20)))
def test_any_address_is_recognised_or_not(name, url):
    assert isinstance(BOARDS[name].recognise(url), str)


@pytest.mark.parametrize("name", JSON_BOARDS)
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("Not found", "plain text"),
        ("<!doctype html><html><title>Page not found</title></html>", "HTML page: Page not found"),
        ("<rss version='2.0'></rss>", "XML"),
        ("{", "broken JSON"),
        ('{"error": "Company not found"}', "JSON"),
        ('{"jobs": 5, "content": 5, "data": 5, "result": 5, "items": 5, "jobPostings": 5}', "JSON"),
        ("[" * 100_000, "nested too deep"),
        ("[1" + "0" * 5000 + "]", "a number"),
    ],
    ids=["empty", "blank", "text", "html", "rss", "cut", "error", "types", "deep", "digits"],
)
def test_what_is_no_answer_is_refused_in_plain_words(name, text, why):
    with pytest.raises(FeedError, match=why) as caught:
        BOARDS[name].parse_list(text, AT)

    assert str(caught.value).startswith("no answer of ")


@pytest.mark.parametrize("name", XML_BOARDS)
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("<!doctype html><html><title>Page not found</title></html>", "HTML page: Page not found"),
        ("<rss version='2.0'></rss>", "another kind of XML"),
        ("{}", "JSON"),
        ("<?xml version='1.0'?><jobs></jobs>", "XML"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "document type"),
    ],
    ids=["empty", "html", "rss", "json", "other", "doctype"],
)
def test_what_is_no_xml_of_the_board_is_refused_in_plain_words(name, text, why):
    with pytest.raises(FeedError, match=why) as caught:
        BOARDS[name].parse_list(text, AT)

    assert str(caught.value).startswith("no answer of ")


@pytest.mark.parametrize("name", XML_BOARDS)
def test_xml_that_was_cut_off_is_refused_whole(name):
    with pytest.raises(FeedError, match="truncated"):
        BOARDS[name].parse_list(LISTS[name][:-30], AT)


@pytest.mark.parametrize("name", XML_BOARDS)
def test_xml_that_is_nested_too_deep_is_refused(name):
    root = "workzag-jobs" if name == "personio" else "source"
    with pytest.raises(FeedError, match="nested too deep"):
        BOARDS[name].parse_list(f"<{root}>" + "<a>" * 10_000 + "</a>" * 10_000 + f"</{root}>", AT)


@pytest.mark.parametrize("name", sorted({*JSON_BOARDS} - {"breezy"}))
def test_an_error_answer_is_quoted_without_contact_data(name):
    text = '{"version": "https://jsonfeed.org/version/1.1", "error": "ask mary@example.com"}'
    with pytest.raises(FeedError, match="it says: ask") as caught:
        BOARDS[name].parse_list(text, AT)

    assert "mary" not in str(caught.value)


@pytest.mark.parametrize("name", sorted({*DETAILS} - {"jsonld"}))
def test_a_mark_changes_with_the_row_and_not_with_the_order_of_its_keys(name):
    sample = json.loads(LISTS[name])
    same = json.dumps(sample, sort_keys=True)
    other = LISTS[name].replace("Nest Works", "Other Works").replace("Ferry", "Boat").replace("Crane", "Lift")
    first, again, changed_row = (BOARDS[name].parse_list(text, AT).items[0].mark for text in (LISTS[name], same, other))

    assert first == again
    assert first != changed_row
