"""Jobs: lists, open ones, closed ones, and what stands around them.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.written import Prose
from rookery.publish.views.ask import AskView
from rookery.publish.views.data import BodyRef
from rookery.publish.views.learn import LearnBand
from rookery.publish.views.people import PersonCard
from rookery.publish.views.shared import CardView, DateView, FilterRow, HeadView, LinkView, PagingView


@dataclass(frozen=True, slots=True)
class JobMarkup:
    """A job for search engines, by reference: ``facts`` is JSON that says all but the description, ``text`` becomes
    the description. A template prints it with ``jsonld(...)``, within a page that shows the same text in full.
    """

    facts: str
    text: BodyRef | Prose


@dataclass(frozen=True, slots=True)
class JobCard:
    """An open job in a list. ``since`` is the day on which it was opened: a number of days would change every night.
    Where the source gives none, ``dated`` is False and ``since`` the day on which it was first seen.

    ``place``, ``workplace``, ``types``, ``team`` are ``""`` where the source does not state them; ``pay`` too, and then
    the list says so, or with ``pay_in_text`` that the text names it.
    """

    title: str
    url: str
    since: DateView
    summary: str = ""
    place: str = ""
    workplace: str = ""
    types: str = ""
    team: str = ""
    pay: str = ""
    pay_in_text: bool = False
    dated: bool = True


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact of a job: ``name`` ("Where") and what is stated, as ``links`` (to pages of jobs that share it, or
    without an address). Without links, nothing is stated.
    """

    name: str
    links: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class PayView:
    """Pay as stated, in pieces: ``words`` between numbers as people write them; ``values`` are the same numbers plain,
    in the same order (``words`` has one piece more than there are numbers). ``words`` is empty if nothing is stated,
    but then the text of the ad may name it: ``in_text``.
    """

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    in_text: bool = False


@dataclass(frozen=True, slots=True)
class OpenView:
    """How long a job has been open and how sure that is: ``days`` (0 on the first), ``since``; ``confirmed`` the day of
    its source's last complete answer (None if there is no such source), ``today`` whether that is this very day.
    ``closes`` is a stated last day. ``dated`` as in JobCard.
    """

    days: int
    since: DateView
    confirmed: DateView | None = None
    today: bool = False
    closes: DateView | None = None
    dated: bool = True


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of hiring: ``time`` is how long it takes ("30 min"), ``within`` when it is over ("within 5 days")."""

    name: str
    time: str = ""
    within: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ProcessView:
    """How hiring goes for this job: words over the steps, the steps, and what else is to be said."""

    title: str
    steps: tuple[StepView, ...]
    text: Prose


@dataclass(frozen=True, slots=True)
class AroundView:
    """What stands around a job: who one would work with, what readies one for it (open jobs only), what was asked
    about it, what its team published, and open jobs like it. ``lists`` are the lists of jobs that it belongs (or
    belonged) to.
    """

    people: tuple[PersonCard, ...] = ()
    questions: tuple[CardView, ...] = ()
    posts: tuple[CardView, ...] = ()
    similar: tuple[CardView, ...] = ()
    lists: tuple[LinkView, ...] = ()
    ready: LearnBand | None = None


@dataclass(frozen=True, slots=True)
class JobsView:
    """Open jobs, a page at a time: all of them, or those of one filter page. ``above`` leads from a filter page to the
    wider lists, ``filters`` to the narrower ones; older pages hold neither. ``files`` are the same jobs for programs.
    """

    TEMPLATE: ClassVar[str] = "jobs.html"

    head: HeadView
    title: str
    total: int
    above: tuple[LinkView, ...]
    filters: tuple[FilterRow, ...]
    jobs: tuple[JobCard, ...]
    paging: PagingView
    files: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class JobView:
    """One open job: facts first. ``body`` is the full text, or None where only ``summary`` may be shown. ``apply`` is
    where one applies, ``original`` where the job was published, if that is another address.
    """

    TEMPLATE: ClassVar[str] = "job.html"

    head: HeadView
    title: str
    lang: str
    all_jobs: LinkView
    place: str
    open: OpenView
    facts: tuple[FactView, ...]
    pay: PayView
    requisition: str
    sources: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    summary: str
    body: BodyRef | Prose | None
    apply: LinkView | None
    original: LinkView | None
    process: ProcessView | None
    around: AroundView
    markup: JobMarkup | None
    ask: AskView | None = None


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """What is left at the address of a job that was closed. ``days`` is how long it was open, from the day ``opened``;
    that is the day on which it was first seen where the source gave none (``dated`` is False).

    ``known`` is False of a job that nobody said is closed: its feed is not asked any more, and ``closed`` is the last
    day on which it was known to be open.
    """

    TEMPLATE: ClassVar[str] = "tombstone.html"

    head: HeadView
    title: str
    lang: str
    all_jobs: LinkView
    place: str
    team: str
    known: bool
    opened: DateView
    closed: DateView
    days: int
    summary: str
    topics: tuple[LinkView, ...]
    around: AroundView
    ask: AskView | None = None
    dated: bool = True
