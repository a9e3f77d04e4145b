"""Lists out of which things go in any order, a page at a time, so that one that goes disturbs few pages.

In: items with their places in a sequence that only grows, the oldest first. Out: chunks as ``paging`` makes them. The
places are halved, and halved again, until no part holds more than 40 items: each part is a page. So when an item goes,
its own page changes, or two neighbours become one; pages that are counted from the oldest would all move up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rookery.publish.paging import CHUNK, Chunk, label
from rookery.publish.views import DateView, PagingView

MOST = 2 * CHUNK
T = TypeVar("T")
Part = tuple[int, Sequence[tuple[int, T]]]


def thinned(
    items: Sequence[tuple[int, T]], folder: str, base: str, day: Callable[[T], DateView | None] = lambda _: None
) -> Iterator[Chunk[T]]:
    """Cut ``items``, each with its place, into the front (20 items or more, if there are) and older pages.

    ``folder``, ``base`` and ``day`` as for ``chunks``. A page is numbered by the first place that it could hold.
    """
    parts = list(_parts(items))
    front: list[tuple[int, T]] = []
    while parts and len(front) < CHUNK:
        front = [*parts.pop()[1], *front]
    older = _url(parts[-1][0], folder, base) if parts else ""
    yield Chunk(0, tuple(item for _, item in reversed(front)), PagingView(older=older), folder)
    for number, (first, part) in reversed(list(enumerate(parts))):
        shown = tuple(item for _, item in reversed(part))
        older = _url(parts[number - 1][0], folder, base) if number else ""
        paging = PagingView(label(shown, first + 1, day), older, f"{base}{folder}")
        yield Chunk(first + 1, shown, paging, f"{folder}page/{first + 1}/")


def _parts(items: Sequence[tuple[int, T]]) -> Iterator[Part[T]]:
    """The parts that hold something, the oldest first, each with its first place."""
    size = 1
    while items and size <= items[-1][0]:
        size *= 2
    waiting = [(0, size, items)] if items else []
    while waiting:
        first, size, part = waiting.pop()
        if len(part) <= MOST:
            yield first, part
            continue
        half = size // 2
        cut = bisect_left(part, first + half, key=lambda item: item[0])
        halves = ((first + half, half, part[cut:]), (first, half, part[:cut]))
        waiting += [one for one in halves if one[2]]


def _url(first: int, folder: str, base: str) -> str:
    return f"{base}{folder}page/{first + 1}/"
