"""A name is found however it is written, and nothing else is taken for it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.forgotten.marks import Marks, first_mark, mark, new_key
from rookery.forgotten.names import Names
from rookery.forgotten.spelling import phrases

KEY = new_key()
NAME = "Zoë O'Neil-Müller"


def by_marks(*names: str, keep: tuple[str, ...] = ()) -> Names:
    said, longer = phrases(names), phrases(keep)
    marks = [mark(KEY, "name", one) for one in said] + [mark(KEY, "keep", one) for one in longer]
    return Names(marks=[Marks(KEY, marks, {first_mark(KEY, one.split()[0].rstrip(",")) for one in (*said, *longer)})])


def in_the_clear(*names: str, keep: tuple[str, ...] = ()) -> Names:
    return Names(phrases(names), phrases(keep))


both = pytest.mark.parametrize("names", [by_marks, in_the_clear])

SPELLINGS = [
    "Zoë O'Neil-Müller",
    "ZOË O'NEIL-MÜLLER",
    "zoe o\u2019neil-muller",
    "Zoe\u0308 O'Neil-Mu\u0308ller",
    "O'Neil-Müller, Zoë",
    "Zoë\n    O'Neil-Müller",
    "Zoë\u00a0O\u02bcNeil\u2011Müller",
    "Zo\u00adë O'Neil-Mül\u00adler",
    "**Zoë** _O'Neil-Müller_",
]


@both
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_is_found_in_any_spelling(names, spelling):
    cleaned = names(NAME).clean(f"We asked {spelling}.")

    assert "We asked an employee." == cleaned.replace("*", "").replace("_", "")


@both
@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Zo&euml;&nbsp;O&#39;Neil-M&uuml;ller</p>", "<p>An employee</p>"),
        ("<p>Ask Zoë <em>O'Neil-Müller</em></p>", "<p>Ask an employee<em></em></p>"),
        ("<td>Zoë</td><td>O&rsquo;Neil-Müller</td>", "<td>An employee</td><td></td>"),
        ('<img alt="Zoë O&#x27;Neil-Müller">', '<img alt="An employee">'),
        ('<a href="/zoe-oneil-muller/">her</a>', '<a href="/zoe-oneil-muller/">her</a>'),
    ],
)
def test_in_html_the_name_goes_and_the_tags_stay(names, html, expected):
    assert expected == names(NAME).clean_html(html)


@both
@pytest.mark.parametrize(
    "text",
    [
        "Zoë left. O'Neil-Müller came.",
        "Zoë, and O'Neil-Müller",
        "Zoë O'Neil",
        "[her page](/people/zoe-o-neil-muller/)",
        "Zoëx O'Neil-Müller",
    ],
)
def test_what_is_not_the_name_stays(names, text):
    assert text == names(NAME).clean(text)


@both
def test_an_initial_may_have_its_full_stop(names):
    assert "By an employee" == names("Z. Müller").clean("By Z. Muller")


@both
def test_who_has_a_longer_name_keeps_it(names):
    found = names("Ada Example", keep=("Ada Example Jones",))

    assert "Ada Example Jones and an employee" == found.clean("Ada Example Jones and Ada Example")


def test_without_names_a_text_is_not_even_looked_at():
    assert "Ada Example" == Names().clean("Ada Example")


words = st.lists(st.text("abcXYZéßİ", min_size=2, max_size=6), min_size=2, max_size=4).map(" ".join)


@given(name=words, text=st.text("abc éß.,-<>&;'\n", max_size=60))
def test_marks_find_what_the_clear_names_find_and_a_second_look_finds_nothing(name, text):
    said = f"{text} {name} {text}"
    once = by_marks(name).clean(said)

    assert in_the_clear(name).clean(said) == once
    assert once == by_marks(name).clean(once)


@given(name=words)
def test_a_name_is_found_in_every_form_of_unicode_and_in_capitals(name):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        for said in (name, name.upper(), name.casefold()):
            assert "An employee" == by_marks(name).clean(unicodedata.normalize(form, said))
