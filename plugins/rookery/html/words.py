"""Words of texts: for the keyword rules of topics, and for finding what is related or alike.

In: plain text. Out: tokens in one spelling (case folded, runs of letters, digits and the signs of C++ and C#).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rookery.html.text import excerpt

_TOKEN = re.compile(r"[\w+#]+")
_SHORTEST = 3
_TAG = re.compile(r"<[^>]*>")
# too common in English to say anything about what a text is about
_COMMON = frozenset(
    """a about after all also an and any are as at be been but by can did do does for from get had has have he her
    here his how i if in into is it its just like make more most my new no not now of off on one or our out over s
    she so some such t than that the their them then there these they this to too up us use was we were what when
    where which while who why will with work would year years you your""".split()  # noqa: SIM905  a paragraph reads better
)


def tokens(text: str) -> list[str]:
    """``"We use C++ & CI/CD"`` -> ``["we", "use", "c++", "ci", "cd"]``."""
    return _TOKEN.findall(text.casefold())


def spaced(text: str) -> str:
    """The tokens with a space around each, so that a phrase is found by ``" phrase " in``."""
    return f" {' '.join(tokens(text))} "


def spaced_html(html: str) -> str:
    """``spaced`` of an archived body; its tags are sanitised, so a tag never holds a bare ``>``."""
    return spaced(_TAG.sub(" ", html))


def telling(text: str) -> set[str]:
    """The words of a text that may say what it is about."""
    return {token for token in tokens(text) if len(token) >= _SHORTEST and token not in _COMMON}


_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|[*_`#>]|\[|\]\([^)\s]{0,2000}\)|<[^>]{0,2000}>")
_SCRIPT = re.compile(r"<(script|style)\b[^>]{0,2000}>.{0,20000}?</\1", re.IGNORECASE | re.DOTALL)


def markdown_excerpt(text: str, limit: int) -> str:
    """The beginning of a text in Markdown, its marks left out, cut as plain text is."""
    return _begun(text[: limit * 6], limit)


@lru_cache(maxsize=1 << 15)  # as for plain text
def _begun(begun: str, limit: int) -> str:
    bare = _SCRIPT.sub("<", begun) if "<" in begun else begun
    # an escaped mark is meant as the sign that it is
    return excerpt(_MARKS.sub(lambda found: found[1] or "", bare), limit)
