"""What goes wrong between asking and having: every fault is a word in a result, and no body is half a body."""

from __future__ import annotations

import gzip
import itertools
import random
import socket
import time
import zlib

import pytest

from rookery.collect.fetch import Limits, Network, fetch_one
from server import HANG, RESET, Names, answer

NOW = "2026-03-02T10:00:00Z"
BODY = b"<rss><channel><title>News</title></channel></rss>"
CHUNKED = answer(200, transfer_encoding="chunked", content_length=None)
NOISE = random.Random(1).randbytes(2_000)


def fetch(url, **limits):
    return fetch_one(url, now=NOW, allow_private=True, limits=Limits(**{"retry_pause": 0.01} | limits))


@pytest.mark.parametrize(
    ("status", "headers", "error"),
    [
        (204, {}, "empty body: 204"),
        (206, {}, "partial answer: 206"),
        (304, {}, "304 to an unconditional request"),
        (401, {}, "access refused: 401"),
        (403, {}, "access refused: 403"),
        (403, {"cf_mitigated": "challenge"}, "bot challenge"),
        (503, {"cf_mitigated": "challenge"}, "bot challenge"),
        (202, {"x_amzn_waf_action": "challenge"}, "bot challenge"),
        (404, {}, "not found: 404"),
        (410, {}, "gone: 410"),
        (418, {}, "refused: 418"),
        (429, {}, "asked too often: 429"),
        (451, {}, "withheld for legal reasons: 451"),
        (501, {}, "server error: 501"),
        (103, {}, "unexpected answer: 103"),
        (302, {}, "redirect to nowhere: 302"),
    ],
)
def test_a_status_without_a_feed_is_named(server, status, headers, error):
    result = fetch(server.plays("/feed", answer(status, b"", **headers)))

    assert ("failed", error, b"") == (result.status, result.error, result.body)
    assert (1, status == 410) == (len(server.requests), result.gone)


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ([answer(200)], "empty body"),
        ([answer(200, b" \r\n")], "empty body"),
        ([answer(200, BODY, content_length="60")], f"truncated: {len(BODY)} of 60 bytes"),
        ([CHUNKED, b"10\r\n<rss>"], "truncated: the last chunk is missing"),
        ([CHUNKED, b"5\r\n<rss>\r\n"], "truncated: the last chunk is missing"),
        ([CHUNKED, b"5\r\n<rss>\r\nrubbish\r\n"], "truncated: the last chunk is missing"),
        ([CHUNKED, b"5\r\n<rss>\r\n-5\r\n"], "truncated: the last chunk is missing"),
        ([answer(200, BODY, transfer_encoding="gzip, chunked")], "unexpected Transfer-Encoding"),
        ([answer(200, BODY, content_encoding="br")], "unexpected Content-Encoding: br"),
        ([answer(200, BODY, content_encoding="gzip, br")], "unexpected Content-Encoding: gzip, br"),
        ([answer(200, BODY, content_encoding="gzip")], "the body is not compressed as its header says"),
        ([answer(200, BODY, content_encoding="deflate")], "the body is not compressed as its header says"),
        (
            [answer(200, gzip.compress(NOISE)[:-500], content_encoding="gzip")],
            "truncated: the compressed body breaks off",
        ),
        (
            [answer(200, gzip.compress(BODY)[:-1], content_encoding="gzip")],
            "truncated: the compressed body breaks off",
        ),
        (
            [answer(200, zlib.compress(NOISE)[:-500], content_encoding="deflate")],
            "truncated: the compressed body breaks off",
        ),
        ([b"SSH-2.0-OpenSSH_9.2\r\n"], "not an HTTP answer"),
        ([b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000], "not an HTTP answer"),
        ([b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200], "not an HTTP answer"),
        (
            [b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nabc"],
            "not an HTTP answer",
        ),
    ],
    ids=[
        "empty",
        "blank",
        "shorter than its length",
        "cut in a chunk",
        "cut between chunks",
        "rubbish for a chunk size",
        "negative chunk size",
        "gzip as transfer encoding",
        "brotli",
        "two encodings",
        "gzip that is none",
        "deflate that is none",
        "gzip cut in the data",
        "gzip cut in the checksum",
        "deflate cut",
        "another protocol",
        "endless header line",
        "too many headers",
        "two lengths",
    ],
)
def test_a_body_that_is_not_whole_is_discarded_whole(server, script, error):
    result = fetch(server.plays("/feed", script))

    assert ("failed", error, b"") == (result.status, result.error, result.body)


def _forever(*steps):
    return lambda _request: itertools.cycle(steps)


BOMB = gzip.compress(bytes(20_000_000))
TWICE = gzip.compress(bytes(600)) * 300


@pytest.mark.parametrize(
    ("script", "limit"),
    [
        ([answer(200, b"x" * 1001)], 1000),
        ([answer(200, b"x", content_length="1001"), HANG], 1000),
        ([answer(200, b"x" * 1001, content_length=None), HANG], 1000),
        ([CHUNKED, b"3e9\r\n" + b"x" * 1001 + b"\r\n", HANG], 1000),
        ([answer(200, BOMB, content_encoding="gzip")], 100_000),
        ([answer(200, zlib.compress(bytes(20_000_000)), content_encoding="deflate")], 100_000),
        ([answer(200, TWICE, content_encoding="gzip")], 100_000),
        (lambda _request: itertools.chain([CHUNKED], itertools.repeat(b"1\r\nx\r\n" * 500)), 100_000),
        (lambda _request: itertools.chain([CHUNKED, b"0\r\n"], itertools.repeat(b"T: x\r\n" * 500)), 1000),
        (_forever(b"HTTP/1.1 100 Continue\r\n\r\n" * 500), 1000),
    ],
    ids=[
        "length says so, body too",
        "length alone says so",
        "no length",
        "chunked",
        "gzip bomb",
        "deflate bomb",
        "many gzip members",
        "endless tiny chunks",
        "endless trailers",
        "endless 100 Continue",
    ],
)
def test_a_body_without_measure_is_cut(server, script, limit):
    result = fetch(server.plays("/feed", script), max_bytes=limit)

    error = f"too large: more than {limit / 1_000_000:g} MB"
    assert ("failed", error, b"") == (result.status, result.error, result.body)


def test_a_body_of_just_the_limit_is_taken(server):
    for headers, body in (({}, b"x" * 1000), ({"content_encoding": "gzip"}, gzip.compress(b"x" * 1000))):
        url = server.plays("/feed", answer(200, body, **headers))

        assert b"x" * 1000 == fetch(url, max_bytes=1000).body


@pytest.mark.parametrize(
    "script",
    [
        [HANG],
        [b"HTTP/1.1 200 OK\r\nContent-Le", HANG],
        [answer(200, b"<rss>", content_length="1000"), HANG],
        [b"HTTP/1.1 200 OK\r\n", *[b"X", 0.02] * 100],
        [b"H", *[b"T", 0.02] * 100],
        [answer(200, b"", content_length="1000"), *[b"x", 0.02] * 100],
        [CHUNKED, *[b"0", 0.02] * 100],
        [CHUNKED, b"0\r\nTrailer:", *[b"x", 0.02] * 100],
        lambda _request: itertools.cycle([b"HTTP/1.1 100 Continue\r\n\r\n", 0.02]),
    ],
    ids=[
        "says nothing",
        "stalls in the headers",
        "stalls in the body",
        "drips headers",
        "drips a status line",
        "drips the body",
        "drips a chunk size",
        "drips trailers",
        "keeps saying continue",
    ],
)
def test_a_server_that_takes_its_time_is_cut_off_on_the_wall_clock(server, script):
    url = server.plays("/feed", script)
    began = time.monotonic()

    result = fetch(url, total=0.3)

    assert ("failed", "cut off after 0.3 s", b"") == (result.status, result.error, result.body)
    assert time.monotonic() - began < 1.5


def test_a_server_that_does_not_answer_is_left_after_its_stage(server):
    result = fetch(server.plays("/feed", [HANG]), first_byte=0.1)

    assert ("failed", "no answer within 0.1 s") == (result.status, result.error)


def test_a_server_that_answers_at_once_may_then_take_longer_than_the_first_byte(server):
    url = server.plays("/feed", [b"HTTP/1.1 200 OK\r\n", 0.7, b"Content-Length: 3\r\n\r\nabc"])

    assert b"abc" == fetch(url, first_byte=0.5).body


def test_nobody_listening_is_connection_refused():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    assert "connection refused" == fetch(f"http://127.0.0.1:{port}/").error


def test_a_connection_that_does_not_come_about_is_left_after_its_stage():
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        waiting = [socket.socket() for _ in range(4)]
        for sock in waiting:  # fill the queue, so that the next one is not let in
            sock.setblocking(False)
            sock.connect_ex(listener.getsockname())
        time.sleep(0.05)
        result = fetch(f"http://127.0.0.1:{listener.getsockname()[1]}/", connect=0.2)
        for sock in waiting:
            sock.close()

    assert "no connection within 0.2 s" == result.error


@pytest.mark.parametrize(
    ("answered", "error"),
    [
        (socket.gaierror(socket.EAI_NONAME, "?"), "name not found"),
        (socket.gaierror(socket.EAI_AGAIN, "?"), "DNS failed"),
        (socket.gaierror(socket.EAI_FAIL, "?"), "DNS failed"),
        (UnicodeError("label too long"), "name not found"),
        ([], "name not found"),
    ],
    ids=["NXDOMAIN", "SERVFAIL", "failed for good", "no name at all", "no addresses"],
)
def test_a_name_that_leads_nowhere_is_named(answered, error):
    names = Names({"feeds.example": answered})

    result = fetch_one("http://feeds.example/", now=NOW, network=Network(names.resolve, names.connect))

    assert ("failed", error, []) == (result.status, result.error, names.dialled)


def test_a_name_server_that_does_not_answer_is_left_to_itself():
    def resolve(host, port):
        time.sleep(1)
        return ["127.0.0.1"]

    result = fetch_one("http://feeds.example/", now=NOW, limits=Limits(connect=0.1), network=Network(resolve=resolve))

    assert "DNS failed: no answer within 0.1 s" == result.error


def test_another_address_of_the_name_is_tried_when_the_first_refuses(server):
    tried = []

    def connect(address, port, seconds):
        tried.append(address)
        if address == "93.184.216.34":
            raise ConnectionRefusedError
        return Names({}).connect(address, port, seconds)

    network = Network(lambda _host, _port: ["93.184.216.34", "93.184.216.35", "93.184.216.36"], connect)
    server.plays("/feed", answer(200, BODY))

    result = fetch_one(server.url("/feed", "feeds.example"), now=NOW, network=network)

    assert ("fetched", ["93.184.216.34", "93.184.216.35"]) == (result.status, tried)


def test_the_first_fault_is_told_when_every_address_refuses():
    faults = {"93.184.216.34": ConnectionRefusedError(), "2606:2800::1": OSError(101, "Network is unreachable")}

    def connect(address, port, seconds):
        raise faults[address]

    for addresses, error in (
        (list(faults), "connection refused"),
        (list(faults)[::-1], "connection failed: Network is unreachable"),
    ):
        network = Network(lambda _host, _port, found=addresses: found, connect)

        assert error == fetch_one("http://feeds.example/", now=NOW, network=network).error


@pytest.mark.parametrize("script", [[RESET], [b""], [answer(200, BODY, content_length="99"), RESET]])
def test_a_broken_connection_is_tried_once_more(server, script):
    url = server.plays("/feed", script, answer(200, BODY))

    result = fetch(url)

    assert ("fetched", BODY, 2) == (result.status, result.body, len(server.requests))


@pytest.mark.parametrize(
    ("script", "error"),
    [([RESET], "connection reset"), ([b""], "connection closed without an answer")],
)
def test_a_connection_that_breaks_twice_is_named(server, script, error):
    result = fetch(server.plays("/feed", script))

    assert ("failed", error, 2) == (result.status, result.error, len(server.requests))


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_in_trouble_is_asked_once_more(server, status):
    result = fetch(server.plays("/feed", answer(status), answer(200, BODY)))

    assert ("fetched", 2) == (result.status, len(server.requests))


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_that_stays_in_trouble_is_named(server, status):
    result = fetch(server.plays("/feed", answer(status)))

    assert ("failed", f"server error: {status}", 2) == (result.status, result.error, len(server.requests))


def test_there_is_no_second_try_without_time_for_it(server):
    result = fetch(server.plays("/feed", answer(500)), total=5, retry_pause=20)

    assert ("server error: 500", 1) == (result.error, len(server.requests))


@pytest.mark.parametrize(
    ("status", "retry_after", "not_before"),
    [
        (429, "120", "2026-03-02T10:02:00Z"),
        (503, "120", "2026-03-02T10:02:00Z"),
        (429, "Mon, 02 Mar 2026 11:00:00 GMT", "2026-03-02T11:00:00Z"),
        (429, "Monday, 02-Mar-26 11:00:00 GMT", "2026-03-02T11:00:00Z"),
        (503, "Mon, 02 Mar 2026 12:00:00 +0100", "2026-03-02T11:00:00Z"),
        (429, "99999999", "2026-04-01T10:00:00Z"),
        (429, "9" * 5000, "2026-04-01T10:00:00Z"),
        (503, "Fri, 31 Dec 9999 23:59:59 GMT", "2026-04-01T10:00:00Z"),
        (429, "Mon, 02 Mar 2020 11:00:00 GMT", ""),
        (429, "0", ""),
        (429, "-5", ""),
        (429, "soon", ""),
        (429, "\u00b2", ""),
        (502, "120", ""),
    ],
)
def test_a_server_that_asks_for_time_gets_it(server, status, retry_after, not_before):
    result = fetch(server.plays("/feed", answer(status, retry_after=retry_after)))

    assert ("failed", not_before, 1) == (result.status, result.not_before, len(server.requests))


def test_a_surprise_in_one_feed_is_a_word_in_its_result():
    def resolve(host, port):
        return ["93.184.216.34"]

    def connect(address, port, seconds):
        raise ZeroDivisionError

    result = fetch_one("http://feeds.example/", now=NOW, network=Network(resolve, connect))

    assert ("failed", "unexpected fault: ZeroDivisionError") == (result.status, result.error)
