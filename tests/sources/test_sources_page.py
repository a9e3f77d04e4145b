"""The page of sources leads to where everything comes from, and to nothing that is not for everybody."""

from __future__ import annotations

import re

import pytest

from rookery.archive.store import write_state
from rookery.model.feed import FeedState
from sites import item, rss

LINK = re.compile(r'<h2 class="card-title"[^>]*><a href="([^"]*)"( rel="noopener noreferrer")?>Blog</a>')
URL = "https://blog.example.com/feed.xml"


def leads_to(site) -> list[tuple[str, str]]:
    site.build("--offline")
    assert "Blog</" in site.page("sources")
    return LINK.findall(site.page("sources"))


def test_a_source_leads_to_the_website_that_its_feed_names(site):
    site.write("feeds.yml", "feeds:\n  - {id: blog, kind: blog, path: content/blog.xml, title: Blog}\n")
    site.write("content/blog.xml", rss(item(1), link="https://blog.example.com/words/"))
    site.run("collect")

    assert [("https://blog.example.com/words/", ' rel="noopener noreferrer"')] == leads_to(site)


@pytest.mark.parametrize(
    ("feed", "address"),
    [
        (f"url: {URL}", URL),
        ("url: https://blog.example.com/feed.xml?key=abc", ""),
        ("url: http://10.0.0.7/feed.xml, allow_private: true", ""),
        ("path: content/blog.xml", ""),
    ],
)
def test_without_a_website_it_leads_to_the_feed_if_that_is_for_everybody(feed, address, site):
    site.write("content/blog.xml", rss(item(1), link=""))
    site.write("feeds.yml", f"feeds:\n  - {{id: blog, kind: blog, {feed}, title: Blog}}\n")

    assert address == "".join(url for url, _ in leads_to(site))


@pytest.mark.parametrize(
    ("feed", "home"),
    [
        (f"url: {URL}, allow_private: true", "http://wiki.internal.example/"),
        ("path: content/blog.xml", "javascript:alert(1)"),
    ],
)
def test_a_website_that_is_not_for_everybody_is_not_led_to(feed, home, site):
    site.write("content/blog.xml", rss(item(1)))
    site.write("feeds.yml", f"feeds:\n  - {{id: blog, kind: blog, {feed}, title: Blog}}\n")
    write_state(site.root, "blog", FeedState(home=home))

    assert [] == leads_to(site)
