"""Recruitee's careers site API (https://docs.recruitee.com/reference/intro-to-careers-site-api) -> RawFeed.

One answer holds the whole board: ``{"offers": [...]}``. The description comes in two fields, ``description`` and
``requirements``. Whether one works remotely, at home on some days, or on site is said by three flags. A company that
does not exist is a 404.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rookery.collect.formats.board_address import subdomain
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    flag,
    obj,
    object_of,
    objects,
    parse_object,
    required_rows,
    sections,
    string,
    strings,
)
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting

_VENDOR = "Recruitee"


def recognise(url: str) -> str:
    """``example`` of example.recruitee.com and everything below it."""
    return subdomain(url, "recruitee.com")


def parse_list(text: str, _address: str) -> RawFeed:
    """Read a whole board. Raises FeedError for what is no answer of Recruitee."""
    rows = required_rows(parse_object(text, _VENDOR), "offers", _VENDOR)
    offers = [offer for offer in map(object_of, rows) if string(offer, "status") in {"", "published"}]
    hidden = len(rows) - len(offers)
    return RawFeed(
        title=next((name for offer in offers if (name := string(offer, "company_name"))), ""),
        items=tuple(map(_item, offers[:MAX_ROWS])),
        count=len(offers),
        notes=(f"{hidden} offers left out that are not published",) if hidden else (),
    )


def _item(offer: dict[str, Any]) -> RawItem:
    department, employment = string(offer, "department"), string(offer, "employment_type_code")
    languages = list(obj(offer, "translations"))
    return RawItem(
        guid=string(offer, "id"),
        link=string(offer, "careers_url"),
        title=string(offer, "title"),
        bodies=(RawText(sections(("", string(offer, key)) for key in ("description", "requirements"))),),
        published=(string(offer, "published_at"), string(offer, "created_at")),
        updated=(string(offer, "updated_at"),),
        categories=tuple(dict.fromkeys(filter(None, (department, *strings(offer, "tags"))))),
        lang=languages[0] if len(languages) == 1 else "",
        posting=RawPosting(
            places=tuple(_places(offer)),
            workplace=_workplace(offer),
            department=department,
            employment=(employment,) if employment else (),
            pay=_pay(offer),
            valid_through=string(offer, "close_at"),
            apply_url=string(offer, "careers_apply_url"),
        ),
    )


def _workplace(offer: dict[str, Any]) -> str:
    """The flag that is set; hybrid if it is one of several, nothing where the others contradict each other."""
    stated = [word for word in ("hybrid", "remote", "on_site") if flag(offer, word)]
    return stated[0] if len(stated) == 1 or "hybrid" in stated else ""


def _places(offer: dict[str, Any]) -> Iterator[RawPlace]:
    """Every location; an older board says its only one in the offer itself, maybe as words alone."""
    for place in objects(offer, "locations") or [offer]:
        found = RawPlace(
            text=string(place, "name", "location"),
            locality=string(place, "city"),
            region=string(place, "state", "state_name"),
            country=string(place, "country_code", "country"),
        )
        if found != RawPlace():
            yield found


def _pay(offer: dict[str, Any]) -> RawPay:
    pay = obj(offer, "salary")
    return RawPay(string(pay, "min"), string(pay, "max"), string(pay, "currency"), string(pay, "period"))
