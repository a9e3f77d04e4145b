"""Every syndication and JSON Feed file of ../shared/real: what other people publish."""

from __future__ import annotations

import random
import re
from dataclasses import astuple, replace

import pytest

from sites import REAL

NOW = "2026-08-25T00:00:00Z"
KINDS = {
    "blog": "blog",
    "press": "press",
    "video": "video",
    "podcast": "podcast",
    "social": "social",
    "jobs-rss": "job",
}
EMAIL = re.compile(r"[\w.+-]+@(?!\w+\.(?:png|jpg|js)\b)[\w-]+(?:\.[A-Za-z]{2,})+")


def index():
    """Name, kind and item count of every file of the index that is a feed."""
    if not REAL.is_dir():
        return []
    rows = (line.split("|") for line in (REAL / "INDEX.md").read_text(encoding="utf-8").splitlines())
    cells = ([cell.strip() for cell in row] for row in rows if len(row) > 4)
    return [
        (cell[1], KINDS[cell[2]], int(cell[3].split()[0]))
        for cell in cells
        if cell[2] in KINDS and cell[3].endswith("items")
    ]


FILES = index()
pytestmark = pytest.mark.real


@pytest.fixture
def read(real, parse):
    def read(name, kind, cut=None, **settings):
        at = settings.pop("at", f"file:///site/content/feeds/{name}")
        return parse((real / name).read_bytes()[:cut], kind=kind, now=NOW, at=at, **settings)

    return read


def test_all_the_feeds_of_the_index_are_here(real):
    assert 29 <= len(FILES)


@pytest.mark.parametrize(("name", "kind", "items"), FILES, ids=[name for name, *_ in FILES])
def test_every_item_of_the_index_becomes_an_entry(name, kind, items, read):
    parsed = read(name, kind)

    assert ("", items, items) == (parsed.error, parsed.count, len(parsed.entries))
    assert parsed.title
    assert all(entry.title or kind == "social" for entry in parsed.entries)


@pytest.mark.parametrize(("name", "kind"), [file[:2] for file in FILES], ids=[name for name, *_ in FILES])
def test_a_real_feed_that_is_cut_is_an_error(name, kind, read, real):
    body = (real / name).read_bytes()
    end = max(body.rfind(mark) for mark in (b"</rss>", b"</feed>", b"</rdf:RDF>", b"\n}"))
    cuts = [*random.Random(name).sample(range(end), 30), end, end + 1]

    assert [] == [cut for cut in cuts if not read(name, kind, cut).error]


@pytest.mark.parametrize(("name", "kind"), [file[:2] for file in FILES], ids=[name for name, *_ in FILES])
def test_a_real_feed_says_the_same_from_a_file_and_over_http(name, kind, read):
    one, other = read(name, kind).entries, read(name, kind, at=f"http://127.0.0.1:8000/{name}").entries
    if (
        "lineageos" in name
    ):  # its links are relative and it names no website: only where it is served they lead somewhere
        one, other = ([replace(entry, url="", content="") for entry in entries] for entries in (one, other))

    assert one == other


@pytest.mark.parametrize(("name", "kind"), [file[:2] for file in FILES], ids=[name for name, *_ in FILES])
def test_no_address_of_a_person_is_left(name, kind, read):
    fields = [str(field) for entry in read(name, kind).entries for field in astuple(replace(entry, id=""))]

    assert [] == [found[0] for field in fields if (found := EMAIL.search(field))]


@pytest.mark.parametrize(("name", "kind"), [file[:2] for file in FILES], ids=[name for name, *_ in FILES])
def test_no_markup_and_no_escape_is_left_in_plain_fields(name, kind, read):
    entries = read(name, kind).entries
    plain = [text for entry in entries for text in (entry.title, entry.summary, *entry.authors, *entry.categories)]

    assert [] == [text for text in plain if re.search(r"</?(?:p|a|div|br|img|em)\b|&(?:amp|nbsp|#\d+);|â€", text)]
