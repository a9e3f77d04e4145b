"""A job's facts in words. In: a Posting (or None, where the source states nothing). Out: text for people."""

from __future__ import annotations

from rookery.model.countries import COUNTRIES
from rookery.model.posting import EmploymentType, Location, Posting, Salary, Workplace
from rookery.publish.views import PayView

WORKPLACES: dict[Workplace, str] = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote"}
TYPES: dict[EmploymentType, str] = {
    "FULL_TIME": "Full time",
    "PART_TIME": "Part time",
    "CONTRACTOR": "Contract",
    "TEMPORARY": "Temporary",
    "INTERN": "Internship",
    "VOLUNTEER": "Voluntary",
    "PER_DIEM": "By the day",
    "OTHER": "Other",
}
# others are written as codes: a bare $ would be one of twenty
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "US$", "JPY": "¥"}
_PER = {"hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}
_SHOWN_PLACES = 3


def place_text(location: Location) -> str:
    """``Brno, Czechia``: as much of it as is stated; what the board wrote where nothing else is."""
    parts = (location.locality, location.region if not location.locality else "", country_text(location.country))
    return ", ".join(part for part in parts if part) or location.raw


def town(location: Location) -> str:
    """The shortest words for a place: ``Brno``."""
    return location.locality or location.region or country_text(location.country) or location.raw


def country_text(code: str) -> str:
    """The country's name in English, the code itself for one without."""
    return COUNTRIES.get(code, code)


def places_text(posting: Posting | None) -> str:
    """``Brno, Leeds and 2 more``; for remote work without a place the countries it is open to."""
    names = list(dict.fromkeys(town(location) for location in posting.locations)) if posting else []
    if posting and not names:
        names = [country_text(code) for code in posting.remote_countries]
    if len(names) > _SHOWN_PLACES + 1:
        return f"{', '.join(names[:_SHOWN_PLACES])} and {len(names) - _SHOWN_PLACES} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def workplace_text(posting: Posting | None) -> str:
    """``Hybrid``, or ``""`` where it is not stated."""
    return WORKPLACES.get(posting.workplace, "") if posting else ""


def types_text(posting: Posting | None) -> str:
    """``Full time, Temporary``, or ``""``."""
    return ", ".join(TYPES[one] for one in posting.employment_types) if posting else ""


def team_text(posting: Posting | None) -> str:
    """The team; the department where no team is named."""
    return (posting.team or posting.department) if posting else ""


def pay_view(posting: Posting | None) -> PayView:
    """Pay as stated: numbers with their currency and the time they are for, else the source's words."""
    if posting and posting.salary:
        return _salary(posting.salary)
    return PayView((posting.pay_text,)) if posting and posting.pay_text else PayView()


def pay_text(posting: Posting | None) -> str:
    """``€62,000 to €76,000 a year``, or ``""`` where nothing is stated."""
    view = pay_view(posting)
    numbers = (*view.numbers, "")
    return "".join(word + number for word, number in zip(view.words, numbers, strict=True)) if view.words else ""


def _salary(salary: Salary) -> PayView:
    sign = _SIGNS.get(salary.currency) or f"{salary.currency} ".lstrip()
    end = f" {_PER[salary.per]}"
    low, high = salary.minimum, salary.maximum
    if low and high and low != high:
        return PayView((sign, f" to {sign}", end), (_grouped(low), _grouped(high)), (low, high))
    before = "" if low == high else "from " if low else "up to "
    number = low or high
    return PayView((before + sign, end), (_grouped(number),), (number,)) if number else PayView()


def _grouped(number: str) -> str:
    """``62000`` -> ``62,000``; what is no plain number stays as it stands."""
    whole, point, part = number.partition(".")
    return f"{int(whole):,}{point}{part}" if whole.isdecimal() and whole.isascii() else number
