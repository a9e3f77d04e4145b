"""Personio: https://{board}.jobs.personio.de/xml?language=en (also .com) -> RawFeed.

``<workzag-jobs><position>``: a whole board in one answer, without addresses: a job's page is ``/job/{id}`` at the
same host. The employer must have switched the feed on. An unknown name answers 404 or leads to Personio's own site;
after some five requests in a row comes 429. Evidence: a captured answer, reports of live ones.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from rookery.collect.formats.board_address import origin, step, subdomain
from rookery.collect.formats.board_json import MAX_ROWS, sections, unescaped
from rookery.collect.formats.board_xml import Element, parse_xml
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting

_VENDOR = "Personio"


def recognise(url: str) -> str:
    """``acme`` of acme.jobs.personio.de or .com."""
    return subdomain(url, "jobs.personio.de", "jobs.personio.com")


def parse_list(text: str, address: str) -> RawFeed:
    """Raises FeedError for what is no answer of Personio."""
    positions = list(parse_xml(text, _VENDOR, "workzag-jobs").all("position"))
    root = origin(address)
    return RawFeed(
        lang=next(iter(parse_qs(urlsplit(address).query).get("language", ())), "") if root else "",
        items=tuple(_item(position, root) for position in positions[:MAX_ROWS]),
        count=len(positions),
    )


def _item(position: Element, root: str) -> RawItem:
    key = position.text("id")
    return RawItem(
        guid=key,
        link=f"{root}/job/{step(key)}" if root and key else "",
        title=position.text("name"),
        bodies=(RawText(_body(position)),),
        published=(position.text("createdat"),),
        categories=tuple(word.strip() for word in position.text("keywords").split(",") if word.strip()),
        posting=RawPosting(
            places=_places(position),
            department=position.text("department"),
            employment=_employment(position.text("schedule"), position.text("employmenttype")),
            pay=_pay(position),
        ),
    )


def _body(position: Element) -> str:
    return sections(
        (section.text("name"), unescaped(section.text("value")))
        for group in position.all("jobdescriptions")
        for section in group.all("jobdescription")
    )


def _places(position: Element) -> tuple[RawPlace, ...]:
    others = [office for group in position.all("additionaloffices") for office in group.texts("office")]
    return tuple(RawPlace(text=office) for office in dict.fromkeys((*position.texts("office"), *others)))


def _employment(schedule: str, kind: str) -> tuple[str, ...]:
    """Working time and kind of contract. ``permanent`` says nothing of the time: it counts where nothing else does."""
    times = ("full-time", "part-time") if schedule == "full-or-part-time" else (schedule,) if schedule else ()
    return times if kind == "permanent" and times else (*times, kind) if kind else times


def _pay(position: Element) -> RawPay:
    for pay in position.all("salaryinformation"):
        return RawPay(
            minimum=pay.text("min"),
            maximum=pay.text("max"),
            currency=pay.text("currencycode"),
            per=pay.text("type"),
        )
    return RawPay()
