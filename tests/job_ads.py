"""Jobs for tests, put into a site's archive as collecting would have; and an independent reading of Google's rules."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape

from rookery.archive.names import entry_name
from rookery.archive.store import write_changes
from rookery.model.entry import Entry
from rookery.model.feed import Changes
from rookery.model.posting import Location, Posting, Salary
from rookery.model.text import Html

BRNO = Location("Brno", "Jihomoravský kraj", "CZ", "Brno, CZ")
LEEDS = Location("Leeds", "", "GB", "Leeds")
PAY = Salary("62000", "76000.50", "EUR", "year")
STATED = Posting(
    locations=(BRNO, LEEDS),
    workplace="hybrid",
    team="Gauges",
    employment_types=("FULL_TIME", "TEMPORARY"),
    salary=PAY,
    valid_through="2026-04-30T00:00:00Z",
    apply_url="https://jobs.example.com/1/apply",
    requisition_id="REQ-7781",
)
FEEDS = """\
feeds:
  - id: jobs
    kind: job
    path: content/feeds/none.xml
    publish: full
    canonical: hub
    on_gone: keep
"""
TEXT = "<p>You keep <em>gauges</em> honest &amp; dry, and you write down what you see.</p>"


def ad(number: int | str = 1, posting: Posting | None = STATED, **values) -> Entry:
    """A job as a board's feed gives it."""
    entry = Entry(
        **{
            "id": f"urn:job:{number}",
            "feed": "jobs",
            "kind": "job",
            "title": f"Gauge keeper {number}",
            "url": f"https://jobs.example.com/{number}",
            "published": "2026-02-10T09:00:00Z",
            "first_seen": "2026-02-11T09:00:00Z",
            "summary": "You keep gauges honest & dry, and you write down what you see.",
            "content": Html(TEXT),
            "hash": "1:00",
            "posting": posting,
            **values,
        }
    )
    return entry if entry.name else replace(entry, name=entry_name(entry))


def archive(site, *ads: Entry) -> None:
    """Put jobs into the archive of a site."""
    for feed in sorted({one.feed for one in ads}):
        write_changes(site.root, feed, Changes(new=tuple(one for one in ads if one.feed == feed)))


def jsonld_of(page: str) -> list[dict]:
    """Every JSON-LD element of a page, parsed."""
    return [
        json.loads(data) for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    ]


def text_of(page: str) -> str:
    """What a reader sees of a page: no head, no data, one space between words."""
    body = page.split("<body>", 1)[1]
    bare = re.sub(r"<script.*?</script>", " ", body, flags=re.DOTALL)
    lines = re.sub(r"</?(?:a|span|time|b|em|strong|data|code)\b[^>]*>", "", bare)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", lines)).split())


TYPES = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}


def faults(data: dict) -> list[str]:
    """What Google's documentation of JobPosting would find fault with, read from its text and not from our code."""
    found = [name for name in ("title", "datePosted", "description") if not str(data.get(name, "")).strip()]
    if data.get("@context") not in {"https://schema.org/", "https://schema.org"} or data.get("@type") != "JobPosting":
        found.append("@type")
    if data.get("description", "").strip() == data.get("title"):
        found.append("description repeats the title")
    if not data.get("hiringOrganization", {}).get("name"):
        found.append("hiringOrganization")
    if data.get("datePosted") and not _is_day(data["datePosted"]):
        found.append("datePosted is no ISO 8601 date")
    if "validThrough" in data and not _is_day(data["validThrough"]):
        found.append("validThrough is no ISO 8601 date")
    return found + _place_faults(data) + _detail_faults(data)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text[:10]))
    except ValueError:
        return False


def _several(value) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def _place_faults(data: dict) -> list[str]:
    places, wanted = _several(data.get("jobLocation")), _several(data.get("applicantLocationRequirements"))
    found = [
        "jobLocation without addressCountry"
        for place in places
        if place.get("@type") != "Place" or not place.get("address", {}).get("addressCountry")
    ]
    remote = data.get("jobLocationType")
    if remote not in {None, "TELECOMMUTE"}:
        found.append("jobLocationType")
    if remote and not wanted:
        found.append("TELECOMMUTE without applicantLocationRequirements")
    if wanted and not remote:
        found.append("applicantLocationRequirements without TELECOMMUTE")
    if not places and not wanted:
        found.append("neither jobLocation nor applicantLocationRequirements")
    if any(place.get("@type") not in {"Country", "State"} or not place.get("name") for place in wanted):
        found.append("applicantLocationRequirements")
    return found


def _detail_faults(data: dict) -> list[str]:
    found = []
    if not set(_several(data.get("employmentType"))) <= TYPES:
        found.append("employmentType")
    if pay := data.get("baseSalary"):
        value = pay.get("value", {})
        figures = [value[key] for key in ("value", "minValue", "maxValue") if key in value]
        if not re.fullmatch("[A-Z]{3}", pay.get("currency", "")) or value.get("unitText") not in UNITS:
            found.append("baseSalary")
        if not figures or any(isinstance(figure, bool) or not isinstance(figure, int | float) for figure in figures):
            found.append("baseSalary without a number")
        if figures != sorted(figures):
            found.append("baseSalary: more than the most")
    if "identifier" in data and not (data["identifier"].get("name") and data["identifier"].get("value")):
        found.append("identifier")
    if "directApply" in data and not isinstance(data["directApply"], bool):
        found.append("directApply")
    return found
