"""People with consent.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.written import Prose
from rookery.publish.views.questions import QuestionCard
from rookery.publish.views.shared import CardView, HeadView, LinkView


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
class PersonView:
    """A named employee with consent: what they answer on, what they answered, what they published."""

    TEMPLATE: ClassVar[str] = "person.html"

    head: HeadView
    name: str
    initials: str
    role: str
    team: str
    alumni: bool
    topics: tuple[LinkView, ...]
    links: tuple[LinkView, ...]
    bio: Prose
    questions: tuple[QuestionCard, ...]
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Everyone who answers here, and the alumni."""

    TEMPLATE: ClassVar[str] = "people.html"

    head: HeadView
    people: tuple[PersonCard, ...]
    alumni: tuple[PersonCard, ...]
