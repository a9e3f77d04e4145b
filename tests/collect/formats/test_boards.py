"""Job boards through ``parse_feed``: golden pairs, each vendor's ways of going wrong, and laws over any answer.

``pytest tests/collect/formats/test_boards.py --renew`` writes the pairs anew; look at the difference.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board_samples import PERSONIO
from rookery.collect.formats import parse_feed
from rookery.collect.formats.board import board_of, recognised
from rookery.config.boards import BOARDS, list_address
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FetchResult

PAIRS = Path(__file__).parent / "boards"
OWN = ("greenhouse", "lever", "ashby", "recruitee")
LIST = {"greenhouse": "jobs", "ashby": "jobs", "recruitee": "offers"}
EMPTY = {"greenhouse": '{"jobs": []}', "lever": "[]", "ashby": '{"jobs": []}', "recruitee": '{"offers": []}'}
NOW = "2026-03-05T12:00:00Z"


def payload(source):
    return json.loads((PAIRS / f"{source}.json").read_text(encoding="utf-8"))


@pytest.fixture
def read():
    """``read(source, body)``: what an answer of a board becomes."""

    def read(source, body, **given):
        data = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
        feed = FeedConfig(id="jobs", kind="job", source=source, board="nest", **given)
        return parse_feed(FetchResult("jobs", feed.address, "fetched", data, final_url=feed.address), feed, now=NOW)

    return read


@pytest.mark.parametrize("source", OWN)
def test_an_answer_becomes_what_stands_beside_it(source, request):
    text = (PAIRS / f"{source}.json").read_text(encoding="utf-8")
    actual = json.dumps(asdict(board_of(source).parse_list(text, "")), indent=1, ensure_ascii=False) + "\n"
    expected = PAIRS / f"{source}.expected.json"
    if request.config.getoption("--renew"):
        expected.write_text(actual, encoding="utf-8")

    assert expected.read_text(encoding="utf-8") == actual


def test_the_eu_host_of_lever_gives_the_same():
    text = (PAIRS / "lever.json").read_text(encoding="utf-8")

    assert board_of("lever").parse_list(text, "") == board_of("lever-eu").parse_list(text, "")


@pytest.mark.parametrize("source", OWN)
def test_the_same_job_has_the_same_title_text_and_places_at_every_board(source, read):
    parsed = read(source, payload(source))
    entry = parsed.entries[0]

    assert ("", 2, True) == (parsed.error, parsed.count, parsed.complete)
    assert ("Tide Forecaster", "Diver") == tuple(one.title for one in parsed.entries)
    assert entry.id.startswith(f"{source}:")
    assert entry.published.startswith("2026-02-01")
    assert "Read the sea" in entry.content
    assert entry.url.startswith("https://")


@pytest.mark.parametrize(
    ("source", "note"),
    [
        ("greenhouse", "1 prospect posts left out: no job is behind them"),
        ("ashby", "1 unlisted postings left out"),
        ("recruitee", "1 offers left out that are not published"),
    ],
)
def test_what_is_no_public_job_stays_out_and_is_counted(source, note, read):
    assert (note,) == read(source, payload(source)).notes


def test_html_whose_tags_came_as_entities_once_or_twice_is_html(read):
    one, two = read("greenhouse", payload("greenhouse")).entries

    assert "<p>Read the sea &amp; write it down.</p>" in one.content
    assert "5 &lt; 7" in one.content
    assert "<p>Twice escaped, as the documentation has it.</p>" == two.content


def test_a_script_that_came_as_entities_is_gone(read):
    job = payload("greenhouse")["jobs"][0] | {
        "content": "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;&amp;lt;b&amp;gt;x"
    }

    content = read("greenhouse", {"jobs": [job]}).entries[0].content

    assert "alert" not in content
    assert "<b>x</b>" in content


def test_a_description_of_three_parts_is_put_together_and_bare_items_get_their_list(read):
    content = read("lever", payload("lever")).entries[0].content

    assert content.index("Read the sea") < content.index("You bring &lt;patience&gt;") < content.index("We answer")
    assert content.count("<ul>") == 1
    assert "<ul>\n<li>Patience</li>" in content.replace("<ul><li>", "<ul>\n<li>")


def test_pay_that_is_not_for_display_is_not_read():
    feed = board_of("ashby").parse_list((PAIRS / "ashby.json").read_text(encoding="utf-8"), "")
    shown, hidden = (item.posting.pay for item in feed.items)

    assert ("700000", "850000", "NOK", "1 YEAR") == (shown.minimum, shown.maximum, shown.currency, shown.per)
    assert not any(asdict(hidden).values())


def test_a_board_without_texts_says_how_to_get_them(read):
    jobs = [{key: value for key, value in job.items() if key != "content"} for job in payload("greenhouse")["jobs"]]

    assert (
        "no texts, departments and offices: add ?content=true to its address"
        in read("greenhouse", {"jobs": jobs}).notes
    )


HTML = "<!doctype html><title>Careers at Nest</title><p>hello"


@pytest.mark.parametrize("source", OWN)
@pytest.mark.parametrize(
    ("body", "words"),
    [
        (HTML, "HTML page: Careers at Nest"),
        ("<rss version='2.0'></rss>", "XML"),
        ("", "empty"),
        ("Not found", "plain text"),
        ("null", "plain text"),
        ('{"jobs": [', "truncated or broken JSON"),
        ('"text"', "plain text"),
        ("[1" + "0" * 5000 + "]", "broken JSON"),
        ("[" * 100_000, "JSON"),
        ('{"error": "no such board"}', "JSON"),
        ('{"jobs": {"id": 1}, "offers": 7}', "JSON"),
    ],
    ids=["html", "feed", "empty", "plain", "null", "cut", "string", "number", "deep", "object", "wrong-schema"],
)
def test_what_is_no_answer_is_an_error_that_names_the_vendor(source, body, words, read):
    parsed = read(source, body)

    assert BOARDS[source].title in parsed.error
    assert words in parsed.error
    assert () == parsed.entries


def test_an_unknown_site_at_lever_is_an_error_although_it_is_json(read):
    assert (
        "no answer of Lever (it says: Document not found)"
        == read("lever", {"ok": False, "error": "Document not found"}).error
    )


@pytest.mark.parametrize(
    ("source", "complete"), [("greenhouse", True), ("lever", True), ("recruitee", True), ("ashby", False)]
)
def test_an_empty_answer_proves_that_there_are_no_jobs_only_where_an_unknown_board_says_otherwise(
    source, complete, read
):
    parsed = read(source, EMPTY[source])

    assert ("", complete) == (parsed.error, parsed.complete)
    look = "Look at board: 'nest' in feeds.yml; it is NAME in jobs.ashbyhq.com/NAME"
    assert (() if complete else (f"empty: no jobs, or no such board. {look}",)) == parsed.notes


@pytest.mark.parametrize("source", OWN)
@pytest.mark.parametrize("bad", [None, 7, "text", [], {}, {"id": {}}], ids=repr)
def test_one_bad_posting_is_named_and_the_others_go_on(source, bad, read):
    data = payload(source)
    (data if source == "lever" else data[LIST[source]]).insert(1, bad)
    parsed = read(source, data)

    assert ("", 2) == (parsed.error, len(parsed.entries))
    assert any("item 2" in note for note in parsed.notes)


@pytest.mark.parametrize("source", OWN)
def test_an_answer_of_which_no_posting_can_be_read_is_an_error(source, read):
    rows = [{"unheard": "of"}, None]
    parsed = read(source, rows if source == "lever" else {LIST[source]: rows})

    assert f"no answer of {BOARDS[source].title} (no posting has a title, a link or a text)" == parsed.error


def test_contact_data_in_a_posting_is_masked_and_the_mailbox_of_an_offer_is_nowhere(read):
    data = payload("recruitee")
    data["offers"][0]["description"] = "<p>Write to ada@nest.example or call +47 22 12 34 56</p>"
    told = repr(read("recruitee", data))

    assert "@" not in told
    assert "22 12 34 56" not in told


def test_relative_links_of_a_text_start_at_the_posting_and_not_at_the_interface(read):
    data = payload("lever")
    data[0]["additional"] = '<a href="/more">more</a>'

    assert 'href="https://jobs.lever.co/more"' in read("lever", data).entries[0].content


ROOT = Path(__file__).parents[3]


def test_the_example_of_the_documentation_works():
    text = (ROOT / "docs" / "boards.md").read_text(encoding="utf-8")
    module = {"__name__": "nest"}
    exec(re.search(r'```python\n(""".*?)```', text, re.DOTALL)[1], module)  # noqa: S102  the documentation is ours
    feed = module["parse_list"](re.search(r"```json\n(.*?)```", text, re.DOTALL)[1], "")

    assert ["Diver"] == [item.title for item in feed.items]
    assert "example" == module["recognise"]("https://example.nest.example/jobs/7")


@pytest.mark.parametrize("source", BOARDS)
def test_every_board_of_the_registry_has_a_module_and_a_line_in_the_documentation(source):
    board = board_of(source)

    assert "" == board.recognise("https://example.com/")
    assert BOARDS[source].many or not hasattr(board, "parse_detail")
    assert f"`{source}`" in (ROOT / "docs" / "marketing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", [source for source, info in BOARDS.items() if info.address])
def test_the_address_that_is_asked_is_recognised_as_the_boards_own(source):
    assert [(source, "nest")] == list(recognised(list_address(source, "nest")))


ROW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("source", OWN)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_value_of_any_type_anywhere_costs_its_field_at_most(source, data, read):
    rows = payload(source)
    job = (rows if source == "lever" else rows[LIST[source]])[0]
    for key in data.draw(st.lists(st.sampled_from(sorted(job)), min_size=1, max_size=4, unique=True)):
        job[key] = data.draw(ROW)
    parsed = read(source, json.dumps(rows))

    assert "" == parsed.error
    assert "Diver" in [entry.title for entry in parsed.entries]


PLACES = [
    ("https://boards.greenhouse.io/nest", "greenhouse", "nest"),
    ("https://boards.greenhouse.io/nest/jobs/4001?gh_jid=4001", "greenhouse", "nest"),
    ("https://job-boards.greenhouse.io/nest/jobs/4001", "greenhouse", "nest"),
    ("https://job-boards.eu.greenhouse.io/nest", "greenhouse", "nest"),
    ("https://boards.greenhouse.io/embed/job_board?for=nest&b=x", "greenhouse", "nest"),
    ("https://boards.greenhouse.io/embed/job_board/js?for=nest", "greenhouse", "nest"),
    ("https://boards.greenhouse.io/embed/job_app?for=nest&token=4001", "greenhouse", "nest"),
    ("https://boards-api.greenhouse.io/v1/boards/nest/jobs?content=true", "greenhouse", "nest"),
    ("https://api.greenhouse.io/v1/boards/nest/departments/", "greenhouse", "nest"),
    ("https://jobs.lever.co/nest", "lever", "nest"),
    ("https://jobs.lever.co/nest/ac97-01/apply", "lever", "nest"),
    ("https://api.lever.co/v0/postings/nest?mode=json", "lever", "nest"),
    ("https://jobs.eu.lever.co/nest/ac97-01", "lever-eu", "nest"),
    ("https://api.eu.lever.co/v0/postings/nest", "lever-eu", "nest"),
    ("https://jobs.ashbyhq.com/nest", "ashby", "nest"),
    ("https://jobs.ashbyhq.com/Open%20Nest/7aea-01", "ashby", "Open Nest"),
    ("https://api.ashbyhq.com/posting-api/job-board/nest?includeCompensation=true", "ashby", "nest"),
    ("https://nest.recruitee.com", "recruitee", "nest"),
    ("https://nest.recruitee.com/o/tide-forecaster", "recruitee", "nest"),
    ("https://nest.recruitee.com/api/offers/", "recruitee", "nest"),
]


@pytest.mark.parametrize(("url", "source", "board"), PLACES, ids=[url for url, *_ in PLACES])
def test_a_board_is_recognised_by_any_of_its_addresses_and_by_no_other_board(url, source, board):
    assert [(source, board)] == list(recognised(url))


@pytest.mark.parametrize(
    "url",
    [
        "https://boards.greenhouse.io/",
        "https://boards.greenhouse.io/embed/job_board",
        "https://boards.greenhouse.io.example/nest",
        "https://greenhouse.io/nest",
        "https://www.greenhouse.com/blog",
        "https://jobs.lever.co",
        "https://www.lever.co/nest",
        "https://api.lever.co/v1/opportunities",
        "https://jobs.ashbyhq.com/",
        "https://www.ashbyhq.com/nest",
        "https://api.ashbyhq.com/posting-api/job-board",
        "https://recruitee.com/",
        "https://www.recruitee.com/o/x",
        "https://example.com/?u=https://nest.recruitee.com",
        "ftp://nest.recruitee.com/",
        "https://[nest.recruitee.com/",
        "nest.recruitee.com",
    ],
)
def test_no_board_is_seen_where_there_is_none(url):
    assert [] == list(recognised(url))


@pytest.mark.parametrize(("total", "complete"), [(1, True), (2, True), (3, False), ("x", True), (None, True)])
def test_a_greenhouse_board_with_fewer_jobs_than_it_says_was_cut(total, complete, read):
    prospect = {"id": 8, "title": "Write to us", "internal_job_id": None}
    jobs = [{"id": 7, "title": "Cook", "internal_job_id": 1, "content": "x"}, prospect]
    parsed = read("greenhouse", {"jobs": jobs, "meta": {"total": total}})

    assert (1, complete) == (len(parsed.entries), parsed.complete)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://nest.jobs.personio.com/xml", "https://nest.jobs.personio.com/job/77"),
        ("https://proxy.example/personio", "https://nest.jobs.personio.de/job/77"),
    ],
    ids=["its own host", "a proxy"],
)
def test_a_job_page_lies_at_the_board_even_if_a_proxy_gave_the_list(url, link):
    feed = FeedConfig(id="jobs", kind="job", source="personio", board="nest", url=url)
    result = FetchResult("jobs", url, "fetched", PERSONIO.encode(), final_url=url)

    assert [link] == [entry.url for entry in parse_feed(result, feed, now=NOW).entries]
