"""One folder of content/ -> its texts.

In: a folder. Out: ``TextFile`` for each Markdown file in it, in the order of their names, and Problems for whatever
else lies there. A link that leads out of content/ is never followed; names that begin with a dot do not count.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from rookery.config.texts import read_text
from rookery.config.words import quoted
from rookery.errors import Problem
from rookery.html.text import slug

SUFFIX = ".md"
_LONGEST = 60
_STEM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that was read. ``place`` is its path below the site's folder, ``stem`` its name without ``.md``."""

    stem: str
    place: str
    text: str


def read_folder(root: Path, folder: str, problems: list[Problem]) -> list[TextFile]:
    """Read every ``.md`` in ``<root>/<folder>`` (``content/people``). A folder that is not there holds nothing."""
    found = []
    for entry in listed(root, folder, problems):
        place = f"{folder}/{entry.name}"
        if not is_text(entry, place, problems):
            continue
        text, problem = read_text(Path(entry.path), place)
        if problem:
            problems.append(problem)
        else:
            found.append(TextFile(entry.name.removesuffix(SUFFIX), place, text))
    return found


def listed(root: Path, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """What lies in a folder, sorted by name, without what is hidden and what leads out of content/."""
    path = root / folder
    if not path.exists() and not path.is_symlink():
        return []
    if _leads_out(root, path):
        problems.append(Problem(folder, 0, "a link that leads out of content/. Put the folder itself there"))
        return []
    try:
        with os.scandir(path) as entries:
            names = sorted((entry for entry in entries if not hidden(entry.name)), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(folder, 0, f"cannot be read: {error.strerror or type(error).__name__}"))
        return []
    inside = []
    for entry in names:
        if entry.is_symlink() and _leads_out(root, Path(entry.path)):
            mend = "a link that leads out of content/, or nowhere. Put the file itself there"
            problems.append(Problem(f"{folder}/{entry.name}", 0, mend))
        else:
            inside.append(entry)
    return inside


def check_static(root: Path, folder: str, problems: list[Problem]) -> None:
    """Look for links that lead out of content/ in a folder of files that are published as they stand."""
    for entry in listed(root, folder, problems):
        if entry.is_dir():
            check_static(root, f"{folder}/{entry.name}", problems)


def is_text(entry: os.DirEntry[str], place: str, problems: list[Problem]) -> bool:
    """Whether it is a Markdown file under a name that can be an address; anything else is noted."""
    if entry.is_dir():
        problems.append(Problem(place, 0, "expected files that end in .md; got a folder. Put its files one level up"))
    elif not entry.is_file():
        problems.append(Problem(place, 0, "expected files that end in .md; got something that is no file. Delete it"))
    elif not entry.name.endswith(SUFFIX):
        problems.append(Problem(place, 0, "expected files that end in .md; got another. Rename it or take it out"))
    else:
        fault = stem_fault(entry.name.removesuffix(SUFFIX))
        if not fault:
            return True
        problems.append(Problem(place, 0, fault))
    return False


def stem_fault(stem: str) -> str:
    """What keeps a file's name from being an address, or ``""``."""
    if stem == "index":
        return "expected another name than index.md, which is the page of a list. Rename the file"
    if _STEM.fullmatch(stem) and len(stem) <= _LONGEST:
        return ""
    better = slug(stem)
    mend = f". Rename it to {quoted(better + SUFFIX)}" if better and better != "index" else ". Rename it"
    return f"expected a name of a-z, 0-9 and single hyphens, at most {_LONGEST} characters; got {quoted(stem)}{mend}"


def hidden(name: str) -> bool:
    """Names that begin with a dot, and the copies that editors leave behind."""
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#"))


def _leads_out(root: Path, path: Path) -> bool:
    try:
        return not path.resolve(strict=True).is_relative_to((root / "content").resolve())
    except (OSError, RuntimeError):
        return True
