"""Teams: who is there, what they look for, what they said.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.publish.views.ask import AskView
from rookery.publish.views.jobs import ProcessView
from rookery.publish.views.people import AnswerCard, PersonCard
from rookery.publish.views.questions import QuestionCard
from rookery.publish.views.shared import CardView, DateView, HeadView, LinkView, PersonRef


@dataclass(frozen=True, slots=True)
class OpeningView:
    """An open job of a team, in short. ``facts`` are place, workplace and type, as far as they are stated; ``pay`` is
    ``""`` where it is not, and then the list says so. ``dated`` as in JobCard.
    """

    title: str
    url: str
    since: DateView
    facts: tuple[str, ...] = ()
    pay: str = ""
    dated: bool = True


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A team in the list of teams: some of its people, and how many jobs are open. ``more`` counts the other people."""

    title: str
    url: str
    people: tuple[PersonRef, ...] = ()
    more: int = 0
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team: its people, its open jobs (``more_jobs`` leads to all of them where there are more than stand here), what
    its people answered, what was asked about it and is open, how hiring goes, and what its people published.
    """

    TEMPLATE: ClassVar[str] = "team.html"

    head: HeadView
    title: str
    all_teams: LinkView
    people: tuple[PersonCard, ...]
    alumni: tuple[PersonCard, ...]
    jobs: tuple[OpeningView, ...]
    more_jobs: LinkView | None
    answers: tuple[AnswerCard, ...]
    questions: tuple[QuestionCard, ...]
    process: ProcessView | None
    cards: tuple[CardView, ...]
    ask: AskView | None


@dataclass(frozen=True, slots=True)
class TeamsView:
    """The list of teams."""

    TEMPLATE: ClassVar[str] = "teams.html"

    head: HeadView
    teams: tuple[TeamCard, ...]
