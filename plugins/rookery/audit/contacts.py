"""E-mail addresses and phone numbers in any text of the site that nobody allowed.

In: text, the contacts that may be shown. Out: what was found, as it stands there. The search of ``html.contacts`` is
thorough and slow; it is asked only around what could be one at all: a sign of an address, a dot that is written as a
word, or six digits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from heapq import merge

from rookery.html.contacts import Mask
from rookery.html.spelled import dots_in_words, without_hidden

# every sign begins with one of a few characters, which the search leaps to
_SIGN = re.compile(
    r"[@\uff20\ufe6b%\[({0-9]"
    r"(?:(?<=[@\uff20\ufe6b])|(?<=%)40|(?<=[\[({]) ?(?i:at|ät|arroba|@) ?[\])}]"
    r"|(?<=[0-9])(?:[ \xa0\u202f.\-\u2010-\u2013/()]{0,3}[0-9]){5})"
)
# the longest address has 64 characters before its sign and 253 behind it (RFC 5321, 4.5.3.1)
_BEFORE, _AFTER = 120, 300
_BEFORE_WORD = 600  # of an address in words the dot stands near its end


def contacts_in(text: str, allowed: Collection[str]) -> Iterator[str]:
    """Every address and number in ``text`` but the ``allowed`` ones."""
    mask = Mask(allowed)
    text = without_hidden(text)
    for start, end in _windows(text):
        part = text[start:end]
        yield from (part[span.start : span.end].strip() for span in mask.spans(part))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text around each sign; parts that touch are one."""
    start = end = -1
    signs = ((max(sign.start() - _BEFORE, 0), sign.end()) for sign in _SIGN.finditer(text))
    words = ((max(dot.start() - _BEFORE_WORD, 0), dot.end()) for dot in dots_in_words(text))
    for low, last in merge(signs, words):
        high = min(last + _AFTER, len(text))
        if low <= end:
            end = max(end, high)
            continue
        if end >= 0:
            yield start, end
        start, end = low, high
    if end >= 0:
        yield start, end
