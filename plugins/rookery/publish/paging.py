"""Long lists, a page at a time, so that a full page never changes again.

In: items, oldest first. Out: chunks for the front and for numbered pages. Chunks of 20 are counted from the
oldest; the front holds what the last full chunk and the unfinished one hold together: the newest 20 to 39.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rookery.publish.views import DateView, PagingView

CHUNK = 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chunk(Generic[T]):
    """One page of a list. ``number`` is 0 for the front; ``items`` newest first; ``paging`` leads on from here."""

    number: int
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
    """Cut ``items`` (oldest first) into the front and its older pages; ``folder`` is ``""`` or ``blog/``.

    ``day`` is an item's date: an older page is called by the time that it covers, as its number, counted from the
    oldest, would only puzzle a reader who comes from the front.

    Pages lead to the newest and to the next older one, never to the next newer one: that link would have to
    change when the page above is born, and a full page never changes.
    """
    full = max(len(items) // CHUNK - 1, 0)
    front = tuple(reversed(items[full * CHUNK :]))
    yield Chunk(0, front, PagingView(older=_url(full, folder, base)), folder)
    for number in range(full, 0, -1):
        part = tuple(reversed(items[(number - 1) * CHUNK : number * CHUNK]))
        paging = PagingView(label(part, number, day), _url(number - 1, folder, base), f"{base}{folder}")
        yield Chunk(number, part, paging, f"{folder}page/{number}/")


def label(part: Sequence[T], number: int, day: Callable[[T], DateView | None]) -> str:
    """The time that a page covers ("3 March 2025 to 8 May 2025"); "Page 3" where items have no dates."""
    newest, oldest = day(part[0]), day(part[-1])
    if not newest or not oldest:
        return f"Page {number}"
    return newest.text if newest == oldest else f"{oldest.text} to {newest.text}"


def _url(number: int, folder: str, base: str) -> str:
    return f"{base}{folder}page/{number}/" if number else ""
