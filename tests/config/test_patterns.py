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
