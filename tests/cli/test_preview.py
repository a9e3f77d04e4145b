"""``rookery preview`` for feeds, boards and careers pages: what is found, and the lines to paste."""

from __future__ import annotations

import json

import pytest

from rookery.cli.preview import Preview, preview_feed, render_keys, render_preview, render_unread
from rookery.config.boards import BOARDS
from rookery.config.load import read_feeds
from rookery.model.feed import FetchResult, ParsedFeed
from sites import item, rss

NOW = "2026-03-05T12:00:00Z"


def pasted(tmp_path, keys):
    """The feed that the printed lines make of a feeds.yml."""
    lines = render_keys(keys).partition("feeds.yml:\n\n")[2]
    (tmp_path / "feeds.yml").write_text(f"feeds:\n{lines}", encoding="utf-8")
    feeds, problems = read_feeds(tmp_path, topics=())

    assert () == problems
    return feeds.feeds[0]


@pytest.mark.parametrize(
    "keys",
    [
        {"id": "jobs-nest", "kind": "job", "source": "greenhouse", "board": "nest", "publish": "full"},
        {"id": "jobs-open", "kind": "job", "source": "ashby", "board": "Open Nest & Co"},
        {"id": "jobs-7", "kind": "job", "source": "lever", "board": "7"},
        {"id": "jobs-no", "kind": "job", "source": "lever", "board": "no"},
        {"id": "jobs-true", "kind": "job", "source": "lever", "board": "true"},
        {"id": "a", "kind": "blog", "url": "https://nest.example/feed?a=1&b=#x:y"},
        {"id": "a", "kind": "blog", "url": "https://nest.example/feed", "allow_private": True},
    ],
    ids=lambda keys: keys.get("board") or keys["url"],
)
def test_the_lines_can_be_pasted_and_mean_what_they_say(tmp_path, keys):
    feed = pasted(tmp_path, keys)

    assert keys == {key: getattr(feed, key) for key in keys}


def test_a_file_in_the_sites_folder_gets_lines_and_one_elsewhere_does_not(site):
    path = site.write("content/feeds/News Room.xml", rss(item(1)))
    inside = site.run("preview", "content/feeds/News Room.xml", "--kind", "press")
    outside = site.run("preview", str(path))
    data = site.run("preview", str(path), "--json")

    assert (
        "To collect it, write under feeds: in feeds.yml:\n\n"
        '  - id: news-room\n    kind: press\n    path: "content/feeds/News Room.xml"\n'
    ) in inside.out
    assert "feeds.yml" not in outside.out
    assert 1 == len([json.loads(line) for line in data.out.splitlines()])


def test_a_feeds_address_gets_lines_with_an_id_from_its_host(serve, tmp_path):
    (tmp_path / "feed.xml").write_bytes(rss(item(1)).encode())
    url = f"{serve(tmp_path)}/feed.xml"
    found = preview_feed(url, "blog", allow_private=True, now=NOW)

    assert {"kind": "blog", "url": url, "allow_private": True}.items() <= dict(found.keys).items()
    assert url == pasted(tmp_path, found.keys).url


def answers(said):
    """A fetch that knows these addresses, and notes what was asked: for hosts that no test may ask."""
    asked = []

    def fetch(url):
        asked.append(url)
        if url not in said:
            return FetchResult("preview", url, "failed", error="not found: 404")
        return FetchResult("preview", url, "fetched", said[url].encode(), final_url=url)

    return fetch, asked


def unreachable(url):
    """A machine without a network."""
    return FetchResult("preview", url, "failed", error="name not found")


API = "https://boards-api.greenhouse.io/v1/boards/nest/jobs?content=true"
JOBS = json.dumps({"jobs": [{"id": 1, "title": "Diver", "location": {"name": "Oslo"}, "content": "&lt;p&gt;Dive"}]})
KEYS = {"id": "jobs-nest", "kind": "job", "source": "greenhouse", "board": "nest", "publish": "full"}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://engineering.nest.example/feed.xml", "engineering-nest"),
        ("https://blog.nest.example/feed.xml", "nest"),
        ("https://www.nest.co.example/rss", "nest"),
        ("https://blog.example/", "feed"),
    ],
)
def test_the_proposed_id_is_what_the_host_says_most_by(url, name):
    fetch, _ = answers({url: rss(item(1))})

    assert name == preview_feed(url, "blog", allow_private=False, now=NOW, fetch=fetch).keys["id"]


@pytest.mark.parametrize(
    "url",
    [
        "https://boards.greenhouse.io/nest",
        "https://job-boards.greenhouse.io/nest/jobs/4001?gh_jid=4001",
        "https://boards-api.greenhouse.io/v1/boards/nest/jobs",
    ],
)
def test_any_address_of_a_board_asks_its_interface_and_gives_the_lines(url):
    fetch, asked = answers({API: JOBS})
    found = preview_feed(url, "blog", allow_private=False, now=NOW, fetch=fetch)
    told = render_preview(found)

    assert [API] == asked
    assert KEYS == found.keys
    assert "Diver" in told
    assert "            Oslo" in told
    assert "  - id: jobs-nest\n    kind: job\n    source: greenhouse\n    board: nest\n    publish: full\n" in told


def test_a_board_that_is_not_there_is_told_by_name():
    fetch, _ = answers({})
    found = preview_feed("https://boards.greenhouse.io/nest", "blog", allow_private=False, now=NOW, fetch=fetch)

    assert "not found: 404: Greenhouse has no board 'nest'" == found.parsed.error


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://boards.greenhouse.io/nest/jobs/4001?gh_jid=4001">Open jobs</a>',
        '<script src="https://boards.greenhouse.io/embed/job_board/js?for=nest&amp;b=1"></script>',
        '<script>{"url":"https:\\/\\/boards.greenhouse.io\\/nest"}</script>',
    ],
    ids=["link", "script", "data"],
)
def test_a_page_of_the_employers_own_leads_to_its_board(link):
    page = "https://careers.nest.example/"
    fetch, asked = answers({page: f"<!doctype html><title>Careers</title>{link}", API: JOBS})
    found = preview_feed(page, "blog", allow_private=False, now=NOW, fetch=fetch)

    assert [page, API] == asked
    assert KEYS == found.keys
    assert "The page leads to the board 'nest' at Greenhouse." in render_preview(found)


def test_a_page_that_leads_nowhere_is_told_as_ever(serve, tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><title>Careers</title><a href='https://example.com'>x</a>")
    url = f"{serve(tmp_path)}/page.html"

    assert "not a feed (HTML page: Careers)" == preview_feed(url, "blog", allow_private=True, now=NOW).parsed.error


def test_a_board_of_many_answers_says_that_this_is_the_first():
    found = Preview(ParsedFeed("preview", count=3), {"id": "jobs", "kind": "job", "source": "smartrecruiters"})

    assert "note: this is the first answer; collecting asks for the rest as well" in render_preview(found)


CAREERS = {
    "https://jobs.ashbyhq.com/Open%20Nest/0d1f": ("ashby", "Open Nest"),
    "https://nest.bamboohr.com/careers/31": ("bamboohr", "nest"),
    "https://nest.breezy.hr/p/c0ffee-barista": ("breezy", "nest"),
    "https://boards.greenhouse.io/nest": ("greenhouse", "nest"),
    "https://job-boards.eu.greenhouse.io/nest/jobs/1": ("greenhouse", "nest"),
    "https://jobs.lever.co/nest/0d1f/apply": ("lever", "nest"),
    "https://jobs.eu.lever.co/nest": ("lever-eu", "nest"),
    "https://nest.jobs.personio.de/job/77": ("personio", "nest"),
    "https://nest.pinpointhq.com/en/postings/5": ("pinpoint", "nest"),
    "https://nest.recruitee.com/o/cook": ("recruitee", "nest"),
    "https://careers.smartrecruiters.com/Nest/": ("smartrecruiters", "Nest"),
    "https://nest.na.teamtailor.com/jobs": ("teamtailor", "nest.na"),
    "https://apply.workable.com/nest/j/A1B2/": ("workable", "nest"),
}


@pytest.mark.parametrize("url", CAREERS)
def test_without_a_network_the_lines_of_every_board_are_printed_all_the_same(url, tmp_path):
    source, board = CAREERS[url]
    found = preview_feed(url, "blog", allow_private=False, now=NOW, fetch=unreachable)

    assert "name not found" == found.parsed.error
    assert f"This is the board {board!r} at " in render_unread(found)

    lines = render_unread(found).partition("feeds.yml:\n\n")[2]
    (tmp_path / "feeds.yml").write_text(f"feeds:\n{lines}", encoding="utf-8")
    feeds, problems = read_feeds(tmp_path, topics=())

    assert () == problems
    assert (source, board) == (feeds.feeds[0].source, feeds.feeds[0].board)


def test_each_board_with_a_name_is_recognised_by_some_address():
    assert {name for name, info in BOARDS.items() if info.address} == {source for source, _ in CAREERS.values()}


def test_a_board_at_the_vendors_other_host_is_asked_there():
    fetch, asked = answers({})
    found = preview_feed("https://nest.jobs.personio.com/job/7", "blog", allow_private=False, now=NOW, fetch=fetch)

    assert ["https://nest.jobs.personio.com/xml?language=en"] == asked
    assert asked[0] == found.keys["url"]


def test_a_workday_site_is_told_what_else_there_is():
    page = "https://nest.wd3.myworkdayjobs.com/Careers"
    fetch, _ = answers({page: "<!doctype html><title>Careers</title>"})
    found = preview_feed(page, "blog", allow_private=False, now=NOW, fetch=fetch)

    assert "Ask for its export in RSS or XML; or try source: jsonld" in found.parsed.error
    assert "" == render_unread(found)
