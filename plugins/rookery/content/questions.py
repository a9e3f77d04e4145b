"""Questions: ``content/questions/<slug>.md`` -> Question with its answers.

In: the site's folder, the topics, the people, today. Out: questions by slug, and Problems.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from rookery.config.days import is_day
from rookery.config.frontmatter import Fields, read_front
from rookery.config.words import did_you_mean, quoted
from rookery.content.answers import Spellings, divide_body, spellings
from rookery.content.files import TextFile, read_folder
from rookery.content.people import known_topics
from rookery.errors import Problem
from rookery.model.written import Answer, Person, Question, QuestionStatus

FOLDER = "content/questions"
# /questions/open/ is the list of the open ones
_TAKEN = {"open"}
_KEYS = ("title", "asked", "asker", "topics", "status", "reason", "into")
_UNKNOWN = {"answered": "expected no such key: a question counts as answered when answers stand in it. Delete the line"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a question is held against: the ids there are, and the day."""

    topics: Collection[str]
    people: Mapping[str, Person]
    today: str


def read_questions(root: Path, ground: Ground, problems: list[Problem]) -> dict[str, Question]:
    """Read all questions, then hold the merged ones against each other."""
    questions: dict[str, Question] = {}
    heads: dict[str, Fields] = {}
    names = spellings(ground.people)
    for file in read_folder(root, FOLDER, problems):
        if file.stem in _TAKEN:
            problems.append(Problem(file.place, 0, f"/questions/{file.stem}/ is a list of questions. Rename the file"))
        fields = read_front(file.text, file.place, _KEYS, problems, _UNKNOWN)
        if fields is not None:
            heads[file.stem] = fields
            questions[file.stem] = _question(file, fields, ground, names, problems)
    for slug, question in questions.items():
        if question.status == "merged":
            _note_merge(question, questions, heads[slug])
    return questions


def _question(file: TextFile, fields: Fields, ground: Ground, names: Spellings, problems: list[Problem]) -> Question:
    asked = fields.day("asked", required="the day on which it was asked, such as 2026-03-02")
    if asked > ground.today:
        fields.wrong("asked", f"expected a day that is not in the future; got {quoted(asked)}")
    asker = fields.text("asker", default="A candidate")
    if "@" in asker:
        fields.wrong(
            "asker", f"expected a label such as 'An SRE from Leeds'; got {quoted(asker)}, an address. Delete it"
        )
    text, answers = divide_body(fields.body, names, problems)
    for answer, line in answers:
        _check_answer(answer, Problem(file.place, line, ""), asked, ground, problems)
    status = cast("QuestionStatus", fields.choice("status", ("open", "declined", "merged"), "open"))
    if status != "open" and answers:
        also = {"declined": "reason", "merged": "into"}[status]
        mend = f"Delete the lines status: and {also}:, or the answer"
        fields.wrong("status", f"expected no answer with status: {status}; got one in line {answers[0][1]}. {mend}")
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


def _check_answer(answer: Answer, at: Problem, asked: str, ground: Ground, problems: list[Problem]) -> None:
    """``at`` is where the answer's heading stands."""

    def wrong(message: str) -> None:
        problems.append(Problem(at.path, at.line, message))

    if answer.person not in ground.people:
        mean = (
            did_you_mean(answer.person, ground.people) or f" Write content/people/{answer.person}.md, or correct the id"
        )
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
