"""The quick search finds what the thorough one finds."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.audit.contacts import contacts_in
from rookery.html.contacts import Mask

CONTACTS = st.sampled_from(
    [
        "ada@example.org", "ada (at) example (dot) org", "ada%40example.org", "ada\uff20example.org", "+44 20 7946 0958",
        "020 7946 0958", "(212) 555-0147", "212-555-0147", "Tel. 7946 0958", "phone: 79460958", "+447700900555",
        "07700900555", "00447700900555", "nurse77 AT mail DOT example", "nurse77 at mail dot com", "jane dot doe at rivers dot org",
        "jane @ rivers.example", "2026-11-25", "v1.2.3",
    ]
)  # fmt: skip
WORDS = st.text(st.sampled_from("ab \n.,:;-@0123456789()"), max_size=400)


@given(st.lists(st.one_of(CONTACTS, WORDS), max_size=8).map(" \n ".join))
def test_nothing_is_missed(text):
    thorough = {text[span.start : span.end].strip() for span in Mask().spans(text)}

    assert thorough <= set(contacts_in(text, ())) | {""}


@pytest.mark.parametrize(
    "contact", ["nurse77 AT mail DOT example", "jane @ rivers.example", "07700900555", "a dot b at rivers dot org"]
)
def test_what_people_write_so_that_machines_miss_it_is_found_in_a_long_page(contact):
    assert [contact] == list(contacts_in(f"{'word ' * 500}: {contact}, {'word ' * 500}", ()))


def test_signs_that_nobody_sees_hide_no_address_and_no_number():
    text = f"{'word ' * 500}j\u200bane@rivers.exa\u2060mple or 077\ufeff00900555"

    assert ["jane@rivers.example", "07700900555"] == list(contacts_in(text, ()))


@pytest.mark.parametrize("unit", [" dot ", "a at b dot ", "a @ ", "\u200b", "a dot "])
def test_a_hostile_page_costs_linear_time(unit):
    start = time.process_time()
    list(contacts_in((unit * 500_000)[:500_000], ()))

    assert time.process_time() - start < 5


def test_what_is_allowed_is_passed_over():
    text = "Write to press@example.org or ada@example.org, or ring +44 20 7946 0958."

    assert ["ada@example.org"] == list(contacts_in(text, {"PRESS@example.org", "+442079460958"}))
