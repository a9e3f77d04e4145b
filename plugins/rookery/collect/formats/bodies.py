"""RawText -> HTML for the sanitizer, and what the bodies of one item have to do with its title and summary. Pure.

Nothing here is safe to show: what leaves ``as_html`` goes through the sanitizer next.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from rookery.collect.formats.raw import RawText
from rookery.html.text import text_of

_TAG = re.compile(r"<[A-Za-z/!]")
_ELLIPSIS = re.compile(r"(?:\[\s*(?:\.{3}|…|&hellip;)\s*\]|\.{3}|…|read more|continue reading|→|»|\s)+$", re.IGNORECASE)
_LINK = re.compile(r"/|[^\W_]\.[A-Za-z]{2,}")
_BRACKETED = re.compile(r"\s?\[(?:…|\.{3})\]$")
_TRAILER = "<p>the post <a "
_TRAILER_LENGTH = 3_000
_HEADING = re.compile(r"<(h[1-3])\b[^>]{0,500}>")
_HEADING_WITHIN = 3_000
_NO_LETTERS = re.compile(r"[\W_]+")
_REPOST = re.compile(r"(?:RT by @\w{1,50}|R to @\w{1,50}|Pinned):\s*")


def as_html(body: RawText, title: str = "") -> str:
    """The body as HTML: plain text, also where the feed calls it HTML, gets paragraphs and line breaks.

    A first heading that says ``title`` again and WordPress's closing line about the feed are left out.
    """
    if body.form == "text":
        return _paragraphs(html.escape(body.value, quote=False))
    if not _TAG.search(body.value):
        return _paragraphs(body.value)
    return _without_heading(_without_trailer(body.value), title)


def fullest(bodies: Iterable[RawText]) -> RawText:
    """The body with the most text; of equals the first; of bodies without text (a picture) the first."""
    candidates = [body for body in bodies if body]
    if candidates[1:]:
        return max(candidates, key=lambda body: len(text_of(body.value)))
    return candidates[0] if candidates else RawText()


def begins(text: str, beginning: str) -> bool:
    """Whether ``beginning`` is how ``text`` starts, apart from case, punctuation and a mark that it goes on."""
    start = _letters(_ELLIPSIS.sub("", beginning[:5_000]))
    return bool(start) and _letters(text[: 4 * len(beginning) + 400]).startswith(start)


def repeats(title: str, text: str) -> bool:
    """Whether a social post's title merely repeats its text, whole or cut, with its links spelt out or shortened."""
    bare = _without_links(_REPOST.sub("", title, count=1))
    if _letters(bare):
        return begins(_without_links(text[: 4 * len(title) + 400]), bare)
    return bool(text) and (not bare or bare in text)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same apart from case and punctuation."""
    shorter, longer = sorted((one, other), key=len)
    words = _letters(shorter)
    # a title and a text differ near their beginning, and the text may be long
    return words.startswith(_letters(longer[: 2 * len(shorter) + 100])) and words == _letters(longer)


def after_title(text: str, title: str) -> str:
    """The text without the title that it begins with, if enough is left to say something."""
    rest = text[len(title) :].lstrip(" .:|\u2013\u2014-")
    return rest if title and text.startswith(title) and len(rest) >= len(title) else text


def tidy_end(text: str) -> str:
    """A plain summary without WordPress's closing "The post X appeared first on Y." and the brackets of its "[…]"."""
    start = text.rfind("The post ")
    if start >= max(len(text) - _TRAILER_LENGTH, 0) and " appeared first on " in text[start:]:
        text = text[:start].rstrip()
    return _BRACKETED.sub("…", text)


def _without_trailer(value: str) -> str:
    """HTML without the same, which is about the feed and not about the post."""
    head, tail = value[:-_TRAILER_LENGTH], value[-_TRAILER_LENGTH:]
    start = tail.lower().rfind(_TRAILER)
    if start < 0 or " appeared first on " not in tail[start:]:
        return value
    return head + tail[:start]


def _without_heading(value: str, title: str) -> str:
    opening = _HEADING.search(value, 0, _HEADING_WITHIN)
    if not opening or not title:
        return value
    closing = value.find(f"</{opening[1]}>", opening.end(), _HEADING_WITHIN)
    if closing < 0 or text_of(value[: opening.start()]):
        return value
    if not same_words(text_of(value[opening.end() : closing]), title):
        return value
    return value[: opening.start()] + value[closing + len("</h1>") :]


def _paragraphs(text: str) -> str:
    blocks: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return "\n".join(f"<p>{'<br>'.join(block)}</p>" for block in blocks if block)


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


def _without_links(text: str) -> str:
    return " ".join(word for word in text.split() if not _LINK.search(word))
