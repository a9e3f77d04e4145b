"""Questions: ``content/questions/<slug>.md`` -> Question with its answers.

In: the site's folder, the topics, the people, today. Out: questions by slug, and Problems. Answers stand under lines
``## @<person id> 2026-03-05``; a line in a fenced block of code is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from rookery.config.frontmatter import Fields, is_day, prose, read_front
from rookery.config.words import did_you_mean, quoted
from rookery.content.blocks import fences
from rookery.content.files import TextFile, read_folder
from rookery.content.people import known_topics
from rookery.errors import Problem
from rookery.model.written import Answer, Prose, Question, QuestionStatus

FOLDER = "content/questions"
# /questions/open/ is the list of the open ones
_TAKEN = {"open"}
_KEYS = ("title", "asked", "asker", "topics", "status", "reason", "into")
_UNKNOWN = {"answered": "expected no such key: a question counts as answered when answers stand in it. Delete the line"}
_HEADING = re.compile(r"## @([a-z0-9-]+) (\d{4}-\d{2}-\d{2})[ \t]*", re.ASCII)
_ALMOST = re.compile(r" {0,3}#{1,6}[ \t]*@")
_FORM = "## @<person id> 2026-03-05"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a question is held against: the ids there are, and the day."""

    topics: Collection[str]
    people: Collection[str]
    today: str


def read_questions(root: Path, ground: Ground, problems: list[Problem]) -> dict[str, Question]:
    """Read all questions, then hold the merged ones against each other."""
    questions: dict[str, Question] = {}
    heads: dict[str, Fields] = {}
    for file in read_folder(root, FOLDER, problems):
        if file.stem in _TAKEN:
            problems.append(Problem(file.place, 0, f"/questions/{file.stem}/ is a list of questions. Rename the file"))
        fields = read_front(file.text, file.place, _KEYS, problems, _UNKNOWN)
        if fields is not None:
            heads[file.stem] = fields
            questions[file.stem] = _question(file, fields, ground, problems)
    for slug, question in questions.items():
        if question.status == "merged":
            _note_merge(question, questions, heads[slug])
    return questions


def _question(file: TextFile, fields: Fields, ground: Ground, problems: list[Problem]) -> Question:
    asked = fields.day("asked", required="the day on which it was asked, such as 2026-03-02")
    if asked > ground.today:
        fields.wrong("asked", f"expected a day that is not in the future; got {quoted(asked)}")
    asker = fields.text("asker", default="A candidate")
    if "@" in asker:
        fields.wrong(
            "asker", f"expected a label such as 'An SRE from Leeds'; got {quoted(asker)}, an address. Delete it"
        )
    text, answers = _divided(fields.body, problems)
    for answer, line in answers:
        _check_answer(answer, Problem(file.place, line, ""), asked, ground, problems)
    status = cast("QuestionStatus", fields.choice("status", ("open", "declined", "merged"), "open"))
    return Question(
        slug=file.stem,
        title=fields.text("title", required="the question in one sentence") or file.stem,
        asked=asked,
        asker=asker,
        status=status,
        reason=_only_with(fields, "reason", status == "declined", "status: declined"),
        into=_only_with(fields, "into", status == "merged", "status: merged"),
        topics=known_topics(fields, ground.topics),
        text=text,
        answers=tuple(answer for answer, _ in answers),
        place=file.place,
    )


def _only_with(fields: Fields, key: str, wanted: bool, status: str) -> str:
    """A key that one status needs and the others must not have."""
    needs = {"reason": "the reason why it is declined", "into": "the name of the question it is merged into"}
    if wanted:
        return fields.text(key, required=needs[key])
    if key in fields:
        fields.wrong(key, f"expected only with {status}. Write that too, or delete the line")
    return ""


def _divided(body: Prose, problems: list[Problem]) -> tuple[Prose, list[tuple[Answer, int]]]:
    """The text before the first answer, and the answers with the lines of their headings."""
    lines = body.markdown.split("\n")
    code = _code_lines(lines, body, problems)
    marks: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines):
        if "@" not in line or number in code or not _ALMOST.match(line):
            continue
        found = _HEADING.fullmatch(line)
        if found:
            marks.append((number, found[1], found[2]))
        else:
            got = f"expected an answer to begin with {_FORM}; got {quoted(line.strip())}"
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


def _check_answer(answer: Answer, at: Problem, asked: str, ground: Ground, problems: list[Problem]) -> None:
    """``at`` is where the answer's heading stands."""

    def wrong(message: str) -> None:
        problems.append(Problem(at.path, at.line, message))

    if answer.person not in ground.people:
        mean = did_you_mean(answer.person, ground.people) or f" Write content/people/{answer.person}.md"
        wrong(f"expected a person who has a file in content/people/; got {quoted(answer.person)}.{mean}")
    if not is_day(answer.date):
        wrong(f"expected a date such as 2026-03-01; got {quoted(answer.date)}")
    elif answer.date < asked:
        wrong(f"expected a day not before the question was asked on {asked}; got {quoted(answer.date)}")
    elif answer.date > ground.today:
        wrong(f"expected a day that is not in the future; got {quoted(answer.date)}")
    if not answer.text:
        wrong("expected the text of the answer below this line; got nothing. Write it, or delete the line")


def _note_merge(question: Question, questions: dict[str, Question], fields: Fields) -> None:
    """A merged question leads to one that stands for itself: no chain, no circle."""
    if not question.into:
        return
    target = questions.get(question.into)
    if target is None:
        mean = did_you_mean(question.into, questions.keys() - {question.slug})
        expected = "expected the name of a question, without .md"
        fields.wrong("into", f"{expected}; got {quoted(question.into)}{'.' + mean if mean else ''}")
    elif target is question:
        fields.wrong("into", f"expected another question; got {quoted(question.into)}, which is this one")
    elif target.status == "merged":
        mend = f"Write into: {target.into}" if target.into != question.slug else "One of the two must stay open"
        got = f"got {quoted(target.slug)}, which is merged into {quoted(target.into)}"
        fields.wrong("into", f"expected a question that is not merged itself; {got}. {mend}")
