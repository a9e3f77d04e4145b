"""Feeds of several answers, over a real server: further pages, a page for each posting, and what fails on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

import pytest

from rookery.archive.format import normal, parse_entry, render_entry
from rookery.collect.fetch import fetch_one
from rookery.collect.gather import explained, gather, is_asked_fresh, is_paged, told
from rookery.collect.merge import merge
from rookery.collect.run import collect
from rookery.config.boards import BOARDS
from rookery.config.feeds import FeedConfig, FeedsFile, Filter
from rookery.model.feed import FetchResult
from server import RESET, answer

NOW = "2026-03-05T12:00:00Z"
LATER = "2026-03-06T12:00:00Z"
LIST = "/v1/companies/Nest/postings?limit=100"


def row(number, **more):
    return {
        "id": f"75{number}",
        "name": f"Job {number}",
        "refNumber": f"REQ-{number}",
        "company": {"identifier": "Nest", "name": "Nest Works"},
        "location": {"city": "Bergen", "country": "no"},
        "releasedDate": "2026-02-01T10:00:00.000Z",
        **more,
    }


def detail(number, text="What you do"):
    section = {"title": "Job description", "text": f"<p>{text} {number}</p>"}
    return {
        "id": f"75{number}",
        "applyUrl": f"https://jobs.example/apply/{number}",
        "jobAd": {"sections": {"jobDescription": section}},
    }


def as_json(value):
    return answer(body=json.dumps(value).encode(), content_type="application/json")


class Board:
    """A board of SmartRecruiters' kind on a server of ours, with its archive."""

    def __init__(self, server, size=2):
        self.server = server
        self.size = size
        self.archive = {}
        self.barren = ()
        self.feed = FeedConfig(
            id="jobs", kind="job", source="smartrecruiters", url=server.url(LIST), allow_private=True
        )

    def says(self, *rows, total=None):
        """Set the list, in pages of ``size``."""
        rows = list(rows)
        pages = [rows[start : start + self.size] for start in range(0, len(rows), self.size)] or [[]]
        for number, page in enumerate(pages):
            offset = number * self.size
            body = {"offset": offset, "limit": self.size, "totalFound": total or len(rows), "content": page}
            self.server.plays(LIST + (f"&offset={offset}" if offset else ""), as_json(body))

    def details(self, said):
        for one in said:
            self.server.plays(f"/v1/companies/Nest/postings/{one['id']}", as_json(one))

    def fails(self, path, status=500):
        self.server.plays(path, answer(status))

    def gather(self, now=NOW):
        fetch = partial(fetch_one, now=now, feed="jobs", allow_private=True)
        archived = tuple(self.archive.values())
        return gather(self.feed, fetch(self.feed.address), archived, barren=self.barren, now=now, fetch=fetch)

    def run(self, now=NOW):
        """Gather, merge and archive; the entries go through their files."""
        parsed = self.gather(now)
        self.barren = parsed.barren
        changes = merge(tuple(self.archive.values()), parsed, now)
        for entry in (*changes.new, *changes.updated):
            self.archive[entry.name] = parse_entry(render_entry(entry), feed="jobs", name=entry.name)
        return parsed, changes

    def asked(self):
        """What was asked for since the last call."""
        targets = self.server.targets()
        self.server.requests.clear()
        return targets

    def texts(self):
        return sorted(entry.content for entry in self.archive.values())


@pytest.fixture
def board(server):
    return Board(server)


def test_all_pages_and_all_details_make_one_feed_asked_for_one_at_a_time(board):
    board.says(*map(row, range(5)))
    board.details(map(detail, range(5)))
    parsed, changes = board.run()

    assert ("", 5, 5, True, ()) == (parsed.error, parsed.count, len(parsed.entries), parsed.complete, parsed.notes)
    assert [f"Job {number}" for number in range(5)] == [entry.title for entry in parsed.entries]
    assert all("What you do" in entry.content for entry in parsed.entries)
    assert 5 == len(changes.new)
    assert 3 + 5 == len(board.asked())
    assert 1 == board.server.most_at_once


def test_a_second_run_asks_for_the_list_only_and_changes_nothing(board):
    board.says(*map(row, range(5)))
    board.details(map(detail, range(5)))
    board.run()
    board.asked()
    before = dict(board.archive)
    parsed, changes = board.run(LATER)

    assert [LIST, f"{LIST}&offset=2", f"{LIST}&offset=4"] == board.asked()
    assert (5, True) == (parsed.count, parsed.complete)
    assert ((), (), 5) == (changes.new, changes.updated, changes.unchanged)
    assert before == board.archive


def test_only_new_and_changed_postings_are_asked_for_again(board):
    board.says(row(1), row(2))
    board.details([detail(1), detail(2)])
    board.run()
    board.asked()
    board.says(row(1), row(2, name="Job 2 b"), row(3))
    board.details([detail(2, "You do now"), detail(3)])
    _, changes = board.run(LATER)

    assert ["/v1/companies/Nest/postings/752", "/v1/companies/Nest/postings/753"] == board.asked()[2:]
    assert (1, 1) == (len(changes.new), len(changes.updated))
    assert any("You do now 2" in text for text in board.texts())


@pytest.mark.parametrize(
    "settings", [{"allow_contacts": ("ada@nest.example",)}, {"lang": "no"}, {"drop": Filter(title="x")}]
)
def test_settings_that_decide_how_a_text_becomes_an_entry_ask_for_all_of_them_again(board, settings):
    board.says(row(1))
    board.details([detail(1)])
    board.run()
    board.asked()
    board.feed = board.feed.model_copy(update=settings)
    board.run(LATER)

    assert 2 == len(board.asked())


def test_a_page_that_fails_leaves_the_list_incomplete_and_keeps_the_others(board):
    board.says(*map(row, range(6)))
    board.details(map(detail, range(6)))
    board.fails(f"{LIST}&offset=2", 403)
    parsed, _ = board.run()

    assert ("", 2, False) == (parsed.error, len(parsed.entries), parsed.complete)
    assert ("page 2 of the list failed: access refused: 403",) == parsed.notes


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (answer(body=b"<!doctype html><title>Wait</title>"), "no answer of SmartRecruiters (HTML page: Wait"),
        (as_json({"content": 3}), "no answer of SmartRecruiters ("),
        ([RESET], "connection"),
    ],
    ids=["html", "schema", "reset"],
)
def test_a_page_that_is_no_answer_of_the_board_counts_as_failed(board, script, words):
    board.says(*map(row, range(4)))
    board.details(map(detail, range(4)))
    board.server.plays(f"{LIST}&offset=2", script)
    parsed = board.gather()

    assert not parsed.complete
    assert parsed.notes[0].startswith(f"page 2 of the list failed: {words}")


def test_a_detail_that_fails_costs_that_posting_its_text_and_comes_with_the_next_run(board):
    board.says(row(1), row(2))
    board.details([detail(1)])
    parsed, _ = board.run()

    assert (2, True) == (len(parsed.entries), parsed.complete)
    assert ("the text of 1 posting failed, what was known stays: not found: 404",) == parsed.notes

    board.details([detail(2)])
    board.asked()
    board.run(LATER)

    assert ["/v1/companies/Nest/postings/752"] == board.asked()[1:]
    assert all("What you do" in text for text in board.texts())


def test_a_posting_whose_new_text_cannot_be_had_stays_as_it_was_until_it_can(board):
    board.says(row(1))
    board.details([detail(1)])
    board.run()
    before = dict(board.archive)
    board.says(row(1, name="Another title"))
    board.fails("/v1/companies/Nest/postings/751", 403)
    parsed, changes = board.run(LATER)

    assert before == board.archive
    assert (1, True, ()) == (len(parsed.entries), parsed.complete, changes.updated)

    board.details([detail(1, "New words")])
    board.run(LATER)

    assert ["Another title"] == [entry.title for entry in board.archive.values()]
    assert "New words 1" in board.texts()[0]


def test_a_detail_about_something_else_is_not_taken(board):
    board.says(row(1))
    board.server.plays("/v1/companies/Nest/postings/751", as_json(detail(2)))
    parsed = board.gather()

    assert [""] == [entry.content for entry in parsed.entries]
    assert "no answer of SmartRecruiters" in parsed.notes[0]


def test_a_board_whose_details_all_fail_is_left_alone_after_five(board):
    board.size = 20
    board.says(*map(row, range(20)))
    parsed = board.gather()

    assert 1 + 5 == len(board.asked())
    assert 20 == len(parsed.entries)
    assert "the text of 15 more is asked for in the next run" in parsed.notes


def test_postings_that_are_dropped_by_what_the_list_says_need_no_detail(board):
    board.feed = board.feed.model_copy(update={"drop": Filter(title="2$"), "keep": Filter(title="Job", text="do")})
    board.says(row(1), row(2), row(3, name="Speculative"))
    board.details(map(detail, range(4)))
    parsed = board.gather()

    assert ["Job 1"] == [entry.title for entry in parsed.entries]
    assert ["/v1/companies/Nest/postings/751"] == board.asked()[2:]


def test_a_posting_that_moved_to_the_next_page_meanwhile_is_there_once(board):
    board.says(row(1), row(2), row(2), row(3))
    board.details(map(detail, range(4)))
    parsed = board.gather()

    assert ["Job 1", "Job 2", "Job 3"] == [entry.title for entry in parsed.entries]
    assert (3, True) == (parsed.count, parsed.complete)
    assert 1 == board.asked().count("/v1/companies/Nest/postings/752")


def test_an_unknown_company_is_neither_an_error_nor_the_end_of_all_jobs(board):
    board.says()
    parsed = board.gather()

    assert ("", 0, False) == (parsed.error, parsed.count, parsed.complete)
    assert ("empty: no jobs, or no such board. Look at url: in feeds.yml",) == parsed.notes


def test_pages_without_end_are_cut_off(board):
    def page(request):
        number = int(request.target.partition("page=")[2] or 1)
        body = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Nest",
            "next_url": f"https://nest.example/jobs.json?page={number + 1}",
            "items": [{"id": str(number), "url": f"https://nest.example/{number}", "title": f"Job {number}"}],
        }
        return [as_json(body)]

    for number in range(1, 205):
        board.server.plays("/jobs.json" + (f"?page={number}" if number > 1 else ""), page)
    board.feed = FeedConfig(
        id="jobs", kind="job", source="teamtailor", url=board.server.url("/jobs.json"), allow_private=True
    )
    parsed = board.gather()

    assert (200, False) == (len(parsed.entries), parsed.complete)
    assert ("capped: 200 pages with 200 postings are read",) == parsed.notes


def test_with_allow_private_only_the_feeds_own_host_is_asked(board):
    sitemap = f"<urlset><url><loc>{board.server.url('/jobs/1').replace('http:', 'https:')}</loc></url></urlset>"
    board.server.plays("/sitemap.xml", answer(body=sitemap.encode()))
    board.feed = FeedConfig(
        id="jobs", kind="job", source="jsonld", url=board.server.url("/sitemap.xml"), allow_private=True
    )
    parsed = board.gather()

    assert ["/sitemap.xml"] == board.asked()
    assert "not asked: with allow_private only the feed's own host is" in parsed.notes[-1]


def test_a_file_is_never_reason_to_go_to_the_network(board):
    body = {"offset": 0, "limit": 1, "totalFound": 3, "content": [row(1)]}
    feed = FeedConfig(id="jobs", kind="job", source="smartrecruiters", path="jobs.json", board="Nest")
    result = FetchResult("jobs", "jobs.json", "fetched", json.dumps(body).encode(), final_url="file:///jobs.json")
    parsed = gather(feed, result, (), now=NOW, fetch=pytest.fail)

    assert (["Job 1"], False) == ([entry.title for entry in parsed.entries], parsed.complete)


def test_a_feed_of_one_answer_is_read_as_ever_and_nothing_else_is_asked(board):
    rss = b"<rss version='2.0'><channel><title>t</title><item><title>One</title></item></channel></rss>"
    feed = FeedConfig(id="blog", kind="blog", url="https://blog.example/feed")
    result = FetchResult("blog", feed.address, "fetched", rss, final_url=feed.address)
    parsed = gather(feed, result, (), now=NOW, fetch=pytest.fail)

    assert ["One"] == [entry.title for entry in parsed.entries]


def test_the_mark_of_a_posting_survives_its_file(board):
    board.says(row(1))
    board.details([detail(1)])
    board.run()
    (entry,) = board.archive.values()

    assert entry.mark
    assert entry == normal(replace(parse_entry(render_entry(entry), feed="jobs", name=entry.name)))


def test_a_whole_run_collects_a_paged_board_and_the_next_one_asks_for_its_lists_alone(board, tmp_path):
    board.says(*map(row, range(3)))
    board.details(map(detail, range(3)))
    feeds = FeedsFile(feeds=(board.feed,))
    first = collect(tmp_path, feeds, now=NOW).feeds[0]
    board.asked()
    second = collect(tmp_path, feeds, now=LATER).feeds[0]

    assert ("fetched", 3, 3, 0) == (first.status, first.items, first.new, first.updated)
    assert (3, 0, 0, "") == (second.items, second.new, second.updated, second.error)
    assert [LIST, f"{LIST}&offset=2"] == board.asked()


GREENHOUSE = {"source": "greenhouse", "board": "nest"}
LOOK = "Look at board: 'nest' in feeds.yml; it is NAME in boards.greenhouse.io/NAME"


@pytest.mark.parametrize(
    ("feed", "error", "expected"),
    [
        (GREENHOUSE, "not found: 404", f"not found: 404: Greenhouse has no board 'nest'. {LOOK}"),
        (
            {"source": "greenhouse", "url": "https://proxy.example/"},
            "not found: 404",
            "not found: 404: Greenhouse has nothing there. Look at url: in feeds.yml",
        ),
        (
            {"source": "personio", "board": "nest"},
            "name not found",
            "name not found. Look at board: 'nest' in feeds.yml; it is NAME in " + BOARDS["personio"].named,
        ),
        (
            {"source": "lever", "board": "nest"},
            "no answer of Lever (it says: Document not found)",
            "no answer of Lever (it says: Document not found). Look at board: 'nest' in feeds.yml; it is NAME in "
            + BOARDS["lever"].named,
        ),
        (GREENHOUSE, "no answer of Greenhouse (HTML page: Hi)", f"no answer of Greenhouse (HTML page: Hi). {LOOK}"),
        (GREENHOUSE, "server error: 500", "server error: 500"),
        (GREENHOUSE, "no answer of Greenhouse (truncated or broken JSON, line 1)", None),
        (GREENHOUSE, "no answer within 10 s", None),
        ({"url": "https://blog.example/feed"}, "not found: 404", "not found: 404"),
        ({"source": "greenhouse", "path": "jobs.json"}, "not found: 404", "not found: 404"),
    ],
)
def test_a_board_that_may_not_be_there_is_told_in_words_that_say_where_to_look(feed, error, expected):
    assert (expected or error) == explained(FeedConfig(id="jobs", kind="job", **feed), error)


def test_before_there_is_a_feeds_yml_only_the_board_is_told():
    assert "not found: 404: Greenhouse has no board 'nest'" == told(
        FeedConfig(id="jobs", kind="job", **GREENHOUSE), "not found: 404"
    )


def test_what_takes_several_requests_is_asked_fresh_every_time_and_a_file_is_not():
    assert {name for name, info in BOARDS.items() if info.many} == set(filter(is_paged, BOARDS))
    assert not is_paged("syndication")
    assert is_asked_fresh(FeedConfig(id="jobs", kind="job", source="smartrecruiters", board="Nest"))
    assert not is_asked_fresh(FeedConfig(id="jobs", kind="job", source="smartrecruiters", path="jobs.json"))
