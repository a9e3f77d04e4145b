"""Pages of the stream room. In: the site model. Out: front page, kind lists, entries, 404, feeds beside the lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rookery.model.kinds import KINDS, Kind
from rookery.publish.ask import ask_view
from rookery.publish.cards import (
    answer_counts,
    feed_links,
    head,
    person_card,
    post_card,
    promise,
    question_card,
    related_index,
    stream_cards,
)
from rookery.publish.claims import site_claims
from rookery.publish.events import ahead_card, upcoming
from rookery.publish.feeds import feed_pages
from rookery.publish.model import Post, SiteModel, by_kind
from rookery.publish.paging import chunks, shelved
from rookery.publish.plan import Page
from rookery.publish.shelves import stays_of
from rookery.publish.views import CardView, KindView, LinkView, NotFoundView, StreamView
from rookery.site.entry import entry_page

_FRONT_QUESTIONS = 5
_FRONT_PEOPLE = 8


def pages(model: SiteModel) -> Iterable[Page]:
    """All pages of this room."""
    yield from _stream(model)
    kinds = by_kind(model.posts)
    others = _with_a_room(model)
    for kind in _kinds(model):
        if kind not in others:
            yield from _kind(model, kind, kinds.get(kind, ()))
    index = related_index(model)
    for post in model.posts:
        if post.entry.kind not in others:
            yield entry_page(model, post, index)
    yield _not_found(model)


def _with_a_room(model: SiteModel) -> frozenset[Kind]:
    """The kinds whose lists and pages another room of this site makes."""
    return frozenset({"job"}) if "rookery.jobs" in model.rooms else frozenset()


def _kinds(model: SiteModel) -> list[Kind]:
    """The kinds that the site has: those of its feeds and those still in its archive."""
    there = {feed.kind for feed in model.feeds.values()} | {post.entry.kind for post in model.posts}
    return [kind for kind in KINDS if kind in there]


def _kind_links(model: SiteModel, current: str) -> tuple[LinkView, ...]:
    base = model.site.base
    rest = (LinkView(KINDS[kind].plural, f"{base}{KINDS[kind].folder}/", kind == current) for kind in _kinds(model))
    return (LinkView("All", base, current == ""), *rest)


def _stream(model: SiteModel) -> Iterator[Page]:
    site = model.site
    cards = stream_cards(model, model.posts, model.articles)
    stays = stays_of(model.posts, model.closed, model.articles)
    feeds = feed_links(model, "")
    kinds = _kind_links(model, "")
    for chunk in shelved(cards, stays, "", site.base, lambda card: card.date):
        label = chunk.paging.label or site.name
        view = StreamView(
            head=head(
                model,
                label,
                _folder(chunk.path),
                section="stream",
                description=site.tagline,
                feeds=feeds,
                data=() if chunk.name else site_claims(site),
            ),
            front=not chunk.name,
            kinds=kinds,
            cards=chunk.items,
            paging=chunk.paging,
        )
        yield Page(chunk.path, StreamView.TEMPLATE, view if chunk.name else _front(model, view))
    yield from feed_pages(model, site.name, "", model.posts, model.articles)


def _front(model: SiteModel, view: StreamView) -> StreamView:
    """What only the front page shows: pinned entries, the latest answers, who answers, the promise."""
    counts = answer_counts(model)
    answered = [question for question in model.questions if question.answers and question.status == "open"]
    answered.sort(key=lambda question: (max(answer.date for answer in question.answers), question.slug), reverse=True)
    there = [person for person in map(model.shown, counts) if person and not person.alumni]
    there.sort(key=lambda person: (-counts[person.id], person.name))
    return replace(
        view,
        pinned=tuple(post_card(model, post) for post in reversed(model.posts) if post.pinned),
        questions=tuple(question_card(model, question) for question in answered[:_FRONT_QUESTIONS]),
        # without their topics: on a phone the list would push everything else off the first screens
        people=tuple(replace(person_card(model, one, counts[one.id]), topics=()) for one in there[:_FRONT_PEOPLE]),
        promise=promise(model),
    )


def _kind(model: SiteModel, kind: Kind, posts: tuple[Post, ...]) -> Iterator[Page]:
    words, folder = KINDS[kind], f"{KINDS[kind].folder}/"
    feeds = feed_links(model, folder)
    kinds = _kind_links(model, kind)
    cards: list[CardView] = [post_card(model, post) for post in posts]
    titles = [model.feed_titles[feed.id] for feed in model.feeds.values() if feed.kind == kind]
    # "Videos, from Videos" says nothing
    from_where = tuple(LinkView(title, "") for title in titles if title != words.plural)
    ahead = tuple(ahead_card(post_card(model, post), event) for post, event in upcoming(posts, model.today))
    above = {card.url for card in ahead}
    for chunk in chunks(cards, folder, model.site.base, lambda card: card.date):
        title = f"{words.plural}: {chunk.paging.label}" if chunk.name else words.plural
        section = "job" if kind == "job" else "stream"
        yield Page(
            chunk.path,
            KindView.TEMPLATE,
            KindView(
                head=head(model, title, _folder(chunk.path), section=section, feeds=feeds),
                title=words.plural,
                kinds=kinds,
                cards=chunk.items if chunk.name else tuple(card for card in chunk.items if card.url not in above),
                paging=chunk.paging,
                sources=from_where,
                upcoming=() if chunk.name else ahead,
                ask=ask_view(model.site, "Ask about something here", words.plural, folder),
            ),
        )
    yield from feed_pages(model, words.plural, folder, posts)


def _not_found(model: SiteModel) -> Page:
    view = NotFoundView(head=head(model, "Not here", "", canonical="", noindex=True), links=model.site.nav)
    return Page("404.html", NotFoundView.TEMPLATE, view)


def _folder(path: str) -> str:
    return path.removesuffix("index.html")
