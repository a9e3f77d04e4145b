"""Addresses in their one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.collect.http_fault import FetchError
from rookery.collect.http_url import locate, read_redirect, read_url, shown


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/feed?", "https://example.org/feed"),
        ("http://example.org:8080?q=a b", "http://example.org:8080/?q=a%20b"),
        ("http://example.org/a/./b/../c#part", "http://example.org/a/c"),
        ("http://b\u00fccher.example/\u00fc?\u00fc=%C3%BC", "http://xn--bcher-kva.example/%C3%BC?%C3%BC=%C3%BC"),
        ("http://[2606:2800::1]:8080/x", "http://[2606:2800::1]:8080/x"),
        ("http://example.org//double", "http://example.org//double"),
        (" http://example.org/\n", "http://example.org/"),
    ],
)
def test_an_address_has_one_form(text, form):
    assert form == str(read_url(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org/feed",
        "/feed",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://",
        "http:///feed",
        "http://example.org:port/",
        "http://example.org:65536/",
        "http://exa mple.org/",
        "http://exa%6dple.org/",
        "http://" + "a" * 64 + ".example/",
        "http://a..example/",
        "http://me@example.org/",
        "http://me:secret@example.org/",
        "http://[fe80::1%25eth0]/",
        "http://[::1",
        "http://example.org/" + "x" * 9_000,
    ],
)
def test_what_cannot_be_asked_is_refused_without_repeating_it(text):
    with pytest.raises(FetchError) as fault:
        read_url(text)

    assert "example" not in str(fault.value)
    assert "secret" not in str(fault.value)


@given(st.text() | st.text().map("http://example.org/".__add__) | st.text().map("http://".__add__))
def test_any_text_is_an_address_that_stays_as_it_is_or_a_fetch_error(text):
    try:
        form = str(read_url(text))
    except FetchError:
        return

    assert form == str(read_url(form))
    assert form.isascii()
    assert form.isprintable()


@given(st.text())
def test_any_location_leads_to_the_web_or_to_a_fetch_error(text):
    base = read_url("https://example.org/a/b")
    try:
        url = read_redirect(text, base)
    except FetchError:
        return

    assert "https" == url.scheme


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://u:SECRET@a.example/feed?key=SECRET#SECRET", "https://a.example/feed?…"),
        ("https://a.example/jobs;jsessionid=SECRET/feed;v=SECRET", "https://a.example/jobs;…/feed;…"),
        ("https:u:SECRET@a.example/feed", "https://a.example/…"),
        (r"https:\\u:SECRET@a.example\feed", "https://a.example/…"),
        (r"https:/\u:SECRET@a.example", "https://a.example/…"),
        ("https://b.example/u:SECRET@a.example", "https://b.example/…"),
        ("https://b.example/SECRET;SECRET@a.example", "https://b.example/…"),
        ("https://u:SECRET@[::1", "…"),
        ("https://a.example/two words and\u00a0more", "https://a.example/two%20words%20and%C2%A0more"),
        ("https://a.example/feeds/5f2a", "https://a.example/feeds/5f2a"),
    ],
)
def test_an_address_is_shown_as_one_word_without_what_may_be_secret(address, words):
    assert words == shown(address)


@pytest.mark.parametrize(
    "location", [r"https:\\u:SECRET@c.example", "https:u:SECRET@c.example", "//u:SECRET@c.example"]
)
def test_where_a_redirect_leads_is_shown_without_a_password(location):
    assert "SECRET" not in shown(locate(location, read_url("https://a.example/feed")))
