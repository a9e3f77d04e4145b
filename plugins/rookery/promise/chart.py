"""The chart of the last twelve months, as numbers. In: questions, a day. Out: ChartView; the template draws it.

Everything is placed in per cent of the drawing, which has no size of its own: it becomes as wide as the page lets it,
and its words keep their size on a telephone.
"""

from __future__ import annotations

from collections.abc import Sequence

from rookery.model.counts import counted
from rookery.model.written import Question
from rookery.publish.dates import month_text
from rookery.publish.promise import Figures, by_month, figures, last_months
from rookery.publish.views import ChartView, MonthView

_MONTHS = 12
# in per cent of the drawing: bars stand between the two, numbers above them, letters below
_TOP, _GROUND = 12.0, 80.0
_BAR = 0.62


def chart(questions: Sequence[Question], today: str) -> ChartView | None:
    """The chart, None while nothing was asked."""
    known = by_month(questions, today)
    if not known:
        return None
    months = {month: known.get(month) or figures((), today) for month in last_months(today, _MONTHS)}
    most = max(1, *(found.asked for found in months.values()))
    views = tuple(_month(number, month, found, most) for number, (month, found) in enumerate(months.items()))
    return ChartView(
        title="Questions asked and answered, by the month of asking",
        text=_sentence(views),
        months=views,
        width=_percent(100 / _MONTHS * _BAR),
        ground=_percent(_GROUND),
    )


def _month(number: int, month: str, found: Figures, most: int) -> MonthView:
    slot = 100 / _MONTHS
    name = month_text(month)
    asked, answered = ((_GROUND - _TOP) * count / most for count in (found.asked, found.answered))
    return MonthView(
        title=name,
        letter=name[0],
        year=month[:4] if _tells_year(number, month) else "",
        asked=found.asked,
        answered=found.answered,
        community=found.community,
        declined=found.declined,
        open=found.open,
        left=_percent(slot * (number + (1 - _BAR) / 2)),
        middle=_percent(slot * (number + 0.5)),
        asked_top=_percent(_GROUND - asked),
        asked_height=_percent(asked),
        answered_top=_percent(_GROUND - answered),
        answered_height=_percent(answered),
    )


def _tells_year(number: int, month: str) -> bool:
    """Below each January, and below the first month unless its year would run into that of the January after it."""
    return month.endswith("-01") or (number == 0 and month[5:] < "11")


def _sentence(months: Sequence[MonthView]) -> str:
    """What a look at the chart tells."""
    asked, answered = sum(month.asked for month in months), sum(month.answered for month in months)
    said = f"From {months[0].title} to {months[-1].title} {_count(asked)} asked and {answered} of them answered."
    if not asked:
        return said
    busiest = max(months, key=lambda month: month.asked)
    return f"{said} Most in {busiest.title}: {busiest.asked} asked, {busiest.answered} answered."


def _count(asked: int) -> str:
    return counted(asked, "question was", "questions were")


def _percent(number: float) -> str:
    return f"{number:.2f}%"
