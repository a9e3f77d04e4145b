"""Feeds in, their bytes out: the public face of the fetcher.

In: ``FeedConfig`` and the ``FeedState`` that the last run left. Out: one ``FetchResult`` a feed, whatever
came of it. Writes nothing; what is remembered is the caller's to write.

The road of one feed: ``fetch`` (is it asked at all) -> ``fetch_route`` (hops, retry) -> ``dial`` (an address
that was judged) -> ``http_exchange`` (one request) -> ``http_body`` (decompressed, whole) -> ``fetch`` (a
FetchResult).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import urlsplit

from rookery.collect.dial import SYSTEM_NETWORK, Network
from rookery.collect.fetch_limits import DEFAULT_LIMITS, Limits
from rookery.collect.fetch_route import Arrival, Session, follow_route
from rookery.collect.fresh import parse_fresh_until
from rookery.collect.http_exchange import GOOD
from rookery.collect.http_fault import FetchError, name_status
from rookery.collect.http_wait import must_wait, parse_retry_after
from rookery.collect.local import read_local
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FeedState, FetchResult, FetchStatus

__all__ = ["Limits", "Network", "fetch_all", "fetch_one", "hash_body", "read_local"]

_NO_STATE = FeedState()
_LONGEST_VALIDATOR = 1_024
_LONGEST_CONTENT_TYPE = 200


@dataclass(frozen=True, slots=True)
class _Request:
    """One feed as it is asked. ``known`` is the memory of this very source or empty; ``root`` for a file."""

    feed: str
    source: str
    known: FeedState
    now: str
    fresh: bool
    allow_private: bool = False
    root: Path | None = None

    def answer(self, status: FetchStatus, error: str = "") -> FetchResult:
        return FetchResult(self.feed, self.source, status, error=error)


def hash_body(body: bytes) -> str:
    """Return the hash that ``FetchResult.body_hash`` holds: BLAKE2b in hexadecimal."""
    return blake2b(body).hexdigest()


def fetch_all(  # noqa: PLR0913 -- what varies is given by name
    feeds: Sequence[FeedConfig],
    states: Mapping[str, FeedState],
    *,
    root: Path,
    now: str,
    fetched: Callable[[FetchResult], None] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    fresh: Collection[str] = (),
    network: Network = SYSTEM_NETWORK,
) -> tuple[FetchResult, ...]:
    """Return one result for each feed, in the feeds' order; a feed's fault is data and never raised.

    ``states`` by feed id, missing where there is none. ``root`` is the site's folder. ``now`` is UTC text,
    "2026-03-02T10:00:00Z". ``fetched`` is called in this thread for each feed as it is done. ``fresh`` holds
    the ids of feeds whose body is wanted even if it has not changed. Hosts are asked side by side, the feeds
    of one host one after the other.
    """
    session = Session(limits, network)
    requests = [
        _Request(
            feed=feed.id,
            source=feed.address,
            known=_recall(states.get(feed.id), feed.address),
            now=now,
            fresh=feed.id in fresh,
            allow_private=feed.allow_private,
            root=None if feed.path is None else root,
        )
        for feed in feeds
    ]
    results: dict[int, FetchResult] = {}
    with closing(_spread(requests, session)) as finished:
        for index, result in finished:
            results[index] = result
            if fetched is not None:
                fetched(result)
    return tuple(results[index] for index in range(len(feeds)))


def fetch_one(  # noqa: PLR0913 -- likewise
    url: str,
    *,
    now: str,
    feed: str = "",
    state: FeedState | None = None,
    allow_private: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    network: Network = SYSTEM_NETWORK,
) -> FetchResult:
    """Return what one http(s) address answers, as fetch_all does; without ``state`` nothing is known."""
    known = _recall(state, url)
    request = _Request(feed, url, known, now, fresh=state is None, allow_private=allow_private)
    return _attempt(request, Session(limits, network))


def _recall(state: FeedState | None, source: str) -> FeedState:
    return state if state is not None and state.source == source else _NO_STATE


def _spread(requests: Sequence[_Request], session: Session) -> Generator[tuple[int, FetchResult], None, None]:
    """Attempt all requests in threads, a lane for each host, and yield each result with its index when done.

    The threads are daemons: they hold nothing that must be put away, and a person who interrupts waits for
    none.
    """
    lanes: dict[str, list[int]] = {}
    for index, request in enumerate(requests):
        lanes.setdefault(_lane(request), []).append(index)
    waiting: SimpleQueue[list[int]] = SimpleQueue()
    for lane in lanes.values():
        waiting.put(lane)
    done: SimpleQueue[tuple[int, FetchResult]] = SimpleQueue()
    stopped = Event()

    def work() -> None:
        with suppress(Empty):
            while not stopped.is_set():
                for index in waiting.get_nowait():
                    if not stopped.is_set():
                        done.put((index, _attempt(requests[index], session)))

    try:
        for _ in range(min(max(session.limits.workers, 1), len(lanes))):
            Thread(target=work, name="rookery-fetch", daemon=True).start()
        for _ in requests:
            yield done.get()
    finally:
        stopped.set()


def _lane(request: _Request) -> str:
    """Return the host, or "" for files and for what has none: those are quick."""
    if request.root is not None:
        return ""
    try:
        return urlsplit(request.source).hostname or ""
    except ValueError:
        return ""


def _attempt(request: _Request, session: Session) -> FetchResult:
    try:
        return _read_file(request, session.limits) if request.root else _ask(request, session)
    except FetchError as fault:
        return replace(request.answer("failed", str(fault)), led=fault.led)
    except Exception as fault:  # noqa: BLE001 -- a surprise in one feed must not cost the others their turn
        return request.answer("failed", f"unexpected fault: {type(fault).__name__}")


def _read_file(request: _Request, limits: Limits) -> FetchResult:
    file = read_local(request.root or Path(), request.source, limits)
    return _weigh(request, replace(request.answer("fetched"), body=file.body, final_url=file.url))


def _ask(request: _Request, session: Session) -> FetchResult:
    known = request.known
    if known.gone:
        since = f"gone since {known.failing_since[:10]}" if known.failing_since else "gone"
        return replace(request.answer("waiting", since), gone=True)
    if must_wait(known.not_before, request.now):
        waiting = request.answer("waiting", f"the server asked not to be asked before {known.not_before}")
        return replace(waiting, not_before=known.not_before)
    conditions = {} if request.fresh else _conditions(known)
    arrival = follow_route(request.source, conditions, allow_private=request.allow_private, session=session)
    if arrival.answer.status == HTTPStatus.NOT_MODIFIED:
        return _not_modified(request, arrival, conditional=bool(conditions))
    if arrival.answer.status in GOOD:
        return _good(request, arrival)
    return _bad(request, arrival)


def _conditions(known: FeedState) -> dict[str, str]:
    """Validators go back byte for byte (RFC 9110, section 13.1): servers compare them as text."""
    etag, last_modified = _validator(known.etag), _validator(known.last_modified)
    return ({"If-None-Match": etag} if etag else {}) | ({"If-Modified-Since": last_modified} if last_modified else {})


def _validator(value: str) -> str:
    """Return a header value that can be sent back as it came, or "": a state file may have been edited."""
    value = value.strip(" \t")
    sendable = len(value) <= _LONGEST_VALIDATOR and all(" " <= char <= "\xff" and char != "\x7f" for char in value)
    return value if sendable else ""


def _not_modified(request: _Request, arrival: Arrival, *, conditional: bool) -> FetchResult:
    if not conditional:
        raise FetchError("304 to an unconditional request", led=arrival.led)
    result = _arrived(request, arrival, "unchanged")
    return replace(
        result,
        body_hash=request.known.body_hash,
        etag=result.etag or request.known.etag,
        last_modified=result.last_modified or request.known.last_modified,
    )


def _good(request: _Request, arrival: Arrival) -> FetchResult:
    if not arrival.answer.body.strip():
        raise FetchError("empty body", led=arrival.led)
    return _weigh(request, replace(_arrived(request, arrival, "fetched"), body=arrival.answer.body))


def _bad(request: _Request, arrival: Arrival) -> FetchResult:
    """A 410 counts as gone only where the feed's own address says so, or one that it moved to for good."""
    status, headers = arrival.answer.status, arrival.answer.headers
    asks_for_time = status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
    return replace(
        request.answer("failed", str(name_status(status, headers))),
        not_before=parse_retry_after(headers.get("retry-after", ""), request.now) if asks_for_time else "",
        gone=status == HTTPStatus.GONE and arrival.permanent,
        led=arrival.led,
    )


def _arrived(request: _Request, arrival: Arrival, status: FetchStatus) -> FetchResult:
    headers = arrival.answer.headers
    return replace(
        request.answer(status),
        final_url=str(arrival.url),
        moved_to=str(arrival.url) if arrival.permanent and arrival.hops else "",
        led=arrival.led,
        content_type=headers.get("content-type", "").strip()[:_LONGEST_CONTENT_TYPE],
        etag=_validator(headers.get("etag", "")),
        last_modified=_validator(headers.get("last-modified", "")),
        fresh_until=parse_fresh_until(headers, request.now),
    )


def _weigh(request: _Request, result: FetchResult) -> FetchResult:
    """Call a body that came again ``unchanged``: many servers send no validators, or new ones each time."""
    result = replace(result, body_hash=hash_body(result.body))
    if request.fresh or result.body_hash != request.known.body_hash:
        return result
    return replace(result, status="unchanged", body=b"")
