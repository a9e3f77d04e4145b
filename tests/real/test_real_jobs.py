"""Every captured board under its own name, over http: each posting of the index in the archive and on a page."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from job_ads import faults, jsonld_of
from rookery.archive.index import read_index
from rookery.config.boards import BOARDS
from sites import REAL, Site, marks

pytestmark = pytest.mark.real

TODAY = "1795262400"  # 2026-11-21T12:00:00Z
BOARD = {
    "ashby": "Etched",
    "greenhouse": "duolingo",
    "lever": "palantir",
    "personio": "demo",
    "recruitee": "aikidosecurity",
    "smartrecruiters": "WesternDigital",
}
SAID = {
    # the capturer kept the first page of 359 postings; serve.py gives it again for every other page, and no details
    "smartrecruiters": ("page 2 of the list failed", "the text of 5 postings failed", "5 more is asked for"),
    # the capturer kept 10 of 2,000; a stored list has no details, and days ago are no days
    "workday": ("capped: the first 10 of 2000", "no days of publication"),
}


def index() -> dict[str, tuple[str, int]]:
    """File name -> source and number of postings, of every jobs file of the index."""
    if not REAL.is_dir():
        return {}
    rows = re.findall(r"^\| (jobs-\S+) \| jobs-(\S+) \| (\d+) ", (REAL / "INDEX.md").read_text("utf-8"), re.MULTILINE)
    return {name: (source if source in BOARDS else "syndication", int(count)) for name, source, count in rows}


def feed_of(name: str) -> str:
    """A feed's id, of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", name.removeprefix("jobs-").rsplit(".", 1)[0].lower())


@pytest.fixture(scope="module")
def boards(tmp_path_factory):
    """The built site, and what the run said."""
    if not REAL.is_dir():
        pytest.skip("real input is not here: shared/real is looked for beside the project")
    site = Site(tmp_path_factory.mktemp("jobs") / "site")
    server = subprocess.Popen(
        [sys.executable, str(REAL / "serve.py"), str(REAL), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        address = server.stdout.readline().strip()
        blocks = [
            f"  - id: {feed_of(name)}\n    kind: job\n    source: {source}\n    url: {address}{name}\n"
            + (f"    board: {BOARD[source]}\n" if source in BOARD else "")
            for name, (source, _) in index().items()
        ]
        site.write(
            "feeds.yml",
            "defaults: {allow_private: true, publish: full, canonical: hub}\nfeeds:\n" + "".join(blocks),
        )
        done = site.run("build", today=TODAY)
        content, output = marks(site.root / "content"), marks(site.output)
        again = site.run("build", today=TODAY)
        same = (content, output) == (marks(site.root / "content"), marks(site.output))
        yield site, done, again, same
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


def test_the_index_holds_every_captured_jobs_file_and_each_has_its_feed():
    if not REAL.is_dir():
        pytest.skip("real input is not here")

    assert {path.name for path in REAL.glob("jobs-*")} == set(index())
    assert {"ashby", "greenhouse", "jsonld", "lever", "personio", "recruitee", "smartrecruiters", "workday"} < {
        source for source, _ in index().values()
    }


def test_every_posting_of_the_index_is_in_the_archive(boards):
    site, done, _, _ = boards
    archived: dict[str, int] = {}
    for record in read_index(site.root).records:
        archived[record.entry.feed] = archived.get(record.entry.feed, 0) + 1

    assert done.code == 0, done.out + done.err
    assert {feed_of(name): count for name, (_, count) in index().items()} == archived


def test_every_posting_has_a_page_open_or_closed_at_its_own_address(boards):
    site, *_ = boards
    listed = [json.loads(line) for line in site.run("entries", "--json", today=TODAY).out.splitlines()]
    pages = {path for path in site.tree() if re.fullmatch(r"jobs/[^/]+-[a-z2-7]{6}/index\.html", path)}
    stems = {path.split("/")[1].rsplit("-", 1)[1] for path in pages}

    # postings without a country of their own in two feeds would be one page: here there are none
    assert sum(count for _, count in index().values()) == len(listed) == len(pages)
    assert {entry["file"].rsplit("-", 1)[1][:6] for entry in listed} == stems


def test_what_is_not_there_is_said_and_nothing_else(boards):
    _, done, _, _ = boards
    for name, (source, _) in index().items():
        # a line of its feed, and notes indented below it
        text = re.search(rf"^{feed_of(name)} .*\n(?: .*\n)*", done.out, re.MULTILINE)[0]

        assert "FAILED" not in text
        assert all(words in text for words in SAID.get(source, ()))
        assert (source in SAID) == ("failed" in text or "capped" in text)


def test_every_open_job_carries_valid_markup_or_is_reported_with_what_it_lacks(boards):
    site, *_ = boards
    known = json.loads((site.root / ".rookery" / "report.json").read_text())["jobs"]
    reported = {note["address"] for note in known["unmarked"]}
    marked = {
        path.removesuffix("index.html"): jsonld_of(body.decode())
        for path, body in site.tree().items()
        if re.fullmatch(r"jobs/[^/]+/index\.html", path) and jsonld_of(body.decode())
    }

    assert known["open"] > 100
    assert known["open"] == len(marked) + len(reported)
    assert not marked.keys() & reported
    assert all(note["detail"] for note in known["unmarked"])
    assert [] == [fault for data in marked.values() for one in data for fault in faults(one)]


def test_a_second_run_writes_nothing(boards):
    _, _, again, same = boards

    assert again.code == 0, again.out
    assert same
