"""What the employer promised, and whether it is kept: the settings of ``/promise/``, the judgement of a check.

In: Pelican's settings and what people wrote; questions and a day. Out: Promised; Verdict, in lines for a person. Pure.

A site that is new or small is warned and never failed: the minimum holds for questions that had time to be answered,
and from ``ENOUGH`` of them on.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from rookery.config.words import did_you_mean, quoted
from rookery.content.read import Content
from rookery.errors import ConfigError, Problem
from rookery.model.counts import counted
from rookery.model.written import Question
from rookery.publish.promise import YEAR, Figures, days_between, figures, percent

ENOUGH = 10
"""Fewer questions than these say nothing about a habit."""
_PATIENCE = 30
_RULES = "house-rules"
# so far above the minimum, a few quiet weeks are no danger
_SAFE = Fraction(3, 2)


@dataclass(frozen=True, slots=True)
class Promised:
    """The settings. ``sponsor`` is a person's id or ``""``, ``rules`` the slug of a page or ``""``;
    ``max_median_days`` is 0 where no days are promised.
    """

    sponsor: str = ""
    rules: str = ""
    min_answer_rate: float = 0.13
    max_median_days: int = 0

    @property
    def patience(self) -> int:
        """Days after which a question ought to have its answer."""
        return self.max_median_days or _PATIENCE


@dataclass(frozen=True, slots=True)
class Verdict:
    """``faults`` make ``rookery check`` fail, ``warnings`` are said. Never does a build fail for either: bad numbers
    are published like good ones.
    """

    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def keeps_promise(rooms: Collection[str]) -> bool:
    """Whether a site with these plugins has the page."""
    return {"rookery.promise", "rookery.questions"} <= set(rooms)


def read_promised(settings: Mapping[str, Any], content: Content) -> Promised:
    """The settings, whose kinds ``options`` has checked, held against people and pages. Raises ConfigError."""
    sponsor, rules = settings.get("PROMISE_SPONSOR", ""), settings.get("HOUSE_RULES", _RULES)
    slugs = {page.slug for page in content.pages}
    problems = []
    if sponsor and sponsor not in content.people:
        mend = did_you_mean(sponsor, content.people) or f" Write content/people/{sponsor}.md, or correct the id"
        expected = "expected a person who has a file in content/people/"
        problems.append(Problem("pelicanconf.py", 0, f"PROMISE_SPONSOR: {expected}; got {quoted(sponsor)}.{mend}"))
    if rules not in slugs | {"", _RULES}:
        mend = did_you_mean(rules, slugs) or f" Write content/pages/{rules}.md, or correct the name"
        expected = "expected the name of a page in content/pages/, without .md"
        problems.append(Problem("pelicanconf.py", 0, f"HOUSE_RULES: {expected}; got {quoted(rules)}.{mend}"))
    if problems:
        raise ConfigError(problems)
    return Promised(
        sponsor,
        rules if rules in slugs else "",
        settings.get("MIN_ANSWER_RATE", Promised().min_answer_rate),
        settings.get("MAX_MEDIAN_DAYS", 0),
    )


def judge(promised: Promised, questions: Iterable[Question], today: str) -> Verdict:
    """Hold the last year against what was promised."""
    asked = tuple(questions)
    due = [question for question in asked if days_between(question.asked, today) >= promised.patience]
    return _joined([_rate(promised, figures(due, today, YEAR)), _days(promised, figures(asked, today, YEAR))])


def _rate(promised: Promised, due: Figures) -> Verdict:
    """``due``: the questions of the last year that had time to be answered."""
    least = Fraction(str(promised.min_answer_rate))
    missing = math.ceil(least * due.asked) - due.answered
    said = (
        f"promise: {due.answered} of {counted(due.asked, 'question')} of the last year answered ({percent(due)}%), "
        f"those of the last {promised.patience} days aside; MIN_ANSWER_RATE asks for {_percent_text(least)}%"
    )
    if missing > 0 and due.asked >= ENOUGH:
        return Verdict(faults=(f"{said}\n  {_mend(due, missing)}",))
    if missing > 0:
        return Verdict(warnings=(f"{said}. From {ENOUGH} such questions on, the check fails",))
    if due.asked >= ENOUGH and due.answered < least * _SAFE * due.asked:
        return Verdict(warnings=(f"{said}, which is near",))
    return Verdict()


def _mend(due: Figures, missing: int) -> str:
    answers = "one more question" if missing == 1 else f"{missing} more questions"
    if not due.oldest_open:
        return f"Answer {answers}: all that lack an answer of yours were declined, or answered only from outside"
    oldest = due.oldest_open
    waits = f"{quoted(oldest.title)}, open for {counted(due.oldest_days or 0, 'day')}"
    return f"Answer {answers}, first {oldest.place or oldest.slug}: {waits}"


def _days(promised: Promised, year: Figures) -> Verdict:
    most, middle = promised.max_median_days, year.median_days
    if not most or middle is None or middle <= most:
        return Verdict()
    questions = counted(year.answered, "question")
    said = (
        f"promise: half of the {questions} answered in the last year waited {middle:g} days or longer; "
        f"MAX_MEDIAN_DAYS allows {most}"
    )
    if year.answered < ENOUGH:
        return Verdict(warnings=(f"{said}. From {ENOUGH} answers on, the check fails",))
    return Verdict(faults=(f"{said}\n  Answer new questions sooner, or promise what you can keep: change the setting",))


def _joined(verdicts: Collection[Verdict]) -> Verdict:
    return Verdict(
        tuple(line for verdict in verdicts for line in verdict.faults),
        tuple(line for verdict in verdicts for line in verdict.warnings),
    )


def _percent_text(share: Fraction) -> str:
    """``0.13`` -> ``13``, ``0.125`` -> ``12.5``."""
    return f"{float(share * 100):g}"


def promise_messages(settings: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the settings by themselves, for ``options``."""
    for name in ("PROMISE_SPONSOR", "HOUSE_RULES"):
        if not isinstance(settings.get(name, ""), str):
            yield f"{name}: expected a name in quotes; got {type(settings[name]).__name__}"
    rate = settings.get("MIN_ANSWER_RATE", 0)
    if not _is_number(rate, int, float) or not 0 <= rate <= 1:
        whole = _is_number(rate, int, float) and 1 < rate <= 100  # noqa: PLR2004  a percentage
        mend = f". Write {rate / 100:g}" if whole else ""
        yield f"MIN_ANSWER_RATE: expected a share from 0 to 1, such as 0.13; got {rate!r}{mend}"
    days = settings.get("MAX_MEDIAN_DAYS", 0)
    if not _is_number(days, int) or days < 0:
        yield f"MAX_MEDIAN_DAYS: expected a number of days, such as 14, or 0 for none; got {days!r}"


def _is_number(value: object, *kinds: type) -> bool:
    return isinstance(value, kinds) and not isinstance(value, bool)
