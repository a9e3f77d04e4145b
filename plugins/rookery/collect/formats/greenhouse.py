"""Greenhouse's Job Board API (https://developers.greenhouse.io/job-board.html) -> RawFeed.

One answer holds the whole board: ``{"jobs": [...], "meta": {"total": n}}``; one with fewer jobs than that was cut.
``content`` is HTML whose tags came as entities, in the documentation's sample even twice. A job whose
``internal_job_id`` is null is a prospect post: an invitation to write in, with no job behind it. A board that does not
exist is a 404. Boards in the EU (job-boards.eu.greenhouse.io) answer at the same address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from rookery.collect.formats.board_address import board_name, host_and_steps
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    flag,
    obj,
    object_of,
    objects,
    parse_object,
    required_rows,
    string,
    strings,
    unescaped,
)
from rookery.collect.formats.fields import number
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting

_VENDOR = "Greenhouse"
_HOST = re.compile(r"(boards|job-boards|boards-api|api)(\.[a-z]{2,4})?\.greenhouse\.io")
_PARTED = re.compile(r"\s*[;|\n]\s*|\s+or\s+")
_EMPLOYMENT = re.compile(r"(?i)employment|contract type|job type|time type|commitment")
_WORKPLACE = re.compile(r"(?i)work ?place|location type|work(?:ing)? (?:model|mode|arrangement)|remote")
_PAY = re.compile(r"(?i)salary|pay|compensation")
_CENTS = re.compile(r"-?\d{1,15}")


def recognise(url: str) -> str:
    """``example`` of boards.greenhouse.io/example, its job pages, embedded boards (``?for=``) and API addresses."""
    host, steps = host_and_steps(url)
    if not _HOST.fullmatch(host):
        return ""
    if steps[:1] == ("embed",):
        return board_name(parse_qs(urlsplit(url).query).get("for", [""])[0])
    if steps[:2] == ("v1", "boards"):
        steps = steps[2:]
    return board_name(steps[0]) if steps else ""


def parse_list(text: str, _address: str) -> RawFeed:
    """Read a whole board. Raises FeedError for what is no answer of Greenhouse."""
    document = parse_object(text, _VENDOR)
    jobs = [object_of(row) for row in required_rows(document, "jobs", _VENDOR)]
    lacking = max(number(obj(document, "meta").get("total")) - len(jobs), 0)
    open_jobs = [job for job in jobs if job.get("internal_job_id", 0) is not None]
    prospects = len(jobs) - len(open_jobs)
    notes = [f"{prospects} prospect posts left out: no job is behind them"] if prospects else []
    if open_jobs and not any("content" in job for job in open_jobs):
        notes.append("no texts, departments and offices: add ?content=true to its address")
    return RawFeed(
        title=next((name for job in open_jobs if (name := string(job, "company_name"))), ""),
        items=tuple(map(_item, open_jobs[:MAX_ROWS])),
        count=len(open_jobs) + lacking,
        notes=tuple(notes),
    )


def _item(job: dict[str, Any]) -> RawItem:
    departments = tuple(name for department in objects(job, "departments") if (name := string(department, "name")))
    return RawItem(
        guid=string(job, "id"),
        link=string(job, "absolute_url"),
        title=string(job, "title"),
        bodies=(RawText(_content(job)),),
        published=(string(job, "first_published"),),
        updated=(string(job, "updated_at"),),
        categories=departments,
        lang=string(job, "language"),
        posting=RawPosting(
            places=tuple(_places(job)),
            workplace=_stated(job, _WORKPLACE),
            department=next(iter(departments), ""),
            employment=tuple(filter(None, [_stated(job, _EMPLOYMENT)])),
            pay=_pay(job),
            valid_through=string(job, "application_deadline"),
            apply_url=string(job, "absolute_url"),
            requisition_id=string(job, "requisition_id"),
        ),
    )


def _content(job: dict[str, Any]) -> str:
    """The description, and the notice on the use of AI where the employer wants it to be read with it."""
    notice = string(job, "ai_disclaimer") if flag(job, "include_ai_disclaimer") else ""
    return "\n".join(unescaped(part) for part in (string(job, "content"), notice) if part)


def _places(job: dict[str, Any]) -> Iterable[RawPlace]:
    """The places of the location line; an office of the same name knows the country. Without a line, the offices."""
    offices = {string(office, "name").casefold(): string(office, "location") for office in objects(job, "offices")}
    line = string(obj(job, "location"), "name")
    if line:
        for part in filter(None, _PARTED.split(line)):
            yield RawPlace(text=offices.get(part.casefold()) or part)
    else:
        for office in objects(job, "offices"):
            if name := string(office, "location", "name"):
                yield RawPlace(text=name)


def _stated(job: dict[str, Any], field: re.Pattern[str]) -> str:
    """What the employer's own field of such a name says, of the fields that hold words; else ``""``."""
    for metadata in objects(job, "metadata"):
        if field.search(string(metadata, "name")):
            return ", ".join(strings(metadata, "value"))
    return ""


def _pay(job: dict[str, Any]) -> RawPay:
    """The one pay range of a job; several (one for each region) are words. Amounts in cents become whole ones."""
    ranges = objects(job, "pay_input_ranges")
    if len(ranges) == 1:
        low, high = (_whole(string(ranges[0], key)) for key in ("min_cents", "max_cents"))
        return RawPay(low, high, string(ranges[0], "currency_type"), string(ranges[0], "title"))
    for metadata in objects(job, "metadata"):
        name, value = string(metadata, "name"), obj(metadata, "value")
        if value and _PAY.search(name):
            return RawPay(string(value, "min_value"), string(value, "max_value"), string(value, "unit"), name)
    return RawPay(text=_stated(job, _PAY))


def _whole(cents: str) -> str:
    if not _CENTS.fullmatch(cents):
        return ""
    units, rest = divmod(int(cents), 100)
    return f"{units}.{rest:02}" if rest else str(units)
