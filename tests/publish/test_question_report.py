"""What marketing people are told of questions, people, topics and answers, in `rookery check` and for programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from asked import TODAY, answer, asked, day
from job_ads import STATED, ad
from rookery.model.written import Person, Topic
from rookery.publish.model import Post, SiteModel
from rookery.publish.promised import Promised
from rookery.publish.question_report import report_questions
from rookery.publish.report import Reports, advice_lines
from rookery.publish.views import LinkView, SiteView

SITE = SiteView("Nest", "", "", "en", "/", "", LinkView("Example Works", ""), "")


def model(questions=(), people=(), topics=(), **more) -> SiteModel:
    return SiteModel(
        site=SITE,
        today=TODAY,
        feeds={},
        feed_titles={},
        people={person.id: person for person in people},
        questions=tuple(questions),
        topics={topic.id: topic for topic in topics},
        articles=(),
        **{"posts": (), "promised": Promised(sponsor="amrit"), **more},
    )


def person(name, **more) -> Person:
    facts = {"consent": "2025-01-01", "place": f"content/people/{name}.md", **more}
    return Person(name, name.title(), **facts)


def said(notes) -> list[tuple[str, str]]:
    return [(note.title, note.detail) for note in notes]


AMRIT = person("amrit")


def test_open_questions_past_half_of_the_promised_days_are_named_the_oldest_first():
    questions = [asked("new", 6), asked("half", 7), asked("late", 40), asked("done", 90, [answer(ago=1)])]
    found = report_questions(model(questions, promised=Promised(max_median_days=14)))

    assert [("late?", "open for 40 days"), ("half?", "open for 7 days")] == said(found.waiting)


def test_where_no_days_are_promised_thirty_are_long():
    found = report_questions(model([asked("a", 30), asked("b", 31)]))

    assert [("b?", "open for 31 days")] == said(found.waiting)


def test_who_answers_nothing_is_named_with_what_waits_for_them_and_only_if_they_may_be():
    people = [
        AMRIT,
        person("quiet", topics=("ops",)),
        person("idle"),
        person("gone", alumni=True),
        person("private", topics=("ops",), until=day(1)),
    ]
    questions = [asked("a", 3, topics=("ops",)), asked("b", 3, [answer()], topics=("ops",))]
    found = report_questions(model(questions, people))

    assert [("Quiet", "1 open question on their topics"), ("Idle", "")] == said(found.people)


def test_topics_without_an_answer_of_the_employer_are_named_those_with_questions_first():
    topics = [Topic("a", "Asked"), Topic("b", "Blank"), Topic("c", "Community"), Topic("d", "Done")]
    questions = [
        asked("1", 3, topics=("a",)),
        asked("2", 3, topics=("a",)),
        asked("3", 3, [answer("")], topics=("c",)),
        asked("4", 3, [answer()], topics=("d",)),
    ]
    found = report_questions(model(questions, topics=topics))

    assert [("Asked", "2 questions"), ("Community", "1 question"), ("Blank", "nothing asked yet")] == said(found.topics)


def test_answers_that_nobody_has_looked_at_for_a_year_are_named_with_file_and_line():
    questions = [
        asked("old", 900, [answer(ago=800, line=12), answer("left", ago=700, line=20)]),
        asked("checked", 900, [answer(ago=800, reviewed=day(365))]),
        asked("changed", 900, [answer(ago=800, updated=day(400))]),
        asked("gone", 900, [answer(ago=800)], status="removed"),
    ]
    found = report_questions(model(questions, [AMRIT, person("left", consent="withdrawn")]))

    assert [
        ("content/questions/old.md:12", f"by Amrit, of {day(800)}"),
        ("content/questions/old.md:20", f"by an employee, of {day(700)}"),
        ("content/questions/changed.md", f"by Amrit, last changed {day(400)}"),
    ] == [(note.place, note.detail) for note in found.stale]


def test_a_job_is_related_to_an_answer_by_topic_team_subject_or_words():
    jobs = {
        name: Post(ad(name, replace(STATED, team=f"team {name}", department="")), f"jobs/{name}/", ("jobs",), None)
        for name in ("topic", "team", "about", "apply", "moved", "words", "none")
    }
    jobs["topic"] = replace(jobs["topic"], topics=("ops",))
    jobs["moved"] = replace(jobs["moved"], moved=("jobs/before/",))
    questions = [
        asked("1", 3, [answer()], topics=("ops",)),
        asked("2", 3, [answer()], team="Team Team"),
        asked("3", 3, [answer()], about="/jobs/about/"),
        asked("4", 3, team="Team None"),
        asked("5", 3, [answer()], about="/jobs/apply/#apply"),
        asked("6", 3, [answer()], about="/jobs/before/#apply"),
    ]
    near = {"jobs/words/": ("questions/1/",), "jobs/none/": ("questions/4/",)}
    found = report_questions(model(questions, posts=tuple(jobs.values()), related=near))

    assert ["jobs/none/"] == [note.address for note in found.jobs]


@pytest.mark.parametrize(
    ("sponsor", "people", "line"),
    [
        ("", [], "promise: nobody stands for it. Name a person in PROMISE_SPONSOR in pelicanconf.py, who agreed to it"),
        (
            "left",
            [person("left", alumni=True)],
            "promise: left has left, so /promise/ names nobody. Ask somebody else, and change PROMISE_SPONSOR",
        ),
        (
            "amrit",
            [person("amrit", consent="withdrawn")],
            (
                "promise: amrit may not be named today, so /promise/ names nobody. "
                "Ask somebody else, and change PROMISE_SPONSOR"
            ),
        ),
    ],
)
def test_a_promise_that_nobody_stands_for_is_said(sponsor, people, line):
    assert (line,) == report_questions(model([asked()], people, promised=Promised(sponsor=sponsor))).warnings


def test_a_site_on_which_nobody_asked_anything_is_reminded_of_nothing():
    empty = report_questions(model([asked(by="amrit")], [person("quiet")], [Topic("a", "A")]))

    assert () == advice_lines(Reports(questions=empty))


def test_ten_of_each_are_named_who_waits_for_an_answer_first():
    questions = [asked(f"{number:02}", 40 + number) for number in range(12)]
    lines = advice_lines(
        Reports(questions=report_questions(model(questions, [AMRIT], promised=Promised("amrit", min_answer_rate=0))))
    )

    assert "questions: open for more than 30 days: 12" == lines[0]
    assert "  '11?' (content/questions/11.md): open for 51 days" == lines[1]
    assert "  and 2 more; `rookery build` writes all of them to .rookery/report.json" == lines[11]
    assert "people: answered nothing yet: 1" == lines[12]


def test_a_check_fails_where_a_build_publishes_and_says_so(site):
    for number in range(10):
        site.question(f"q{number}", f"Question {number}?", more="asker: A nurse\n")
    site.write("content/questions/q0.md", "---\ntitle: The first?\nasked: 2025-04-01\n---\nPlease tell.\n")
    conf = (site.root / "pelicanconf.py").read_text()
    checked = site.run("check", today="1775044800")  # 1 April 2026
    fault = (
        "promise: 0 of 9 questions of the last year answered (0%), those of the last 30 days aside; "
        "MIN_ANSWER_RATE asks for 13%"
    )

    assert checked.code == 0, checked.err
    assert f"{fault}. From 10 such questions on, the check fails\n" in checked.out

    site.question("q10", "One more?")
    checked = site.run("check", today="1775044800")
    built = site.run("build", today="1775044800")
    known = json.loads((site.root / ".rookery" / "report.json").read_text())["questions"]

    assert checked.code == 1
    assert checked.out.startswith("No mistakes: ")
    assert checked.err.startswith("promise: 0 of 10 questions of the last year answered (0%)")
    assert "first content/questions/q1.md: 'Question 1?', open for 59 days\n" in checked.err
    assert built.code == 0
    assert checked.err in built.out
    assert [checked.err.rstrip("\n")] == known["faults"]
    assert 11 == len(known["waiting"])

    site.write("pelicanconf.py", conf + "MIN_ANSWER_RATE = 0\n")

    assert site.run("check", today="1775044800").code == 0
