"""What counts as asked and answered, how waits are measured, and the laws that any such count obeys."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.model.written import Answer, Prose, Question
from rookery.publish.promise import figures

TODAY = "2026-09-30"


def day(ago):
    return (date.fromisoformat(TODAY) - timedelta(days=ago)).isoformat()


def answer(person="amrit", ago=0, **more):
    return Answer(person, day(ago), Prose("Yes."), **more)


def asked(slug="a", ago=10, answers=(), **more):
    return Question(slug, f"{slug}?", day(ago), answers=tuple(answers), **more)


@st.composite
def question_lists(draw):
    found = []
    for number in range(draw(st.integers(0, 12))):
        ago = draw(st.integers(0, 500))
        persons = draw(st.lists(st.sampled_from(["amrit", "nadia", "tom", ""]), max_size=3))
        answers = [answer(person, draw(st.integers(0, ago)), draft=draw(st.booleans())) for person in persons]
        status = draw(st.sampled_from(["open", "open", "open", "declined", "merged", "removed", "draft"]))
        by = draw(st.sampled_from(["", "", "", "nadia"]))
        found.append(asked(f"q{number}", ago, answers, status=status, by=by))
    return found


QUESTIONS = question_lists()
DAYS = st.none() | st.integers(1, 600)


def counted_again(questions, days):
    """The same numbers by another road: a row a question, then plain counting."""
    rows = []
    for question in questions:
        age = (date.fromisoformat(TODAY) - date.fromisoformat(question.asked)).days
        if question.by or question.status not in ("open", "declined") or (days is not None and age >= days):
            continue
        shown = [one for one in question.answers if not one.draft]
        own = [one for one in shown if one.person] if question.status == "open" else []
        waits = [(date.fromisoformat(one.date) - date.fromisoformat(question.asked)).days for one in own]
        rows.append((question, age, shown, own, min(waits, default=None)))
    waits = sorted(wait for *_, wait in rows if wait is not None)
    half, odd = divmod(len(waits), 2)
    middle = None if not waits else waits[half] if odd else (waits[half - 1] + waits[half]) / 2
    # the first wait within which nine in ten lie
    slow = next((wait for wait in waits if sum(one <= wait for one in waits) * 10 >= 9 * len(waits)), None)
    waiting = [(-age, question.slug) for question, age, shown, _, _ in rows if question.status == "open" and not shown]
    return {
        "asked": len(rows),
        "answered": len(waits),
        "community": sum(question.status == "open" and bool(shown) and not own for question, _, shown, own, _ in rows),
        "declined": sum(question.status == "declined" for question, *_ in rows),
        "open": len(waiting),
        "share": len(waits) / len(rows) if rows else None,
        "median_days": middle,
        "p90_days": slow,
        "oldest_open": min(waiting)[1] if waiting else None,
        "oldest_days": -min(waiting)[0] if waiting else None,
        "people": len({one.person for _, _, _, own, _ in rows for one in own}),
    }


@given(QUESTIONS, DAYS)
def test_an_independent_count_agrees(questions, days):
    found = figures(questions, TODAY, days)
    expected = counted_again(questions, days)
    same = {name: getattr(found, name) for name in expected}

    assert expected == same | {"oldest_open": found.oldest_open and found.oldest_open.slug}


@given(QUESTIONS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_questions_does_not_matter(questions, days, random):
    shuffled = random.sample(questions, len(questions))

    assert figures(questions, TODAY, days) == figures(shuffled, TODAY, days)


@given(QUESTIONS, st.integers(1, 600), st.integers(1, 600))
def test_a_longer_time_holds_all_that_a_shorter_one_holds(questions, one, other):
    short, long = (figures(questions, TODAY, days) for days in sorted((one, other)))
    whole = figures(questions, TODAY)

    for name in ("asked", "answered", "community", "declined", "open", "people", "merged", "removed"):
        assert getattr(short, name) <= getattr(long, name) <= getattr(whole, name)


@given(QUESTIONS, DAYS)
def test_every_asked_question_is_one_of_four_and_the_share_is_of_all_of_them(questions, days):
    found = figures(questions, TODAY, days)

    assert found.asked == found.answered + found.community + found.declined + found.open
    assert found.share == (found.answered / found.asked if found.asked else None)


@given(QUESTIONS, DAYS)
def test_half_and_nine_in_ten_of_the_answered_ones_waited_no_longer_than_is_said(questions, days):
    found = figures(questions, TODAY, days)
    if found.answered:
        waits = [
            min(date.fromisoformat(one.date) for one in question.answers if one.person and not one.draft)
            - date.fromisoformat(question.asked)
            for question in questions
            if counted_again([question], days)["answered"]
        ]

        assert sum(wait.days <= found.median_days for wait in waits) >= len(waits) / 2
        assert sum(wait.days <= found.p90_days for wait in waits) >= math.ceil(0.9 * len(waits))


@pytest.mark.parametrize(
    "left_out",
    [
        asked(status="draft"),
        asked(status="merged", into="b"),
        asked(status="removed", reason="It names somebody."),
        asked(by="nadia", answers=[answer()]),
    ],
)
def test_drafts_merged_and_removed_questions_and_our_own_are_not_asked(left_out):
    found = figures([left_out], TODAY)

    assert (0, 0, None) == (found.asked, found.answered, found.share)


def test_merged_and_removed_questions_are_counted_apart_so_that_a_page_can_say_so():
    questions = [asked("m", status="merged"), asked("r", status="removed"), asked("p", status="removed", by="nadia")]
    found = figures(questions, TODAY)

    assert (1, 1) == (found.merged, found.removed)


def test_declining_a_question_does_not_raise_the_share_even_if_an_answer_stands_below_it():
    found = figures([asked("a", answers=[answer()]), asked("b", status="declined", answers=[answer()])], TODAY)

    assert (2, 1, 1, 0.5) == (found.asked, found.answered, found.declined, found.share)


def test_an_answer_from_outside_is_no_answer_of_the_employer():
    questions = [asked("a", 10, [answer("", 9)]), asked("b", 10, [answer("", 9), answer("amrit", 2)])]
    found = figures(questions, TODAY)

    assert (1, 1, 0) == (found.answered, found.community, found.open)
    assert found.median_days == 8


def test_a_late_answer_counts_for_the_time_in_which_it_was_asked():
    late = asked("late", 200, [answer(ago=1)])

    assert figures([late], TODAY, 90).answered == 0
    assert figures([late], TODAY, 365).answered == 1


def test_the_first_answer_counts_wherever_it_stands_in_the_file():
    assert figures([asked("a", 10, [answer(ago=1), answer("tom", ago=7)])], TODAY).median_days == 3


def test_today_is_the_first_of_the_days():
    questions = [asked("today", 0), asked("eve", 89), asked("before", 90)]

    assert [1, 2, 3] == [figures(questions, TODAY, days).asked for days in (1, 90, 91)]


def test_nothing_asked_has_no_share_and_no_wait():
    found = figures([], TODAY)

    assert (0, None, None, None, None) == (
        found.asked,
        found.share,
        found.median_days,
        found.p90_days,
        found.oldest_open,
    )


def test_the_oldest_open_question_is_named_with_its_age():
    found = figures([asked("b", 40), asked("a", 40), asked("c", 90, [answer()])], TODAY)

    assert ("a", 40) == (found.oldest_open.slug, found.oldest_days)
