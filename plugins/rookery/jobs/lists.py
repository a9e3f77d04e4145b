"""The lists of jobs with their feeds, and the same jobs for programs. In: the site model, lists. Out: pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rookery.html.text import excerpt
from rookery.jobs.filters import FOLDER, Filter, Lists, folder, rows, title, wider
from rookery.jobs.job import job_title
from rookery.publish.cards import feed_links, head
from rookery.publish.claims import trail_claims
from rookery.publish.dates import day_view
from rookery.publish.facts import pay_text, places_text, team_text, types_text, workplace_text
from rookery.publish.feeds import feed_pages
from rookery.publish.job_data import INDEED, JSON, indeed_view, jobs_data
from rookery.publish.model import Post, SiteModel
from rookery.publish.paging import shelved
from rookery.publish.plan import Page
from rookery.publish.shelves import stays_of
from rookery.publish.views import JobCard, JobsView, LinkView

_DECK = 180


def list_pages(model: SiteModel, lists: Lists) -> Iterator[Page]:
    """All lists, each with its pages and feeds; beside all jobs the files for programs."""
    cards = {post.address: job_card(model, post) for post in lists.jobs[()]}
    for one, jobs in lists.jobs.items():
        yield from _list(model, lists, one, {post.address: cards[post.address] for post in jobs})
        yield from feed_pages(model, title(lists, one), folder(one), jobs)
    yield Page(f"{FOLDER}{JSON}", JSON, jobs_data(model, lists.jobs[()]))
    yield Page(f"{FOLDER}{INDEED}", INDEED, indeed_view(model, lists.jobs[()]))


def _list(model: SiteModel, lists: Lists, one: Filter, cards: Mapping[str, JobCard]) -> Iterator[Page]:
    name, place = title(lists, one), folder(one)
    files = tuple(
        LinkView(words, f"{model.site.base}{FOLDER}{file}") for words, file in (("JSON", JSON), ("XML", INDEED))
    )
    stays = stays_of(lists.jobs[one], lists.gone.get(one, ()))
    for chunk in shelved(cards, stays, place, model.site.base, lambda card: card.since):
        front = not chunk.name
        view = JobsView(
            head=head(
                model,
                name if front else f"{name}: {chunk.paging.label}",
                chunk.path.removesuffix("index.html"),
                section="job",
                feeds=feed_links(model, place),
                data=trail_claims(model.site, wider(model, lists, one), name) if front else (),
            ),
            title=name,
            # an older page may not count what comes after it, or it would change with each newcomer
            total=len(cards) if front else 0,
            above=wider(model, lists, one),
            filters=rows(model, lists, one) if front else (),
            jobs=chunk.items,
            paging=chunk.paging,
            files=() if one or not front else files,
        )
        yield Page(chunk.path, JobsView.TEMPLATE, view)


def job_card(model: SiteModel, post: Post) -> JobCard:
    """An open job in a list."""
    posting = post.entry.posting
    return JobCard(
        title=job_title(post),
        url=f"{model.site.base}{post.address}",
        since=day_view(post.day),
        dated=post.dated,
        summary=excerpt(post.entry.summary, _DECK),
        place=places_text(posting),
        workplace=workplace_text(posting),
        types=types_text(posting),
        team=team_text(posting),
        pay=pay_text(posting),
        pay_in_text=model.pay_in_text(post),
    )
