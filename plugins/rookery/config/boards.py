"""The registry of job boards: one line for each, its name in feeds.yml (``source:``).

A board's module is ``rookery.collect.formats.<name>`` with ``_`` for ``-``; docs/boards.md shows how to add one. In:
``source:`` and ``board:`` of feeds.yml. Out: the address that is asked, or what keeps it from being one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

SYNDICATION = "syndication"
"""The source that is no job board: RSS, Atom, RDF or JSON Feed."""

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{0,4}}")
_STEP = re.compile(r"[^\W_](?:[\w .&'()+,-]{0,98}[\w.)+-])?")


@dataclass(frozen=True, slots=True)
class BoardInfo:
    """A board as feeds.yml knows it.

    ``title``    what the vendor is called, for people.
    ``address``  the address of its (first) list with ``{board}`` in it; ``""`` if it has none of its own.
    ``other``    the same list at the vendor's other host, where it has two for all employers.
    ``named``    where people find the employer's name: an address with NAME in it, and what else may be wrong.
    ``many``     whether one request is not enough: further pages of the list, or a page for each posting.
    ``pages``    whether these are an employer's web pages (their robots.txt is asked) and not an API.
    """

    title: str
    address: str = ""
    named: str = ""
    other: str = ""
    many: bool = False
    pages: bool = False

    def other_address(self, host: str, board: str) -> str:
        """The list at the vendor's other host if ``host`` is below that one; ``""`` if not."""
        below = self.other.split("/", 3)[2].removeprefix("{board}") if self.other else ""
        return self.other.replace("{board}", board) if below and host.endswith(below) else ""

    @property
    def in_host(self) -> bool:
        """Whether ``board:`` is a part of the host's name."""
        return "{board}" in self.address.split("/", 3)[2] if self.address else False


BOARDS: Mapping[str, BoardInfo] = MappingProxyType(
    {
        "ashby": BoardInfo(
            "Ashby",
            "https://api.ashbyhq.com/posting-api/job-board/{board}?includeCompensation=true",
            "jobs.ashbyhq.com/NAME",
        ),
        "bamboohr": BoardInfo("BambooHR", "https://{board}.bamboohr.com/careers/list", "NAME.bamboohr.com", many=True),
        "breezy": BoardInfo("Breezy HR", "https://{board}.breezy.hr/json?verbose=true", "NAME.breezy.hr"),
        "greenhouse": BoardInfo(
            "Greenhouse",
            "https://boards-api.greenhouse.io/v1/boards/{board}/jobs?content=true",
            "boards.greenhouse.io/NAME",
        ),
        "indeed-xml": BoardInfo("Indeed XML"),
        "jsonld": BoardInfo("JSON-LD", many=True, pages=True),
        "lever": BoardInfo(
            "Lever",
            "https://api.lever.co/v0/postings/{board}?mode=json",
            "jobs.lever.co/NAME (source: lever-eu is for jobs.eu.lever.co/NAME)",
        ),
        "lever-eu": BoardInfo(
            "Lever",
            "https://api.eu.lever.co/v0/postings/{board}?mode=json",
            "jobs.eu.lever.co/NAME (source: lever is for jobs.lever.co/NAME)",
        ),
        "personio": BoardInfo(
            "Personio",
            "https://{board}.jobs.personio.de/xml?language=en",
            "NAME.jobs.personio.de (if it is right, the XML feed may be switched off at Personio)",
            "https://{board}.jobs.personio.com/xml?language=en",
        ),
        "pinpoint": BoardInfo("Pinpoint", "https://{board}.pinpointhq.com/postings.json", "NAME.pinpointhq.com"),
        "recruitee": BoardInfo("Recruitee", "https://{board}.recruitee.com/api/offers/", "NAME.recruitee.com"),
        "smartrecruiters": BoardInfo(
            "SmartRecruiters",
            "https://api.smartrecruiters.com/v1/companies/{board}/postings?limit=100",
            "careers.smartrecruiters.com/NAME (capitals matter)",
            many=True,
        ),
        "teamtailor": BoardInfo(
            "Teamtailor",
            "https://{board}.teamtailor.com/jobs.json",
            "NAME.teamtailor.com (it may have a dot in it, as example.na)",
            many=True,
        ),
        "workable": BoardInfo(
            "Workable",
            "https://apply.workable.com/api/v1/widget/accounts/{board}?details=true",
            "apply.workable.com/NAME",
        ),
        "workday": BoardInfo("Workday", many=True),
    }
)

SOURCES: tuple[str, ...] = (SYNDICATION, *BOARDS)
"""What ``source:`` may be."""


def list_address(source: str, board: str) -> str:
    """The address of the (first) list of an employer's board; ``""`` if the source has no address of its own."""
    info = BOARDS.get(source)
    if info is None or not info.address or not board:
        return ""
    return info.address.replace("{board}", board if info.in_host else quote(board, safe=""))


def is_board_name(source: str, board: str) -> bool:
    """Whether an employer can be called so at the board: a name that cannot change the rest of the address."""
    return (_HOST if BOARDS[source].in_host else _STEP).fullmatch(board) is not None


def where_to_look(source: str, board: str, *, own_url: bool) -> str:
    """What a person should look at in feeds.yml where a board may not be there; ``own_url``: ``url:`` was asked."""
    if own_url or not board:
        return "Look at url: in feeds.yml"
    named = BOARDS[source].named
    return f"Look at board: {board[:60]!r} in feeds.yml" + (f"; it is NAME in {named}" if named else "")
