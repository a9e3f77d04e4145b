"""An employer's own job pages, over whole runs: which are asked, and what becomes of jobs whose pages change or go."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from rookery.archive.store import read_feed, read_state
from rookery.collect.details import is_due
from rookery.collect.run import collect
from rookery.config.feeds import FeedConfig, FeedsFile
from server import answer
from sites import marks

START = datetime.fromisoformat("2026-03-05T12:00:00Z")
PAGE = '<!doctype html><title>x</title><script type="application/ld+json">%s</script>'
EMPTY = b"<!doctype html><title>We are hiring</title>"


def at(days):
    return (START + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Careers:
    """A site with a sitemap of pages that hold a job or none."""

    def __init__(self, server, root):
        self.server = server
        self.root = root
        self.paths = ["/jobs/1", "/jobs/2", "/jobs/3"]
        self.lastmod = dict.fromkeys(self.paths, "2026-02-01")
        self.says(*self.paths[:2])
        self.server.plays("/jobs/3", answer(body=EMPTY))
        self.feed = FeedConfig(
            id="jobs", kind="job", source="jsonld", url=server.url("/sitemap.xml"), allow_private=True
        )

    def says(self, *paths, words="Text"):
        for path in paths:
            job = {"@type": "JobPosting", "title": f"Job {path[-1]}", "description": f"<p>{words} {path[-1]}</p>"}
            self.server.plays(path, answer(body=(PAGE % json.dumps(job)).encode(), content_type="text/html"))

    def gone(self, *paths, script=None):
        for path in paths:
            self.server.plays(path, script or answer(body=EMPTY))

    def run(self, day):
        """What was asked besides the sitemap and robots.txt, and the report."""
        urls = "".join(
            f"<url><loc>{self.server.url(path)}</loc>{f'<lastmod>{mod}</lastmod>' if (mod := self.lastmod[path]) else ''}</url>"
            for path in self.paths
        )
        self.server.plays("/sitemap.xml", answer(body=f"<urlset>{urls}</urlset>".encode()))
        self.server.requests.clear()
        (report,) = collect(self.root, FeedsFile(feeds=(self.feed,)), now=at(day)).feeds
        return [path for path in self.server.targets() if path.startswith("/jobs/")], report

    def lives(self):
        return {
            entry.title: "closed" if entry.closed else "missing" if entry.missing_since else "open"
            for entry in read_feed(self.root, "jobs")
        }


@pytest.fixture
def careers(server, tmp_path):
    return Careers(server, tmp_path)


def quiet(*paths, first=1):
    """The days from ``first`` on, on which none of these pages is asked again by itself."""
    return [day for day in range(first, first + 60) if not any(is_due(path, at(day)) for path in paths)]


def test_pages_are_asked_once_and_then_again_when_the_sitemap_says_so(careers):
    asked, report = careers.run(0)

    assert ["/jobs/1", "/jobs/2", "/jobs/3"] == asked
    assert ("fetched", 2, 2) == (report.status, report.items, report.new)
    assert ("1 page holds no JobPosting",) == report.notes

    before = marks(careers.root / "content")
    day, later, *_ = quiet(*careers.paths)
    asked, _ = careers.run(0)

    assert [path for path in careers.paths if is_due(path, at(0))] == asked
    assert before == marks(careers.root / "content")

    asked, report = careers.run(day)

    assert [] == asked
    assert (2, 0, 0) == (report.items, report.new, report.updated)

    careers.lastmod["/jobs/1"] = careers.lastmod["/jobs/3"] = "2026-03-05"
    careers.says("/jobs/1", words="New text")
    asked, report = careers.run(later)

    assert ["/jobs/1", "/jobs/3"] == asked
    assert 1 == report.updated


@pytest.mark.parametrize("lastmod", ["2026-02-01", ""], ids=["dated", "undated"])
def test_a_page_is_asked_again_one_day_in_seven_whatever_the_sitemap_says(careers, lastmod):
    careers.lastmod = dict.fromkeys(careers.paths, lastmod)
    careers.run(0)
    asked = [path for day in range(1, 8) for path in careers.run(day)[0]]

    assert sorted(careers.paths) == sorted(asked)


@pytest.mark.parametrize("script", [answer(body=EMPTY), answer(404), answer(410)], ids=["no posting", "404", "410"])
def test_a_filled_job_whose_page_stays_in_the_sitemap_closes_after_two_answers(careers, script):
    careers.run(0)
    careers.gone("/jobs/2", script=script)
    due = next(day for day in range(1, 9) if is_due("/jobs/2", at(day)))
    careers.run(due)

    assert {"Job 1": "open", "Job 2": "missing"} == careers.lives()

    asked, _ = careers.run(due + 1)

    assert "/jobs/2" in asked
    assert {"Job 1": "open", "Job 2": "closed"} == careers.lives()

    careers.run(due + 2)
    asked = [path for day in quiet("/jobs/2", first=due + 3)[:3] for path in careers.run(day)[0]]

    assert "/jobs/2" not in asked

    careers.says("/jobs/2")
    careers.lastmod["/jobs/2"] = "2026-04-01"
    careers.run(due + 9)

    assert {"Job 1": "open", "Job 2": "open"} == careers.lives()


def test_a_page_that_fails_neither_closes_a_missing_job_nor_opens_a_closed_one(careers):
    careers.run(0)
    careers.lastmod["/jobs/2"] = "2026-03-06"
    careers.gone("/jobs/2")
    careers.run(1)

    assert "missing" == careers.lives()["Job 2"]

    careers.gone("/jobs/2", script=answer(500))
    careers.run(2)

    assert "missing" == careers.lives()["Job 2"]

    careers.gone("/jobs/2")
    careers.run(3)

    assert "closed" == careers.lives()["Job 2"]

    careers.gone("/jobs/2", script=answer(500))
    careers.lastmod["/jobs/2"] = "2026-03-10"
    careers.run(4)

    assert "closed" == careers.lives()["Job 2"]


def test_all_pages_that_lose_their_postings_at_once_are_a_fault_and_close_nothing(careers):
    careers.says("/jobs/3")
    careers.run(0)
    careers.lastmod = dict.fromkeys(careers.paths, "2026-03-06")
    careers.gone(*careers.paths)
    for day in (1, 2, 3):
        _, report = careers.run(day)

        assert ("failed", "none of 3 pages holds a JobPosting any more") == (report.status, report.error)
    assert {"open"} == set(careers.lives().values())


def test_pages_that_never_held_a_job_say_where_to_look(careers):
    careers.gone(*careers.paths)
    _, report = careers.run(0)

    assert "fetched" == report.status
    assert (
        "3 pages hold no JobPosting",
        "empty: no jobs, or no such board. Look at url: in feeds.yml",
    ) == report.notes
    assert 3 == len(read_state(careers.root, "jobs").barren)


@pytest.mark.parametrize(
    ("robots", "titles"),
    [
        (answer(body=b"User-agent: *\nDisallow: /jobs/1\n"), {"Job 2"}),
        (answer(body=b"User-agent: Rookery\nDisallow: /jobs/\n\nUser-agent: *\nAllow: /\n"), set()),
        (answer(404), {"Job 1", "Job 2"}),
        (answer(500), set()),
    ],
    ids=["one", "us", "absent", "broken"],
)
def test_pages_that_robots_txt_asks_not_to_read_are_not_asked_for(careers, robots, titles):
    careers.server.plays("/robots.txt", robots)
    asked, _ = careers.run(0)

    assert titles == set(careers.lives())
    assert bool(titles) == bool(asked)


def test_a_job_from_another_board_whose_page_fails_is_not_taken_for_gone(careers):
    board = [
        {"id": str(number), "text": f"Job {number}", "hostedUrl": f"https://jobs.lever.co/nest/{number}"}
        for number in (1, 2)
    ]
    (careers.root / "jobs.json").write_text(json.dumps(board))
    pages, careers.feed = careers.feed, FeedConfig(id="jobs", kind="job", source="lever", path="jobs.json")
    careers.run(0)
    careers.feed = pages
    careers.gone("/jobs/2", script=answer(500))
    for day in (1, 2):
        careers.run(day)

        assert {"Job 1": "open", "Job 2": "open"} == careers.lives()

    careers.says("/jobs/2")
    careers.run(3)

    assert {"Job 1": "open", "Job 2": "open"} == careers.lives()
