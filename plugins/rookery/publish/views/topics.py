"""Topics, the tag across all kinds.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.written import Prose
from rookery.publish.views.people import PersonCard
from rookery.publish.views.questions import QuestionCard
from rookery.publish.views.shared import CardView, HeadView, PagingView


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic in the list of topics, with the number of its questions (one of entries would change with each)."""

    title: str
    url: str
    summary: str = ""
    questions: int = 0


@dataclass(frozen=True, slots=True)
class TopicView:
    """All of one topic: who knows it, what was asked, what was published. Older pages hold only ``cards``."""

    TEMPLATE: ClassVar[str] = "topic.html"

    head: HeadView
    title: str
    summary: str
    text: Prose
    people: tuple[PersonCard, ...]
    questions: tuple[QuestionCard, ...]
    cards: tuple[CardView, ...]
    paging: PagingView


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The list of topics."""

    TEMPLATE: ClassVar[str] = "topics.html"

    head: HeadView
    topics: tuple[TopicCard, ...]
