"""Which questions ask the same as another one, by their words.

In: titles and texts, one after the other. Out: for a title and a text those that are most like it. Words are weighed by
how few questions hold them, and only the rarest ones of a question are looked up, so that thousands of questions cost
each new one no more than hundreds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from rookery.html.words import telling

SHOWN = 3
LIKE = 0.4
"""From here on two questions are shown beside each other."""
SAME = 0.85
"""From here on the same is asked: all but a few words are shared."""

_TEXT = 4_000  # characters of a text that are looked at
_LOOKED_UP = 12
_MOST = 300  # questions that share a word; one that more of them share tells nothing
_COMPARED = 60  # of those that share a word, the ones that share most
_LONG = 4
_FEWEST = 2  # words that must be shared
_HELD = 0.5
_SPELLED = 0.7  # share of the words as they are spelled from which on the same may be asked
_PERHAPS = 0.8  # where it is less, and all roots are the same
_ANYBODY = frozenset(("somebody", "someone", "anybody", "anyone", "people", "person"))
_ODD = {"paid": "pay", "told": "tell", "taught": "teach", "chosen": "choose", "given": "give", "taken": "take"}


@dataclass(frozen=True, slots=True)
class Near:
    """A question that is like another one: its slug, its title, how like it is, from 0 to 1."""

    slug: str
    title: str
    likeness: float


@dataclass(frozen=True, slots=True)
class _Known:
    slug: str
    title: str
    in_title: frozenset[str]
    in_all: frozenset[str]
    text: str


class Alike:
    """The questions that there are, by their words."""

    def __init__(self) -> None:
        self._known: list[_Known] = []
        self._holding: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, slug: str, title: str, text: str) -> None:
        """Take up a question."""
        known = _Known(slug, title, _roots(title), _roots(title) | _roots(text[:_TEXT]), text[:_TEXT])
        number = len(self._known)
        self._known.append(known)
        for word in known.in_all:
            self._holding[word].append(number)

    def near(self, title: str, text: str) -> list[Near]:
        """The questions most like this one, the likest first, at most three."""
        in_title = _roots(title)
        in_all = in_title | _roots(text[:_TEXT])
        shared: Counter[int] = Counter()
        for words in (in_title, in_all):
            known = [word for word in words if 0 < len(self._holding.get(word, ())) <= _MOST]
            for word in sorted(known, key=lambda word: (len(self._holding[word]), word))[:_LOOKED_UP]:
                shared.update(self._holding[word])
        found = []
        for number, _ in shared.most_common(_COMPARED):
            other = self._known[number]
            likeness = max(
                self._share(in_title, other.in_title),
                self._share(in_all, other.in_all),
                self._held(in_title, other),
            )
            if likeness >= SAME and not _same_words(title, text, other):
                likeness = _PERHAPS
            if likeness >= LIKE:
                found.append(Near(other.slug, other.title, round(likeness, 2)))
        return sorted(found, key=lambda near: (-near.likeness, near.slug))[:SHOWN]

    def _share(self, ours: frozenset[str], theirs: frozenset[str]) -> float:
        """What weight of the words of both is in both; nothing if they share one word only and have more."""
        both = ours & theirs
        if not both or (len(both) == 1 and len(ours | theirs) > 1):
            return 0.0
        return self._weight(both) / self._weight(ours | theirs)

    def _held(self, title: frozenset[str], other: _Known) -> float:
        """What weight of a title's words the other question holds at all: it may say in its text what this one asks.

        Never so much that both were the same, for the other one says more.
        """
        both = title & other.in_all
        if len(both) < _FEWEST or title.isdisjoint(other.in_title):
            return 0.0
        return _HELD * self._weight(both) / self._weight(title)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(log(2 + len(self._known) / (1 + len(self._holding.get(word, ())))) for word in words)


def _same_words(title: str, text: str, other: _Known) -> bool:
    """Whether two questions share their words as they are spelled: to decide pay is perhaps what one is paid."""
    ours, theirs = telling(title), telling(other.title)
    if len(ours & theirs) >= _SPELLED * len(ours | theirs):
        return True
    ours, theirs = ours | telling(text[:_TEXT]), theirs | telling(other.text)
    return len(ours & theirs) >= _SPELLED * len(ours | theirs)


def _roots(text: str) -> frozenset[str]:
    return frozenset(_root(word) for word in telling(text) if word not in _ANYBODY)


def _root(word: str) -> str:
    """A word without its ending: on-call weeks and an on-call week are one, to decide and decided too."""
    word = _ODD.get(word, word)
    if len(word) <= _LONG:
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _LONG:
            return word[: -len(ending)]
    return word
