"""The heads of all entries, fast, for the publishing half; and which of them are one entry in two feeds.

In: the site's folder. Out: Index, from the files themselves; a cache keeps unchanged files from being opened, and
without it, or with a damaged one, the result is the same.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from rookery.archive.format import EntryError, parse_head, split_entry
from rookery.archive.record import Memory, Record, Row, read_memory, record_of, row_of, write_memory
from rookery.archive.same_job import renamed
from rookery.archive.store import read_state, read_text
from rookery.archive.tree import Found, entry_files, feed_folders
from rookery.errors import ArchiveError, Problem
from rookery.html.pictures import keys_in
from rookery.model.feed import FeedState
from rookery.model.kinds import KINDS

__all__ = ["Index", "Joined", "Record", "join", "read_body", "read_index"]

_RACY_NS = 100_000_000
"""A file may change twice within one tick of the file system's clock; ticks of up to 100 ms are in use."""

_GLOBAL_ID = re.compile(r"(?:tag|urn):.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Index:
    """All that is in the archive, sorted by path; ``problems`` are files that hold no entry; ``feed_titles`` is how
    each feed with a folder calls itself, ``""`` if it does not; ``states`` all that is remembered of each.
    """

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    feed_titles: Mapping[str, str]
    states: Mapping[str, FeedState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Joined:
    """One entry, in whichever feeds it stands. ``record`` was seen first, ``twins`` are the others in the same
    order; ``feeds`` are the feeds of all of them, each once.

    ``successor`` is the twin that knows how a job fares now, if the feed of ``record`` has left feeds.yml.
    """

    record: Record
    feeds: tuple[str, ...]
    twins: tuple[Record, ...] = ()
    successor: Record | None = None

    @property
    def current(self) -> Record:
        """The record to take facts from; the address is that of ``record``, and twins' addresses lead there."""
        return self.successor or self.record


def read_index(root: Path) -> Index:
    """Read the heads of all entries. Raises ArchiveError only where the file system refuses."""
    moment = time.time_ns()
    memory = read_memory(root)
    feeds = feed_folders(root)
    records: list[Record] = []
    problems: list[Problem] = []
    rows: dict[str, Row] = {}
    opened = 0
    for found in entry_files(root, feeds):
        row = memory.rows.get(found.path)
        if row and row[0] == found.mtime_ns < memory.moment - _RACY_NS and row[1] == found.size:
            record = record_of(found, row)
        else:
            opened += 1
            try:
                record = _read_record(root, found)
            except EntryError as error:
                problems.append(error.problem)
                continue
            row = row_of(found, record)
        rows[found.path] = row
        records.append(record)
    if opened > len(problems) or len(rows) != len(memory.rows):
        write_memory(root, Memory(moment, rows))
    states = {feed: _state(root, feed) for feed in feeds}
    titles = {feed: state.title for feed, state in states.items()}
    return Index(tuple(records), tuple(problems), titles, states)


def read_body(root: Path, path: str) -> str:
    """Read the raw body of one record's file (``path`` as in Record); it has to be sanitised before it is shown.

    Raises EntryError if the file holds no entry any more, ArchiveError if it cannot be read.
    """
    _, feed, _, name = path.split("/")
    found = Found(path, feed, name.removesuffix(".md"), 0, 0)
    return split_entry(read_text(root, found), feed=feed, name=found.name)[1]


def join(records: Sequence[Record], feeds: Sequence[str] = ()) -> tuple[Joined, ...]:
    """Join what stands in several feeds, sorted by the path of the first.

    The first is the one seen first; of those seen in one run the one whose kind comes first, then by path. Nothing
    in feeds.yml decides it, so that no address changes when feeds are put in another order or taken out.

    Two records are one entry if they share an id (or former id) that is unique in the world (an address, ``tag:``,
    ``urn:``), or, in different feeds, an address. An address that two entries of one feed share (a show's page, a
    list of openings) says nothing, nor does that of a home page. So are two jobs if one of their feeds has left
    feeds.yml and they are the same by ``same_job.renamed``. Transitive; the order of ``records`` is no matter.
    """
    groups = _Groups(len(records))
    by_id: defaultdict[str, list[int]] = defaultdict(list)
    by_url: defaultdict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for known in (record.entry.id, *record.entry.aliases):
            if _is_global(known):
                by_id[known].append(number)
        if _names_a_page(record.entry.url):
            by_url[record.entry.url].append(number)
    for numbers in by_id.values():
        groups.unite(numbers)
    # decided before the first of them is joined, so that the order cannot matter
    telling = [numbers for numbers in by_url.values() if len(numbers) > 1 and _across(records, groups, numbers)]
    for numbers in (*telling, *renamed([record.entry for record in records], feeds)):
        groups.unite(numbers)
    joined = (_joined([records[number] for number in group], set(feeds)) for group in groups)
    return tuple(sorted(joined, key=lambda one: one.record.path))


def _read_record(root: Path, found: Found) -> Record:
    head, body = split_entry(read_text(root, found), feed=found.feed, name=found.name)
    digest = blake2b(body.encode(), digest_size=16).hexdigest()
    return Record(parse_head(head, feed=found.feed, name=found.name), found.path, digest, not body, keys_in(body))


def _state(root: Path, feed: str) -> FeedState:
    try:
        return read_state(root, feed)
    except ArchiveError:  # the next run of collect sets it aside and says so
        return FeedState()


def _is_global(known: str) -> bool:
    return _GLOBAL_ID.match(known) is not None or _names_a_page(known)


def _names_a_page(url: str) -> bool:
    """Whether an address is more than a host."""
    if not url.startswith(("http://", "https://")):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and bool(parts.path.strip("/") or parts.query)


def _across(records: Sequence[Record], groups: _Groups, numbers: Iterable[int]) -> bool:
    """Whether no feed has two entries among them."""
    entry_of: dict[str, int] = {}
    return all(
        entry_of.setdefault(records[number].entry.feed, groups.root(number)) == groups.root(number)
        for number in numbers
    )


def _joined(records: list[Record], asked: Collection[str]) -> Joined:
    kinds = list(KINDS)
    first, *others = sorted(
        records, key=lambda record: (record.entry.first_seen, kinds.index(record.entry.kind), record.path)
    )
    feeds = tuple(dict.fromkeys(record.entry.feed for record in (first, *others)))
    return Joined(first, feeds, tuple(others), _successor(first, others, asked))


def _successor(first: Record, others: Sequence[Record], asked: Collection[str]) -> Record | None:
    """The job's record in a feed that is still asked, where the first one's is not."""
    if first.entry.kind != "job" or first.entry.feed in asked:
        return None
    return next((record for record in others if record.entry.feed in asked), None)


class _Groups:
    """Union-find over 0 … size-1 with path halving; groups are small, so the lower number wins."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def unite(self, numbers: Sequence[int]) -> None:
        for number in numbers[1:]:
            one, other = sorted((self.root(numbers[0]), self.root(number)))
            self._above[other] = one

    def __iter__(self) -> Iterator[list[int]]:
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(self._above)):
            groups[self.root(number)].append(number)
        return iter(groups.values())
