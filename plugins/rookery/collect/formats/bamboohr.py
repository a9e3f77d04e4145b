"""BambooHR: https://{board}.bamboohr.com/careers/list -> RawFeed, with a detail answer for each opening.

The list is ``{meta: {totalCount}, result: [...]}`` without text, date and pay; these stand in ``/careers/{id}/detail``
(``result.jobOpening``). ``locationType`` is 0 on site, 1 remote, 2 hybrid. A company that is not known is led to
BambooHR's own site. Not documented; the list was seen to go stale. Evidence: public code, partly conflicting.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rookery.collect.formats.board_address import origin, step, subdomain
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    flag,
    mark_of,
    no_answer,
    obj,
    object_of,
    parse_object,
    required_rows,
    string,
    unescaped,
)
from rookery.collect.formats.fields import number
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting

_VENDOR = "BambooHR"
_WORKPLACES = {"0": "onsite", "1": "remote", "2": "hybrid"}


def recognise(url: str) -> str:
    """``acme`` of acme.bamboohr.com."""
    return subdomain(url, "bamboohr.com")


def parse_list(text: str, address: str) -> RawFeed:
    """Raises FeedError for what is no answer of BambooHR."""
    document = parse_object(text, _VENDOR)
    rows = required_rows(document, "result", _VENDOR)
    root = origin(address)
    items = tuple(_item(object_of(row), root) for row in rows[:MAX_ROWS])
    return RawFeed(items=items, count=max(number(obj(document, "meta").get("totalCount")), len(rows)))


def parse_detail(text: str, item: RawItem) -> RawItem:
    """The item with its text, date and pay. Raises FeedError for what is no answer about this opening."""
    opening = obj(obj(parse_object(text, _VENDOR), "result"), "jobOpening")
    if not opening or string(opening, "id") not in {"", item.guid}:
        no_answer(_VENDOR, f"JSON that is not about the opening {item.guid}")
    found, known = _posting(opening), item.posting or RawPosting()
    return replace(
        item,
        link=string(opening, "jobOpeningShareUrl") or item.link,
        title=string(opening, "jobOpeningName") or item.title,
        bodies=(RawText(unescaped(string(opening, "description"))),),
        published=(string(opening, "datePosted"),),
        posting=replace(
            known,
            places=known.places or found.places,
            workplace=found.workplace or known.workplace,
            remote=known.remote if found.remote is None else found.remote,
            department=found.department or known.department,
            employment=found.employment or known.employment,
            pay=RawPay(text=string(opening, "compensation")),
        ),
    )


def _item(row: dict[str, Any], root: str) -> RawItem:
    key = string(row, "id")
    page = f"{root}/careers/{step(key)}" if root and key else ""
    return RawItem(
        guid=key,
        link=page,
        title=string(row, "jobOpeningName"),
        posting=_posting(row),
        detail=f"{page}/detail" if page else "",
        mark=mark_of(row),
    )


def _posting(row: dict[str, Any]) -> RawPosting:
    employment = string(row, "employmentStatusLabel")
    place = _place(obj(row, "atsLocation")) or _place(obj(row, "location"))
    return RawPosting(
        places=(place,) if place else (),
        workplace=_WORKPLACES.get(string(row, "locationType"), ""),
        remote=flag(row, "isRemote"),
        department=string(row, "departmentLabel"),
        employment=(employment,) if employment else (),
    )


def _place(row: dict[str, Any]) -> RawPlace | None:
    city, region = string(row, "city"), string(row, "state", "province")
    country = string(row, "country", "addressCountry")
    text = ", ".join(filter(None, (city, region, country)))
    return RawPlace(text=text, locality=city, region=region, country=country) if text else None
