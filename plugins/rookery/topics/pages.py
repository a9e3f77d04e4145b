"""Pages of topics, the tag across all kinds. In: the site model. Out: the list and each topic's pages and feeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rookery.model.written import OwnPage, Person, Question, Topic
from rookery.publish.cards import (
    answer_counts,
    feed_links,
    head,
    person_card,
    question_card,
    stream_cards,
)
from rookery.publish.feeds import feed_pages
from rookery.publish.model import Post, SiteModel, is_listed
from rookery.publish.paging import chunks
from rookery.publish.plan import Page
from rookery.publish.views import TopicCard, TopicsView, TopicView

_QUESTIONS = 12


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
    yield _topics(model, questions)
    for topic in model.topics.values():
        yield from _topic(model, topic, posts[topic.id], questions[topic.id])


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


def _topic(model: SiteModel, topic: Topic, posts: Sequence[Post], questions: Sequence[Question]) -> Iterator[Page]:
    folder = f"topics/{topic.id}/"
    articles: list[OwnPage] = [article for article in model.articles if topic.id in article.topics]
    counts = answer_counts(model)
    cards = stream_cards(model, posts, articles)
    for chunk in chunks(cards, folder, model.site.base, lambda card: card.date):
        front = not chunk.number
        title = topic.title if front else f"{topic.title}: {chunk.paging.label}"
        view = TopicView(
            head=head(
                model,
                title,
                chunk.path.removesuffix("index.html"),
                section="topics",
                description=topic.summary,
                feeds=feed_links(model, folder),
            ),
            title=topic.title,
            summary=topic.summary,
            text=topic.text,
            people=tuple(person_card(model, one, counts.get(one.id, 0)) for one in _experts(model, topic))
            if front
            else (),
            questions=tuple(question_card(model, one) for one in list(reversed(questions))[:_QUESTIONS])
            if front
            else (),
            cards=chunk.items,
            paging=chunk.paging,
        )
        yield Page(chunk.path, TopicView.TEMPLATE, view)
    yield from feed_pages(model, topic.title, folder, posts, articles)


def _experts(model: SiteModel, topic: Topic) -> list[Person]:
    """People with consent who answer on the topic and are still here."""
    shown = (model.shown(person.id) for person in model.people.values() if topic.id in person.topics)
    return sorted((one for one in shown if one and not one.alumni), key=lambda one: one.name.casefold())
