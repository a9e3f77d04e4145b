"""Has anything changed since the last build? Asked of file times, so that a run with nothing new is quick.

In: the site's folders and settings. Out: a digest of names, sizes and times of all that a build reads, and the
newest time among them. Two builds with the same digest read the same; a digest alone says nothing about content.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent
_OURS = ("ROOKERY_", "PELICAN_CLASS")


@dataclass(frozen=True, slots=True)
class Stamp:
    """``newest_ns`` is the latest modification time among the inputs."""

    digest: str
    newest_ns: int


def stamp_inputs(root: Path, themes: Sequence[Path], settings: Mapping[str, Any], today: str) -> Stamp:
    """Look at content/, feeds.yml, the theme, our own code and the settings."""
    mark = blake2b(digest_size=16)
    newest = 0
    for place in (root / "feeds.yml", root / "content", *themes, _PACKAGE):
        for path, facts in _files(place):
            newest = max(newest, facts.st_mtime_ns)
            mark.update(
                f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\0{facts.st_mode}\0".encode("utf-8", "surrogateescape")
            )
    mark.update(_plain(settings).encode())
    mark.update(today.encode())
    return Stamp(mark.hexdigest(), newest)


def _files(place: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Files below ``place`` in a fixed order; caches of the interpreter are no inputs."""
    if place.is_file():
        yield os.fspath(place), place.stat()
        return
    waiting = [os.fspath(place)]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    waiting.append(entry.path)
            else:
                yield entry.path, entry.stat(follow_symlinks=False)


def _plain(settings: Mapping[str, Any]) -> str:
    """The settings that are plain data; objects have no text that two processes would agree on."""
    chosen = {name: value for name, value in settings.items() if name.isupper() and not name.startswith(_OURS)}
    return json.dumps(chosen, sort_keys=True, default=lambda value: type(value).__qualname__)
