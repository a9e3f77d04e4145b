"""Addresses of entries: ours, short, and fixed by the name that the archive gave at first sight; and of names.

In: entries in the order in which they came; the name of a team, a place. Out: for each entry its folder below the
site's base, ``blog/how-we-page-3f9a1c/``; for a name a part of an address. No title can collide, climb or overwrite:
the slug is [a-z0-9-] and the id follows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from hashlib import blake2b

from rookery.html.text import slug
from rookery.model.entry import Entry
from rookery.model.kinds import KINDS

_DATE = len("2026-03-02-")
_ID = 10
_SHORT = 6
_LONGEST = 48


def addresses(entries: Sequence[Entry], unspoken: Collection[str] = ()) -> tuple[str, ...]:
    """Return one address for each entry; a later one that would collide gets its whole id, then its feed.

    ``unspoken`` are slugs of names that may not be shown; an address that holds one is given up for a nameless one.
    """
    taken: set[str] = set()
    found: list[str] = []
    for entry in entries:
        folder = KINDS[entry.kind].folder
        words, number = entry.name[_DATE : -_ID - 1], entry.name[-_ID:]
        if any(f"-{name}-" in f"-{words}-" for name in unspoken):
            words = entry.kind
        tries = (f"{words}-{number[:_SHORT]}", f"{words}-{number}", f"{words}-{number}-{entry.feed}")
        address = next(
            (place for name in tries if (place := f"{folder}/{name}/") not in taken),
            f"{folder}/{tries[-1]}/",
        )
        taken.add(address)
        found.append(address)
    return tuple(found)


def segment(label: str) -> str:
    """A part of an address. Words that leave nothing, or too much, get letters of a hash, so that none collide."""
    name = slug(label)
    if name and len(name) <= _LONGEST:
        return name
    mark = blake2b(label.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{name[:_LONGEST].rstrip('-')}-{mark}".lstrip("-")
