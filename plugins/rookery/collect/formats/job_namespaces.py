"""Markup of an RSS feed of jobs -> the facts of each item that stand in elements of their own.

feedparser makes one place of repeated elements that lie within each other, so these are read from the tree itself.
Known are NEOGOV's ``joblisting:``, Teamtailor's ``tt:`` with its ``remoteStatus``, and the bare elements of We Work
Remotely, where every job is remote and ``region`` says from where; its ``state`` is the employer's seat and no place of
work. In: markup that ``admit`` has let pass. Out: a JobFacts for each item, in the order in which they begin.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting

_MARKS = (b"neogov.com/namespaces/", b"teamtailor.com/", b"remoteStatus", b"weworkremotely.com")
_NEOGOV, _TEAMTAILOR = "joblisting", "tt"
_NAMESPACES = {"neogov.com/namespaces/joblisting": _NEOGOV, "teamtailor.com/locations": _TEAMTAILOR}
_WE_WORK_REMOTELY = ("https://weworkremotely.com/", "http://weworkremotely.com/", "https://www.weworkremotely.com/")
_REMOTE_STATUS = {"none": "onsite", "temporary": ""}
"""Teamtailor's words that mean another thing in general: no remote work; remote for a while, which says nothing."""
_MOST = 100


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What the elements of one item say. ``posting`` is None if they say nothing, ``categories`` are further ones."""

    posting: RawPosting | None = None
    categories: tuple[str, ...] = ()


def job_facts(markup: bytes) -> list[JobFacts]:
    """Read every ``item`` of RSS without a namespace; ``[]`` at once where no element of a job can be in it."""
    if not any(mark in markup for mark in _MARKS):
        return []
    facts: list[JobFacts] = []
    begun: list[int] = []
    # The markup is well-formed, bounded and without a document type, so that there is no entity to expand.
    for event, element in ET.iterparse(io.BytesIO(markup), events=("start", "end")):  # noqa: S314  well-formed and bounded, see above
        if element.tag != "item":
            continue
        if event == "start":
            begun.append(len(facts))
            facts.append(JobFacts())
        else:
            facts[begun.pop()] = _facts(_Item(element))
            element.clear()
    return facts


class _Item:
    """The elements of an item by prefix and name, whatever prefix the feed itself gives them."""

    def __init__(self, element: ET.Element) -> None:
        self.element = element

    def all(self, prefix: str, name: str, within: ET.Element | None = None) -> Iterator[ET.Element]:
        """The elements directly below the item, or below ``within``."""
        for child in self.element if within is None else within:
            space, _, local = child.tag.rpartition("}") if isinstance(child.tag, str) else ("", "", "")
            if local == name and _prefix(space) == prefix:
                yield child

    def texts(self, prefix: str, name: str) -> tuple[str, ...]:
        """The texts of all such elements that have one."""
        return tuple(text for child in self.all(prefix, name) if (text := _text(child)))[:_MOST]

    def text(self, prefix: str, name: str, within: ET.Element | None = None) -> str:
        """The first such text, or ``""``."""
        return next((text for child in self.all(prefix, name, within) if (text := _text(child))), "")


def _prefix(space: str) -> str:
    """Ours for the namespace, ``""`` for none, ``?`` for a strange one."""
    if not space:
        return ""
    address = space.lstrip("{").partition("://")[2].removeprefix("www.").rstrip("/").lower()
    return _NAMESPACES.get(address, "?")


def _text(element: ET.Element) -> str:
    return (element.text or "").strip()


def _facts(item: _Item) -> JobFacts:
    if item.text("", "link").startswith(_WE_WORK_REMOTELY):
        return _we_work_remotely(item)
    if item.text(_NEOGOV, "jobId") or item.text(_NEOGOV, "jobNumberSingle") or item.text(_NEOGOV, "location"):
        return _neogov(item)
    return _teamtailor(item)


def _neogov(item: _Item) -> JobFacts:
    cities, states = item.texts(_NEOGOV, "location"), item.texts(_NEOGOV, "state")
    if len(states) == 1:
        states *= len(cities)
    paired = len(cities) == len(states)
    places = [RawPlace(locality=city, region=states[place] if paired else "") for place, city in enumerate(cities)]
    return JobFacts(
        RawPosting(
            places=tuple(places),
            department=item.text(_NEOGOV, "department"),
            employment=item.texts(_NEOGOV, "jobType"),
            pay=RawPay(
                minimum=item.text(_NEOGOV, "minimumSalary"),
                maximum=item.text(_NEOGOV, "maximumSalary"),
                currency=item.text(_NEOGOV, "salaryCurrency"),
                per=item.text(_NEOGOV, "salaryInterval"),
            ),
            # the other one is in a zone that the channel names in words
            valid_through=item.text(_NEOGOV, "advertiseToDateTimeUTC"),
            requisition_id=item.text(_NEOGOV, "jobNumberSingle"),
        ),
    )


def _teamtailor(item: _Item) -> JobFacts:
    places = [
        RawPlace(*(item.text(_TEAMTAILOR, name, place) for name in ("name", "city", "region", "country")))
        for block in item.all(_TEAMTAILOR, "locations")
        for place in item.all(_TEAMTAILOR, "location", block)
    ]
    remote = item.text("", "remoteStatus") or item.text(_TEAMTAILOR, "remoteStatus")
    department, role = item.text(_TEAMTAILOR, "department"), item.text(_TEAMTAILOR, "role")
    if not (places or remote or department):
        return JobFacts(None, (role,) if role else ())
    posting = RawPosting(
        places=tuple(place for place in places if place != RawPlace())[:_MOST],
        workplace=_REMOTE_STATUS.get(remote, remote),
        department=department,
    )
    return JobFacts(posting, (role,) if role else ())


def _we_work_remotely(item: _Item) -> JobFacts:
    region, countries = item.text("", "region"), item.texts("", "country")
    posting = RawPosting(
        places=(RawPlace(text=region),) if region else (),
        workplace="remote",
        remote_countries=countries,
        employment=item.texts("", "type"),
        valid_through=item.text("", "expires_at"),
    )
    skills = [skill for text in item.texts("", "skills") for part in text.split(",") if (skill := part.strip())]
    return JobFacts(posting, tuple(skills))
