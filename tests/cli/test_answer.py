"""``rookery answer``, as somebody at a terminal or a program meets it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from rookery.cli import main
from rookery.errors import RookeryError
from sites import NOON

PLACE = "content/questions/how.md"
BEFORE = "---\ntitle: How?\nasked: 2026-02-01\n---\nPlease tell."


@pytest.fixture
def answer(site, monkeypatch):
    """A function: the text and further words of the command -> what it said."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    site.person("ada-example", "Ada Example")
    site.person("bo", "Bo Hidden", consent="withdrawn")
    site.write(PLACE, BEFORE)

    def answer(text, *words, slug="how", person="ada-example"):
        line = ["answer", slug, "--as", person, "--site", str(site.root), *words]
        done = CliRunner().invoke(main, line, input=text, catch_exceptions=True)
        if isinstance(done.exception, RookeryError):
            return str(done.exception)
        assert done.exit_code == 0, done.output
        return done.output

    return answer


def test_an_answer_is_added_below_its_heading_and_the_next_steps_are_told(answer, site):
    told = answer("\nYes.\n\nAnd no.\n\n")

    assert f"{BEFORE}\n\n## @ada-example 2026-03-02\n\nYes.\n\nAnd no.\n" == (site.root / PLACE).read_text()
    assert f"git add {PLACE}" in told


def test_several_may_answer_one_after_another(answer, site):
    answer("Yes.", "--date", "2026-02-03")
    answer("No.", slug="content/questions/how.md", person="@ada-example")

    assert (
        (site.root / PLACE)
        .read_text()
        .endswith("\n\n## @ada-example 2026-02-03\n\nYes.\n\n## @ada-example 2026-03-02\n\nNo.\n")
    )


def test_the_text_may_come_from_a_file_and_line_ends_stay_as_they_are(answer, site):
    site.write(PLACE, BEFORE.replace("\n", "\r\n"))
    text = site.write("text.md", "Yes.\nNo.\n")
    answer("", "--file", str(text))

    assert (site.root / PLACE).read_bytes().endswith(b"tell.\r\n\r\n## @ada-example 2026-03-02\r\n\r\nYes.\r\nNo.\r\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            {"person": "ada"},
            "--as: expected a person who has a file in content/people/; got 'ada'. Did you mean 'ada-example'?",
        ),
        (
            {"person": "zoe"},
            "--as: expected a person who has a file in content/people/; got 'zoe'. Write content/people/zoe.md first",
        ),
        (
            {"person": "bo"},
            "content/people/bo.md: the consent of Bo Hidden is withdrawn, so they cannot answer by name",
        ),
        ({"slug": "hwo"}, "expected the name of a question, without .md; got 'hwo'. Did you mean 'how'?"),
        (
            {"day": "3.2.2026"},
            "--date: expected a day such as 2026-03-01; got '3.2.2026'. Did you mean '2026-02-03'?",
        ),
        (
            {"day": "2026-01-01"},
            "--date: expected a day not before the question was asked on 2026-02-01; got '2026-01-01'",
        ),
        ({"day": "2026-03-03"}, "--date: expected a day that is not in the future; got '2026-03-03'"),
        (
            {"person": "Ada"},
            "--as: expected a person who has a file in content/people/; got 'Ada'. Did you mean 'ada-example'?",
        ),
        (
            {"person": "Zoe Other"},
            (
                "--as: expected a person who has a file in content/people/; got 'Zoe Other'. "
                "Write content/people/zoe-other.md first"
            ),
        ),
        ({"slug": "How"}, "expected the name of a question, without .md; got 'How'. Did you mean 'how'?"),
        ({"text": " \n"}, "the answer is empty, so nothing was written"),
        (
            {"text": "Yes.\n\n## @bo 2026-02-02\n\nNo."},
            f"{PLACE}:11: a line in the text begins another answer. Give each answer by itself",
        ),
        (
            {"text": "See [it](it.md)."},
            (
                f"{PLACE}:9: expected an address from the site's root, or with https://; got 'it.md'. "
                "Write /about/, not about.md"
            ),
        ),
    ],
)
def test_what_would_not_build_is_refused_and_the_file_stays_as_it_was(words, message, answer, site):
    text, day = words.pop("text", "Yes."), words.pop("day", "")

    assert message == answer(text, *(("--date", day) if day else ()), **words)
    assert BEFORE == (site.root / PLACE).read_text()


@pytest.mark.parametrize("slug", ["sponsor", "do-you-spnsor-visas", "visas", "why-sponsor", "DO-YOU-SPONSOR-VISAS"])
def test_a_slug_that_is_not_quite_right_leads_to_the_nearest(slug, answer, site):
    site.question("do-you-sponsor-visas", "Do you sponsor visas?")
    site.question("do-you-pay-students", "Do you pay students?")

    assert answer("Yes.", slug=slug).endswith("Did you mean 'do-you-sponsor-visas'?")


def test_the_same_answer_is_not_added_twice(answer, site):
    answer("Yes.\n\nAnd no.", "--date", "2026-02-03")
    once = (site.root / PLACE).read_text()

    assert f"{PLACE}: this answer by Ada Example stands there already, dated 2026-02-03, so nothing was written" == (
        answer("Yes.\r\n\r\nAnd no.\n")
    )
    assert once == (site.root / PLACE).read_text()


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("gone.md", None, "no such file"),
        ("bad.md", b"\xff\xfe", "it is not a text in UTF-8. Save it as UTF-8"),
        ("content", None, "it is a folder"),
    ],
)
def test_a_text_that_cannot_be_read_is_told_in_plain_words(name, body, reason, answer, site):
    if body is not None:
        site.write(name, body)

    assert f"--file: {site.root / name} cannot be read: {reason}" == answer("", "--file", str(site.root / name))


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (
            "status: declined\nreason: no",
            "it is declined. Delete its lines status: and reason: if it is to be answered after all",
        ),
        ("status: merged\ninto: other", "it is merged into other. Answer that one"),
        ("status: removed\nreason: no", "it was removed"),
    ],
)
def test_a_question_that_is_closed_takes_no_answer(state, message, answer, site):
    site.write(PLACE, BEFORE.replace("---\nPlease", f"{state}\n---\nPlease"))

    assert f"{PLACE}: {message}" == answer("Yes.")


def test_a_draft_may_be_answered_before_it_is_published(answer, site):
    site.write(PLACE, BEFORE.replace("---\nPlease", "status: draft\n---\nPlease"))
    answer("Yes.")

    assert (site.root / PLACE).read_text().endswith("## @ada-example 2026-03-02\n\nYes.\n")
