import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.html.contacts import EMAIL_REMOVED, PHONE_REMOVED, mask
from rookery.html.glance import Glance
from rookery.html.spelled import without_hidden


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Write to [e-mail removed].", "Write to jane.doe+hr@mail.example.com."),
        ("[e-mail removed];[e-mail removed]", "a@example.com;b@example.org"),
        ("<[e-mail removed]>", "<JANE@EXAMPLE.COM>"),
        ("'[e-mail removed]'", "'jane@example.com'"),
        ("[e-mail removed]", "jürgen@bücher.example"),
        ("[e-mail removed]", "jane@xn--bcher-kva.xn--p1ai"),
        ("[e-mail removed]", "jane\uff20example.com"),
        ("mailto:[e-mail removed]", "mailto:jane%40example.com"),
        ("https://example.com/?u=[e-mail removed]", "https://example.com/?u=jane@example.com"),
        ("[e-mail removed]", "jane (at) example (dot) com"),
        ("[e-mail removed] please", "jane[at]example.com please"),
        ("[e-mail removed]", "jane {AT} mail [dot] example {dot} org"),
        ("[e-mail removed].2021", "jane@example.com.2021"),
        ("[e-mail removed], please", "nurse77 AT mail DOT example, please"),
        ("[e-mail removed].", "nurse77 AT uni DOT elsewhere."),
        ("mine: [e-mail removed]", "mine: nurse77 at mail dot com"),
        ("mine: [e-mail removed]", "mine: jane dot doe at mail.rivers dot org"),
        ("to [e-mail removed]", "to jane @ rivers.example"),
        ("to [e-mail removed]", "to jane@ rivers.example"),
        ("to [e-mail removed]!", "to j\u200bane@rivers\u2060.exa\xadmple!"),
    ],
)
def test_an_address_is_masked_however_it_is_written(expected, text):
    actual = mask(text)

    assert expected == actual


@pytest.mark.parametrize(
    "text",
    [
        "+49 30 1234567",
        "+49 (0)30 1234567",
        "+49-30-123-4567",
        "(+49) 30 1234567",
        "+493012345678",
        "0049 30 1234567",
        "+1 (555) 010-0100",
        "+1 415.555.2671",
        "(202) 225-5330",
        "202-225-5330",
        "401.490.9700",
        "1-800-555-0199",
        "020 7946 0958",
        "01 23 45 67 89",
        "0151/12345678",
        "(030) 1234567",
        "+81 3-1234-5678",
        "+447700900555",
        "00447700900555",
        "07700900555",
        "02079460018",
        "0612345678",
        "+4477\u200b00900\ufeff555",
    ],
)
def test_a_phone_number_is_masked_however_it_is_written(text):
    actual = mask(f"Call {text}, please")

    assert f"Call {PHONE_REMOVED}, please" == actual


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Tel. [phone number removed]", "Tel. 1234567"),
        ("Phone: [phone number removed]", "Phone: 4155552671"),
        ("Fax no. [phone number removed]", "Fax no. 030 123456"),
        ("\N{BLACK TELEPHONE} [phone number removed]", "\N{BLACK TELEPHONE} 123 45 67"),
        ("Téléphone : 12", "Téléphone : 12"),
    ],
)
def test_after_a_word_that_says_so_any_number_is_a_phone_number(expected, text):
    actual = mask(text)

    assert expected == actual


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02 10:00:00",
        "02.03.2026, 10:00",
        "02/03/2026 10.30",
        "from 1998 to 2026",
        "2021-2022 2023-2024",
        "ISBN 978-3-16-148410-0",
        "ISBN 0-306-40615-2",
        "ISSN 2049-3630",
        "192.168.100.200",
        "10.0.19041.1",
        "version 6.0.14 of 2026",
        "$1,000,000 or 1 000 000 €",
        "+10 000 000 users",
        "salary 60 000 - 75 000",
        "https://social.example/status/1234567890123456789",
        "id 0123456789",
        "order 4155552671",
        "commit 4155552",
        "200 300 4000",
        "3.14159265358979",
        "1e10 0x7f000001",
        "lat 52.520008 13.404954",
        "iPhone 12 2021 10",
        "call 112",
        "UTC+02 00 2021",
        "C++ 2011 14 17 20",
        "+5000000 users",
        "order 07700900555",
        "invoice no. 0612345678",
        "#0612345678",
        "0012 of 0300",
    ],
)
def test_other_numbers_stay(text):
    actual = mask(text)

    assert text == actual


@pytest.mark.parametrize(
    "text",
    [
        "logo@2x.png",
        "react@18.2.0",
        "pkg@1.2.tgz",
        "git@github.example:team/repo.git",
        "@jane@social.example",
        "@jane",
        "https://video.example/@jane.doe",
        "me@localhost",
        "a @ b",
        "@",
        "meet (at) noon",
        "2@3.4",
        "look at rivers dot com",
        "I am at home, the dot is mine",
        "meet at nine dot sharp",
        "Engineer @ rivers.example",
        "I work @ rivers.com",
        "dinner @ home.then we go",
        "3 @ rivers.com",
    ],
)
def test_what_only_looks_like_an_address_stays(text):
    actual = mask(text)

    assert text == actual


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Jobs@Example.com", "Jobs@Example.com"),
        ("jobs (at) example (dot) com", "jobs (at) example (dot) com"),
        (EMAIL_REMOVED, "other.jobs@example.com"),
        ("+49 (30) 123 45 67", "+49 (30) 123 45 67"),
        ("0049 30 1234567", "0049 30 1234567"),
        (PHONE_REMOVED, "+49 30 1234568"),
        ("jobs at example dot com", "jobs at example dot com"),
        ("jobs @ example.com", "jobs @ example.com"),
        (EMAIL_REMOVED, "other at example dot com"),
    ],
)
def test_what_is_allowed_is_shown_in_any_spelling(expected, text):
    actual = mask(text, ("jobs@example.com", "+49 30 1234567"))

    assert expected == actual


_TEXT = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "a@b.com",
                "@",
                ".",
                "-",
                "+",
                "(at)",
                "[dot]",
                "git",
                "%40",
                "+49",
                "30",
                "1234567",
                "(202)",
                "225-5330",
                "0151/",
                "12345678",
                "Tel.",
                " at ",
                " DOT ",
                " @ ",
                "\u200b",
                "07700900555",
                "00",
                "]",
            ],
        ),
        st.sampled_from(" \n(1/"),
        st.text(max_size=3),
    ),
    max_size=14,
).map("".join)


_AT = ("@", "\uff20", "\ufe6b", "%40", "(at)", " [ AT ] ", "{ät}", "( \u00c4T )", " (arroba) ", " {@} ", " @ ")
_BETWEEN = (" ", "\xa0", "\u202f", ".", "-", "\u2010", "\u2013", "/", ")(", "\u202f\u2011\u202f")
_HIDDEN = "\xad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200f\u202a\u202e\u2060\u206f\ufe00\ufe0f\ufeff"


@pytest.mark.parametrize(
    "text",
    [
        *(f"kay{at}rivers.example" for at in _AT),
        "kay AT rivers dot org",
        "kay AT rivers DOT org",
        "kay at rivers\xa0dot\xa0org",
        *(f"+49{between}30{between}12{between}34{between}5678" for between in _BETWEEN),
        "(202) 225-5330",
        "+49 (0) 30 (1234567)",
        *(f"kay@riv{sign}ers.example" for sign in _HIDDEN),
        *(f"+4930{sign}12345678" for sign in _HIDDEN),
    ],
)
def test_no_text_is_passed_over_at_a_glance(text):
    assert "removed]" in mask(text)


def test_a_glance_sees_every_sign_that_nobody_sees():
    signs = {chr(code) for code in range(sys.maxunicode + 1)}
    hidden = signs - set(without_hidden("".join(signs)))

    assert len(hidden) > 40
    assert [sign for sign in hidden if not Glance(f"kay{sign}@").hidden] == []


@given(_TEXT, st.sampled_from([(), ("a@b.com", "+49301234567")]))
def test_masking_twice_is_masking_once(text, allowed):
    once = mask(text, allowed)

    assert once == mask(once, allowed)


@pytest.mark.parametrize(
    "unit",
    [
        "@",
        "a@",
        "a@b.co ",
        "a.",
        "(at)",
        "x (at) y.de ",
        "1",
        "1 ",
        "+1",
        "+49 30 1234567 ",
        "0151/1234567 ",
        "tel 1",
        "(",
        "a at b dot com ",
        " dot a",
        "a.a at ",
        "a @ ",
        "\u200b",
        "1\u200b",
        "07700900555 ",
    ],
)
def test_hostile_text_costs_linear_time(unit):
    text = (unit * 500_000)[:500_000]
    start = time.process_time()
    mask(text)

    assert time.process_time() - start < 5
