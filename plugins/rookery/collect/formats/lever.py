"""Lever's postings API (https://github.com/lever/postings-api) -> RawFeed.

One answer holds all published postings as a bare array. A description comes in three parts: ``description`` (opening
and body), ``lists`` (a heading and bare list items each) and ``additional``. ``createdAt`` is in milliseconds since
1970; there is no time of an update. A site that does not exist is a 404, or ``{"ok": false, "error": ...}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rookery.collect.formats.board_address import board_name, host_and_steps
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    flag,
    no_answer,
    obj,
    object_of,
    objects,
    parse_json,
    sections,
    string,
    strings,
)
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting
from rookery.html.contacts import mask
from rookery.html.text import excerpt

_VENDOR = "Lever"
_ITEM = re.compile(r"\s*<li\b", re.IGNORECASE)


def recognise(url: str, region: str = "") -> str:
    """``example`` of jobs.lever.co/example, its job pages and API addresses; ``region`` is ``eu.`` for its EU hosts."""
    host, steps = host_and_steps(url)
    if host == f"api.{region}lever.co" and steps[:2] == ("v0", "postings"):
        steps = steps[2:]
    elif host != f"jobs.{region}lever.co":
        return ""
    return board_name(steps[0]) if steps else ""


def parse_list(text: str, _address: str) -> RawFeed:
    """Read all postings of a site. Raises FeedError for what is no answer of Lever."""
    rows = parse_json(text, _VENDOR)
    if isinstance(rows, dict) and flag(rows, "ok") is False:
        no_answer(_VENDOR, f"it says: {excerpt(mask(string(rows, 'error')), 80) or 'not ok'}")
    if not isinstance(rows, list):
        no_answer(_VENDOR, "JSON that is no list")
    return RawFeed(items=tuple(_item(object_of(row)) for row in rows[:MAX_ROWS]), count=len(rows))


def _item(posting: dict[str, Any]) -> RawItem:
    categories = obj(posting, "categories")
    team, department = string(categories, "team"), string(categories, "department")
    workplace = string(posting, "workplaceType")
    return RawItem(
        guid=string(posting, "id"),
        link=string(posting, "hostedUrl"),
        title=string(posting, "text"),
        bodies=tuple(_body(posting)),
        published=(string(posting, "createdAt"),),
        categories=tuple(dict.fromkeys(filter(None, (team, department)))),
        posting=RawPosting(
            places=tuple(_places(posting, categories)),
            workplace="" if workplace.lower() == "unspecified" else workplace,
            team=team,
            department=department,
            employment=strings(categories, "commitment"),
            pay=_pay(posting),
            apply_url=string(posting, "applyUrl"),
            requisition_id=string(posting, "requisitionCode", "reqCode"),
        ),
    )


def _body(posting: dict[str, Any]) -> Iterator[RawText]:
    """The description of its three parts; plain text only where there is no HTML at all."""
    opening = string(posting, "description") or sections(
        ("", string(posting, key)) for key in ("opening", "descriptionBody")
    )
    lists = [(string(part, "text"), _list(string(part, "content"))) for part in objects(posting, "lists")]
    whole = sections([("", opening), *lists, ("", string(posting, "additional"))])
    if whole:
        yield RawText(whole)
    else:
        parts = (string(posting, key) for key in ("descriptionPlain", "additionalPlain"))
        yield RawText("\n\n".join(filter(None, parts)), "text")


def _list(content: str) -> str:
    return f"<ul>{content}</ul>" if _ITEM.match(content) else content


def _places(posting: dict[str, Any], categories: dict[str, Any]) -> Iterator[RawPlace]:
    """All locations, the main one first; ``country`` is the main one's."""
    main, country = string(categories, "location"), string(posting, "country")
    for text in dict.fromkeys(filter(None, (main, *strings(categories, "allLocations")))):
        yield RawPlace(text=text, country=country if text == main or not main else "")
    if country and not main and not strings(categories, "allLocations"):
        yield RawPlace(country=country)


def _pay(posting: dict[str, Any]) -> RawPay:
    pay = obj(posting, "salaryRange")
    return RawPay(
        minimum=string(pay, "min"),
        maximum=string(pay, "max"),
        currency=string(pay, "currency"),
        per=string(pay, "interval"),
        text=string(posting, "salaryDescriptionPlain", "salaryDescription"),
    )
