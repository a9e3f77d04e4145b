"""A new site from the starter that the package carries, and what was left of it in one.

In: a folder's name. Out: the folder, ready to build; or the settings in it that nobody has changed since.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from rookery.config.schema import render_schema
from rookery.config.texts import read_text
from rookery.errors import RookeryError

_PACKAGE = Path(__file__).resolve().parent.parent
# in an installed wheel the starter lies inside the package, in a checkout beside plugins/
_STARTERS = (_PACKAGE / "starter", _PACKAGE.parent.parent / "starter")
_NAME_LINE = "SITENAME = "
# a file of this name inside the wheel would be taken for the package's own
_RENAMED = {"gitignore": ".gitignore"}
_SETTINGS = ("pelicanconf.py", "publishconf.py")
# a setting with words in it, on one line; an empty one asks for nothing
_SETTING = re.compile(r'^([A-Z_]+) = ("[^"\n]+")', re.MULTILINE)
_TOLD_ELSEWHERE = ("ASK_MAIL",)


def make_site(folder: Path, name: str) -> None:
    """Copy the starter to ``folder``. Raises RookeryError if something is there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RookeryError(f"{folder}: there is something already; choose a new folder or empty this one")
    starter = _starter()
    if starter is None:
        raise RookeryError("the starter site is missing from this installation; install rookery again")
    shutil.copytree(starter, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    for before, after in _RENAMED.items():
        (folder / before).replace(folder / after)
    # the editor's help for feeds.yml, which names it in its first line
    (folder / "feeds.schema.json").write_text(render_schema(), encoding="utf-8")
    if name:
        _set_name(folder / "pelicanconf.py", name)


def _set_name(path: Path, name: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    named = [f"{_NAME_LINE}{name!r}" if line.startswith(_NAME_LINE) else line for line in lines]
    path.write_text("\n".join(named), encoding="utf-8")


def unchanged_lines(root: Path) -> Iterator[str]:
    """What still stands in a site's settings as the starter came, each with its place, for ``rookery check``."""
    starter = _starter()
    found = [line for name in _SETTINGS for line in _unchanged(root, starter, name)] if starter else []
    if found:
        yield f"settings: {len(found)} still as rookery init wrote them; write your own"
        yield from found


def _unchanged(root: Path, starter: Path, name: str) -> Iterator[str]:
    came = set(_SETTING.findall((starter / name).read_text(encoding="utf-8")))
    text, _ = read_text(root / name, name)
    for found in _SETTING.finditer(text):
        if found.groups() in came and found[1] not in _TOLD_ELSEWHERE:
            yield f"  {name}:{text.count(chr(10), 0, found.start()) + 1}: {found[1]} is {found[2]}"


def _starter() -> Path | None:
    return next((path for path in _STARTERS if path.is_dir()), None)
