"""The bands of a topic's page: a few of each kind, and a link to all of them. In: the site model, a topic. Out: views.

Each band holds the newest few, so that one new thing changes the topic's page and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rookery.model.kinds import KINDS, Kind
from rookery.model.written import Question, Topic
from rookery.publish.cards import person_card, post_card, question_card, state
from rookery.publish.model import Post, SiteModel
from rookery.publish.views import CardBand, CardView, LinkView, PersonCard, QuestionBand

LISTED: Mapping[Kind, int] = {"job": 6, "event": 4, "video": 3}
"""Kinds with a band of their own, in the order of the page, and how many one holds."""

_PEOPLE = 8
_OPEN = 4
_ASKED = 8


def has_a_list(kind: Kind, posts: Sequence[Post]) -> bool:
    """Whether a topic needs a list of its own for a kind: jobs have one in their room, the others if there are more
    than the band holds.
    """
    return kind != "job" and len(posts) > LISTED[kind]


def of_kind(kind: Kind, posts: Sequence[Post]) -> list[Post]:
    """The posts of one kind, from the oldest."""
    return [post for post in posts if post.entry.kind == kind]


def card_bands(model: SiteModel, topic: Topic, posts: Sequence[Post]) -> tuple[CardBand, ...]:
    """Jobs, events and videos of a topic, the newest first."""
    return tuple(_card_bands(model, topic, posts))


def _card_bands(model: SiteModel, topic: Topic, posts: Sequence[Post]) -> Iterator[CardBand]:
    for kind, most in LISTED.items():
        found = of_kind(kind, posts)
        if found:
            words = "Open jobs" if kind == "job" else KINDS[kind].plural
            cards = tuple(_short(model, post) for post in reversed(found[-most:]))
            folder = f"topics/{topic.id}/{KINDS[kind].folder}/"
            if kind == "job":
                folder = f"jobs/topic/{topic.id}/" if "rookery.jobs" in model.rooms else "jobs/"
            more = LinkView(f"All {words.lower()}: {topic.title}", f"{model.site.base}{folder}")
            yield CardBand(words, KINDS[kind].folder, cards, more if len(found) > most else None)


def _short(model: SiteModel, post: Post) -> CardView:
    """In a band beside others the topic is known, and a job's card tells its place."""
    card = replace(post_card(model, post), topics=(), source="")
    return replace(card, summary="", authors=()) if post.entry.kind == "job" else card


def asked_bands(model: SiteModel, questions: Sequence[Question]) -> tuple[QuestionBand, ...]:
    """What waits for an answer, then what was answered or declined; the newest first."""
    newest = list(reversed(questions))
    waiting = [one for one in newest if state(one) == "open"]
    others = [one for one in newest if state(one) != "open"]
    base = model.site.base
    asked = QuestionBand("Asked", "asked", (), LinkView("All questions", f"{base}questions/"))
    still = QuestionBand("Waiting for an answer", "open", (), LinkView("All open ones", f"{base}questions/open/"))
    bands = (_filled(model, asked, others, _ASKED), _filled(model, still, waiting, _OPEN))
    return tuple(band for band in bands if band.questions)


def _filled(model: SiteModel, band: QuestionBand, questions: Sequence[Question], most: int) -> QuestionBand:
    cards = tuple(question_card(model, one) for one in questions[:most])
    return replace(band, questions=cards, more=band.more if len(questions) > most else None)


def people_band(
    model: SiteModel, topic: Topic, counts: Mapping[str, int]
) -> tuple[tuple[PersonCard, ...], LinkView | None]:
    """People with consent who answer on the topic and are still here, by name; and a link to all people."""
    shown = (model.shown(person.id) for person in model.people.values() if topic.id in person.topics)
    there = sorted((one for one in shown if one and not one.alumni), key=lambda one: (one.name.casefold(), one.id))
    cards = tuple(person_card(model, one, counts.get(one.id, 0)) for one in there[:_PEOPLE])
    return cards, LinkView("All people", f"{model.site.base}people/") if len(there) > _PEOPLE else None
