"""What lies in the archive. In: the site's folder. Out: entry files with their time and size, unread.

Only ``<feed>/<YYYY>/<name>.md`` counts; ``<feed>/waiting/<name>.md`` waits for a person's yes, and is asked for by
that name alone. Links are not followed; dot files, temporary files, ``*.bad`` and folders with other names are passed
over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from rookery.archive.names import COLLECTED

_FEED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
WAITING = "waiting"
_ROOM = re.compile(WAITING)
_ENTRY = ".md"
_BAD = ".bad"


@dataclass(frozen=True, slots=True)
class Found:
    """One file. ``path`` is below content/ (``collected/eng/2026/….md``), ``name`` its stem; times in nanoseconds."""

    path: str
    feed: str
    name: str
    mtime_ns: int
    size: int

    @property
    def place(self) -> str:
        """Its place below the site's folder."""
        return f"content/{self.path}"


def feed_folders(root: Path) -> tuple[str, ...]:
    """The feeds that have a folder in the archive, whether feeds.yml still names them or not."""
    return tuple(sorted(item.name for item in _folders(root / COLLECTED, _FEED)))


def entry_files(root: Path, feeds: Collection[str]) -> list[Found]:
    """The entry files of these feeds, sorted by path."""
    return _found(root, feeds, _YEAR)


def waiting_files(root: Path, feed: str) -> list[Found]:
    """The files in the feed's waiting room, sorted by path. None of them is an entry of the archive."""
    return _found(root, (feed,), _ROOM)


def bad_files(root: Path, feed: str) -> list[tuple[str, str]]:
    """The feed's files that were set aside: the stem that each had, and its place below the site's folder."""
    return sorted(
        (item.name.partition(".")[0], f"{COLLECTED}/{feed}/{folder}/{item.name}")
        for shape in (_YEAR, _ROOM)
        for _, folder, item in _files(root, (feed,), _BAD, shape)
    )


def _found(root: Path, feeds: Collection[str], shape: re.Pattern[str]) -> list[Found]:
    found = []
    for feed, folder, item in _files(root, feeds, _ENTRY, shape):
        status = item.stat(follow_symlinks=False)
        name = item.name.removesuffix(_ENTRY)
        found.append(Found(f"collected/{feed}/{folder}/{item.name}", feed, name, status.st_mtime_ns, status.st_size))
    return sorted(found, key=lambda one: one.path)


def _files(
    root: Path, feeds: Collection[str], ending: str, shape: re.Pattern[str]
) -> Iterator[tuple[str, str, os.DirEntry[str]]]:
    for feed in feeds:
        for folder in _folders(root / COLLECTED / feed, shape):
            with os.scandir(folder.path) as items:
                for item in items:
                    name = item.name
                    if name.endswith(ending) and not name.startswith(".") and item.is_file(follow_symlinks=False):
                        yield feed, folder.name, item


def _folders(path: Path, shape: re.Pattern[str]) -> list[os.DirEntry[str]]:
    try:
        if path.is_symlink():
            return []
        with os.scandir(path) as items:
            return [item for item in items if shape.fullmatch(item.name) and item.is_dir(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError):
        return []
