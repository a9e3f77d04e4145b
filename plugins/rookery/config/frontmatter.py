"""The head of a file that people write: YAML between two lines ``---``, with a closed set of keys.

In: a file's text. Out: ``Fields``, asked for by type and gathering what is wrong; and the body as ``Prose``. Every
problem names the file, the line, the key and the mend.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from rookery.config.days import did_you_mean_day, is_day
from rookery.config.marks import Marked, parse_yaml
from rookery.config.words import did_you_mean, got, mend_space, one_of, quoted, without_curls
from rookery.errors import Problem
from rookery.model.written import Prose

_FENCE = "---"
_EXAMPLE = "Write ---, a line for each key, --- and then the text"
_WRITE_ONE = "Write one, or delete the line"
_MEANT = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_NO_KEYS: Mapping[str, str] = {}


class Parts(NamedTuple):
    """A file in two: the front matter and the body, each with the line where it begins."""

    front: str
    front_line: int
    body: str
    body_line: int


def split(text: str) -> Parts | None:
    """Divide a file at its two lines ``---``; None if it does not begin with one or the second is missing."""
    if text.split("\n", 1)[0].rstrip() != _FENCE:
        return None
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), 0)
    if not end:
        return None
    return Parts("\n".join(lines[1:end]), 2, "\n".join(lines[end + 1 :]), end + 2)


def prose(text: str, place: str, line: int) -> Prose:
    """Text without the blank lines around it, ``line`` moved to where it then begins."""
    begin = len(text) - len(text.lstrip("\n \t"))
    begin = text.rfind("\n", 0, begin) + 1
    return Prose(text[begin:].rstrip(), place, line + text.count("\n", 0, begin))


def read_front(
    text: str, place: str, keys: Collection[str], problems: list[Problem], unknown: Mapping[str, str] = _NO_KEYS
) -> Fields | None:
    """Read the head of a file. ``keys`` is the closed set; ``unknown`` holds mends for keys that people may expect.

    Adds to ``problems``, as the ``Fields`` do while they are asked. None if the head cannot be read at all.
    """
    if not text.strip():
        problems.append(Problem(place, 0, f"the file is empty. {_EXAMPLE}, or delete the file"))
        return None
    parts = split(text)
    if parts is None:
        began = text.split("\n", 1)[0].rstrip() == _FENCE
        missing = "the second line --- that ends the keys" if began else "the line --- first, then the keys"
        problems.append(Problem(place, 1, f"expected {missing}; got none. {_EXAMPLE}"))
        return None
    body = prose(parts.body, place, parts.body_line)
    return read_keys(parts.front, body, parts.front_line, keys, problems, unknown)


def read_keys(  # noqa: PLR0913, PLR0917  a text, where it stands and what it may hold
    text: str,
    body: Prose,
    line: int,
    keys: Collection[str],
    problems: list[Problem],
    unknown: Mapping[str, str] = _NO_KEYS,
) -> Fields | None:
    """Read lines of ``key: value`` that begin in ``line`` of the file of ``body``, which is what they speak of.

    ``keys``, ``unknown``, ``problems`` and the result as in ``read_front``. A key that is missing is missing in the
    line above them.
    """
    marked, found = parse_yaml(text, body.place, line)
    problems += found
    if marked is None:
        return None
    data = {} if marked.data is None else marked.data
    if not isinstance(data, dict):
        problems.append(Problem(body.place, line, f"expected lines of key: value; got {got(data)}{mend_space(data)}"))
        return None
    fields = Fields(Marked(data, marked.lines), body, problems, line - 1)
    for key in data:
        if key not in keys:
            fields.wrong(key, unknown.get(key) or unknown_key(key, keys))
    return fields


def unknown_key(key: str, keys: Collection[str]) -> str:
    """The sentence for a key that is not one of ``keys``."""
    mean = did_you_mean(key, keys)
    return f"expected {one_of(keys)}; got the unknown key {quoted(key)}{'.' + mean if mean else ''}"


class Fields:
    """The keys of one file. Each question for a value gives one of the right type and notes what was wrong."""

    def __init__(self, marked: Marked, body: Prose, problems: list[Problem], above: int = 1) -> None:
        self.place = body.place
        self.body = body
        self._above = above
        self._marked = marked
        self._data: Mapping[str, Any] = marked.data
        self._problems = problems

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def wrong(self, key: str, message: str, *below: str | int) -> None:
        """Note a problem at the line of ``key`` or of what lies below it; without the key, in the line above all."""
        line = self._marked.line(key, *below) if key in self._data else self._above
        name = key + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in below)
        self._problems.append(Problem(self.place, line, f"{name}: {message}"))

    def line(self, key: str) -> int:
        """The line of the file in which a key stands."""
        return self._marked.line(key)

    def value(self, key: str) -> Any:
        """The plain data under a key, None without it."""
        return self._data.get(key)

    def text(self, key: str, *, required: str = "", default: str = "") -> str:
        """A text on one line. ``required`` says what is expected (and the mend) where the key may not be absent."""
        value = self._data.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        if key not in self._data:
            if required:
                self.wrong(key, f"expected {required}; got nothing. Write a line {key}:")
            return default
        mend = "Put it in quotes" if isinstance(value, bool | int | float) else "Write one" if required else _WRITE_ONE
        self.wrong(key, f"expected {required or 'a text'}; got {got(value)}. {mend}")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each on one line; the ones of another type are noted and left out."""
        value = self._data.get(key, ())
        if not isinstance(value, tuple):
            mend = "Write [one, two]" if value is not None else "Write [one, two], or delete the line"
            if isinstance(value, str) and value:
                mend = f"Did you mean [{quoted(value)[1:-1]}]?"
            self.wrong(key, f"expected a list of texts; got {got(value)}. {mend}")
            return ()
        for number, item in enumerate(value):
            if not isinstance(item, str) or not item.strip():
                mend = ". Put it in quotes" if isinstance(item, bool | int | float) else ""
                self.wrong(key, f"expected a text; got {got(item)}{mend}", number)
        return tuple(" ".join(item.split()) for item in value if isinstance(item, str) and item.strip())

    def day(self, key: str, *, required: str = "") -> str:
        """A day, ``2026-03-01``, or ``""``."""
        value = self._data.get(key)
        if key not in self._data:
            if required:
                self.wrong(key, f"expected {required}; got nothing. Write a line {key}:")
            return ""
        if isinstance(value, str) and is_day(value):
            return value
        mend = did_you_mean_day(value)
        if value is None:
            mend = ". Write it" if required else f". {_WRITE_ONE}"
        self.wrong(key, f"expected {required or 'a date such as 2026-03-01'}; got {got(value)}{mend}")
        return ""

    def flag(self, key: str) -> bool:
        """True or false; false without the key."""
        value = self._data.get(key, False)
        if isinstance(value, bool):
            return value
        word = _MEANT.get(without_curls(value).lower()) if isinstance(value, str) else None
        mend = f". {_WRITE_ONE}" if value is None else f". Did you mean '{word}'?" if word else ""
        self.wrong(key, f"expected true or false; got {got(value)}{mend}")
        return False

    def choice(self, key: str, options: Collection[str], default: str) -> str:
        """One word of a closed set."""
        value = self._data.get(key, default)
        if isinstance(value, str) and (value in options or key not in self._data):
            return value
        mean = did_you_mean(value, options) if isinstance(value, str) else ""
        mean = f" {_WRITE_ONE}" if value is None else mean
        self.wrong(key, f"expected {one_of(options)}; got {got(value)}{'.' + mean if mean else ''}")
        return default
