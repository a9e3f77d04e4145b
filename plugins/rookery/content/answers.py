"""The body of a question -> its text and its answers, divided at the lines that begin one.

In: the body, the people, the days. Out: the text, the answers, and Problems for each line that only almost begins an
answer and for what is wrong with one. Directly below its heading, an answer may have lines of ``key: value``, which a
blank line ends. A line in a fenced block of code begins nothing. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from rookery.config.days import is_day
from rookery.config.frontmatter import Fields, prose, read_keys, unknown_key
from rookery.config.words import did_you_mean, quoted
from rookery.content.blocks import fences
from rookery.content.headings import COMMUNITY, COMMUNITY_FORM, FORM, Spellings, almost, as_heading, heading
from rookery.errors import Problem
from rookery.model.written import Answer, Person, Prose

TEXT_MAX = 40_000
"""Characters in the text of a question or of an answer: some twelve printed pages."""

_OUTSIDE = ("name", "consent")
_KEYS = (*_OUTSIDE, "updated", "reviewed", "ai_assisted", "draft")
_KEY = re.compile(rf"(?:{'|'.join(_KEYS)}):|[A-Za-z][\w-]{{0,30}}:(?=\s|$)", re.ASCII)
_LATE_KEY = re.compile(rf"\s*(?:{'|'.join(_KEYS)})[ \t]*:", re.ASCII | re.IGNORECASE)
_CONSENT = "the day on which its author agreed that it is published, such as 2026-03-01"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a question is held against: the ids there are, and the day."""

    topics: Collection[str]
    people: Mapping[str, Person]
    today: str


def divide_body(
    body: Prose, asked: str, ground: Ground, names: Spellings, problems: list[Problem]
) -> tuple[Prose, tuple[Answer, ...]]:
    """The text before the first answer, and the answers. ``asked`` is the day of the question, ``""`` if unknown."""
    lines = body.markdown.split("\n")
    code = _code_lines(lines, body, problems)
    marks: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines):
        if number in code:
            continue
        if found := heading(line):
            marks.append((number, *found))
        elif mend := almost(line, names, asked):
            got = f"expected an answer to begin with {FORM}; got {quoted(line.strip())}{mend}"
            problems.append(Problem(body.place, body.line + number, got))
    text = _part(lines, 0, marks[0][0] if marks else len(lines), body)
    check_length(text, problems)
    bounds = [*(number for number, _, _ in marks[1:]), len(lines)]
    answers = []
    for (number, person, day), end in zip(marks, bounds, strict=False):
        first = _block_end(lines, number + 1, end)
        head = _Head(person, day, body.line + number, "\n".join(lines[number + 1 : first]))
        answers.append(_answer(head, _part(lines, first, end, body), asked, ground, problems))
    return text, tuple(answers)


def check_length(text: Prose, problems: list[Problem]) -> None:
    """A text that nobody will read to its end, and that Markdown would take long for."""
    if len(text.markdown) > TEXT_MAX:
        mend = "Shorten it, or make an article of it and link to that"
        message = f"expected a text of at most {TEXT_MAX:,} characters; got {len(text.markdown):,}. {mend}"
        problems.append(Problem(text.place, text.line, message))


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands in a heading, its line in the file, and the lines of keys below it."""

    person: str
    day: str
    line: int
    keys: str


def _block_end(lines: list[str], first: int, end: int) -> int:
    """Where the keys below a heading end: at ``first`` if there are none."""
    if first >= end or not _KEY.match(lines[first]):
        return first
    return next((number for number in range(first, end) if not lines[number].strip()), end)


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


def _answer(head: _Head, text: Prose, asked: str, ground: Ground, problems: list[Problem]) -> Answer:
    def wrong(message: str) -> None:
        problems.append(Problem(text.place, head.line, message))

    if head.person and head.person not in ground.people:
        wrong(_unknown_person(head, ground.people))
    if not is_day(head.day):
        wrong(f"expected a date such as 2026-03-01; got {quoted(head.day)}")
    elif head.day < asked:
        wrong(f"expected a day not before the question was asked on {asked}; got {quoted(head.day)}")
    elif head.day > ground.today:
        wrong(f"expected a day that is not in the future; got {quoted(head.day)}")
    if not text:
        wrong("expected the text of the answer below this line; got nothing. Write it, or delete the line")
    elif not head.keys and _LATE_KEY.match(text.markdown.split("\n", 1)[0]):
        mend = "Take away the blank line between them"
        message = f"expected the keys of an answer directly below its heading in line {head.line}. {mend}"
        problems.append(Problem(text.place, text.line, message))
    check_length(text, problems)
    return _with_keys(head, text, ground.today, problems)


def _unknown_person(head: _Head, people: Mapping[str, Person]) -> str:
    mean = did_you_mean(head.person, people) or f" Write content/people/{head.person}.md, or correct the id"
    if head.person == COMMUNITY:
        mean = f" For an answer from outside write {as_heading(COMMUNITY, head.day)}"
    return f"expected a person who has a file in content/people/; got {quoted(head.person)}.{mean}"


def _with_keys(head: _Head, text: Prose, today: str, problems: list[Problem]) -> Answer:
    """The answer with what the lines below its heading say."""
    last = head.keys.split("\n")[-1] if head.keys else ""
    if last and not _KEY.match(last):
        mend = "Leave a blank line between the keys and the text"
        at = head.line + 1 + head.keys.count("\n")
        problems.append(Problem(text.place, at, f"expected key: value, or a blank line before the text. {mend}"))
        return Answer(head.person, head.day, text, line=head.line)
    if head.person and not head.keys:  # nearly all answers
        return Answer(head.person, head.day, text, line=head.line)
    keys = _KEYS if not head.person else tuple(key for key in _KEYS if key not in _OUTSIDE)
    fields = read_keys(head.keys, text, head.line + 1, keys, problems, _mends(head, keys))
    if fields is None:
        return Answer(head.person, head.day, text, line=head.line)
    outside, draft = not head.person, fields.flag("draft")
    # whoever is still to be asked has not agreed yet: only what is published needs a word
    required = "" if draft else _CONSENT
    return Answer(
        person=head.person,
        date=head.day,
        text=replace(text, outside=True) if outside else text,
        name=_label(fields) if outside else "",
        consent=_past(fields, "consent", "", today, required) if outside else "",
        updated=_past(fields, "updated", head.day, today),
        reviewed=_past(fields, "reviewed", head.day, today),
        ai_assisted=fields.flag("ai_assisted"),
        draft=draft,
        line=head.line,
    )


def _mends(head: _Head, keys: Collection[str]) -> dict[str, str]:
    """What to do about words with a colon that are no keys of this answer."""
    words = {line.split(":", 1)[0] for line in head.keys.split("\n")} - {*keys}
    mends = {}
    for word in words:
        mean = unknown_key(word, keys)
        mends[word] = mean if "Did you mean" in mean else f"{mean}. If it is text, leave a blank line above it"
    return mends | dict.fromkeys(words & {*_OUTSIDE}, f"expected only below {COMMUNITY_FORM}. Delete the line")


def _label(fields: Fields) -> str:
    name = fields.text("name")
    if "@" in name:
        fields.wrong("name", f"expected a label such as 'A former surveyor'; got {quoted(name)}, an address. Delete it")
    return name


def _past(fields: Fields, key: str, first: str, today: str, required: str = "") -> str:
    """A day that is not before ``first`` and not in the future."""
    day = fields.day(key, required=required)
    if day > today:
        fields.wrong(key, f"expected a day that is not in the future; got {quoted(day)}")
    elif day and day < first:
        fields.wrong(key, f"expected a day not before the answer of {first}; got {quoted(day)}")
    return day
