"""A feed's folder in the archive: its entries whole, for merge, and what collect remembers of it.

In: the site's folder (``root``) and a feed's id. Out: Entries and FeedState, or files. Nothing here removes a file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from rookery.archive.files import named, write_files
from rookery.archive.format import EntryError, parse_entry, render_entry
from rookery.archive.names import COLLECTED, NAME, entry_path
from rookery.archive.tree import WAITING, Found, entry_files
from rookery.errors import ArchiveError, Problem
from rookery.model.entry import Entry
from rookery.model.feed import Changes, FeedState

_DEFAULTS = asdict(FeedState())
_TYPES = {field.name: type(_DEFAULTS[field.name]) for field in fields(FeedState)}


class StateError(ArchiveError):
    """A feed's state file does not hold a state."""


def read_feed(root: Path, feed: str) -> tuple[Entry, ...]:
    """Read all entries of a feed, whole, sorted by name. Raises EntryError at the first file that holds none."""
    return tuple(
        parse_entry(read_text(root, found), feed=feed, name=found.name) for found in entry_files(root, (feed,))
    )


def write_changes(root: Path, feed: str, changes: Changes) -> None:
    """Write a feed's new and updated entries.

    The updated ones first, and on the disk before the first new one: merge takes a feed whose guids all changed for
    one that moved, and after a crash it must not find a new guid among the old ones. Raises ArchiveError.
    """
    for entries in (changes.updated, changes.new):
        write_files(
            root,
            {f"{COLLECTED}/{entry_path(feed, entry.name)}": render_entry(entry).encode() for entry in entries},
        )


def read_text(root: Path, found: Found) -> str:
    """Read an entry file. Raises EntryError if its name is not one that rookery gives or it is not UTF-8."""
    if not NAME.fullmatch(found.name) or found.path.split("/")[2] not in {found.name[:4], WAITING}:
        raise EntryError(Problem(found.place, 0, "not a file that rookery wrote; it belongs elsewhere in content/"))
    with named("read", found.place):
        data = (root / found.place).read_bytes()
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EntryError(Problem(found.place, line, "not UTF-8")) from None


def state_place(feed: str) -> str:
    """Where a feed's state lies, below the site's folder."""
    return f"{COLLECTED}/{feed}/_state.json"


def read_state(root: Path, feed: str) -> FeedState:
    """Read what is remembered of a feed; of an unknown one, nothing. Raises StateError if the file is damaged."""
    place = state_place(feed)
    with named("read", place):
        try:
            data = (root / place).read_bytes()
        except FileNotFoundError:
            return FeedState()
    try:
        values: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise StateError(f"{place}: not JSON: {error}") from None
    if not isinstance(values, dict):
        raise StateError(f"{place}: expected keys and values")
    wrong = sorted(key for key, value in values.items() if not _fits(key, value))
    if wrong:
        raise StateError(f"{place}: {', '.join(map(repr, wrong))}: not a key that is known, or not its kind of value")
    values.update({key: tuple(value) for key, value in values.items() if isinstance(value, list)})
    return FeedState(**values)


def _fits(key: str, value: object) -> bool:
    """Whether a key is known and its value of the right kind; a tuple of texts is a list in JSON."""
    if isinstance(value, list):
        return _TYPES.get(key) is tuple and all(isinstance(one, str) for one in value)
    return type(value) is _TYPES.get(key)


def write_state(root: Path, feed: str, state: FeedState) -> None:
    """Write what is to be remembered of a feed, if it differs from what is there. Raises ArchiveError."""
    values = {key: value for key, value in asdict(state).items() if value != _DEFAULTS[key]}
    place = state_place(feed)
    if values or (root / place).exists():
        text = json.dumps(values, indent=2, sort_keys=True) + "\n"
        write_files(root, {place: text.encode("ascii")})
