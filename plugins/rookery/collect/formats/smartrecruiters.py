"""SmartRecruiters: https://api.smartrecruiters.com/v1/companies/{board}/postings?limit=100 -> RawFeed.

``{offset, limit, totalFound, content: [...]}``, further pages by ``offset`` up to ``totalFound``; the text of a
posting stands in its own answer, ``.../postings/{id}`` (``jobAd.sections``). A company that is not known, or in other
capitals, answers with ``totalFound`` 0. Postings that are not public stay out. Evidence: a captured list, public code.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from rookery.collect.formats.board_address import board_name, host_and_steps, origin, step
from rookery.collect.formats.board_json import (
    MAX_ROWS,
    flag,
    mark_of,
    no_answer,
    obj,
    object_of,
    parse_object,
    required_rows,
    sections,
    string,
    unescaped,
)
from rookery.collect.formats.fields import number
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPlace, RawPosting

MAX_PAGES = 100

_VENDOR = "SmartRecruiters"
_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
_PAGES = frozenset({"careers.smartrecruiters.com", "jobs.smartrecruiters.com"})


def recognise(url: str) -> str:
    """``Acme`` of careers. and jobs.smartrecruiters.com/Acme/... or an address of the interface; capitals matter."""
    host, steps = host_and_steps(url)
    if host == "api.smartrecruiters.com" and "companies" in steps[:-1]:
        return board_name(steps[steps.index("companies") + 1])
    if host not in _PAGES or not steps:
        return ""
    if steps[0] == "oneclick-ui":
        return board_name(steps[steps.index("company") + 1]) if "company" in steps[:-1] else ""
    return board_name(steps[0])


def parse_list(text: str, address: str) -> RawFeed:
    """One page of postings; the first names the others. Raises FeedError for what is no answer of SmartRecruiters."""
    document = parse_object(text, _VENDOR)
    offset, asked = number(document.get("offset")), _offset(address)
    if asked and offset != asked:
        no_answer(_VENDOR, f"the page at offset {offset} where the one at {asked} was asked for")
    rows = [object_of(row) for row in required_rows(document, "content", _VENDOR)]
    public = [row for row in rows if (string(row, "visibility") or "PUBLIC").upper() == "PUBLIC"]
    total = number(document.get("totalFound"))
    if not rows and asked < total:
        no_answer(_VENDOR, f"an empty page where the postings from {asked} to {total} should be")
    more, whole = _more(document, len(rows), total, address)
    return RawFeed(
        title=next((name for row in rows if (name := string(obj(row, "company"), "name"))), ""),
        items=tuple(_item(row, address) for row in public[:MAX_ROWS]),
        count=len(public) if whole else total,
        more=more,
        certain=bool(rows),
    )


def parse_detail(text: str, item: RawItem) -> RawItem:
    """The item with its text and where one applies. Raises FeedError for what is no answer about this posting."""
    document = parse_object(text, _VENDOR)
    said = obj(obj(document, "jobAd"), "sections")
    if not said or string(document, "id") not in {"", item.guid}:
        no_answer(_VENDOR, f"JSON that is not about the posting {item.guid}")
    parts = [(string(section, "title"), unescaped(string(section, "text"))) for section in map(said.get, _SECTIONS)
             if isinstance(section, dict)]  # fmt: skip
    posting = replace(item.posting or RawPosting(), apply_url=string(document, "applyUrl"))
    return replace(
        item, bodies=(RawText(sections(parts)),), link=string(document, "postingUrl") or item.link, posting=posting
    )


def _item(row: dict[str, Any], address: str) -> RawItem:
    key = string(row, "id", "uuid")
    company = string(obj(row, "company"), "identifier")
    place = obj(row, "location")
    return RawItem(
        guid=key,
        link=f"https://jobs.smartrecruiters.com/{step(company)}/{step(key)}" if company and key else "",
        title=string(row, "name"),
        published=(string(row, "releasedDate"),),
        categories=tuple(filter(None, (string(obj(row, "function"), "label"), string(obj(row, "industry"), "label")))),
        lang=string(obj(row, "language"), "code"),
        posting=RawPosting(
            places=_places(place),
            workplace="hybrid" if flag(place, "hybrid") else "",
            remote=flag(place, "remote"),
            department=string(obj(row, "department"), "label"),
            employment=tuple(filter(None, [string(obj(row, "typeOfEmployment"), "label")])),
            requisition_id=string(row, "refNumber"),
        ),
        detail=_detail(address, company, key),
        mark=mark_of(row),
    )


def _places(place: dict[str, Any]) -> tuple[RawPlace, ...]:
    city, region, country = string(place, "city"), string(place, "region"), string(place, "country")
    text = string(place, "fullLocation") or ", ".join(filter(None, (city, region, country)))
    return (RawPlace(text=text, locality=city, region=region, country=country),) if text else ()


def _detail(address: str, company: str, key: str) -> str:
    """The posting's own answer, at the host that gave the list (``url:`` may name a proxy)."""
    root = origin(address)
    if not root or not key:
        return ""
    path = urlsplit(address).path
    if path.endswith("/postings"):
        return f"{root}{path}/{step(key)}"
    return f"{root}/v1/companies/{step(company)}/postings/{step(key)}" if company else ""


def _offset(address: str) -> int:
    return number(dict(parse_qsl(urlsplit(address).query)).get("offset")) if origin(address) else 0


def _more(document: dict[str, Any], found: int, total: int, address: str) -> tuple[tuple[str, ...], bool]:
    """The other pages of the list, named by its first, and whether they are all of them."""
    if number(document.get("offset")) or not found or not origin(address):
        return (), True
    size = min(number(document.get("limit")) or found, found)
    starts = range(size, total, size)
    split = urlsplit(address)
    query = [(key, value) for key, value in parse_qsl(split.query, keep_blank_values=True) if key != "offset"]
    pages = tuple(
        urlunsplit(split._replace(query=urlencode([*query, ("offset", str(start))]), fragment=""))
        for start in starts[: MAX_PAGES - 1]
    )
    return pages, len(starts) < MAX_PAGES
