"""Markdown in content/ that lies where nothing reads it: a folder whose name is misspelt, a file one level too high.

In: the site's folder. Out: Problems. Other files may lie anywhere: feeds are named by their path.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from rookery.config.words import closest
from rookery.content.files import SUFFIX, hidden
from rookery.errors import Problem

_WRITTEN = (
    *("people", "questions", "topics", "pages", "articles", "jobs", "events", "process", "overrides"),
    *("resources", "paths"),
)
_OTHERS = ("collected", "feeds", "files", "images")
_PLACES = "content/questions/, content/people/, content/topics/, content/pages/ or content/articles/"


def check_strays(root: Path, static: Collection[str] = ()) -> Iterator[Problem]:
    """Every Markdown file directly in content/, and every folder there with Markdown that belongs to nobody."""
    known = {*_WRITTEN, *_OTHERS, *static}
    try:
        with os.scandir(root / "content") as entries:
            found = sorted((entry for entry in entries if not hidden(entry.name)), key=lambda entry: entry.name)
    except OSError:  # no such folder: nobody wrote anything yet
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in known and _holds_markdown(entry.path):
                near = closest(entry.name, _WRITTEN)
                mend = f"; did you mean content/{near}/?" if near else f". Move its files to {_PLACES}"
                yield Problem(f"content/{entry.name}/", 0, f"no such folder is read{mend}")
        elif _is_markdown(entry.name):
            yield Problem(f"content/{entry.name}", 0, f"no file is read directly in content/. Move it to {_PLACES}")


def _holds_markdown(folder: str) -> bool:
    return any(_is_markdown(name) for _, _, names in os.walk(folder) for name in names)


def _is_markdown(name: str) -> bool:
    return name.lower().endswith(SUFFIX) and not hidden(name)
