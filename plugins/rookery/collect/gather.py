"""A feed put together from all the answers that it takes: further pages of a list, and a page for each posting.

In: the first answer, the feed's archived entries, and a function that fetches an address. Out: ParsedFeed. Of a feed
with one answer this is ``parse_feed`` and nothing more. One request at a time; the text of a posting is fetched only
if the list says something else of it than when it was fetched last (``Entry.mark``).

What goes wrong on the way costs as little as can be: a page that fails leaves the list incomplete, so that nothing in
it is taken for gone; a posting whose text fails keeps its archived one, or goes without until the next run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from time import monotonic

from rookery.collect.formats import address_of, parse_feed, parse_raw, read_raw, text_of_body
from rookery.collect.formats.board import Board, board_of, naming
from rookery.collect.formats.board_address import origin
from rookery.collect.formats.raw import RawFeed, RawItem
from rookery.collect.robots import Robots
from rookery.config.boards import BOARDS
from rookery.config.feeds import FeedConfig, Filter
from rookery.errors import FeedError
from rookery.model.entry import Entry
from rookery.model.feed import FetchResult, ParsedFeed

MAX_PAGES = 200
MAX_ITEMS = 10_000
MAX_DETAILS = 1_000
"""Postings whose text is fetched in one run; the others have their turn in the next ones."""
MAX_SECONDS = 900.0
"""What the requests after the first may take together."""
MAX_FAILURES = 5
"""Details that fail one after the other before the rest is left for the next run."""

_VERSION = "1"
"""Raise it when the same list item and detail give another entry than before: every detail is then fetched anew."""

Fetch = Callable[[str], FetchResult]


def is_paged(source: str) -> bool:
    """Whether one answer is not all: then an unchanged first one says nothing, and has to be asked for fresh."""
    return source in BOARDS and BOARDS[source].many


def feed_address(feed: FeedConfig) -> str:
    """What is asked or read first: ``url:``, ``path:`` or the address of the board."""
    return feed.address


def explained(feed: FeedConfig, error: str) -> str:
    """Why the first answer failed; of a board that is not there in words that say where to look."""
    if feed.source not in BOARDS or not error.startswith("not found"):
        return error
    title = BOARDS[feed.source].title
    if feed.url is None and feed.board:
        return f"{error}: {title} has no board {feed.board[:60]!r}. Correct board: in feeds.yml"
    return f"{error}: {title} has nothing at this address"


def gather(feed: FeedConfig, result: FetchResult, archived: Sequence[Entry], *, now: str, fetch: Fetch) -> ParsedFeed:
    """Read ``result``, the feed's first answer, and whatever it takes besides; nothing in a body raises.

    ``archived`` are the feed's entries as the archive has them, ``now`` is UTC text, ``fetch`` asks an address as the
    feed itself is asked (the same limits, ``allow_private`` of the feed); for a feed of ``path:`` it is not called.
    """
    if not is_paged(feed.source):
        return parse_feed(result, feed, now=now)
    turn = _Turn(feed, address_of(result, feed), now, fetch)
    try:
        raw = read_raw(result, feed)
    except FeedError as error:
        return ParsedFeed(feed=feed.id, error=str(error))
    if feed.path is not None:
        return turn.parse(raw)
    return _with_details(_with_pages(raw, turn), archived, turn)


@dataclass(slots=True)
class _Turn:
    """One feed's turn: what is known of it, and the requests after the first."""

    feed: FeedConfig
    address: str
    now: str
    fetch: Fetch
    robots: Robots = field(init=False)
    end: float = field(init=False)

    def __post_init__(self) -> None:
        self.robots = Robots(self.fetch)
        self.end = monotonic() + MAX_SECONDS

    def parse(self, raw: RawFeed, feed: FeedConfig | None = None) -> ParsedFeed:
        """Clean what was read, by the rules of the feed or of ``feed``."""
        return parse_raw(raw, feed or self.feed, self.address, now=self.now)

    def ask(self, url: str) -> FetchResult:
        """The answer of one address. Raises FeedError for one that failed or may not be asked."""
        if monotonic() > self.end:
            raise FeedError(f"not asked: {MAX_SECONDS / 60:g} minutes are over")
        if self.feed.allow_private and origin(url) != origin(self.address):
            raise FeedError("not asked: with allow_private only the feed's own host is")
        if BOARDS[self.feed.source].pages and not self.robots.allow(url):
            raise FeedError("not asked: the site's robots.txt asks not to")
        result = self.fetch(url)
        if result.status != "fetched":
            raise FeedError(result.error or "no answer")
        return result


def _with_pages(raw: RawFeed, turn: _Turn) -> RawFeed:
    """The list with its further pages; ``more`` of it are pages that are missing, for ``complete``."""
    items, count, notes = list(raw.items), raw.count, list(raw.notes)
    waiting, seen = deque(dict.fromkeys(raw.more)), {turn.address, *raw.more}
    missing: list[str] = []
    read = 1
    while waiting and not missing:
        url = waiting.popleft()
        if read >= MAX_PAGES or len(items) >= MAX_ITEMS:
            missing.append(url)
            notes.append(f"capped: {read} pages with {len(items)} postings are read")
            continue
        try:
            page = read_raw(turn.ask(url), turn.feed)
        except FeedError as error:
            missing.append(url)
            notes.append(f"page {read + 1} of the list failed: {error}")
            continue
        read += 1
        items += page.items
        count += page.count
        notes += page.notes
        fresh = [more for more in dict.fromkeys(page.more) if more not in seen]
        seen.update(fresh)
        waiting += fresh
    if raw.items and raw.count > len(raw.items):  # a first page that counts the whole list counts the others with it
        count = max(raw.count, len(items))
    return replace(raw, items=tuple(items), count=count, notes=tuple(dict.fromkeys(notes)), more=tuple(missing))


def _with_details(raw: RawFeed, archived: Sequence[Entry], turn: _Turn) -> ParsedFeed:
    """The list with the texts of its postings: fetched, or as they are in the archive."""
    raw = _marked(raw, turn.feed)
    details = _Details(board_of(turn.feed.source), turn, archived)
    wanted = _wanted(raw, turn)
    items: list[RawItem] = []
    kept: dict[str, Entry] = {}
    for item in raw.items:
        if not item.detail or (item.title.strip() and item.mark not in wanted):
            items.append(replace(item, mark=""))
            continue
        found = details.of(item)
        if isinstance(found, Entry):
            kept[found.id] = found
        elif found is not None:
            items.append(found)
    without = len(raw.items) - len(items)
    parsed = turn.parse(replace(raw, items=tuple(items), count=raw.count - without))
    if parsed.error and not kept:
        return parsed
    notes = (*parsed.notes, *filter(None, [parsed.error]), *details.notes())
    entries = {entry.id: _as_parsed(entry) for entry in kept.values()} | {entry.id: entry for entry in parsed.entries}
    return replace(
        parsed,
        entries=tuple(entries.values()),
        count=parsed.count + len(kept),
        error="",
        notes=notes,
        complete=parsed.complete and not parsed.error,
    )


def _as_parsed(entry: Entry) -> Entry:
    """An archived entry as a parser would give it again."""
    return replace(entry, first_seen="", name="", hash="", aliases=(), missing_since="", closed="")


def _marked(raw: RawFeed, feed: FeedConfig) -> RawFeed:
    """Each item with a mark over what the list says of it and what decides how its text becomes an entry.

    A posting that stands on two pages, because the list moved on between them, is taken once.
    """
    settings = (feed.keep, feed.drop, feed.lang, sorted(feed.allow_contacts))
    items: dict[str, RawItem] = {}
    for number, item in enumerate(raw.items):
        said = repr((_VERSION, feed.source, settings, item.guid, item.mark or item))
        mark = blake2b(said.encode("utf-8", "replace"), digest_size=12).hexdigest()
        items.setdefault(mark if item.detail else str(number), replace(item, mark=mark))
    return replace(raw, items=tuple(items.values()), count=raw.count - len(raw.items) + len(items))


def _wanted(raw: RawFeed, turn: _Turn) -> frozenset[str]:
    """Marks of the postings that ``keep`` and ``drop`` let pass by what the list says: the others need no text."""
    keep = Filter(title=turn.feed.keep.title, url=turn.feed.keep.url) if turn.feed.keep is not None else Filter()
    early = turn.feed.model_copy(update={"keep": None if keep == Filter() else keep})
    return frozenset(entry.mark for entry in turn.parse(raw, early).entries)


class _Details:
    """The postings' own answers, and what is to be said of them."""

    def __init__(self, board: Board, turn: _Turn, archived: Sequence[Entry]) -> None:
        self.board = board
        self.turn = turn
        self.by_mark = {entry.mark: entry for entry in archived if entry.mark}
        self.by_id = {name: entry for entry in archived for name in (*entry.aliases, entry.id)}
        self.fetched = self.row = self.left = 0
        self.failed: list[str] = []

    def of(self, item: RawItem) -> RawItem | Entry | None:
        """The whole item; where its text cannot be had the archived entry, or what the list says, without a mark.

        None for a posting of which the list says no more than where it is.
        """
        if item.mark in self.by_mark:
            return self.by_mark[item.mark]
        if self.fetched >= MAX_DETAILS or self.row >= MAX_FAILURES:
            self.left += 1
        else:
            self.fetched += 1
            try:
                return self._ask(item)
            except FeedError as error:
                self.failed.append(str(error))
        known = self.by_id.get(f"{self.turn.feed.source}:{item.guid}")
        if known or item.title.strip():
            return known or replace(item, mark="")
        return None

    def _ask(self, item: RawItem) -> RawItem:
        self.row += 1
        text, _ = text_of_body(self.turn.ask(item.detail))
        self.row = 0
        with naming(self.turn.feed.source):
            whole = self.board.parse_detail(text, item)
        return replace(whole, guid=item.guid, mark=item.mark)

    def notes(self) -> tuple[str, ...]:
        """What a person should know of them."""
        notes = []
        if self.failed:
            which = "1 posting failed" if len(self.failed) == 1 else f"{len(self.failed)} postings failed"
            notes.append(f"the text of {which}, what was known stays: {self.failed[0]}")
        if self.left:
            notes.append(f"the text of {self.left} more is asked for in the next run")
        return tuple(notes)
