"""The small fields of an entry, cleaned: authors, categories, language, numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rookery.html.contacts import EMAIL_REMOVED, PHONE_REMOVED, mask
from rookery.html.text import excerpt, plain

MAX_AUTHORS = 20
MAX_CATEGORIES = 50
_LONGEST = 120
_MOST_DIGITS = 15

_MAILBOX = re.compile(r"""(?:mailto:)?[^\s<>()"\[\],;:@]{1,64}@[^\s<>()"\[\],;:@]{1,255}""", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*\)|<\s*>|\[\s*\]")
_RIM = ' \t\r\n,;:|<>[]"-\u2013'
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})(?:\.\d+)?")


def author_names(raw: Iterable[str], allowed: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Names of authors without e-mail addresses, each once, in the feed's order.

    RSS writes ``mail@example.org (Name)``; an author that is an address only, or a number (a user id that a CMS
    let out), is nobody.
    """
    return _distinct((_masked(_name(author), allowed) for author in raw), MAX_AUTHORS)


def category_words(raw: Iterable[str], allowed: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The feed's own categories in its own spelling, each once, in its order."""
    return _distinct((_masked(_line(category), allowed) for category in raw), MAX_CATEGORIES)


def phrase(raw: str, allowed: tuple[str, ...] = (), limit: int = _LONGEST) -> str:
    """A word or a few on one line, without markup and contact data; ``""`` where nothing is left."""
    return _masked(_line(raw, limit), allowed) if raw else ""


def language(*candidates: str) -> str:
    """The first candidate that looks like a language tag, spelt as BCP 47 has it (``pt-BR``, ``zh-Hant``)."""
    for candidate in candidates:
        tag = candidate.strip().replace("_", "-")
        if _LANGUAGE.fullmatch(tag):
            first, *rest = tag.split("-")
            return "-".join([first.lower(), *map(_subtag, rest)])
    return ""


def number(value: object) -> int:
    """A count or size as some feed wrote it; 0 for what is none."""
    text = str(value).strip() if isinstance(value, int | float | str) and not isinstance(value, bool) else ""
    whole = text.partition(".")[0]
    return int(whole) if whole.isdecimal() and len(whole) <= _MOST_DIGITS else 0


def seconds(text: str) -> int:
    """A duration in whole seconds, of ``1:02:03``, ``62:03`` or ``3723``; 0 for what is none."""
    clock = _CLOCK.fullmatch(text.strip())
    if clock is None:
        return number(text)
    return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])


def _name(author: str) -> str:
    line = _EMPTY.sub(" ", _MAILBOX.sub(" ", author[:500]))
    line = _line(line).strip(_RIM)
    if line.startswith("(") and line.endswith(")") and line.count("(") == 1:
        line = line[1:-1].strip(_RIM)
    return "" if line.isdecimal() else line


def _masked(line: str, allowed: tuple[str, ...]) -> str:
    """A name without contact data, and without the note in its place: a name says nothing by it."""
    masked = mask(line, allowed)
    if masked == line:
        return line
    left = _EMPTY.sub(" ", masked.replace(EMAIL_REMOVED, " ").replace(PHONE_REMOVED, " "))
    return " ".join(left.split()).strip(_RIM)


def _line(raw: str, limit: int = _LONGEST) -> str:
    return excerpt(plain(raw[:2000]), limit)


def _distinct(words: Iterable[str], most: int) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for word in words:
        if word:
            found.setdefault(word.casefold(), word)
        if len(found) == most:
            break
    return tuple(found.values())


def _subtag(subtag: str) -> str:
    """RFC 5646, 2.1.1: a region in capitals, a script with one, everything else small."""
    if len(subtag) == len("BR"):
        return subtag.upper()
    return subtag.title() if len(subtag) == len("Hant") and subtag.isalpha() else subtag.lower()
