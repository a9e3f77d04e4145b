"""Which parts of a Markdown text are code: fenced blocks and code spans. Linear in the text.

In: Markdown. Out: the same text with its code blanked, or the lines that lie in fenced blocks (CommonMark 0.31, 4.5
and 6.1). Code that is only indented counts as text: it looks like the inside of a list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_TICKS = re.compile(r"`+")
_BLANK = re.compile(r"^[ \t]*$", re.MULTILINE)
_VISIBLE = re.compile(r"[^\n]")


def fences(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The fenced blocks as (first line, last line), counted from 0; -1 stands for a last line that is missing."""
    open_at, fence = -1, ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if not found:
            continue
        if open_at < 0:
            open_at, fence = number, found[1]
        elif found[1][0] == fence[0] and len(found[1]) >= len(fence) and not line[found.end() :].strip():
            yield open_at, number
            open_at = -1
    if open_at >= 0:
        yield open_at, -1


def without_code(text: str) -> str:
    """The text with every character of code replaced by a space; positions and lines stay."""
    if "`" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    for first, last in fences(lines):
        if last >= 0:
            for number in range(first, last + 1):
                lines[number] = " " * len(lines[number])
    return _without_spans("\n".join(lines))


def _without_spans(text: str) -> str:
    """Blank what stands between two equal runs of backticks in one paragraph."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    if not runs:
        return text
    blanks = [found.start() for found in _BLANK.finditer(text)]
    closing: dict[tuple[int, int], int] = {}
    partner = [-1] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        start, end = runs[number]
        key = (bisect_right(blanks, start), end - start)
        partner[number] = closing.get(key, -1)
        closing[key] = number
    pieces, done, number = [], 0, 0
    while number < len(runs):
        start, end = runs[number]
        if partner[number] < 0 or text[start - 1 : start] == "\\":
            number += 1
            continue
        end = runs[partner[number]][1]
        pieces += [text[done:start], _VISIBLE.sub(" ", text[start:end])]
        done, number = end, partner[number] + 1
    return "".join((*pieces, text[done:]))
