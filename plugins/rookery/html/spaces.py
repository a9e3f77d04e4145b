"""White space around and between words, as HTML counts it.

In: the text between two tags. Out: its words with single spaces between them, and what stands before and behind.
"""

from __future__ import annotations

import re

from rookery.html.text import unstruck

# becomes one space; a space that stands alone stays as it is, and so does a no-break space
_SPACES = re.compile(r"[ \t\n\f\xa0]{2,}+|[\t\n\f]")
_ALONE = frozenset((" ", "\xa0"))


def around(text: str) -> tuple[str, str, str]:
    """Return the space before the words, the words, and the space behind them; ``""`` for what is not there.

    A no-break space stays one, unless other white space stands beside it.
    """
    if text.isprintable() and "\u0338" not in text and "  " not in text:  # as nearly all: it has single spaces only
        words = text.strip(" ")
        return text[:1] if words[:1] != text[:1] else "", words, text[-1:] if words[-1:] != text[-1:] else ""
    text = _SPACES.sub(" ", unstruck(text))
    before = text[:1] if text[:1] in _ALONE else ""
    text = text[len(before) :]
    after = text[-1:] if text[-1:] in _ALONE else ""
    return before, text[: len(text) - len(after)], after
