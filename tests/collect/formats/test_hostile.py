"""Hostile bodies cost linear time and never raise."""

from __future__ import annotations

import random
import time

import pytest

HEAD = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item><title>A</title>'
)
TAIL = "</item></channel></rss>"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><content type="xhtml">'

PATTERNS = {
    "nested": lambda n: HEAD + "<a>" * (n // 7) + "</a>" * (n // 7) + TAIL,
    "categories": lambda n: HEAD + "".join(f"<category>{i}</category>" for i in range(n // 25)) + TAIL,
    "keywords": lambda n: HEAD + "<media:keywords>" + ",".join(map(str, range(n // 6))) + "</media:keywords>" + TAIL,
    "author": lambda n: HEAD + "<author>" + "a" * n + "</author>" + TAIL,
    "date": lambda n: HEAD + "<pubDate>" + "1 " * (n // 2) + "</pubDate>" + TAIL,
    "duration": lambda n: HEAD + "<itunes:duration>" + "1:" * (n // 2) + "</itunes:duration>" + TAIL,
    "title": lambda n: HEAD + "<title>" + "&lt;a " * (n // 6) + "</title>" + TAIL,
    "attributes": lambda n: HEAD + "<b " + " ".join(f"a{i}='1'" for i in range(n // 9)) + "/>" + TAIL,
    "namespaces": lambda n: "<rss " + " ".join(f'xmlns:a{i}="u{i}"' for i in range(n // 20)) + "><channel><item>" + TAIL,
    "base": lambda n: "<rss xml:base='http://a/" + "b/" * 5_000 + "'><channel><item>" + "<b/>" * (n // 4) + TAIL,
    "less-than": lambda n: HEAD + "<description>" + "<" * n + "</description>" + TAIL,
    "open tags": lambda n: HEAD + "<description>" + "<a " * (n // 3) + "</description>" + TAIL,
    "open quotes": lambda n: HEAD + "<description>" + '<a b="' * (n // 6) + "</description>" + TAIL,
    "ampersands": lambda n: HEAD + "<category>" + "&" * n + "</category>" + TAIL,
    "stray ends": lambda n: HEAD + "<description>" + "</a>" * (n // 4) + "</description>" + TAIL,
    "declarations": lambda n: HEAD + "<description>&" + "<!" * (n // 2) + "</description>" + TAIL,
    "open CDATA": lambda n: HEAD + "<description>" + "<![CDATA[" * (n // 9) + "</description>" + TAIL,
    "encodings": lambda n: "<?xml " + "encoding='" * (n // 10) + "?>" + HEAD + TAIL,
    "document type": lambda n: "<!DOCTYPE rss " + "<!x>" * (n // 4) + ">" + HEAD + TAIL,
    "instructions": lambda n: ATOM + "<?a?>\n" * (n // 6) + "</content></entry></feed>",
    "paragraphs": lambda n: HEAD + "<description>" + "a\n\n \n" * (n // 5) + "</description>" + TAIL,
    "one guid": lambda n: HEAD + "".join(f"</item><item><guid>1</guid><link>http://a/{i}</link>" for i in range(n // 55)) + TAIL,
    "page": lambda n: "<!doctype html><title>" + "<link " * (n // 6),
    "JSON": lambda n: '{"version":"https://jsonfeed.org/version/1","items":[' + "[" * n,
    "JSON number": lambda n: '{"version":' + "1" * n + "}",
    "blanks": lambda n: " " * n + "<rss",
}  # fmt: skip


@pytest.mark.parametrize("name", PATTERNS)
def test_a_hostile_pattern_costs_linear_time(name, parse):
    def cost(size):
        body = PATTERNS[name](size).encode()
        start = time.process_time()
        parse(body)
        return time.process_time() - start

    small = min(cost(20_000) for _ in range(2))

    assert any(cost(80_000) < max(4 * small * 2.5, 0.3) for _ in range(2))  # the least of two, if the first is too much


@pytest.mark.parametrize("seed", range(4))
def test_no_garbled_feed_raises(seed, parse):
    shuffle = random.Random(seed)
    feed = (HEAD + "<guid>1</guid><link>http://a.example/</link><description>a &amp; <![CDATA[<b>b</b>]]></description>"
            '<enclosure url="http://a.example/a.mp3" type="audio/mpeg" length="1"/><media:thumbnail>x</media:thumbnail>'
            "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>" + TAIL).encode()  # fmt: skip
    for _ in range(150):
        body = bytearray(feed)
        for _ in range(shuffle.randint(1, 8)):
            at = shuffle.randrange(len(body))
            piece = bytes(body[at : at + shuffle.randint(0, 30)])
            body[at : at + shuffle.randint(0, 20)] = shuffle.choice(
                [b"", piece * 2, b"<", b"&", b"\xff\xfe", b"]]>", b'"']
            )
        parsed = parse(bytes(body))

        assert parsed.error == "" or not parsed.entries


@pytest.mark.parametrize(
    "item",
    [
        '{"id": {}, "url": [], "title": 5, "content_html": null, "tags": "a", "authors": {}, "attachments": [1, null]}',
        '{"id": "\\u0000a\\ud800", "title": "\\ud83d", "content_text": "\\u0001\\udfff b"}',
        '{"id": 1e400, "title": "A", "date_published": 5, "attachments": [{"url": "http://a/b.mp3", "size_in_bytes": 1e999}]}',
        '"text"',
    ],
)  # fmt: skip
def test_json_of_any_type_is_read_without_raising_and_leaves_clean_text(item, parse):
    parsed = parse(f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{item}]}}')

    assert "" == parsed.error
    assert repr(parsed).encode()
