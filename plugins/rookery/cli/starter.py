"""A new site from the starter that the package carries. In: a folder's name. Out: the folder, ready to build."""

from __future__ import annotations

import shutil
from pathlib import Path

from rookery.config.schema import render_schema
from rookery.errors import RookeryError

_PACKAGE = Path(__file__).resolve().parent.parent
# in an installed wheel the starter lies inside the package, in a checkout beside plugins/
_STARTERS = (_PACKAGE / "starter", _PACKAGE.parent.parent / "starter")
_NAME_LINE = "SITENAME = "
# a file of this name inside the wheel would be taken for the package's own
_RENAMED = {"gitignore": ".gitignore"}


def make_site(folder: Path, name: str) -> None:
    """Copy the starter to ``folder``. Raises RookeryError if something is there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RookeryError(f"{folder}: there is something already; choose a new folder or empty this one")
    starter = next((path for path in _STARTERS if path.is_dir()), None)
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
