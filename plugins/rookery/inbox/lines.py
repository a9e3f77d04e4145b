"""Plain text -> lines, the one form in which the inbox looks at a text, whatever it was written in.

In: plain text as people type it into a mail or a form. Out: ``Line`` values; ``markup`` makes the same of HTML,
``quoted`` and ``scrub`` take things out of them, ``markdown`` writes them. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rookery.html.contacts import Span
from rookery.html.text import visible

Kind = Literal["words", "item", "code"]

_ITEM = re.compile(r"(?:[-*+\u2022\u2023\u25e6\u2013]|(?P<number>[0-9]{1,3})[.)])[ \t]+(?=\S)")
_NOTE = re.compile(r"\[\d{1,3}\]\s")  # "[1] https://…", as people write below a mail
_QUOTE = re.compile(r"\s*>[>\s]*")
_DEEPEST = 3
# an address on the web; what closes a sentence or a bracket behind it is not its own
_WEB = re.compile(r"https?://[^\s<>\"\u201c\u201d\u00ab\u00bb]{1,2000}", re.IGNORECASE)
_AFTER = ".,;:!?'\u2019*_"
_NARROW = 60  # a line that had room for the next word was broken on purpose


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line: its words, whether they are code, and the address that they lead to, ``""`` if none."""

    text: str
    code: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text.

    ``kind``    words; an item of a list, ``depth`` deep and ``number``ed or not; or code, which is all one run.
    ``quote``   how often what it says is quoted.
    ``begins``  whether a paragraph begins with it.
    ``hard``    whether it was broken off on purpose before the next one.
    """

    runs: tuple[Run, ...]
    kind: Kind = "words"
    depth: int = 0
    number: bool = False
    quote: int = 0
    begins: bool = False
    hard: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])


def text_lines(text: str) -> list[Line]:
    """The lines of plain text: paragraphs stand apart, ``>`` quotes, ``-`` and ``1.`` begin an item."""
    found: list[Line] = []
    begins = True
    for raw in visible(text).expandtabs(4).split("\n"):
        quote, words = _unquoted(raw)
        if not words:
            begins = True
            continue
        item = _ITEM.match(words)
        if item:
            line = Line(
                linked(words[item.end() :]), "item", 1, number=item["number"] is not None, quote=quote, begins=True
            )
        else:
            line = Line(linked(words), quote=quote, begins=begins or _NOTE.match(words) is not None)
        if found and found[-1].quote != quote:
            line = replace(line, begins=True)
        found.append(line)
        begins = False
    return _broken_on_purpose(found)


def linked(text: str, href: str = "", *, code: bool = False) -> tuple[Run, ...]:
    """The runs of a text: where an address on the web stands in it, that leads there."""
    if href or code or "://" not in text:
        return (Run(text, code, href),)
    runs, done = [], 0
    for found in _WEB.finditer(text):
        url = found[0].rstrip(_AFTER)
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip(_AFTER)
        end = found.start() + len(url)
        runs += [Run(text[done : found.start()]), Run(url, href=url)]
        done = end
    return tuple(run for run in (*runs, Run(text[done:])) if run.text)


def replaced(runs: Iterable[Run], spans: Iterable[Span]) -> tuple[Run, ...]:
    """The runs with notes in place of ``spans`` of their joined text; a link that loses a word leads nowhere."""
    pieces = list(_pieces(list(runs), list(spans)))
    return tuple(run for run in pieces if run.text)


def _pieces(runs: list[Run], spans: list[Span]) -> Iterator[Run]:
    start = index = 0
    for run in runs:
        end, done = start + len(run.text), start
        hit = False
        kept: list[str] = []
        while index < len(spans) and spans[index].start < end:
            span = spans[index]
            hit = True
            if span.start >= start:
                kept += [run.text[max(done, start) - start : span.start - start], span.note]
            done = span.end
            if span.end > end:
                break
            index += 1
        kept.append(run.text[max(done, start) - start :])
        yield Run("".join(kept), run.code, "" if hit else run.href)
        start = end


def _unquoted(raw: str) -> tuple[int, str]:
    """How often a line is quoted, and its words."""
    mark = _QUOTE.match(raw)
    return (mark[0].count(">"), raw[mark.end() :].strip()) if mark else (0, raw.strip())


def _broken_on_purpose(lines: list[Line]) -> list[Line]:
    """Mark the lines that had room for the first word of the next one."""
    for number in range(len(lines) - 1):
        line, after = lines[number], lines[number + 1]
        room = len(line.text) + 1 + len(after.text.split(" ", 1)[0])
        if not after.begins and after.kind == "words" and room <= _NARROW:
            lines[number] = replace(line, hard=True)
    return lines


def deepened(depth: int) -> int:
    """A depth that may be written: lists and quotes are nested three deep at most."""
    return min(depth, _DEEPEST)
