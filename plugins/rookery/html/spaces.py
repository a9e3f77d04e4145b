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

    A no-break space stays one, unless other white space stands beside it. Blank text is all before the words.
    """
    if not text.isprintable():
        text = text.replace("\n", " ").replace("\t", " ")  # in nearly all texts nothing else is not printable
        if not text.isprintable():
            return _around_any(text)
    if "\u0338" in text:
        return _around_any(text)
    words = text.strip(" ")  # a printable text has no other white space
    if "  " in words:
        words = " ".join(words.split())
    if not words:
        return text[:1], "", ""
    return " " if text[0] == " " else "", words, " " if text[-1] == " " else ""


def _around_any(text: str) -> tuple[str, str, str]:
    text = _SPACES.sub(" ", unstruck(text))
    before = text[:1] if text[:1] in _ALONE else ""
    text = text[len(before) :]
    after = text[-1:] if text[-1:] in _ALONE else ""
    return before, text[: len(text) - len(after)], after
