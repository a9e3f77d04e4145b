"""The facts of a job as its board writes them, before they are cleaned: the noun between the boards and ``posting``.

Everything is untrusted text; ``""`` and ``()`` where the board says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawPlace:
    """A place as the board writes it; ``country`` may be a code or a name."""

    text: str = ""
    locality: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class RawPay:
    """Pay as the board writes it: numbers or text, the period in any word ("per-year-salary", "HOURLY", "YEAR")."""

    minimum: str = ""
    maximum: str = ""
    currency: str = ""
    per: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class RawPosting:
    """Facts of a job as the board writes them. ``workplace`` in any word; ``remote`` if the board has a mere flag."""

    places: tuple[RawPlace, ...] = ()
    workplace: str = ""
    remote: bool | None = None
    remote_countries: tuple[str, ...] = ()
    team: str = ""
    department: str = ""
    employment: tuple[str, ...] = ()
    pay: RawPay = RawPay()
    valid_through: str = ""
    apply_url: str = ""
    requisition_id: str = ""
