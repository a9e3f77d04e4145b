"""Topics, the tag across all kinds.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.written import Prose
from rookery.publish.views.ask import AskView
from rookery.publish.views.learn import LearnBand
from rookery.publish.views.people import PersonCard
from rookery.publish.views.questions import QuestionCard
from rookery.publish.views.shared import CardView, HeadView, LinkView, PagingView


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic in the list of topics, with the number of its questions (one of entries would change with each)."""

    title: str
    url: str
    summary: str = ""
    questions: int = 0


@dataclass(frozen=True, slots=True)
class CardBand:
    """A few things of one kind: ``anchor`` is its id on the page, ``more`` leads to all where there are more."""

    title: str
    anchor: str
    cards: tuple[CardView, ...]
    more: LinkView | None = None


@dataclass(frozen=True, slots=True)
class QuestionBand:
    """A few questions in one state: as CardBand."""

    title: str
    anchor: str
    questions: tuple[QuestionCard, ...]
    more: LinkView | None = None


@dataclass(frozen=True, slots=True)
class TopicView:
    """All of one topic, a band each: who knows it, what was asked, what one can learn, jobs, videos and events
    (``bands``), and what was published. Older pages, and the list of one kind, hold only ``cards`` under
    ``published``, and lead back by ``above``.
    """

    TEMPLATE: ClassVar[str] = "topic.html"

    head: HeadView
    title: str
    summary: str
    text: Prose
    above: tuple[LinkView, ...]
    people: tuple[PersonCard, ...]
    more_people: LinkView | None
    asked: tuple[QuestionBand, ...]
    learn: LearnBand | None
    bands: tuple[CardBand, ...]
    published: str
    cards: tuple[CardView, ...]
    paging: PagingView
    ask: AskView | None


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The list of topics."""

    TEMPLATE: ClassVar[str] = "topics.html"

    head: HeadView
    topics: tuple[TopicCard, ...]
