"""Ids: as they stand in the feed, wherever it lies, and unique in it."""

from __future__ import annotations

import pytest

PLACES = ("", "file:///a/b/feed.xml", "http://127.0.0.1:1234/x/feed.xml", "https://a.example/feed/")


def rss(*items):
    return '<rss version="2.0"><channel>' + "".join(f"<item>{item}</item>" for item in items) + "</channel></rss>"


def ids(parsed):
    return [entry.id for entry in parsed.entries]


@pytest.mark.parametrize(
    ("markup", "identity"),
    [
        ("<guid>x</guid>", "x"),
        ("<guid>/x</guid>", "/x"),
        ("<guid>../x</guid>", "../x"),
        ("<guid>?p=1</guid>", "?p=1"),
        ("<guid>#a</guid>", "#a"),
        ("<guid>//a.example/x</guid>", "//a.example/x"),
        ("<guid>HTTP://A.example/a/../b?#</guid>", "HTTP://A.example/a/../b?#"),
        ("<guid isPermaLink='false'> tag:a.example,2026:1 </guid>", "tag:a.example,2026:1"),
        ("<guid/><link>https://a.example/x?utm_source=rss</link>", "https://a.example/x"),
        ("<link>/x</link>", "/x"),
        ("<link>x?a=1</link>", "x?a=1"),
    ],
)
@pytest.mark.parametrize("place", PLACES, ids=["nowhere", "file", "http", "https"])
def test_an_id_stands_as_in_the_feed_wherever_the_feed_lies(markup, identity, place, parse):
    assert [identity] == ids(parse(rss(f"<title>A</title>{markup}"), at=place))


def test_without_guid_and_link_title_and_text_make_the_id(parse):
    one, again, other = (
        ids(parse(rss(f"<title>A</title><description>{text}</description>"), at=place))
        for text, place in (("b", ""), (" b ", "http://b.example/"), ("c", ""))
    )

    assert one == again != other
    assert one[0].startswith("hash:")


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ("<guid>https://a.example/1</guid>", "https://a.example/1"),
        ("<guid isPermaLink='false'>https://a.example/1</guid>", ""),
        ("<guid>1</guid>", ""),
        ("<guid>https://a.example/1</guid><link>https://a.example/2</link>", "https://a.example/2"),
        ("<link>https://a.example/2</link><guid>https://a.example/1</guid>", "https://a.example/2"),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link/><guid>tag:a.example,2026:1</guid>", ""),
    ],
)
def test_a_permalink_serves_as_link_where_there_is_none(markup, url, entry):
    assert url == entry(f"<title>A</title>{markup}").url


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ('<link href="https://a.example/1"/>', "https://a.example/1"),
        ('<link rel="self" href="https://a.example/1.atom"/>', ""),
        (
            (
                '<link rel="alternate" type="application/json" href="https://a.example/1.json"/>'
                '<link rel="alternate" type="text/html" href="https://a.example/1"/>'
            ),
            "https://a.example/1",
        ),
        (
            '<link rel="replies" type="text/html" href="https://a.example/1#r"/><link href="https://a.example/1"/>',
            "https://a.example/1",
        ),
        (
            (
                '<link href="https://feeds.example/~r/1"/><f:origLink '
                'xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://a.example/1</f:origLink>'
            ),
            "https://a.example/1",
        ),
        ('<link href=""/>', ""),
    ],
    ids=["one", "self", "html first", "replies", "before FeedBurner", "empty"],
)
def test_the_page_of_an_atom_entry_is_chosen_among_its_links(links, url, entry):
    assert url == entry(f"<id>tag:a</id><title>A</title>{links}", atom=True).url


@pytest.mark.parametrize(
    ("channel", "place", "url"),
    [
        ("<link>https://home.example/blog/</link>", "https://cdn.example/feed.xml", "https://home.example/blog/x"),
        ("<link>/</link>", "https://cdn.example/feeds/feed.xml", "https://cdn.example/feeds/x"),
        ("", "file:///a/feed.xml", ""),
        ("", "", ""),
    ],
    ids=["website", "address", "file", "nothing"],
)
def test_relative_links_start_at_the_website_else_at_the_address(channel, place, url, entry):
    found = entry("<title>A</title><link>x</link><description>&lt;a href='y'&gt;z&lt;/a&gt;</description>",
                  channel=channel, at=place)  # fmt: skip

    assert url == found.url
    assert (f'href="{url[:-1]}y"' in found.content) == bool(url)


def test_an_explicit_base_comes_first(parse):
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/a/"><link href="https://home.example/"/>'
        '<entry xml:base="b/"><id>x</id><title>A</title><link href="c"/>'
        '<content type="html" xml:base="d/">&lt;a href="e"&gt;f&lt;/a&gt;</content></entry></feed>'
    )
    found = parse(body, at="https://cdn.example/feed").entries[0]

    assert "https://base.example/a/b/c" == found.url
    assert 'href="https://base.example/a/b/d/e"' in found.content


SAME = "<guid isPermaLink='false'>1</guid>"


@pytest.mark.parametrize(
    ("items", "identities", "repeats"),
    [
        (
            (f"{SAME}<link>http://a.example/a</link>", f"{SAME}<link>http://a.example/b</link>"),
            ["1 http://a.example/a", "1 http://a.example/b"],
            0,
        ),
        ((f"{SAME}<link>http://a.example/a</link>",) * 3, ["1"], 2),
        ((f"{SAME}<title>A</title>", f"{SAME}<title>B</title>"), ["1"], 1),
        (("<link>http://a.example/</link><title>A</title>",) * 2, ["http://a.example/"], 1),
        (("<title>A</title>",) * 2, None, 1),
    ],
    ids=["links differ", "identical", "one link", "identical without guid", "identical without link"],
)
def test_a_guid_that_stands_twice_is_told_apart_by_its_link_or_kept_once(items, identities, repeats, parse):
    parsed = parse(rss(*items))

    assert len(items) == parsed.count
    assert repeats == parsed.count - len(parsed.entries)
    assert identities is None or identities == ids(parsed)
    assert parsed.notes


def test_jobs_that_share_one_link_are_all_kept(parse):
    parsed = parse(rss(*(f"<title>{job}</title><link>http://a.example/careers</link>" for job in "AB")), kind="job")

    assert ["A", "B"] == [entry.title for entry in parsed.entries]
    assert all(identity.startswith("hash:") for identity in ids(parsed))


def test_of_two_items_with_one_guid_the_later_updated_stays(parse):
    items = [f"{SAME}<title>{title}</title><pubDate>{date}</pubDate>"
             for title, date in (("new", "2026-02-02"), ("old", "2026-01-01"))]  # fmt: skip

    assert "new" == parse(rss(*items)).entries[0].title
    assert "new" == parse(rss(*reversed(items))).entries[0].title
