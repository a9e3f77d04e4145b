"""SmartRecruiters: a list in pages, a detail for each posting."""

from __future__ import annotations

import json

import pytest

from board_samples import SMARTRECRUITERS, SMARTRECRUITERS_DETAIL
from rookery.collect.formats.raw_posting import RawPlace
from rookery.collect.formats.smartrecruiters import MAX_PAGES, parse_detail, parse_list, recognise
from rookery.errors import FeedError

AT = "https://api.smartrecruiters.com/v1/companies/NestWorks/postings?limit=100"


def listed(at=AT, **changes):
    return parse_list(json.dumps({**SMARTRECRUITERS, **changes}), at)


def test_every_field_of_a_row_is_read():
    item = listed().items[0]

    assert ("9001", "Beekeeper", "en") == (item.guid, item.title, item.lang)
    assert "https://jobs.smartrecruiters.com/NestWorks/9001" == item.link
    assert ("2026-02-03T08:00:00.000Z",) == item.published
    assert ("Operations", "Food") == item.categories
    assert (RawPlace("Gera, TH, Germany", "Gera", "TH", "de"),) == item.posting.places
    assert ("hybrid", False) == (item.posting.workplace, item.posting.remote)
    assert ("Hives", ("Full-time",), "REF1") == (
        item.posting.department,
        item.posting.employment,
        item.posting.requisition_id,
    )


def test_postings_that_are_not_public_stay_out():
    feed = listed()

    assert ["9001"] == [item.guid for item in feed.items]
    assert 1 == feed.count


def test_the_first_page_names_the_others_in_steps_of_what_the_server_gives():
    assert (f"{AT}&offset=2", f"{AT}&offset=4") == listed().more


def test_a_page_names_no_further_ones():
    assert () == listed(f"{AT}&offset=2", offset=2).more


def test_an_answer_for_another_page_than_was_asked_is_refused():
    with pytest.raises(FeedError, match="the page at offset 0 where the one at 2 was asked for"):
        listed(f"{AT}&offset=2")


def test_an_empty_page_where_postings_should_be_is_refused_and_not_taken_for_the_end():
    with pytest.raises(FeedError, match="an empty page where the postings from 200 to 359 should be"):
        parse_list('{"offset": 200, "totalFound": 359, "content": []}', f"{AT}&offset=200")

    assert () == parse_list('{"offset": 200, "totalFound": 200, "content": []}', f"{AT}&offset=200").items


def test_a_list_of_too_many_pages_is_read_in_part_and_says_so():
    feed = listed(totalFound=1_000_000)

    assert MAX_PAGES - 1 == len(feed.more)
    assert feed.count > len(feed.items)


@pytest.mark.parametrize(
    ("at", "detail"),
    [
        (AT, "https://api.smartrecruiters.com/v1/companies/NestWorks/postings/9001"),
        ("http://127.0.0.1:8000/proxy/postings", "http://127.0.0.1:8000/proxy/postings/9001"),
        ("http://127.0.0.1:8000/saved.json", "http://127.0.0.1:8000/v1/companies/NestWorks/postings/9001"),
        ("", ""),
    ],
    ids=["own", "proxy", "saved", "file"],
)
def test_details_are_asked_where_the_list_came_from(at, detail):
    assert detail == listed(at).items[0].detail


def test_a_detail_adds_the_text_under_its_headings_and_where_to_apply():
    item = parse_detail(json.dumps(SMARTRECRUITERS_DETAIL), listed().items[0])

    assert item.bodies[0].value == (
        "<h2>Who we are</h2>\n<p>Honey since 1910.</p>\n"
        "<h2>The work</h2>\n<p>Keep bees.</p>\n"
        "<h2>More</h2>\n<p>Veils are given.</p>"
    )
    assert "https://jobs.smartrecruiters.com/NestWorks/9001-beekeeper" == item.link
    assert "https://jobs.smartrecruiters.com/NestWorks/9001?apply=1" == item.posting.apply_url
    assert "Hives" == item.posting.department


@pytest.mark.parametrize(
    "answer",
    [{}, {"jobAd": None}, {"message": "Posting not found"}, {**SMARTRECRUITERS_DETAIL, "id": "9003"}],
    ids=["empty", "no text", "error", "another posting"],
)
def test_a_detail_about_something_else_is_refused(answer):
    with pytest.raises(FeedError, match="not about the posting 9001"):
        parse_detail(json.dumps(answer), listed().items[0])


def test_a_company_that_is_not_known_answers_with_nothing_which_says_nothing():
    feed = listed(totalFound=0, content=[])

    assert (False, ()) == (feed.certain, feed.items)


@pytest.mark.parametrize(
    ("url", "board"),
    [
        ("https://careers.smartrecruiters.com/NestWorks", "NestWorks"),
        ("https://jobs.smartrecruiters.com/NestWorks/9001-beekeeper", "NestWorks"),
        ("https://jobs.smartrecruiters.com/oneclick-ui/company/NestWorks/publication/x", "NestWorks"),
        (AT, "NestWorks"),
        ("https://www.smartrecruiters.com/pricing", ""),
        ("https://jobs.smartrecruiters.com/", ""),
        ("https://jobs.smartrecruiters.com/oneclick-ui/company", ""),
    ],
)
def test_addresses_of_smartrecruiters_are_recognised(url, board):
    assert board == recognise(url)


@pytest.mark.real
def test_a_captured_page_of_359_postings(real):
    text = (real / "jobs-smartrecruiters-westerndigital.json").read_text("utf-8")
    feed = parse_list(text, "https://api.smartrecruiters.com/v1/companies/WesternDigital/postings?limit=100")

    assert 10 == feed.count == len({item.guid for item in feed.items})
    assert 35 == len(feed.more)
    assert feed.more[-1].endswith("offset=350")
    assert "Western Digital" == feed.title
    assert {"my", "th", "in", "us"} == {item.posting.places[0].country for item in feed.items}
    assert {"en", "th"} == {item.lang for item in feed.items}
    assert all(item.detail.endswith(f"/postings/{item.guid}") and item.published[0] for item in feed.items)
