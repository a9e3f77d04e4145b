"""Which job board's answer lies in a file? feeds.yml says it (``source:`` beside ``path:``); a preview has to find out.

In: a file that was read. Out: the board and what it makes of the file. Every board tries to read it. Several may
succeed, because many call their list ``jobs``; then the one counts whose own addresses stand in it, else the one that
understands most. They are tried with a few of the jobs, and only the one that counts reads all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from rookery.collect.formats import address_of, parse_feed, parse_raw, read_raw
from rookery.collect.formats.board import recognised
from rookery.config.boards import BOARDS
from rookery.config.feeds import FeedConfig
from rookery.errors import FeedError
from rookery.model.entry import Entry
from rookery.model.feed import FetchResult, ParsedFeed

_ENOUGH = 8
"""Facts of a posting; who takes another's answer for one of its own finds seven at most, five of which are nothing."""
_LOOKED_AT = 3
_TRIED = 40
"""Jobs that each board tries to read."""


def stored_board(result: FetchResult, path: str, *, now: str, named: bool = False) -> tuple[str, ParsedFeed] | None:
    """The board whose answer this is, and its jobs; with ``named`` only one whose own addresses stand in it."""
    best: tuple[bool, float] = (named, 0 if named else _ENOUGH)
    found = None
    for source in BOARDS:
        feed = FeedConfig(id="preview", kind="job", source=source, path=path)
        tried = _tried(result, feed, now)
        if not tried:
            continue
        rank = (_is_own(source, tried), sum(map(_facts, tried)) / len(tried))
        if rank > best:
            best, found = rank, feed
    return (found.source, parse_feed(result, found, now=now)) if found else None


def _tried(result: FetchResult, feed: FeedConfig, now: str) -> tuple[Entry, ...]:
    """What a board makes of the first jobs in a file; nothing if it is no answer of it."""
    try:
        raw = read_raw(result, feed)
    except FeedError:
        return ()
    return parse_raw(replace(raw, items=raw.items[:_TRIED]), feed, address_of(result, feed), now=now).entries


def _is_own(source: str, entries: Sequence[Entry]) -> bool:
    return any(source == board for entry in entries[:_LOOKED_AT] for board, _ in recognised(entry.url))


def _facts(entry: Entry) -> int:
    """How much is known of a posting."""
    said = asdict(entry)
    return sum(map(bool, (*said.values(), *(said["posting"] or {}).values())))
