"""How the company keeps its word.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.publish.views.shared import DateView, HeadView, LinkView, PersonRef


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One honest line of all time: how many questions were asked, how many of them one of the employer's people
    answered, and how fast.

    ``share`` is "82%" and ``median`` "4 days", ``""`` if none was answered; of a single answer it is the time that it
    took. ``community`` counts those answered from outside only, ``open`` those that still wait, the oldest of them
    ``since`` a day; it is not the difference, for some are declined.
    ``url`` leads to the page of the promise, ``""`` on a site without one.
    """

    asked: int
    answered: int
    share: str
    median: str
    community: int
    open: int
    since: DateView | None
    questions_url: str
    open_url: str
    url: str


@dataclass(frozen=True, slots=True)
class GoalView:
    """What the employer set itself: half of its answers within ``days`` days. ``median`` is how long half of last
    year's answers took, ``""`` if there is none yet; ``kept`` whether that is soon enough. ``late`` open questions have
    waited for longer: without them it would be easy to keep by answering nothing else.
    """

    days: int
    median: str
    kept: bool
    late: int


@dataclass(frozen=True, slots=True)
class PeriodView:
    """The figures of a time, ``since`` a day. Each question ``asked`` is one of ``answered``,
    ``community`` (answered from outside only), ``declined`` and ``open``. ``share`` is "82%", rounded down.
    ``median`` and ``slow`` are the waits within which half and nine in ten of the answers came, ``""`` without answers;
    ``people`` how many of the employer's people wrote them. ``oldest`` is the open question that waits longest,
    ``waits`` how long ("27 days").
    """

    title: str
    since: DateView | None
    asked: int
    answered: int
    share: str
    median: str
    slow: str
    people: int
    open: int
    declined: int
    community: int
    oldest: LinkView | None
    waits: str


@dataclass(frozen=True, slots=True)
class MonthView:
    """One month of the chart and of the table below it. ``letter`` ("M") stands below its bars, ``year`` only below
    the first month and each January. ``middle``, ``left`` and the two ``…_top`` and ``…_height`` place the bars, in per
    cent of the drawing.
    """

    title: str
    letter: str
    year: str
    asked: int
    answered: int
    community: int
    declined: int
    open: int
    left: str
    middle: str
    asked_top: str
    asked_height: str
    answered_top: str
    answered_height: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """Questions by the month in which they were asked. ``text`` says in a sentence what can be seen; ``width`` is that
    of a bar and ``ground`` where the bars stand, in per cent of the drawing.
    """

    title: str
    text: str
    months: tuple[MonthView, ...]
    width: str
    ground: str


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A question that has no answer on purpose: why (``text``), or which one it was merged ``into``."""

    question: LinkView
    asked: DateView
    text: str
    into: LinkView | None


@dataclass(frozen=True, slots=True)
class ReasonsView:
    """``count`` questions that were declined, removed or merged, the newest first; ``more`` of them are not named."""

    title: str
    text: str
    count: int
    reasons: tuple[ReasonView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PromiseView:
    """The promise and how it is kept, counted on ``day``. ``sponsor`` stands for it, ``rules`` leads to the house
    rules; ``goal`` is None where no days are promised, ``chart`` None while nothing was asked.
    """

    TEMPLATE: ClassVar[str] = "promise.html"

    head: HeadView
    day: DateView
    sponsor: PersonRef | None
    rules: LinkView | None
    goal: GoalView | None
    periods: tuple[PeriodView, ...]
    chart: ChartView | None
    reasons: tuple[ReasonsView, ...]
    open_url: str
    files: tuple[LinkView, ...]
