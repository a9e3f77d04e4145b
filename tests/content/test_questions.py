from pathlib import Path

import pytest

from rookery import shares
from rookery.content import questions
from rookery.content.read import read_content
from rookery.model.written import Answer, Prose, Question

PLACE = "content/questions/how.md"
HOW = """\
---
title: How does on-call work?
asked: 2026-03-02
asker: An SRE from Leeds
topics: [on-call]
---
Text of the question.

```
## @nobody, this is code
```

## @ana 2026-03-05

The first answer.

## Not an answer

## @ana 2026-03-06
The second.
"""


def test_a_question_is_read_with_its_answers(site):
    site.write("questions/how.md", HOW)

    assert (
        Question(
            slug="how",
            title="How does on-call work?",
            asked="2026-03-02",
            asker="An SRE from Leeds",
            topics=("on-call",),
            text=Prose("Text of the question.\n\n```\n## @nobody, this is code\n```", PLACE, 7, outside=True),
            answers=(
                Answer("ana", "2026-03-05", Prose("The first answer.\n\n## Not an answer", PLACE, 15), line=13),
                Answer("ana", "2026-03-06", Prose("The second.", PLACE, 20), line=19),
            ),
            place=PLACE,
        )
        == site.read().questions["how"]
    )


def test_a_question_without_an_asker_was_asked_by_a_candidate(site):
    site.write("questions/how.md", "---\ntitle: How?\nasked: 2026-03-02\n---\n")

    assert ("A candidate", "open", ()) == (
        (question := site.read().questions["how"]).asker,
        question.status,
        question.answers,
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "## @anna 2026-03-05\n\nYes.\n",
            "expected a person who has a file in content/people/; got 'anna'. Did you mean 'ana'?",
        ),
        (
            "## @zoe 2026-03-05\n\nYes.\n",
            "expected a person who has a file in content/people/; got 'zoe'. Write content/people/zoe.md, or correct the id",
        ),
        ("## @ana 2026-02-30\n\nYes.\n", "expected a date such as 2026-03-01; got '2026-02-30'"),
        (
            "## @ana 2026-03-01\n\nYes.\n",
            "expected a day not before the question was asked on 2026-03-02; got '2026-03-01'",
        ),
        ("## @ana 2026-04-01\n\nYes.\n", "expected a day that is not in the future; got '2026-04-01'"),
        (
            "## @ana 2026-03-05\n\n",
            "expected the text of the answer below this line; got nothing. Write it, or delete the line",
        ),
        ("```\ncode\n", "a block of code begins here and is never closed. Write a line ``` below it"),
    ],
)
def test_a_mistake_below_the_head_is_told_at_its_line(body, expected, site):
    site.write("questions/how.md", f"---\ntitle: How?\nasked: 2026-03-02\n---\nText.\n\n{body}")

    assert [f"{PLACE}:7: {expected}"] == site.problems()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "title: How?",
            "1: asked: expected the day on which it was asked, such as 2026-03-02; got nothing. Write a line asked:",
        ),
        ("asked: 2026-03-02", "1: title: expected the question in one sentence; got nothing. Write a line title:"),
        ("title: How?\nasked: 2026-05-01", "3: asked: expected a day that is not in the future; got '2026-05-01'"),
        (
            "title: How?\nasked: 2026-03-02\nstatus: answered",
            "4: status: expected one of draft, open, declined, merged, removed; got 'answered'",
        ),
        (
            "title: How?\nasked: 2026-03-02\nstatus: declined",
            "1: reason: expected the reason why it is declined; got nothing. Write a line reason:",
        ),
        (
            "title: How?\nasked: 2026-03-02\nreason: no",
            "4: reason: expected only with status: declined or status: removed. Write that too, or delete the line",
        ),
        (
            "title: How?\nasked: 2026-03-02\nstatus: merged",
            "1: into: expected the name of the question it is merged into; got nothing. Write a line into:",
        ),
        (
            "title: How?\nasked: 2026-03-02\nstatus: merged\ninto: whi",
            "5: into: expected the name of a question, without .md; got 'whi'. Did you mean 'why'?",
        ),
        (
            "title: How?\nasked: 2026-03-02\nstatus: merged\ninto: how",
            "5: into: expected another question; got 'how', which is this one",
        ),
        (
            "title: How?\nasked: 2026-03-02\nstatus: merged\ninto: old",
            (
                "5: into: expected a question that is not merged itself; got 'old', which is merged into 'why'. "
                "Write into: why"
            ),
        ),
        (
            "title: How?\nasked: 2026-03-02\nasker: sre@example.com",
            "4: asker: expected a label such as 'An SRE from Leeds'; got 'sre@example.com', an address. Delete it",
        ),
        (
            "title: How?\nasked: 2026-03-02\nstatus: removed",
            "1: reason: expected the reason why it is removed; got nothing. Write a line reason:",
        ),
        (
            "title: How?\nasked: 2026-03-02\nstatus: merged\ninto: secret",
            (
                "5: into: expected a question that readers can see; got 'secret', which has status: draft. "
                "Name another, or change that one"
            ),
        ),
        (
            "title: How?\nasked: 2026-03-02\nby: anna",
            "4: by: expected a person who has a file in content/people/; got 'anna'. Did you mean 'ana'?",
        ),
        (
            "title: How?\nasked: 2026-03-02\nasker: A nurse\nby: ana",
            "5: by: expected by: or asker:, not both. Delete by: if a candidate asks, else asker:",
        ),
        (
            "title: How?\nasked: 2026-03-02\nabout: https://example.com/jobs/",
            (
                "4: about: expected an address such as /jobs/field-technician-bjwlkm/; got 'https://example.com/jobs/'. "
                "Write it as it is on this site, from the first / on"
            ),
        ),
        (
            "title: How?\nasked: 2026-03-02\nedited: yes",
            "4: edited: expected true or false; got 'yes'. Did you mean 'true'?",
        ),
        (
            f"title: {'How ' * 50}?\nasked: 2026-03-02",
            (
                "2: title: expected at most 200 characters; got 201. "
                "Write the question in one sentence and the rest below the second ---"
            ),
        ),
        (
            "title: How?\nasked: 2026-03-02\nanswered: 2026-03-03",
            (
                "4: answered: expected no such key: a question counts as answered when answers stand in it. "
                "Delete the line"
            ),
        ),
    ],
)
def test_a_mistake_in_the_head_is_told_word_for_word(head, expected, site):
    site.write("questions/why.md", "---\ntitle: Why?\nasked: 2026-03-02\n---\n")
    site.write("questions/old.md", "---\ntitle: Old?\nasked: 2026-03-02\nstatus: merged\ninto: why\n---\n")
    site.write("questions/secret.md", "---\ntitle: Secret?\nasked: 2026-03-02\nstatus: draft\n---\n")
    site.write("questions/how.md", f"---\n{head}\n---\n")

    assert [f"{PLACE}:{expected}"] == site.problems()


def test_two_questions_merged_into_each_other_are_both_told(site):
    for one, other in (("a", "b"), ("b", "a")):
        site.write(
            f"questions/{one}.md", f"---\ntitle: {one}?\nasked: 2026-03-02\nstatus: merged\ninto: {other}\n---\n"
        )

    assert [
        (
            "content/questions/a.md:5: into: expected a question that is not merged itself; got 'b', "
            "which is merged into 'a'. One of them must stay open"
        ),
        (
            "content/questions/b.md:5: into: expected a question that is not merged itself; got 'a', "
            "which is merged into 'b'. One of them must stay open"
        ),
    ] == site.problems()


def test_every_question_of_a_longer_circle_is_told(site):
    for one, other in (("a", "b"), ("b", "c"), ("c", "a"), ("before", "a")):
        site.write(
            f"questions/{one}.md", f"---\ntitle: {one}?\nasked: 2026-03-02\nstatus: merged\ninto: {other}\n---\n"
        )

    assert [True] * 4 == [problem.endswith("One of them must stay open") for problem in site.problems()]


def test_a_chain_of_merged_questions_is_mended_by_its_end(site):
    site.write("questions/end.md", "---\ntitle: End?\nasked: 2026-03-02\n---\n")
    for one, other in (("a", "b"), ("b", "c"), ("c", "end")):
        site.write(
            f"questions/{one}.md", f"---\ntitle: {one}?\nasked: 2026-03-02\nstatus: merged\ninto: {other}\n---\n"
        )

    assert [True] * 2 == [problem.endswith("Write into: end") for problem in site.problems()]


@pytest.mark.parametrize("name", ["open", "topic", "team", "person", "prompts", "page"])
def test_a_question_may_not_take_the_address_of_a_list(name, site):
    site.write(f"questions/{name}.md", "---\ntitle: Open?\nasked: 2026-03-02\n---\n")

    assert [
        f"content/questions/{name}.md: /questions/{name}/ is a list of questions. Rename the file"
    ] == site.problems()


def test_the_company_may_ask_about_a_page_of_its_own(site):
    site.write(
        "questions/how.md",
        "---\ntitle: How?\nasked: 2026-03-02\nby: ana\nteam: Data\nabout: /jobs/x/\nedited: true\n---\n",
    )
    content = site.read()
    question = content.questions["how"]

    assert ("ana", "Data", "/jobs/x/", True) == (question.by, question.team, question.about, question.edited)
    assert [("/jobs/x/", PLACE, 6)] == [(link.url, link.place, link.line) for link in content.links]


def test_a_declined_question_keeps_its_reason(site):
    site.write(
        "questions/how.md",
        "---\ntitle: How?\nasked: 2026-03-02\nstatus: declined\nreason: |\n  A court\n  asks too.\n---\n",
    )

    assert "A court asks too." == site.read().questions["how"].reason


def test_workers_read_what_one_process_reads_in_its_order_with_every_mistake_and_its_line(site, monkeypatch):
    for number in range(30):
        slug = f"q{number:02d}"
        more = {
            3: "status: merged\ninto: nowhere",
            4: "about: /nowhere/",
            5: "topics: [on-cal]",
            6: "about: nowhere",
            17: "status: merged\ninto: q18",
            18: "status: merged\ninto: q01",
        }.get(number, f"asker: Somebody {number}")
        site.write(f"questions/{slug}.md", f"---\ntitle: Why {slug}?\nasked: 2026-03-02\n{more}\n---\nText.\n")
    site.write("questions/q29.md", "no head")
    site.write("questions/open.md", HOW)

    def read(least):
        monkeypatch.setattr(questions, "_WORTH_SHARING", least)
        content, problems = read_content(site.root, today="2026-03-31")
        return list(content.questions.items()), content.links, problems

    monkeypatch.setattr(shares, "_cores", lambda: 3)
    shared = read(1)  # before what one process reads could be kept in mind
    alone = read(1_000)

    assert alone == shared
    assert 29 + 1 == len(alone[0])
    assert {"q03", "q05", "q06", "q17", "q29", "open"} == {Path(problem.path).stem for problem in alone[2]}
