"""The questions of a site, looked at as its marketing people would: QuestionReport.

In: the site model. Out: QuestionReport. Pure. Only answers by the employer's own people count here, as on
``/promise/``; nobody is named who does not consent today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rookery.model.counts import counted
from rookery.model.written import Answer, Person, Question
from rookery.publish.addresses import segment
from rookery.publish.ages import last_looked_at
from rookery.publish.model import AN_EMPLOYEE, Post, SiteModel
from rookery.publish.promise import YEAR, days_between, is_asked, outcome
from rookery.publish.promised import judge
from rookery.publish.team_names import team_slugs


@dataclass(frozen=True, slots=True)
class QuestionNote:
    """One thing and what is to be said of it. ``place`` is its file, of a job its feed; ``address`` its folder on the
    site; ``detail`` in words or ``""``.
    """

    title: str
    place: str
    address: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """``faults`` and ``warnings`` of the promise in lines; ``waiting`` are open questions past half of the
    ``promised`` days, or where none (0) are promised open for more than ``patience`` days, the oldest first; people who
    answered nothing, those with most open questions first; topics without an answer; ``stale`` answers that nobody has
    touched or looked at for a year, the oldest first; open jobs without a related answer.
    """

    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    promised: int = 0
    patience: int = 0
    waiting: tuple[QuestionNote, ...] = ()
    people: tuple[QuestionNote, ...] = ()
    topics: tuple[QuestionNote, ...] = ()
    stale: tuple[QuestionNote, ...] = ()
    jobs: tuple[QuestionNote, ...] = ()


def report_questions(model: SiteModel) -> QuestionReport:
    """Look at all of them. A site on which nobody ever asked anything has nothing to be reminded of."""
    asked = [question for question in model.questions if is_asked(question)]
    if not asked:
        return QuestionReport()
    verdict = judge(model.promised, asked, model.today)
    return QuestionReport(
        faults=verdict.faults,
        warnings=(*verdict.warnings, *_sponsor(model)),
        promised=model.promised.max_median_days,
        patience=model.promised.patience,
        waiting=tuple(_waiting(model, asked)),
        people=tuple(_people(model, asked)),
        topics=tuple(_topics(model, asked)),
        stale=tuple(_stale(model)),
        jobs=tuple(_jobs(model, asked)),
    )


def _sponsor(model: SiteModel) -> Iterator[str]:
    sponsor = model.promised.sponsor
    shown = model.shown(sponsor)
    if not sponsor:
        yield "promise: nobody stands for it. Name a person in PROMISE_SPONSOR in pelicanconf.py, who agreed to it"
    elif not shown or shown.alumni:
        why = "has left" if shown else "may not be named today"
        yield f"promise: {sponsor} {why}, so /promise/ names nobody. Ask somebody else, and change PROMISE_SPONSOR"


def _waiting(model: SiteModel, asked: Iterable[Question]) -> Iterator[QuestionNote]:
    promised = model.promised
    for question in sorted(asked, key=lambda one: (one.asked, one.slug)):
        age = days_between(question.asked, model.today)
        # where no days are promised, half of them mean nothing
        near = age * 2 >= promised.max_median_days if promised.max_median_days else age > promised.patience
        if near and outcome(question) == "open":
            yield _note(question, f"open for {_days(age)}")


def _note(question: Question, detail: str) -> QuestionNote:
    return QuestionNote(question.title, question.place, f"questions/{question.slug}/", detail)


def _days(days: int) -> str:
    return counted(days, "day")


def _people(model: SiteModel, asked: Iterable[Question]) -> Iterator[QuestionNote]:
    """Who is here to be asked and has not answered, with how much waits for them."""
    spoke = {answer.person for question in model.questions for answer in question.answers}
    still_open = [set(question.topics) for question in asked if outcome(question) == "open"]
    silent = [one for one in map(model.shown, model.people) if one and not one.alumni and one.id not in spoke]
    waits = {one.id: sum(not topics.isdisjoint(one.topics) for topics in still_open) for one in silent}
    for one in sorted(silent, key=lambda one: (-waits[one.id], one.id)):
        count = waits[one.id]
        detail = f"{counted(count, 'open question')} on their topics" if count else ""
        yield QuestionNote(one.name, one.place, f"people/{one.id}/", detail)


def _topics(model: SiteModel, asked: Iterable[Question]) -> Iterator[QuestionNote]:
    counts = dict.fromkeys(model.topics, 0)
    answered: set[str] = set()
    for question in asked:
        for name in question.topics:
            counts[name] = counts.get(name, 0) + 1
        if outcome(question) == "answered":
            answered.update(question.topics)
    silent = [topic for topic in model.topics.values() if topic.id not in answered]
    for topic in sorted(silent, key=lambda topic: (-counts[topic.id], topic.id)):
        count = counts[topic.id]
        detail = counted(count, "question") if count else "nothing asked yet"
        yield QuestionNote(topic.title, topic.place, f"topics/{topic.id}/", detail)


def _stale(model: SiteModel) -> Iterator[QuestionNote]:
    found = [
        (last_looked_at(answer), question, answer)
        for question in model.questions
        if question.status == "open"
        for answer in question.answers
    ]
    for day, question, answer in sorted(found, key=lambda one: (one[0], one[1].slug, one[2].line)):
        if days_between(day, model.today) > YEAR:
            verb = "last looked at" if day == answer.reviewed else "of" if day == answer.date else "last changed"
            note = _note(question, f"by {_author(model.shown(answer.person), answer)}, {verb} {day}")
            yield QuestionNote(note.title, _line(question, answer), note.address, note.detail)


def _line(question: Question, answer: Answer) -> str:
    return f"{question.place}:{answer.line}" if answer.line else question.place


def _author(shown: Person | None, answer: Answer) -> str:
    return "somebody from outside" if answer.community else shown.name if shown else AN_EMPLOYEE.lower()


def _jobs(model: SiteModel, asked: Iterable[Question]) -> Iterator[QuestionNote]:
    """Open jobs that share no topic and no team with an answered question, are not what one is about, and are related
    to none by their words.
    """
    answered = [question for question in asked if outcome(question) == "answered"]
    topics = {topic for question in answered for topic in question.topics}
    near = {question.about.split("#")[0].strip("/") for question in answered}
    near |= {f"questions/{one.slug}" for one in answered}
    teams = {segment(question.team) for question in answered if question.team}
    for post in model.posts:
        if post.entry.kind != "job" or not topics.isdisjoint(post.topics) or not teams.isdisjoint(_teams(post)):
            continue
        addresses = (post.address, *post.moved, *model.related.get(post.address, ()))
        if near.isdisjoint(one.strip("/") for one in addresses):
            yield QuestionNote(post.entry.title, post.entry.feed or "content/jobs", post.address)


def _teams(post: Post) -> set[str]:
    return set(team_slugs(post.entry.posting))
