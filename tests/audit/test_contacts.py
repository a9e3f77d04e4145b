"""The quick search finds what the thorough one finds."""

from hypothesis import given
from hypothesis import strategies as st

from rookery.audit.contacts import contacts_in
from rookery.html.contacts import Mask

CONTACTS = st.sampled_from(
    [
        "ada@example.org", "ada (at) example (dot) org", "ada%40example.org", "ada\uff20example.org", "+44 20 7946 0958",
        "020 7946 0958", "(212) 555-0147", "212-555-0147", "Tel. 7946 0958", "phone: 79460958", "2026-11-25", "v1.2.3",
    ]
)  # fmt: skip
WORDS = st.text(st.sampled_from("ab \n.,:;-@0123456789()"), max_size=400)


@given(st.lists(st.one_of(CONTACTS, WORDS), max_size=8).map(" \n ".join))
def test_nothing_is_missed(text):
    thorough = {text[span.start : span.end].strip() for span in Mask().spans(text)}

    assert thorough <= set(contacts_in(text, ())) | {""}


def test_what_is_allowed_is_passed_over():
    text = "Write to press@example.org or ada@example.org, or ring +44 20 7946 0958."

    assert ["ada@example.org"] == list(contacts_in(text, {"PRESS@example.org", "+442079460958"}))
