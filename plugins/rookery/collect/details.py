"""The postings' own answers: which are asked for, and what stands in for one that is not.

In: an item of a list, the feed's archived entries, a function that asks an address. Out: the whole item, or the
archived entry, or nothing. Each is asked for once, and again when the list says something else of it than then
(``Entry.mark``). An employer's pages are also asked again every seventh day, each on a day of its own: a sitemap may
forget to say that a page has changed, and a job that was filled there would stay open for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from urllib.parse import urlsplit

from rookery.collect.formats import text_of_body
from rookery.collect.formats.board import board_of, naming
from rookery.collect.formats.raw import RawItem
from rookery.collect.within import PARSE_SECONDS, within
from rookery.config.boards import BOARDS
from rookery.errors import FeedError
from rookery.model.counts import counted
from rookery.model.entry import Entry
from rookery.model.feed import FetchResult

MAX_DETAILS = 1_000
"""Postings whose text is fetched in one run; the others have their turn in the next ones."""
MAX_FAILURES = 5
"""Details that fail one after the other before the rest is left for the next run."""

_DAYS = 7
_GONE = ("not found", "gone")


def is_due(page: str, now: str) -> bool:
    """Whether a page is asked again on this day, whatever its list says: one day in seven, by its path."""
    own = blake2b(urlsplit(page).path.encode("utf-8", "replace"), digest_size=2).digest()
    return (int.from_bytes(own) + datetime.fromisoformat(now).toordinal()) % _DAYS == 0


class Details:
    """The answers of one feed's postings in one run, and what is to be said of them.

    ``barren`` are the marks of pages that hold no job and need not be asked for again; ``empty`` counts all that hold
    none, ``emptied`` those that held an open one. ``doubtful``: a page failed that would say whether a job is missing
    still, or that may hold one which came from another board and is known under no page yet.
    """

    def __init__(
        self,
        source: str,
        archived: Sequence[Entry],
        barren: Collection[str],
        *,
        now: str,
        ask: Callable[[str], FetchResult],
    ) -> None:
        self.barren: set[str] = set()
        self.emptied = self.empty = self._lost = 0
        self._source = source
        self._pages = BOARDS[source].pages
        self._undecided = False
        self._ask_for = ask
        self._now = now
        self._known_barren = frozenset(barren)
        self._by_mark = {entry.mark: entry for entry in archived if entry.mark}
        self._by_id = {name: entry for entry in archived for name in (*entry.aliases, entry.id)}
        self._elsewhere = any(not entry.closed and not self._is_own(entry) for entry in archived)
        self._fetched = self._row = self._left = 0
        self._failed: list[str] = []

    @property
    def doubtful(self) -> bool:
        """See above."""
        return self._undecided or (bool(self._lost) and self._elsewhere)

    def _is_own(self, entry: Entry) -> bool:
        return any(name.startswith(f"{self._source}:") for name in (entry.id, *entry.aliases))

    def of(self, item: RawItem) -> RawItem | Entry | None:
        """The whole item; where its text cannot be had the archived entry, or what the list says, without a mark.

        None for a page without a job, and for a posting of which the list says no more than where it is.
        """
        kept = self._by_mark.get(item.mark)
        due = self._pages and is_due(item.detail, self._now)
        if kept and not (kept.missing_since or kept.closed or due):
            return kept
        if item.mark in self._known_barren and not due:
            self._count_empty(item)
            return None
        known = self._by_id.get(f"{self._source}:{item.guid}")
        if self._fetched >= MAX_DETAILS or self._row >= MAX_FAILURES:
            self._left += 1
        else:
            self._fetched += 1
            try:
                whole = self._ask(item)
            except FeedError as error:
                self._failed.append(str(error))
            else:
                if whole is None:
                    self._count_empty(item)
                return whole
        if known and self._pages and (known.missing_since or known.closed):
            self._undecided = self._undecided or not known.closed
            return None
        if known or item.title.strip():
            return known or replace(item, mark="")
        self._lost += 1
        return None

    def _count_empty(self, item: RawItem) -> None:
        """A page without a job. One that held an open job is asked again until that is closed."""
        self.empty += 1
        known = self._by_id.get(f"{self._source}:{item.guid}")
        if known is None or known.closed:
            self.barren.add(item.mark)
        else:
            self.emptied += 1

    def _ask(self, item: RawItem) -> RawItem | None:
        """The posting with its own answer; None for a page that holds none."""
        self._row += 1
        try:
            text, _ = text_of_body(self._ask_for(item.detail))
        except FeedError as error:
            if self._pages and str(error).startswith(_GONE):
                self._row = 0
                return None
            raise
        self._row = 0
        with naming(self._source):
            whole = within(PARSE_SECONDS, board_of(self._source).parse_detail, text, item)
        return None if whole == RawItem() else replace(whole, guid=item.guid, mark=item.mark)

    def notes(self) -> tuple[str, ...]:
        """What a person should know of them."""
        notes = []
        if self._failed:
            which = counted(len(self._failed), "posting") + " failed"
            notes.append(f"the text of {which}, what was known stays: {self._failed[0]}")
        if self._left:
            notes.append(f"the text of {self._left} more is asked for in the next run")
        if self.empty:
            notes.append(f"{counted(self.empty, 'page holds', 'pages hold')} no JobPosting")
        return tuple(notes)
