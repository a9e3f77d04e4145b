"""What holds for any input: the same again, nothing forbidden, linear time, well-formed for a parser."""

import html
import io
import json
import re
import time
import unicodedata

import feedparser
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.html.elements import ATTRIBUTES, TAGS
from rookery.html.own import for_page
from rookery.html.sanitize import SIZE_MAX, sanitize
from rookery.html.text import text_of

BASE = "https://base.example/x/"
NAMES = [
    *("p", "div", "b", "i", "a", "em", "code", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead"),
    *("tbody", "tr", "td", "th", "h1", "h2", "h4", "blockquote", "figure", "figcaption", "details", "summary", "br"),
    *("hr", "img", "span", "abbr", "time", "iframe", "video", "svg", "math", "script", "style", "title", "button"),
    *("form", "object", "template", "select", "noscript", "sub", "nobr", "font", "marquee", "center", "body", "html"),
    *("plaintext", "textarea", "u-x"),
]
WORDS = [
    *("x", "  y ", "\n", "&nbsp;", "\xa0", "{a}|", "&lt;b&gt;", "&amp;amp;", "jane@example.com", "@example.com", "foo"),
    *("+49 30 1234567", " 30 1234567", "+49", "(at)", ".com", "git", "\u0338", "e\u0301", "\u0301", "\u1100\u1161"),
    *("\u2028", "\u202e", "\x00", "\x0b", "\x85", "\u3000", "\ufeff", "\ud800", "\U0001f389", "\r\n", "\n\n"),
    *("<", "<!--", "-->", "]]>", "<![CDATA[", "&", "&#", ">", '"', "'", "=", "--- "),
]
GIVEN = [
    "",
    " href='https://x.example/a?b=1&c={d}|'",
    " href=/rel",
    " href=mailto:jane@example.com",
    " href='javascript:x'",
    " title='t {x} &quot; jane@example.com <i>'",
    " lang=de",
    " dir=RTL",
    " src='https://www.youtube.com/embed/dQw4w9WgXcQ'",
    " src=x onerror=alert(1)",
    " colspan=2 start=3 id=a scope=row",
    ' href="https://x.example" title="a',
    " =",
    " alt=\U0001f389",
    " href=https://e.example/?q=jane@example.com",
]
TAG = st.builds("<{}{}{}>".format, st.sampled_from(NAMES), st.sampled_from(GIVEN), st.sampled_from(["", "", "/"]))
DOCUMENT = st.lists(
    st.one_of(TAG, st.sampled_from(NAMES).map("</{}>".format), st.sampled_from(WORDS), st.sampled_from(WORDS)),
    max_size=24,
).map("".join)
ALLOWED = st.sampled_from([(), ("jane@example.com", "+49 30 1234567")])


@given(DOCUMENT, st.sampled_from(["", BASE]), ALLOWED)
def test_sanitizing_twice_is_sanitizing_once(raw, base, allowed):
    once = sanitize(raw, base=base, allowed_contacts=allowed)

    assert once == sanitize(once, base=base, allowed_contacts=allowed)
    assert once == sanitize(once, allowed_contacts=allowed)


@given(DOCUMENT, ALLOWED)
def test_nothing_forbidden_is_ever_left(faults, raw, allowed):
    actual = sanitize(raw, base=BASE, allowed_contacts=allowed)

    assert [] == faults(actual)
    assert actual == actual.strip()
    assert "\n\n" not in re.sub(r"<pre.*?</pre>", "pre", actual, flags=re.DOTALL)
    assert actual == unicodedata.normalize("NFC", actual)


@given(DOCUMENT)
def test_a_parser_reads_it_as_it_stands(raw):
    actual = sanitize(raw)

    kept = {"*": {"lang", "dir"}, **{tag: set(names) for tag, names in ATTRIBUTES.items()}}
    kept["a"] = {*kept["a"], "rel"}
    parsed = nh3.clean(actual, tags=set(TAGS), attributes=kept, link_rel=None)
    assert actual == parsed.replace("{", "&#123;").replace("|", "&#124;").replace("}", "&#125;")


@given(DOCUMENT)
def test_a_page_shows_what_the_archive_holds(raw):
    archived = sanitize(raw, base=BASE)

    actual = for_page(archived)

    assert re.sub(r"(</?h)[1-6]", r"\1", archived) == re.sub(r"(</?h)[1-6]", r"\1", actual)


@given(st.text())
def test_any_text_goes(raw):
    once = sanitize(raw)

    assert once == sanitize(once)


HOSTILE = {
    "angle brackets": "<",
    "beginnings of tags": "<a ",
    "links": "<a>",
    "unclosed double quotes": '<a href="',
    "unclosed single quotes": "<a href='x\"",
    "comments": "<!--",
    "declarations": "<!",
    "end tags": "</a",
    "divisions": "<div>",
    "quotations": "<blockquote>",
    "bold": "<b>",
    "bold paragraphs": "<i>x<p>",
    "lists": "<ul><li>",
    "tables": "<table>",
    "cells": "<td>",
    "items": "<li>",
    "definitions": "<dd><dt>",
    "headings": "<h1>x",
    "paragraphs": "<p>x",
    "code": "<pre>x </pre>",
    "breaks in code": "<br> ",
    "frames": "<iframe src=//x.y>",
    "closed frames": "<iframe src=//x.y></iframe>",
    "videos": "<video><source ",
    "drawings": "<svg>",
    "scripts": "<script>",
    "ampersands": "&",
    "references": "&#1;",
    "braces": "{",
    "addresses": "a@b.co ",
    "at signs": "a@",
    "spelled addresses": "x (at) y.de ",
    "numbers": "+49 30 1234567 ",
    "digits": "1 ",
    "titles": "<a href=//x.y title='+49 30 1234567'>x</a>",
    "long links": "<a href='https://x.y/" + "a" * 1900 + "'><p>x",
    "marks": "e\u0301\u0338",
    "spaces": " ",
    "attributes": "<p " + "a=b " * 1000 + ">",
}


def _cost(unit, size):
    raw = ("<pre>x" if unit == "<br> " else "") + (unit * size)[:size]
    start = time.process_time()
    actual = sanitize(raw)
    return time.process_time() - start, actual


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_html_costs_linear_time(unit):
    seconds, actual = _cost(unit, SIZE_MAX // 32)
    longer, _ = _cost(unit, SIZE_MAX // 8)  # short enough never to be cut

    assert longer < 0.5 or longer / seconds < 9  # four times the length; the square would be sixteen
    assert longer < 4
    assert actual == sanitize(actual)


@pytest.mark.parametrize("unit", ["a@", "<p>x", "a@b.co ", "&"])
def test_the_longest_hostile_html_costs_seconds_and_stays_within_the_limit(unit):
    seconds, actual = _cost(unit, SIZE_MAX * 2)

    assert seconds < 8
    assert len(actual) <= SIZE_MAX
    assert actual == sanitize(actual)


def test_end_tags_that_reach_nothing_cost_linear_time():
    raw = "<ul><table><tr><td>" + "<blockquote>" * 50 + "x</ul>" * 80_000
    start = time.process_time()
    sanitize(raw)

    assert time.process_time() - start < 8


def _strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


def _bodies(path):
    """All texts of a real file that a body could be made of."""
    if path.suffix == ".json":
        yield from _strings(json.loads(path.read_bytes()))
    elif path.name.startswith("qa-stackexchange"):
        yield from map(html.unescape, re.findall(r'Body="([^"]*)"', path.read_text("utf-8-sig")))
    elif path.suffix == ".xml":
        parsed = feedparser.parse(io.BytesIO(path.read_bytes()), sanitize_html=False, resolve_relative_uris=False)
        for entry in parsed.entries:
            yield from (content.value for content in entry.get("content", []))
            yield from (entry.get("summary", ""), entry.get("title", ""))
    else:
        yield path.read_text("utf-8", "replace")


@pytest.mark.real
def test_real_bodies_come_out_clean_and_stay(real, faults):
    address = re.compile(r"(?<![\w@.])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
    size = 0
    start = time.process_time()
    for path in sorted(real.glob("*.*")):
        if path.suffix not in {".xml", ".json", ".html", ".ics", ".mbox"}:
            continue
        for raw in _bodies(path):
            size += len(raw)
            once = sanitize(raw, base=BASE)
            assert [] == faults(once), path.name
            assert once == sanitize(once, base=BASE), path.name
            assert [] == address.findall(once), path.name

    assert size > 2_000_000
    assert (time.process_time() - start) / size < 10e-6


@given(DOCUMENT)
def test_the_text_of_a_clean_body_is_found_quickly_as_that_of_any_other(raw):
    clean = sanitize(raw)

    assert text_of(str(clean)) == text_of(clean)
