"""People's hand on collected entries.

In: overrides, entries. Out: the override that counts, the entry corrected. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rookery.archive.index import Joined
from rookery.model.entry import Entry
from rookery.model.written import Override, Prose
from rookery.publish.words import markdown_excerpt

_SUMMARY = 400


def hand_of(overrides: Mapping[tuple[str, str], Override], one: Joined) -> Override | None:
    """The overrides of the entry and its twins as one: hidden on any of them hides it, else the first word counts."""
    places = [(record.entry.feed, record.entry.name) for record in (one.record, *one.twins)]
    hands = [overrides[place] for place in places if place in overrides]
    if not hands:
        return None
    return replace(
        hands[0],
        hidden=any(hand.hidden for hand in hands),
        pinned=any(hand.pinned for hand in hands),
        title=next((hand.title for hand in hands if hand.title is not None), None),
        published=next((hand.published for hand in hands if hand.published is not None), None),
        topics=next((hand.topics for hand in hands if hand.topics is not None), None),
        authors=next((hand.authors for hand in hands if hand.authors is not None), None),
        text=next((hand.text for hand in hands if hand.text), Prose("")),
    )


def corrected(entry: Entry, hand: Override | None) -> Entry:
    """The entry with what a person wrote over it."""
    if hand is None:
        return entry
    return replace(
        entry,
        title=entry.title if hand.title is None else hand.title,
        title_from=entry.title_from if hand.title is None else "title",
        published=entry.published if hand.published is None else hand.published,
        authors=entry.authors if hand.authors is None else hand.authors,
        # what a person wrote over a text holds for its excerpt too
        summary=markdown_excerpt(hand.text.markdown, _SUMMARY) if hand.text else entry.summary,
    )
