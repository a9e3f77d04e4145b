"""What a moderator is told before anything is published: contacts in questions, and drafts that wait."""

from __future__ import annotations

import pytest

from rookery.html.words import markdown_excerpt


@pytest.fixture
def asked(site):
    site.person()
    return site


def test_a_contact_in_a_question_is_told_with_its_line_before_anything_is_published(asked):
    asked.question("q", "Who pays?", body="Tell me.\n\nRing +44 20 7946 0958 or write to a@b.example\n")
    done = asked.run("check")

    assert 1 == done.code
    assert "content/questions/q.md:7: +44 20 7946 0958 would be shown to everybody. Take it out, or add it" in done.err
    assert "content/questions/q.md:7: a@b.example would be shown to everybody" in done.err
    assert not asked.output.exists()


def test_a_contact_in_an_answer_is_told_too_and_one_that_is_allowed_is_not(asked):
    conf = (asked.root / "pelicanconf.py").read_text(encoding="utf-8")
    asked.write("pelicanconf.py", f'{conf}CONTACTS = ["press@b.example"]\n')
    asked.question("q", "Who pays?", body="Tell.\n\n## @ada 2026-02-05\n\npress@b.example or me@b.example\n")
    done = asked.run("check")

    assert "content/questions/q.md:9: me@b.example would be shown" in done.err
    assert "press@b.example would" not in done.err


def test_drafts_that_wait_are_named_and_what_they_hold_is_nobodys_mistake(asked):
    asked.question("q", "Who pays?", "status: draft\n", "Write to a@b.example\n")
    done = asked.run("check")

    assert (0, True) == (done.code, "questions: 1 draft waits to be read: content/questions/q.md" in done.out)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (r"by \[name removed\] there", "by [name removed] there"),
        (r"2 \* 3 and \# 4", "2 * 3 and # 4"),
        ("a <script>alert(1)</script> b", "a b"),
        ("see [this](https://b.example/) now", "see this now"),
    ],
)
def test_the_beginning_of_a_text_reads_as_its_page_does(markdown, expected):
    assert expected == markdown_excerpt(markdown, 100)
