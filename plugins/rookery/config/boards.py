"""The registry of job boards: one line for each, its name in feeds.yml (``source:``).

A board's module is ``rookery.collect.formats.<name>`` with ``_`` for ``-``; docs/boards.md shows how to add one.
"""

from __future__ import annotations

BOARDS: tuple[str, ...] = (
    "ashby",
    "bamboohr",
    "breezy",
    "greenhouse",
    "indeed-xml",
    "jsonld",
    "lever",
    "lever-eu",
    "personio",
    "pinpoint",
    "recruitee",
    "smartrecruiters",
    "teamtailor",
    "workable",
)
