"""Days as people read them. In: UTC text as the archive and front matter hold it. Out: DateView."""

from __future__ import annotations

from datetime import date

from rookery.publish.views import DateView

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MINUTE = 60


def day_view(moment: str) -> DateView:
    """``2026-03-02`` or ``2026-03-02T10:00:00Z`` -> a DateView ("2 March 2026")."""
    iso = moment[:10]
    year, month, day = iso.split("-")
    return DateView(iso, f"{int(day)} {_MONTHS[int(month) - 1]} {year}")


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def span_text(starts: str, ends: str, zone: str) -> str:
    """When something is: ``Thursday 3 December 2026, 18:00 to 20:30 (Europe/Prague)``; days have no times."""
    first, last = day_view(starts), day_view(ends or starts)
    begin = f"{_weekday(first.iso)} {first.text}"
    end = f"{_weekday(last.iso)} {last.text}" if last != first else ""
    if "T" not in starts:
        return f"{begin} to {end}" if end else begin
    times = f"{begin}, {starts[11:16]}"
    if ends:
        times += f" to {f'{end}, ' if end else ''}{ends[11:16]}"
    return f"{times} ({zone.replace('_', ' ')})"


def _weekday(iso: str) -> str:
    return _WEEKDAYS[date.fromisoformat(iso).weekday()]


def month_text(month: str) -> str:
    """``2026-03`` -> "March 2026"."""
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def duration_text(seconds: int) -> str:
    """Seconds -> "34 min", "1 h 5 min", "45 s"; "" for 0."""
    if seconds <= 0:
        return ""
    if seconds < _MINUTE:
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / _MINUTE), _MINUTE)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def days_text(days: float | None) -> str:
    """A wait in whole or half days -> "the day", "1 day", "3.5 days", as they stand after "within"; "" for None."""
    if days is None:
        return ""
    return "the day" if days == 0 else "1 day" if days == 1 else f"{days:g} days"
