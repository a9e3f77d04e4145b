"""What is left of a job that was closed, and of an address that moved. In: the site model, posts. Out: pages."""

from __future__ import annotations

from collections.abc import Iterator

from rookery.jobs.around import Surroundings
from rookery.jobs.job import all_jobs, days_between, job_title
from rookery.publish.ask import ask_view
from rookery.publish.cards import head, topic_links
from rookery.publish.dates import day_view
from rookery.publish.facts import places_text, team_text
from rookery.publish.model import Post, SiteModel
from rookery.publish.plan import Page
from rookery.publish.views import LinkView, RedirectView, TombstoneView


def tombstone(model: SiteModel, post: Post, surroundings: Surroundings) -> Page:
    """The page of a closed job, at the address where it was open. It shows no age, so it never changes by itself."""
    entry = post.entry
    known = bool(entry.closed) or post.ended != post.unasked
    state = "Closed" if known else "Not confirmed"
    view = TombstoneView(
        head=head(model, f"{state}: {job_title(post)}", post.address, section="job", noindex=True),
        title=job_title(post),
        lang=entry.lang,
        all_jobs=all_jobs(model),
        place=places_text(entry.posting),
        team=team_text(entry.posting),
        known=known,
        opened=day_view(post.day),
        dated=post.dated,
        closed=day_view(post.ended),
        days=days_between(post.day, post.ended),
        summary=entry.summary,
        topics=topic_links(model, post.topics),
        around=surroundings.of(post),
        ask=ask_view(model.site, "Ask about work like this", job_title(post), post.address),
    )
    return Page(f"{post.address}index.html", TombstoneView.TEMPLATE, view)


def redirects(model: SiteModel, post: Post) -> Iterator[Page]:
    """A page at each address under which the same job stood before."""
    target = LinkView(job_title(post), f"{model.site.base}{post.address}")
    for old in post.moved:
        # its canonical address is the new one, so that search engines follow
        view = RedirectView(head=head(model, job_title(post), post.address, section="job"), target=target)
        yield Page(f"{old}index.html", RedirectView.TEMPLATE, view)
