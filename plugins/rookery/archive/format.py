"""One entry as one text file: front matter that is YAML and JSON at once, then the body.

In: an Entry, or the text of its file. Out: the text, or the Entry. Pure.

The file is ``---``, one ``key: <JSON value>`` a line in a fixed order, ``---``, then the body, a line per block;
UTF-8, LF, NFC, times in UTC, absent values left out. Each JSON value on its own line is YAML 1.1 as well (a test
reads it with PyYAML). Characters that YAML forbids, or at which other tools break lines, are written as escapes.
``categories`` are the feed's own words; topics are computed from them when the site is built, so that a rule of today
holds for yesterday's entries.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from rookery.archive.names import COLLECTED, entry_path
from rookery.archive.posting import EXPECTED, is_posting, normal_posting, posting_data, posting_of
from rookery.archive.values import (
    is_text,
    is_texts,
    is_time,
    is_web,
    text_value,
    time_value,
    web_value,
    without_surrogates,
)
from rookery.errors import ArchiveError, Problem
from rookery.model.entry import Entry, Media, MediaKind, TitleFrom
from rookery.model.kinds import KINDS
from rookery.model.text import Html

FENCE = "---\n"
_END = "\n---\n"

_KINDS = frozenset(KINDS)
_TITLES = frozenset(get_args(TitleFrom))
_MEDIA_KINDS = frozenset(get_args(MediaKind))
# YAML takes some of these for line breaks or refuses them; UTF-8 cannot hold a lone surrogate
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# NFC would join it with a "<", ">" or "=" before it and so unmake a tag: "<p>" + U+0338 is "<p\u226f"
_OVERLAY = "\u0338"


class EntryError(ArchiveError):
    """A file of the archive does not hold an entry; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def normal(entry: Entry) -> Entry:
    """Return the entry as the archive can hold it: what ``parse_entry(render_entry(entry))`` gives back.

    Text is NFC; half a surrogate pair stays in plain text and is U+FFFD in the body; times that are none, and
    addresses that are not http(s), are left out. A second call changes nothing.
    """
    return replace(
        entry,
        id=text_value(entry.id),
        title=text_value(entry.title),
        url=web_value(entry.url),
        published=time_value(entry.published),
        updated=time_value(entry.updated),
        first_seen=time_value(entry.first_seen),
        authors=tuple(map(text_value, entry.authors)),
        categories=tuple(map(text_value, entry.categories)),
        lang=text_value(entry.lang),
        summary=text_value(entry.summary),
        media=tuple(_media(one) for one in entry.media if web_value(one.url)),
        aliases=tuple(map(text_value, entry.aliases)),
        hash=text_value(entry.hash),
        posting=normal_posting(entry.posting),
        missing_since=time_value(entry.missing_since),
        closed=time_value(entry.closed),
        mark=text_value(entry.mark),
        picture=text_value(entry.picture),
        content=cast("Html", _body(entry.content)),
    )


def render_entry(entry: Entry) -> str:
    """Return the entry's file; the same entry gives the same text always and everywhere."""
    entry = normal(entry)
    head = "".join(f"{key}: {_json(value)}\n" for key, value in _fields(entry) if value)
    return f"{FENCE}{head}{FENCE}{entry.content}\n" if entry.content else f"{FENCE}{head}{FENCE}"


def parse_entry(text: str, *, feed: str, name: str) -> Entry:
    """Read an entry's file back; ``name`` is its stem.

    Its ``content`` is a plain ``str`` at run time, which templates escape: a file on disk may have been edited, so
    it is ``Html`` only after the sanitizer has seen it again. Raises EntryError with the place on anything unexpected.
    """
    head, body = split_entry(text, feed=feed, name=name)
    return replace(parse_head(head, feed=feed, name=name), content=cast("Html", body.removesuffix("\n")))


def split_entry(text: str, *, feed: str, name: str) -> tuple[str, str]:
    """Return the lines between the fences and the body. Raises EntryError where a fence is missing."""
    end = text.find(_END, len(FENCE) - 1)
    if not text.startswith(FENCE) or end < 0:
        line = 1 if not text.startswith(FENCE) else max(text.count("\n"), 1)
        raise _error(feed, name, line, "expected a line '---' before and after the keys")
    return text[len(FENCE) : end], text[end + len(_END) :]


def parse_head(head: str, *, feed: str, name: str) -> Entry:
    """Read the lines between the fences into an Entry without content. Raises EntryError with the line."""
    values: dict[str, Any] = {}
    for number, line in enumerate(head.split("\n"), start=2):
        key, colon, value = line.partition(": ")
        rule = _RULES.get(key)
        if rule is None or not colon:
            raise _error(feed, name, number, f"{key[:40]!r}: expected one of {', '.join(_RULES)}")
        if key in values:
            raise _error(feed, name, number, f"{key}: stands twice")
        data = _value(value)
        if not rule.fits(data):
            raise _error(feed, name, number, f"{key}: expected {rule.expected}; got {value[:60]}")
        values[key] = rule.convert(data)
    missing = [key for key in ("id", "kind", "first_seen") if key not in values]
    if missing:
        raise _error(feed, name, 1, f"{', '.join(missing)}: missing")
    return Entry(feed=feed, name=name, **{"title": "", "url": "", **values})


def _value(text: str) -> Any:
    """The JSON value, or None, which no key may have."""
    # most are texts that stand as they are, without an escape
    inside = text[1:-1]
    if text == f'"{inside}"' and inside.isprintable() and "\\" not in inside and '"' not in inside:
        return inside
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _error(feed: str, name: str, line: int, message: str) -> EntryError:
    return EntryError(Problem(f"{COLLECTED}/{entry_path(feed, name)}", line, message))


def _fields(entry: Entry) -> Iterator[tuple[str, object]]:
    """The keys in the order of the file."""
    yield "id", entry.id
    yield "kind", entry.kind
    yield "title", entry.title
    yield "title_from", "" if entry.title_from == "title" else entry.title_from
    yield "url", entry.url
    yield "published", entry.published
    yield "updated", entry.updated
    yield "first_seen", entry.first_seen
    yield "authors", entry.authors
    yield "categories", entry.categories
    yield "lang", entry.lang
    yield "summary", entry.summary
    yield "media", [_plain(one) for one in entry.media]
    yield "aliases", entry.aliases
    yield "posting", posting_data(entry.posting)
    yield "missing_since", entry.missing_since
    yield "closed", entry.closed
    yield "mark", entry.mark
    yield "picture", entry.picture
    yield "hash", entry.hash


def _plain(media: Media) -> dict[str, str | int]:
    pairs = (("kind", media.kind), ("url", media.url), ("type", media.type), ("provider", media.provider))
    numbers = (("duration", media.duration), ("length", media.length))
    return {key: value for key, value in (*pairs, *numbers) if value}


def _json(value: object) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _media(media: Media) -> Media:
    """Numbers below zero are unknown."""
    return replace(
        media,
        url=web_value(media.url),
        type=text_value(media.type),
        provider=text_value(media.provider),
        duration=max(media.duration, 0),
        length=max(media.length, 0),
    )


def _body(content: str) -> str:
    if content.isascii() and "\r" not in content:
        return content
    text = content.replace("\r\n", "\n").replace("\r", "\n").replace(_OVERLAY, "&#824;")
    return unicodedata.normalize("NFC", without_surrogates(text))


def _is_count(value: object) -> bool:
    return type(value) is int and value > 0


def _is_media(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) and _is_medium(one) for one in value)


def _is_medium(value: dict[str, object]) -> bool:
    known = all(key in _MEDIA_RULES and _MEDIA_RULES[key](one) for key, one in value.items())
    return known and "kind" in value and "url" in value


_MEDIA_RULES: dict[str, Callable[[object], bool]] = {
    "kind": lambda value: isinstance(value, str) and value in _MEDIA_KINDS,
    "url": is_web,
    "type": is_text,
    "provider": is_text,
    "duration": _is_count,
    "length": _is_count,
}


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a key's value must be, in words and in code, and how it enters the Entry."""

    expected: str
    fits: Callable[[Any], bool]
    convert: Callable[[Any], Any] = _same


_A_TEXT = _Rule("a text in double quotes", is_text)
_TEXTS = _Rule('a list of texts, ["…"]', is_texts, tuple)
_AN_ADDRESS = _Rule("an http(s) address in double quotes", is_web)
_A_TIME = _Rule('a time in UTC, "2026-03-02T10:00:00Z"', is_time)

_RULES: dict[str, _Rule] = {
    "id": _A_TEXT,
    "kind": _Rule(f"one of {', '.join(KINDS)}", lambda value: isinstance(value, str) and value in _KINDS),
    "title": _A_TEXT,
    "title_from": _Rule("text, date or none", lambda value: isinstance(value, str) and value in _TITLES),
    "url": _AN_ADDRESS,
    "published": _A_TIME,
    "updated": _A_TIME,
    "first_seen": _A_TIME,
    "authors": _TEXTS,
    "categories": _TEXTS,
    "lang": _A_TEXT,
    "summary": _A_TEXT,
    "media": _Rule('a list of {"kind", "url", …}', _is_media, lambda values: tuple(Media(**value) for value in values)),
    "aliases": _TEXTS,
    "posting": _Rule(EXPECTED, is_posting, posting_of),
    "missing_since": _A_TIME,
    "closed": _A_TIME,
    "mark": _A_TEXT,
    "picture": _A_TEXT,
    "hash": _A_TEXT,
}
