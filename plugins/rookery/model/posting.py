"""What a job posting says besides its title and text, in one form whatever board it came from.

Out of the board formats, into the archive (one JSON object in the entry's file) and the job rooms. Title,
description, first publication, update, language and the source's address are the Entry's own fields.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

Workplace = Literal["onsite", "hybrid", "remote", "unknown"]
PayPer = Literal["hour", "day", "week", "month", "year"]
EmploymentType = Literal[
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"
]

EMPLOYMENT_TYPES: tuple[EmploymentType, ...] = get_args(EmploymentType)


@dataclass(frozen=True, slots=True)
class Location:
    """A place of work. ``country`` is ISO 3166-1 alpha-2 or ``""``; ``raw`` is what the board wrote."""

    locality: str = ""
    region: str = ""
    country: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Salary:
    """Pay as stated, never computed. ``minimum`` and ``maximum`` are decimal numbers as text ("85000", "18.50"), one
    of them may be ``""``; ``currency`` is ISO 4217; ``per`` the time it is for.
    """

    minimum: str
    maximum: str
    currency: str
    per: PayPer


@dataclass(frozen=True, slots=True)
class Posting:
    """The facts of one job. Absent is ``""``, ``()`` or None, never a guess.

    ``locations``         what the board names as places; "Remote (Germany)" names none, its country is open to remote
                          work. A place that could not be divided for sure has ``raw`` only.
    ``remote_countries``  ISO 3166-1 alpha-2 codes of the countries that remote work is open to.
    ``employment_types``  schema.org's words as Google lists them.
    ``pay_text``          pay in words where it is stated but not as numbers.
    ``valid_through``     UTC text, only if the board states it.
    ``apply_url``         where one applies; Entry.url is where the posting stands.
    """

    locations: tuple[Location, ...] = ()
    workplace: Workplace = "unknown"
    remote_countries: tuple[str, ...] = ()
    team: str = ""
    department: str = ""
    employment_types: tuple[EmploymentType, ...] = ()
    salary: Salary | None = None
    pay_text: str = ""
    valid_through: str = ""
    apply_url: str = ""
    requisition_id: str = ""

    def with_words(self, clean: Callable[[str], str]) -> Posting:
        """The posting with all words that people read put through ``clean``."""
        places = tuple(
            replace(place, locality=clean(place.locality), region=clean(place.region), raw=clean(place.raw))
            for place in self.locations
        )
        return replace(
            self,
            locations=places,
            team=clean(self.team),
            department=clean(self.department),
            pay_text=clean(self.pay_text),
        )
