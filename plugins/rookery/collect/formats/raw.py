"""What a format module read, before it is cleaned: the noun between the formats and ``shape``.

Strings are as they stand in the feed (nothing here may be shown). Addresses are as they stand too, or absolute
where the feed itself names an explicit base for them (``xml:base``); never resolved against where the feed lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rookery.collect.formats.raw_posting import RawPosting

TextForm = Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class RawText:
    """A summary or a body. ``form``: ``text`` is plain, ``html`` may hold markup.

    ``base`` is the explicit base of the links in it, ``""`` if the feed names none. ``lang`` likewise.
    """

    value: str = ""
    form: TextForm = "html"
    base: str = ""
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.value.strip())


@dataclass(frozen=True, slots=True)
class RawMedia:
    """An enclosure, a ``media:content``, an attachment. ``duration`` in seconds, ``length`` in bytes, 0 if unknown."""

    url: str
    type: str = ""
    medium: str = ""
    duration: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class RawItem:
    """One item. ``permalink``: the guid may serve as link. ``published``/``updated``: dates in order of trust.

    Of a job: ``posting`` holds its facts; ``detail`` is the address of the rest of it, ``""`` if this is all, and
    ``mark`` stays the same as long as the list says the same of it (then its detail need not be fetched again);
    ``""`` if the list cannot tell.
    ``pictures``: addresses of one picture for the whole item, the best first.
    """

    guid: str = ""
    permalink: bool = False
    link: str = ""
    title: str = ""
    summary: RawText = RawText()
    bodies: tuple[RawText, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    lang: str = ""
    media: tuple[RawMedia, ...] = ()
    posting: RawPosting | None = None
    detail: str = ""
    mark: str = ""
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A whole feed. ``home`` is its website where the feed names it absolutely, else ``""``.

    Of job boards: ``more`` are the addresses of further list pages; ``certain`` is False where an answer without
    items may also mean that there is no such board.
    """

    title: str = ""
    home: str = ""
    lang: str = ""
    items: tuple[RawItem, ...] = ()
    count: int = 0
    notes: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    certain: bool = True
