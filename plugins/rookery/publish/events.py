"""Events as pages and cards show them. In: events that people wrote, today. Out: views and words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from rookery.model.written import OwnEvent
from rookery.publish.dates import day_view, span_text
from rookery.publish.facts import place_text, town
from rookery.publish.model import Post
from rookery.publish.source import host
from rookery.publish.views import EventView, LinkView


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
    where = town(event.location) if event.location else "online"
    return " · ".join((day_view(event.starts).text, "cancelled" if event.cancelled else where))


def upcoming(posts: Sequence[Post], today: str) -> list[Post]:
    """The events that are not over, the next one first."""
    ahead = [post for post in posts if post.event and not post.event.over_on(today)]
    return sorted(ahead, key=lambda post: (post.event.starts[:10] if post.event else "", post.address))
