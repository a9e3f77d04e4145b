"""How messages speak: what was expected, what was got, and the closest word that exists.

In: values and closed sets of words. Out: pieces of sentences for ``Problem``; ``config`` and ``content`` share them,
so that a person reads one language wherever a mistake stands.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from typing import Any

_LONGEST_QUOTE = 60
_LONGEST_WORD = 80
_MANY = 500
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_NO_ID = re.compile(r"[^a-z0-9]+")
_CURLS = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb"
_NO_SPACE = re.compile(r"([A-Za-z_][\w-]{0,39}):(?!//)(\S.*)", re.ASCII | re.DOTALL)
_OWN_COLON = frozenset({"mailto", "tel", "http", "https", "data", "urn"})


def quoted(text: str) -> str:
    """The text in single quotes on one line, cut at 60 characters."""
    line = _UNPRINTABLE.sub(" ", text)
    return f"'{line}'" if len(line) <= _LONGEST_QUOTE else f"'{line[:_LONGEST_QUOTE]}…'"


def got(value: Any) -> str:
    """What stands there, in words: ``'jobs'``, ``a number``, ``a list``, ``a group of keys``, ``nothing``."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value) if value.strip() else "an empty text"
        case int() | float():
            return "a number"
        case dict():
            return "a group of keys"
        case _:
            return "a list"


def one_of(words: Iterable[str]) -> str:
    """``one of a, b, c``; a single word stands alone."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"one of {', '.join(listed)}"


def closest(word: str, options: Collection[str]) -> str:
    """The option most like ``word``, or ``""``. Long sets are searched under the word's first letter only."""
    if not word or len(word) > _LONGEST_WORD:
        return ""
    wanted = word.casefold()
    near = options if len(options) <= _MANY else [option for option in options if option[:1] == wanted[:1]]
    found = difflib.get_close_matches(wanted, near, n=1)
    return found[0] if found else ""


def did_you_mean(word: str, options: Collection[str]) -> str:
    """`` Did you mean 'job'?`` with a space before it, or ``""``."""
    found = closest(word, options)
    return f" Did you mean {quoted(found)}?" if found else ""


def without_curls(text: str) -> str:
    """The text without the quotes of a word processor around it, which YAML takes for a part of the text."""
    return text.strip().strip(_CURLS).strip()


def mend_curls(text: str) -> str:
    """``. Did you mean '…'?`` for a text in curly quotes, or ``""``."""
    plain = without_curls(text)
    return f". Did you mean {quoted(plain)}, without the curly quotes?" if plain != text.strip() and plain else ""


def spaced(text: str) -> str:
    """``id:a`` -> ``id: a``, the key and value that somebody meant; ``""`` if it is nothing of the kind."""
    found = _NO_SPACE.fullmatch(text)
    return f"{found[1]}: {found[2]}" if found and found[1].lower() not in _OWN_COLON else ""


def mend_space(value: Any) -> str:
    """``. Put a space after the colon: 'id: a'`` where that is what is missing, or ``""``."""
    meant = spaced(value) if isinstance(value, str) else ""
    return f". Put a space after the colon: {quoted(meant)}" if meant else ""


def as_id(text: str, limit: int) -> str:
    """A proposal for an id: ``"Eng Blog!"`` -> ``eng-blog``; ``""`` if no letter or digit of a-z0-9 is in it."""
    return _NO_ID.sub("-", text[: limit * 4].lower()).strip("-")[:limit].rstrip("-")


def unknown_topic(topic: str, topics: Collection[str]) -> str:
    """The sentence for a topic that has no file."""
    mend = did_you_mean(topic, topics)
    if not mend:
        name = as_id(topic, 60) or "topic"
        also = "" if name == topic else f" and {quoted(name)} here"
        mend = f" Write content/topics/{name}.md{also}, or correct the name"
    return f"expected a topic that has a file in content/topics/; got {quoted(topic)}.{mend}"
