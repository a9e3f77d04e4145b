"""``keep`` and ``drop`` of feeds.yml -> whether an entry is collected. Pure.

The expressions were checked when feeds.yml was read. They are searched, not matched from the start, in plain text.
"""

from __future__ import annotations

import re

from rookery.config.feeds import Filter
from rookery.model.entry import Entry

_SEARCHED = 20_000
"""Characters of a text that are searched: what it is about is said by then, and an expression may need their square."""


def wanted(entry: Entry, text: str, keep: Filter | None, drop: Filter | None) -> bool:
    """Whether ``entry`` (with the whole ``text`` of its body) is collected; where both match, ``drop`` wins."""
    if drop is not None and _matches(entry, text, drop):
        return False
    return keep is None or _matches(entry, text, keep)


def _matches(entry: Entry, text: str, rule: Filter) -> bool:
    """Every expression that is given is found in its field; one of several categories or authors is enough."""
    fields: tuple[tuple[str | None, tuple[str, ...]], ...] = (
        (rule.title, (entry.title,)),
        (rule.text, (text[:_SEARCHED],)),
        (rule.category, entry.categories),
        (rule.author, entry.authors),
        (rule.url, (entry.url,)),
    )
    given = [(pattern, values) for pattern, values in fields if pattern is not None]
    return bool(given) and all(any(re.search(pattern, value) for value in values) for pattern, values in given)
