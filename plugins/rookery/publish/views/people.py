"""People with consent.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.written import Prose
from rookery.publish.views.ask import AskView
from rookery.publish.views.shared import CardView, DateView, HeadView, LinkView, PersonRef


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person in a list. ``initials`` stand in for a photo; ``answers`` counts what they answered."""

    name: str
    url: str
    initials: str
    role: str = ""
    team: str = ""
    answers: int = 0
    topics: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """What somebody said: the question, the beginning of the answer, and where it stands. ``person`` is None on the
    page of whoever said it.
    """

    question: str
    url: str
    excerpt: str
    date: DateView
    person: PersonRef | None = None


@dataclass(frozen=True, slots=True)
class PersonView:
    """A named employee with consent: what they answer on, what they answered, what they published.

    ``team`` is a link to the team's page, or its name without an address; None if they name none. ``answers`` are
    the latest, ``earlier`` leads to the others. ``talks`` is what they said elsewhere.
    """

    TEMPLATE: ClassVar[str] = "person.html"

    head: HeadView
    name: str
    initials: str
    role: str
    team: LinkView | None
    alumni: bool
    topics: tuple[LinkView, ...]
    links: tuple[LinkView, ...]
    bio: Prose
    answers: tuple[AnswerCard, ...]
    earlier: tuple[LinkView, ...]
    cards: tuple[CardView, ...]
    talks: tuple[LinkView, ...]
    ask: AskView | None


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Everyone who answers here, and the alumni. ``teams`` leads to the list of teams, None where there is none."""

    TEMPLATE: ClassVar[str] = "people.html"

    head: HeadView
    teams: LinkView | None
    people: tuple[PersonCard, ...]
    alumni: tuple[PersonCard, ...]
