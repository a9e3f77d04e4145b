"""What stands near a job: other jobs, questions, posts. One thing that comes or goes disturbs few pages, whatever N.

In: things with the time they came and left. Out: for each job, open or closed, the keys of what it shows. The history
is played through in order: a job looks back at what is there when it comes, and once more when it closes; what comes
later is taken up by the few best jobs that have room, and a job that loses a neighbour gets one that is like it. So a
new job changes the pages of two open and two closed jobs at most, a new post or question six, and a closing as many
as may show one job.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Sort = Literal["job", "question", "post"]

SHOWN = 3
SHOWN_BY = 12
TAKEN_UP_BY: Mapping[Sort, int] = {"job": 2, "question": 6, "post": 6}
_SORTS: tuple[Sort, ...] = ("question", "post", "job")
_CLOSED = "closed"
_LOOK_BACK = 24
_LIKE = 8
_WORD = 0.3


@dataclass(frozen=True, slots=True)
class Thing:
    """``marks`` are what makes things near, with the weight of each ("team:design": 3); ``words`` only rank them.

    ``came`` and ``left`` are UTC text; ``left`` is ``""`` for what is still there.
    """

    key: str
    sort: Sort
    marks: Mapping[str, float]
    words: frozenset[str] = frozenset()
    came: str = ""
    left: str = ""


Near = Mapping[Sort, tuple[str, ...]]


def nearest(things: Iterable[Thing]) -> dict[str, Near]:
    """Return for each job's key the keys of what is near it, by sort, the best first."""
    history = _History()
    for comes, together in _events(things):
        if comes:
            history.come(together)
        else:
            for thing in together:
                history.leave(thing)
    return {key: {sort: tuple(keys) for sort, keys in shown.items()} for key, shown in history.shown.items()}


def _events(things: Iterable[Thing]) -> Iterator[tuple[bool, list[Thing]]]:
    """Comings (true) and goings in order; what comes at one moment comes together, and before what goes."""
    found: list[tuple[str, bool, str, Thing]] = []
    for thing in things:
        found.append((thing.came, False, thing.key, thing))
        if thing.left:
            found.append((max(thing.left, thing.came), True, thing.key, thing))
    found.sort(key=lambda event: event[:3])
    for (_, goes), group in groupby(found, key=lambda event: event[:2]):
        yield not goes, [thing for *_, thing in group]


class _History:
    """What is there at one moment, and what each job shows of it."""

    def __init__(self) -> None:
        self.shown: dict[str, dict[Sort, list[str]]] = {}
        self._jobs: dict[str, Thing] = {}
        self._seen: Counter[str] = Counter()
        self._number: dict[str, int] = {}
        self._lately: defaultdict[tuple[str, str], deque[Thing]] = defaultdict(lambda: deque(maxlen=_LOOK_BACK))
        self._showers: defaultdict[str, list[str]] = defaultdict(list)

    def come(self, things: Sequence[Thing]) -> None:
        """Things come together: jobs among them see each other, and jobs from before take some of them up."""
        best = {(thing.key, where): self._best(thing, where) for thing in things for where in ("job", _CLOSED)}
        for thing in things:
            self._number[thing.key] = len(self._number)
            for mark in thing.marks:
                self._seen[mark] += 1
                self._lately[thing.sort, mark].append(thing)
        for thing in things:
            if thing.sort == "job":
                self._show(thing)
        for thing in things:
            self._take_up(thing, best[thing.key, "job"])
            if thing.sort == "job":
                self._take_up(thing, best[thing.key, _CLOSED])

    def _take_up(self, thing: Thing, jobs: Sequence[Thing]) -> None:
        takers = [job.key for job in jobs if len(self.shown[job.key][thing.sort]) < SHOWN]
        for key in takers[: TAKEN_UP_BY[thing.sort]]:
            if self._may_be_shown(thing):
                self.shown[key][thing.sort].append(thing.key)
                self._showers[thing.key].append(key)

    def leave(self, thing: Thing) -> None:
        """A job closes: nobody shows it any more, and it looks back for the last time; its place is filled."""
        for mark in thing.marks:
            if thing in self._lately[thing.sort, mark]:
                self._lately[thing.sort, mark].remove(thing)
        showers = self._showers.pop(thing.key, ())
        for key in showers:
            self.shown[key][thing.sort].remove(thing.key)
        for key in self.shown[thing.key]["job"]:
            self._showers[key].remove(thing.key)
        self._show(thing)
        for mark in thing.marks:
            self._lately[_CLOSED, mark].append(thing)
        if showers:
            like = [other for other in self._best(thing, "job") if self._may_be_shown(other)][:_LIKE]
            for key in showers:
                self._refill(self._jobs[key], like)

    def _refill(self, job: Thing, others: Sequence[Thing]) -> None:
        """Give a job that lost a neighbour one of these, the nearest first; its page is written in any case."""
        shown = self.shown[job.key]["job"]
        free = [other for other in others if other.key != job.key and other.key not in shown]
        shares = {other.key: sum(other.marks[mark] for mark in other.marks.keys() & job.marks.keys()) for other in free}
        for other in sorted(free, key=lambda one: -shares[one.key]):
            if len(shown) < SHOWN and shares[other.key] and self._may_be_shown(other):
                shown.append(other.key)
                self._showers[other.key].append(job.key)

    def _show(self, job: Thing) -> None:
        self._jobs[job.key] = job
        mine: dict[Sort, list[str]] = {}
        for sort in _SORTS:
            best = [other for other in self._best(job, sort) if self._may_be_shown(other)][:SHOWN]
            mine[sort] = [other.key for other in best]
            for other in best if sort == "job" else ():
                self._showers[other.key].append(job.key)
        self.shown[job.key] = mine

    def _may_be_shown(self, thing: Thing) -> bool:
        return thing.sort != "job" or len(self._showers[thing.key]) < SHOWN_BY

    def _best(self, thing: Thing, where: str) -> list[Thing]:
        """What shares a mark with ``thing``, the best first and the newest among equals. Rare marks tell more."""
        score: defaultdict[str, float] = defaultdict(float)
        found: dict[str, Thing] = {}
        for mark, weight in thing.marks.items():
            for other in self._lately[where, mark]:
                score[other.key] += min(weight, other.marks[mark]) / (1 + self._seen[mark]) ** 0.5
                found[other.key] = other
        for key, other in found.items():
            score[key] += _WORD * len(thing.words & other.words)
        order = sorted(score, key=lambda key: (-round(score[key], 9), -self._number[key]))
        return [found[key] for key in order if key != thing.key]
