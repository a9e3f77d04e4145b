"""Questions: ``content/questions/<slug>.md`` -> Question with its answers.

In: the site's folder, the topics, the people, today. Out: questions by slug, and Problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from rookery.config.frontmatter import Fields, read_front
from rookery.config.words import did_you_mean, quoted
from rookery.content.answers import Ground, divide_body
from rookery.content.files import TextFile, read_folder
from rookery.content.headings import Spellings, spellings
from rookery.content.links import WrittenLink
from rookery.content.people import known_topics
from rookery.errors import Problem
from rookery.model.written import Person, Question, QuestionStatus
from rookery.shares import each

FOLDER = "content/questions"
# browsers read a backslash as a slash, and two of them lead to another host
_NOT_IN_AN_ADDRESS = re.compile(r"[\s\\\x00-\x1f\x7f]")
TITLE_MAX = 200
"""Characters in a title: it is the heading of a page and a line in every list."""

TAKEN = {"open", "topic", "team", "person", "prompts", "page"}
"""Names that no question may have: /questions/open/ is the list of the open ones, and so on."""
_KEYS = (
    "title", "asked", "asker", "topics", "status", "reason", "into", "by", "team", "about", "edited"
)  # fmt: skip
_UNKNOWN = {"answered": "expected no such key: a question counts as answered when answers stand in it. Delete the line"}
_STATES = ("draft", "open", "declined", "merged", "removed")
_CLOSED = {"declined": "reason", "merged": "into"}
_A_CANDIDATE = "A candidate"
_WORTH_SHARING = 400


@dataclass(frozen=True, slots=True)
class _Read:
    """What became of one file; the question is None if its head cannot be read. ``about`` and ``into`` are the lines in
    which the keys stand, 0 without them.
    """

    question: Question | None
    problems: tuple[Problem, ...]
    about: int = 0
    into: int = 0


def read_questions(
    root: Path, ground: Ground, problems: list[Problem], links: list[WrittenLink]
) -> dict[str, Question]:
    """Read all questions, then hold the merged ones against each other. ``links`` gains what they are about."""
    questions: dict[str, Question] = {}
    merged: list[tuple[Question, int]] = []
    names = spellings(ground.people)
    files = read_folder(root, FOLDER, problems)
    for read in each(partial(_read, ground=ground, names=names), files, _WORTH_SHARING):
        problems += read.problems
        question = read.question
        if question is None:
            continue
        questions[question.slug] = question
        if question.about:
            links.append(WrittenLink(question.about, question.place, read.about))
        if question.status == "merged":
            merged.append((question, read.into))
    for question, line in merged:
        problems += (Problem(question.place, line, f"into: {wrong}") for wrong in _merge_faults(question, questions))
    return questions


def _read(file: TextFile, ground: Ground, names: Spellings) -> _Read:
    problems: list[Problem] = []
    if file.stem in TAKEN:
        problems.append(Problem(file.place, 0, f"/questions/{file.stem}/ is a list of questions. Rename the file"))
    fields = read_front(file.text, file.place, _KEYS, problems, _UNKNOWN)
    if fields is None:
        return _Read(None, tuple(problems))
    question = _question(file, fields, ground, names, problems)
    lines = (fields.line(key) if key in fields else 0 for key in ("about", "into"))
    return _Read(question, tuple(problems), *lines)


def parse_question(text: str, place: str, ground: Ground, problems: list[Problem]) -> Question | None:
    """One question as its file holds it; ``place`` is the file's path below the site's folder. Not held against
    others. None if its head cannot be read; with problems it is as far as it could be read.
    """
    file = TextFile(Path(place).stem, place, text)
    fields = read_front(text, place, _KEYS, problems, _UNKNOWN)
    return _question(file, fields, ground, spellings(ground.people), problems) if fields else None


def _question(file: TextFile, fields: Fields, ground: Ground, names: Spellings, problems: list[Problem]) -> Question:
    asked = fields.day("asked", required="the day on which it was asked, such as 2026-03-02")
    if asked > ground.today:
        fields.wrong("asked", f"expected a day that is not in the future; got {quoted(asked)}")
    text, answers = divide_body(fields.body, asked, ground, names, problems)
    status = cast("QuestionStatus", fields.choice("status", _STATES, "open"))
    if status in _CLOSED and answers:
        mend = f"Delete the lines status: and {_CLOSED[status]}:, or the answer"
        fields.wrong("status", f"expected no answer with status: {status}; got one in line {answers[0].line}. {mend}")
    by = _by(fields, ground.people)
    return Question(
        slug=file.stem,
        title=_title(fields) or file.stem,
        asked=asked,
        asker=_asker(fields),
        status=status,
        reason=_only_with(fields, "reason", status, ("declined", "removed"), f"the reason why it is {status}"),
        into=_only_with(fields, "into", status, ("merged",), "the name of the question it is merged into"),
        topics=known_topics(fields, ground.topics),
        text=text if by else replace(text, outside=True),
        answers=answers,
        place=file.place,
        by=by,
        team=fields.text("team"),
        about=_about(fields),
        edited=fields.flag("edited"),
    )


def _title(fields: Fields) -> str:
    title = fields.text("title", required="the question in one sentence")
    if len(title) > TITLE_MAX:
        mend = "Write the question in one sentence and the rest below the second ---"
        fields.wrong("title", f"expected at most {TITLE_MAX} characters; got {len(title):,}. {mend}")
    return title


def _asker(fields: Fields) -> str:
    asker = fields.text("asker", default=_A_CANDIDATE)
    if "@" in asker:
        expected = "expected a label such as 'An SRE from Leeds'"
        fields.wrong("asker", f"{expected}; got {quoted(asker)}, an address. Delete it")
    return asker


def _by(fields: Fields, people: Mapping[str, Person]) -> str:
    """Who of the company asks; nobody where no file is, for a page must not lead to a person who is not there."""
    by = fields.text("by").removeprefix("@")
    if not by:
        return ""
    if "asker" in fields:
        fields.wrong("by", "expected by: or asker:, not both. Delete by: if a candidate asks, else asker:")
    if by in people:
        return by
    mean = did_you_mean(by, people) or f" Write content/people/{by}.md, or correct the id"
    fields.wrong("by", f"expected a person who has a file in content/people/; got {quoted(by)}.{mean}")
    return ""


def _about(fields: Fields) -> str:
    """An address on this site; whether the page is there shows when all pages are known."""
    about = fields.text("about")
    if not about or (about.startswith("/") and not about.startswith("//") and not _NOT_IN_AN_ADDRESS.search(about)):
        return about
    mend = "Write it as it is on this site, from the first / on"
    fields.wrong("about", f"expected an address such as /jobs/field-technician-bjwlkm/; got {quoted(about)}. {mend}")
    return ""


def _only_with(fields: Fields, key: str, status: str, wanted: tuple[str, ...], needs: str) -> str:
    """A key that some states need and the others must not have."""
    if status in wanted:
        return fields.text(key, required=needs)
    if key in fields:
        states = " or ".join(f"status: {state}" for state in wanted)
        fields.wrong(key, f"expected only with {states}. Write that too, or delete the line")
    return ""


def _merge_faults(question: Question, questions: Mapping[str, Question]) -> Iterator[str]:
    """A merged question leads to one that stands for itself: no chain, no circle, no page that is not there."""
    if not question.into:
        return
    target = questions.get(question.into)
    if target is None:
        mean = did_you_mean(question.into, questions.keys() - {question.slug})
        expected = "expected the name of a question, without .md"
        yield f"{expected}; got {quoted(question.into)}{'.' + mean if mean else ''}"
    elif target is question:
        yield f"expected another question; got {quoted(question.into)}, which is this one"
    elif target.status == "merged":
        end = _end(target, questions)
        mend = f"Write into: {end}" if end else "One of them must stay open"
        got = f"got {quoted(target.slug)}, which is merged into {quoted(target.into)}"
        yield f"expected a question that is not merged itself; {got}. {mend}"
    elif target.status in {"draft", "removed"}:
        got = f"got {quoted(target.slug)}, which has status: {target.status}"
        yield f"expected a question that readers can see; {got}. Name another, or change that one"


def _end(question: Question, questions: Mapping[str, Question]) -> str:
    """Where a chain of merged questions ends, ``""`` if it runs in a circle or into nothing."""
    seen: set[str] = set()
    while question.status == "merged":
        if question.slug in seen or question.into not in questions:
            return ""
        seen.add(question.slug)
        question = questions[question.into]
    return question.slug
