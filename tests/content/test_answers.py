"""Lines that begin an answer, and those that only almost do: their text must not pass for the candidate's."""

import time

import pytest

from rookery.model.written import Answer, Prose

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
        ("## @ada 3rd March", ". Write: ## @ada-example 2026-03-03"),
        ("## Ada Example, March 3", ". Write: ## @ada-example 2026-03-03"),
        ("## @ada March", ". Write the id of a person and the day"),
        ("## community", ". Write ## Community and the day of the answer, as 2026-03-05"),
        ("## Community 2026/03/05", ". Write: ## Community 2026-03-05"),
        ("## Comunity 2026-03-05", ". Write: ## Community 2026-03-05"),
        ("## Community, 5th March", ". Write: ## Community 2026-03-05"),
        ("# COMMUNITY 2026-03-05", ". Write: ## Community 2026-03-05"),
        ("Community, 2026-03-05", ". Write: ## Community 2026-03-05"),
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
        "### Community",
        "## Community events 2026-03-05",
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
    began = time.process_time()
    told("\n".join(["## @" + "a 2026-" * 10_000, "1-" * 40_000, *["1 January 2026 " * 10] * 3_000]))

    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "line",
    [
        "> Ada Example, 5 March 2026",
        "-- Ada Example, 5 March 2026",
        "- 2026-03-05: Ada Example",
        "| Ada Example | 2026-03-05 |",
        "(Ada Example, 5 March 2026)",
        "<!-- Ada Example 2026-03-05 -->",
        "    Ada Example 2026-03-05",
    ],
)
def test_quotations_tables_lists_and_code_may_name_people_and_days(line, told):
    assert [] == told(line)


def test_an_answer_may_say_more_below_its_heading(site):
    site.write(
        "questions/how.md",
        HEAD
        + "## @ana 2026-01-02\nupdated: 2026-01-03\nreviewed: 2026-02-01\nai_assisted: true\n\nYes.\n\n"
        + "## Community 2026-01-04\nname: A former surveyor\nconsent: 2026-01-05\ndraft: true\n\nNo.\n",
    )

    assert (
        Answer(
            "ana",
            "2026-01-02",
            Prose("Yes.", PLACE, 12),
            updated="2026-01-03",
            reviewed="2026-02-01",
            ai_assisted=True,
            line=7,
        ),
        Answer(
            "",
            "2026-01-04",
            Prose("No.", PLACE, 19, outside=True),
            name="A former surveyor",
            consent="2026-01-05",
            draft=True,
            line=14,
        ),
    ) == site.read().questions["how"].answers


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "## Community 2026-01-02",
            (
                "7: consent: expected the day on which its author agreed that it is published, such as 2026-03-01; "
                "got nothing. Write a line consent:"
            ),
        ),
        (
            "## Community 2026-01-02\nconsent: 2026-05-01",
            "8: consent: expected a day that is not in the future; got '2026-05-01'",
        ),
        (
            "## Community 2026-01-02\nconsent: 2026-01-02\nname: jo@example.com",
            "9: name: expected a label such as 'A former surveyor'; got 'jo@example.com', an address. Delete it",
        ),
        (
            "## @ana 2026-01-02\nconsent: 2026-01-02",
            "8: consent: expected only below ## Community 2026-03-05. Delete the line",
        ),
        (
            "## @ana 2026-01-02\nupdated: 2026-01-01",
            "8: updated: expected a day not before the answer of 2026-01-02; got '2026-01-01'",
        ),
        (
            "## @ana 2026-01-02\nreviewed: 2026-05-01",
            "8: reviewed: expected a day that is not in the future; got '2026-05-01'",
        ),
        (
            "## @ana 2026-01-02\nreviewd: 2026-01-03",
            (
                "8: reviewd: expected one of updated, reviewed, ai_assisted, draft; got the unknown key 'reviewd'. "
                "Did you mean 'reviewed'?"
            ),
        ),
        (
            "## @ana 2026-01-02\nFigures: none",
            (
                "8: Figures: expected one of updated, reviewed, ai_assisted, draft; got the unknown key 'Figures'. "
                "If it is text, leave a blank line above it"
            ),
        ),
        (
            "## @ana 2026-01-02\nreviewed:2026-01-03",
            (
                "8: expected lines of key: value; got 'reviewed:2026-01-03'. "
                "Put a space after the colon: 'reviewed: 2026-01-03'"
            ),
        ),
        (
            "## @ana 2026-01-02\nreviewed: 2026-01-03\nYes.",
            (
                "9: expected key: value, or a blank line before the text. "
                "Leave a blank line between the keys and the text"
            ),
        ),
        (
            "## @ana 2026-01-02\n\ndraft: true",
            (
                "9: expected the keys of an answer directly below its heading in line 7. "
                "Take away the blank line between them"
            ),
        ),
        (
            "## @community 2026-01-02",
            (
                "7: expected a person who has a file in content/people/; got 'community'. "
                "For an answer from outside write ## Community 2026-01-02"
            ),
        ),
    ],
)
def test_a_mistake_below_a_heading_is_told_at_its_line(block, expected, told):
    assert [f"{PLACE}:{expected}"] == told(block)


def test_all_mistakes_below_a_heading_come_at_once(told):
    block = "## Community 2026-01-02\nupdated: 2026-01-01\nai_assisted: yes\nwho: Jo"

    assert [7, 8, 9, 10] == [int(problem.split(":")[1]) for problem in told(block)]


def test_a_text_directly_below_its_heading_stays_text(site):
    site.write("questions/how.md", f"{HEAD}## @ana 2026-01-02\nThe figures: none.\n")

    assert "The figures: none." == site.read().questions["how"].answers[0].text.markdown


@pytest.mark.parametrize("body", ["{long}", "Text.\n\n## @ana 2026-01-02\n\n{long}"])
def test_a_text_that_nobody_would_read_is_an_error(body, site):
    site.write("questions/how.md", HEAD.removesuffix("Text.\n\n") + body.format(long="word " * 8_001 + "end"))

    assert [
        (
            f"{PLACE}:{5 if body == '{long}' else 9}: expected a text of at most 40,000 characters; got 40,008. "
            "Shorten it, or make an article of it and link to that"
        )
    ] == site.problems()


def test_a_draft_answer_from_outside_needs_no_consent_yet_and_a_published_one_does(site):
    site.write("questions/how.md", f"{HEAD}## Community 2026-01-02\ndraft: true\n\nYes.\n")

    assert [] == site.problems()
    site.write("questions/how.md", f"{HEAD}## Community 2026-01-02\ndraft: false\n\nYes.\n")
    assert 1 == len(site.problems())
