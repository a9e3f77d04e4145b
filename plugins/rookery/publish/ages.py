"""How old something is, in words that change ever more rarely, so that a page that shows them seldom changes.

In: two days. Out: "more than a month"; whether something is older than a year.
"""

from __future__ import annotations

from datetime import date

from rookery.model.written import Answer

YEAR = 365
# from how many days on it is called so: a page with an age changes some ten times in ten years
_WORDS = (
    (3 * YEAR, "{} years"),
    (2 * YEAR, "two years"),
    (YEAR, "a year"),
    (183, "six months"),
    (92, "three months"),
    (31, "a month"),
    (14, "two weeks"),
    (7, "a week"),
)


def days_since(day: str, today: str) -> int:
    """How many days ``day`` lies back (both ``2026-03-02``)."""
    return (date.fromisoformat(today) - date.fromisoformat(day)).days


def age_text(day: str, today: str) -> str:
    """``more than three months``; within the first week ``less than a week``."""
    days = days_since(day, today)
    words = next((words for least, words in _WORDS if days > least), "")
    return f"more than {words.format(days // YEAR)}" if words else "less than a week"


def last_looked_at(answer: Answer) -> str:
    """The last day on which somebody can have looked whether an answer is true: checked, changed or written."""
    return max(answer.reviewed, answer.updated, answer.date)
