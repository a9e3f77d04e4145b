"""What was promised, when a check fails for it and when it only warns, and settings that say something else."""

from __future__ import annotations

import pytest

from asked import TODAY, answer, asked
from rookery.content.read import Content
from rookery.errors import ConfigError
from rookery.model.written import OwnPage, Person
from rookery.publish.promised import ENOUGH, Promised, judge, promise_messages, read_promised


def old(count, answered=0, wait=1):
    """Questions of the last year that had time to be answered."""
    return [
        asked(f"q{number}", 100 + number, [answer(ago=100 + number - wait)] if number < answered else ())
        for number in range(count)
    ]


def test_a_share_below_the_minimum_fails_and_says_what_to_do():
    verdict = judge(Promised(), old(24, answered=2), TODAY)

    assert verdict.warnings == ()
    assert verdict.faults == (
        (
            "promise: 2 of 24 questions of the last year answered (8%), those of the last 30 days aside; "
            "MIN_ANSWER_RATE asks for 13%\n"
            "  Answer 2 more questions, first content/questions/q23.md: 'q23?', open for 123 days"
        ),
    )


@pytest.mark.parametrize("count", [1, 2, ENOUGH - 1])
def test_a_small_site_is_warned_and_never_failed(count):
    verdict = judge(Promised(), old(count), TODAY)

    assert verdict.faults == ()
    assert verdict.warnings[0].endswith(f"From {ENOUGH} such questions on, the check fails")


def test_questions_that_had_no_time_to_be_answered_do_not_count_against_anybody():
    assert judge(Promised(), [asked(f"q{number}", 29) for number in range(40)], TODAY) == judge(Promised(), [], TODAY)


def test_days_that_were_promised_are_the_time_that_a_question_is_given():
    questions = [asked(f"q{number}", 29) for number in range(40)]

    assert judge(Promised(max_median_days=29), questions, TODAY).faults
    assert not judge(Promised(max_median_days=30), questions, TODAY).faults


def test_what_was_asked_more_than_a_year_ago_is_past():
    assert judge(Promised(), [asked(f"q{number}", 365) for number in range(40)], TODAY).faults == ()


@pytest.mark.parametrize(("answered", "fails"), [(12, True), (13, False)])
def test_exactly_the_minimum_is_enough(answered, fails):
    assert fails == bool(judge(Promised(), old(100, answered=answered), TODAY).faults)


def test_near_the_minimum_there_is_a_warning_and_far_above_it_none():
    near = judge(Promised(), old(20, answered=3), TODAY)

    assert near.faults == ()
    assert near.warnings[0].endswith("asks for 13%, which is near")
    assert judge(Promised(), old(20, answered=10), TODAY).warnings == ()


def test_where_nothing_waits_the_mend_is_in_what_was_declined():
    declined = [asked(f"q{number}", 100, status="declined") for number in range(12)]

    assert (
        judge(Promised(), declined, TODAY)
        .faults[0]
        .endswith(
            "Answer 2 more questions: all that lack an answer of yours were declined, or answered only from outside"
        )
    )


def test_no_minimum_never_fails():
    assert judge(Promised(min_answer_rate=0), old(50), TODAY) == judge(Promised(), [], TODAY)


def test_answers_that_take_longer_than_promised_fail_from_enough_of_them_on():
    few, many = old(ENOUGH - 1, ENOUGH - 1, wait=15), old(ENOUGH, ENOUGH, wait=15)
    promised = Promised(max_median_days=14)

    assert judge(promised, few, TODAY).faults == ()
    assert judge(promised, few, TODAY).warnings[0].endswith("From 10 answers on, the check fails")
    assert judge(promised, many, TODAY).faults == (
        (
            "promise: half of the 10 questions answered in the last year waited 15 days or longer; "
            "MAX_MEDIAN_DAYS allows 14\n"
            "  Answer new questions sooner, or promise what you can keep: change the setting"
        ),
    )
    assert judge(Promised(max_median_days=15), many, TODAY).faults == ()


WRONG = {
    ("PROMISE_SPONSOR", 7): "expected a name in quotes; got int",
    ("HOUSE_RULES", None): "expected a name in quotes; got NoneType",
    ("MIN_ANSWER_RATE", 13): "expected a share from 0 to 1, such as 0.13; got 13. Write 0.13",
    ("MIN_ANSWER_RATE", True): "expected a share from 0 to 1, such as 0.13; got True",
    ("MIN_ANSWER_RATE", "0.13"): "expected a share from 0 to 1, such as 0.13; got '0.13'",
    ("MAX_MEDIAN_DAYS", -1): "expected a number of days, such as 14, or 0 for none; got -1",
    ("MAX_MEDIAN_DAYS", 1.5): "expected a number of days, such as 14, or 0 for none; got 1.5",
}


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_setting_of_the_wrong_kind_is_named_with_the_mend(name, value):
    assert [f"{name}: {WRONG[name, value]}"] == list(promise_messages({name: value}))


def test_settings_that_are_right_or_left_out_say_nothing():
    right = {"PROMISE_SPONSOR": "ada", "MIN_ANSWER_RATE": 1, "MAX_MEDIAN_DAYS": 0, "HOUSE_RULES": ""}

    assert [] == [*promise_messages({}), *promise_messages(right)]


def test_a_sponsor_or_rules_that_are_not_there_are_both_named():
    content = Content(people={"ada": Person("ada", "Ada Example", "2026-01-01")})
    with pytest.raises(ConfigError) as caught:
        read_promised({"PROMISE_SPONSOR": "aad", "HOUSE_RULES": "rules"}, content)

    assert [
        (
            "pelicanconf.py: HOUSE_RULES: expected the name of a page in content/pages/, without .md; got 'rules'. "
            "Write content/pages/rules.md, or correct the name"
        ),
        (
            "pelicanconf.py: PROMISE_SPONSOR: expected a person who has a file in content/people/; got 'aad'. "
            "Did you mean 'ada'?"
        ),
    ] == str(caught.value).splitlines()


def test_the_page_of_house_rules_is_found_by_its_usual_name_and_may_be_missing():
    rules = OwnPage("house-rules", "House rules", "content/pages/house-rules.md")

    assert Promised(rules="house-rules") == read_promised({}, Content(pages=(rules,)))
    assert Promised() == read_promised({}, Content())


def test_a_wrong_setting_stops_a_check_and_a_misspelt_one_is_recognised(site):
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + "MIN_ANSWER_RATES = 0.5\n")
    done = site.run("check")

    assert (1, "pelicanconf.py: MIN_ANSWER_RATES: no such setting. Did you mean MIN_ANSWER_RATE?") == (
        done.code,
        done.err.splitlines()[0],
    )
