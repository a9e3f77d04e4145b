"""Which IP addresses may be dialled.

In: the text of an IP address, as a resolver gave it. Out: its ``Standing``.

``ipaddress.is_global`` alone is not enough: it lets pass multicast, the ways of wrapping an IPv4 address into
an IPv6 one (6to4, NAT64), site-local addresses and the metadata servers of clouds that stand on public
numbers; and it differs between versions of Python. So IPv6 is an allow-list (global unicast) with holes, and
IPv4 a list of holes, both from IANA's registries of special-purpose addresses (RFC 6890 and those it names).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Literal

Standing = Literal["public", "intranet", "closed"]
"""``public`` may always be dialled, ``intranet`` where ``allow_private`` says so, ``closed`` never."""

_METADATA = tuple(
    ip_network(text)
    for text in (
        "100.100.100.200/32",  # Alibaba Cloud
        "168.63.129.16/32",  # Azure's wire server, on a public number
        "fd00:ec2::/32",  # AWS, on numbers of an intranet
        "fd20:ce::254/128",  # Google Cloud, likewise
    )
)

_INTRANET = tuple(
    ip_network(text)
    for text in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",  # shared address space, RFC 6598: overlay networks
        "127.0.0.0/8",
        "::1/128",
        "fc00::/7",
    )
)

_HOLES_4 = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "169.254.0.0/16",  # link-local, and the metadata server of most clouds
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)

_GLOBAL_6 = ip_network("2000::/3")

_HOLES_6 = tuple(
    ip_network(text)
    for text in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address in disguise
        "3fff::/20",
    )
)


def judge_address(text: str) -> Standing:
    """Return the standing of an IP address; what is no IP address at all is ``closed``."""
    try:
        address = ip_address(text)
    except ValueError:
        return "closed"
    if any(address in network for network in _METADATA):
        return "closed"
    if any(address in network for network in _INTRANET):
        return "intranet"
    return "public" if address.is_global and not _is_special(address) else "closed"


def _is_special(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return any(address in network for network in _HOLES_4)
    return address not in _GLOBAL_6 or any(address in network for network in _HOLES_6)
