"""Questions, their answers, and the lists of questions.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.written import Prose
from rookery.publish.views.promise import PromiseLine
from rookery.publish.views.shared import CardView, DateView, HeadView, LinkView, PagingView, PersonRef


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question in a list. ``state`` is open, answered, declined or merged; ``label`` says it in words."""

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
    """One answer. ``anchor`` is its id on the page."""

    anchor: str
    person: PersonRef
    initials: str
    date: DateView
    text: Prose


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question with its answers. ``state`` as in QuestionCard; ``reason`` if declined; ``into`` if merged."""

    TEMPLATE: ClassVar[str] = "question.html"

    head: HeadView
    title: str
    state: str
    label: str
    asker: str
    asked: DateView
    topics: tuple[LinkView, ...]
    text: Prose
    answers: tuple[AnswerView, ...]
    reason: str
    into: LinkView | None
    experts: tuple[PersonRef, ...]
    related: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """A list of questions: all of them, or the open ones. ``tabs`` leads from one list to the other."""

    TEMPLATE: ClassVar[str] = "questions.html"

    head: HeadView
    title: str
    intro: str
    tabs: tuple[LinkView, ...]
    questions: tuple[QuestionCard, ...]
    paging: PagingView
    promise: PromiseLine | None
