"""Workday: the list of https://{company}.wd{N}.myworkdayjobs.com/wday/cxs/{company}/{site}/jobs -> RawFeed.

Workday gives the list to POST requests only, twenty rows each, so it cannot be asked by name: ``url:`` or ``path:``
names an answer that something else stored or passes on. ``{total, jobPostings: [...]}``; where a row's detail can be
asked (the address is Workday's own) it is. "Posted 3 Days Ago" is no date and "2 Locations" no place; both stand in
the detail. Not documented. Evidence: a captured list, public code.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from rookery.collect.formats.board_address import host_and_steps, origin, step
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    mark_of,
    no_answer,
    obj,
    object_of,
    parse_object,
    required_rows,
    string,
    strings,
    unescaped,
)
from rookery.collect.formats.fields import number
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPlace, RawPosting
from rookery.config.words import quoted

_VENDOR = "Workday"
_COMPANY, _SITE = 2, 3  # steps of the address of a list
_MANY = re.compile(r"\d+ Locations?")


def recognise(_url: str) -> str:
    """``""``: there is no address of a list that could be asked."""
    return ""


def parse_list(text: str, address: str) -> RawFeed:
    """Raises FeedError for what is no answer of Workday."""
    document = parse_object(text, _VENDOR)
    rows = required_rows(document, "jobPostings", _VENDOR)
    items = tuple(_item(object_of(row), address) for row in rows[:MAX_ROWS])
    dated = next((said for row in rows if (said := string(object_of(row), "postedOn"))), "")
    undated = dated and not any(item.detail for item in items)
    notes = (f"{quoted(dated)} and the like are no days of publication: no posting has one",) if undated else ()
    return RawFeed(items=items, count=max(number(document.get("total")), len(rows)), notes=notes)


def parse_detail(text: str, item: RawItem) -> RawItem:
    """The item with its text, places and dates. Raises FeedError for what is no answer about a posting."""
    info = obj(parse_object(text, _VENDOR), "jobPostingInfo")
    if not info:
        no_answer(_VENDOR, f"JSON that is not about the posting {item.guid}")
    known = item.posting or RawPosting()
    country = string(obj(info, "country"), "descriptor")
    places = tuple(dict.fromkeys(strings(info, "location") + strings(info, "additionalLocations")))
    return replace(
        item,
        link=string(info, "externalUrl") or item.link,
        title=string(info, "title") or item.title,
        bodies=(RawText(unescaped(string(info, "jobDescription"))),),
        published=(string(info, "startDate"),),
        posting=replace(
            known,
            places=tuple(RawPlace(text=place, country="" if at else country) for at, place in enumerate(places))
            or known.places,
            workplace=string(info, "remoteType") or known.workplace,
            employment=strings(info, "timeType") or known.employment,
            valid_through=string(info, "endDate"),
            requisition_id=string(info, "jobReqId") or known.requisition_id,
        ),
    )


def _item(row: dict[str, Any], address: str) -> RawItem:
    path = string(row, "externalPath")
    host, steps = host_and_steps(address)
    own = host.endswith(".myworkdayjobs.com") and steps[:2] == ("wday", "cxs") and steps[_SITE:] != ()
    tail = "/".join(step(part) for part in path.split("/") if part)
    root = origin(address)
    place = string(row, "locationsText")
    return RawItem(
        guid=path,
        link=f"{root}/{step(steps[_SITE])}/{tail}" if own and tail else "",
        title=string(row, "title"),
        posting=RawPosting(
            places=(RawPlace(text=place),) if place and not _MANY.fullmatch(place) else (),
            workplace=string(row, "remoteType"),
            employment=strings(row, "timeType"),
            requisition_id=next(iter(strings(row, "bulletFields")), ""),
        ),
        detail=f"{root}/wday/cxs/{step(steps[_COMPANY])}/{step(steps[_SITE])}/{tail}" if own and tail else "",
        mark=mark_of({key: value for key, value in row.items() if key != "postedOn"}),
    )
