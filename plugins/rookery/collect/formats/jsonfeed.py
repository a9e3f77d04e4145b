"""Text of a JSON Feed 1.0 or 1.1 (https://www.jsonfeed.org/version/1.1/) -> RawFeed.

Foreign JSON holds anything anywhere, so every value is asked for its type; what is of another type counts as absent.
"""

from __future__ import annotations

import json
import re
from typing import Any

from rookery.collect.formats.fields import number
from rookery.collect.formats.raw import RawFeed, RawItem, RawMedia, RawText
from rookery.collect.formats.relative import is_http
from rookery.errors import FeedError

MAX_ITEMS = 10_000

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/1(?:\.\d)?/?")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_jsonfeed(text: str) -> RawFeed:
    """Read a JSON Feed. Raises FeedError: "not a feed (JSON)", "truncated or broken JSON (line N)", "refused: ..."."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise FeedError(f"truncated or broken JSON (line {error.lineno})") from error
    except RecursionError as error:
        raise FeedError("refused: nested too deep") from error
    except ValueError as error:  # a number of more digits than Python is willing to read
        raise FeedError("broken JSON (a number)") from error
    feed = _object(document)
    if not _VERSION.fullmatch(_string(feed, "version")):
        raise FeedError("not a feed (JSON)")
    items = _list(feed, "items")
    inherited = _authors(feed)  # "the top-level authors, if present, are the authors of the item"
    return RawFeed(
        title=_string(feed, "title"),
        home=home if is_http(home := _string(feed, "home_page_url")) else "",
        lang=_string(feed, "language"),
        items=tuple(_item(_object(item), inherited) for item in items[:MAX_ITEMS]),
        count=len(items),
    )


def _item(item: dict[str, Any], inherited: tuple[str, ...]) -> RawItem:
    bodies = (RawText(_string(item, "content_html"), "html"), RawText(_string(item, "content_text"), "text"))
    published, modified = _string(item, "date_published"), _string(item, "date_modified")
    return RawItem(
        guid=_id(item.get("id")),
        link=_string(item, "url") or _string(item, "external_url"),
        title=_string(item, "title"),
        summary=RawText(_string(item, "summary"), "text"),
        # The same body comes in both forms; the text is read only where there is no HTML.
        bodies=bodies[:1] if bodies[0] else bodies[1:],
        published=(published, modified),
        updated=(modified,),
        authors=_authors(item) or inherited,
        categories=tuple(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        lang=_string(item, "language"),
        media=tuple(_attachment(_object(media)) for media in _list(item, "attachments")),
        pictures=tuple(filter(None, (_string(item, "image"), _string(item, "banner_image")))),
    )


def _attachment(media: dict[str, Any]) -> RawMedia:
    return RawMedia(
        url=_string(media, "url"),
        type=_string(media, "mime_type"),
        duration=number(media.get("duration_in_seconds")),
        length=number(media.get("size_in_bytes")),
    )


def _authors(context: dict[str, Any]) -> tuple[str, ...]:
    """``authors`` of version 1.1, else ``author`` of 1.0."""
    listed = [_string(_object(author), "name") for author in _list(context, "authors")]
    names = listed or [_string(_object(context.get("author")), "name")]
    return tuple(name for name in names if name.strip())


def _id(value: object) -> str:
    """The id as text: 1.0 allowed numbers, and "a number is to be coerced into a string"."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _clean(str(value))


def _string(context: dict[str, Any], key: str) -> str:
    value = context.get(key)
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return _NOT_TEXT.sub("", text)


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(context: dict[str, Any], key: str) -> list[Any]:
    value = context.get(key)
    return value if isinstance(value, list) else []
