"""YAML text -> plain data, with the line of every key.

In: the text of feeds.yml or of a front matter. Out: ``Marked``: texts, numbers, true and false, None, tuples and
dicts with text keys; dates and words such as ``yes`` and ``on`` stay text. The parser's events are read one by one
(YAML 1.1, https://yaml.org/spec/1.1/, with the booleans of 1.2), so that depth and size are bounded before
anything is built and no tag can construct anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from rookery.config import faults
from rookery.config.texts import hidden_character
from rookery.config.words import quoted
from rookery.errors import Problem

KeyPath = tuple[str | int, ...]

# libyaml's parser where PyYAML was built with it: thousands of files are read in a second
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
_MOST_NODES = 100_000
_WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NOTHING = {"", "~", "null", "Null", "NULL"}
_NUMBER = re.compile(r"[-+]?[0-9]{1,18}(\.[0-9]{1,18})?")
# YAML counts them as line ends and editors do not: line numbers would be wrong after them
_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain data and, for each key path such as ``("feeds", 3, "kind")``, the line where it stands."""

    data: Any
    lines: Mapping[KeyPath, int]

    def line(self, *path: str | int) -> int:
        """The line of a key path, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse_yaml(text: str, place: str, first_line: int = 1) -> tuple[Marked | None, tuple[Problem, ...]]:
    """Parse one YAML document. ``first_line`` is where ``text`` begins in its file.

    Returns the data with the problems that leave it readable (a key that stands twice), or None with the
    problem that does not.
    """
    bad = hidden_character(text, place, first_line) or _other_line_end(text, place, first_line)
    if bad:
        return None, (bad,)
    tree = _Tree(place, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            tree.add(event)
    except _Refused as refused:
        return None, (*tree.problems, refused.problem)
    except yaml.MarkedYAMLError as error:
        line, message = faults.in_plain_words(error, text)
        return None, (*tree.problems, Problem(place, first_line + line, message))
    except yaml.YAMLError:
        return None, (
            *tree.problems,
            Problem(place, first_line, "this is not YAML. Write key: value"),
        )
    return Marked(tree.data, tree.lines), tuple(tree.problems)


def _other_line_end(text: str, place: str, first_line: int) -> Problem | None:
    found = _OTHER_LINE_ENDS.search(text)
    if not found:
        return None
    line = first_line + text.count("\n", 0, found.start())
    return Problem(place, line, f"an invisible line separator (U+{ord(found.group()):04X}) stands here. Delete it")


class _Refused(Exception):  # noqa: N818  it never leaves this module
    """What stops the reading: it carries its problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A list or a group of keys that is not closed yet. ``nodes`` counts what it holds, aliases unfolded."""

    path: KeyPath
    items: list[Any] | dict[str, Any]
    anchor: str | None
    key: str | None = None
    nodes: int = 1
    first: dict[str, int] = field(default_factory=dict)


class _Tree:
    """Builds data from events without recursion. Anchors share what they name; ``nodes`` bounds what they unfold to."""

    def __init__(self, place: str, first_line: int) -> None:
        self.place = place
        self.first_line = first_line
        self.data: Any = None
        self.lines: dict[KeyPath, int] = {(): first_line}
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._documents = 0

    def add(self, event: Any) -> None:
        line = self.first_line + event.start_mark.line
        match event:
            case yaml.ScalarEvent():
                self._tagged(event, line)
                self._scalar(event, line)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._tagged(event, line)
                self._open(event, line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.AliasEvent():
                self._alias(event.anchor or "", line)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise self._refused(line, "a second document begins here ('---' or '...'). Keep one in a file")

    def _refused(self, line: int, message: str) -> _Refused:
        return _Refused(Problem(self.place, line, message))

    def _tagged(self, event: Any, line: int) -> None:
        if event.tag is not None:
            self.problems.append(
                Problem(
                    self.place,
                    line,
                    f"the tag {quoted(event.tag.replace('tag:yaml.org,2002:', '!!'))} has no place here. Delete it",
                )
            )

    def _scalar(self, event: Any, line: int) -> None:
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.items, dict) and top.key is None:
            self._begin_key(top, event.value, line)
            return
        value = _plain(event.value) if event.implicit[0] else event.value
        if event.anchor:
            self._anchors[event.anchor] = (value, 1)
        self._place(value, 1, line)

    def _begin_key(self, top: _Open, key: str, line: int) -> None:
        first = top.first.setdefault(key, line)
        if key in top.items:
            self.problems.append(
                Problem(self.place, line, f"the key {quoted(key)} stands twice; the first is in line {first}. Keep one")
            )
        else:
            self.lines[(*top.path, key)] = line
        top.key = key

    def _here(self) -> KeyPath:
        if not self._stack:
            return ()
        top = self._stack[-1]
        return (*top.path, len(top.items)) if isinstance(top.items, list) else (*top.path, top.key or "")

    def _open(self, event: Any, line: int) -> None:
        if len(self._stack) >= _DEEPEST:
            raise self._refused(line, f"nested more than {_DEEPEST} deep. Nothing in this file needs that")
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.items, dict) and top.key is None:
            raise self._refused(line, "a key must be a word; got a list or a group of keys")
        path = self._here()
        if top is not None and isinstance(top.items, list):
            self.lines[path] = line
        empty: list[Any] | dict[str, Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._stack.append(_Open(path, empty, event.anchor))

    def _close(self) -> None:
        done = self._stack.pop()
        value: Any = tuple(done.items) if isinstance(done.items, list) else done.items
        if done.anchor:
            self._anchors[done.anchor] = (value, done.nodes)
        self._place(value, done.nodes, 0)

    def _alias(self, name: str, line: int) -> None:
        if name not in self._anchors:
            raise self._refused(line, f"*{name} refers to nothing. Write &{name} before what it stands for, further up")
        top = self._stack[-1] if self._stack else None
        value, nodes = self._anchors[name]
        if top is not None and isinstance(top.items, dict) and top.key is None:
            raise self._refused(line, f"a key must be a word; got *{name}")
        self._place(value, nodes, line)

    def _place(self, value: Any, nodes: int, line: int) -> None:
        """Put a value where it belongs. The first of two equal keys keeps its value."""
        if not self._stack:
            self.data = value
            return
        top = self._stack[-1]
        top.nodes += nodes
        if top.nodes > _MOST_NODES:
            raise self._refused(line or self.first_line, f"more than {_MOST_NODES} values. Split the file")
        if isinstance(top.items, list):
            if line:
                self.lines[(*top.path, len(top.items))] = line
            top.items.append(value)
        else:
            top.items.setdefault(top.key or "", value)
            top.key = None


def _plain(text: str) -> Any:
    """What a word without quotes means. A date is text; so are ``yes``, ``no``, ``on`` and ``off``."""
    if text in _NOTHING:
        return None
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    if number:
        return float(text) if number.group(1) else int(text)
    return text
