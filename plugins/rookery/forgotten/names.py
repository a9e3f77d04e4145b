"""Names in texts -> texts in which "an employee" stands instead.

In: names as phrases in the clear, or as marks; plain text or HTML. Out: the same without them. Linear in the text: a
word is looked up once, and only where a name may begin are the words behind it looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rookery.forgotten.marks import Marks
from rookery.forgotten.spelling import BOUND, GAP, TAG, WORD, even, joint, normal, words_of

_BEGINS = (".", "!", "?", ":", '"', ">", "[")
# attributes that people read
_SPOKEN = re.compile(r'(\b(?:content|title|alt|aria-label)=")([^"]*)(")')
_LONGEST = 8
"""Words in a name."""
_BEFORE = 200


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a text: where it ends, and whether it may stay."""

    end: int
    kept: bool


class Names:
    """Finds names. ``hidden`` and ``kept`` are phrases; a name that is kept is left whole. ``marks`` hide as well."""

    def __init__(self, hidden: Collection[str] = (), kept: Collection[str] = (), marks: Sequence[Marks] = ()) -> None:
        self._hidden = frozenset(hidden)
        self._kept = frozenset(kept)
        self._marks = tuple(one for one in marks if one.names)
        self._firsts = {name.split()[0].rstrip(",") for name in (*self._hidden, *self._kept)}
        # words that were looked at: most of a text is in them
        self._never: set[str] = set()
        self._begin: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._hidden or self._marks)

    def clean(self, text: str) -> str:
        """Plain text without the names."""
        places = self._places(text, html=False)
        return self._without(even(text), places) if places else text

    def clean_html(self, text: str) -> str:
        """HTML without the names in its text and in the attributes that people read; its tags stay balanced."""
        places = self._places(text, html=True)
        return self._without(even(text), places) if places else text

    def found(self, text: str) -> list[str]:
        """The names in plain text, as they stand there, one after the other."""
        places = self._places(text, html=False)
        text, end, names = even(text), 0, list[str]()
        for word in places.finditer(text) if places else ():
            name = self._name(text, word) if word.start() >= end else None
            if name:
                end = name.end
                names += [] if name.kept else [text[word.start() : end]]
        return names

    def _places(self, text: str, *, html: bool) -> re.Pattern[str] | None:
        """A pattern for the words of this text with which a name may begin, and for tags; None if there are none."""
        if not self:
            return None
        words = frozenset(filter(self._begins, words_of(even(text)) - self._never))
        return _beginnings(words, html) if words else None

    def _without(self, text: str, places: re.Pattern[str]) -> str:
        pieces: list[str] = []
        done = 0
        for found in places.finditer(text):
            if found.start() < done:
                continue
            if found[0][0] != "<":
                done = self._step(text, found, done, pieces)
            elif not found[0].startswith("<meta http-equiv") and (tag := self._clean_tag(found[0])) != found[0]:
                pieces += [text[done : found.start()], tag]
                done = found.end()
        return "".join(pieces) + text[done:] if pieces else text

    def _clean_tag(self, tag: str) -> str:
        return _SPOKEN.sub(lambda found: found[1] + self.clean(found[2]) + found[3], tag)

    def _begins(self, word: str) -> bool:
        if word not in self._begin:
            first = normal(word)
            if first not in self._firsts and not any(one.begins(first) for one in self._marks):
                self._never.add(word)
                return False
            self._begin.add(word)
        return True

    def _step(self, text: str, word: re.Match[str], done: int, pieces: list[str]) -> int:
        """Take out the name that begins with ``word``, if one does; return up to where the text is done."""
        name = self._name(text, word)
        if name is None:
            return done
        if name.kept:
            pieces.append(text[done : name.end])
            return name.end
        pieces.append(text[done : word.start()])
        # the tags within a name stay, so that each has its partner
        tags = "".join(TAG.findall(text, word.start(), name.end))
        pieces.append(("An employee" if _begins_sentence(text, word.start()) else "an employee") + tags)
        return name.end

    def _name(self, text: str, word: re.Match[str]) -> _Name | None:
        """The longest name that begins with ``word``."""
        last = normal(word[0])
        found: _Name | None = None
        said, end = last, word.end()
        for _ in range(_LONGEST - 1):
            gap = GAP.match(text, end)
            following = WORD.match(text, gap.end()) if gap else None
            joined = joint(gap[0], last) if gap else None
            if gap is None or following is None or joined is None:
                break
            if gap[0] == "-" and text[word.start() - 1 : word.start()] == "/":
                break  # an address
            last, end = normal(following[0]), following.end()
            said += joined + last
            if said in self._kept:
                found = _Name(end, kept=True)
            elif said in self._hidden:
                found = _Name(end, kept=False)
            elif any(one.keeps(said) for one in self._marks):
                found = _Name(end, kept=True)
            elif any(one.name(said) for one in self._marks):
                found = _Name(end, kept=False)
        return found


def _begins_sentence(text: str, place: int) -> bool:
    before = text[max(place - _BEFORE, 0) : place]
    bare = before.rstrip()
    return not bare or bare[-1] in _BEGINS or before.count("\n", len(bare)) > 1


@lru_cache(maxsize=1024)
def _beginnings(words: frozenset[str], html: bool) -> re.Pattern[str]:
    some = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(f"{f'{TAG.pattern}|' if html else ''}{BOUND[0]}(?:{some}){BOUND[1]}")
