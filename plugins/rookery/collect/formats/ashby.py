"""Ashby's public job board API (https://developers.ashbyhq.com/docs/public-job-posting-api) -> RawFeed.

One answer holds the whole board: ``{"apiVersion": "1", "jobs": [...]}``. Postings that are not listed have an address
for those who know it, and stay out; pay is public only where the employer shows it. A board that does not exist is
a 404; some saw an empty list, so an empty one proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rookery.collect.formats.board_address import host_and_steps
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    flag,
    obj,
    object_of,
    objects,
    parse_object,
    required_rows,
    string,
)
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting
from rookery.config.boards import is_board_name

_VENDOR = "Ashby"


def recognise(url: str) -> str:
    """``example`` of jobs.ashbyhq.com/example, its job pages and API addresses; the name may hold spaces."""
    host, steps = host_and_steps(url)
    if host == "api.ashbyhq.com" and steps[:2] == ("posting-api", "job-board"):
        steps = steps[2:]
    elif host != "jobs.ashbyhq.com":
        return ""
    return steps[0] if steps and is_board_name("ashby", steps[0]) else ""


def parse_list(text: str, _address: str) -> RawFeed:
    """Read a whole board. Raises FeedError for what is no answer of Ashby."""
    rows = required_rows(parse_object(text, _VENDOR), "jobs", _VENDOR)
    listed = [job for job in map(object_of, rows) if flag(job, "isListed") is not False]
    unlisted = len(rows) - len(listed)
    return RawFeed(
        items=tuple(map(_item, listed[:MAX_ROWS])),
        count=len(listed),
        notes=(f"{unlisted} unlisted postings left out",) if unlisted else (),
        certain=bool(rows),
    )


def _item(job: dict[str, Any]) -> RawItem:
    team, department = string(job, "team"), string(job, "department")
    workplace = string(job, "workplaceType")
    employment = string(job, "employmentType")
    html = string(job, "descriptionHtml")
    return RawItem(
        guid=string(job, "id"),
        link=string(job, "jobUrl"),
        title=string(job, "title"),
        bodies=(RawText(html) if html else RawText(string(job, "descriptionPlain"), "text"),),
        published=(string(job, "publishedAt"),),
        updated=(string(job, "updatedAt"),),
        categories=tuple(dict.fromkeys(filter(None, (team, department)))),
        posting=RawPosting(
            places=tuple(_places(job)),
            workplace=workplace,
            remote=None if workplace else flag(job, "isRemote"),
            team=team,
            department=department,
            employment=(employment,) if employment else (),
            pay=_pay(job),
            apply_url=string(job, "applyUrl"),
        ),
    )


def _places(job: dict[str, Any]) -> Iterator[RawPlace]:
    """The main location, then the others; each with its postal address where there is one."""
    for place in (job, *objects(job, "secondaryLocations")):
        address = obj(obj(place, "address"), "postalAddress") or obj(place, "address")
        found = RawPlace(
            text=string(place, "location"),
            locality=string(address, "addressLocality"),
            region=string(address, "addressRegion"),
            country=string(address, "addressCountry"),
        )
        if found != RawPlace():
            yield found


def _pay(job: dict[str, Any]) -> RawPay:
    """The one salary of a job; several (one for each tier of experience or place) are words."""
    if flag(job, "shouldDisplayCompensationOnJobPostings") is not True:
        return RawPay()
    compensation = obj(job, "compensation")
    parts = [
        part for part in objects(compensation, "summaryComponents") if string(part, "compensationType") == "Salary"
    ]
    text = string(compensation, "compensationTierSummary", "scrapeableCompensationSalarySummary")
    if len(parts) != 1:
        return RawPay(text=text)
    low, high = string(parts[0], "minValue"), string(parts[0], "maxValue")
    return RawPay(low, high, string(parts[0], "currencyCode"), string(parts[0], "interval"), text)
