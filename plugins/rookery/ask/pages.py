"""The page of asking and the page of thanks. In: the site model. Out: both, the second if there is a form.

Nobody can be told that an answer has come, because nobody is asked for an address. So the pages say how to find it:
the address is made of the first question in what was sent, by the rule by which the address of every entry is made.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from rookery.html.text import slug
from rookery.model.counts import counted
from rookery.publish.ask import open_view
from rookery.publish.ask_settings import PAGE, THANKS
from rookery.publish.cards import feed_links, head
from rookery.publish.dates import day_view
from rookery.publish.model import SiteModel
from rookery.publish.plan import Page
from rookery.publish.promise import YEAR, Figures, figures
from rookery.publish.views import AskPageView, AskWays, LinkView, ThanksView, ThenView, WaitView

# with fewer answers, half of them and nine in ten of them are much the same few
_ENOUGH = 5
_EXAMPLE = "Can I work part-time in the first year?"


def pages(model: SiteModel) -> Iterable[Page]:
    """All pages of this room: none where nobody can ask."""
    ways = model.site.ask
    if ways is None:
        return
    then = _then(model, ways)
    free = " without an account" if ways.mail or ways.form else ""
    about = f"Ask {model.site.employer.title} a question{free}. The answer stands here, for everybody to read."
    title = head(model, "Ask a question", PAGE, section="ask", description=about)
    view = AskPageView(head=title, ask=open_view(model.site, ways), then=then)
    yield Page(f"{PAGE}index.html", AskPageView.TEMPLATE, view)
    if ways.form:
        thanks = ThanksView(head=head(model, "Thank you", THANKS, section="ask", noindex=True), then=then)
        yield Page(f"{THANKS}index.html", ThanksView.TEMPLATE, thanks)


def _then(model: SiteModel, ways: AskWays) -> ThenView:
    site = model.site
    place = f"questions/{slug(_EXAMPLE)}/"
    return ThenView(
        wait=_wait(model),
        open=f"{site.base}questions/open/",
        feeds=feed_links(model, "questions/"),
        example=LinkView(_EXAMPLE, f"{site.address.partition('://')[2] or site.base.rstrip('/')}/{place}"),
        rules=ways.rules,
    )


def _wait(model: SiteModel) -> WaitView:
    """How long it takes, by the questions of the last year if they are enough to say, else by all there are."""
    found = figures(model.questions, model.today, YEAR)
    year = found.answered >= _ENOUGH
    if not year:
        found = figures(model.questions, model.today)
    oldest = found.oldest_open
    return WaitView(
        answered=found.answered,
        half=_days(found, found.median_days),
        most=_days(found, found.p90_days),
        year=year,
        open=found.open,
        oldest=LinkView(oldest.title, f"{model.site.base}questions/{oldest.slug}/") if oldest else None,
        since=day_view(oldest.asked) if oldest else None,
        promise=f"{model.site.base}promise/" if "rookery.promise" in model.rooms else "",
    )


def _days(found: Figures, days: float | None) -> str:
    """Days in words, half of one counted as a whole; ``""`` where there are too few answers to say."""
    if days is None or found.answered < _ENOUGH:
        return ""
    whole = math.ceil(days)
    return counted(whole, "day") if whole else "the same day"
