"""The page of sources. In: the site model. Out: one page, or none for a site without sources.

It counts nothing that grows with each entry, so that a new entry does not change it. What stands here of jobs can be
seen on the page of each of them too; here it is in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rookery.config.boards import BOARDS
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FeedState
from rookery.model.kinds import KINDS
from rookery.publish.cards import head
from rookery.publish.dates import day_view
from rookery.publish.job_notes import JobNote
from rookery.publish.model import SiteModel
from rookery.publish.plan import Page
from rookery.publish.source import host
from rookery.publish.views import LinkView, NotesView, SourcesView, SourceView

_SHOWN = 10
_HTTP = re.compile(r"https?://", re.IGNORECASE)
_SECRET = re.compile(r"[?@]")


def pages(model: SiteModel) -> Iterable[Page]:
    """The page at ``sources/``."""
    if not model.feeds:
        return
    view = SourcesView(
        head=head(model, "Sources", "sources/", noindex=True),
        sources=tuple(_source(model, feed) for feed in model.feeds.values()),
        jobs=model.job_report.open,
        notes=tuple(_notes(model)),
    )
    yield Page("sources/index.html", SourcesView.TEMPLATE, view)


def _source(model: SiteModel, feed: FeedConfig) -> SourceView:
    state = model.states.get(feed.id, FeedState())
    here = state.source in {"", feed.address}  # what another address did is over
    # one failed run is no news; by tomorrow it is
    silent = state.failing_since if here and state.failing_since[:10] < model.today else ""
    return SourceView(
        title=model.feed_titles[feed.id],
        kind=KINDS[feed.kind].plural,
        place=_place(feed),
        url=_url(feed, state.home if here else ""),
        confirmed=day_view(state.confirmed) if state.confirmed else None,
        silent=day_view(silent) if silent else None,
        held=day_view(state.held) if state.held else None,
        waiting=day_view(state.waiting) if here and state.waiting else None,
        gone=here and state.gone,
    )


def _place(feed: FeedConfig) -> str:
    """Where a source is, for everybody to read: the board or the host. An address inside a private network is none."""
    if feed.source in BOARDS and not feed.path:
        return BOARDS[feed.source].title
    if not feed.url or feed.allow_private:
        return ""
    return host(feed.url)


def _url(feed: FeedConfig, home: str) -> str:
    """Where a reader finds it: the feed's own website, else the feed. A query may hold a key that is nobody's business,
    and what a board answers with is not for reading.
    """
    if feed.allow_private:
        return ""
    if _HTTP.match(home):
        return home
    return feed.url if feed.url and feed.source not in BOARDS and not _SECRET.search(feed.url) else ""


def _notes(model: SiteModel) -> Iterable[NotesView]:
    report = model.job_report
    groups = (
        (
            f"Open for more than {report.ghost_days} days",
            "Their source still lists them. It is fair to ask how the search goes.",
            report.ghosts,
        ),
        ("Pay is not stated", "It is fair to ask before applying.", report.unpaid),
        ("The team has answered nothing here", "A question about these jobs may take longer.", report.alone),
        ("Years of experience are asked for", "The ad names a number of years.", report.years),
        ("The title says too much", "There is a code, or it is set in capitals.", report.titles),
    )
    for title, text, notes in groups:
        if notes:
            links = tuple(_link(model, note) for note in notes[:_SHOWN])
            yield NotesView(title=title, text=text, count=len(notes), jobs=links, more=max(len(notes) - _SHOWN, 0))


def _link(model: SiteModel, note: JobNote) -> LinkView:
    return LinkView(note.title or KINDS["job"].singular, f"{model.site.base}{note.address}")
