"""The head of one entry file, and the memory of all of them between builds.

In: what was read. Out: ``.rookery/index.json`` and back: a checksum on the first line, then JSON with a row per file.
JSON, because a cache that others may write to must not be able to do more than be wrong; the checksum, so that a
damaged one is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from rookery.archive.files import write_files
from rookery.archive.posting import posting_data, posting_of
from rookery.archive.tree import Found
from rookery.errors import ArchiveError
from rookery.model.entry import Entry, Media

CACHE = ".rookery/index.json"
_VERSION = 3
"""Raise it when Record, Entry or the archive's format change."""

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Record:
    """One entry file. ``entry`` is without content; ``path`` lies below content/ (``collected/eng/2026/….md``);
    ``digest`` is of the body's bytes, ``empty`` that it has none; ``pictures`` are the keys of those that it names.
    """

    entry: Entry
    path: str
    digest: str
    empty: bool
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """``moment`` is when the scan began, in nanoseconds since 1970; ``rows`` by path, as ``row_of`` makes them."""

    moment: int = 0
    rows: Mapping[str, Row] = field(default_factory=dict)


def row_of(found: Found, record: Record) -> Row:
    """Return what is remembered of a file: its time and size, then the record."""
    entry = record.entry
    return [
        found.mtime_ns,
        found.size,
        record.digest,
        record.empty,
        entry.id,
        entry.kind,
        entry.title,
        entry.url,
        entry.title_from,
        entry.published,
        entry.updated,
        entry.first_seen,
        entry.authors,
        entry.categories,
        entry.lang,
        entry.summary,
        [astuple(one) for one in entry.media],
        entry.aliases,
        entry.hash,
        posting_data(entry.posting),
        entry.missing_since,
        entry.closed,
        entry.mark,
        entry.picture,
        record.pictures,
    ]


def record_of(found: Found, row: Row) -> Record:
    """Return the record that a row remembers."""
    entry = Entry(
        id=row[4],
        feed=found.feed,
        kind=row[5],
        title=row[6],
        url=row[7],
        title_from=row[8],
        published=row[9],
        updated=row[10],
        first_seen=row[11],
        authors=tuple(row[12]),
        categories=tuple(row[13]),
        lang=row[14],
        summary=row[15],
        media=tuple([Media(*one) for one in row[16]]),
        aliases=tuple(row[17]),
        hash=row[18],
        posting=posting_of(row[19]),
        missing_since=row[20],
        closed=row[21],
        mark=row[22],
        picture=row[23],
        name=found.name,
    )
    return Record(entry, found.path, row[2], row[3], tuple(row[24]))


def read_memory(root: Path) -> Memory:
    """Read the cache; one that is missing, damaged or of another version is empty."""
    try:
        checksum, _, text = (root / CACHE).read_bytes().partition(b"\n")
    except OSError:
        return Memory()
    if checksum != _checksum(text):
        return Memory()
    data = json.loads(text)
    return Memory(data["moment"], data["rows"])


def write_memory(root: Path, memory: Memory) -> None:
    """Write the cache, if the site's folder can be written to: it is only a memory."""
    text = json.dumps({"moment": memory.moment, "rows": memory.rows}, separators=(",", ":")).encode("ascii")
    with suppress(ArchiveError):
        write_files(root, {CACHE: _checksum(text) + b"\n" + text})


def _checksum(text: bytes) -> bytes:
    return f"{_VERSION}:{blake2b(text, digest_size=16).hexdigest()}".encode("ascii")
