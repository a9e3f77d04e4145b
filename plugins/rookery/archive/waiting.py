"""A feed's waiting room: what an answer that is held would have changed, until a person says yes.

In: the site's folder and a feed's id. Out: Entries, or files ``content/collected/<feed>/waiting/<name>.md``, one for
each entry and in the form of the archive's own, so that a person can read them and two branches merge. They lie where
the archive is not looked for: no page is made of them. A file here stands for the entry of the same name, if there is
one, and takes its place when it is let in.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rookery.archive.files import named, write_files
from rookery.archive.format import EntryError, parse_entry, render_entry
from rookery.archive.names import COLLECTED
from rookery.archive.store import read_text
from rookery.archive.tree import WAITING, Found, bad_files, waiting_files
from rookery.model.entry import Entry
from rookery.model.feed import Changes


def waiting_room(feed: str) -> str:
    """Where a feed's waiting room lies, below the site's folder."""
    return f"{COLLECTED}/{feed}/{WAITING}"


def read_waiting(root: Path, feed: str) -> tuple[Entry, ...]:
    """Read what waits, sorted by name. Raises EntryError at the first file that holds no entry."""
    return tuple(read_file(root, found) for found in waiting_files(root, feed))


def read_file(root: Path, found: Found) -> Entry:
    """Read a file of the room, or of the archive. Raises EntryError with its place."""
    try:
        return parse_entry(read_text(root, found), feed=found.feed, name=found.name)
    except EntryError as error:
        raise EntryError(replace(error.problem, path=found.place)) from None


def write_waiting(root: Path, feed: str, changes: Changes) -> None:
    """Put entries into the room, in the order of ``store.write_changes`` and for its reason. Raises ArchiveError."""
    for entries in (changes.updated, changes.new):
        files = {f"{waiting_room(feed)}/{entry.name}.md": render_entry(entry).encode() for entry in entries}
        write_files(root, files)


def clear_waiting(root: Path, feed: str, names: Collection[str] | None = None) -> None:
    """Take the files of these names out of the room; without ``names`` all of them, and those that were set aside.

    An empty room is no folder. Raises ArchiveError.
    """
    places = [found.place for found in waiting_files(root, feed) if names is None or found.name in names]
    room = waiting_room(feed)
    if names is None:
        places += [place for _, place in bad_files(root, feed) if place.startswith(f"{room}/")]
    for place in places:
        with named("remove", place):
            (root / place).unlink(missing_ok=True)
    if places:
        with suppress(OSError):  # something else lies there, or it is a link
            (root / room).rmdir()
