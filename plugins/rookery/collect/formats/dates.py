"""A date as some feed wrote it -> ``2026-03-02T10:00:00Z`` or ``""``. Pure: the present is a parameter.

Known are RFC 822 and 2822 (RSS), RFC 3339 and the looser ISO 8601 (Atom, Dublin Core), what ``asctime`` writes,
English dates with the month's name, and seconds or milliseconds since 1970. A date without a zone is UTC. Dates that
can be read in two ways (02/03/2026) are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

FIRST_YEAR = 1995
_LONGEST = 80
_NOON, _MIDNIGHT = 12, 24
_CENTURY_TURN = 70
"""Years of two digits below it are of this century (RFC 2822 says 50; no feed is older than 1995)."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
# RFC 822's own zones, and the few others whose name means one offset only; unknown names count as UTC.
_ZONES = {"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420}
_ZONES |= {"cet": 60, "cest": 120, "eet": 120, "eest": 180, "jst": 540, "akst": -540, "akdt": -480, "hst": -600}

_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
_ZONE = r"\s*(?P<zone>[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Za-z]{1,5})?(?:\s*\([^)]*\))?"
_WEEKDAY = r"(?:[A-Za-z]{2,9}\.?,?\s+)?"
_SHAPES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        # 2026-03-02T10:00:00Z, 2026-03-02 10:00, 2026-03-02, 2026-03
        rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}})(?:(?:T|t|\s)\s*{_TIME}{_ZONE})?)?",
        # 20260302T100000Z, 20260302
        (
            r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
            rf"(?:T?(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?P<second>\d{{2}})?{_ZONE})?"
        ),
        # Mon, 02 Mar 2026 10:00:00 +0000; 2 March 2026; Monday, 02-Mar-26 10:00:00 GMT
        (
            rf"{_WEEKDAY}(?P<day>\d{{1,2}})[\s-]+(?P<name>[A-Za-z]{{3,9}})\.?,?[\s-]+(?P<year>\d{{4}}|\d{{2}})"
            rf"(?:[\sT,-]+{_TIME}{_ZONE})?"
        ),
        # March 2, 2026; Monday, March 2, 2026 - 2:23pm
        (
            rf"{_WEEKDAY}(?P<name>[A-Za-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
            rf"(?:[\s,-]+(?:at\s+)?{_TIME}{_ZONE})?"
        ),
        # Mon Mar  2 10:00:00 UTC 2026 (asctime, date)
        rf"{_WEEKDAY}(?P<name>[A-Za-z]{{3}})\s+(?P<day>\d{{1,2}})\s+{_TIME}{_ZONE}\s+(?P<year>\d{{4}})",
    )
)
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d{1,9})?|(\d{12,13})(?:\.\d{1,9})?")
_HAS_TIME = re.compile(r":|^\d{9,}(?:\.|$)|T\d{4,6}", re.IGNORECASE)
_MONTH_ONLY = re.compile(r"\d{4}-\d{1,2}")
_FAR = "2100-01-01T00:00:00Z"
"""Whoever says that something ends later than this means that it never ends."""
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})([/-])(\d{1,2})\2(\d{1,2})(?=[/_-]|$)")


def tomorrow(now: str) -> str:
    """The moment after which a date is nonsense: a day after ``now`` (both as ``2026-03-02T10:00:00Z``)."""
    return _stamp(datetime.fromisoformat(now).astimezone(UTC) + timedelta(days=1))


def first_date(candidates: Iterable[str], latest: str) -> str:
    """The first of ``candidates`` that is a date between 1995 and ``latest``, as UTC; else ``""``."""
    for candidate in candidates:
        moment = _parse(candidate)
        if moment is not None and moment.year >= FIRST_YEAR:
            stamp = _stamp(moment)
            if stamp <= latest:
                return stamp
    return ""


def last_moment(text: str) -> str:
    """When something ends, as UTC; a day without a time ends with its last second. ``""`` if the text is no day."""
    text = text.strip()
    moment = "" if _MONTH_ONLY.fullmatch(text) else first_date([text], _FAR)
    return moment if not moment or _HAS_TIME.search(text) else f"{moment[:10]}T23:59:59Z"


def is_date(text: str) -> bool:
    """Whether a text is a date at all, whatever the year; "Posted 3 days ago" is none."""
    return _parse(text) is not None


def date_in_address(url: str) -> str:
    """The day that stands in an address (``/2024/03/02/``), as a date that ``first_date`` reads; else ``""``."""
    found = _IN_ADDRESS.search(url.split("?", 1)[0])
    return f"{found[1]}-{found[3]}-{found[4]}" if found else ""


def _parse(text: str) -> datetime | None:
    text = text.strip()
    return _moment_of(text) if text and len(text) <= _LONGEST else None


@lru_cache(maxsize=1024)  # entries of one day, jobs published together
def _moment_of(text: str) -> datetime | None:
    seconds = _SECONDS.fullmatch(text)
    try:
        if seconds:
            return datetime.fromtimestamp(int(seconds[1] or int(seconds[2]) // 1000), UTC)
        for shape in _SHAPES:
            found = shape.fullmatch(text)
            if found:
                return _moment({key: value or "" for key, value in found.groupdict().items()})
    except (ValueError, OverflowError):  # the 31st of February, the year 0, 25 o'clock
        return None
    return None


def _moment(part: dict[str, str]) -> datetime:
    name = part.get("name", "").lower()
    month = _MONTHS.get(name, 0) if name else int(part["month"])
    day = datetime(_year(part["year"]), month, int(part.get("day") or 1), tzinfo=UTC)
    if not part.get("hour"):
        return day
    hour, minute = _hour(int(part["hour"]), part.get("half", "")), int(part["minute"])
    clock = time(hour % 24, minute, min(int(part.get("second") or 0), 59))  # a leap second is the second before it
    if hour > _MIDNIGHT or (hour == _MIDNIGHT and clock != time()):
        raise ValueError(part["hour"])
    if hour == _MIDNIGHT:
        day += timedelta(days=1)
    return datetime.combine(day, clock, UTC) - timedelta(minutes=_offset(part.get("zone", "")))


def _year(text: str) -> int:
    year = int(text)
    if len(text) == len("2026"):
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def _hour(hour: int, half: str) -> int:
    if not half or hour not in range(1, _NOON + 1):
        return hour
    return hour % _NOON + (_NOON if half.lower().startswith("p") else 0)


def _offset(zone: str) -> int:
    """Minutes east of Greenwich; an offset that no place on Earth has counts as none."""
    if not zone or zone[0] not in "+-":
        return _ZONES.get(zone.lower(), 0)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes > 14 * 60:
        return 0
    return -minutes if zone[0] == "-" else minutes


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
