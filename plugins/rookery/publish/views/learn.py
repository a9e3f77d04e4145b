"""What one can learn: resources, paths, and the bands that other pages show of them.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.written import Prose
from rookery.publish.views.ask import AskView
from rookery.publish.views.shared import CardView, DateView, FilterRow, HeadView, LinkView, PersonRef


@dataclass(frozen=True, slots=True)
class ResourceCard:
    """Something to learn from, in a list or a step. ``place`` is the host that ``url`` leads to, ``""`` for a page of
    this site. ``format`` ("Video"), ``level`` ("Beginner"), ``time`` ("40 min") and ``cost`` ("Free", "Costs money")
    are ``""`` where nobody said. ``maker`` is one of the site's people, or somebody else in words.
    """

    title: str
    url: str
    place: str = ""
    format: str = ""
    level: str = ""
    time: str = ""
    cost: str = ""
    maker: PersonRef | None = None


@dataclass(frozen=True, slots=True)
class PathCard:
    """A path in a list: ``steps`` is how many it has, ``time`` how long they take ("at least 3 h")."""

    title: str
    url: str
    steps: int
    time: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class LearnBand:
    """A few paths and resources on a page about something else. ``more`` leads to all of them."""

    paths: tuple[PathCard, ...] = ()
    resources: tuple[ResourceCard, ...] = ()
    more: LinkView | None = None


@dataclass(frozen=True, slots=True)
class ResourceGroup:
    """Resources of one topic or one level. ``more`` leads to the rest where not all are shown."""

    title: str
    anchor: str
    resources: tuple[ResourceCard, ...]
    more: LinkView | None = None


@dataclass(frozen=True, slots=True)
class PromptView:
    """A question that one of the site's people asks its readers."""

    title: str
    url: str
    person: PersonRef
    asked: DateView


@dataclass(frozen=True, slots=True)
class LearnView:
    """All there is to learn, or all of one topic, level or format. ``above`` leads from such a list to everything;
    ``filters`` and ``prompts`` stand on the page of everything only. ``time`` is how long all of it takes.
    """

    TEMPLATE: ClassVar[str] = "learn.html"

    head: HeadView
    title: str
    count: int
    time: str
    above: tuple[LinkView, ...]
    paths: tuple[PathCard, ...]
    filters: tuple[FilterRow, ...]
    groups: tuple[ResourceGroup, ...]
    prompts: tuple[PromptView, ...] = ()


@dataclass(frozen=True, slots=True)
class PathStepView:
    """One step of a path and why it stands there."""

    resource: ResourceCard
    why: str


@dataclass(frozen=True, slots=True)
class PathView:
    """One path. ``jobs`` are open ones of its teams, ``more_jobs`` leads to all where there are more."""

    TEMPLATE: ClassVar[str] = "path.html"

    head: HeadView
    title: str
    summary: str
    above: LinkView
    maker: PersonRef | None
    time: str
    topics: tuple[LinkView, ...]
    teams: tuple[str, ...]
    steps: tuple[PathStepView, ...]
    text: Prose
    ask: AskView | None
    jobs: tuple[CardView, ...]
    more_jobs: LinkView | None


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A resource with a text of its own; ``card`` is how it stands in lists. ``original`` is where it lies if that is
    elsewhere; ``paths`` are those it is a step of.
    """

    TEMPLATE: ClassVar[str] = "resource.html"

    head: HeadView
    title: str
    above: LinkView
    card: ResourceCard
    topics: tuple[LinkView, ...]
    text: Prose
    original: LinkView | None
    paths: tuple[PathCard, ...]
