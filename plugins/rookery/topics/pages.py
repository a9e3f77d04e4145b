"""Pages of topics, the tag across all kinds. In: the site model. Out: the list, each topic's pages, lists and feeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rookery.model.kinds import KINDS, Kind
from rookery.model.written import OwnPage, Prose, Question, Topic
from rookery.publish.ask import ask_view
from rookery.publish.cards import answer_counts, feed_links, head, stream_cards
from rookery.publish.feeds import topic_feeds
from rookery.publish.learning import topic_band
from rookery.publish.model import Post, SiteModel, is_listed
from rookery.publish.paging import shelved
from rookery.publish.plan import Page
from rookery.publish.shelves import Stay, stays_of
from rookery.publish.views import CardView, LinkView, TopicCard, TopicsView, TopicView
from rookery.topics.bands import LISTED, asked_bands, card_bands, has_a_list, of_kind, people_band

_PUBLISHED = "Published"


@dataclass(frozen=True, slots=True)
class _Whole:
    """One topic with all that belongs to it, from the oldest to the newest."""

    topic: Topic
    posts: Sequence[Post]
    articles: Sequence[OwnPage]
    questions: Sequence[Question]

    @property
    def folder(self) -> str:
        return f"topics/{self.topic.id}/"


def pages(model: SiteModel) -> Iterable[Page]:
    """All pages of this room."""
    posts: defaultdict[str, list[Post]] = defaultdict(list)
    for post in model.posts:
        for name in post.topics:
            posts[name].append(post)
    questions: defaultdict[str, list[Question]] = defaultdict(list)
    for question in model.questions:
        if is_listed(question):
            for name in question.topics:
                questions[name].append(question)
    counts = answer_counts(model)
    yield _topics(model, questions)
    for topic in model.topics.values():
        articles = [article for article in model.articles if topic.id in article.topics]
        whole = _Whole(topic, posts[topic.id], articles, questions[topic.id])
        yield from _topic(model, whole, counts)
        yield from _lists(model, whole)
        yield from topic_feeds(model, topic, whole.posts, articles, whole.questions)


def _topics(model: SiteModel, questions: dict[str, list[Question]]) -> Page:
    """The list holds no count of entries: one new entry must not change it."""
    cards = (
        TopicCard(
            topic.title,
            f"{model.site.base}topics/{topic.id}/",
            topic.summary,
            questions=len(questions[topic.id]),
        )
        for topic in model.topics.values()
    )
    ordered = tuple(sorted(cards, key=lambda card: card.title.casefold()))
    view = TopicsView(head=head(model, "Topics", "topics/", section="topics"), topics=ordered)
    return Page("topics/index.html", TopicsView.TEMPLATE, view)


def _topic(model: SiteModel, whole: _Whole, counts: Mapping[str, int]) -> Iterator[Page]:
    """The topic's page with its bands, then the older pages of what was published. Jobs, videos and events have bands
    and lists of their own and are not among that.
    """
    topic = whole.topic
    stream = [post for post in whole.posts if post.entry.kind not in LISTED]
    people, more_people = people_band(model, topic, counts)
    bands = {
        "text": topic.text,
        "above": (),
        "people": people,
        "more_people": more_people,
        "asked": asked_bands(model, whole.questions),
        "learn": topic_band(model, topic.id),
        "bands": card_bands(model, topic, whole.posts),
    }
    shown = _Shown(None, stream_cards(model, stream, whole.articles), stays_of(stream, (), whole.articles))
    yield from _paged(model, whole, shown, bands)


def _lists(model: SiteModel, whole: _Whole) -> Iterator[Page]:
    """All of one kind, where the topic's page cannot hold them."""
    for kind in LISTED:
        found = of_kind(kind, whole.posts)
        if has_a_list(kind, found):
            gone = (post for post in model.closed if kind == "job" and whole.topic.id in post.topics)
            yield from _paged(model, whole, _Shown(kind, stream_cards(model, found, ()), stays_of(found, gone)), {})


@dataclass(frozen=True, slots=True)
class _Shown:
    """A list of a topic: one kind, or None for what was published; its cards by address, and how long each stays."""

    kind: Kind | None
    cards: Mapping[str, CardView]
    stays: Sequence[Stay]


def _paged(model: SiteModel, whole: _Whole, shown: _Shown, front: Mapping[str, Any]) -> Iterator[Page]:
    """The pages of a list; ``front`` is what its first adds."""
    kind = shown.kind
    part, words = (f"{KINDS[kind].folder}/", KINDS[kind].plural) if kind else ("", _PUBLISHED)
    topic = whole.topic
    back = LinkView(topic.title, f"{model.site.base}{whole.folder}")
    name = f"{topic.title}: {words}" if part else topic.title
    folder = f"{whole.folder}{part}"
    for chunk in shelved(shown.cards, shown.stays, folder, model.site.base, lambda card: card.date):
        view = TopicView(
            head=head(
                model,
                f"{name}: {chunk.paging.label}" if chunk.name else name,
                chunk.path.removesuffix("index.html"),
                section="topics",
                description=topic.summary,
                feeds=feed_links(model, whole.folder),
            ),
            title=topic.title,
            summary=topic.summary,
            text=Prose(""),
            above=(back,),
            people=(),
            more_people=None,
            asked=(),
            learn=None,
            ask=ask_view(model.site, "Ask about this topic", topic.title, whole.folder),
            bands=(),
            published=words,
            cards=chunk.items,
            paging=chunk.paging,
        )
        yield Page(chunk.path, TopicView.TEMPLATE, view if chunk.name else replace(view, **front))
