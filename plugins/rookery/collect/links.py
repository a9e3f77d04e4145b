"""Whether addresses on the web still lead somewhere, asked politely: HEAD, and GET without the body where that is
refused, one request at a time for each host.

In: addresses. Out: ``LinkFound`` for each, whatever came of it. Private addresses are refused as for feeds.

What says that nothing is there any more is ``dead`` (404, 410, no such name, nobody listens); everything else that
goes wrong may be another thing tomorrow, or is a host that does not like programs, and is ``unreachable``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from http import HTTPStatus
from threading import Event
from time import monotonic
from typing import Literal
from urllib.parse import urlsplit

from rookery import __version__
from rookery.collect.dial import SYSTEM_NETWORK, Network
from rookery.collect.fetch_limits import Limits
from rookery.collect.fetch_route import Arrival, Session, Turns, follow_route
from rookery.collect.http_exchange import Question
from rookery.collect.http_fault import FetchError, name_status

LinkState = Literal["well", "moved", "dead", "unreachable"]

LINK_LIMITS = Limits(total=10.0, max_bytes=100_000, retry_pause=2.0)
"""Ten seconds for one address with its redirects."""
MOST = 1_000
"""Addresses that are asked in one run; more belong to a crawler."""
LONGEST = 900.0
"""Seconds for a whole run."""

_HEADERS = {
    "User-Agent": f"Rookery/{__version__} (static site; checks its links)",
    "Accept": "*/*",
    "Connection": "close",
}
_HEAD = Question("HEAD", _HEADERS, body=False)
_GET = Question("GET", _HEADERS, body=False)
_NO_NAME = "name not found"
# the fetcher's words for what will not be there tomorrow either
_DEAD = frozenset({_NO_NAME, "connection refused", "not found: 404", "gone: 410"})
_ASKS_FOR_TIME = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
# how some servers refuse HEAD: they do not answer at all, or not in HTTP
_REFUSED = ("connection closed without an answer", "connection reset", "not an HTTP answer")
_REDIRECT = 300


@dataclass(frozen=True, slots=True)
class LinkFound:
    """What came of one address: ``moved_to`` where it moved for good, ``detail`` what else there is to say of it."""

    url: str
    state: LinkState
    detail: str = ""
    moved_to: str = ""


def ask_links(
    urls: Iterable[str],
    *,
    limits: Limits = LINK_LIMITS,
    network: Network = SYSTEM_NETWORK,
    longest: float = LONGEST,
    asked: Callable[[LinkFound], None] = lambda _: None,
) -> tuple[LinkFound, ...]:
    """Ask each address once, in the order in which they come first; a fault is data and never raised. ``asked`` is
    called for each as it is done. Hosts are asked side by side. What does not fit into ``longest`` seconds, or into
    MOST addresses, is said to be not asked.
    """
    unique = list(dict.fromkeys(urls))
    lanes: dict[str, list[str]] = {}
    for url in unique[:MOST]:
        lanes.setdefault(_host(url), []).append(url)
    turns = Turns()
    sessions = (Session(limits, network, turns, _HEAD), Session(limits, network, turns, _GET))
    found = {url: LinkFound(url, "unreachable", f"not asked: more than {MOST} addresses") for url in unique[MOST:]}
    end = monotonic() + longest
    stopped = Event()

    def work(lane: list[str]) -> None:
        for url in lane:
            late = stopped.is_set() or monotonic() > end
            found[url] = LinkFound(url, "unreachable", "not asked: no time left") if late else _ask(url, sessions)
            asked(found[url])

    with ThreadPoolExecutor(max(min(limits.workers, len(lanes)), 1), "rookery-links") as pool:
        try:
            list(pool.map(work, lanes.values()))
        except BaseException:
            stopped.set()
            raise
    return _without_a_network(tuple(found[url] for url in unique))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _ask(url: str, sessions: tuple[Session, Session]) -> LinkFound:
    head, get = sessions
    try:
        try:
            arrival = follow_route(url, {}, allow_private=False, session=head)
        except FetchError as fault:
            if not str(fault).startswith(_REFUSED):
                raise
            arrival = None
        if arrival is None or _refuses_head(arrival):
            arrival = follow_route(url, {}, allow_private=False, session=get)
    except FetchError as fault:
        return LinkFound(url, "dead" if str(fault) in _DEAD else "unreachable", str(fault))
    except Exception as fault:  # noqa: BLE001  a surprise at one address must not cost the others their turn
        return LinkFound(url, "unreachable", f"unexpected fault: {type(fault).__name__}")
    return _judge(url, arrival)


def _refuses_head(arrival: Arrival) -> bool:
    """Many servers answer HEAD with 403, 404, 405 or 500 where GET is welcome; one that asks for time gets it."""
    return arrival.answer.status >= _REDIRECT and arrival.answer.status not in _ASKS_FOR_TIME


def _judge(url: str, arrival: Arrival) -> LinkFound:
    status = arrival.answer.status
    if status < _REDIRECT:
        moved = str(arrival.url) if arrival.permanent and arrival.hops else ""
        return LinkFound(url, "moved" if moved else "well", moved_to=moved)
    detail = str(name_status(status, arrival.answer.headers))
    # a bot challenge may come with any status
    return LinkFound(url, "dead" if detail in _DEAD else "unreachable", detail)


def _without_a_network(found: tuple[LinkFound, ...]) -> tuple[LinkFound, ...]:
    """Where not one name of several is found, it is our network that is missing and not they."""
    hosts = {_host(one.url) for one in found}
    if len(hosts) > 1 and all(one.detail == _NO_NAME for one in found):
        return tuple(
            replace(one, state="unreachable", detail="no name is found at all: is there a network?") for one in found
        )
    return found
