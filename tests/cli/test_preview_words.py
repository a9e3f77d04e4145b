"""``rookery preview`` as somebody meets it who does not know yet what a feed's address is."""

from __future__ import annotations

import pytest

from rookery.cli.preview import Preview, preview_feed, render_preview
from rookery.model.feed import FetchResult
from server import answer
from sites import item, rss

NOW = "2026-03-02T12:00:00Z"


def preview(source, **options):
    return preview_feed(str(source), "blog", allow_private=options.get("allow_private", False), now=NOW).parsed


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("example.com/feed", "no such file. If it is an address, write https://example.com/feed"),
        ("blog.example.com", "no such file. If it is an address, write https://blog.example.com"),
        ("localhost:8000/feed", "no such file. If it is an address, write http://localhost:8000/feed"),
        ("nowhere.xml", "cannot be read: No such file or directory"),
        ("feeds/blog.xml", "cannot be read: No such file or directory"),
        ("feed://a.example/x", "feed: is not fetched. Write https://a.example/x"),
        ("FEED:https://a.example/x", "feed: is not fetched. Write https://a.example/x"),
        ("http:/a.example", "not a web address. Write https://a.example"),
        ("file:///srv/feed.xml", "file: is not fetched. Write the path alone: /srv/feed.xml"),
        ("ftp://a.example/x", "ftp: is not fetched; only http and https addresses, and files, are"),
        ("a\0b", "cannot be read: no name of a file"),
    ],
)
def test_what_is_no_address_is_told_with_what_to_type(source, expected, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert expected == preview(source).error


@pytest.mark.parametrize("scheme", ["http", "HTTP", "Http"])
def test_a_private_address_names_the_option_and_any_capitals_will_do(scheme, tmp_path, serve):
    (tmp_path / "feed.xml").write_text(rss(item(1)), encoding="utf-8")
    address = serve(tmp_path).replace("http", scheme, 1) + "/feed.xml"

    assert "private address. Add --allow-private if that is meant" == preview(address).error
    assert ("", 1) == ((parsed := preview(address, allow_private=True)).error, parsed.count)


def test_a_redirect_into_the_network_is_told_with_both_addresses_and_without_the_option(server):
    url = server.plays("/feed", answer(302, location="file:///etc/passwd?x"))

    error = preview(url, allow_private=True).error

    assert "private address: redirect to a file. A redirect led to file:///etc/passwd?…" == error


def test_a_public_page_that_leads_into_the_network_is_no_reason_for_the_option():
    led = FetchResult("preview", "https://a.example/", "failed", led="http://10.0.0.1/", error="private address")
    found = preview_feed("https://a.example/", "blog", allow_private=False, now=NOW, fetch=lambda _: led)

    assert "private address. A redirect led to http://10.0.0.1/" == found.parsed.error


@pytest.mark.parametrize(("count", "words"), [(0, "0 items"), (1, "1 item"), (2, "2 items")])
def test_items_are_counted_as_people_count(count, words, tmp_path):
    (tmp_path / "feed.xml").write_text(rss(*map(item, range(count))), encoding="utf-8")

    assert f"Example blog: {words}" == render_preview(Preview(preview(tmp_path / "feed.xml"))).splitlines()[0]


def test_a_file_called_like_a_host_is_still_a_file(tmp_path, monkeypatch):
    (tmp_path / "example.com").write_text(rss(item(1)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert ("", 1) == ((parsed := preview("example.com")).error, parsed.count)


def test_a_saved_page_names_all_its_feeds(tmp_path):
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="https://a.example/{name}.xml">' for name in ("a", "b")
    )
    (tmp_path / "page.html").write_text(f"<!doctype html><title>Blog</title>{links}", encoding="utf-8")

    assert preview(tmp_path / "page.html").error.endswith(
        "the page names feeds: https://a.example/a.xml, https://a.example/b.xml"
    )
