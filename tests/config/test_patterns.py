import re
import time

import pytest

from rookery.config.patterns import pattern_fault


@pytest.mark.parametrize(
    "pattern",
    [
        "(?i)engineer",
        "(?i)senior.*(engineer|developer)",
        "(ab)+",
        "(a+)?",
        "(a+){2}",
        "[(a+)+]",
        r"\(a+\)+",
        "^a{2,5}$",
    ],
)
def test_a_pattern_that_people_write_is_taken(pattern):
    assert "" == pattern_fault(pattern)


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+", "([a-z]+)*", "(?:a|aa)+$", "(?P<x>a*)*", "((a+)b)*", "(a{1,3}){20}", "(.*,){11}", "(a?a?)+", "(?=a+)+"],
)
def test_a_repeat_inside_a_repeat_is_refused(pattern):
    assert pattern_fault(pattern).startswith("expected a regular expression that is fast on any text")


@pytest.mark.parametrize("pattern", ["(", "[a", "*a", "a" * 501, " ", "(?P<a>b)(?P<a>c)", "[[a]&&b]("])
def test_what_does_not_compile_or_is_too_long_is_refused(pattern):
    assert pattern_fault(pattern).startswith("expected a regular expression")


@pytest.mark.parametrize("pattern", [".*remote", "(?i).*remote.*berlin", ".+x"])
def test_a_beginning_that_matches_anything_is_refused_as_it_says_nothing(pattern):
    assert pattern_fault(pattern).startswith("expected no .* at the beginning")


@pytest.mark.parametrize("pattern", ["a*a*a*b", "x.*y.*z.*", r"\d+-\w+-\w{3,}"])
def test_many_repeats_in_a_row_are_refused(pattern):
    assert pattern_fault(pattern).startswith("expected at most 2 repeats")


def test_an_expression_that_is_taken_is_fast_on_hostile_text():
    text, began = "remote " * 3_000, time.perf_counter()
    for pattern in ("remote.*berlin", "(?i)senior.*remote", "e+r"):
        assert pattern_fault(pattern) == ""
        re.search(pattern, text[:20_000])

    assert time.perf_counter() - began < 5
