"""The fetcher on good days: conditional requests, unchanged bodies, order, turns, files."""

from __future__ import annotations

import gzip
import threading
import zlib
from dataclasses import replace

import pytest

from rookery.collect.fetch import Limits, Network, fetch_all, fetch_one, hash_body
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FeedState
from server import HANG, Names, answer

NOW = "2026-03-02T10:00:00Z"
BODY = b"<rss><channel><title>News</title></channel></rss>"
OLD = b"<rss><channel><title>Old</title></channel></rss>"
LIMITS = Limits(retry_pause=0.01)


def feed(ident, url=None, path=None):
    return FeedConfig(id=ident, kind="blog", url=url, path=path, allow_private=True)


def fetch(url, state=None, fresh=(), **settings):
    states = {} if state is None else {"news": state}
    feeds = [feed("news", url)]
    (result,) = fetch_all(
        feeds, states, root=settings.pop("root", None), now=NOW, limits=LIMITS, fresh=fresh, **settings
    )
    return result


def known(url, **facts):
    return FeedState(source=url, **facts)


def test_a_good_answer_brings_the_body_with_its_hash_and_validators(server):
    date = "Mon, 02 Mar 2026 09:00:00 GMT"
    url = server.plays("/feed", answer(200, BODY, etag='W/"a-1"', last_modified=date))

    result = fetch(url)

    assert ("fetched", BODY, hash_body(BODY)) == (result.status, result.body, result.body_hash)
    assert ('W/"a-1"', date, "application/rss+xml") == (
        result.etag,
        result.last_modified,
        result.content_type,
    )
    assert ("news", url, url, "", "") == (
        result.feed,
        result.source,
        result.final_url,
        result.moved_to,
        result.error,
    )


def test_a_request_says_who_asks_and_what_it_takes_and_nothing_of_the_environment(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:1/")
    url = server.plays("/feed", answer(200, BODY, set_cookie="a=b"))

    fetch(url)
    fetch(url)

    sent = server.requests[1].headers
    assert {"host", "user-agent", "accept", "accept-encoding", "connection"} == set(sent)
    assert ("Rookery/0.1.0 (static site; reads feeds)", "gzip, deflate") == (
        sent["user-agent"],
        sent["accept-encoding"],
    )


@pytest.mark.parametrize("etag", ['"plain"', 'W/"weak"', "without-quotes", '"caf\xe9"', '"a", "b"', "'single'"])
def test_validators_are_echoed_byte_for_byte(server, etag):
    date = "yesterday at noon"
    url = server.plays("/feed", answer(200, BODY, etag=etag, last_modified=date), answer(304))

    first = fetch(url)
    second = fetch(url, known(url, etag=first.etag, last_modified=first.last_modified, body_hash=first.body_hash))

    sent = server.requests[1].headers
    assert (etag, date) == (sent["if-none-match"], sent["if-modified-since"])
    assert ("unchanged", b"", first.body_hash) == (second.status, second.body, second.body_hash)


def test_a_304_keeps_the_validators_it_does_not_renew(server):
    url = server.plays("/feed", answer(304, etag='"new"', content_length=None))

    result = fetch(url, known(url, etag='"old"', last_modified="then", body_hash="h"))

    assert ("unchanged", '"new"', "then", "h") == (
        result.status,
        result.etag,
        result.last_modified,
        result.body_hash,
    )


@pytest.mark.parametrize(
    "state",
    [
        FeedState(source="http://other.example/", etag='"a"', body_hash=hash_body(BODY)),
        FeedState(etag='"a"', body_hash=hash_body(BODY)),
    ],
    ids=["of another address", "of no address"],
)
def test_the_memory_of_another_source_is_not_used(server, state):
    url = server.plays("/feed", answer(200, BODY))

    result = fetch(url, state)

    assert "fetched" == result.status
    assert "if-none-match" not in server.requests[0].headers


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "\u20ac", "x" * 2000, "\x00"])
def test_a_validator_that_someone_wrote_into_the_state_cannot_forge_a_request(server, value):
    url = server.plays("/feed", answer(200, BODY))

    result = fetch(url, known(url, etag=value, last_modified=value))

    assert "fetched" == result.status
    assert {"if-none-match", "if-modified-since", "x-evil"}.isdisjoint(server.requests[0].headers)


@pytest.mark.parametrize("headers", [{}, {"etag": '"new every time"'}], ids=["no validators", "new ones"])
def test_the_same_body_again_is_unchanged(server, headers):
    url = server.plays("/feed", answer(200, BODY, **headers))

    result = fetch(url, known(url, etag='"old"', body_hash=hash_body(BODY)))

    assert ("unchanged", b"", hash_body(BODY)) == (result.status, result.body, result.body_hash)
    assert headers.get("etag", "") == result.etag


def test_a_feed_that_is_wanted_fresh_is_asked_without_conditions_and_given_whole(server):
    url = server.plays("/feed", answer(200, BODY))

    result = fetch(url, known(url, etag='"a"', body_hash=hash_body(BODY)), fresh={"news"})

    assert ("fetched", BODY) == (result.status, result.body)
    assert "if-none-match" not in server.requests[0].headers


def _raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(BODY)),
        ("GZip", gzip.compress(BODY)),
        ("x-gzip", gzip.compress(BODY[:9]) + gzip.compress(BODY[9:])),
        ("deflate", zlib.compress(BODY)),
        ("deflate", _raw_deflate(BODY)),
        ("identity", BODY),
    ],
    ids=["gzip", "in capitals", "gzip in two members", "deflate", "bare deflate", "identity"],
)
def test_compressed_bodies_arrive_as_they_were(server, coding, packed):
    url = server.plays("/feed", answer(200, packed, content_encoding=coding))

    assert ("fetched", BODY) == (fetch(url).status, fetch(url).body)


@pytest.mark.parametrize("length", [None, "rubbish", "-5"], ids=["absent", "rubbish", "negative"])
def test_a_body_without_a_usable_length_ends_with_the_connection(server, length):
    url = server.plays("/feed", answer(200, BODY, content_length=length))

    assert ("fetched", BODY) == (fetch(url).status, fetch(url).body)


def test_a_chunked_body_is_put_together(server):
    head = answer(200, transfer_encoding="chunked", content_length=None)
    chunks = b"".join(b"%x;name=value\r\n%b\r\n" % (len(part), part) for part in (BODY[:1], BODY[1:]))
    url = server.plays("/feed", [head, chunks, b"0\r\nTrailer: x\r\n\r\n", HANG])

    assert ("fetched", BODY) == (fetch(url).status, fetch(url).body)


def test_results_come_in_the_feeds_order_and_progress_in_this_thread(server, tmp_path):
    (tmp_path / "local.xml").write_bytes(OLD)
    slow = server.plays("/slow", [0.05, answer(200, BODY)])
    feeds = [
        feed("slow", slow),
        feed("local", path="local.xml"),
        feed("lost", server.url("/lost")),
        feed("broken", "http://[::1/"),
        feed("quick", server.plays("/quick", answer(200, OLD))),
    ]
    seen = []

    results = fetch_all(
        feeds,
        {},
        root=tmp_path,
        now=NOW,
        limits=LIMITS,
        fetched=lambda result: seen.append((result.feed, threading.current_thread())),
    )

    assert ["slow", "local", "lost", "broken", "quick"] == [result.feed for result in results]
    assert ["fetched", "fetched", "failed", "failed", "fetched"] == [result.status for result in results]
    assert {(item.id, threading.current_thread()) for item in feeds} == set(seen)


def test_no_feeds_are_no_results(tmp_path):
    assert () == fetch_all([], {}, root=tmp_path, now=NOW)


def test_an_error_in_the_progress_display_reaches_the_caller(server, tmp_path):
    def fail(result):
        raise RuntimeError(result.feed)

    with pytest.raises(RuntimeError, match="a1"):
        fetch_all([feed("a1", server.plays("/feed", answer(200, BODY)))], {}, root=tmp_path, now=NOW, fetched=fail)


def test_one_host_is_asked_one_thing_at_a_time_even_by_redirects_from_others(make_server, tmp_path):
    target, other = make_server(), make_server()
    for number in range(3):
        target.plays(f"/{number}", [0.03, answer(200, BODY)])
    names = Names({"target.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]})
    to_target = target.url("/2", "target.example")
    other.plays("/away", answer(302, location=to_target))
    feeds = [
        feed("a0", target.url("/0", "target.example")),
        feed("a1", target.url("/1", "target.example")),
        feed("a2", other.url("/away", "other.example")),
    ]

    results = fetch_all(feeds, {}, root=tmp_path, now=NOW, limits=LIMITS, network=Network(names.resolve, names.connect))

    assert ["fetched"] * 3 == [result.status for result in results]
    assert 1 == target.most_at_once


def test_different_hosts_are_asked_side_by_side(make_server, tmp_path):
    both_asked = threading.Barrier(2, timeout=5)

    def meet(request):
        both_asked.wait()
        yield answer(200, BODY)

    servers = [make_server(), make_server()]
    names = Names({"one.example": ["127.0.0.1"], "two.example": ["127.0.0.1"]})
    feeds = []
    for host, server in zip(names.addresses, servers, strict=True):
        server.plays("/feed", meet)
        feeds.append(feed(host.partition(".")[0], server.url("/feed", host)))

    results = fetch_all(feeds, {}, root=tmp_path, now=NOW, limits=LIMITS, network=Network(names.resolve, names.connect))

    assert ["fetched", "fetched"] == [result.status for result in results]


def test_the_wait_for_a_hosts_turn_is_not_charged_to_the_feed(server, tmp_path):
    slow = [0.5, answer(200, BODY)]
    server.plays("/a", slow)
    server.plays("/b", slow)
    names = Names({"a.example": ["127.0.0.1"], "b.example": ["127.0.0.1"], "c.example": ["127.0.0.1"]})
    server.plays("/to-a", answer(302, location=server.url("/a", "c.example")))
    server.plays("/to-b", answer(302, location=server.url("/b", "c.example")))
    feeds = [feed("a", server.url("/to-a", "a.example")), feed("b", server.url("/to-b", "b.example"))]

    results = fetch_all(
        feeds,
        {},
        root=tmp_path,
        now=NOW,
        limits=replace(LIMITS, total=0.9),
        network=Network(names.resolve, names.connect),
    )

    assert ["fetched", "fetched"] == [result.status for result in results]


def test_a_single_address_can_be_looked_at_without_any_memory(server):
    url = server.plays("/feed", answer(200, BODY))

    result = fetch_one(url, now=NOW, allow_private=True)

    assert ("fetched", BODY, url) == (result.status, result.body, result.final_url)


def test_a_feed_that_asked_to_wait_is_not_asked(server):
    url = server.plays("/feed", answer(200, BODY))

    result = fetch(url, known(url, not_before="2026-03-02T10:00:01Z"))

    assert ("waiting", "2026-03-02T10:00:01Z") == (result.status, result.not_before)
    assert "the server asked not to be asked before 2026-03-02T10:00:01Z" == result.error
    assert 0 == server.connections


@pytest.mark.parametrize(
    "not_before",
    ["2026-03-02T10:00:00Z", "2025-01-01T00:00:00Z", "2027-03-02T10:00:00Z", ""],
    ids=["now", "past", "further off than any wait is long", "none"],
)
def test_a_wait_that_is_over_or_cannot_be_true_is_no_wait(server, not_before):
    url = server.plays("/feed", answer(200, BODY))

    assert "fetched" == fetch(url, known(url, not_before=not_before)).status


def test_a_feed_that_is_gone_is_not_asked_until_its_address_changes(server):
    url = server.plays("/feed", answer(200, BODY))

    waiting = fetch(url, known(url, gone=True, failing_since="2026-01-05T08:00:00Z"), fresh={"news"})
    asked = fetch(url, FeedState(source="http://old.example/", gone=True))

    assert ("waiting", True, "fetched") == (waiting.status, waiting.gone, asked.status)
    assert "gone since 2026-01-05" == waiting.error
    assert 1 == server.connections


def test_a_local_file_is_read_and_known_again(tmp_path):
    (tmp_path / "content").mkdir()
    file = tmp_path / "content" / "news.xml"
    file.write_bytes(BODY)
    feeds = [feed("news", path="content/news.xml")]
    states = {"news": FeedState(source="content/news.xml", body_hash=hash_body(BODY))}

    (first,) = fetch_all(feeds, {}, root=tmp_path, now=NOW)
    (second,) = fetch_all(feeds, states, root=tmp_path, now=NOW)
    (third,) = fetch_all(feeds, states, root=tmp_path, now=NOW, fresh={"news"})

    assert ("fetched", BODY, file.as_uri()) == (first.status, first.body, first.final_url)
    assert ("unchanged", b"", hash_body(BODY)) == (second.status, second.body, second.body_hash)
    assert ("fetched", BODY) == (third.status, third.body)
