"""A feed that fails: it is named with the mend, the last good entries stay, the site is built, the exit code is 3.

The table holds every fault whose whole answer is discarded, by its number (see ``test_numbers``).
"""

from __future__ import annotations

import gzip
import socket

import pytest

from faulty import Fault, write_feeds
from server import HANG, RESET, answer
from sites import item, rss

BODY = rss(item(1, "First light, shortened"), item(3, "Third half")).encode()
CHUNKED = answer(transfer_encoding="chunked", content_length=None)
HTML = b"<!DOCTYPE html><html><head><title>Sign in</title>%s</head><body><p>Who are you?</p></body></html>"
FEED_LINK = b'<link rel="alternate" type="application/rss+xml" href="/real.xml">'
GONE_LATER = {"not_before": "2026-03-02T13:10:00Z"}
BY_DATE = {"not_before": "2026-03-02T15:00:00Z"}
SMALL = {"max_bytes": 5_000}


def page(body, **headers):
    return answer(body=body, content_type="text/html", **headers)


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def hops(request):
    return [answer(302, location=f"{request.target}x")]


FROM = "http://blog.example:{port}/blog"
FAULTS = [
    Fault(4, "a circle of redirects", answer(302, location="/blog"), "redirect loop"),
    Fault(4, "six redirects", hops, f"{FROM} → {FROM}xxxxxx: redirect loop: more than 5 hops"),
    Fault(6, "redirect to a private address", answer(302, location="http://inside.example/"), f"{FROM} → http://inside.example/: private address"),
    Fault(6, "redirect to a file", answer(302, location="file:///etc/passwd"), f"{FROM} → file:///etc/passwd: private address: redirect to a file"),
    Fault(6, "redirect to another scheme", answer(302, location="ftp://u:pw@files.example/feed?key=1"), f"{FROM} → ftp://files.example/feed?…: redirect to something that is not a web address"),
    Fault(9, "401", answer(401), "access refused: 401"),
    Fault(9, "403", answer(403), "access refused: 403"),
    Fault(10, "403 of a bot challenge", answer(403, cf_mitigated="challenge"), "bot challenge"),
    Fault(11, "404", answer(404), "not found: 404"),
    Fault(13, "429 with seconds", answer(429, retry_after="600"), "asked too often: 429", GONE_LATER),
    Fault(13, "429 with a date", answer(429, retry_after="Mon, 02 Mar 2026 15:00:00 GMT"), "asked too often: 429", BY_DATE),
    *(Fault(14, f"{status} twice", answer(status), f"server error: {status}") for status in (500, 502, 503, 504)),
    Fault(16, "reset", [RESET], "connection reset"),
    Fault(16, "closed", [b""], "connection closed without an answer"),
    Fault(19, "no first byte", [HANG], "no answer within 2 s", limits={"first_byte": 2}),
    Fault(20, "a stall in the body", [answer(body=BODY[:99], content_length="900"), HANG], "cut off after 2 s", limits={"total": 2}),
    Fault(20, "a drip", [answer(content_length="900"), *[b"x", 0.05] * 99], "cut off after 2 s", limits={"total": 2}),
    Fault(21, "short of its length", answer(body=BODY, content_length="2000"), f"truncated: {len(BODY)} of 2000 bytes"),
    Fault(21, "cut between chunks", [CHUNKED, chunk(BODY)], "truncated: the last chunk is missing"),
    Fault(21, "cut in an item, whole as HTTP", answer(body=BODY[:-90]), "truncated"),
    Fault(22, "no length, cut in an item", answer(body=BODY[:-90], content_length=None), "truncated"),
    Fault(22, "shorter length than body", answer(body=BODY, content_length="400"), "truncated"),
    Fault(23, "too large by its length", [answer(content_length="5001"), HANG], "too large: more than 0.005 MB", limits=SMALL),
    Fault(23, "too large without a length", answer(body=BODY + b" " * 5_000, content_length=None), "too large: more than 0.005 MB", limits=SMALL),
    Fault(24, "gzip bomb", answer(body=gzip.compress(bytes(500_000)), content_encoding="gzip"), "too large: more than 0.005 MB", limits=SMALL),
    Fault(24, "brotli", answer(body=BODY, content_encoding="br"), "unexpected Content-Encoding: br"),
    Fault(24, "gzip that is none", answer(body=BODY, content_encoding="gzip"), "the body is not compressed as its header says"),
    Fault(27, "a login page", page(HTML % b""), "not a feed (HTML page: Sign in)"),
    Fault(27, "a page that names its feed", page(HTML % FEED_LINK), "not a feed (HTML page: Sign in); the page names a feed: http://blog.example:{port}/real.xml"),
    Fault(27, "a login page called a feed", answer(body=HTML % b""), "not a feed (HTML page: Sign in)"),
    Fault(28, "JSON", answer(body=b'{"error": "no"}'), "not a feed (JSON)"),
    Fault(28, "plain text", answer(body=b"Down for maintenance"), "not a feed (plain text)"),
    Fault(28, "an empty body", answer(), "empty body"),
    Fault(28, "204", answer(204), "empty body: 204"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_feed_that_fails_is_named_with_its_mend_and_costs_nothing_but_itself(scene, reach, fault):
    scene.names.addresses["inside.example"] = ["10.0.0.7"]
    reach(scene.names, **fault.limits)
    scene.plays(fault.script)
    for number in range(1, 6):
        scene.plays(fault.script, path="/blog" + number * "x")

    done = scene.build()

    scene.assert_failed(done, fault.error.format(port=scene.server.port), **fault.memory)
    assert "10.0.0.7" not in scene.names.dialled
    assert "allow_private" not in done.out, "it would not help"


NAMES = [
    Fault(15, "NXDOMAIN", socket.gaierror(socket.EAI_NONAME, "?"), "name not found"),
    Fault(15, "SERVFAIL", socket.gaierror(socket.EAI_AGAIN, "?"), "DNS failed"),
    Fault(16, "refused", ConnectionRefusedError(), "connection refused"),
    Fault(16, "no route", OSError(113, "No route to host"), "connection failed: No route to host"),
    Fault(18, "no connection", TimeoutError(), "no connection within 5 s"),
]


@pytest.mark.parametrize("fault", NAMES, ids=str)
def test_a_host_that_cannot_be_reached_is_named_by_its_stage(scene, fault):
    if isinstance(fault.script, socket.gaierror):
        scene.names.addresses["blog.example"] = fault.script
    else:
        scene.names.addresses["blog.example"] = ["93.184.216.99"]
        scene.names.refusals["93.184.216.99"] = fault.script

    done = scene.build()

    scene.assert_failed(done, fault.error)
    assert ["/press"] == scene.asked()


CERTIFICATES = [
    Fault(17, "expired", {"start": "20200101000000Z", "end": "20200201000000Z"}, "TLS: certificate expired"),
    Fault(17, "for another host", {"name": "other.example"}, "TLS: certificate is for another name"),
    Fault(17, "self-signed", {"self_signed": True}, "TLS: certificate is self-signed"),
]


@pytest.mark.parametrize("fault", CERTIFICATES, ids=str)
def test_a_certificate_that_proves_nothing_is_refused(scene, make_server, certificates, monkeypatch, fault):
    secure = make_server(tls=certificates.serve(**{"name": "blog.example"} | fault.script))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.ca))
    scene.plays(answer(302, location=secure.url("/blog", "blog.example")))

    done = scene.build()

    scene.assert_failed(
        done, f"{FROM} → {secure.url('/blog', 'blog.example')}: {fault.error}".format(port=scene.server.port)
    )
    assert [] == secure.requests


DOWN = Fault(5, "https to http", answer(302, location="http://blog.example/"), "refused https to http")


def test_a_redirect_from_https_to_http_is_refused(scene, make_server, certificates, monkeypatch):
    secure = make_server(tls=certificates.serve("blog.example"))
    secure.plays("/blog", DOWN.script)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.ca))
    scene.plays(answer(302, location=secure.url("/blog", "blog.example")))

    done = scene.build()

    scene.assert_failed(done, f"{FROM} → http://blog.example/: {DOWN.error}".format(port=scene.server.port))
    assert ["/blog"] == secure.targets()


UNASKED = Fault(8, "304 that nobody asked for", answer(304), "304 to an unconditional request")


def test_not_modified_is_a_failure_where_nothing_was_known(scene):
    write_feeds(
        scene.site,
        f"{scene.server.url('/blog', 'blog.example')}\n    lang: en",
        scene.server.url("/press", "press.example"),
    )
    scene.plays(UNASKED.script)

    done = scene.build()

    scene.assert_failed(done, UNASKED.error)


def test_every_feed_down_at_once_leaves_the_site_on_its_last_good_data(scene):
    down = Fault(51, "all down", answer(503), "server error: 503")
    scene.plays(down.script)
    scene.plays(down.script, path="/press")

    done = scene.build()

    assert 4 == done.code
    assert f"blog   FAILED: {down.error}\n" in done.out
    assert f"press  FAILED: {down.error}\n" in done.out
    assert "2 failed; what was collected from them before stays" in done.out
    assert scene.entries() | scene.entries("press") == {
        name: data for name, data in scene.archive.items() if "/2" in name
    }
    scene.assert_output()
