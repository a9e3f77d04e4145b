"""Bad boards in one run: each is named with what a person can do, bad postings are named too, and all others go on."""

from __future__ import annotations

import json

import pytest

from rookery.archive.store import read_feed
from rookery.collect.report import render_report
from rookery.collect.run import collect
from rookery.config.feeds import FeedConfig, FeedsFile
from server import answer

NOW = "2026-03-05T12:00:00Z"
HTML = b"<!doctype html><html><head><title>Careers at Nest</title></head></html>"
LOOK = "Look at url: in feeds.yml"
EMPTY = f"empty: no jobs, or no such board. {LOOK}"
NEITHER = "skipped, without title, link and text: item 1 'greenhouse:1', item 3, item 4, item 5"


def greenhouse(**job):
    fine = {"id": 9, "title": "Fine", "content": "&lt;p&gt;Fine.", "location": {"name": "Oslo, Norway"}}
    return {"jobs": [{"id": 1, "title": "Diver", "content": "&lt;p&gt;Dive.", **job}, fine]}


def lever(**job):
    return [{"id": "a", "text": "Diver", "hostedUrl": "https://jobs.lever.co/nest/a", "description": "<p>x</p>", **job}]


def offer(**job):
    return {"offers": [{"id": 1, "title": "Diver", "careers_url": "https://nest.recruitee.com/o/1", **job}]}


INDEED = (
    "<source><job><title>Cook &amp; co</title><date>gestern</date><country>Narnia</country><city>X</city>"
    "<salary>plenty</salary><jobtype>whenever</jobtype><expirationdate>soon</expirationdate>"
    "<url>javascript:alert(1)</url><description>x</description></job></source>"
)

UNKNOWN = {
    "greenhouse": (404, {"status": 404, "error": "Job not found"}, "not found: 404: Greenhouse has nothing there"),
    "lever": (200, {"ok": False, "error": "Document not found"}, "no answer of Lever (it says: Document not found)"),
    "lever-eu": (404, {"ok": False}, "not found: 404: Lever has nothing there"),
    "ashby": (404, "Not Found", "not found: 404: Ashby has nothing there"),
    "recruitee": (404, HTML, "not found: 404: Recruitee has nothing there"),
    "personio": (200, HTML, "no answer of Personio (HTML page: Careers at Nest)"),
    "teamtailor": (404, HTML, "not found: 404: Teamtailor has nothing there"),
    "bamboohr": (200, HTML, "no answer of BambooHR (HTML page: Careers at Nest)"),
    "pinpoint": (404, HTML, "not found: 404: Pinpoint has nothing there"),
}
"""Each vendor's own way of saying that there is no such board."""
AMBIGUOUS = {
    "ashby": {"jobs": []},
    "workable": {"name": None, "jobs": []},
    "smartrecruiters": {"offset": 0, "limit": 100, "totalFound": 0, "content": []},
    "breezy": [],
}
"""What may mean that there is no such board as well as that there are no jobs."""
WRONG = {
    ("greenhouse", b'<rss version="2.0"><channel></channel></rss>'): f"no answer of Greenhouse (XML). {LOOK}",
    ("greenhouse", b'{"positions": []}'): f"no answer of Greenhouse (JSON without a list of jobs). {LOOK}",
    ("greenhouse", b"[1, 2]"): f"no answer of Greenhouse (JSON that is no object). {LOOK}",
    ("lever", b'{"jobs": []}'): f"no answer of Lever (JSON that is no list). {LOOK}",
    ("greenhouse", b'{"jobs": [{"id": 1, "ti'): "no answer of Greenhouse (truncated or broken JSON, line 1)",
    ("greenhouse", b'{"jobs": [{"id": 1}]}'): "no answer of Greenhouse (no posting has a title, a link or a text)",
    ("indeed-xml", HTML): f"no answer of Indeed XML (HTML page: Careers at Nest). {LOOK}",
    ("jsonld", HTML): "no answer of JSON-LD (a page without a JobPosting and without links to job pages)",
    ("syndication", HTML): "not a feed (HTML page: Careers at Nest)",
}
ODD = {
    "fields": ("greenhouse", {"jobs": [{"id": 1}, {"id": 2, "title": "Diver"}, 3, None, "x"]}, [NEITHER]),
    "ago": ("lever", lever(createdAt="Posted 3 days ago"), ["'Posted 3 days ago' is no day of publication: 'Diver'"]),
    "pay": (
        "lever",
        lever(salaryRange={"min": "a lot", "max": 9, "currency": "Bananas", "interval": "per-moon"}),
        [
            "salary 'a lot' is no number: 'Diver'",
            "currency 'Bananas' is none of ISO 4217, or of several countries: 'Diver'",
            "pay per 'per-moon' is no hour, day, week, month or year: 'Diver'",
        ],
    ),
    "code": ("lever", lever(country="ZZ"), ["country 'ZZ' is no country: 'Diver'"]),
    "country": ("recruitee", offer(city="Oslo", country="Atlantis"), ["country 'Atlantis' is no country: 'Diver'"]),
    "workday": (
        "workday",
        {"total": 1, "jobPostings": [{"title": "Diver", "externalPath": "/job/1", "postedOn": "Posted Today"}]},
        ["'Posted Today' and the like are no days of publication: no posting has one"],
    ),
    "indeed": (
        "indeed-xml",
        INDEED,
        [
            "'gestern' is no day of publication: 'Cook & co'",
            "country 'Narnia' is no country: 'Cook & co'",
            "employment 'whenever' is no known word: 'Cook & co'",
            "closing date 'soon' is no date: 'Cook & co'",
            "the link is no address on the web: 'Cook & co'",
        ],
    ),
}


def body_of(said):
    return said if isinstance(said, bytes) else (said if isinstance(said, str) else json.dumps(said)).encode()


class Run:
    """Many feeds, collected at once beside one that is well."""

    def __init__(self, server, root):
        self.server, self.root, self.feeds = server, root, []
        self.add("good", "greenhouse", greenhouse())

    def add(self, name, source, said, status=200):
        url = self.server.plays(f"/{name}", answer(status, body_of(said)))
        self.feeds.append(FeedConfig(id=name, kind="job", source=source, url=url, allow_private=True))

    def collect(self):
        report = collect(self.root, FeedsFile(feeds=tuple(self.feeds)), now=NOW)

        assert 2 == len(read_feed(self.root, "good"))
        return report, {feed.feed: feed for feed in report.feeds}

    def entry(self, name):
        return read_feed(self.root, name)[0]


@pytest.fixture
def run(server, tmp_path):
    return Run(server, tmp_path)


def test_an_unknown_board_is_named_by_each_vendors_own_way_of_saying_so_and_the_others_go_on(run):
    for source, (status, said, _) in UNKNOWN.items():
        run.add(source, source, said, status)
    report, feeds = run.collect()

    assert 3 == report.exitcode
    assert {source: f"{words}. {LOOK}" for source, (_, _, words) in UNKNOWN.items()} == {
        source: feeds[source].error for source in UNKNOWN
    }
    assert f"personio    FAILED: {feeds['personio'].error}\n" in render_report(report)


def test_an_empty_answer_that_may_mean_an_unknown_board_is_a_note_and_says_where_to_look(run):
    for source, said in AMBIGUOUS.items():
        run.add(source, source, said)
    report, feeds = run.collect()

    assert 0 == report.exitcode
    assert dict.fromkeys(AMBIGUOUS, (EMPTY,)) == {source: feeds[source].notes for source in AMBIGUOUS}


def test_what_is_no_answer_of_the_board_is_named_as_what_it_is(run):
    for number, (source, said) in enumerate(WRONG):
        run.add(f"n{number}", source, said)
    _, feeds = run.collect()

    assert list(WRONG.values()) == [feeds[f"n{number}"].error for number in range(len(WRONG))]


def test_what_cannot_be_read_of_a_posting_is_named_with_it_and_the_posting_stays(run):
    for name, (source, said, _) in ODD.items():
        run.add(name, source, said)
    report, feeds = run.collect()

    assert 0 == report.exitcode
    for name, (_, _, notes) in ODD.items():
        assert set(notes) <= set(feeds[name].notes)
        assert run.entry(name).title in {"Diver", "Cook & co"}


def test_text_that_was_escaped_twice_and_times_in_seconds_or_milliseconds_are_read(run):
    run.add(
        "twice", "greenhouse", {"jobs": [{"id": 1, "title": "Diver", "content": "&amp;lt;p&amp;gt;A &amp;amp;amp; B"}]}
    )
    run.add("seconds", "lever", lever(createdAt=1_772_000_000))
    run.add("milliseconds", "lever", lever(createdAt=1_772_000_000_000))
    _, feeds = run.collect()

    assert "<p>A &amp; B</p>" == run.entry("twice").content.strip()
    assert "2026-02-25T06:13:20Z" == run.entry("seconds").published == run.entry("milliseconds").published
    assert () == feeds["seconds"].notes == feeds["milliseconds"].notes
