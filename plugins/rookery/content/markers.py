"""Pelican's markers in pages and articles: ``{static}``, ``{attach}`` and ``{filename}`` before a path.

In: the whole text of a file that Pelican renders. Out: Problems. Pelican copies whatever file such a path leads to
into output/, also ``../../.git/config``, and looks for markers in the rendered HTML; so every marker is checked as it
is written, in code and in titles too, and its target must be a plain path to a file inside content/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rookery.config.words import quoted
from rookery.errors import Problem

_MARKER = re.compile(r"[{|](attach|static|filename|tag|category|author|index)\\?[|}]")
_FILES = {"attach", "static", "filename"}
_PATH = re.compile(r"(?P<path>/?[\w.-]+(?:/[\w.-]+)*)(?P<part>[#?][\w=&-]*)?")
_TITLE = r"""(?:[ ]{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?[ ]{0,9}"""
# how an address ends, by what stands before it; anything else might go on where we do not look
_ENDS = {
    '"': re.compile(r'"'),
    "'": re.compile(r"'"),
    "<": re.compile(rf">{_TITLE}(?=\)|$)", re.MULTILINE),
    "(": re.compile(rf"{_TITLE}\)"),
    ":": re.compile(rf"{_TITLE}$", re.MULTILINE),
}
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class _Found:
    """A marker with what stands around it."""

    name: str
    written: str
    before: str
    path: str
    end: int


def marker_of(url: str) -> str:
    """The marker with which an address begins, or ``""``; in Pelican's own files ``marker_problems`` judges it."""
    found = _MARKER.match(url)
    return found.group() if found else ""


def marker_problems(root: Path, place: str, text: str) -> Iterator[Problem]:
    """What is wrong with the markers of the file ``<root>/<place>``, which lies in a folder of content/."""
    line, counted = 1, 0
    for match in _MARKER.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        before = text[max(0, counted - _BEFORE) : counted].rstrip()[-1:]
        target = _PATH.match(text, match.end())
        found = _Found(
            match[1], match.group(), before, target["path"] if target else "", target.end() if target else match.end()
        )
        fault = _fault(root, place, text, found)
        if fault:
            in_table = ". In a table, put spaces around the word" if found.written[0] == "|" else ""
            yield Problem(place, line, fault + in_table)


def _fault(root: Path, place: str, text: str, found: _Found) -> str:
    if found.name not in _FILES:
        return f"{found.written} leads to a page that this site does not have. Write the address: /topics/<topic>/"
    end = _ENDS.get(found.before)
    if not found.path or end is None or not end.match(text, found.end):
        return (
            f"expected the name of a file in content/ after {found.written}, of letters, digits, . _ - and /, "
            f"and nothing after it. Write [words]({found.written}/files/name.pdf)"
        )
    content = root / "content"
    start = content if found.path.startswith("/") else (root / place).parent
    return _wrong_file(content, start, found)


def _wrong_file(content: Path, start: Path, found: _Found) -> str:
    """Each step of the path must stay inside content/, by its name and by where links lead."""
    steps = [step for step in found.path.split("/") if step not in {"", "."}]
    at = list(start.relative_to(content).parts)
    for step in steps:
        if step != "..":
            at.append(step)
        elif at:
            at.pop()
        else:
            return f"{found.written}{found.path} leads out of content/. Put the file into content/files/"
    if any(step.startswith(".") for step in at):
        return f"{found.written}{found.path} leads to a hidden file. Put the file into content/files/"
    file = content.joinpath(*at)
    try:
        inside = file.resolve().is_relative_to(content.resolve())
        there = file.is_file()
    except OSError:
        inside, there = True, False
    if not inside:
        return f"{found.written}{found.path} leads out of content/. Put the file into content/files/"
    if not there:
        return f"{found.written}{found.path}: no file {quoted('/'.join(('content', *at)))}. Put it there or correct it"
    return ""
