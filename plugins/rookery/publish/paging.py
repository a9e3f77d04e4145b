"""Long lists, a page at a time, so that one item more or less changes few pages.

In: items, oldest first. Out: chunks for the front and for older pages. Lists in which nothing ever goes are cut into
chunks of 20, counted from the oldest, and a full one never changes again; lists of what comes and goes stand on
shelves. The front holds the newest: as many chunks as make 20 or more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rookery.publish.shelves import CHUNK, Stay, shelve
from rookery.publish.views import DateView, PagingView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chunk(Generic[T]):
    """One page of a list. ``name`` is ``""`` for the front; ``items`` newest first; ``paging`` leads on from here."""

    name: str
    items: tuple[T, ...]
    paging: PagingView
    folder: str

    @property
    def path(self) -> str:
        """Where the page lies below output/."""
        return f"{self.folder}index.html"


def chunks(
    items: Sequence[T], folder: str, base: str, day: Callable[[T], DateView | None] = lambda _: None
) -> Iterator[Chunk[T]]:
    """Cut ``items`` (oldest first, nothing ever goes) into the front and its older pages; ``folder`` is ``""`` or
    ``blog/``.

    ``day`` is an item's date: an older page is called by the time that it covers, as its number, counted from the
    oldest, would only puzzle a reader who comes from the front.
    """
    parts = [
        (str(start // CHUNK + 1), tuple(reversed(items[start : start + CHUNK])))
        for start in range(0, len(items), CHUNK)
    ]
    return _pages(parts, folder, base, day)


def shelved(
    items: Mapping[str, T],
    stays: Iterable[Stay],
    folder: str,
    base: str,
    day: Callable[[T], DateView | None] = lambda _: None,
) -> Iterator[Chunk[T]]:
    """Cut a list of what comes and goes: ``items`` by key, ``stays`` of these and of what was there before."""
    parts = [(shelf.name, tuple(items[key] for key in reversed(shelf.keys))) for shelf in shelve(stays)]
    return _pages(parts, folder, base, day)


def _pages(
    parts: list[tuple[str, tuple[T, ...]]], folder: str, base: str, day: Callable[[T], DateView | None]
) -> Iterator[Chunk[T]]:
    """Pages of named parts, the oldest first.

    Pages lead to the newest and to the next older one, never to the next newer one: that link would have to
    change when the page above is born, and a full page never changes.
    """
    front: tuple[T, ...] = ()
    while parts and len(front) < CHUNK:
        front += parts.pop()[1]
    urls = ["", *(f"{base}{folder}page/{name}/" for name, _ in parts)]
    yield Chunk("", front, PagingView(older=urls[-1]), folder)
    for number in range(len(parts), 0, -1):
        name, part = parts[number - 1]
        paging = PagingView(_label(part, name, day), urls[number - 1], f"{base}{folder}")
        yield Chunk(name, part, paging, f"{folder}page/{name}/")


def _label(part: Sequence[T], name: str, day: Callable[[T], DateView | None]) -> str:
    """The time that a page covers ("3 March 2025 to 8 May 2025"); "Page 3" where items have no dates."""
    newest, oldest = day(part[0]), day(part[-1])
    if not newest or not oldest:
        return f"Page {name}"
    return newest.text if newest == oldest else f"{oldest.text} to {newest.text}"
