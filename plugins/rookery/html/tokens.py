"""HTML source -> tokens: text (decoded), start tags with their raw attributes, end tags.

In: any ``str``. Out: tuples ``(kind, value, attributes)``; by ``steps`` a text and the tag behind it in one. Comments,
declarations and the content of scripts, styles, drawings and other things that are no text never come out. This is no
boundary of safety (nh3 is); it is the reading side of ``rookery.html.shape``, and it is linear where ``html.parser`` is
quadratic: each pattern is possessive, and a search for an end that failed once ends the search for good.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from html import unescape
from html.entities import html5

TEXT, START, END = 0, 1, 2
Token = tuple[int, str, str]
Step = tuple[str, int, str, str]
"""A text, and the kind, the name and the attributes of the tag behind it; the kind is TEXT where there is none."""


def names(words: str) -> frozenset[str]:
    """Return the words of a list of names that is written in one string."""
    return frozenset(words.split())


# Text, and the tag behind it if there is one. A "<" that can begin no markup is text (HTML, 13.2.5.6 tag open state).
# Quotes count only after "="; a quote that is never closed makes the tag endless, as in a browser.
_STEP = re.compile(
    r"([^<]*+(?:<(?![A-Za-z/!?])[^<]*+)*+)"
    r"(?:<(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])))*+)>)?+",
)
_CUT_TAG = re.compile(r"</?[A-Za-z]")
_EMPTY_COMMENT = re.compile(r"<!---?>")
_ATTRIBUTE = re.compile(
    r"""([^\s/>="'<][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""",
)
_SOURCE = re.compile(r"<source\b([^<>]*+)>", re.IGNORECASE)
# As html.unescape has it. Of a number the zeros before it say nothing, and one of more digits than these is no
# character: int(), which html.unescape asks, refuses more than 4,300.
_IN_TEXT = re.compile(r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[^\t\n\f <&#;]{1,32}+;?)")
# What programs write that escape a text: all that is in most texts. The last may not be decoded before the others. To
# go through a text for each of them is quicker than to ask for each reference what it means, unless these are few.
_FEW = 16
_ESCAPES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": "\xa0", "&amp;": "&"}
_ZEROS = re.compile(r"(?<=&#)0++(?=[0-9])|(?<=&#[xX])0++(?=[0-9a-fA-F])")
_LONG_NUMBER = re.compile(r"&#(?:0*+[0-9]{8,}|[xX]0*+[0-9a-fA-F]{7,});?")
_LONGEST_NAME = 34
# In attributes a named reference without ";" is text: ?a=1&copy=2 has no copyright sign (HTML, 13.2.5.73).
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")

# Elements whose content is no text of the author's: code, drawings, forms, what shows only if something fails.
_SILENT = names(
    "audio canvas head iframe math noembed noframes noscript script select style svg template textarea title video xmp",
)
# What follows is theirs to the end of the file if they are never closed.
_ENDLESS = frozenset(("script", "style"))
_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _SILENT}


class _All:
    """Every name there may be."""

    def __contains__(self, _name: object) -> bool:
        return True


_ALL = _All()


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of ``source`` in order; linear in its length; never raises.

    A tag that is cut off at the end is dropped, as browsers do (HTML, 13.2.5). ``video`` and ``audio`` get the
    attributes of their first ``source`` if they have no ``src`` of their own.
    """
    for text, kind, name, attributes in steps(source):
        if text:
            yield TEXT, text, ""
        if kind != TEXT:
            yield kind, name, attributes


def steps(source: str, known: Container[str] = _ALL) -> Iterator[Step]:
    """Yield what ``tokens`` yields, two at a time: half as many are quicker to go through.

    The tags of elements that are not ``known`` are passed over, and the texts around them are one: what is a line's end
    or one letter with its accent there is one here.
    """
    position, unclosed, held = 0, set[str](), list[str]()
    while position < len(source):
        for step in _STEP.finditer(source, position):  # each begins where the last one ended
            text, slash, name, attributes = step.groups()
            if "&" in text:
                text = decoded(text)
            if name is not None:
                name = name.lower()
                if name not in known and name not in _SILENT:
                    held.append(text)
                    continue
            if held:
                text = "".join([*held, text])
                held.clear()
            if name is None:
                yield text, TEXT, "", ""
                position = _after_oddity(source, step.end(), unclosed)
                break
            if slash:
                yield text, END, name, ""
            elif name not in _SILENT or name in unclosed:
                yield text, START, name, attributes
            else:
                inner, position = _silent(source, step.end(), name, unclosed)
                yield text, START, name, attributes + _source_of(name, attributes, inner)
                break


def _source_of(name: str, attributes: str, inner: str) -> str:
    """Return the attributes of the first ``source`` of a player that has no address of its own."""
    if name not in {"video", "audio"} or "src" in attributes.lower():
        return ""
    found = _SOURCE.search(inner)
    return found[1] if found else ""


def _silent(source: str, position: int, name: str, unclosed: set[str]) -> tuple[str, int]:
    """Return the content of an element that holds no text of the author's, and where it ends."""
    closing = _CLOSING[name].search(source, position)
    if closing is not None:
        return source[position : closing.start()], closing.start()
    if name in _ENDLESS:
        return "", len(source)
    unclosed.add(name)
    return "", position


def _after_oddity(source: str, position: int, unclosed: set[str]) -> int:
    """Return where reading goes on after a comment, a declaration or a tag that the end of the source cuts."""
    if _CUT_TAG.match(source, position):
        return len(source)
    if source.startswith("<![CDATA[", position):  # feeds wrap their HTML twice at times; the inside is meant
        return position + 9
    empty = _EMPTY_COMMENT.match(source, position)
    if empty:
        return empty.end()
    if source.startswith("<!--", position) and "!--" not in unclosed:
        end = source.find("-->", position + 4)
        if end >= 0:
            return end + 3
        unclosed.add("!--")
    end = source.find(">", position)
    return end + 1 if end >= 0 else len(source)


def decoded(text: str) -> str:
    """Return ``text`` with its character references decoded, as between tags."""
    if "&" not in text:
        return text
    if text.count("&") > _FEW and text.count("&") == sum(map(text.count, _ESCAPES)):
        for reference, sign in _ESCAPES.items():
            text = text.replace(reference, sign)
        return text
    return _IN_TEXT.sub(_decode_in_text, text)


def attributes(raw: str) -> dict[str, str]:
    """Return the attributes of a tag by lower-case name, references decoded; of two with one name the first."""
    found: dict[str, str] = {}
    for name, in_double, in_single, bare in _ATTRIBUTE.findall(raw):
        value = in_double or in_single or bare
        if "&" in value:
            value = _decoded_value(value)
        found.setdefault(name.lower(), value)
    return found


def _decoded_value(value: str) -> str:
    if value.count("&") == value.count("&amp;"):
        return value.replace("&amp;", "&")
    return _REFERENCE.sub(_decode_one, _LONG_NUMBER.sub("\ufffd", value))


def _decode_in_text(match: re.Match[str]) -> str:
    reference = match[0]
    return _decoded_name(reference) if len(reference) <= _LONGEST_NAME else _decoded(reference)


def _decoded(reference: str) -> str:
    return unescape(_LONG_NUMBER.sub("\ufffd", _ZEROS.sub("", reference)))


_decoded_name = lru_cache(maxsize=1024)(_decoded)  # the same few stand in every text


def _decode_one(match: re.Match[str]) -> str:
    reference = match[0]
    if reference[1] != "#" and reference[1:] not in html5:
        return reference
    return unescape(reference)
