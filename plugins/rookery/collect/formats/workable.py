"""Workable: https://apply.workable.com/api/v1/widget/accounts/{board}?details=true -> RawFeed.

A whole board in one answer, ``{name, jobs: [...]}``, with the descriptions because of ``details=true``. A job in
several places comes as several rows with one ``shortcode``: they are one job here. An answer without jobs may also
come for a company that does not exist. At most 10 requests in 10 s. Evidence: reports of live answers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rookery.collect.formats.board_address import board_name, host_and_steps, subdomain
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    array,
    flag,
    object_of,
    objects,
    parse_object,
    required_rows,
    string,
    strings,
    unescaped,
)
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPlace, RawPosting

_VENDOR = "Workable"
_NO_ACCOUNT = frozenset({"api", "j", "about", "backend", "static"})


def recognise(url: str) -> str:
    """``acme`` of apply.workable.com/acme/..., acme.workable.com or an address of the widget's interface."""
    host, steps = host_and_steps(url)
    if host not in {"apply.workable.com", "www.workable.com"}:
        return subdomain(url, "workable.com")
    if "accounts" in steps[:-1] and steps[0] == "api":
        return board_name(steps[steps.index("accounts") + 1])
    if host.startswith("www.") or not steps or steps[0] in _NO_ACCOUNT:
        return ""
    return board_name(steps[0])


def parse_list(text: str, _address: str) -> RawFeed:
    """Raises FeedError for what is no answer of Workable."""
    document = parse_object(text, _VENDOR)
    rows = required_rows(document, "jobs", _VENDOR)
    jobs: dict[str, RawItem] = {}
    for number, row in enumerate(map(object_of, rows)):
        key = string(row, "shortcode", "url") or f"#{number}"
        jobs[key] = _joined(jobs[key], _item(row)) if key in jobs else _item(row)
    items = tuple(jobs.values())
    return RawFeed(title=string(document, "name"), items=items[:MAX_ROWS], count=len(items), certain=bool(rows))


def _item(row: dict[str, Any]) -> RawItem:
    return RawItem(
        guid=string(row, "shortcode"),
        link=string(row, "url", "shortlink"),
        title=string(row, "title"),
        bodies=(RawText(unescaped(string(row, "description"))),),
        published=(string(row, "published_on"), string(row, "created_at")),
        categories=strings(row, "function") + strings(row, "industry"),
        posting=RawPosting(
            places=_places(row),
            remote=flag(row, "telecommuting"),
            department=string(row, "department"),
            employment=strings(row, "employment_type"),
            apply_url=string(row, "application_url"),
            requisition_id=string(row, "code"),
        ),
    )


def _places(row: dict[str, Any]) -> tuple[RawPlace, ...]:
    """``locations`` without those that the employer hides, else the row's own city, state and country."""
    listed = objects(row, "locations")
    places = [_place(place, "region", "countryCode") for place in listed if flag(place, "hidden") is not True]
    if not array(row, "locations"):
        places = [_place(row, "state", "country_code")]
    return tuple(place for place in places if place.text)


def _place(row: dict[str, Any], region: str, code: str) -> RawPlace:
    city, state, country = string(row, "city"), string(row, region), string(row, "country")
    code = string(row, code)
    return RawPlace(
        text=", ".join(filter(None, (city, state, country or code))),
        locality=city,
        region=state,
        country=code or country,
    )


def _joined(job: RawItem, other: RawItem) -> RawItem:
    """A job and the same job in another place."""
    if job.posting is None or other.posting is None:
        return job
    places = dict.fromkeys((*job.posting.places, *other.posting.places))
    remote = True if other.posting.remote else job.posting.remote
    return replace(job, posting=replace(job.posting, places=tuple(places), remote=remote))
