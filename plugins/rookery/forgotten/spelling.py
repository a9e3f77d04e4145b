"""Names however they are written: in capitals, with or without accents, turned round, split by a line or a tag.

In: text. Out: words in one form, and phrases of them. ``"Zo\u00eb O\u2019Neil"`` and ``"ZOE O'NEIL"`` are one phrase,
``"zoe o neil"``; ``"O'Neil, Zo\u00eb"`` is another, ``"o neil, zoe"``.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

# what stands within a word without being a letter: accents of their own, hyphens and joints that nobody sees
_UNSEEN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_SIMPLE = re.compile(rf"[\w{_UNSEEN}]+")
_NAMED = r"&(?:[A-Za-z]{1,2}(?:acute|grave|uml|circ|tilde|cedil|caron|ring|slash|lig)|shy);"
_ANY_NAMED = re.compile(_NAMED)
WORD = re.compile(rf"(?:[\w{_UNSEEN}]+|{_NAMED})+")
"""A word, in plain text or in HTML."""

BOUND = (rf"(?<![\w{_UNSEEN}])", rf"(?![\w{_UNSEEN}])")
"""Patterns for where a word begins and ends."""

TAG = re.compile(r"<[^<>]*>")

GAP = re.compile(
    r"(?:[\s'\u2018\u2019`\u00b4\u2010\u2011\u2013\-*_,.\"\u201c-\u201e]|&(?![#\w]+;)"
    r"|&(?:nbsp|apos|quot|amp|[lr][sd]quo|#160|#39|#34|#38|#xa0|#x27|#x22|#x26|#x2019|#8217);|<[^<>]*>)+",
    re.IGNORECASE,
)
"""What may stand between two words of one name."""

_ASCII_SPARE = re.compile(rf"[{_UNSEEN}]")


def words_of(text: str) -> set[str]:
    """The different words of a text, as they are written."""
    return set((WORD if _ANY_NAMED.search(text) else _SIMPLE).findall(text))


def even(text: str) -> str:
    """The text with plain apostrophes for those that count as letters; as long as before."""
    return text.replace("\u02bc", "'")


def normal(word: str) -> str:
    """The one form of a word: case folded, without accents and what nobody sees."""
    if word.isascii() and "&" not in word:
        return word.lower().strip("_")
    apart = unicodedata.normalize("NFKD", _ASCII_SPARE.sub("", html.unescape(word))).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).strip("_")


def joint(gap: str, before: str) -> str | None:
    """How two words are joined in a phrase: a space, or a comma and a space; None if they are not of one name.

    A full stop only stands behind an initial: ``before`` is the word, in its one form.
    """
    bare = TAG.sub("", gap)
    if "." in bare and (len(before) > 1 or bare.count(".") > 1):
        return None
    commas = bare.count(",")
    return None if commas > 1 else ", " if commas else " "


def phrase(name: str) -> str:
    """The one form of a name; ``""`` if it has no words."""
    name = even(name)
    found = ""
    end = 0
    for match in WORD.finditer(name):
        word = normal(match[0])
        if word:
            comma = "," in name[end : match.start()]
            found += (", " if comma else " " if found else "") + word if found else word
            end = match.end()
    return found


def turned(name: str) -> str:
    """``"Ada van Example"`` -> ``"Example, Ada van"``, as some sort their authors; ``""`` for a single word."""
    *first, last = name.split() or [""]
    return f"{last}, {' '.join(first)}" if first and "," not in name else ""


def phrases(names: Iterable[str]) -> frozenset[str]:
    """The phrases of names and of the same turned round; a single word is none."""
    found = (phrase(way) for name in names for way in (name, turned(name)))
    return frozenset(one for one in found if " " in one)
