"""Where everything comes from, and what there is to say of the job ads.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.publish.views.shared import DateView, HeadView, LinkView


@dataclass(frozen=True, slots=True)
class SourceView:
    """One feed. ``place`` is its host or its job board, ``""`` for a file of the site or a private address.
    ``url`` leads to the website that it names as its own, else to the feed; ``""`` where neither is for everybody.

    ``confirmed`` is the day of a board's last complete answer; ``silent`` since when it gives none (from the second day
    on), ``held`` the day of an answer that lacked so much that it is not believed yet, ``waiting`` of one that was so
    unlike the source that a person looks at it first, ``gone`` that its publisher closed it.
    """

    title: str
    kind: str
    place: str
    url: str
    confirmed: DateView | None
    silent: DateView | None
    held: DateView | None
    waiting: DateView | None
    gone: bool


@dataclass(frozen=True, slots=True)
class NotesView:
    """One thing to be said of ``count`` jobs, of which ``jobs`` are named and ``more`` are not."""

    title: str
    text: str
    count: int
    jobs: tuple[LinkView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SourcesView:
    """Where everything comes from, and what there is to say of the ``jobs`` that are open."""

    TEMPLATE: ClassVar[str] = "sources.html"

    head: HeadView
    sources: tuple[SourceView, ...]
    jobs: int
    notes: tuple[NotesView, ...]
