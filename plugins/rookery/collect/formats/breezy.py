"""Breezy HR: https://{board}.breezy.hr/json?verbose=true -> RawFeed.

A bare list of positions; ``verbose=true`` adds their descriptions. Any subdomain answers with 200 and an empty list,
also one that nobody has, so an empty answer says nothing. Evidence: public code, a note of someone who tried.
"""

from __future__ import annotations

from typing import Any

from rookery.collect.formats.board_address import subdomain
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    flag,
    obj,
    object_of,
    objects,
    parse_array,
    string,
    unescaped,
)
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting

_VENDOR = "Breezy HR"


def recognise(url: str) -> str:
    """``acme`` of acme.breezy.hr."""
    return subdomain(url, "breezy.hr")


def parse_list(text: str, _address: str) -> RawFeed:
    """Raises FeedError for what is no answer of Breezy HR."""
    rows = [object_of(row) for row in parse_array(text, _VENDOR)]
    return RawFeed(
        title=next((name for row in rows if (name := string(obj(row, "company"), "name"))), ""),
        items=tuple(_item(row) for row in rows[:MAX_ROWS]),
        count=len(rows),
        certain=bool(rows),
    )


def _item(row: dict[str, Any]) -> RawItem:
    employment = _name(row, "type")
    own = obj(row, "location")
    return RawItem(
        guid=string(row, "id", "friendly_id"),
        link=string(row, "url"),
        title=string(row, "name"),
        bodies=(RawText(unescaped(string(row, "description"))),),
        published=(string(row, "published_date"),),
        updated=(string(row, "updated_date"),),
        posting=RawPosting(
            places=_places([own, *objects(row, "locations")]),
            remote=flag(own, "is_remote"),
            department=_name(row, "department"),
            employment=(employment,) if employment else (),
            pay=_pay(row),
        ),
    )


def _name(row: dict[str, Any], key: str) -> str:
    """A text, or the name of an object."""
    return string(row, key) or string(obj(row, key), "name")


def _places(rows: list[dict[str, Any]]) -> tuple[RawPlace, ...]:
    found: dict[str, RawPlace] = {}
    for row in rows:
        city, region = string(row, "city"), _name(row, "state")
        text = string(row, "name") or ", ".join(filter(None, (city, region, _name(row, "country"))))
        if text:
            country = string(obj(row, "country"), "id") or _name(row, "country")
            found.setdefault(text, RawPlace(text=text, locality=city, region=region, country=country))
    return tuple(found.values())


def _pay(row: dict[str, Any]) -> RawPay:
    """Mostly words ("$90k - $110k"), in some answers an object."""
    pay = obj(row, "salary")
    if not pay:
        return RawPay(text=string(row, "salary"))
    return RawPay(
        minimum=string(pay, "min"),
        maximum=string(pay, "max"),
        currency=string(pay, "currency"),
        per=string(pay, "period", "type"),
    )
