"""The job boards' real answers of ../shared/real: each posting of the index becomes an entry."""

from __future__ import annotations

import re

import pytest

from rookery.collect.formats import parse_feed
from rookery.config.boards import BOARDS
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FetchResult
from sites import REAL

NOW = "2026-11-22T00:00:00Z"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[A-Za-z]{2,})+")
pytestmark = pytest.mark.real


def index():
    """Name, source and item count of every file of the index that a board gave."""
    if not REAL.is_dir():
        return []
    rows = (line.split("|") for line in (REAL / "INDEX.md").read_text(encoding="utf-8").splitlines())
    cells = ([cell.strip() for cell in row] for row in rows if len(row) > 4)
    return [
        (cell[1], cell[2].removeprefix("jobs-"), int(cell[3].split()[0]))
        for cell in cells
        if cell[2].removeprefix("jobs-") in BOARDS
    ]


FILES = index()


@pytest.fixture
def read(real):
    def read(name, source):
        feed = FeedConfig(id="jobs", kind="job", source=source, path=name)
        return parse_feed(FetchResult("jobs", name, "fetched", (real / name).read_bytes()), feed, now=NOW)

    return read


def test_the_index_holds_answers_of_many_boards(real):
    assert {"ashby", "greenhouse", "lever", "recruitee", "smartrecruiters", "personio"} <= {one for _, one, _ in FILES}


@pytest.mark.parametrize(("name", "source", "items"), FILES, ids=[name for name, *_ in FILES])
def test_every_posting_of_the_index_becomes_an_entry(name, source, items, read):
    parsed = read(name, source)

    assert ("", items) == (parsed.error, len(parsed.entries))
    assert items == len({entry.id for entry in parsed.entries})
    assert all(entry.title and entry.title_from == "title" for entry in parsed.entries)
    assert not EMAIL.search(repr(parsed.entries))


@pytest.mark.parametrize(
    "name",
    [
        "jobs-greenhouse-duolingo.json",
        "jobs-lever-palantir.json",
        "jobs-ashby-etched.json",
        "jobs-recruitee-aikido.json",
    ],
)
def test_a_board_of_one_answer_gives_texts_dates_and_places(name, read):
    parsed = read(name, name.split("-")[1])

    assert parsed.complete
    for entry in parsed.entries:
        assert len(entry.content) > 1000
        assert "&lt;" not in entry.content
        assert entry.published > "2024"
        assert entry.url.startswith("https://")
        assert entry.categories


def test_the_three_parts_of_a_real_description_are_all_there(read):
    entry = read("jobs-lever-palantir.json", "lever").entries[0]

    assert (
        entry.content.index("World-Changing") < entry.content.index("What We Require") < entry.content.index("Life at")
    )
    assert entry.content.count("<li>") > 10
    assert entry.content.count("<ul>") == 3
