"""Teamtailor: https://{board}.teamtailor.com/jobs.json -> RawFeed.

A JSON Feed 1.1 whose items hold a whole schema.org JobPosting under ``_jobposting``; further pages by ``next_url``
(``?page=N``). It works on an employer's own domain too (``url:``); North American companies live at
``acme.na.teamtailor.com``, so a board's name may hold a dot. Not documented. Evidence: reports, public code. (The RSS
beside it nests several ``tt:location`` in an item, which feed parsers flatten into one wrong place.)
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from rookery.collect.formats.board_address import origin, subdomain
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    no_answer,
    obj,
    object_of,
    parse_object,
    required_rows,
    string,
    strings,
)
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.relative import is_http
from rookery.collect.formats.schema_org import item_of

_VENDOR = "Teamtailor"


def recognise(url: str) -> str:
    """``acme`` (or ``acme.na``) of acme.teamtailor.com."""
    return subdomain(url, "teamtailor.com")


def parse_list(text: str, address: str) -> RawFeed:
    """One page of jobs, which names the next. Raises FeedError for what is no answer of Teamtailor."""
    document = parse_object(text, _VENDOR)
    if "jsonfeed.org/version/" not in string(document, "version"):
        no_answer(_VENDOR, "JSON that is no JSON Feed")
    rows = required_rows(document, "items", _VENDOR)
    home = string(document, "home_page_url")
    return RawFeed(
        title=string(document, "title"),
        home=home if is_http(home) else "",
        lang=string(document, "language"),
        items=tuple(_item(object_of(row)) for row in rows[:MAX_ROWS]),
        count=len(rows),
        more=_next(string(document, "next_url"), address),
    )


def _item(row: dict[str, Any]) -> RawItem:
    posting = item_of(obj(row, "_jobposting"))
    body = RawText(string(row, "content_html"))
    updated = string(row, "date_modified")
    return replace(
        posting,
        guid=string(row, "id") or posting.guid,
        link=string(row, "url", "external_url") or posting.link,
        title=string(row, "title") or posting.title,
        bodies=(body,) if body else posting.bodies,
        published=(string(row, "date_published"), *posting.published),
        updated=(updated,) if updated else posting.updated,
        categories=strings(row, "tags") or posting.categories,
        lang=string(row, "language") or posting.lang,
    )


def _next(url: str, address: str) -> tuple[str, ...]:
    """The next page, at the host that gave this one (``url:`` may name a proxy)."""
    if not url or not origin(address):
        return ()
    try:
        query = urlsplit(url).query
    except ValueError:
        return ()
    following = urlunsplit(urlsplit(address)._replace(query=query, fragment=""))
    return (following,) if query and following != address else ()
