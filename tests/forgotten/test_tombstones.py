"""A tombstone recognises what it stands for and does not say what that was."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from rookery.errors import ConfigError
from rookery.forgotten.forgotten import Forgotten, read_forgotten
from rookery.forgotten.marks import new_key
from rookery.forgotten.tombstones import (
    Spoken,
    for_entry,
    for_person,
    for_question,
    key_of,
    render_tombstone,
    write_tombstone,
)
from rookery.model.entry import Entry

ENTRY = Entry(
    id="https://blog.example.com/?p=31",
    feed="blog",
    kind="blog",
    title="How we page",
    url="https://blog.example.com/how-we-page",
    published="2026-03-02T10:00:00Z",
    aliases=("tag:old",),
)
ADA = Spoken(("Ada Example", "adaex"), ("ada@example.com", "+44 20 7946 0958"), ("Ada Example Jones", "Bo Ek"))


def person(key: str = "") -> Forgotten:
    return Forgotten((for_person(("ada",), ADA, "2026-03-02", key or new_key()),))


def test_a_person_is_known_by_the_id_and_by_the_id_that_took_its_place():
    forgotten = person()

    assert [True, True, False] == [forgotten.person(one) for one in ("ada", forgotten.tombstones[0].id, "bo")]


def test_names_addresses_and_numbers_go_and_other_peoples_stay():
    text = "Ada Example (ada@example.com, +44 (0)20 7946-0958) met Ada Example Jones, bo@example.com"

    assert (
        "An employee ([e-mail removed], [phone number removed]) met Ada Example Jones, bo@example.com"
        == person().clean(text)
    )


def test_a_link_to_write_or_ring_them_goes_as_well():
    assert "<a>Write</a>" == person().clean_html('<a href="mailto:ada@example.com">Write</a>')


def test_a_spelling_of_one_word_is_known_as_an_author_only():
    entry = person().clean_entry(replace(ENTRY, authors=("AdaEx",), summary="adaex is a word"))

    assert (("An employee",), "adaex is a word") == (entry.authors, entry.summary)


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"id": "tag:new", "aliases": ()},
        {"url": "https://elsewhere.example/x", "aliases": ()},
        {"id": "tag:old", "url": "https://elsewhere.example/x", "aliases": ()},
        {"id": "x", "url": "https://moved.example/how-we-page/", "aliases": ()},
        {"id": "https://blog.example.com/?p=31 https://blog.example.com/how-we-page", "aliases": ()},
    ],
)
def test_an_entry_is_known_again_by_any_of_its_ids_its_address_and_after_a_move(again):
    forgotten = Forgotten((for_entry([ENTRY], [], "2026-03-02", new_key()),))

    assert forgotten.entry(replace(ENTRY, **again))
    assert () == forgotten.admit([replace(ENTRY, **again)])


def test_an_address_that_others_share_proves_nothing():
    forgotten = Forgotten((for_entry([ENTRY], [ENTRY.url], "2026-03-02", new_key()),))
    other = replace(ENTRY, id="tag:new", title="Another", published="", aliases=())

    assert not forgotten.entry(other)
    assert (other,) == forgotten.admit([other])


def test_a_question_is_known_again_whatever_its_signs_and_spaces():
    forgotten = Forgotten((for_question("why", "Why did she leave?", "Tell us.", "2026-03-02", new_key()),))

    assert forgotten.asked("WHY did she  leave")
    assert forgotten.asked("Something else", "tell us")
    assert not forgotten.asked("Why did he leave?", "Tell me.")


def test_the_file_holds_marks_and_no_word_of_it():
    stone = for_person(("ada",), ADA, "2026-03-02", new_key())
    words = set(re.findall(r"[a-z0-9]+", render_tombstone(stone).casefold()))

    # three or four signs in a row may stand in any key by chance
    assert words.isdisjoint({"adaex", "example", "jones"})


def test_tombstones_of_two_branches_work_together(tmp_path):
    one = for_person(("ada",), ADA, "2026-03-02", new_key())
    other = for_person(("bo",), Spoken(("Bo Ek",)), "2026-03-02", new_key())
    for stone in (one, other):
        write_tombstone(tmp_path, stone)
    forgotten = read_forgotten(tmp_path)

    assert one.key != other.key
    assert "An employee, an employee" == forgotten.clean("Ada Example, Bo Ek")
    assert min(one.key, other.key) == key_of(forgotten.tombstones)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("forgotten-aaaaaaaaaa.json", "{\n<<<<<<<", "content/forgotten/forgotten-aaaaaaaaaa.json:2: not a tombstone"),
        ("forgotten-aaaaaaaaaa.json", "{}", "expected an object with what: person, entry or question"),
        ("forgotten-aaaaaaaaaa.json", '{"what": "person"}', "expected a key of 32 hex digits and a day"),
        ("ada.txt", "x", "content/forgotten/ada.txt: not a tombstone"),
    ],
)
def test_a_damaged_one_is_named_and_nothing_goes_on_without_it(tmp_path, name, text, expected):
    (tmp_path / "content/forgotten").mkdir(parents=True)
    (tmp_path / "content/forgotten" / name).write_text(text)

    with pytest.raises(ConfigError) as error:
        read_forgotten(tmp_path)

    assert expected in str(error.value)
