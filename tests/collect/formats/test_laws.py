"""Laws over feeds that nobody wrote: order, cutting, moving."""

from __future__ import annotations

import random
from dataclasses import replace
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["tide", "crane & cart", "</rss>", "ä€😀", "1 < 2", "]]>", "<b>bold</b>", "rope", "a", "jo@a.example"]
)
TEXT = st.lists(WORDS, max_size=4).map(" ".join)
LINKS = st.sampled_from(
    ["", "https://a.example/1", "https://a.example/2", "/3", "4?x=1", "https://a.example/2026/01/02/x"]
)
GUIDS = st.sampled_from(["", "1", "2", "/3", "https://a.example/1", "tag:a.example,2026:1"])
DATES = st.sampled_from(["", "2026-01-01", "Mon, 02 Feb 2026 10:00:00 GMT", "nonsense", "2035-01-01"])
ITEMS = st.lists(st.tuples(TEXT, LINKS, GUIDS, DATES, TEXT), max_size=6)  # fmt: skip


def rss(items):
    written = "".join(
        f"<item><title>{escape(title)}</title><link>{link}</link><guid>{guid}</guid><pubDate>{date}</pubDate>"
        f"<description>{escape(text)}</description></item>\n"
        for title, link, guid, date, text in items
    )
    return f'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>T</title>{written}</channel></rss>'


def atom(items):
    written = "".join(
        f'<entry><title>{escape(title)}</title><link href="{link}"/><id>{guid}</id><updated>{date}</updated>'
        f'<content type="html"><![CDATA[{text.replace("]]>", "")}]]></content></entry>'
        for title, link, guid, date, text in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{written}<!-- </feed> --></feed>'


def sloppy(items):
    """Malformed on purpose, before and within the items."""
    return rss(items).replace("<title>T</title>", "<title>T & U<br></title>").replace("<guid>", "<x a=b><guid>")


FORMS = {"rss": rss, "atom": atom, "sloppy": sloppy}


@pytest.mark.parametrize("form", FORMS)
@given(items=ITEMS, data=st.data())
@settings(max_examples=25, deadline=None)
def test_shuffling_items_changes_nothing_but_their_order(form, items, data, parse):
    shuffled = data.draw(st.permutations(items))
    one, other = (parse(FORMS[form](order), at="https://b.example/f") for order in (items, shuffled))

    assert sorted(one.entries, key=repr) == sorted(other.entries, key=repr)
    assert one.count == other.count == len(items)


@pytest.mark.parametrize("form", FORMS)
@given(items=ITEMS)
@settings(max_examples=25, deadline=None)
def test_ids_are_unique_in_a_feed(form, items, parse):
    ids = [entry.id for entry in parse(FORMS[form](items)).entries]

    assert len(ids) == len(set(ids))
    assert "" not in ids


@pytest.mark.parametrize("form", FORMS)
@given(items=ITEMS)
@settings(max_examples=25, deadline=None)
def test_a_move_to_another_host_changes_no_id(form, items, parse):
    places = ("", "file:///a/feed.xml", "http://127.0.0.1:8000/deep/er/feed.xml", "https://b.example/")
    found = {tuple(entry.id for entry in parse(FORMS[form](items), at=place).entries) for place in places}

    assert 1 == len(found)


@pytest.mark.parametrize("form", FORMS)
@given(items=ITEMS, encoding=st.sampled_from(["utf-8", "utf-16"]), data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_feed_that_is_cut_before_the_end_of_its_root_is_an_error(form, items, encoding, data, parse):
    body = FORMS[form](items).encode(encoding)
    cut = data.draw(st.integers(0, len(body) - 1))
    parsed = parse(body[:cut])

    assert parsed.error
    assert () == parsed.entries


def test_every_single_cut_of_a_feed_is_an_error(parse):
    items = [("tide", "/3", "2", "2026-01-01", "crane & cart ä€😀 <b>bold</b> </rss>")]
    for write in FORMS.values():
        body = write(items).encode()

        assert [] == [cut for cut in range(len(body)) if not parse(body[:cut]).error]


def test_a_json_feed_that_is_cut_is_an_error(parse):
    body = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "{}]}"}, {"id": 2}]}'

    assert [] == [cut for cut in range(len(body)) if not parse(body[:cut]).error]


@given(items=ITEMS, seed=st.integers(0, 9))
@settings(max_examples=20, deadline=None)
def test_parsing_twice_gives_the_same(items, seed, parse):
    random.Random(seed).shuffle(items)
    parsed = parse(rss(items))

    assert parsed == parse(rss(items)) == replace(parsed)
