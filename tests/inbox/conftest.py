"""The desk on which lands what outsiders send."""

from __future__ import annotations

import pytest

from rookery.inbox.desk import open_desk

TODAY = "2026-03-02"


@pytest.fixture
def desk(site):
    """The desk of a site with topics, a person and a prompt."""
    site.topic("on-call", "On call", "keywords: [pager, paged]\n")
    site.topic("pay", "Pay and leave", "also: [Salary]\nkeywords: [wage]\n")
    site.person("amrit", "Amrit Sohanpal")
    site.question("days", "Which days would you like?", "by: amrit\n", "We plan the year.\n")
    return open_desk(site.root, TODAY)


@pytest.fixture
def proposed(desk):
    """Messages -> what is proposed for them."""
    return lambda *messages: list(desk.proposals("file", messages))
