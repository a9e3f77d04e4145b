"""Days as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.config.days import is_day, meant_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-09", "2026-03-09"),
        ("9.3.2026", "2026-03-09"),
        ("09.03.2026", "2026-03-09"),
        ("2026-1-2", "2026-01-02"),
        ("2026/01/02", "2026-01-02"),
        ("2026.1.2", "2026-01-02"),
        ("20260102", "2026-01-02"),
        ("2026\N{EN DASH}03\N{EN DASH}09", "2026-03-09"),
        ("25/12/2026", "2026-12-25"),
        ("12/25/2026", "2026-12-25"),
        ("3/3/2026", "2026-03-03"),
        ("5 March 2026", "2026-03-05"),
        ("March 5th, 2026", "2026-03-05"),
        ("5. Sept. 2026", "2026-09-05"),
        ("2026-03-09T10:00:00Z", "2026-03-09"),
        ("\N{LEFT DOUBLE QUOTATION MARK}2026-03-09\N{RIGHT DOUBLE QUOTATION MARK}", "2026-03-09"),
        ("9/3/2026", ""),
        ("09-03-2026", ""),
        ("9.3.26", ""),
        ("1.2.3", ""),
        ("2026-02-30", ""),
        ("30.2.2026", ""),
        ("2026-03", ""),
        ("5 Marzo 2026", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_a_day_is_guessed_only_where_there_is_one_way_to_read_it(text, expected):
    assert expected == meant_day(text)


@given(st.dates())
def test_every_day_means_itself(day):
    assert is_day(day.isoformat())
    assert day.isoformat() == meant_day(day.isoformat())


@given(st.text(alphabet="0123456789./- mayJUN:tT,", max_size=30))
def test_whatever_is_guessed_is_a_day(text):
    assert meant_day(text) == "" or is_day(meant_day(text))
