"""Which archived entry is it that a feed speaks of? Pure.

In: the archive's entries of one feed, and what the feed says now (both normal, the latter without repeats).
Out: for each item the archived entry it is, or that it repeats another item, or nothing: it is new.

Evidence, from the strongest to the weakest; every item has its turn at one before the next is looked at, and no two
items get the same entry, so the order of the feed does not matter:

1. the id, or an alias, and the address are the same
2. the id, unless all else speaks against it (a guid that was reused); then an alias likewise
3. address, title and time (or text) are all the same: a parser that makes ids from links makes others when two items
   come to share one
4. of jobs: the employer's number of the opening, with the title or a town
5. the guid without scheme and host: the blog has moved
6. the address
7. of jobs: title and places (a posting that was taken down and put up again)
8. title and time of publication, if not one guid was known: the feed has new guids throughout; of jobs then also the
   title with the towns, or alone if no town speaks against it: the employer has another board

5 and 6 need the title, the time or the text to agree as well: a feed of several hosts has a ``/?p=31`` on each, and
all openings of an employer may link to one page. 4 and 7 look at open jobs before closed ones, 7 at open ones only:
an opening of today is not the one that was filled last year. To take two entries for one would lose one of them, and
that is worse than having one twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rookery.archive.same_job import job_title, places, requisition, towns
from rookery.forgotten.tombstones import page_of
from rookery.model.entry import Entry

Key = str | tuple[str | frozenset[str], ...]


@dataclass(slots=True)
class Matches:
    """``entry`` gives for an item (its place in the sequence) the archived entry (likewise); ``repeats`` are items
    that say again what another item has said.
    """

    entry: dict[int, int] = field(default_factory=dict)
    repeats: set[int] = field(default_factory=set)


def match(archived: Sequence[Entry], items: Sequence[Entry], *, lately: str = "") -> Matches:
    """Find each item's entry; ``items`` in an order that does not depend on the feed's.

    ``lately`` is a time: a job that closed after it may have moved to another board before anybody noticed.
    """
    return _Search(archived, items, lately).run()


def with_link(entry: Entry) -> str:
    """The id of an item whose guid is another entry's: the guid and its link."""
    return f"{entry.id} {entry.url}"


class _Search:
    """One feed's search; what is found is taken from both sides."""

    def __init__(self, archived: Sequence[Entry], items: Sequence[Entry], lately: str) -> None:
        self._archived = archived
        self._items = items
        self._lately = lately
        self._ids = {entry.id: number for number, entry in enumerate(archived)}
        self._aliases = {alias: number for number, entry in enumerate(archived) for alias in entry.aliases}
        self._taken: dict[int, Entry] = {}
        self._found = Matches()

    def run(self) -> Matches:
        if not self._archived:
            return self._found
        self._by_id(self._ids, lambda entry, item: entry.url == item.url)
        self._by_id(self._aliases, lambda entry, item: entry.url == item.url)
        self._by_derived_id()
        self._by_id(self._ids, _may_be)
        known = any(self._archived[number].id == self._items[item].id for item, number in self._found.entry.items())
        self._by_id(self._aliases, _may_be)
        self._repeats()
        self._by_key(_all, _any)
        self._by_key(requisition, _same_opening, among=_is_open)
        self._by_key(requisition, _same_opening, among=_is_closed)
        self._by_key(lambda entry: _tail(entry.id), _alike)
        self._by_key(_page, _alike)
        self._by_key(_posted, _same_number, among=_is_open)
        if not known:
            self._by_board()
            self._by_key(_titled, _any)
        return self._found

    def _by_board(self) -> None:
        """Another board, which may number openings, and write places, in another way.

        Aliases do not count as known ids: a run that was killed may have given some of the jobs their new ones.
        """
        for among in (_is_open, self._closed_lately):
            self._by_key(_placed, _any, among=among)
            self._by_key(_in_town, _any, among=among)
            self._by_key(job_title, _no_other_town, among=among)

    def _closed_lately(self, entry: Entry) -> bool:
        return bool(self._lately) and entry.closed >= self._lately

    def _open(self) -> Iterator[tuple[int, Entry]]:
        for number, item in enumerate(self._items):
            if number not in self._found.entry and number not in self._found.repeats:
                yield number, item

    def _take(self, item: int, number: int) -> None:
        self._found.entry[item] = number
        self._taken[number] = self._items[item]

    def _by_id(self, names: Mapping[str, int], fits: Callable[[Entry, Entry], bool]) -> None:
        for item_number, item in list(self._open()):
            number = names.get(item.id)
            if number is not None and number not in self._taken and fits(self._archived[number], item):
                self._take(item_number, number)

    def _by_derived_id(self) -> None:
        """A guid that several items share has got its link added, here or by the parser, to one or another of them."""
        for item_number, item in list(self._open()):
            for known in (with_link(item), item.id.removesuffix(f" {item.url}")):
                number = self._ids.get(known)
                if number is not None and number not in self._taken and self._archived[number].url == item.url:
                    self._take(item_number, number)
                    break

    def _repeats(self) -> None:
        """An item under an id or alias of an entry that another item has got, with nothing to tell them apart.

        Two links under one guid are two entries; a former guid beside the present one is the same entry twice.
        """
        for item_number, item in list(self._open()):
            number, former = self._ids.get(item.id), self._aliases.get(item.id)
            same = number in self._taken and not _differ(self._taken[number].url, item.url)
            again = former in self._taken and _may_be(self._taken[former], item)
            if same or again:
                self._found.repeats.add(item_number)

    def _by_key(
        self,
        key: Callable[[Entry], Key],
        fits: Callable[[Entry, Entry], bool],
        *,
        among: Callable[[Entry], bool] = lambda _entry: True,
    ) -> None:
        """Match where a key stands for one entry of the archive (``among`` its entries) and one item of the feed."""
        waiting = list(self._open())
        if not waiting:
            return
        numbers = _single(key(entry) if among(entry) else "" for entry in self._archived)
        items = _single(key(item) for item in self._items)
        for item_number, item in waiting:
            shared = key(item)
            number = numbers.get(shared)
            if number is None or shared not in items or number in self._taken:
                continue
            if fits(self._archived[number], item):
                self._take(item_number, number)


def _single(keys: Iterable[Key]) -> dict[Key, int]:
    """The keys that stand once, with their place."""
    listed = list(keys)
    counts = Counter(listed)
    return {key: number for number, key in enumerate(listed) if key and counts[key] == 1}


def _may_be(entry: Entry, item: Entry) -> bool:
    """Whether anything agrees, or is absent and so proves nothing: else the guid is another's now."""
    if _differ(requisition(entry), requisition(item)) and _differ(entry.title, item.title):
        return False
    return not (
        _differ(page_of(entry.url), page_of(item.url))
        and _differ(entry.title, item.title)
        and _differ(entry.published, item.published)
    )


def _alike(entry: Entry, item: Entry) -> bool:
    """Whether the title, the time of publication or the text is the same."""
    pairs = ((entry.title, item.title), (entry.published, item.published), (entry.content, item.content))
    return any(one and one == other for one, other in pairs)


def _same_opening(entry: Entry, item: Entry) -> bool:
    """Whether a number means the same opening on both sides: boards count from 1 as well."""
    return job_title(entry) == job_title(item) or bool(towns(entry) & towns(item))


def _same_number(entry: Entry, item: Entry) -> bool:
    return not _differ(requisition(entry), requisition(item))


def _no_other_town(entry: Entry, item: Entry) -> bool:
    here, there = towns(entry), towns(item)
    return not here or not there or bool(here & there)


def _is_open(entry: Entry) -> bool:
    return not entry.closed


def _is_closed(entry: Entry) -> bool:
    return bool(entry.closed)


def _any(_entry: Entry, _item: Entry) -> bool:
    return True


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _tail(guid: str) -> str:
    return page_of(guid) if guid.startswith(("http://", "https://")) else ""


def _all(entry: Entry) -> Key:
    said = entry.published or entry.content
    return (entry.url, entry.title, said) if entry.url and entry.title and said else ""


def _titled(entry: Entry) -> Key:
    return (entry.title, entry.published) if entry.title and entry.published else ""


def _placed(entry: Entry) -> Key:
    return (title, places(entry)) if (title := job_title(entry)) else ""


def _posted(entry: Entry) -> Key:
    return _placed(entry) if places(entry) else ""


def _in_town(entry: Entry) -> Key:
    return (title, towns(entry)) if (title := job_title(entry)) else ""


def _page(entry: Entry) -> str:
    return entry.url if page_of(entry.url) else ""
