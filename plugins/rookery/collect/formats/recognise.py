"""Text of a body -> what it is: the start of a feed's root element, JSON, or a FeedError that says what came instead.

Goes by what the text holds, never by a content type or a file name, for both lie.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

from rookery.errors import FeedError
from rookery.html.contacts import mask
from rookery.html.links import canonical_url
from rookery.html.text import excerpt, plain

_ROOT = re.compile(r"<([A-Za-z_][A-Za-z0-9_.-]*:)?([A-Za-z_][A-Za-z0-9_.-]*)")
_FEED_ROOTS = frozenset({"rss", "rdf", "feed"})
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_HTML = re.compile(r"<html\b", re.IGNORECASE)
_DOCTYPE_HTML = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
_PLAIN_HTML_ROOTS = frozenset({"html", "head", "body", "title", "meta", "script", "div", "p", "br", "h1", "center"})
_TITLE = re.compile(r"<title\b[^>]{0,500}>([^<]{0,2000})", re.IGNORECASE)
_LINK = re.compile(r"<link\b([^>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([a-z]{1,20})\s{0,5}=\s{0,5}(?:"([^"]{0,1500})"|'([^']{0,1500})'|([^\s"'>]{1,1500}))""", re.IGNORECASE
)
_BASE = re.compile(r"<base\b([^>]{0,2000})>", re.IGNORECASE)
_MOST_FEEDS = 12
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})
_LOOKED_AT = 200_000
"""Characters of an HTML page that are searched for its title and its feeds."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """``xml``: ``text`` begins with the root element of a feed (``lines`` of prolog were left out). ``json``: JSON."""

    form: Literal["xml", "json"]
    text: str
    lines: int = 0


def recognise(text: str, address: str = "") -> Recognised:
    """Tell a feed from everything else; ``address`` is where the body was found, to resolve a page's feed links.

    Raises FeedError: "empty", "not a feed (...)", "truncated", "entity declarations are refused".
    """
    start = len(text) - len(text.lstrip("\ufeff \t\r\n\0"))
    if start == len(text):
        raise FeedError("empty")
    if text[start] in "{[":
        return Recognised("json", text[start:])
    if text[start] != "<":
        raise FeedError("not a feed (plain text)")
    if _DOCTYPE_HTML.match(text, start) or _HTML.match(text, start):
        raise FeedError(_html_page(text, address))
    return _xml(text, _root(text, start), address)


def _xml(text: str, start: int, address: str) -> Recognised:
    root = _ROOT.match(text, start)
    if root is None:
        raise FeedError("not a feed (plain text)")
    name = root[2].lower()
    if name in _FEED_ROOTS:
        return Recognised("xml", text[start:], text.count("\n", 0, start))
    if name in _PLAIN_HTML_ROOTS or _HTML.search(text, start, start + 4096):
        raise FeedError(_html_page(text, address))
    raise FeedError(f"not a feed (XML: {root[0][1:][:60]})")


def _root(text: str, start: int) -> int:
    """Where the root element begins, after declaration, comments and document type."""
    at = start
    while True:
        if text.startswith("<?", at):
            at = _after(text, "?>", at)
        elif text.startswith("<!--", at):
            at = _after(text, "-->", at)
        elif text.startswith("<!", at):
            at = _after_doctype(text, at)
        else:
            return at
        while at < len(text) and text[at].isspace():
            at += 1


def _after(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    if end < 0:
        raise FeedError("truncated")
    return end + len(mark)


def _after_doctype(text: str, at: int) -> int:
    """Skip a document type; entities in it are never expanded but refused (billion laughs, external entities)."""
    root = _ROOT.search(text, at)
    end = root.start() if root else len(text)
    if _ENTITY.search(text, at, end):
        raise FeedError("entity declarations are refused")
    if _DOCTYPE_HTML.match(text, at):
        return end
    if root is None:
        raise FeedError("truncated")
    return max(text.rfind(">", at, end) + 1, at + 2)


def _html_page(text: str, address: str) -> str:
    page = text[:_LOOKED_AT]
    title = _TITLE.search(page)
    name = excerpt(mask(plain(title[1])), 80) if title else ""
    message = f"not a feed (HTML page: {name})" if name else "not a feed (HTML page)"
    feeds = _named_feeds(page, address)
    if not feeds:
        return message
    return f"{message}; the page names {'a feed' if len(feeds) == 1 else 'feeds'}: {', '.join(feeds)}"


def _named_feeds(page: str, address: str) -> list[str]:
    """The feeds that the page offers by ``<link rel="alternate">`` (RSS Autodiscovery), absolute, at most 12.

    A page that was saved to a file has no address; then the one counts that it calls its own.
    """
    links = [_attributes(link[1]) for link in _LINK.finditer(page)]
    based = _BASE.search(page)
    own = [link.get("href", "") for link in links if "canonical" in link.get("rel", "").lower().split()]
    saved = not address.startswith(("http://", "https://"))
    base = canonical_url(own[0]) if saved and own else address
    if based:
        base = canonical_url(_attributes(based[1]).get("href", ""), base) or base
    found: dict[str, None] = {}
    for link in links:
        kind = link.get("type", "").split(";")[0].strip().lower()
        if kind in _FEED_TYPES and "alternate" in link.get("rel", "").lower().split():
            found[canonical_url(link.get("href", ""), base)] = None
    return [url for url in found if url][:_MOST_FEEDS]


def _attributes(tag: str) -> dict[str, str]:
    return {key.lower(): html.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(tag)}
