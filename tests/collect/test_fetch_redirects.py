"""Redirects are followed by hand, hop by hop, each with its own judgement."""

from __future__ import annotations

import pytest

from rookery.collect.fetch import Limits, Network, fetch_one
from rookery.model.feed import FeedState
from server import Names, answer

NOW = "2026-03-02T10:00:00Z"
BODY = b"<rss><channel><title>News</title></channel></rss>"
LIMITS = Limits(retry_pause=0.01)


def fetch(url, **settings):
    return fetch_one(url, now=NOW, allow_private=True, limits=LIMITS, **settings)


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ([301], True),
        ([308], True),
        ([301, 308, 301, 308, 301], True),
        ([302], False),
        ([303], False),
        ([307], False),
        ([301, 302], False),
        ([307, 301], False),
    ],
    ids=str,
)
def test_a_redirect_is_followed_and_only_an_all_permanent_one_counts_as_a_move(server, statuses, moved):
    for hop, status in enumerate(statuses):
        server.plays(f"/{hop}", answer(status, location=f"/{hop + 1}"))
    end = server.plays(f"/{len(statuses)}", answer(200, BODY, etag='"e"'))

    result = fetch(server.url("/0"))

    assert ("fetched", BODY, end) == (result.status, result.body, result.final_url)
    assert (end if moved else "", server.url("/0")) == (result.moved_to, result.source)


def test_a_move_is_told_when_nothing_changed_too(server):
    url = server.plays("/old", answer(301, location="/new"))
    server.plays("/new", answer(304))

    result = fetch(url, state=FeedState(source=url, etag='"e"', body_hash="h"))

    assert ("unchanged", server.url("/new")) == (result.status, result.moved_to)
    assert '"e"' == server.requests[1].headers["if-none-match"]


@pytest.mark.parametrize(
    "location",
    ["/new?q=%2F#part", "new?q=%2F", "//{host}/new?q=%2F", "http://{host}/x/../new?q=%2F", " /new?q=%2F "],
)
def test_a_location_is_read_from_where_it_stands(server, location):
    url = server.plays("/old", answer(301, location=location.format(host=f"127.0.0.1:{server.port}")))
    server.plays("/new?q=%2F", answer(200, BODY))

    result = fetch(url)

    assert ("fetched", server.url("/new?q=%2F")) == (result.status, result.final_url)


@pytest.mark.parametrize(
    ("raw", "target"),
    [("/b\u00fccher", "/b%C3%BCcher"), ("/b\u00fccher".encode().decode("latin-1"), "/b%C3%BCcher")],
    ids=["ISO 8859-1", "UTF-8"],
)
def test_a_location_that_is_not_encoded_is_understood(server, raw, target):
    server.plays(target, answer(200, BODY))

    assert "fetched" == fetch(server.plays("/old", answer(302, location=raw))).status


@pytest.mark.parametrize(
    ("location", "error"),
    [
        ("file:///etc/passwd", "private address: redirect to a file"),
        ("FILE:/etc/passwd", "private address: redirect to a file"),
        ("ftp://example.org/feed", "redirect to something that is not a web address"),
        ("javascript:alert(1)", "redirect to something that is not a web address"),
        ("gopher://127.0.0.1:70/_x", "redirect to something that is not a web address"),
        ("http://[::1", "redirect to something that is not a web address"),
        ("http://:80/", "not a web address"),
        ("http://host:99999/", "not a web address"),
        ("http://exam ple.org/", "not a web address"),
        ("http://user:secret@example.org/", "a user name or password in the address; none is ever sent"),
        ("/" + "x" * 9_000, "the address is too long"),
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_refused(server, location, error):
    result = fetch(server.plays("/old", answer(302, location=location)))

    assert ("failed", error, 1) == (result.status, result.error, len(server.requests))


def test_a_redirect_from_https_to_http_is_refused(make_server, certificates, monkeypatch):
    secure, plain = make_server(tls=certificates.serve("feeds.example")), make_server()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.ca))
    secure.plays("/old", answer(301, location=plain.plays("/new", answer(200, BODY))))

    result = fetch(secure.url("/old"))

    assert ("failed", "refused https to http", 0) == (result.status, result.error, plain.connections)


def test_a_redirect_from_http_to_https_is_followed(make_server, certificates, monkeypatch):
    secure, plain = make_server(tls=certificates.serve("feeds.example")), make_server()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.ca))
    url = plain.plays("/old", answer(301, location=secure.plays("/new", answer(200, BODY))))

    result = fetch(url)

    assert ("fetched", secure.url("/new")) == (result.status, result.moved_to)


@pytest.mark.parametrize("hops", [["/a"], ["/b", "/a"], ["/a#again"], ["/a/../b", "./a"]], ids=str)
def test_a_circle_of_redirects_is_a_redirect_loop(server, hops):
    url = server.plays("/a", answer(302, location=hops[0]))
    server.plays("/b", answer(302, location=hops[-1]))

    result = fetch(url)

    assert ("failed", "redirect loop", len(hops)) == (result.status, result.error, len(server.requests))


def test_redirects_without_end_are_left_after_five(server):
    for hop in range(9):
        server.plays(f"/{hop}", answer(301, location=f"/{hop + 1}"))

    result = fetch(server.url("/0"))

    assert ("failed", "redirect loop: more than 5 hops", 6) == (
        result.status,
        result.error,
        len(server.requests),
    )


def test_all_hops_share_one_wall_clock(server):
    for hop in range(5):
        server.plays(f"/{hop}", [0.15, answer(301, location=f"/{hop + 1}")])

    result = fetch_one(server.url("/0"), now=NOW, allow_private=True, limits=Limits(total=0.4))

    assert "cut off after 0.4 s" == result.error


def test_one_second_try_serves_a_whole_route(server):
    server.plays("/a", answer(500), answer(302, location="/b"))
    server.plays("/b", answer(500), answer(200, BODY))

    result = fetch(server.url("/a"))

    assert ("server error: 500", ["/a", "/a", "/b"]) == (result.error, server.targets())


@pytest.mark.parametrize(("status", "gone"), [(301, True), (302, False)])
def test_gone_counts_where_the_feeds_own_address_says_so(server, status, gone):
    url = server.plays("/a", answer(status, location="/b"))
    server.plays("/b", answer(410))

    result = fetch(url)

    assert ("gone: 410", gone) == (result.error, result.gone)


def test_cookies_of_one_hop_do_not_reach_the_next(server):
    url = server.plays("/a", answer(302, location="/b", set_cookie="id=1; Path=/"))
    server.plays("/b", answer(200, BODY))

    fetch(url)

    assert "cookie" not in server.requests[1].headers


def test_each_hop_is_looked_up_and_dialled_anew(server):
    names = Names({"old.example": ["93.184.216.34"], "new.example": ["93.184.216.35"]})
    server.plays("/a", answer(301, location=server.url("/b", "NEW.example")))
    server.plays("/b", answer(200, BODY))

    result = fetch_one(server.url("/a", "old.example"), now=NOW, network=Network(names.resolve, names.connect))

    assert "fetched" == result.status
    assert (["old.example", "new.example"], ["93.184.216.34", "93.184.216.35"]) == (
        names.asked,
        names.dialled,
    )
    assert f"new.example:{server.port}" == server.requests[1].headers["host"]
