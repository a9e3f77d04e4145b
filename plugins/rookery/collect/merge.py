"""What of a feed's word is news? Pure: no clock, no disk, no network.

In: a feed's archived entries, what the feed says now, and the time. Out: Changes, entries that are new and entries
that say something else now, whole and ready to be written.

Absence is no statement: an entry that the feed has dropped stays, and so does a value that an item has lost; the facts
of a job are one value. (What it means that a job is not there is for ``life`` to say.) Once archived, an entry keeps
its id, name, first_seen and time of publication: feeds that date everything to now would otherwise carry old entries
to the top at every run. A correction of that time is an override's work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b

from rookery.archive.format import normal
from rookery.archive.names import entry_name
from rookery.collect.match import match, with_link
from rookery.model.counts import counted
from rookery.model.entry import Entry, Media
from rookery.model.feed import Changes, ParsedFeed
from rookery.model.posting import Location, Posting, Salary

HASH_VERSION = "1"

_LATELY = timedelta(days=90)
"""A job that closed this long ago, and stands on another board now, is the same job."""


def merge(archived: Sequence[Entry], parsed: ParsedFeed, now: str) -> Changes:
    """Decide what changes; neither the order of the feed's items nor that of ``archived`` matters.

    ``now`` (UTC, ``2026-03-02T10:00:00Z``) becomes the new entries' first_seen, unless the archive has seen a later
    time: a clock that fell back must not put today's news below yesterday's. A feed with an ``error`` changes
    nothing.
    """
    if parsed.error:
        return Changes()
    known = sorted(archived, key=lambda entry: entry.id)
    items, skipped = _distinct(map(normal, parsed.entries))
    matches = match(known, items, lately=_before(now))
    updated: list[Entry] = []
    names = {name for entry in known for name in (entry.id, *entry.aliases)}
    for place, number in sorted(matches.entry.items()):
        after = _combined(known[number], items[place], names)
        if after != known[number]:
            updated.append(after)
    fresh = [item for place, item in enumerate(items) if place not in matches.entry and place not in matches.repeats]
    first_seen = max([now, *(entry.first_seen for entry in known)])
    new = tuple(_new(fresh, names, first_seen))
    repeats = skipped + len(items) - len(matches.entry) - len(new)
    return Changes(
        new=tuple(sorted(new, key=lambda entry: (entry.published or entry.first_seen, entry.id))),
        updated=tuple(sorted(updated, key=lambda entry: entry.name)),
        unchanged=len(matches.entry) - len(updated),
        present=frozenset([*(known[number].name for number in matches.entry.values()), *(one.name for one in new)]),
        notes=(f"{counted(repeats, 'item says', 'items say')} again what another says",) if repeats else (),
    )


def entry_hash(entry: Entry) -> str:
    """Return ``1:<hex>``, BLAKE2b over what the feed says of an entry.

    Over the JSON list of kind, title, title_from, url, authors, categories, lang, summary, media and content, and of
    the posting and the picture if there is one. Not over ids, which identify, nor over published and updated: a time
    alone is no news, and some feeds give a new one each time they are asked.
    """
    said: list[object] = [
        entry.kind,
        entry.title,
        entry.title_from,
        entry.url,
        entry.authors,
        entry.categories,
        entry.lang,
        entry.summary,
        entry.media,
        entry.content,
    ]
    if entry.posting:
        said.append(entry.posting)
    if entry.picture:
        said.append(entry.picture)
    text = json.dumps(said, separators=(",", ":"), default=_values)
    return f"{HASH_VERSION}:{blake2b(text.encode('ascii'), digest_size=16).hexdigest()}"


def _values(said: Media | Posting | Location | Salary) -> list[object]:
    """The values of a part of an entry in their order, as ``astuple`` gives them, without a copy of each."""
    return [getattr(said, name) for name in said.__slots__]


def _distinct(entries: Iterable[Entry]) -> tuple[list[Entry], int]:
    """The items, hashed and in an order of their own; of those that share id and link only the first, and the
    number of the others.
    """
    items: dict[tuple[str, str], Entry] = {}
    count = 0
    for entry in entries:
        item = replace(entry, hash=entry_hash(entry))
        rival = items.setdefault((item.id, item.url), item)
        if _order(item) < _order(rival):
            items[item.id, item.url] = item
        count += 1
    return sorted(items.values(), key=_order), count - len(items)


def _before(now: str) -> str:
    """``_LATELY`` before now; ``""`` if that is no time."""
    try:
        return (datetime.fromisoformat(now) - _LATELY).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def _order(item: Entry) -> tuple[str, str, str, str, str]:
    return item.id, item.url, item.hash, item.published, item.updated


def _new(items: Iterable[Entry], names: set[str], first_seen: str) -> Iterable[Entry]:
    """The items as entries; one whose id is another entry's gets its link added. ``names`` are ids in use."""
    for item in items:
        free = next((known for known in (item.id, with_link(item)) if known not in names), None)
        if not item.id or free is None:
            continue
        names.add(free)
        entry = replace(item, id=free, first_seen=first_seen, aliases=tuple(sorted(set(item.aliases) - names)))
        names.update(entry.aliases)
        yield replace(entry, name=entry_name(entry))


def _combined(entry: Entry, item: Entry, names: set[str]) -> Entry:
    """The archived entry with what the item says; the entry itself if that is nothing new, or an older version.

    ``names`` are all ids and aliases of the feed's entries: none may come to mean two entries.
    """
    aliases = tuple(sorted({item.id, *item.aliases} - names))
    names.update(aliases)
    entry = replace(entry, aliases=(*entry.aliases, *aliases)) if aliases else entry
    entry = replace(entry, mark=item.mark) if item.mark else entry
    # the clock of one board says nothing of another's: a job under a new id is no older version
    reposted = bool(aliases) and item.kind == "job"
    older = bool(entry.updated and item.updated and item.updated < entry.updated) and not reposted
    if older or (item.hash == entry.hash and (entry.published or not item.published)):
        return entry
    titled = item.title_from == "title" or entry.title_from != "title"
    after = replace(
        entry,
        kind=item.kind,
        title=(item.title if titled else "") or entry.title,
        title_from=item.title_from if titled and item.title else entry.title_from,
        url=item.url or entry.url,
        published=entry.published or item.published,
        authors=item.authors or entry.authors,
        categories=item.categories or entry.categories,
        lang=item.lang or entry.lang,
        summary=item.summary or entry.summary,
        media=item.media or entry.media,
        content=item.content or entry.content,
        posting=item.posting or entry.posting,
        picture=item.picture or entry.picture,
    )
    if after == entry:
        return entry
    return replace(after, hash=item.hash, updated=item.updated or entry.updated)
