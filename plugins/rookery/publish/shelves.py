"""Lists whose items come and go, cut into shelves so that one item more or less disturbs few of them.

In: how long each item stayed. Out: shelves, the oldest first. The history is played through in order: what comes at the
end fills the last shelf and then begins a new one, what comes in between may split its shelf, and what goes may let its
shelf join a neighbour. So one item that comes or goes now changes three shelves at most, whatever N; counted from the
oldest, it would change all that are newer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rookery.archive.names import id_letters
from rookery.model.written import OwnPage
from rookery.publish.model import Post

CHUNK = 20
"""Items on a shelf that was filled from its end."""

_LEAST, _MOST = 10, 30
_LETTERS = 6

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stay:
    """An item's time in a list: ``place`` is (moment, key), by which the list is sorted; ``came`` and ``left`` are UTC
    text, ``left`` is ``""`` for what is still there.
    """

    place: Place
    came: str
    left: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """``keys`` of what is there, the oldest first; ``name`` are letters, the same for as long as the shelf is there."""

    name: str
    keys: tuple[str, ...]


def stays_of(posts: Iterable[Post], gone: Iterable[Post] = (), articles: Iterable[OwnPage] = ()) -> list[Stay]:
    """The stays of what a list shows, and of the jobs that it showed before they were closed."""
    there = [Stay(post.order, post.entry.first_seen) for post in posts]
    there += [Stay(article_place(article), article.date) for article in articles]
    return there + [Stay(post.order, post.entry.first_seen, post.left) for post in gone]


def article_place(article: OwnPage) -> Place:
    """Where an article stands in a list from the oldest to the newest."""
    return article.date, f"posts/{article.slug}/"


def shelve(stays: Iterable[Stay]) -> tuple[Shelf, ...]:
    """Cut what is still there into shelves."""
    shelves = _Shelves()
    for place, goes in _events(stays):
        (shelves.leave if goes else shelves.come)(place)
    return tuple(Shelf(shelf.name, tuple(key for _, key in shelf.places)) for shelf in shelves.all)


def _events(stays: Iterable[Stay]) -> Iterator[tuple[Place, bool]]:
    found: list[tuple[str, bool, Place]] = []
    for stay in stays:
        found.append((stay.came, False, stay.place))
        if stay.left:
            found.append((max(stay.left, stay.came), True, stay.place))
    return ((place, goes) for _, goes, place in sorted(found))


@dataclass(slots=True)
class _Open:
    """A shelf while the history is played."""

    name: str
    places: list[Place]


class _Shelves:
    def __init__(self) -> None:
        self.all: list[_Open] = []

    def come(self, place: Place) -> None:
        number = self._of(place)
        last = number == len(self.all) - 1
        if not self.all or (last and len(self.all[-1].places) >= CHUNK and place > self.all[-1].places[-1]):
            self.all.append(_Open(self._name(place), [place]))
            return
        shelf = self.all[number]
        insort(shelf.places, place)
        if len(shelf.places) > _MOST:
            middle = len(shelf.places) // 2
            newer = shelf.places[middle:]
            del shelf.places[middle:]
            self.all.insert(number + 1, _Open(self._name(newer[0]), newer))

    def leave(self, place: Place) -> None:
        number = self._of(place)
        places = self.all[number].places
        del places[bisect_left(places, place)]
        if not places:
            del self.all[number]
        elif len(places) < _LEAST:
            self._join(number)

    def _join(self, number: int) -> None:
        """Put a small shelf together with the older or else the newer one beside it, if both fit on one."""
        for older in (number - 1, number):
            if 0 <= older < len(self.all) - 1:
                into, newer = self.all[older], self.all[older + 1]
                if len(into.places) + len(newer.places) <= _MOST:
                    into.places += newer.places
                    del self.all[older + 1]
                    return

    def _of(self, place: Place) -> int:
        """The number of the shelf on which something stands or would stand."""
        return max(bisect_right(self.all, place, key=lambda shelf: shelf.places[0]) - 1, 0)

    def _name(self, place: Place) -> str:
        """Letters of what a shelf began with; after a split another one may be called so already."""
        taken: Sequence[str] = [shelf.name for shelf in self.all]
        key = place[1]
        while (name := id_letters(key)[:_LETTERS]) in taken:
            key += "+"
        return name
