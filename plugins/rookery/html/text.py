"""Plain text: titles, the text of a body, excerpts, slugs.

In: foreign strings, HTML or not. Out: ``str`` without markup, control characters and direction overrides.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from unidecode import unidecode

from rookery.html.tokens import START, TEXT, decoded, names, tokens
from rookery.model.text import Html

TITLE_MAX = 500
SLUG_MAX = 60
_SOURCE_MAX = 10_000  # of a title; what is behind can be no part of its 500 characters

# Line breaks of all kinds become spaces; controls, embeddings and overrides of direction (they can make a text
# read as another one), byte order marks, noncharacters and halves of surrogate pairs go.
_BREAKS = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    r"\ud800-\udfff\U000e0000-\U000e007f]+",
)
# Elements that stand in a line; every other one parts words.
_INLINE = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp"
    " small span strike strong sub sup time tt u var wbr",
)
_ANY_TAG = re.compile(r"</?([a-z0-9]*+)[^<>]*+>")
# A title may speak of "List<String>" or "the <video> element": there only these are taken for markup.
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|big|br|center|cite|code|del|div|em|font|h[1-6]|i|iframe|img|ins|kbd|li|mark|ol|p|s|script|small"
    r"|span|strike|strong|style|sub|sup|svg|tt|u|ul)(?=[\s/>])[^<>]*+>|<!--(?:(?!<!--|-->).)*+-->|<!\[CDATA\[|\]\]>",
    re.IGNORECASE | re.DOTALL,
)
_CODE = re.compile(
    r"<(script|style)\b[^<>]*+>[^<]*+(?:<(?!/?(?:script|style))[^<]*+)*+</\1\s*+>",
    re.IGNORECASE,
)
_BEGINNING = 3
"""times the length of an excerpt: spaces and signs that are not shown take less than the rest of it."""
_PARTED = re.compile(r"[ -~\t\n\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]")
"""What NFC never makes one with the sign before it."""
_CUT_WORD = re.compile(r"[^\s<>]+$")
_SENTENCE = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019\u00bb)\]]*(?=\s|$)|[\u3002\uff01\uff1f]")


def visible(text: str) -> str:
    """Return ``text`` with line breaks of every kind as a newline, without controls and direction overrides."""
    # what is looked for is not printable, and this is told ten times as fast as it is looked for
    if text.isprintable() or text.replace("\n", "").replace("\t", "").replace("\xa0", "").isprintable():
        return text
    text = text.replace("\r\n", "\n")
    return _INVISIBLE.sub("", _BREAKS.sub("\n", text))


def unstruck(text: str) -> str:
    """Return ``text`` without what could undo a tag before it, visible as by ``visible``.

    Of ">" and U+0338 behind it NFC makes one character. The archive is NFC, and so are many editors, so the sign
    stays only where NFC makes it one with a letter or sign of the text itself.
    """
    text = visible(text)
    return unicodedata.normalize("NFC", text).replace("\u0338", "") if "\u0338" in text else text


def plain(raw: str) -> str:
    """Return a title, an author or a category as plain text of at most 500 characters, in NFC, on one line.

    Tags are stripped and character references decoded until none is left, as feeds escape once, twice or not.
    Words in angle brackets that are no usual markup stay (``List<String>``).
    """
    text = raw[:_SOURCE_MAX]
    for _ in range(5):
        if "<" in text:
            text = _MARKUP.sub(_gap, _CODE.sub(" ", text) if "</" in text else text)
        once = decoded(text)
        if once == text:
            break
        text = once
    return _cut(_one_line(text), TITLE_MAX)


def cut(text: str, limit: int) -> str:
    """Return at most ``limit`` characters of ``text``, without a word (or a reference) that the cut has halved."""
    if len(text) <= limit:
        return text
    start = max(limit - 300, 0)
    return text[:start] + _CUT_WORD.sub("", text[start:limit])


def _gap(match: re.Match[str]) -> str:
    name = re.match(r"</?([a-z0-9]+)", match[0].lower())
    return "" if name and name[1] in _INLINE else " "


def _one_line(text: str) -> str:
    return composed(" ".join(visible(text).split()))


def composed(text: str) -> str:
    """Return ``text`` in NFC."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    return head[: space if space > limit // 2 else None].rstrip() + "\u2026"


def text_of(html: str) -> str:
    """Return the text of a body on one line, with spaces between blocks; scripts, styles and the like are no text."""
    if isinstance(html, Html):  # tidy already: no comment, no script, no ">" within a tag
        parts = _ANY_TAG.split(html)
        parts[1::2] = ["" if name in _INLINE else " " for name in parts[1::2]]
        return _one_line(decoded("".join(parts)))
    pieces: list[str] = []
    for kind, value, _ in tokens(html):
        if kind == TEXT:
            pieces.append(value)
        elif value not in _INLINE:
            pieces.append("\n" if kind == START else " ")
    return _one_line("".join(pieces))


def excerpt(text: str, limit: int = 400) -> str:
    """Return the beginning of ``text``, at most ``limit`` characters, cut at the end of a sentence or of a word.

    A cut within a sentence is marked with "…"; a sentence end counts only in the second half, lest too little be left.
    What was made is remembered, since a text stands in lists, in feeds and as what its page is about; of a long text
    only its beginning is, which nearly always says enough.
    """
    begun = text[: _BEGINNING * limit]
    return (_begun(begun, limit) if len(begun) < len(text) else _made(begun, limit)) or _made_of(text, limit)


@lru_cache(maxsize=1 << 15)
def _begun(begun: str, limit: int) -> str:
    """The excerpt of every text that begins so, or ``""`` where it may depend on what follows."""
    # up to the last sign that is joined to none before it, and that stays: so far every such text reads the same
    end = next((at for at in range(len(begun) - 1, limit, -1) if _PARTED.match(begun, at)), 0)
    line = _one_line(begun[:end])
    return _made_of(line, limit) if len(line) > limit else ""


def _made_of(text: str, limit: int) -> str:
    text = _one_line(text)
    if len(text) <= limit:
        return text
    head = text[: limit - 2]
    ends = [match.end() for match in _SENTENCE.finditer(text[: limit - 1]) if match.end() <= len(head)]
    if ends and ends[-1] >= limit // 2:
        return head[: ends[-1]].rstrip()
    return _cut(text, limit)


_made = lru_cache(maxsize=1 << 15)(_made_of)


def slug(text: str) -> str:
    """Return ``text`` as a part of an address: [a-z0-9-], at most 60 characters, ``""`` if nothing is left."""
    ascii_text = unidecode(visible(text[:TITLE_MAX])).lower().replace("'", "")
    name = re.sub(r"[^a-z0-9]+", "-", ascii_text[:TITLE_MAX]).strip("-")
    if len(name) <= SLUG_MAX:
        return name
    head = name[: SLUG_MAX + 1]
    dash = head.rfind("-")
    return head[: dash if dash >= SLUG_MAX // 2 else SLUG_MAX].strip("-")
