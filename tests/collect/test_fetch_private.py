"""Not one byte goes to an address that is not public, however it is written and whenever it appears."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.collect.dial import resolve_by_system
from rookery.collect.fetch import Limits, Network, fetch_one
from rookery.collect.http_address import judge_address
from server import Names, answer

NOW = "2026-03-02T10:00:00Z"
BODY = b"<rss><channel><title>News</title></channel></rss>"
PUBLIC = "93.184.216.34"

INTRANET = [
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "::1",
    "fc00::1",
    "fd12:3456::1",
]
CLOSED = [
    "0.0.0.0",
    "0.1.2.3",
    "169.254.169.254",
    "168.63.129.16",
    "100.100.100.200",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "5f00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fd00:ec2::254",
    "fd20:ce::254",
    "ff02::1",
    "not an address",
    "",
]
OPEN = ["8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", PUBLIC]
OPEN_6 = ["2606:2800:220:1::1", "2a00:1450:4001::1", "2400:cb00::1"]


@pytest.mark.parametrize(
    ("standing", "addresses"), [("intranet", INTRANET), ("closed", CLOSED), ("public", OPEN + OPEN_6)]
)
def test_every_address_has_its_standing(standing, addresses):
    assert dict.fromkeys(addresses, standing) == {each: judge_address(each) for each in addresses}


@given(st.ip_addresses())
def test_what_is_public_is_never_what_python_calls_private(address):
    public = judge_address(str(address)) == "public"

    assert not public or (address.is_global and not address.is_multicast and not address.is_private)


@pytest.mark.parametrize("address", [*INTRANET, *CLOSED])
def test_a_name_that_leads_to_a_private_address_is_refused_before_a_byte_is_sent(server, address):
    names = Names({"feeds.example": [address]})

    result = fetch_one(server.url("/feed", "feeds.example"), now=NOW, network=Network(names.resolve, names.connect))

    error = "private address" if address in INTRANET else "private address: never asked"
    assert ("failed", error) == (result.status, result.error)
    assert ([], 0) == (names.dialled, server.connections)


@pytest.mark.parametrize("address", CLOSED)
def test_allow_private_opens_the_intranet_and_not_the_metadata_of_a_cloud(server, address):
    names = Names({"feeds.example": [address]})

    result = fetch_one(
        server.url("/feed", "feeds.example"),
        now=NOW,
        allow_private=True,
        network=Network(names.resolve, names.connect),
    )

    assert ("private address: never asked", [], 0) == (result.error, names.dialled, server.connections)


@pytest.mark.parametrize("address", INTRANET)
def test_allow_private_opens_the_intranet(server, address):
    server.plays("/feed", answer(200, BODY))
    names = Names({"feeds.example": [address]})

    result = fetch_one(
        server.url("/feed", "feeds.example"),
        now=NOW,
        allow_private=True,
        network=Network(names.resolve, names.connect),
    )

    assert ("fetched", [address]) == (result.status, names.dialled)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
        "\uff11\uff12\uff17.0.0.1",
        "127\u30020\u30020\u30021",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:0:0:1]",
    ],
)
def test_no_spelling_of_loopback_gets_through_the_systems_own_resolver(server, host):
    dialled = []

    def connect(address, port, seconds):
        dialled.append(address)
        raise ConnectionRefusedError

    result = fetch_one(
        server.url("/feed", host), now=NOW, network=Network(resolve_by_system, connect), limits=Limits(connect=2)
    )

    assert ("failed", [], 0) == (result.status, dialled, server.connections)
    assert result.error in {
        "private address",
        "private address: never asked",
        "name not found",
        "DNS failed",
        "not a web address",
    }


def test_of_several_addresses_only_public_ones_are_dialled(server):
    names = Names({"feeds.example": ["10.0.0.1", PUBLIC, "169.254.169.254", "::1"]})
    server.plays("/feed", answer(200, BODY))

    result = fetch_one(server.url("/feed", "feeds.example"), now=NOW, network=Network(names.resolve, names.connect))

    assert ("fetched", [PUBLIC]) == (result.status, names.dialled)


def test_a_name_that_changes_its_answer_gains_nothing(server):
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    names = Names({})
    server.plays("/feed", answer(200, BODY))

    result = fetch_one(
        server.url("/feed", "rebinding.example"),
        now=NOW,
        network=Network(lambda _host, _port: next(answers), names.connect),
    )

    assert ("fetched", [PUBLIC]) == (result.status, names.dialled)
    assert ["127.0.0.1"] == next(answers)


@pytest.mark.parametrize("allow_private", [False, True], ids=["not allowed", "allowed for the feed"])
@pytest.mark.parametrize("host", ["inside.example", "127.0.0.1"])
def test_a_public_host_cannot_redirect_into_the_intranet(make_server, allow_private, host):
    outside, inside = make_server(), make_server()
    inside.plays("/secret", answer(200, BODY))
    outside.plays("/feed", answer(302, location=inside.url("/secret", host)))
    names = Names(
        {
            "outside.example": [PUBLIC],
            "inside.example": ["10.0.0.1"],
            "127.0.0.1": ["127.0.0.1"],
        }
    )

    result = fetch_one(
        outside.url("/feed", "outside.example"),
        now=NOW,
        allow_private=allow_private,
        network=Network(names.resolve, names.connect),
    )

    assert ("failed", "private address") == (result.status, result.error)
    assert ([PUBLIC], 1, 0) == (names.dialled, outside.connections, inside.connections)


def test_a_route_that_left_the_intranet_does_not_lead_back_in(server):
    names = Names({"wiki.example": ["10.0.0.1"], "outside.example": [PUBLIC]})
    server.plays("/feed", answer(302, location=server.url("/out", "outside.example")))
    server.plays("/out", answer(302, location=server.url("/back", "wiki.example")))
    server.plays("/back", answer(200, BODY))

    result = fetch_one(
        server.url("/feed", "wiki.example"),
        now=NOW,
        allow_private=True,
        network=Network(names.resolve, names.connect),
    )

    assert ("private address", ["10.0.0.1", PUBLIC]) == (result.error, names.dialled)


def test_a_route_within_the_intranet_is_followed(server):
    names = Names({"wiki.example": ["10.0.0.1"], "files.example": ["fd12::1"]})
    server.plays("/feed", answer(302, location=server.url("/b", "files.example")))
    server.plays("/b", answer(200, BODY))

    result = fetch_one(
        server.url("/feed", "wiki.example"),
        now=NOW,
        allow_private=True,
        network=Network(names.resolve, names.connect),
    )

    assert ("fetched", ["10.0.0.1", "fd12::1"]) == (result.status, names.dialled)
