"""The promise for programs: ``promise.json`` and ``promise.csv``, described in docs/promise.md.

In: the site model. Out: views that are plain data; bytes. The JSON holds the same numbers as the page and is of the
same day. The CSV holds a row a month and nothing else that depends on the day, so it changes when a question does and
when a month begins.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import asdict, astuple, dataclass, fields

from rookery.publish.model import SiteModel
from rookery.publish.promise import QUARTER, YEAR, Figures, by_month, figures, first_answer, is_asked, outcome

JSON = "promise.json"
CSV = "promise.csv"
VERSION = 1


@dataclass(frozen=True, slots=True)
class OpenData:
    """The open question that waits longest: asked on a day (``2026-03-02``), open for ``days`` days."""

    title: str
    url: str
    asked: str
    days: int


@dataclass(frozen=True, slots=True)
class FiguresData:
    """The figures of a time. ``asked == answered + community + declined + open``.

    ``share`` is answered / asked, from 0 to 1. ``median_days`` and ``p90_days`` are the median and, by nearest rank,
    the 90th percentile of the days from asking to the first answer by one of the employer's own people; only answered
    questions have one. ``people`` is how many of the employer's people answered. ``merged`` and ``removed`` questions
    are in no other number. What cannot be said is null.
    """

    asked: int
    answered: int
    community: int
    declined: int
    open: int
    share: float | None
    median_days: float | None
    p90_days: float | None
    oldest_open: OpenData | None
    people: int
    merged: int
    removed: int


@dataclass(frozen=True, slots=True)
class PromiseData:
    """The whole file: all of ``overall`` and, of that, what was asked in the last 365 (``year``) and 90 days
    (``quarter``), ``day`` included. ``version`` grows when a field changes its meaning or goes.
    """

    version: int
    day: str
    employer: str
    url: str
    overall: FiguresData
    year: FiguresData
    quarter: FiguresData


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A row of the CSV: the questions asked in ``month`` ("2026-03") and what became of them by now, as in FiguresData.

    ``share`` has four decimals. ``first_answers`` counts the questions, asked in whatever month, that got their first
    answer of the employer in this one. What cannot be said is an empty field.
    """

    month: str
    asked: int
    answered: int
    community: int
    declined: int
    open: int
    share: str
    median_days: str
    p90_days: str
    people: int
    merged: int
    removed: int
    first_answers: int


def promise_data(model: SiteModel) -> PromiseData:
    """The file's content, on the model's day."""
    root = model.site.address or model.site.base.rstrip("/")
    found = [_data(figures(model.questions, model.today, days), root) for days in (None, YEAR, QUARTER)]
    return PromiseData(VERSION, model.today, model.site.employer.title, f"{root}/promise/", *found)


def _data(found: Figures, root: str) -> FiguresData:
    same = {field.name: getattr(found, field.name) for field in fields(FiguresData)}
    return FiguresData(**{**same, "oldest_open": _oldest(found, root)})


def _oldest(found: Figures, root: str) -> OpenData | None:
    oldest = found.oldest_open
    if not oldest:
        return None
    return OpenData(oldest.title, f"{root}/questions/{oldest.slug}/", oldest.asked, found.oldest_days or 0)


def month_rows(model: SiteModel) -> tuple[MonthRow, ...]:
    """The rows of the CSV, the oldest first."""
    first = Counter(
        first_answer(question)[:7]
        for question in model.questions
        if is_asked(question) and outcome(question) == "answered"
    )
    return tuple(
        MonthRow(
            month=month,
            asked=found.asked,
            answered=found.answered,
            community=found.community,
            declined=found.declined,
            open=found.open,
            share=f"{found.share:.4f}" if found.share is not None else "",
            median_days=_number(found.median_days),
            p90_days=_number(found.p90_days),
            people=found.people,
            merged=found.merged,
            removed=found.removed,
            first_answers=first[month],
        )
        for month, found in by_month(model.questions, model.today).items()
    )


def _number(days: float | None) -> str:
    return "" if days is None else f"{days:g}"


def render_promise(view: PromiseData) -> bytes:
    """``promise.json``."""
    return (json.dumps(asdict(view), ensure_ascii=False, indent=1) + "\n").encode()


def render_months(view: tuple[MonthRow, ...]) -> bytes:
    """``promise.csv``: a line of names, then a line a month; commas between, no quotes are ever needed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in fields(MonthRow))
    writer.writerows(astuple(row) for row in view)
    return text.getvalue().encode()
