"""Events as pages and cards show them. In: events that people wrote, today. Out: views and words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rookery.model.written import OwnEvent
from rookery.publish.dates import day_view, span_text
from rookery.publish.facts import place_text, town
from rookery.publish.model import Post
from rookery.publish.source import host
from rookery.publish.views import CardView, EventView, LinkView


def event_view(event: OwnEvent, today: str) -> EventView:
    """The facts of an event for its page."""
    town_text = place_text(event.location) if event.location else ""
    return EventView(
        when=span_text(event.starts, event.ends, event.zone),
        starts=event.starts,
        where=", ".join(part for part in (event.venue, town_text) if part),
        online=LinkView(host(event.online), event.online) if event.online else None,
        register=LinkView(host(event.register), event.register) if event.register else None,
        cancelled=event.cancelled,
        over=event.over_on(today),
    )


def event_detail(event: OwnEvent) -> str:
    """A short fact for a card: ``3 December 2026 · Brno``. It says nothing of whether that is over."""
    return f"{day_view(event.starts).text} · {_where(event)}"


def ahead_card(card: CardView, event: OwnEvent) -> CardView:
    """The card among the events to come: under its own day, not the day on which it was announced."""
    time = event.starts[11:16]
    detail = f"{time}, {_where(event)}" if time else _where(event)
    return replace(card, date=day_view(event.starts), detail=detail)


def _where(event: OwnEvent) -> str:
    if event.cancelled:
        return "cancelled"
    return town(event.location) if event.location else "online"


def upcoming(posts: Sequence[Post], today: str) -> list[tuple[Post, OwnEvent]]:
    """The events that are not over, the next one first."""
    ahead = [(post, post.event) for post in posts if post.event and not post.event.over_on(today)]
    return sorted(ahead, key=lambda pair: (pair[1].starts, pair[0].address))
