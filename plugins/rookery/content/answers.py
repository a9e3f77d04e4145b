"""The body of a question -> its text and its answers, divided at lines ``## @<person id> 2026-03-05``.

In: the body, the people. Out: the text, the answers with the lines of their headings, and Problems for each line that
only almost begins an answer: what stands below it would be published as the words of whoever asked. A line in a
fenced block of code is none. Linear in the text.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from rookery.config.days import DATE_LIKE, meant_day
from rookery.config.frontmatter import prose
from rookery.config.words import as_id, closest, quoted
from rookery.content.blocks import fences
from rookery.errors import Problem
from rookery.model.written import Answer, Person, Prose

_HEADING = re.compile(r"## @([a-z0-9-]+) (\d{4}-\d{2}-\d{2})[ \t]*", re.ASCII)
_FORM = "## @<person id> 2026-03-05"
_WITH_AT = re.compile(r"#{1,6}\s*@")
_HASHES = re.compile(r"#{1,6}(?=[\s@\w])")
_DATE = re.compile(rf"(?<![\w@]){DATE_LIKE}(?!\w)", re.IGNORECASE)
_AROUND = " \t#*_>.,;:|()[]-\u2013\u2014\u00a0"
_LINKING = re.compile(r"(?:\s(?:on|at|am|vom|wrote|answers?|answered|says|said))+$", re.IGNORECASE)
_LONGEST_LINE = 160
_LONGEST_ID = 60
# a misspelt id is taken for one only if it is very like it: any other heading may end with a date
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Spellings:
    """How people may be named: their ``ids``, and each spelling in small letters -> id (``""`` if two share it)."""

    ids: tuple[str, ...]
    ids_by_name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Guess:
    """Who and when a line seems to name: ``person`` is an id or ``""``, ``day`` a day or ``""``."""

    person: str
    day: str


def divide_body(body: Prose, names: Spellings, problems: list[Problem]) -> tuple[Prose, list[tuple[Answer, int]]]:
    """The text before the first answer, and the answers with the lines of their headings."""
    lines = body.markdown.split("\n")
    code = _code_lines(lines, body, problems)
    marks: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines):
        if number in code:
            continue
        found = _HEADING.fullmatch(line) if line.startswith("## @") else None
        if found:
            marks.append((number, found[1], found[2]))
        elif mend := _almost(line, names):
            got = f"expected an answer to begin with {_FORM}; got {quoted(line.strip())}{mend}"
            problems.append(Problem(body.place, body.line + number, got))
    bounds = [*(number for number, _, _ in marks), len(lines)]
    answers = [
        (Answer(person, date, _part(lines, number + 1, end, body)), body.line + number)
        for (number, person, date), end in zip(marks, bounds[1:], strict=True)
    ]
    return _part(lines, 0, bounds[0], body), answers


def _part(lines: list[str], begin: int, end: int, body: Prose) -> Prose:
    return prose("\n".join(lines[begin:end]), body.place, body.line + begin)


def _code_lines(lines: list[str], body: Prose, problems: list[Problem]) -> set[int]:
    """The lines in fenced blocks. One that is never closed would swallow the answers below it, so it is noted."""
    code: set[int] = set()
    for first, last in fences(lines):
        code.update(range(first, last + 1))
        if last < 0:
            fence = lines[first].strip()[:3]
            message = f"a block of code begins here and is never closed. Write a line {fence} below it"
            problems.append(Problem(body.place, body.line + first, message))
    return code


def spellings(people: Mapping[str, Person]) -> Spellings:
    """Gather how the people may be named."""
    names: dict[str, str] = {}
    for person in people.values():
        for name in {_folded(name) for name in (person.id, person.name, *person.also)}:
            names[name] = person.id if names.get(name, person.id) == person.id else ""
    return Spellings(tuple(people), names)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _almost(line: str, names: Spellings) -> str:
    """The mend for a line that was meant to begin an answer, ``""`` for any other line."""
    text = line.strip()
    marked = _WITH_AT.match(text) is not None
    if not text or (len(text) > _LONGEST_LINE and not marked):
        return ""
    guess = _guess(text[:_LONGEST_LINE], names) or (_Guess("", "") if marked else None)
    match guess:
        case None:
            return ""
        case _Guess("", ""):
            return ". Write the id of a person and the day"
        case _Guess("", day):
            return f". Write ## @<person id> {day}"
        case _Guess(person, ""):
            return f". Write ## @{person} and the day of the answer, as 2026-03-05"
    return _mend_spaces(line, f"## @{guess.person} {guess.day}")


def _mend_spaces(line: str, right: str) -> str:
    """The right line, and what is wrong with this one where both would look the same."""
    if line.strip() == right:
        return ". Take away the space at its beginning" if line[0].isspace() else ". Take away the space at its end"
    if " ".join(line.split()) == right:
        return f". Write it with single plain spaces: {right}"
    return f". Write: {right}"


def _guess(text: str, names: Spellings) -> _Guess | None:
    """Whom and which day a line names if it names nothing else; None for a line that says something."""
    heading = _HASHES.match(text) is not None
    dates = list(_DATE.finditer(text))
    if not dates:
        who = text.strip(_AROUND)
        person = _person(who, heading, names)
        return _Guess(person or "", "") if heading and (person is not None or who.startswith("@")) else None
    date = dates[-1]
    before, after = text[: date.start()].strip(_AROUND), text[date.end() :].strip(_AROUND)
    who = before or after
    if before and after and not before.startswith("@"):
        return None
    if heading:
        who = _LINKING.sub("", who).strip(_AROUND)
    person, day = _person(who, heading, names), meant_day(date.group())
    if person is not None:
        return _Guess(person, day)
    if who.startswith("@") and (heading or not (after and before)) and len(who.split()) == 1:
        return _Guess(as_id(who, _LONGEST_ID), day)
    return _Guess("", day) if who.startswith("@") and heading else None


def _person(who: str, heading: bool, names: Spellings) -> str | None:
    """The id of the one person whom these words name; ``""`` if they name two, None if nobody."""
    words = _folded(who.strip("@").strip(_AROUND))
    name = as_id(words, _LONGEST_ID)
    for spelling in (words, name):
        if spelling in names.ids_by_name:
            return names.ids_by_name[spelling]
    if who.startswith("@"):
        return closest(name, names.ids) or None
    alike = difflib.get_close_matches(name, names.ids, 1, _ALIKE) if heading and name else []
    return alike[0] if alike else None
