"""What is a feed and what is not, told by the bytes alone."""

from __future__ import annotations

import pytest

RSS = '<rss version="2.0"><channel><title>T</title><item><title>A</title></item></channel></rss>'


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("", "empty"),
        (" \r\n\t\ufeff", "empty"),
        ("Service unavailable", "not a feed (plain text)"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", "not a feed (plain text)"),
        ("<", "not a feed (plain text)"),
        (__file__, "not a feed (plain text)"),
        ("http://127.0.0.1/feed.xml", "not a feed (plain text)"),
        ("{}", "not a feed (JSON)"),
        ("[1, 2]", "not a feed (JSON)"),
        ('{"version": "https://jsonfeed.org/version/2", "items": []}', "not a feed (JSON)"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "truncated or broken JSON (line 1)"),
        ("<opml version='2.0'><body/></opml>", "not a feed (XML: opml)"),
        ("<?xml version='1.0'?><!-- a --><urlset/>", "not a feed (XML: urlset)"),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", "not a feed (XML of an unknown kind)"),
        ("<?xml version='1.0'", "truncated"),
        ("<!-- never closed <rss/>", "truncated"),
        ("<html><body>Hello</body></html>", "not a feed (HTML page)"),
        ("<!DOCTYPE html><title>Sign &amp; in</title>", "not a feed (HTML page: Sign & in)"),
        ("<!doctype HTML PUBLIC 'x'><TITLE\nlang=en>Just a moment...</TITLE>", "not a feed (HTML page: Just a moment...)"),
        (
            ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd">'
            '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Portal</title></head></html>'),
            "not a feed (HTML page: Portal)",
        ),
        ("<script>location='/login'</script><html></html>", "not a feed (HTML page)"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]>' + RSS, "entity declarations are refused"),
        ('<!DOCTYPE rss [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>' + RSS, "entity declarations are refused"),
        ("<rss><channel>" + "<a>" * 300 + "</a>" * 300 + "</channel></rss>", "refused: nested too deep"),
        ('{"a":' + "[" * 100_000, "refused: nested too deep"),
        ("<rss " + " ".join(f"xmlns:a{number}='u'" for number in range(101)) + "/>", "refused: too many namespaces"),
        ("<rss><channel>" + "<a xmlns:a='u'/>" * 100_001 + "</channel></rss>", "refused: too many namespaces"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_named(body, error, parse):
    parsed = parse(body)

    assert (error, (), 0) == (parsed.error, parsed.entries, parsed.count)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed.xml">', "https://a.example/feed.xml"),
        ("<LINK HREF=https://b.example/f.json TYPE=application/feed+json REL='ALTERNATE home'>", "https://b.example/f.json"),
        ('<link rel="stylesheet" href="a.css"><link rel=alternate type="text/html" href="/de">', ""),
        ('<link rel="alternate" type="application/atom+xml" href="javascript:alert(1)">', ""),
        ('<base href="/de/"><link rel="alternate" type="application/rss+xml" href="feed">', "https://a.example/de/feed"),
    ],
)  # fmt: skip
def test_a_page_that_names_its_feed_gives_a_hint(link, address, parse):
    parsed = parse(f"<!doctype html><title>Blog</title>{link}", at="https://a.example/blog/")
    hint = f"; the page names a feed: {address}" if address else ""

    assert f"not a feed (HTML page: Blog){hint}" == parsed.error


FEEDS = "".join(f'<link rel=alternate type="application/rss+xml" href="/{name}.xml">' for name in ("all", "de", "all"))


def test_a_page_with_several_feeds_names_each_once(parse):
    parsed = parse(f"<!doctype html><title>Blog</title>{FEEDS}", at="https://a.example/blog/")
    feeds = "https://a.example/all.xml, https://a.example/de.xml"

    assert f"not a feed (HTML page: Blog); the page names feeds: {feeds}" == parsed.error


def test_a_saved_page_names_its_feeds_by_the_address_that_it_calls_its_own(parse):
    own = '<link rel="canonical" href="https://a.example/blog/">'
    parsed = parse(f"<!doctype html><title>Blog</title>{own}{FEEDS}", at="file:///pages/blog.html")
    feeds = "https://a.example/all.xml, https://a.example/de.xml"

    assert f"not a feed (HTML page: Blog); the page names feeds: {feeds}" == parsed.error


def test_a_page_with_a_feed_for_every_tag_names_twelve(parse):
    links = "".join(f'<link rel=alternate type="application/rss+xml" href="/{n}.xml">' for n in range(500))

    assert 12 == parse(f"<!doctype html>{links}", at="https://a.example/").error.count(".xml")


def test_contact_data_in_the_title_of_a_page_is_masked(parse):
    parsed = parse("<!doctype html><title>Mail jo@harbour.example</title>")

    assert "jo@harbour.example" not in parsed.error


@pytest.mark.parametrize(
    "before",
    ["\n\n", "\ufeff", '\n<?xml version="1.0"?>\n', "<!-- made by hand -->", '<!DOCTYPE rss SYSTEM "rss.dtd">'],
    ids=["blank lines", "mark", "late declaration", "comment", "document type"],
)
def test_what_stands_before_the_root_does_not_matter(before, parse):
    parsed = parse(before + RSS)

    assert ("", 1) == (parsed.error, parsed.count)


def test_a_feed_without_items_is_a_feed(parse):
    parsed = parse('<rss version="2.0"><channel><title>Quiet</title></channel></rss>')

    assert ("", 0, "Quiet") == (parsed.error, parsed.count, parsed.title)
