"""A person's page: who they are, what they said in their own words, what they published and spoke about."""

from __future__ import annotations

import pytest

from sites import Site


@pytest.fixture(scope="module")
def ada(tmp_path_factory) -> str:
    site = Site(tmp_path_factory.mktemp("person") / "site")
    talks = 'talks:\n  - {title: "Fire, a talk", url: "https://talks.example/fire"}\n'
    site.person("ada", "Ada Example", f"role: Kiln engineer\nteam: Kiln works\n{talks}")
    site.person("bo", "Bo Ek", "status: alumni\n")
    answers = "".join(f"\n## @bo 2026-02-0{day}\n\nNo, said the {day}th.\n" for day in (3, 4))
    site.question("hot", "How hot is it?", body=f"Tell.\n{answers}\n## @ada 2026-02-05\n\nHot, *very* hot.\n")
    for number in range(21):
        site.question(f"q{number}", f"Number {number:02}?", body="Tell.\n\n## @ada 2026-02-04\n\nYes.\n")
    site.build()
    return site.page("people/ada")


def test_an_answer_stands_there_as_what_they_said_with_a_link_to_its_place(ada):
    assert '<a href="/questions/hot/#answer-2026-02-05">How hot is it?</a>' in ada
    assert "Hot, very hot." in ada
    assert "No, said the" not in ada


def test_the_latest_answers_are_shown_and_the_earlier_ones_are_listed(ada):
    assert 20 == ada.count('<article class="said">')
    assert "2 earlier answers" in ada


def test_talks_are_listed(ada):
    assert '<a href="https://talks.example/fire" rel="noopener noreferrer">Fire, a talk</a>' in ada


def test_the_team_is_a_link(ada):
    assert '<a href="/teams/kiln-works/">Kiln works</a>' in ada
