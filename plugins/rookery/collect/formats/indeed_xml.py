"""Indeed's XML (``<source><job>``), which most applicant tracking systems can export -> RawFeed. ``url:`` names it.

Every field is a line in CDATA, ``description`` is HTML. Read as well are the names of LinkedIn's feed, which has the
same outline (``partnerJobId``, ``applyUrl``, ``location``). ``<email>`` is for the receiving job board and is never
read. Evidence: Indeed's sample as others keep it, learn.microsoft.com for LinkedIn.
"""

from __future__ import annotations

from rookery.collect.formats.board_json import MAX_ROWS, unescaped
from rookery.collect.formats.board_xml import Element, parse_xml
from rookery.collect.formats.raw import RawFeed, RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting
from rookery.collect.formats.relative import is_http

_VENDOR = "Indeed XML"


def recognise(_url: str) -> str:
    """``""``: such a file may lie anywhere."""
    return ""


def parse_list(text: str, _address: str) -> RawFeed:
    """Raises FeedError for what is no such file."""
    root = parse_xml(text, _VENDOR, "source")
    jobs = list(root.all("job"))
    home = root.text("publisherurl")
    return RawFeed(
        title=root.text("publisher"),
        home=home if is_http(home) else "",
        items=tuple(map(_item, jobs[:MAX_ROWS])),
        count=len(jobs),
    )


def _item(job: Element) -> RawItem:
    url, apply_url = job.text("url", "joburl"), job.text("applyurl")
    return RawItem(
        guid=job.text("referencenumber", "partnerjobid") or url,
        link=url or apply_url,
        title=job.text("title"),
        bodies=(RawText(unescaped(job.text("description"))),),
        published=(job.text("date", "listdate"),),
        updated=(job.text("lastactivitydate", "lastbuilddate"),),
        categories=_parts(*job.texts("category", "industry")),
        lang=job.text("language", "lang"),
        posting=RawPosting(
            places=_places(job),
            workplace=job.text("remotetype", "workplacetypes"),
            department=job.text("department"),
            employment=_parts(*job.texts("jobtype")),
            pay=RawPay(text=job.text("salary")),
            valid_through=job.text("expirationdate"),
            apply_url=apply_url,
            requisition_id=job.text("requisitionid", "referencenumber", "partnerjobid"),
        ),
    )


def _parts(*lists: str) -> tuple[str, ...]:
    return tuple(part.strip() for line in lists for part in line.split(",") if part.strip())


def _places(job: Element) -> tuple[RawPlace, ...]:
    city, region, country = job.text("city"), job.text("state"), job.text("country")
    text = job.text("location") or ", ".join(filter(None, (city, region, country)))
    own = (RawPlace(text=text, locality=city, region=region, country=country),) if text else ()
    others = [line for group in job.all("alternatelocations") for line in group.texts("location")]
    return (*own, *(RawPlace(text=line) for line in others if line != text))
