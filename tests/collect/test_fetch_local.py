"""A path of feeds.yml stays below the site's folder, whatever it is made of."""

from __future__ import annotations

import os

import pytest

from rookery.collect.fetch import Limits, fetch_all
from rookery.config.feeds import FeedConfig

NOW = "2026-03-02T10:00:00Z"
OUT = "feeds.yml path leads out of the site's folder"


@pytest.fixture
def site(tmp_path):
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "content" / "news.xml").write_bytes(b"<rss/>")
    (site / "content" / "empty.xml").write_bytes(b"\n")
    (site / "content" / "large.xml").write_bytes(b"x" * 101)
    (tmp_path / "secret.xml").write_bytes(b"<rss>secret</rss>")
    (tmp_path / "site-of-another").mkdir()
    (tmp_path / "site-of-another" / "news.xml").write_bytes(b"<rss>secret</rss>")
    return site


def read(site, path):
    feed = FeedConfig(id="news", kind="blog", path=path)
    (result,) = fetch_all([feed], {}, root=site, now=NOW, limits=Limits(max_bytes=100))
    return result


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("../secret.xml", OUT),
        ("content/../../secret.xml", OUT),
        ("../site-of-another/news.xml", OUT),
        ("/etc/passwd", OUT),
        ("../missing.xml", OUT),
        ("content/missing.xml", "no such file: content/missing.xml"),
        ("content", "not a file: content"),
        (".", "not a file: ."),
        ("content/news.xml/more", "cannot be read: content/news.xml/more: Not a directory"),
        ("content/empty.xml", "empty file: content/empty.xml"),
        ("content/large.xml", "too large: more than 0.0001 MB"),
        ("content/\0.xml", "not a usable path"),
    ],
)
def test_a_path_that_is_no_feed_of_this_site_is_named(site, path, error):
    result = read(site, path)

    assert ("failed", error, b"") == (result.status, result.error, result.body)


@pytest.mark.parametrize("folder", [False, True], ids=["of the file", "of a folder on the way"])
def test_a_link_that_leads_out_is_refused(site, folder):
    link = site / "content" / "link"
    link.symlink_to(site.parent if folder else site.parent / "secret.xml")

    assert OUT == read(site, "content/link/secret.xml" if folder else "content/link").error


def test_a_link_within_the_site_is_followed(site):
    (site / "link.xml").symlink_to(site / "content" / "news.xml")

    result = read(site, "link.xml")

    assert ("fetched", b"<rss/>") == (result.status, result.body)
    assert (site / "content" / "news.xml").as_uri() == result.final_url


def test_a_site_folder_that_is_itself_a_link_is_good(site, tmp_path):
    (tmp_path / "alias").symlink_to(site)

    assert "fetched" == read(tmp_path / "alias", "content/news.xml").status


def test_a_circle_of_links_is_named(site):
    (site / "a").symlink_to(site / "b")
    (site / "b").symlink_to(site / "a")

    assert "failed" == read(site, "a").status


def test_a_pipe_is_not_waited_for(site):
    os.mkfifo(site / "pipe")

    assert "not a file: pipe" == read(site, "pipe").error
