"""Questions, their answers, and the lists of questions.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.written import Prose
from rookery.publish.views.ask import AskView
from rookery.publish.views.promise import PromiseLine
from rookery.publish.views.shared import CardView, DateView, HeadView, LinkView, PagingView, PersonRef


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question in a list. ``state`` is open, answered, community (answered from outside only) or declined;
    ``label`` says it in words ("Open for more than a month", where the list is about that). ``asker`` is who asks, in
    words.
    """

    title: str
    url: str
    state: str
    label: str
    asker: str
    asked: DateView
    excerpt: str = ""
    people: tuple[PersonRef, ...] = ()
    topics: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer. ``anchor`` is its id on the page. ``community`` marks one from outside: its ``person`` has no page.

    ``updated`` is the day of a later change, ``checked`` the day on which somebody last looked whether it still holds;
    ``doubt`` the last day on which anybody can have looked, if that was more than a year ago. ``history`` is the
    address at which the host of the site's repository shows what was changed, ``""`` if it is not known.
    """

    anchor: str
    person: PersonRef
    initials: str
    date: DateView
    text: Prose
    community: bool = False
    ai_assisted: bool = False
    updated: DateView | None = None
    checked: DateView | None = None
    doubt: DateView | None = None
    history: str = ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question with its answers. ``state`` as in QuestionCard; ``reason`` if declined.

    ``prompt`` is true where the company asks: then ``asked_by`` is the person, else None and ``asker`` a label.
    ``age`` is how long it has been open, in words that change ever more rarely ("more than a month"), else ``""``.
    ``lists`` are the lists that it stands in; ``about`` the page that it is about. ``also`` are the words of questions
    that were merged into this one. ``edited``: words were taken out that would have told who asks. ``ask`` are the
    ways to ask about it, of a prompt to answer it. ``experts`` are people who know the subject and have not answered.
    """

    TEMPLATE: ClassVar[str] = "question.html"

    head: HeadView
    title: str
    state: str
    label: str
    prompt: bool
    asker: str
    asked_by: PersonRef | None
    asked: DateView
    age: str
    edited: bool
    about: LinkView | None
    lists: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    text: Prose
    also: tuple[str, ...]
    answers: tuple[AnswerView, ...]
    reason: str
    ask: AskView | None
    experts: tuple[PersonRef, ...]
    related: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class RemovedView:
    """What is left at the address of a question that was removed: the reason, and none of its words."""

    TEMPLATE: ClassVar[str] = "removed.html"

    head: HeadView
    title: str
    reason: str
    questions: LinkView


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Narrower lists of one sort: by topic, by team, by person."""

    title: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """A list of questions. ``tabs`` leads from one of the large lists to the others, ``groups`` to narrower ones.

    ``edits`` leads employees to the place where they can answer, one link for each question of the page.
    """

    TEMPLATE: ClassVar[str] = "questions.html"

    head: HeadView
    title: str
    intro: str
    tabs: tuple[LinkView, ...]
    groups: tuple[QuestionGroup, ...]
    questions: tuple[QuestionCard, ...]
    edits: tuple[LinkView, ...]
    ask: str
    paging: PagingView
    promise: PromiseLine | None
