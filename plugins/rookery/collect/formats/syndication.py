"""Markup of an RSS (0.9x, 1.0, 2.0), RDF or Atom feed -> RawFeed, through feedparser and nothing of its hygiene.

feedparser is given a stream and never a name (a string may be taken for a file or an address); its sanitizer and its
resolving of links are off; success is a version that it recognised, never ``bozo``. It resolves addresses and ids
against a constant base of ours, which is undone here, so that ids stand as in the feed wherever the feed lies.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import feedparser

from rookery.collect.formats import admit, repair
from rookery.collect.formats.fields import number, seconds
from rookery.collect.formats.job_namespaces import JobFacts, job_facts
from rookery.collect.formats.raw import RawFeed, RawItem, RawMedia, RawText
from rookery.collect.formats.relative import CONSTANT_BASE, as_it_stands
from rookery.errors import FeedError

MAX_ITEMS = 10_000
_CUT_DOMAIN = re.compile(r"\.[a-z]{4}$")
_REST_OF_DOMAIN = re.compile(r"^[a-z]{1,14}(?:\s+(?=\()|$)|<[a-z]{1,14}>?")
_CLOSING_TAG = re.compile(r"</(?:p|div|a|li|ul|ol|h[1-6]|em|strong|blockquote|table|figure)>", re.IGNORECASE)


def parse_syndication(markup: str, *, lines: int = 0, jobs: bool = False) -> RawFeed:
    """Read a feed whose root element begins at the start of ``markup``; ``lines`` stood before it.

    Of a feed of ``jobs`` the elements are read in which job boards state their facts.

    Raises FeedError: "truncated", "malformed XML (line N)", "refused: ...", "not a feed (...)".
    """
    data, notes = _admitted(markup, lines)
    parsed = _feedparser(data)
    if not parsed.get("version"):
        raise FeedError("not a feed (XML of an unknown kind)")
    atom = parsed["version"].startswith("atom")
    channel = _plain(parsed.get("feed"))
    entries = parsed.get("entries", [])
    # RFC 4287, 4.2.1: an Atom entry without author has the feed's. RSS knows no such rule.
    inherited = _authors(channel) if atom else ()
    items = [_item(_plain(entry), inherited, atom=atom) for entry in entries[:MAX_ITEMS]]
    facts = job_facts(data) if jobs else []
    if facts and len(facts) != len(entries):  # whose facts are whose cannot be told
        facts, notes = [], (*notes, "job facts left out: items lie within other elements")
    if facts:
        items = [_with_facts(item, fact) for item, fact in zip(items, facts, strict=False)]
    return RawFeed(
        title=_string(channel.get("title")),
        home=_home(channel),
        lang=_string(channel.get("language")),
        items=tuple(items),
        count=len(entries),
        notes=notes,
    )


def _admitted(markup: str, lines: int) -> tuple[bytes, tuple[str, ...]]:
    """Well-formed UTF-8 that is safe to parse, and a note if it had to be mended for that."""
    clean = repair.drop_forbidden(markup)
    notes = ("repaired: characters that XML forbids",) if len(clean) != len(markup) else ()
    data = clean.encode()
    try:
        admit.admit(data)
    except admit.MalformedError as error:
        notes = (f"repaired: malformed XML (line {error.line + lines})",)
        data = repair.repair(clean).encode()
        try:
            admit.admit(data)
        except admit.MalformedError as again:
            raise FeedError(f"malformed XML (line {again.line + lines})") from again
    return data, notes


def _feedparser(data: bytes) -> Mapping[str, Any]:
    declaration = b'<?xml version="1.0" encoding="utf-8"?>\n'
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": CONSTANT_BASE}
    try:
        parsed: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(declaration + data),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # a foreign parser over foreign text may raise anything
        raise FeedError(f"the feed parser failed: {type(error).__name__}") from error
    return parsed


def _item(entry: dict[str, Any], inherited: tuple[str, ...], *, atom: bool) -> RawItem:
    guid = as_it_stands(_string(entry.get("id")))
    contents = [_plain(content) for content in entry.get("content") or ()]
    summary = _plain(entry.get("summary_detail")) or {"value": entry.get("summary")}
    details = [*contents, summary, _plain(entry.get("title_detail"))]
    return RawItem(
        guid=guid,
        permalink=guid.startswith(("http://", "https://")) and (atom or bool(entry.get("guidislink"))),
        link=_link(entry),
        title=_string(entry.get("title")),
        summary=_body(summary, atom=atom),
        # Atom and JSON Feed keep body and summary apart; in RSS either may be the longer one.
        bodies=tuple(_body(body, atom=atom) for body in (contents if atom else [*contents, summary])),
        published=tuple(_string(entry.get(key)) for key in ("published", "created", "updated")),
        updated=(_string(entry.get("updated")),),
        authors=_authors(entry) or _authors(_plain(entry.get("source"))) or inherited,
        categories=tuple(_categories(entry)),
        lang=next((lang for detail in [entry, *details] if (lang := _string(detail.get("language")))), ""),
        media=(media := tuple(_media(entry))),
        pictures=tuple(_pictures(entry, media)),
    )


def _with_facts(item: RawItem, facts: JobFacts) -> RawItem:
    return replace(item, posting=facts.posting, categories=(*item.categories, *facts.categories))


def _plain(value: object) -> dict[str, Any]:
    """A dictionary of feedparser's without its magic (a missing ``updated`` answers with ``published``)."""
    return dict(value) if isinstance(value, dict) else {}


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _body(detail: Mapping[str, Any], *, atom: bool) -> RawText:
    """A content or summary. Atom's are plain text unless they say otherwise; some forget to say that theirs is HTML."""
    value = _string(detail.get("value"))
    if detail.get("type") == "application/xhtml+xml":
        value = value.replace("</br>", "")  # an empty element is written as a pair, which HTML reads as two
    plain_text = atom and detail.get("type") == "text/plain" and not _CLOSING_TAG.search(value)
    base = as_it_stands(_string(detail.get("base")))
    return RawText(value, "text" if plain_text else "html", base, _string(detail.get("language")))


def _links(context: dict[str, Any]) -> list[dict[str, Any]]:
    return [_plain(link) for link in context.get("links") or () if _string(link.get("href"))]


def _link(entry: dict[str, Any]) -> str:
    """The page of an entry: the address before FeedBurner, an HTML alternate, any alternate."""
    original = as_it_stands(_string(entry.get("feedburner_origlink")))
    if original:
        return original
    alternates = [link for link in _links(entry) if link.get("rel", "alternate") == "alternate"]
    pages = [link for link in alternates if link.get("type") in {"text/html", "application/xhtml+xml"}]
    return next((href for link in [*pages, *alternates] if (href := as_it_stands(link["href"]))), "")


def _home(channel: dict[str, Any]) -> str:
    """The feed's own website, where it says so absolutely."""
    home = _link(channel)
    return home if home.startswith(("http://", "https://")) else ""


def _authors(context: dict[str, Any]) -> tuple[str, ...]:
    """Every author as one string. ``author`` and ``author_detail`` disagree where there are two: ``authors`` does not.

    feedparser cuts an address behind four letters of its top-level domain and leaves the rest in the name
    ("ems (Jo" of "jo@site.systems (Jo)"), so the text as it stood is taken, which it keeps for the last author only;
    of the others the rest is taken off.
    """
    authors = [_plain(author) for author in context.get("authors") or ()]
    names = [_string(author.get("name")) for author in authors]
    for place, author in enumerate(authors[:-1]):
        if _CUT_DOMAIN.search(_string(author.get("email"))):
            names[place] = _REST_OF_DOMAIN.sub("", names[place]).lstrip("(")
    text = _string(context.get("author"))
    if authors and (_string(authors[-1].get("email")) or names[-1]) in text:
        names[-1] = text
    return tuple(name for name in names if name.strip())


def _categories(entry: dict[str, Any]) -> Iterator[str]:
    for tag in entry.get("tags") or ():
        if not _string(tag.get("scheme")).endswith("#kind"):  # what Blogger says of every post
            yield _string(tag.get("label")) or _string(tag.get("term"))


def _media(entry: dict[str, Any]) -> Iterator[RawMedia]:
    """What an entry carries besides its text: a YouTube id, a player, enclosures, ``media:content``."""
    length = seconds(_string(entry.get("itunes_duration")))
    video = _string(entry.get("yt_videoid"))
    if video:
        yield RawMedia(f"https://www.youtube.com/watch?v={video}", medium="video", duration=length)
    player = _plain(entry.get("media_player"))
    if player.get("url"):
        yield RawMedia(_string(player["url"]), type="text/html", medium="player", duration=length)
    for link in _links(entry):
        if link.get("rel") == "enclosure":
            url = as_it_stands(link["href"])
            yield RawMedia(url, _string(link.get("type")), "", length, number(link.get("length")))
    for content in entry.get("media_content") or ():
        yield RawMedia(
            url=_string(content.get("url")),
            type=_string(content.get("type")),
            medium=_string(content.get("medium")),
            duration=seconds(_string(content.get("duration"))) or length,
            length=number(content.get("filesize")),
        )


def _pictures(entry: dict[str, Any], media: tuple[RawMedia, ...]) -> Iterator[str]:
    """The picture that stands for the whole entry: a large one before the thumbnails, the widest of those first."""
    yield from (one.url for one in media if one.medium == "image" or one.type.startswith("image/"))
    thumbnails = [_plain(one) for one in entry.get("media_thumbnail") or ()]
    thumbnails.sort(key=lambda one: -number(one.get("width")))
    yield from (as_it_stands(_string(one.get("url"))) for one in thumbnails)
