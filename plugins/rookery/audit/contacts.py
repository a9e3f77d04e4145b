"""E-mail addresses and phone numbers in any text of the site that nobody allowed.

In: text, the contacts that may be shown. Out: what was found, as it stands there. The search of ``html.contacts`` is
thorough and slow; it is asked only around what could be one at all: a sign of an address, or six digits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rookery.html.contacts import Mask

# every sign begins with one of a few characters, which the search leaps to
_SIGN = re.compile(
    r"[@\uff20\ufe6b%\[({0-9]"
    r"(?:(?<=[@\uff20\ufe6b])|(?<=%)40|(?<=[\[({]) ?(?i:at|ät|arroba|@) ?[\])}]"
    r"|(?<=[0-9])(?:[ \xa0\u202f.\-\u2010-\u2013/()]{0,3}[0-9]){5})"
)
# the longest address has 64 characters before its sign and 253 behind it (RFC 5321, 4.5.3.1)
_BEFORE, _AFTER = 120, 300


def contacts_in(text: str, allowed: Collection[str]) -> Iterator[str]:
    """Every address and number in ``text`` but the ``allowed`` ones."""
    mask = Mask(allowed)
    for start, end in _windows(text):
        part = text[start:end]
        yield from (part[span.start : span.end].strip() for span in mask.spans(part))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text around each sign; parts that touch are one."""
    start = end = -1
    for sign in _SIGN.finditer(text):
        low, high = max(sign.start() - _BEFORE, 0), min(sign.end() + _AFTER, len(text))
        if low <= end:
            end = high
            continue
        if end >= 0:
            yield start, end
        start, end = low, high
    if end >= 0:
        yield start, end
