"""How long a server says that its answer holds."""

from __future__ import annotations

import pytest

from rookery.collect.fresh import PLACE, is_fresh, parse_fresh_until, read_fresh, write_fresh

NOW = "2026-03-02T10:00:00Z"


@pytest.mark.parametrize(
    ("said", "age", "until"),
    [
        ("max-age=60", "", "2026-03-02T10:01:00Z"),
        ("public, MAX-AGE=60", "", "2026-03-02T10:01:00Z"),
        ('max-age="60", stale-while-revalidate=600', "", "2026-03-02T10:01:00Z"),
        ("max-age=60", "20", "2026-03-02T10:00:40Z"),
        ("max-age=60", "60", ""),
        ("max-age=60", "soon", "2026-03-02T10:01:00Z"),
        ("max-age=99999999", "", "2026-03-03T06:00:00Z"),
        ("max-age=" + "9" * 5000, "", ""),
        ("max-age=0", "", ""),
        ("max-age=-60", "", ""),
        ("max-age=6e1", "", ""),
        ("max-age=\u00b2", "", ""),
        ("max-age", "", ""),
        ("max-age=60, no-cache", "", ""),
        ("no-store, max-age=60", "", ""),
        ("s-maxage=60", "", ""),
        ("x-max-age=60", "", ""),
        ("", "", ""),
    ],
)
def test_an_answer_holds_for_its_max_age_less_what_is_over_and_20_hours_at_most(said, age, until):
    assert until == parse_fresh_until({"cache-control": said, "age": age}, NOW)


def test_a_time_further_off_than_any_that_is_given_came_of_a_clock_that_was_wrong():
    assert [True, True, False, False, False] == [
        is_fresh(until, NOW)
        for until in ("2026-03-02T10:00:01Z", "2026-03-03T06:00:00Z", "2026-03-03T06:00:01Z", NOW, "")
    ]


def test_what_is_over_is_forgotten(tmp_path):
    write_fresh(tmp_path, {"https://a.example/": "2026-03-02T10:01:00Z", "https://b.example/": NOW}, NOW)

    assert {"https://a.example/": "2026-03-02T10:01:00Z"} == read_fresh(tmp_path)


@pytest.mark.parametrize("damage", [b"{", b"[]", b'{"https://a.example/": 7}', b"\xff", b"[" * 100_000])
def test_a_damaged_memory_is_none(tmp_path, damage):
    (tmp_path / PLACE).parent.mkdir()
    (tmp_path / PLACE).write_bytes(damage)

    assert {} == read_fresh(tmp_path)
