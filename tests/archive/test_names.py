"""What an entry's file is called."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.archive.names import NAME, entry_name, entry_path, id_letters
from rookery.model.entry import Entry


def entry(**values):
    return Entry(**{"id": "31", "feed": "eng", "kind": "blog", "title": "", "url": "", **values})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"title": "How we page", "published": "2026-03-02T10:00:00Z"}, "2026-03-02-how-we-page-"),
        ({"title": "How we page", "first_seen": "2026-03-04T10:00:00Z"}, "2026-03-04-how-we-page-"),
        ({"summary": "No title here", "published": "2026-03-02T10:00:00Z"}, "2026-03-02-no-title-here-"),
        ({"title": "!!!", "summary": "", "published": "2026-03-02T10:00:00Z"}, "2026-03-02-blog-"),
    ],
    ids=["title and date", "no date", "no title", "no words"],
)
def test_a_name_says_the_day_and_the_words(values, expected):
    name = entry_name(entry(**values))

    assert expected + id_letters("31") == name


@given(st.text(), st.text(), st.text(st.characters(codec=None, exclude_categories=()), min_size=1))
def test_no_text_makes_a_name_that_climbs_collides_or_is_too_long(title, summary, guid):
    name = entry_name(entry(id=guid, title=title, summary=summary, first_seen="2026-03-04T10:00:00Z"))

    assert NAME.fullmatch(name)
    assert len(name) <= 82


def test_a_file_lies_in_the_year_of_its_name():
    assert entry_path("eng", "2026-03-02-a-abcdefghij") == "eng/2026/2026-03-02-a-abcdefghij.md"


def test_the_six_letters_that_addresses_show_are_nearly_always_different():
    short = {id_letters(str(number))[:6] for number in range(10_000)}

    assert re.fullmatch("[a-z2-7]{10}", id_letters("31"))
    assert len(short) > 9_900
