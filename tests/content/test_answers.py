"""Lines that begin an answer, and those that only almost do: their text must not pass for the candidate's."""

import time

import pytest

PLACE = "content/questions/how.md"
HEAD = "---\ntitle: How?\nasked: 2026-01-01\n---\nText.\n\n"
RIGHT = ". Write: ## @ada-example 2026-01-02"


@pytest.fixture
def told(site):
    """A function: a line of a question's body -> what is said about it, without the place."""
    site.write("people/ada-example.md", "---\nname: Ada Example\nconsent: 2026-01-01\nalso: [A. Example]\n---\n")

    def told(line, head=HEAD):
        site.write("questions/how.md", f"{head}{line}\n\nI build things.\n")
        return site.problems()

    return told


def almost(line, mend):
    return [f"{PLACE}:7: expected an answer to begin with ## @<person id> 2026-03-05; got '{line.strip()}'{mend}"]


@pytest.mark.parametrize(
    "line",
    [
        "## ada-example 2026-01-02",
        "@ada-example 2026-01-02",
        "ada-example 2026-01-02",
        "## Ada Example 2026-01-02",
        "## ADA  EXAMPLE 2026-01-02",
        "## A. Example 2026-01-02",
        "Ada Example, 2 January 2026",
        "**Ada Example** (2026-01-02)",
        "## 2026-01-02 Ada Example",
        "# @ada-example 2026-01-02",
        "### @ada-example 2026-01-02",
        "##@ada-example 2026-01-02",
        "## @Ada-Example 2026-01-02",
        "## @ada_example 2026-01-02",
        "## @Ada Example 2026-01-02",
        "## @ada-example, 2026-01-02",
        "## @ada-example - 2026-01-02",
        "## @ada-example \N{EN DASH} 2026-01-02",
        "## @ada-example: 2026-01-02",
        "## @ada-example 2026-01-02:",
        "## @ada-example 2026-01-02 ##",
        "## @ada-example on 2026-01-02",
        "## @ada-example 02.01.2026",
        "## @ada-example 2.1.2026",
        "## @ada-example 2026-1-2",
        "## @ada-example 2026/01/02",
        "## @ada-example 20260102",
        "## @ada-example Jan 2nd, 2026",
        "## @ada-example 2026-01-02 10:30",
        "> ## @ada-example 2026-01-02",
        "- @ada-example 2026-01-02",
        "## ada-exampel 2026-01-02",
    ],
)
def test_a_line_that_only_almost_begins_an_answer_is_told_as_it_should_be(line, told):
    assert almost(line, RIGHT) == told(line)


@pytest.mark.parametrize(
    ("line", "mend"),
    [
        (" ## @ada-example 2026-01-02", ". Take away the space at its beginning"),
        ("\t## @ada-example 2026-01-02", ". Take away the space at its beginning"),
        ("## @ada-example 2026-01-02\N{NO-BREAK SPACE}", ". Take away the space at its end"),
        (
            "## @ada-example\N{NO-BREAK SPACE}2026-01-02",
            ". Write it with single plain spaces: ## @ada-example 2026-01-02",
        ),
        ("## @ada-example", ". Write ## @ada-example and the day of the answer, as 2026-03-05"),
        ("## Ada Example", ". Write ## @ada-example and the day of the answer, as 2026-03-05"),
        ("## @ada-example 01/02/2026", ". Write ## @ada-example and the day of the answer, as 2026-03-05"),
        ("@nobody 2026-01-02", ". Write: ## @nobody 2026-01-02"),
        ("## @nobody, 2026-01-02", ". Write: ## @nobody 2026-01-02"),
        ("## @", ". Write the id of a person and the day"),
        ("## @who of us 2026-01-02", ". Write ## @<person id> 2026-01-02"),
    ],
)
def test_what_cannot_be_seen_or_guessed_is_put_into_words(line, mend, told):
    assert almost(line, mend) == told(line)


@pytest.mark.parametrize("line", ["## @Ada Example 2026-01-02", "## Ada Example 2026-01-02", "Ada Example 2.1.2026"])
def test_a_name_that_two_persons_share_is_left_to_whoever_writes(line, told, site):
    site.write("people/ada-two.md", "---\nname: Ada Example\nconsent: 2026-01-01\n---\n")

    assert almost(line, ". Write ## @<person id> 2026-01-02") == told(line)


@pytest.mark.parametrize(
    "line",
    [
        "## What I told Ada Example on 2026-01-02",
        "Ada Example said so on 2026-01-02",
        "On 2026-01-02 we met @ada-example at the gate",
        "@someone said so on 2026-01-02",
        "## Amsterdam 2026-01-02",
        "## Salary 2026",
        "I was told 2026-01-02",
        "Ada Example",
        "mail me@ada-example.com 2026-01-02",
        "```\n## ada-example 2026-01-02\n```",
    ],
)
def test_a_line_that_says_something_stays_text(line, told):
    assert [] == told(line)


@pytest.mark.parametrize(("status", "key"), [("declined", "reason: no"), ("merged", "into: other")])
def test_a_question_that_is_not_open_has_no_answers(status, key, told, site):
    site.write("questions/other.md", "---\ntitle: Other?\nasked: 2026-01-01\n---\n")
    head = HEAD.replace("---\nText", f"status: {status}\n{key}\n---\nText")
    name = key.split(":", maxsplit=1)[0]

    assert [
        (
            f"{PLACE}:4: status: expected no answer with status: {status}; got one in line 9. "
            f"Delete the lines status: and {name}:, or the answer"
        )
    ] == told("## @ada-example 2026-01-02", head)


def test_an_open_question_may_say_so_and_have_answers(told):
    assert [] == told("## @ada-example 2026-01-02", HEAD.replace("---\nText", "status: open\n---\nText"))


def test_a_long_text_is_looked_through_in_linear_time(told):
    began = time.perf_counter()
    told("\n".join(["## @" + "a 2026-" * 10_000, "1-" * 40_000, *["1 January 2026 " * 10] * 3_000]))

    assert time.perf_counter() - began < 5
