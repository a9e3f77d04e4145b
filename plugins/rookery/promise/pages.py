"""The page of the promise. In: the site model. Out: ``promise/`` and the same numbers as JSON and CSV.

Its windows move with the day, so it is one of the few pages that change at midnight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rookery.model.written import Question
from rookery.promise.chart import chart
from rookery.publish.cards import head, named
from rookery.publish.dates import day_view, days_text
from rookery.publish.model import SiteModel
from rookery.publish.plan import Page
from rookery.publish.promise import QUARTER, YEAR, days_between, figures, is_asked, outcome, percent
from rookery.publish.promise_data import CSV, JSON, month_rows, promise_data
from rookery.publish.promised import keeps_promise
from rookery.publish.views import (
    GoalView,
    LinkView,
    PeriodView,
    PersonRef,
    PromiseView,
    ReasonsView,
    ReasonView,
)

FOLDER = "promise/"
_SHOWN = 10


def pages(model: SiteModel) -> Iterable[Page]:
    """The page and its two files; none on a site without questions' own pages."""
    if not keeps_promise(model.rooms):
        return
    base = model.site.base
    employer = model.site.employer.title
    view = PromiseView(
        head=head(
            model,
            "Our promise",
            FOLDER,
            description=f"How many questions {employer} was asked, how many were answered, and how long it took.",
        ),
        day=day_view(model.today),
        sponsor=_sponsor(model),
        rules=LinkView("house rules", f"{base}{model.promised.rules}/") if model.promised.rules else None,
        goal=_goal(model),
        periods=(
            _period(model, "The last 90 days", QUARTER),
            _period(model, "The last year", YEAR),
            _period(model, "From the beginning", None),
        ),
        chart=chart(model.questions, model.today),
        reasons=tuple(_reasons(model)),
        open_url=f"{base}questions/open/",
        files=(LinkView("JSON", f"{base}{FOLDER}{JSON}"), LinkView("CSV, a row a month", f"{base}{FOLDER}{CSV}")),
    )
    yield Page(f"{FOLDER}index.html", PromiseView.TEMPLATE, view)
    yield Page(f"{FOLDER}{JSON}", JSON, promise_data(model))
    yield Page(f"{FOLDER}{CSV}", CSV, month_rows(model))


def _sponsor(model: SiteModel) -> PersonRef | None:
    """Who stands for it: a person who may be named and is still here."""
    shown = model.shown(model.promised.sponsor)
    return named(model.site, shown) if shown and not shown.alumni else None


def _goal(model: SiteModel) -> GoalView | None:
    days = model.promised.max_median_days
    if not days:
        return None
    middle = figures(model.questions, model.today, YEAR).median_days
    late = sum(
        outcome(question) == "open" and days_between(question.asked, model.today) > days
        for question in model.questions
        if is_asked(question)
    )
    return GoalView(days, days_text(middle), middle is not None and middle <= days, late)


def _period(model: SiteModel, title: str, days: int | None) -> PeriodView:
    found = figures(model.questions, model.today, days)
    oldest = found.oldest_open
    first = min((question.asked for question in model.questions if is_asked(question)), default="")
    since = _first_day(model.today, days) if days else first
    return PeriodView(
        title=title,
        since=day_view(since) if since else None,
        asked=found.asked,
        answered=found.answered,
        share=f"{percent(found)}%",
        median=days_text(found.median_days),
        slow=days_text(found.p90_days),
        people=found.people,
        open=found.open,
        declined=found.declined,
        community=found.community,
        oldest=_link(model, oldest) if oldest else None,
        waits=_age(found.oldest_days or 0),
    )


def _first_day(today: str, days: int) -> str:
    """The first of the last ``days`` days, of which ``today`` is the last."""
    return (date.fromisoformat(today) - timedelta(days=days - 1)).isoformat()


def _age(days: int) -> str:
    return "since today" if days == 0 else f"for {days_text(days)}"


def _link(model: SiteModel, question: Question) -> LinkView:
    return LinkView(question.title, f"{model.site.base}questions/{question.slug}/")


def _reasons(model: SiteModel) -> Iterator[ReasonsView]:
    """What candidates asked and no answer is to come to; prompts of our own are left aside, as in the figures."""
    groups = (
        ("declined", "Declined", "They count as asked and not as answered. Each has a page with its reason."),
        ("removed", "Removed", "They do not count as asked. Each address still says why there is nothing."),
        ("merged", "Asked before", "They do not count as asked: each leads to the question with the same meaning."),
    )
    for status, title, text in groups:
        found = [question for question in model.questions if question.status == status and not question.by]
        found.sort(key=lambda question: (question.asked, question.slug), reverse=True)
        if found:
            shown = tuple(_reason(model, question) for question in found[:_SHOWN])
            yield ReasonsView(title, text, len(found), shown, max(len(found) - _SHOWN, 0))


def _reason(model: SiteModel, question: Question) -> ReasonView:
    into = next((other for other in model.questions if other.slug == question.into), None) if question.into else None
    link = _link(model, question)
    if question.status == "removed":
        # its very title may be why
        link = LinkView("A question", link.url)
    return ReasonView(link, day_view(question.asked), question.reason, _link(model, into) if into else None)
