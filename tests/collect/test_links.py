"""Whether links still lead somewhere, asked of a server that misbehaves: politely, once, and never of a private one."""

from __future__ import annotations

import socket

import pytest

from rookery.collect.dial import Network
from rookery.collect.fetch import Limits
from rookery.collect.links import LinkFound, ask_links
from server import HANG, RESET, Names, answer

PUBLIC = "93.184.216.34"
LIMITS = Limits(connect=1.0, total=0.5, retry_pause=0.01)


@pytest.fixture
def ask():
    """Ask addresses whose host is ``learn.example``, which is public and leads to the test's server."""

    def ask(*urls, names=None, **more):
        known = Names({"learn.example": [PUBLIC], "other.example": [PUBLIC], **(names or {})})
        return ask_links(urls, limits=LIMITS, network=Network(known.resolve, known.connect), **more)

    return ask


@pytest.fixture
def at(server):
    """Set what a path plays, and return its address under a public name."""

    def at(path, *scripts, host="learn.example"):
        server.plays(path, *scripts)
        return server.url(path, host)

    return at


@pytest.mark.parametrize(
    ("scripts", "expected"),
    [
        ([answer(200)], ("well", "", ["HEAD"])),
        ([answer(204)], ("well", "", ["HEAD"])),
        ([answer(405), answer(200, b"x" * 300_000)], ("well", "", ["HEAD", "GET"])),
        ([answer(404), answer(200)], ("well", "", ["HEAD", "GET"])),
        ([[RESET], [RESET], answer(200)], ("well", "", ["HEAD", "HEAD", "GET"])),
        ([answer(404)], ("dead", "not found: 404", ["HEAD", "GET"])),
        ([answer(410)], ("dead", "gone: 410", ["HEAD", "GET"])),
        ([answer(403)], ("unreachable", "access refused: 403", ["HEAD", "GET"])),
        ([answer(404, cf_mitigated="challenge")], ("unreachable", "bot challenge", ["HEAD", "GET"])),
        ([answer(429)], ("unreachable", "asked too often: 429", ["HEAD"])),
        ([answer(503, retry_after="60")], ("unreachable", "server error: 503", ["HEAD"])),
        ([[HANG]], ("unreachable", "cut off after 0.5 s", ["HEAD"])),
        ([answer(302, location="/x")], ("unreachable", "redirect loop", ["HEAD"])),
    ],
    ids=[
        *("well", "no content", "refuses HEAD", "denies HEAD", "drops HEAD", "not found", "gone", "refused"),
        *("challenge", "too often", "asks for time", "hangs", "loop"),
    ],
)
def test_an_address_is_judged_by_what_its_server_says(at, ask, server, scripts, expected):
    (found,) = ask(at("/x", *scripts))

    assert expected == (found.state, found.detail, [request.method for request in server.requests])


def test_a_move_for_good_is_told_with_the_new_address_and_a_detour_is_not(at, ask):
    at("/new", answer(200))
    for_good = at("/old", answer(301, location="/new"))
    for_now = at("/detour", answer(302, location="/new"))
    moved, well = ask(for_good, for_now)

    assert LinkFound(for_good, "moved", moved_to=for_good.replace("/old", "/new")) == moved
    assert LinkFound(for_now, "well") == well


def test_a_name_that_is_gone_and_a_port_that_nobody_serves_are_dead(at, ask):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        closed = listener.getsockname()[1]
    gone = {"gone.example": socket.gaierror(socket.EAI_NONAME, "unknown")}
    found = ask(at("/x", answer(200)), "https://gone.example/x", f"http://other.example:{closed}/", names=gone)

    assert ["well", "dead", "dead"] == [one.state for one in found]
    assert ["", "name not found", "connection refused"] == [one.detail for one in found]


def test_where_no_name_is_found_at_all_the_network_is_missing_and_not_they(ask):
    gone = {name: socket.gaierror(socket.EAI_NONAME, "unknown") for name in ("a.example", "b.example")}

    assert {"unreachable"} == {one.state for one in ask("https://a.example/", "https://b.example/", names=gone)}


def test_a_private_address_is_never_asked(server, ask):
    (found,) = ask(server.url("/x", "inside.example"), names={"inside.example": ["127.0.0.1"]})

    assert ("unreachable", "private address") == (found.state, found.detail)
    assert [] == server.requests


def test_a_host_is_asked_one_thing_at_a_time_and_each_address_once(at, ask, server):
    urls = [at(f"/{number}", [0.02, answer(200)]) for number in range(6)]
    found = ask(*urls, *urls)

    assert urls == [one.url for one in found]
    assert (6, 1) == (len(server.requests), server.most_at_once)


def test_what_there_is_no_time_for_is_not_asked(at, ask, server):
    found = ask(at("/a", [0.2, answer(200)]), at("/b", answer(404)), longest=0.1)

    assert ["well", "unreachable"] == [one.state for one in found]
    assert "not asked: no time left" == found[1].detail
    assert ["/a"] == server.targets()


def test_hosts_are_asked_side_by_side(at, ask, server):
    ask(at("/a", [0.3, answer(200)]), at("/b", [0.3, answer(200)], host="other.example"))

    assert 2 == server.most_at_once
