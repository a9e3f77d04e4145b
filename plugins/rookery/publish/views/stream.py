"""The stream, the lists of each kind, and a collected entry.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.picture import Picture
from rookery.model.written import Prose
from rookery.publish.views.ask import AskView
from rookery.publish.views.data import BodyRef, Node
from rookery.publish.views.people import PersonCard
from rookery.publish.views.promise import PromiseLine
from rookery.publish.views.questions import QuestionCard
from rookery.publish.views.shared import (
    CardView,
    DateView,
    HeadView,
    LinkView,
    MediaView,
    PagingView,
    PersonRef,
)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What article.html sees of a post of the site itself besides Pelican's ``article``: ``about[article.slug]``."""

    author: PersonRef | None
    topics: tuple[LinkView, ...]
    data: tuple[Node, ...] = ()
    ask: AskView | None = None


@dataclass(frozen=True, slots=True)
class EventView:
    """When and where an event is. ``when`` in words, ``starts`` for the time element; ``where`` the house and the town,
    ``""`` if it is only online; ``online`` and ``register`` are where one joins and says that one comes.
    ``over`` once its last day has passed.
    """

    when: str
    starts: str
    where: str
    online: LinkView | None
    register: LinkView | None
    cancelled: bool
    over: bool


@dataclass(frozen=True, slots=True)
class StreamView:
    """The front page and its older pages (``front`` is false there: no hero, no pinned entries, no people)."""

    TEMPLATE: ClassVar[str] = "stream.html"

    head: HeadView
    front: bool
    kinds: tuple[LinkView, ...]
    cards: tuple[CardView, ...]
    paging: PagingView
    pinned: tuple[CardView, ...] = ()
    questions: tuple[QuestionCard, ...] = ()
    people: tuple[PersonCard, ...] = ()
    promise: PromiseLine | None = None


@dataclass(frozen=True, slots=True)
class KindView:
    """All entries of one kind, a page at a time. ``sources`` are the feeds they come from, ``upcoming`` the events that
    are still to come, the next one first.
    """

    TEMPLATE: ClassVar[str] = "kind.html"

    head: HeadView
    title: str
    kinds: tuple[LinkView, ...]
    cards: tuple[CardView, ...]
    paging: PagingView
    sources: tuple[LinkView, ...] = ()
    upcoming: tuple[CardView, ...] = ()
    ask: AskView | None = None


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry. ``body`` is the full text, or None where only ``summary`` may be shown; ``original`` is where it
    was published first. ``title`` is never empty here; ``titled`` is false if it was made from the text
    (a social post), so that the page need not say the same thing twice. ``updated`` is None unless a later day.
    ``picture`` (``src``, ``srcset``, ``width``, ``height``) is a video's poster, else the one above a text without any.
    """

    TEMPLATE: ClassVar[str] = "entry.html"

    head: HeadView
    kind: str
    label: str
    kind_link: LinkView
    title: str
    titled: bool
    lang: str
    date: DateView | None
    updated: DateView | None
    authors: tuple[PersonRef, ...]
    sources: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    summary: str
    body: BodyRef | Prose | None
    original: LinkView | None
    media: tuple[MediaView, ...]
    event: EventView | None
    related: tuple[CardView, ...]
    ask: AskView | None = None
    picture: Picture | None = None
