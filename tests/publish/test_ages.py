import pytest

from rookery.publish.ages import age_text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-03-02", "less than a week"),
        ("2026-02-23", "less than a week"),
        ("2026-02-22", "more than a week"),
        ("2026-02-01", "more than two weeks"),
        ("2026-01-29", "more than a month"),
        ("2025-08-01", "more than six months"),
        ("2025-03-02", "more than six months"),
        ("2025-03-01", "more than a year"),
        ("2024-03-01", "more than two years"),
        ("2021-03-02", "more than 5 years"),
    ],
)
def test_an_age_is_said_in_words_that_change_ever_more_rarely(day, words):
    assert words == age_text(day, "2026-03-02")
