"""Job boards in feeds.yml: what may stand there, what is said where it may not, and which address it leads to."""

import pytest

from rookery.config.boards import BOARDS, SOURCES, is_board_name, list_address
from rookery.config.feeds import FeedConfig
from rookery.config.load import read_feeds

ONE = "feeds:\n  - {{id: a, {}}}\n"
NAMED = ", ".join(name for name, info in BOARDS.items() if info.address)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            "kind: job, source: greenhous, board: example",
            f".source: expected one of {', '.join(SOURCES)}; got 'greenhous'. Did you mean 'greenhouse'?",
        ),
        (
            "kind: job, source: greenhouse",
            ": expected board: (what the employer is called at Greenhouse), url: or path:; got none of them",
        ),
        (
            "kind: blog, source: greenhouse, board: example",
            ".kind: expected job, because source: greenhouse holds jobs; got 'blog'. Write kind: job",
        ),
        (
            "kind: job, path: feed.xml, board: example",
            (
                ".board: expected no board: with source: syndication; got 'example'. "
                f"Write source: one of {NAMED}, or delete the line"
            ),
        ),
        (
            "kind: job, source: jsonld",
            ": expected url: (an address) or path: (a file below the site's folder); got neither",
        ),
        (
            "kind: job, source: indeed-xml, board: example",
            ".board: expected no board: with source: indeed-xml; got 'example'. Write url: or path: instead",
        ),
        (
            "kind: job, source: greenhouse, board: 'https://boards.greenhouse.io/example'",
            (
                ".board: expected the employer's name in the address of its Greenhouse page, such as example; got "
                "'https://boards.greenhouse.io/example'. 'rookery preview https://boards.greenhouse.io/example' tells it"
            ),
        ),
        (
            "kind: job, source: recruitee, board: 'a/../b'",
            (
                ".board: expected the employer's name in the address of its Recruitee page, such as example; "
                "got 'a/../b'. Write that name alone"
            ),
        ),
        ("kind: job, source: lever, board: ", ".board: expected a value; got nothing. Write one, or delete the line"),
        ("kind: job, source: lever, board: 7", ".board: expected a text; got a number. Put it in quotes"),
        (
            "kind: job, source: lever, board: a, path: feed.xml, url: 'https://a.example'",
            ": expected either url: or path:; got both. Delete one of them",
        ),
        (
            "kind: job, path: feed.xml, on_gone: closed",
            ".on_gone: expected one of close, keep; got 'closed'. Did you mean 'close'?",
        ),
        (
            "kind: job, path: feed.xml, direct_apply: yes",
            ".direct_apply: expected true or false; got 'yes'. Did you mean 'true'?",
        ),
        (
            "kind: jobs, path: feed.xml",
            ".kind: expected one of blog, press, video, podcast, social, job, event; got 'jobs'. Did you mean 'job'?",
        ),
    ],
)
def test_a_wrong_board_gives_one_line_with_the_mend(problems_of, keys, expected):
    assert [f"feeds.yml:2: feeds[0]{expected}"] == problems_of(ONE.format(keys))


@pytest.mark.parametrize(
    ("keys", "address"),
    [
        (
            "source: greenhouse, board: example",
            "https://boards-api.greenhouse.io/v1/boards/example/jobs?content=true",
        ),
        ("source: recruitee, board: example", "https://example.recruitee.com/api/offers/"),
        ("source: teamtailor, board: example.na", "https://example.na.teamtailor.com/jobs.json"),
        (
            "source: ashby, board: 'Open Example & Co'",
            "https://api.ashbyhq.com/posting-api/job-board/Open%20Example%20%26%20Co?includeCompensation=true",
        ),
        ("source: greenhouse, board: example, url: 'http://127.0.0.1:8000/x'", "http://127.0.0.1:8000/x"),
        ("source: greenhouse, url: 'https://proxy.example/'", "https://proxy.example/"),
        ("source: greenhouse, board: example, path: feed.xml", "feed.xml"),
        ("source: jsonld, url: 'https://example.com/sitemap.xml'", "https://example.com/sitemap.xml"),
        ("path: feed.xml", "feed.xml"),
    ],
)
def test_a_feed_leads_to_its_url_its_path_or_the_address_of_its_board(tmp_path, keys, address):
    (tmp_path / "feed.xml").write_text("<rss/>")
    (tmp_path / "feeds.yml").write_text(ONE.format(f"kind: job, {keys}"))
    feeds, problems = read_feeds(tmp_path, topics=())

    assert () == problems
    assert address == feeds.feeds[0].address


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        ("job", {}, "close"),
        ("blog", {}, "keep"),
        ("job", {"on_gone": "keep"}, "keep"),
        ("event", {"on_gone": "close"}, "close"),
    ],
)
def test_what_is_gone_is_closed_for_jobs_and_kept_for_all_else_unless_it_is_said(kind, given, expected):
    assert expected == FeedConfig(id="a", kind=kind, path="feed.xml", **given).on_gone


def test_an_address_without_a_board_is_none():
    assert "" == list_address("greenhouse", "")
    assert "" == list_address("jsonld", "example")
    assert "" == list_address("syndication", "example")


@pytest.mark.parametrize("board", ["", ".", "..", "a/b", "a?b", "a#b", "a@b", "a\\b", "a%2Fb", "a\nb", " a", "x" * 200])
@pytest.mark.parametrize("source", [name for name, info in BOARDS.items() if info.address])
def test_no_name_of_a_board_can_lead_anywhere_else(source, board):
    assert not is_board_name(source, board)


@pytest.mark.parametrize("source", [name for name, info in BOARDS.items() if info.address])
def test_every_address_is_https_and_names_the_board_once(source):
    address = BOARDS[source].address

    assert address.startswith("https://")
    assert 1 == address.count("{board}")
