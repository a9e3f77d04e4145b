"""Pinpoint: https://{board}.pinpointhq.com/postings.json -> RawFeed.

``{data: [...]}``, a whole board in one answer, with the text in four parts that have their own headings. A job in
several languages comes as several rows that share ``job.id``: they are one job here, in English if it is among them.
Most answers hold no date of publication, some ``first_published_at``; ``deadline_at`` is a closing date. Pay is shown
only if ``compensation_visible``. A list of exactly 1,000 rows was seen, which may be cut. Evidence: the vendor's
documentation as quoted by others, public code with measurements.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rookery.collect.formats.board_address import host_and_steps, subdomain
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    flag,
    obj,
    object_of,
    parse_object,
    required_rows,
    sections,
    string,
    unescaped,
)
from rookery.collect.formats.fields import language
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting

_VENDOR = "Pinpoint"
_PARTS = ("description", "key_responsibilities", "skills_knowledge_expertise", "benefits")
_SUSPICIOUS = 1000


def recognise(url: str) -> str:
    """``acme`` of acme.pinpointhq.com."""
    return subdomain(url, "pinpointhq.com")


def parse_list(text: str, _address: str) -> RawFeed:
    """Raises FeedError for what is no answer of Pinpoint."""
    rows = required_rows(parse_object(text, _VENDOR), "data", _VENDOR)
    jobs: dict[str, RawItem] = {}
    for number, row in enumerate(map(object_of, rows)):
        key = string(obj(row, "job"), "id") or string(row, "id", "url") or f"#{number}"
        jobs[key] = _joined(jobs[key], _item(row)) if key in jobs else _item(row)
    items = tuple(jobs.values())
    cut = len(rows) == _SUSPICIOUS
    return RawFeed(
        items=items[:MAX_ROWS],
        count=len(items),
        notes=("exactly 1000 postings: Pinpoint may have cut the list",) if cut else (),
    )


def _item(row: dict[str, Any]) -> RawItem:
    job, url = obj(row, "job"), string(row, "url")
    return RawItem(
        guid=string(job, "id") or string(row, "id"),
        link=url,
        title=string(row, "title"),
        bodies=(RawText(sections((string(row, f"{part}_header"), unescaped(string(row, part))) for part in _PARTS)),),
        published=(string(row, "first_published_at"),),
        lang=_language(string(row, "path") or "/".join(host_and_steps(url)[1])),
        posting=RawPosting(
            places=_places(obj(row, "location")),
            workplace=string(row, "workplace_type", "workplace_type_text"),
            department=string(obj(job, "department"), "name") or string(obj(row, "department"), "name"),
            employment=tuple(filter(None, [string(row, "employment_type", "employment_type_text")])),
            pay=_pay(row),
            valid_through=string(row, "deadline_at"),
            requisition_id=string(job, "requisition_id"),
        ),
    )


def _language(path: str) -> str:
    """``en`` of ``/en/postings/...``; ``""`` where the path does not begin with a language."""
    steps = path.strip("/").split("/")
    return language(steps[0]) if steps[1:] and steps[0] not in {"jobs", "postings"} else ""


def _places(place: dict[str, Any]) -> tuple[RawPlace, ...]:
    city, region, country = string(place, "city"), string(place, "province"), string(place, "country")
    text = string(place, "name") or ", ".join(filter(None, (city, region, country)))
    return (RawPlace(text=text, locality=city, region=region, country=country),) if text else ()


def _pay(row: dict[str, Any]) -> RawPay:
    if flag(row, "compensation_visible") is False:
        return RawPay()
    return RawPay(
        minimum=string(row, "compensation_minimum"),
        maximum=string(row, "compensation_maximum"),
        currency=string(row, "compensation_currency"),
        per=string(row, "compensation_frequency"),
        text=string(row, "compensation"),
    )


def _joined(job: RawItem, other: RawItem) -> RawItem:
    """A job and the same job in another language, where names of places are others too, or in another place."""
    if job.lang != other.lang:
        return other if other.lang.startswith("en") and not job.lang.startswith("en") else job
    if job.posting is None or other.posting is None:
        return job
    places = tuple(dict.fromkeys((*job.posting.places, *other.posting.places)))
    return replace(job, posting=replace(job.posting, places=places))
