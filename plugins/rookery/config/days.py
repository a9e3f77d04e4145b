"""Days that people write: whether a text is one, and which day they meant if it is not.

In: a text. Out: a day of the calendar, ``2026-03-01`` (ISO 8601, extended form), or ``""``. A day is guessed only where
there is one way to read it: ``9.3.2026`` has the day before the month wherever dots are written, ``3/9/2026`` is read
differently on the two sides of an ocean.
"""

from __future__ import annotations

import re
from datetime import date

from rookery.config.words import quoted, without_curls

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NUMBERS = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?,? (\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_CLOCK = re.compile(r"(?<=\d)[t ]\d{1,2}:\d{2}.*", re.ASCII | re.DOTALL)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_LONGEST = 60

DATE_LIKE = (
    r"(?:\d{1,4}[-./\u2010-\u2014\u2212]\d{1,2}[-./\u2010-\u2014\u2212]\d{1,4}|\d{8}"
    r"|\d{1,2}(?:st|nd|rd|th)?\.?\s[^\W\d_]{3,12}\.?,?\s\d{4}|[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    r"|\d{4}-\d{2})(?:[T ]\d{1,2}:\d{2}[\d:.Z+-]{0,14})?"
)
"""A pattern for whatever looks like a day, in case it is ignored; every repeat in it is bounded."""


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar as the files hold it."""
    return _DAY.fullmatch(text) is not None and bool(_day(*text.split("-")))


def meant_day(text: str) -> str:
    """The day that a text can only mean, or ``""``: ``9.3.2026``, ``2026-1-2``, ``5 March 2026``, curly quotes."""
    if len(text) > _LONGEST:
        return ""
    plain = " ".join(without_curls(text).strip("'\" ").translate(_DASHES).casefold().split())
    plain = _CLOCK.sub("", plain).strip(" ,;")
    if found := _NUMBERS.fullmatch(plain):
        return _of_numbers(found[1], found[3], found[4], dots=found[2] == ".")
    if found := _COMPACT.fullmatch(plain):
        return _day(*found.groups())
    if found := _DAY_FIRST.fullmatch(plain):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(plain):
        return _day(found[3], _month(found[1]), found[2])
    return ""


def did_you_mean_day(text: object) -> str:
    """`` Did you mean '2026-03-09'?`` with ``. `` before it, or ``""``."""
    meant = meant_day(str(text)) if isinstance(text, str | int) else ""
    return f". Did you mean {quoted(meant)}?" if meant else ""


def _of_numbers(first: str, second: str, third: str, *, dots: bool) -> str:
    if len(first) == 4:  # noqa: PLR2004  a year
        return _day(first, second, third)
    if len(third) != 4:  # noqa: PLR2004  which of them is the year nobody can tell
        return ""
    day_first, month_first = _day(third, second, first), _day(third, first, second)
    if dots or day_first == month_first:
        return day_first or month_first
    return "" if day_first and month_first else day_first or month_first


def _month(word: str) -> str:
    known = word in _NAMES or word in _MONTHS or word == "sept"
    return str(_MONTHS.index(word[:3]) + 1) if known else "0"


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
