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


def as_id(text: str, limit: int) -> str:
    """A proposal for an id: ``"Eng Blog!"`` -> ``eng-blog``; ``""`` if no letter or digit of a-z0-9 is in it."""
    return _NO_ID.sub("-", text[: limit * 4].lower()).strip("-")[:limit].rstrip("-")


def unknown_topic(topic: str, topics: Collection[str]) -> str:
    """The sentence for a topic that has no file."""
    mend = did_you_mean(topic, topics)
    if not mend:
        name = as_id(topic, 60) or "topic"
        mend = f" Write content/topics/{name}.md" + ("" if name == topic else f", and {quoted(name)} here")
    return f"expected a topic that has a file in content/topics/; got {quoted(topic)}.{mend}"
