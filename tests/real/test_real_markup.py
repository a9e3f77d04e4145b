"""Real boards: each open job carries valid markup that can be read on its page, or is reported with what it lacks."""

from __future__ import annotations

import json

import pytest

from job_ads import faults, jsonld_of
from marked_up import unseen
from sites import REAL, Site

pytestmark = pytest.mark.real

BOARDS = {
    "ashby": "jobs-ashby-etched.json",
    "greenhouse": "jobs-greenhouse-duolingo.json",
    "lever": "jobs-lever-palantir.json",
    "personio": "jobs-personio-demo.xml",
    "recruitee": "jobs-recruitee-aikido.json",
    "jsonld": "jobs-paypay-jsonld.html",
    "syndication": "jobs-weworkremotely-rss.xml",
}


@pytest.fixture(scope="module")
def boards(tmp_path_factory):
    if not REAL.is_dir():
        pytest.skip("real input is not here: shared/real is looked for beside the project")
    site = Site(tmp_path_factory.mktemp("boards") / "site")
    feeds = "defaults:\n  publish: full\n  canonical: hub\nfeeds:\n"
    for board, name in BOARDS.items():
        site.write(f"content/feeds/{name}", (REAL / name).read_bytes())
        feeds += f"  - {{id: {board}, kind: job, source: {board}, path: content/feeds/{name}}}\n"
    site.write("feeds.yml", feeds)
    site.build(today="1795262400")
    return site


def test_every_open_job_is_marked_up_validly_and_visibly_or_reported(boards):
    known = json.loads((boards.root / ".rookery" / "report.json").read_text())["jobs"]
    reported = {note["address"]: note["detail"] for note in known["unmarked"]}
    pages = {path: body.decode() for path, body in boards.tree().items() if path.startswith("jobs/")}
    marked = {path.removesuffix("index.html"): page for path, page in pages.items() if jsonld_of(page)}
    wrong = {path: faults(data) for path, page in marked.items() for data in jsonld_of(page) if faults(data)}
    hidden = {path: unseen(page) for path, page in marked.items() if unseen(page)}

    assert known["open"] > 30
    assert known["open"] == len(marked) + len(reported)
    assert not marked.keys() & reported.keys()
    assert all(reported.values())
    assert wrong == {}
    assert hidden == {}
