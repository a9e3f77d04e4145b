"""Which job board's answer lies in a file? feeds.yml says it (``source:`` beside ``path:``); a preview has to find out.

In: a file that was read. Out: the board and what it makes of the file. Every board tries to read it. Several may
succeed, because many call their list ``jobs``; then the one counts whose own addresses stand in it, else the one that
understands most.
"""

from __future__ import annotations

from dataclasses import asdict

from rookery.collect.formats import parse_feed
from rookery.collect.formats.board import recognised
from rookery.config.boards import BOARDS
from rookery.config.feeds import FeedConfig
from rookery.model.entry import Entry
from rookery.model.feed import FetchResult, ParsedFeed

_ENOUGH = 8
"""Facts of a posting; who takes another's answer for one of its own finds seven at most, five of which are nothing."""
_LOOKED_AT = 3


def stored_board(result: FetchResult, path: str, *, now: str, named: bool = False) -> tuple[str, ParsedFeed] | None:
    """The board whose answer this is, and its jobs; with ``named`` only one whose own addresses stand in it."""
    best: tuple[bool, float] = (named, 0 if named else _ENOUGH)
    found = None
    for source in BOARDS:
        parsed = parse_feed(result, FeedConfig(id="preview", kind="job", source=source, path=path), now=now)
        if not parsed.entries:
            continue
        rank = (_is_own(source, parsed), sum(map(_facts, parsed.entries)) / len(parsed.entries))
        if rank > best:
            best, found = rank, (source, parsed)
    return found


def _is_own(source: str, parsed: ParsedFeed) -> bool:
    return any(source == board for entry in parsed.entries[:_LOOKED_AT] for board, _ in recognised(entry.url))


def _facts(entry: Entry) -> int:
    """How much is known of a posting."""
    said = asdict(entry)
    return sum(map(bool, (*said.values(), *(said["posting"] or {}).values())))
