"""The head of a page or an article, as Pelican's Markdown reader reads it: lines ``Title: words`` before the text.

In: a file's text. Out: ``Header``: its values by key in lower case, with their lines, and where the text begins.
The lines may stand between two lines ``---``; then too they are no YAML: quotes would be shown. (Python-Markdown's
extension "meta data" defines the form.)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rookery.config.words import did_you_mean, one_of, quoted
from rookery.errors import Problem

_LINE = re.compile(r" {0,3}([A-Za-z0-9_-]+):[ ]*(.*)")
_MORE = re.compile(r" {4,}(.*)")


@dataclass(frozen=True, slots=True)
class Value:
    """What stands under a key; further lines, indented by four spaces, are joined to it."""

    text: str
    line: int
    lines: int = 1


@dataclass(slots=True)
class Header:
    """The values by key and the line where the text begins."""

    place: str
    values: dict[str, Value] = field(default_factory=dict)
    body_line: int = 1

    def text(self, key: str) -> str:
        """The value of a key, ``""`` without it."""
        return self.values[key].text if key in self.values else ""

    def problem(self, key: str, message: str) -> Problem:
        """A problem at the line of a key, or in the first line where the key is absent."""
        return Problem(self.place, self.values[key].line if key in self.values else 1, f"{key}: {message}")


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys a head may have (``known``), must have (``needed``), and why some others are ``refused``."""

    known: Collection[str]
    needed: Collection[str]
    refused: Mapping[str, str]


def read_header(text: str, place: str, keys: Keys, problems: list[Problem]) -> Header | None:
    """Read the head of a file; None if the file is empty."""
    if not text.strip():
        mend = "Write Title: and the words over the text, an empty line, and the text; or delete the file"
        problems.append(Problem(place, 0, f"the file is empty. {mend}"))
        return None
    header = Header(place)
    lines = text.split("\n")
    framed = lines[0].startswith("---")
    number, key = (1 if framed else 0), ""
    while number < len(lines):
        line = lines[number].expandtabs(4)
        if not line.strip() or line.startswith(("---", "...")):
            _note_end(framed, line, header, number, problems)
            number += 1
            break
        found = _LINE.match(line)
        more = None if found else _MORE.match(line)
        if found:
            key = found[1].lower()
            _add(header, key, found[2].strip(), number + 1, problems)
        elif more and key:
            old = header.values[key]
            header.values[key] = Value(f"{old.text} {more[1].strip()}".strip(), old.line, old.lines + 1)
        else:
            expected = "expected a line key: value, or an empty line before the text"
            problems.append(Problem(place, number + 1, f"{expected}; got {quoted(line.strip())}"))
            break
        number += 1
    header.body_line = number + 1
    _note_keys(header, keys, problems)
    return header


def _note_end(framed: bool, line: str, header: Header, number: int, problems: list[Problem]) -> None:
    if not header.values and not framed:
        message = "expected the line Title: first, before any other; got none"
        problems.append(Problem(header.place, number + 1, message))
    elif framed and not line.strip():
        message = "an empty line ends the keys here, before the second line ---. Delete it"
        problems.append(Problem(header.place, number + 1, message))


def _add(header: Header, key: str, value: str, line: int, problems: list[Problem]) -> None:
    if key in header.values:
        first = header.values[key].line
        problems.append(Problem(header.place, line, f"{key}: stands twice; the first is in line {first}. Keep one"))
    else:
        header.values[key] = Value(value, line)


def _note_keys(header: Header, keys: Keys, problems: list[Problem]) -> None:
    for key, value in header.values.items():
        if key in keys.refused:
            problems.append(header.problem(key, keys.refused[key]))
        elif key not in keys.known:
            mean = did_you_mean(key, keys.known)
            got = f"expected {one_of(keys.known)}; got the unknown key {quoted(key)}{'.' + mean if mean else ''}"
            problems.append(header.problem(key, got))
        elif not value.text:
            mend = "Write one" if key in keys.needed else "Write one, or delete the line"
            problems.append(header.problem(key, f"expected a value; got nothing. {mend}"))
        elif value.text[0] in "\"'" and value.text[-1] == value.text[0]:
            problems.append(header.problem(key, f"the quotes would be shown; got {quoted(value.text)}. Take them away"))
        elif value.lines > 1 and key not in {"summary", "topics"}:
            problems.append(header.problem(key, "expected one line; got several. Write it in one"))
