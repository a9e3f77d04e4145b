"""The texts of a site, and where something stands in them.

In: the site's folder, words to look for. Out: texts by their place; places (file:line). The archive is none of them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from rookery.archive.names import COLLECTED
from rookery.content.files import SUFFIX, hidden
from rookery.forgotten.tombstones import FOLDER

_SETTINGS = ("feeds.yml", "pelicanconf.py", "publishconf.py", "README.md")
_LARGEST = 20_000_000
"""bytes; what is larger is a film, not a text."""


def own_files(root: Path) -> Iterator[str]:
    """Places of all files that people put into content/, and of the settings."""
    yield from (name for name in _SETTINGS if (root / name).is_file())
    for folder, names, files in os.walk(root / "content"):
        below = Path(folder).relative_to(root).as_posix()
        names[:] = sorted(name for name in names if f"{below}/{name}" not in {COLLECTED, FOLDER} and not hidden(name))
        yield from (f"{below}/{name}" for name in sorted(files) if not hidden(name))


def is_written(place: str) -> bool:
    """Whether it is a text that the site's people wrote, which may be changed; not a feed, a document, a setting."""
    return (
        place.startswith("content/")
        and place.endswith(SUFFIX)
        and not place.startswith(("content/feeds/", "content/files/"))
    )


def read_own(root: Path, place: str) -> str | None:
    """Its text; None for what is none."""
    path = root / place
    try:
        return path.read_bytes().decode() if path.stat().st_size <= _LARGEST else None
    except (OSError, UnicodeDecodeError):
        return None


def mentions(root: Path, words: Collection[str], without: Collection[str], *, sources: bool = False) -> list[str]:
    """Where one of the words stands: file:line in what people wrote, or with ``sources`` in everything else."""
    found: list[str] = []
    for place in own_files(root):
        text = read_own(root, place) if place not in without and is_written(place) != sources else None
        if text is None or not any(word in text for word in words):
            continue
        lines = text.split("\n")
        found += [f"{place}:{number}" for number, line in enumerate(lines, 1) if any(word in line for word in words)]
    return found
