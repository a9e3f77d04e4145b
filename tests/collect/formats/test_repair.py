"""Feeds that are written wrongly are mended and reported; feeds that are cut off are not believed."""

from __future__ import annotations

import pytest


def rss(item, root='<rss version="2.0">', after=""):
    return f"{root}<channel><title>T</title><item><link>http://a.example/1</link>{item}</item></channel></rss>{after}"


@pytest.mark.parametrize(
    ("body", "title", "content"),
    [
        (rss("<title>R&D &nbsp; &eacute;&hellip;</title>"), "R&D é…", ""),
        (rss("<title>a\x00b\x0bc</title>"), "abc", ""),
        (rss("<title>&#0;&#xFFFF;x&#150;</title>"), "\ufffd\ufffdx\u2013", ""),
        (rss("<title>1 < 2 && 3 > 2</title>"), "1 < 2 && 3 > 2", ""),
        (rss("<title>A</title><description><p>one<br>two</p></description>"), "A", "<p>one<br>two</p>"),
        (rss("<title>A</title><description>never closed <b>here</description>"), "A", "<p>never closed <b>here</b></p>"),
        (rss("<title>A</title><description>closed</i> twice</description>"), "A", "<p>closed twice</p>"),
        (rss("<title>A</title><content:encoded><![CDATA[<p>x</p>]]></content:encoded>"), "A", "<p>x</p>"),
        (rss("<title>A]]></title>"), "A]]>", ""),
        (rss("<title>A</title>", root="<rss version=2.0 version='2.0' hidden>"), "A", ""),
        (rss("<title>A</title>", root='<rss xmlns:x="" version="2.0">'), "A", ""),
        (rss("<title>A</title>", after="<p>sent by a proxy</p>&"), "A", ""),
        (rss("<title>A</title><a b='<c>'>d</a>"), "A", ""),
    ],
    ids=[
        *("references", "controls", "bad numbers", "bare signs", "bare HTML", "unclosed", "stray end", "prefix"),
        *("end of CDATA", "attributes", "empty namespace", "junk after", "sign in attribute"),
    ],
)  # fmt: skip
def test_malformed_xml_is_mended_and_reported(body, title, content, parse):
    parsed = parse(body)

    assert (1, title, content) == (parsed.count, parsed.entries[0].title, parsed.entries[0].content)
    assert parsed.notes[0].startswith("repaired: ")


def test_the_line_of_the_fault_counts_from_the_top_of_the_file(parse):
    parsed = parse('<?xml version="1.0"?>\n\n<rss version="2.0"><channel>\n<title>R&D</title></channel></rss>')

    assert ("repaired: malformed XML (line 4)",) == parsed.notes


@pytest.mark.parametrize(
    "body",
    [
        "<rss version='2.0'><channel><item><title>a & b</title></item></channel>",
        "<rss version='2.0'><channel><description>&<![CDATA[ in </rss> it </description></channel></rss>",
        "<rss version='2.0'><channel>&<!-- </rss> </channel></rss>",
        "<rss version='2.0'><channel>& </channel></rss",
    ],
    ids=["no end", "open CDATA", "open comment", "half an end tag"],
)
def test_a_malformed_feed_without_its_end_is_truncated(body, parse):
    assert "truncated" == parse(body).error


def test_a_root_that_cannot_be_read_is_an_error(parse):
    assert "malformed XML: the root element cannot be read" == parse("<rss<channel></channel></rss>").error


def test_punctuation_that_was_encoded_twice_is_mended(parse):
    parsed = parse(rss("<title>We\u00e2\u20ac\u2122re \u00e2\u20ac\u201c now\u00e2\u20ac\u00a6</title>"))

    assert "We\u2019re \u2013 now\u2026" == parsed.entries[0].title
    assert ("repaired: 3 characters that were encoded twice",) == parsed.notes


def test_bytes_of_another_character_set_are_read_and_reported(parse):
    parsed = parse(rss("<title>Stra\u00dfe</title>").encode("latin-1"))

    assert "Straße" == parsed.entries[0].title
    assert ("repaired: bytes outside the declared character set",) == parsed.notes
