"""How the employer keeps its word: counts of questions and waits, over any time.

In: questions as people wrote them, a day, a number of days. Out: Figures. Pure: no clock, no disk, no page.

What counts, once and for all places that show a number (the page, the home page, JSON, CSV, ``rookery check``):

* **asked**: a question of a candidate that stands on the site. Drafts are not published, prompts (``by``) are ours, a
  merged question counts where it was merged into, a removed one is not there; the last two are counted apart so that
  a page can say how many there are.
* Every asked question is exactly one of **answered**, **community**, **declined** and **open**. Answered: one of the
  employer's own people answered it. Community: somebody answered it, but only people from outside. Declined: with a
  reason, and never an answer, whatever else stands in the file. Open: nobody answered.
* A time holds the questions **asked** in it, and whether they have an answer **by now**, whenever that was given. So a
  late answer still counts, for the time in which it was asked, and no answer is counted against another's question.
* A wait is in whole days from the day of asking to the first answer by one of the employer's own people; both days are
  what the file states.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

from rookery.model.written import Answer, Question

QUARTER = 90
YEAR = 365
MONTHS = 240

Outcome = Literal["answered", "community", "declined", "open"]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a time, see the module for each word. ``asked == answered + community + declined + open``.

    ``share``        answered / asked, from 0 to 1; None if nothing was asked.
    ``median_days``  the middle wait of the answered ones; of an even number the mean of the two in the middle.
    ``p90_days``     the 90th percentile of the same waits by nearest rank: the shortest wait within which at least nine
                     in ten of them were answered. Both are None if none was answered. Open questions have no wait yet
                     and are in neither, so they say nothing without ``share`` and ``oldest_open`` beside them.
    ``oldest_open``  the open question that was asked first, and ``oldest_days`` its age in days; else None.
    ``people``       how many of the employer's people answered one of them.
    ``merged``, ``removed``  questions of candidates of the same time that are not in ``asked``.
    """

    asked: int
    answered: int
    community: int
    declined: int
    open: int
    share: float | None
    median_days: float | None
    p90_days: float | None
    oldest_open: Question | None
    oldest_days: int | None
    people: int
    merged: int = 0
    removed: int = 0


def figures(questions: Iterable[Question], today: str, days: int | None = None) -> Figures:
    """The figures on ``today`` (``2026-03-02``) of the questions asked within the last ``days`` days, today included
    (1 is today alone); of all of them for None.
    """
    ours = [question for question in questions if _is_from_outside(question) and _is_within(question, today, days)]
    asked = [(question, outcome(question)) for question in ours if is_asked(question)]
    outcomes = Counter(became for _, became in asked)
    answered = [question for question, became in asked if became == "answered"]
    waits = sorted(days_waited(question) for question in answered)
    oldest = min(
        (question for question, became in asked if became == "open"),
        key=lambda question: (question.asked, question.slug),
        default=None,
    )
    return Figures(
        asked=len(asked),
        answered=len(answered),
        community=outcomes["community"],
        declined=outcomes["declined"],
        open=outcomes["open"],
        share=len(answered) / len(asked) if asked else None,
        median_days=float(median(waits)) if waits else None,
        p90_days=_nearest_rank(waits, 0.9) if waits else None,
        oldest_open=oldest,
        oldest_days=days_between(oldest.asked, today) if oldest else None,
        people=len({answer.person for question in answered for answer in question.answers if _is_own(answer)}),
        merged=sum(question.status == "merged" for question in ours),
        removed=sum(question.status == "removed" for question in ours),
    )


def by_month(questions: Iterable[Question], today: str) -> dict[str, Figures]:
    """The figures of each month ("2026-03"), of the questions asked in it: from that of the first question to that of
    ``today`` without a gap, ``MONTHS`` at most. Empty while nothing was asked.
    """
    asked: dict[str, list[Question]] = {}
    for question in questions:
        asked.setdefault(question.asked[:7], []).append(question)
    first = min((month for month, ones in asked.items() if any(map(is_asked, ones))), default="9999-12")
    return {month: figures(asked.get(month, ()), today) for month in last_months(today, MONTHS) if first <= month}


def last_months(today: str, count: int) -> list[str]:
    """The month of ``today`` and those before it, ``count`` in all, the oldest first: ``["2026-02", "2026-03"]``."""
    year, month = int(today[:4]), int(today[5:7])
    last = year * 12 + month - 1
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(last - count + 1, last + 1)]


def percent(found: Figures) -> int:
    """``share`` as a whole number of per cent, rounded down: 100 means all of them. 0 where nothing was asked."""
    return found.answered * 100 // found.asked if found.asked else 0


def is_asked(question: Question) -> bool:
    """Whether it counts as asked: by a candidate, on the site, standing for itself."""
    return _is_from_outside(question) and question.status in {"open", "declined"}


def outcome(question: Question) -> Outcome:
    """What became of a question that counts as asked."""
    if question.status == "declined":
        return "declined"
    if any(_is_own(answer) for answer in question.answers):
        return "answered"
    return "community" if any(not answer.draft for answer in question.answers) else "open"


def days_waited(question: Question) -> int:
    """Days from asking to the first answer by one of the employer's own people. Raises ValueError if there is none."""
    return days_between(question.asked, first_answer(question))


def first_answer(question: Question) -> str:
    """The day of the first answer by one of the employer's own people. Raises ValueError if there is none."""
    return min(answer.date for answer in question.answers if _is_own(answer))


def days_between(day: str, later: str) -> int:
    """Whole days from one day to another (``2026-03-01``, ``2026-03-02``: 1)."""
    return (date.fromisoformat(later) - date.fromisoformat(day)).days


def _is_from_outside(question: Question) -> bool:
    return not question.by and question.status != "draft"


def _is_within(question: Question, today: str, days: int | None) -> bool:
    return days is None or days_between(question.asked, today) < days


def _is_own(answer: Answer) -> bool:
    return not answer.community and not answer.draft


def _nearest_rank(ordered: Sequence[int], part: float) -> float:
    """The smallest value that is at least as large as ``part`` of them."""
    return float(ordered[max(math.ceil(part * len(ordered)), 1) - 1])
