"""From the address in feeds.yml to the answer that counts: redirects, and one more try after a passing fault.

In: an address, conditions, what is allowed. Out: ``Arrival``, or FetchError.
"""

from __future__ import annotations

import ssl
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from random import SystemRandom
from threading import Lock
from time import monotonic, sleep

from rookery.collect.dial import Network, dial, make_tls_context
from rookery.collect.fetch_limits import Budget, Limits
from rookery.collect.http_exchange import FEED, Answer, Question, exchange
from rookery.collect.http_fault import FetchError, name_status
from rookery.collect.http_url import WebUrl, locate, read_redirect, read_url, shown

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}


class Turns:
    """One request at a time for each host, whichever feed's redirect leads there."""

    def __init__(self) -> None:
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._guard = Lock()

    @contextmanager
    def at(self, host: str, budget: Budget) -> Iterator[None]:
        """Wait for the host's turn; the waiting is not charged to the feed."""
        with self._guard:
            lock = self._locks[host]
        began = monotonic()
        with lock:
            budget.extend(monotonic() - began)
            yield


@dataclass(frozen=True)
class Session:
    """What the feeds of one run share; ``question`` is how servers are asked."""

    limits: Limits
    network: Network
    turns: Turns = field(default_factory=Turns)
    question: Question = FEED

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return make_tls_context()

    def tls(self) -> ssl.SSLContext:
        """Return the run's one TLS context; to make it reads all certificates of the system, so it is made late."""
        return self._tls


@dataclass(frozen=True, slots=True)
class Arrival:
    """``answer`` is no redirect and came from ``url``. ``permanent``: no hop on the way was temporary. ``led`` is where
    redirects led, as it may be shown; ``""`` if the address that was asked for answered itself.
    """

    answer: Answer
    url: WebUrl
    hops: int
    permanent: bool
    led: str


def follow_route(start: str, conditions: Mapping[str, str], *, allow_private: bool, session: Session) -> Arrival:
    """Ask ``start`` and follow its redirects (RFC 9110, section 15.4).

    ``allow_private`` holds for as long as the route stays in the intranet: once a public address has
    answered, no redirect leads back in. Raises FetchError, which knows how far a redirect has led.
    """
    way = [start]
    try:
        return _follow(way, conditions, allow_private=allow_private, session=session)
    except FetchError as fault:
        fault.led = _led(way)
        raise


def _led(way: Sequence[str]) -> str:
    """Where the last hop led; of a circle the last address on it that is not the first one."""
    return next((there for there in map(shown, reversed(way)) if there != shown(way[0])), "")


def _follow(way: list[str], conditions: Mapping[str, str], *, allow_private: bool, session: Session) -> Arrival:
    """``way`` begins with the address that is asked for; each hop is added to it before it is judged."""
    budget = Budget(session.limits)
    retry = _Retry(session, budget)
    url = read_url(way[0])
    seen: set[WebUrl] = set()
    permanent = True
    while url not in seen:
        if len(seen) > session.limits.max_redirects:
            raise FetchError(f"redirect loop: more than {session.limits.max_redirects} hops")
        answer = retry.ask(url, conditions, allow_private)
        if answer.status not in _REDIRECTS:
            return Arrival(answer, url, len(seen), permanent, _led(way))
        location = answer.headers.get("location", "")
        if not location:
            raise FetchError(f"redirect to nowhere: {answer.status}")
        seen.add(url)
        permanent = permanent and answer.status in _PERMANENT
        allow_private = allow_private and answer.private
        way.append(locate(location, url))
        url = read_redirect(way[-1], url)
    raise FetchError("redirect loop")


class _Retry:
    """Asks, and once in a feed's whole route asks again after a fault that may pass."""

    def __init__(self, session: Session, budget: Budget) -> None:
        self._session = session
        self._budget = budget
        self._unused = True

    def ask(self, url: WebUrl, conditions: Mapping[str, str], allow_private: bool) -> Answer:
        try:
            answer = self._ask_once(url, conditions, allow_private)
        except FetchError as fault:
            if not (fault.passing and self._may_retry()):
                raise
        else:
            fault_of_status = name_status(answer.status, answer.headers)
            asks_for_time = bool(answer.headers.get("retry-after"))
            if asks_for_time or not (fault_of_status.passing and self._may_retry()):
                return answer
        return self._ask_once(url, conditions, allow_private)

    def _ask_once(self, url: WebUrl, conditions: Mapping[str, str], allow_private: bool) -> Answer:
        session = self._session
        with session.turns.at(url.host, self._budget):
            line = dial(
                url,
                allow_private=allow_private,
                network=session.network,
                tls=session.tls,
                budget=self._budget,
            )
            return exchange(line, url, conditions, session.limits, session.question)

    def _may_retry(self) -> bool:
        """Pause, if there is a retry left and time for it: many sites ask at the same full hour."""
        pause = self._session.limits.retry_pause * SystemRandom().uniform(0.5, 1.5)
        if not self._unused or pause >= self._budget.left():
            return False
        self._unused = False
        sleep(pause)
        return True
