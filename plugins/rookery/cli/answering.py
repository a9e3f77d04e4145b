"""One more answer at the end of a question's file.

In: the question, who answers, the day, the text (from an editor, a file or standard input). Out: the file, written
whole or not at all, and what to do next. What would not build is not written, and a text that somebody typed is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import click

from rookery import clock
from rookery.archive.files import write_files
from rookery.cli.typed import read_typed
from rookery.config.days import did_you_mean_day, is_day
from rookery.config.load import topic_ids
from rookery.config.texts import parse_text
from rookery.config.words import as_id, did_you_mean, quoted
from rookery.content.answers import Ground
from rookery.content.headings import as_heading
from rookery.content.links import find_links, link_problems
from rookery.content.people import read_people
from rookery.content.questions import FOLDER, parse_question
from rookery.errors import ConfigError, Problem, RookeryError
from rookery.forgotten.forgotten import read_forgotten
from rookery.model.written import Person, Question

_KEPT = ".rookery/answer.md"
_CUT = "----- write above this line; it and everything below it is left out -----"
_TELLING = 4
"""Letters of a word by which a question may be known; "do" and "you" are in every other one."""
_CLOSED = {
    "declined": "it is declined. Delete its lines status: and reason: if it is to be answered after all",
    "merged": "it is merged into {}. Answer that one",
    "removed": "it was removed",
}


_NEXT = """\
{place} has an answer by {name}, dated {day}. Look at it with rookery serve, then:

  git add {place}
  git commit -m "Answer: {slug}"

Push it or open a pull request, so that a colleague reads it before it is published.
"""

_STILL_A_DRAFT = "The question itself is a draft and stands nowhere: change its status: to open when it is ready.\n"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as its file holds it now: ``data`` are its bytes."""

    place: str
    data: bytes
    question: Question


def add_answer(root: Path, slug: str, person: str, day: str, source: str) -> str:
    """Ask for the text if need be, write the answer, return what to say then.

    ``day`` is ``""`` for today, ``source`` a file, ``-`` for standard input, or ``""``. Raises RookeryError with what
    keeps it from being answered, ConfigError with what is wrong in the lines that would be new.
    """
    today = clock.today()
    if day and not is_day(day):
        raise RookeryError(f"--date: expected a day such as 2026-03-01; got {quoted(day)}{did_you_mean_day(day)}")
    ground = _ground(root, today)
    who = _checked_person(ground, person.removeprefix("@"))
    asked = _asked(root, slug, ground)
    _check_day(day, asked.question, today)
    text = _text(source, asked.question).strip()
    if not text:
        raise RookeryError("the answer is empty, so nothing was written")
    try:
        # once more: an editor may have been open for long
        asked = _asked(root, slug, ground)
        _refuse_twice(asked, who, text)
        _add(root, asked, as_heading(who.id, day or today), text, ground)
    except RookeryError:
        if not source and sys.stdin.isatty():
            write_files(root, {_KEPT: f"{text}\n".encode("utf-8", "replace")})
            click.echo(f"Your text is kept in {_KEPT}. Mend it there and add --file {_KEPT}", err=True)
        raise
    said = _NEXT.format(place=asked.place, name=who.name, day=day or today, slug=asked.question.slug)
    return said if asked.question.status != "draft" else f"{said}{_STILL_A_DRAFT}"


def _ground(root: Path, today: str) -> Ground:
    topics = topic_ids(root)
    problems: list[Problem] = []
    return Ground(topics, read_people(root, topics, today, problems, read_forgotten(root, problems)), today)


def _checked_person(ground: Ground, person: str) -> Person:
    who = ground.people.get(person)
    if who is None:
        name = as_id(person, 60)
        first = f" Write content/people/{name}.md first" if name else " The people are the files in content/people/"
        mean = _mean(name, ground.people) or first
        raise RookeryError(f"--as: expected a person who has a file in content/people/; got {quoted(person)}.{mean}")
    if not who.consents_on(ground.today):
        state = "is withdrawn" if who.consent == "withdrawn" else "does not hold today"
        raise RookeryError(f"{who.place}: the consent of {who.name} {state}, so they cannot answer by name")
    return who


def _check_day(day: str, question: Question, today: str) -> None:
    if day and day < question.asked:
        since = f"expected a day not before the question was asked on {question.asked}"
        raise RookeryError(f"--date: {since}; got {quoted(day)}")
    if day > today:
        raise RookeryError(f"--date: expected a day that is not in the future; got {quoted(day)}")


def _refuse_twice(asked: _Asked, who: Person, text: str) -> None:
    """Whoever runs the command once more does not want the answer to stand there twice."""
    for answer in asked.question.answers:
        if answer.person == who.id and answer.text.markdown.split() == text.split():
            there = f"this answer by {who.name} stands there already, dated {answer.date}"
            raise RookeryError(f"{asked.place}: {there}, so nothing was written")


def _mean(word: str, known: Collection[str]) -> str:
    """What was meant: the same name, the one name that begins so, the closest, or the one that shares most words."""
    begun = [name for name in known if name == word or name.startswith(f"{word}-")]
    if len(begun) == 1:
        return f" Did you mean {quoted(begun[0])}?"
    words = {part for part in word.split("-") if len(part) >= _TELLING}
    shared = max(known, key=lambda name: (len(words & {*name.split("-")}), name), default="")
    near = f" Did you mean {quoted(shared)}?" if words & {*shared.split("-")} else ""
    return did_you_mean(word, known) or near


def _asked(root: Path, slug: str, ground: Ground) -> _Asked:
    """The question's file, read now. Raises RookeryError if it takes no answer, ConfigError if it has mistakes."""
    name = Path(slug).name.removesuffix(".md")
    known = sorted(path.stem for path in (root / FOLDER).glob("*.md"))
    if name not in known:
        mean = _mean(as_id(name, 200), known) or f" The questions are the files in {FOLDER}/"
        raise RookeryError(f"expected the name of a question, without .md; got {quoted(slug)}.{mean}")
    place = f"{FOLDER}/{name}.md"
    data = (root / place).read_bytes()
    text, problem = parse_text(data, place)
    problems = [problem] if problem else []
    question = None if problem else parse_question(text, place, ground, problems)
    if problems or question is None:
        raise ConfigError(problems)
    if question.status in _CLOSED:
        raise RookeryError(f"{place}: {_CLOSED[question.status].format(question.into)}")
    return _Asked(place, data, question)


def _text(source: str, question: Question) -> str:
    if source or not sys.stdin.isatty():
        return read_typed(source or "-", "--file")
    asked = f"{question.title}\n\n{question.text.markdown}"
    written = click.edit(f"\n\n{_CUT}\n\n{asked}\n", extension=".md")
    return (written or "").split(_CUT, 1)[0]


def _add(root: Path, asked: _Asked, heading: str, text: str, ground: Ground) -> None:
    """Write the file with the answer, if that builds. Raises ConfigError with what is wrong in the new lines."""
    ends = "\r\n" if b"\r\n" in asked.data else "\n"
    added = f"\n\n{heading}\n\n{text}\n".replace("\r\n", "\n").replace("\n", ends)
    data = asked.data.rstrip() + added.encode("utf-8", "replace")
    whole, problem = parse_text(data, asked.place)
    problems = [problem] if problem else []
    question = None if problem else parse_question(whole, asked.place, ground, problems)
    if question is not None and not problems:
        problems += link_problems(find_links(question.answers[-1].text))
        if len(question.answers) != len(asked.question.answers) + 1:
            line = question.answers[-1].line
            begun = "a line in the text begins another answer. Give each answer by itself"
            problems.append(Problem(asked.place, line, begun))
    if problems:
        raise ConfigError(problems)
    write_files(root, {asked.place: data})
