"""Shaped items of one feed -> entries with ids that are unique in it. Pure; the order of the items decides nothing.

An id is the guid as it stands, else the canonical link, else a hash of title and text. Feeds break this: one guid on
several posts, one link on every job. Then the link, or the hash, is added to tell them apart, for all that share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rookery.collect.formats.shape import Shaped
from rookery.model.counts import counted


def identify(items: Sequence[Shaped]) -> tuple[list[Shaped], tuple[str, ...]]:
    """Give every item its id and leave out repeats; notes say how many shared an id and how many were repeats.

    Of two items with one guid and one link the later updated stays (of equals the greater text), wherever it stands.
    """
    groups: dict[str, list[Shaped]] = {}
    for item in items:
        groups.setdefault(item.guid or item.anchor or f"hash:{item.digest}", []).append(item)
    kept: dict[str, Shaped] = {}
    shared = 0
    for key, group in groups.items():
        named = _named(key, group)
        shared += len(named) if len(named) > 1 else 0
        kept |= named
    return _in_feed_order(kept.values(), items), _notes(shared, len(items) - len(kept))


def _named(key: str, group: list[Shaped]) -> dict[str, Shaped]:
    """The group's items by their ids; several ids only if the items are several things."""
    if len(group) == 1:
        return {key: _with_id(group[0], key)}
    if any(item.guid for item in group):
        distinct = {item.anchor for item in group}
        ids = [f"{key} {item.anchor}" if len(distinct) > 1 and item.anchor else key for item in group]
    else:
        distinct = {item.digest for item in group}
        ids = [f"hash:{item.digest}" if len(distinct) > 1 else key for item in group]
    best: dict[str, Shaped] = {}
    for name, item in zip(ids, group, strict=True):
        known = best.get(name)
        if known is None or _rank(item) > _rank(known):
            best[name] = _with_id(item, name)
    return best


def _with_id(item: Shaped, name: str) -> Shaped:
    return replace(item, entry=replace(item.entry, id=name))


def _rank(item: Shaped) -> tuple[str, ...]:
    entry = item.entry
    return (entry.updated or entry.published, entry.published, item.text, entry.title, entry.url, entry.summary)


def _in_feed_order(kept: Iterable[Shaped], items: Sequence[Shaped]) -> list[Shaped]:
    place: dict[tuple[str, str, tuple[str, ...]], int] = {}
    for number, item in enumerate(items):
        place.setdefault((item.guid, item.anchor, _rank(item)), number)
    return sorted(kept, key=lambda item: place[item.guid, item.anchor, _rank(item)])


def _notes(shared: int, repeats: int) -> tuple[str, ...]:
    notes = []
    if shared:
        notes.append(f"{shared} items share a guid or link with another; told apart by link or text")
    if repeats:
        notes.append(f"{counted(repeats, 'repeated item')} left out")
    return tuple(notes)
