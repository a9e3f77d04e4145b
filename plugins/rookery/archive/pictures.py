"""A feed's pictures in the archive: the files, and the list of those that are still to be had.

In: the site's folder and a feed's id. Out: ``content/collected/<feed>/images/<key>-<hash>-<width>x<height>.<ending>``,
one file for each size of a picture, and ``_images.json`` beside ``_state.json``. Nothing here removes or changes a
picture: the key is of its address, the hash of its bytes, so that two bots that fetch at once never conflict. What is
wanted is written before the entry that names it, and taken off the list after its file: a run that is killed between
has lost nothing. Reading the names is enough to plan pages; no picture is opened for it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from rookery.archive.files import named, write_files
from rookery.archive.names import COLLECTED
from rookery.archive.store import StateError

ENDINGS = ("jpg", "webp")
_NAME = re.compile(r"([0-9a-f]{32})-([0-9a-f]{32})-([1-9][0-9]{0,4})x([1-9][0-9]{0,4})\.(jpg|webp)")
_TYPES: dict[str, type] = {"address": str, "tries": int, "tried": str, "error": str}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One size of a picture, clean: its bytes, which of ``ENDINGS`` they are, its size in pixels."""

    body: bytes
    ending: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """One size of a picture in the archive. ``place`` is below the site's folder, ``digest`` the hash in its name;
    ``mark`` changes whenever somebody wrote to the file.
    """

    place: str
    digest: str
    width: int
    height: int
    ending: str
    mark: str


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A picture that the archive lacks: where it is, how often it was asked for, on which day last, what went wrong."""

    address: str
    tries: int = 0
    tried: str = ""
    error: str = ""


def read_pictures(root: Path, feed: str) -> dict[str, tuple[KeptPicture, ...]]:
    """The pictures of a feed by key, of each the largest size first. Links and files of other names are passed over."""
    folder = _folder(feed)
    found: dict[str, list[KeptPicture]] = {}
    try:
        if any((root / place).is_symlink() for place in (f"{COLLECTED}/{feed}", folder)):
            return {}
        with os.scandir(root / folder) as files:
            for file in files:
                name = _NAME.fullmatch(file.name)
                if name and file.is_file(follow_symlinks=False):
                    facts = file.stat(follow_symlinks=False)
                    found.setdefault(name[1], []).append(
                        KeptPicture(
                            place=f"{folder}/{file.name}",
                            digest=name[2],
                            width=int(name[3]),
                            height=int(name[4]),
                            ending=name[5],
                            mark=f"{facts.st_size}-{facts.st_mtime_ns}",
                        )
                    )
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return {key: tuple(sorted(sizes, key=lambda one: (-one.width, one.place))) for key, sizes in sorted(found.items())}


def write_picture(root: Path, feed: str, key: str, sizes: Iterable[Drawn]) -> None:
    """Write a picture's sizes, each whole or not at all. Raises ArchiveError."""
    write_files(root, {f"{_folder(feed)}/{_name(key, one)}": one.body for one in sizes})


def read_wanted(root: Path, feed: str) -> dict[str, WantedPicture]:
    """What the archive lacks, by key. Raises StateError if the list is damaged."""
    place = wanted_place(feed)
    with named("read", place):
        try:
            data = (root / place).read_bytes()
        except FileNotFoundError:
            return {}
    try:
        values: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise StateError(f"{place}: not JSON: {error}") from None
    if not isinstance(values, dict) or not all(map(_is_wanted, values.values())):
        raise StateError(f"{place}: expected a picture's address, tries and so on for each key")
    return {key: WantedPicture(**value) for key, value in values.items()}


def write_wanted(root: Path, feed: str, wanted: Mapping[str, WantedPicture]) -> None:
    """Write the list, if it differs from what is there; where nothing is wanted there is none. Raises ArchiveError."""
    place = wanted_place(feed)
    if not wanted:
        with named("remove", place):
            (root / place).unlink(missing_ok=True)
        return
    rows = {key: {name: value for name, value in asdict(one).items() if value} for key, one in wanted.items()}
    write_files(root, {place: (json.dumps(rows, indent=1, sort_keys=True) + "\n").encode("ascii")})


def wanted_place(feed: str) -> str:
    """Where a feed's list lies, below the site's folder."""
    return f"{COLLECTED}/{feed}/_images.json"


def _is_wanted(value: object) -> bool:
    fits = isinstance(value, dict) and all(type(one) is _TYPES.get(name) for name, one in value.items())
    return fits and isinstance(value, dict) and bool(value.get("address"))


def _folder(feed: str) -> str:
    return f"{COLLECTED}/{feed}/images"


def _name(key: str, one: Drawn) -> str:
    digest = blake2b(one.body, digest_size=16).hexdigest()
    return f"{key}-{digest}-{one.width}x{one.height}.{one.ending}"
