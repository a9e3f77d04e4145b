"""Open jobs for programs: ``jobs.json``, described in docs/jobs.md, and ``indeed.xml`` for aggregators.

In: the site model and its open jobs. Out: views that are plain data; bytes. Nothing in them depends on the day, so the
files change only when a job does. The XML is the form that most aggregators read (``source``, ``job``, an element a
fact); where it has no word for a fact, the fact is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree as ET

from rookery.model.posting import Location, Posting
from rookery.model.written import Prose
from rookery.publish.facts import TYPES, pay_text, place_text, team_text
from rookery.publish.model import Post, SiteModel
from rookery.publish.views import BodyRef

JSON = "jobs.json"
INDEED = "indeed.xml"
VERSION = 1
_NEVER = "1970-01-01T00:00:00Z"
_REMOTE = {"remote": "Fully remote", "hybrid": "Hybrid remote"}


@dataclass(frozen=True, slots=True)
class PlaceData:
    """A place of work. ``country`` is ISO 3166-1 alpha-2; ``text`` is what to show."""

    locality: str
    region: str
    country: str
    text: str


@dataclass(frozen=True, slots=True)
class PayData:
    """Pay as stated, never computed. ``minimum`` and ``maximum`` are decimal numbers as text, one may be "";
    ``currency`` is ISO 4217; ``per`` is hour, day, week, month or year.
    """

    minimum: str
    maximum: str
    currency: str
    per: str


@dataclass(frozen=True, slots=True)
class JobData:
    """One open job. What its source does not state is "", [] or null. Times are UTC, ``2026-03-02T10:00:00Z``.

    ``id`` stays the same for as long as the job is known here. ``workplace`` is onsite, hybrid, remote or unknown,
    ``remote_countries`` where remote work is open to. ``employment_types`` are schema.org's words. ``pay_text`` is pay
    as people read it. ``topics`` are ids of this site's topics. ``url`` is the job's page here, ``apply_url`` where one
    applies, ``source_url`` where the job was first published.
    """

    id: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    closes: str
    locations: tuple[PlaceData, ...]
    workplace: str
    remote_countries: tuple[str, ...]
    team: str
    department: str
    employment_types: tuple[str, ...]
    pay: PayData | None
    pay_text: str
    apply_url: str
    source_url: str
    requisition_id: str
    language: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobsData:
    """The whole file: all open jobs, the newest first. ``version`` grows when a field changes its meaning or goes."""

    version: int
    title: str
    employer: str
    home: str
    address: str
    jobs: tuple[JobData, ...]


@dataclass(frozen=True, slots=True)
class IndeedJob:
    """One ``job`` element: facts by element in order, and the text or, where it may not be shown whole, the summary."""

    facts: tuple[tuple[str, str], ...]
    text: BodyRef | Prose | None
    summary: str


@dataclass(frozen=True, slots=True)
class IndeedView:
    """The XML file: who publishes, when anything in it last changed, the jobs."""

    publisher: str
    home: str
    changed: str
    jobs: tuple[IndeedJob, ...]


def jobs_data(model: SiteModel, jobs: Sequence[Post]) -> JobsData:
    """All open jobs (from the oldest) as data."""
    root = _root(model)
    return JobsData(
        version=VERSION,
        title=model.site.name,
        employer=model.site.employer.title,
        home=f"{root}/jobs/",
        address=f"{root}/jobs/{JSON}",
        jobs=tuple(_job(post, root) for post in reversed(jobs)),
    )


def _root(model: SiteModel) -> str:
    return model.site.address or model.site.base.rstrip("/")


def _job(post: Post, root: str) -> JobData:
    entry = post.entry
    posting = entry.posting or Posting()
    pay = posting.salary
    published = entry.published or entry.first_seen
    return JobData(
        id=f"{entry.feed or 'jobs'}:{entry.name[-10:]}",
        url=f"{root}/{post.address}",
        title=entry.title,
        summary=entry.summary,
        published=published,
        updated=max(entry.updated, published),
        closes=posting.valid_through,
        locations=tuple(_place(location) for location in posting.locations),
        workplace=posting.workplace,
        remote_countries=posting.remote_countries,
        team=posting.team,
        department=posting.department,
        employment_types=posting.employment_types,
        pay=PayData(pay.minimum, pay.maximum, pay.currency, pay.per) if pay else None,
        pay_text=pay_text(posting),
        apply_url=posting.apply_url or entry.url,
        source_url=entry.url,
        requisition_id=posting.requisition_id,
        language=entry.lang,
        topics=post.topics,
    )


def _place(location: Location) -> PlaceData:
    return PlaceData(location.locality, location.region, location.country, place_text(location))


def render_jobs(view: JobsData, clean: Callable[[Any], Any]) -> bytes:
    """The file as JSON; ``clean`` takes out of its texts what may not be said."""
    text = json.dumps(clean(asdict(view)), ensure_ascii=False, indent=1)
    # half a surrogate pair, which only a hand-edited archive can hold, must not cost the file
    return f"{text}\n".encode("utf-8", "replace")


def indeed_view(model: SiteModel, jobs: Sequence[Post]) -> IndeedView:
    """All open jobs (from the oldest) as elements; a job in several places has one element for each of them."""
    root = _root(model)
    found = [one for post in reversed(jobs) for one in _elements(model, post, root)]
    times = (max(post.entry.updated, post.entry.published, post.entry.first_seen) for post in jobs)
    return IndeedView(model.site.employer.title, f"{root}/jobs/", max(times, default=_NEVER), tuple(found))


def _elements(model: SiteModel, post: Post, root: str) -> Iterator[IndeedJob]:
    entry = post.entry
    posting = entry.posting or Posting()
    for number, place in enumerate(posting.locations or (Location(),), start=1):
        facts = {
            "title": entry.title,
            "date": _mail_date(entry.published or entry.first_seen),
            "referencenumber": f"{entry.name[-10:]}{f'-{number}' if number > 1 else ''}",
            "requisitionid": posting.requisition_id,
            "url": f"{root}/{post.address}",
            "company": model.site.employer.title,
            "city": place.locality or ("" if place.region or place.country else place.raw),
            "state": place.region,
            "country": place.country,
            "salary": pay_text(posting),
            "jobtype": ", ".join(TYPES[one] for one in posting.employment_types),
            "category": team_text(posting),
            "remotetype": _REMOTE.get(posting.workplace, ""),
            "expirationdate": posting.valid_through[:10],
        }
        stated = tuple((name, text) for name, text in facts.items() if text)
        yield IndeedJob(stated, post.body, entry.summary)


def render_indeed(view: IndeedView, prose: Callable[[BodyRef | Prose], str], clean: Callable[[Any], Any]) -> bytes:
    """The file as XML; ``prose`` turns a text into what the job's page shows, ``clean`` is as above."""
    source = ET.Element("source")
    for name, text in (
        ("publisher", view.publisher),
        ("publisherurl", view.home),
        ("lastBuildDate", _mail_date(view.changed)),
    ):
        ET.SubElement(source, name).text = text
    for job in view.jobs:
        element = ET.SubElement(source, "job")
        for name, text in job.facts:
            ET.SubElement(element, name).text = clean(text)
        ET.SubElement(element, "description").text = prose(job.text) if job.text else clean(job.summary)
    ET.indent(source)
    body: bytes = ET.tostring(source, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _mail_date(moment: str) -> str:
    """``2026-03-02T10:00:00Z`` -> ``Mon, 02 Mar 2026 10:00:00 +0000`` (RFC 5322)."""
    return format_datetime(datetime.fromisoformat(moment))
