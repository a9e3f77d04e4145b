"""Has anything changed since the last build? Asked of file times, so that a run with nothing new is quick.

In: the site's folders and settings. Out: a digest of names, sizes and times of all that a build reads, and the
newest time among them. Two builds with the same digest read the same; a digest alone says nothing about content.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent
LIBRARIES = ("jinja2", "markdown", "nh3", "pelican")
# what decides besides those how a site is planned
_MORE = ("phonenumbers", "pydantic", "pyyaml", "unidecode")
_KNOWN = frozenset(("rookery", "pelican", "jinja2", "markdown", "builtins"))
_OURS = ("ROOKERY_", "PELICAN_CLASS")


@dataclass(frozen=True, slots=True)
class Stamp:
    """``newest_ns`` is the latest modification time among the files."""

    digest: str
    newest_ns: int


def settings_text(settings: Mapping[str, Any], today: str) -> str:
    """What else a build depends on, as text that two processes agree on: settings, the day, the libraries.

    Of functions and classes among the settings only the names. To be asked before Pelican loads plugins, which
    change the settings.
    """
    chosen = {name: value for name, value in settings.items() if name.isupper() and not name.startswith(_OURS)}
    versions = {name: version(name) for name in (*LIBRARIES, *_MORE)}
    return json.dumps([chosen, versions, sys.version, today], sort_keys=True, default=_text)


def foreign_code(settings: Mapping[str, Any]) -> bool:
    """Whether a build runs code of which a stamp says nothing: plugins of others, functions among the settings."""
    if any(not str(getattr(one, "__name__", one)).startswith("rookery.") for one in settings["PLUGINS"]):
        return True
    return any(_is_foreign(value) for name, value in settings.items() if name.isupper())


def _is_foreign(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_is_foreign, value.values()))
    if isinstance(value, list | tuple | set | frozenset):
        return any(map(_is_foreign, value))
    made_by = str(getattr(value, "__module__", None) or "builtins").partition(".")[0]
    return callable(value) and made_by not in _KNOWN


def stamp_written(root: Path, folders: Sequence[Path], more: str) -> Stamp:
    """Look at everything but the archive: what people wrote, our code, and ``folders`` (themes, plugins)."""
    places = (root / "feeds.yml", root / "content", root / "plugins", *folders, _PACKAGE)
    return _stamp(places, more, without={os.fspath(root / "content" / "collected")})


def stamp_inputs(written: Stamp, root: Path) -> Stamp:
    """Add the archive."""
    archive = _stamp((root / "content" / "collected",), written.digest, without=set())
    return Stamp(archive.digest, max(written.newest_ns, archive.newest_ns))


def _stamp(places: Sequence[Path], more: str, without: set[str]) -> Stamp:
    mark = blake2b(more.encode("utf-8", "surrogatepass"), digest_size=16)
    newest = 0
    for place in places:
        for path, facts in _files(place, without):
            newest = max(newest, facts.st_mtime_ns)
            line = f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\0{facts.st_mode}\0"
            mark.update(line.encode("utf-8", "surrogateescape"))
    return Stamp(mark.hexdigest(), newest)


def _files(place: Path, without: set[str]) -> Iterator[tuple[str, os.stat_result]]:
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
                if entry.name != "__pycache__" and entry.path not in without:
                    waiting.append(entry.path)
            else:
                # through a link, and of a link that leads nowhere the link itself
                with suppress(OSError):
                    yield entry.path, entry.stat(follow_symlinks=os.path.exists(entry.path))  # noqa: PTH110  hot


def _text(value: object) -> object:
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, Path):
        return os.fspath(value)
    named = value if hasattr(value, "__qualname__") else type(value)
    return f"{named.__module__}.{named.__qualname__}"
