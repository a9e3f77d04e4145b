"""Any site that marks up its job pages: sitemaps, list pages, job pages."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest

from board_samples import PAGE, POSTING
from rookery.collect.formats.jsonld import MAX_PAGES, parse_detail, parse_list, recognise
from rookery.collect.formats.raw import RawItem
from rookery.errors import FeedError

AT = "https://www.nest.example/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def sitemap(*urls):
    rows = "".join(
        f"<url><loc> {url} </loc>{lastmod and f'<lastmod>{lastmod}</lastmod>'}</url>" for url, lastmod in urls
    )
    return f'<?xml version="1.0"?><urlset {NS}>{rows}</urlset>'


def page(*blocks, body=""):
    scripts = "".join(f"<SCRIPT id=x type='application/ld+json; charset=utf-8'>{block}</SCRIPT>" for block in blocks)
    return f"<!doctype html><html><head>{scripts}</head><body>{body}</body></html>"


def test_a_sitemap_names_pages_to_ask_and_when_they_changed():
    feed = parse_list(sitemap(("https://www.nest.example/jobs/1", "2026-02-03"), ("/jobs/2", "")), AT)

    assert [("https://www.nest.example/jobs/1", "2026-02-03"), ("https://www.nest.example/jobs/2", "")] == [
        (item.detail, item.mark) for item in feed.items
    ]
    assert all(item.guid == item.link == item.detail for item in feed.items)
    assert (2, True) == (feed.count, feed.certain)


def test_pages_that_do_not_look_like_jobs_are_left_out_where_others_do():
    feed = parse_list(
        sitemap(
            *((f"https://nest.example/{path}", "") for path in ("", "about", "careers", "careers/pilot", "job-77"))
        ),
        AT,
    )

    assert ["https://nest.example/careers/pilot", "https://nest.example/job-77"] == [item.link for item in feed.items]
    assert ("3 addresses that do not look like jobs left out",) == feed.notes


def test_all_pages_are_taken_where_none_looks_like_a_job():
    assert 2 == parse_list(sitemap(("/pilot", ""), ("/cook", "")), AT).count


def test_pages_of_other_hosts_are_not_followed():
    feed = parse_list(sitemap(("https://evil.example/jobs/1", ""), ("https://nest.example/jobs/1", "")), AT)

    assert ["https://nest.example/jobs/1"] == [item.detail for item in feed.items]
    assert ("1 address of other hosts left out",) == feed.notes


def test_of_too_many_pages_the_newest_are_taken_and_it_says_so():
    many = [(f"/jobs/{number}", f"2026-01-{number % 28 + 1:02}") for number in range(MAX_PAGES + 40)]
    feed = parse_list(sitemap(*many), AT)

    assert (MAX_PAGES, MAX_PAGES + 40) == (len(feed.items), feed.count)
    assert "2026-01-28" == feed.items[0].mark


@pytest.mark.parametrize(
    ("names", "more"),
    [
        (("pages.xml", "jobs-1.xml"), ("https://nest.example/jobs-1.xml",)),
        (("a.xml", "b.xml"), ("https://nest.example/a.xml", "https://nest.example/b.xml")),
    ],
    ids=["called after jobs", "not"],
)
def test_an_index_names_sitemaps(names, more):
    rows = "".join(f"<sitemap><loc>https://nest.example/{name}</loc></sitemap>" for name in names)
    feed = parse_list(f"<sitemapindex {NS}>{rows}<sitemap><loc>//evil.example/a</loc></sitemap></sitemapindex>", AT)

    assert more == feed.more
    assert ((), False) == (feed.items, feed.certain)


def test_an_empty_sitemap_says_nothing():
    assert parse_list(sitemap(), AT).certain is False


def test_a_job_page_is_a_list_of_one():
    feed = parse_list(PAGE, "https://nest.example/jobs/lk-1")

    assert [("https://nest.example/jobs/lk-1", "Lighthouse Keeper", "")] == [
        (item.guid, item.title, item.detail) for item in feed.items
    ]


def test_postings_without_an_address_are_told_apart_by_their_number():
    nodes = [{"@type": "JobPosting", "title": name, "description": "x"} for name in ("One", "Two")]
    feed = parse_list(page(json.dumps(nodes)), "https://nest.example/jobs")

    assert ["https://nest.example/jobs", "https://nest.example/jobs#1"] == [item.guid for item in feed.items]


def test_an_outline_on_a_list_page_is_completed_from_its_own_page():
    outline = {"@type": "JobPosting", "title": "Cook", "url": "/jobs/cook"}
    item = parse_list(page(json.dumps({"@type": "ItemList", "itemListElement": [{"item": outline}]})), AT).items[0]

    assert "https://www.nest.example/jobs/cook" == item.detail == item.guid
    assert item.mark


def test_a_list_of_addresses_is_followed():
    block = json.dumps({"@type": "ItemList", "itemListElement": [{"url": "/x/1"}, {"url": "https://evil.example/2"}]})

    assert ["https://www.nest.example/x/1"] == [item.detail for item in parse_list(page(block), AT).items]


@pytest.mark.parametrize(
    ("at", "hrefs", "followed"),
    [
        ("https://nest.example/team", ["/about", "/team/cook?utm_source=x", "/team", "/team#top"], ["/team/cook"]),
        ("https://nest.example/", ["/about", "/careers/cook", "jobs/pilot-1"], ["/careers/cook", "/jobs/pilot-1"]),
        ("https://nest.example/jobs", ["?page=2", "?gh_jid=77", "//other.example/jobs/1"], ["/jobs?gh_jid=77"]),
    ],
    ids=["below the page", "by their words", "by number"],
)
def test_a_list_page_is_followed_to_what_looks_like_jobs(at, hrefs, followed):
    links = "".join(f'<nav><a class="x" href="{href}">x</a></nav>' for href in hrefs)
    feed = parse_list(page(body=links), at)

    assert [f"https://nest.example{path}" for path in followed] == [item.detail for item in feed.items]


def test_a_page_without_jobs_is_refused():
    with pytest.raises(FeedError, match=r"no answer of JSON-LD \(a page without a JobPosting"):
        parse_list(page(body="<a href='/about'>About</a>"), AT)


def test_a_feed_is_refused_and_named():
    with pytest.raises(FeedError, match="source: syndication"):
        parse_list("<rss version='2.0'><channel/></rss>", AT)


LISTED = RawItem(guid="g", link="https://nest.example/jobs/lk-1", detail="https://nest.example/jobs/lk-1", mark="m")


def test_a_job_page_completes_an_item_and_keeps_what_the_list_said():
    item = parse_detail(PAGE, LISTED)

    assert ("g", "https://nest.example/jobs/lk-1", "m") == (item.guid, item.link, item.mark)
    assert ("Lighthouse Keeper", "<p>Keep the light.</p>") == (item.title, item.bodies[0].value)


def test_of_several_postings_on_a_page_its_own_is_taken():
    other = {**POSTING, "title": "Similar", "url": "https://nest.example/jobs/other"}

    assert "Lighthouse Keeper" == parse_detail(page(json.dumps([other, POSTING])), LISTED).title


def test_a_page_without_a_posting_comes_out_empty():
    assert RawItem() == parse_detail(page(json.dumps({"@type": "WebPage"})), LISTED)


@pytest.mark.parametrize(
    "block",
    [
        "//<![CDATA[\n{}\n//]]>",
        "<!--\n{}\n-->",
        "/* <![CDATA[ */ {}; /* ]]> */",
        "[{}]",
        "  {}  ;",
    ],
    ids=["cdata", "comment", "commented cdata", "list", "semicolon"],
)
def test_wrapped_json_is_unwrapped(block):
    assert "Lighthouse Keeper" == parse_detail(page(block.replace("{}", json.dumps(POSTING))), LISTED).title


def test_line_breaks_in_strings_and_escaped_quotes_are_read():
    raw = '{"@type": "JobPosting", "title": "Cook", "description": "one\ntwo"}'

    assert "one\ntwo" == parse_detail(page(raw), LISTED).bodies[0].value
    assert "Cook" == parse_detail(page(raw.replace('"', "&quot;")), LISTED).title


def test_a_posting_that_is_broken_is_refused_rather_than_taken_for_gone():
    with pytest.raises(FeedError, match="a JobPosting that is no JSON"):
        parse_detail(page('{"@type": "JobPosting", "title": "Cook",}'), LISTED)


def test_other_broken_blocks_cost_nothing():
    assert "Lighthouse Keeper" == parse_detail(page('{"@type": "WebPage",}', json.dumps(POSTING)), LISTED).title


@pytest.mark.parametrize(
    "text",
    [
        "<html>" + "<script " * 100_000,
        "<html>" + "<script type=application/ld+json>" * 50_000,
        "<html>" + "<script type=application/ld+json>" + " " * 1_000_000 + "</script>",
        "<html>" + "<script type=application/ld+json>" + "[" * 500_000 + "</script>",
        "<html>" + "<a href='/jobs/" * 50_000,
        "<html>" + "<a href='/jobs/1'>" * 50_000,
        f"<urlset {NS}>" + "<url><loc>/jobs/1</loc></url>" * 20_000 + "</urlset>",
    ],
    ids=["scripts", "open scripts", "blank", "deep", "cut links", "links", "sitemap"],
)
def test_hostile_pages_cost_linear_time(text):
    start = time.process_time()
    with suppress(FeedError):
        parse_list(text, AT)

    assert time.process_time() - start < 3


def test_no_address_names_such_a_site():
    assert "" == recognise("https://nest.example/jobs")


@pytest.mark.real
def test_a_captured_job_page(real):
    feed = parse_list((real / "jobs-paypay-jsonld.html").read_text("utf-8"), "https://www.neobankbeat.com/jobs/j/x/")
    item = feed.items[0]

    assert 1 == feed.count
    assert ("2026-08-12",) == item.published
    assert ("2026-10-11", ("FULL_TIME",)) == (item.posting.valid_through, item.posting.employment)
    assert item.guid == item.link == "https://www.neobankbeat.com/jobs/j/paypay-6093470004/"
    assert item.bodies[0].value.startswith("About PayPay\n\n")
