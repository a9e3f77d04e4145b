"""A feed put together from all the answers that it takes: further pages of a list, and a page for each posting.

In: the first answer, the feed's archived entries, and a function that fetches an address. Out: ParsedFeed. Of a feed
with one answer this is ``parse_feed`` and nothing more. One request at a time; the text of a posting is fetched only
if the list says something else of it than when it was fetched last (``Entry.mark``).

What goes wrong on the way costs as little as can be: a page that fails leaves the list incomplete, so that nothing in
it is taken for gone; a posting whose text fails keeps its archived one, or goes without until the next run.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from time import monotonic

from rookery.collect.details import Details
from rookery.collect.formats import UNCERTAIN, address_of, parse_feed, parse_raw, read_raw
from rookery.collect.formats.board_address import origin
from rookery.collect.formats.raw import RawFeed, RawItem
from rookery.collect.robots import Robots
from rookery.collect.within import PARSE_SECONDS, within
from rookery.config.boards import BOARDS, where_to_look
from rookery.config.feeds import FeedConfig, Filter
from rookery.errors import FeedError
from rookery.model.counts import counted
from rookery.model.entry import Entry
from rookery.model.feed import FetchResult, ParsedFeed

MAX_PAGES = 200
MAX_ITEMS = 10_000
MAX_SECONDS = 900.0
"""What the requests after the first may take together."""
_SEVERAL = 3
"""Pages that lose their postings at once, all of them, are no jobs that were filled."""

_NOT_THERE = re.compile(
    r"(?:name )?not found|gone: 410"
    r"|no answer of [^(]{1,40}\((?:HTML page|JSON (?:without|that is no)|XML|another kind|it says)"
)

_VERSION = "1"
"""Raise it when the same list item and detail give another entry than before: every detail is then fetched anew."""

Fetch = Callable[[str], FetchResult]


def is_paged(source: str) -> bool:
    """Whether one answer of this source is not all."""
    return source in BOARDS and BOARDS[source].many


def is_asked_fresh(feed: FeedConfig) -> bool:
    """Whether an unchanged first answer says nothing of the others. Of a file it says all: nothing else is asked."""
    return feed.path is None and is_paged(feed.source)


def explained(feed: FeedConfig, error: str) -> str:
    """Why a feed failed; where its job board may not be there, in words that say where to look.

    Vendors say it in many ways: a 404, a page of their own, an object that says so, no such host.
    """
    if feed.source not in BOARDS or feed.path is not None or not _NOT_THERE.match(error):
        return error
    look = where_to_look(feed.source, feed.board or "", own_url=feed.url is not None)
    return f"{told(feed, error)}. {look}"


def told(feed: FeedConfig, error: str) -> str:
    """An error with the board's name where the vendor says that there is none of this name."""
    if feed.source not in BOARDS or not error.startswith("not found"):
        return error
    known = feed.board if feed.url is None else None
    return f"{error}: {BOARDS[feed.source].title} has {f'no board {known[:60]!r}' if known else 'nothing there'}"


def gather(  # noqa: PLR0913 -- an answer, what is known, and how to ask further
    feed: FeedConfig,
    result: FetchResult,
    archived: Sequence[Entry],
    *,
    barren: Sequence[str] = (),
    now: str,
    fetch: Fetch,
) -> ParsedFeed:
    """Read ``result``, the feed's first answer, and whatever it takes besides; nothing in a body raises.

    ``archived`` are the feed's entries as the archive has them, ``barren`` the last answer's, ``now`` is UTC text,
    ``fetch`` asks an address as the feed itself is asked (the same limits, ``allow_private`` of the feed); for a feed
    of ``path:`` it is not called.
    """
    if not is_paged(feed.source):
        return within(PARSE_SECONDS, parse_feed, result, feed, now=now)
    turn = _Turn(feed, address_of(result, feed), now, fetch)
    try:
        raw = within(PARSE_SECONDS, read_raw, result, feed)
    except FeedError as error:
        return ParsedFeed(feed=feed.id, error=str(error))
    if feed.path is not None:
        return turn.parse(raw)
    details = Details(feed.source, archived, barren, now=now, ask=turn.ask)
    return _with_details(_with_pages(raw, turn), details, turn, first=not archived)


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
        return within(PARSE_SECONDS, parse_raw, raw, feed or self.feed, self.address, now=self.now)

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
            notes.append(
                f"capped: {counted(read, 'page')} with {counted(len(items), 'posting is', 'postings are')} read"
            )
            continue
        try:
            page = within(PARSE_SECONDS, read_raw, turn.ask(url), turn.feed)
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


def _with_details(raw: RawFeed, details: Details, turn: _Turn, *, first: bool) -> ParsedFeed:
    """The list with the texts of its postings: fetched, or as they are in the archive; ``first``: that is empty."""
    raw = _marked(raw, turn.feed)
    items, kept = _whole(raw, details, _wanted(raw, turn))
    without = len(raw.items) - len(items)
    parsed = turn.parse(replace(raw, items=tuple(items), count=raw.count - without))
    if parsed.error and not kept:
        return parsed
    if details.emptied >= _SEVERAL and not items and not kept:
        return ParsedFeed(turn.feed.id, error=f"none of {details.empty} pages holds a JobPosting any more")
    nothing = first and bool(details.empty) and not items
    doubts = (f"{UNCERTAIN}. {where_to_look(turn.feed.source, '', own_url=True)}",) if nothing else ()
    entries = {entry.id: _as_parsed(entry) for entry in kept.values()} | {entry.id: entry for entry in parsed.entries}
    return replace(
        parsed,
        entries=tuple(entries.values()),
        count=parsed.count + len(kept),
        error="",
        notes=(*parsed.notes, *filter(None, [parsed.error]), *details.notes(), *doubts),
        complete=parsed.complete and not (parsed.error or details.doubtful or nothing),
        barren=tuple(sorted(details.barren)),
    )


def _whole(raw: RawFeed, details: Details, wanted: frozenset[str]) -> tuple[list[RawItem], dict[str, Entry]]:
    """The items with their own answers, and by id the archived entries that stand for the others."""
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
    return items, kept


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
