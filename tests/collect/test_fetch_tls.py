"""TLS is always checked: who signed, for whom, until when; and no clear text is taken instead."""

from __future__ import annotations

import ssl
import time
import warnings

import pytest

from rookery.collect.fetch import Limits, Network, fetch_one
from server import HANG, READ, RESET, Names, answer

NOW = "2026-03-02T10:00:00Z"
BODY = b"<rss><channel><title>News</title></channel></rss>"
HOST = "feeds.example"


@pytest.fixture
def fetch(certificates, monkeypatch):
    """Fetch over the network of a name that leads to 127.0.0.1, trusting our own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.ca))
    names = Names({HOST: ["127.0.0.1"]})

    def fetch(server, **limits):
        return fetch_one(
            f"https://{HOST}:{server.port}/feed",
            now=NOW,
            allow_private=True,
            limits=Limits(**{"retry_pause": 0.01} | limits),
            network=Network(names.resolve, names.connect),
        )

    return fetch


def test_a_trusted_certificate_for_the_name_is_good(make_server, certificates, fetch):
    server = make_server(tls=certificates.serve(HOST))
    server.plays("/feed", answer(200, BODY))

    result = fetch(server)

    assert ("fetched", BODY, "") == (result.status, result.body, result.error)


@pytest.mark.parametrize(
    ("made", "error"),
    [
        (
            {"name": HOST, "start": "20200101000000Z", "end": "20200201000000Z"},
            "TLS: certificate expired",
        ),
        (
            {"name": HOST, "start": "20900101000000Z", "end": "20910101000000Z"},
            "TLS: certificate not yet valid",
        ),
        ({"name": "other.example"}, "TLS: certificate is for another name"),
        ({"name": HOST, "self_signed": True}, "TLS: certificate is self-signed"),
    ],
    ids=["expired", "not yet valid", "wrong host", "self-signed"],
)
def test_a_certificate_that_proves_nothing_is_refused(make_server, certificates, fetch, made, error):
    server = make_server(tls=certificates.serve(**made))

    result = fetch(server)

    assert ("failed", error, []) == (result.status, result.error, server.requests)


def test_an_authority_that_the_system_does_not_know_is_refused(make_server, certificates, fetch, monkeypatch, tmp_path):
    (tmp_path / "empty.pem").write_text("")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "empty.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))

    result = fetch(make_server(tls=certificates.serve(HOST)))

    assert "TLS: certificate from an unknown issuer" == result.error


def test_an_old_protocol_is_refused(make_server, certificates, fetch):
    context = certificates.serve(HOST)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1

    assert "TLS: protocol too old" == fetch(make_server(tls=context)).error


@pytest.mark.parametrize(
    ("greeting", "error"),
    [
        ([READ, b"HTTP/1.1 400 Bad Request\r\n\r\n"], "TLS: the server does not speak it on this port"),
        ([READ], "TLS: connection closed"),
        ([READ, RESET], "connection reset"),
        ([HANG], "TLS: no handshake within 0.2 s"),
        ([b"\x16", 0.05, b"\x03", 0.05, b"\x03", 0.05, b"\x40", 0.1, b"\x00", HANG], "TLS: no handshake within 0.2 s"),
    ],
    ids=["clear text", "closed", "reset", "says nothing", "drips"],
)
def test_a_handshake_that_does_not_come_about_is_named(make_server, fetch, greeting, error):
    assert error == fetch(make_server(greeting=greeting), connect=0.2).error


def test_a_drip_over_tls_is_cut_off_on_the_wall_clock(make_server, certificates, fetch):
    server = make_server(tls=certificates.serve(HOST))
    server.plays("/feed", [answer(200, content_length="1000"), *[b"x", 0.02] * 200])
    began = time.monotonic()

    result = fetch(server, total=0.4)

    assert ("failed", "cut off after 0.4 s") == (result.status, result.error)
    assert time.monotonic() - began < 2


def test_a_body_that_breaks_off_under_tls_is_truncated(make_server, certificates, fetch):
    server = make_server(tls=certificates.serve(HOST))
    server.plays("/feed", answer(200, BODY, content_length="1000"))

    assert f"truncated: {len(BODY)} of 1000 bytes" == fetch(server).error
