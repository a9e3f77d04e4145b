"""How hiring goes: one file a team and one for all others, every step with how long it takes."""

import pytest

from rookery.model.written import Process, Prose, Step

STEPS = "steps:\n  - {name: A call, minutes: 30}\n"


def test_a_process_is_read_whole(site):
    site.write(
        "process/desk.md",
        "---\ntitle: At the desk\nteam: Support\nsteps:\n  - name: A call\n    minutes: 30\n    text: By   day.\n"
        "  - {name: An answer, days: 5}\n---\nThat is all.\n",
    )

    assert {
        "desk": Process(
            "desk",
            "At the desk",
            "Support",
            (Step("A call", 30, 0, "By day."), Step("An answer", 0, 5)),
            Prose("That is all.", "content/process/desk.md", 10),
            "content/process/desk.md",
        )
    } == site.read().process


def test_the_default_is_for_no_team(site):
    site.write("process/default.md", f"---\ntitle: For all\n{STEPS}---\n")

    assert "" == site.read().process["default"].team


@pytest.mark.parametrize(
    ("name", "front", "said"),
    [
        (
            "desk",
            f"title: A\n{STEPS}",
            ["1: team: expected the name of the team, as its jobs state it; got nothing. Write a line team:"],
        ),
        (
            "default",
            f"title: A\nteam: B\n{STEPS}",
            ["3: team: expected none in default.md, which is for all other teams. Delete the line"],
        ),
        (
            "default",
            "title: A\n",
            ["1: steps: expected a list of steps; got nothing. Write - {name: A call, minutes: 30}"],
        ),
        (
            "default",
            "title: A\nsteps: a call\n",
            ["3: steps: expected a list of steps; got 'a call'. Write - {name: A call, minutes: 30}"],
        ),
        (
            "default",
            "title: A\nsteps:\n  - a call\n",
            ["4: steps[0]: expected a step with name:; got 'a call'. Write - {name: A call, minutes: 30}"],
        ),
        (
            "default",
            "title: A\nsteps:\n  - minutes: 30\n    minute: 4\n    days: soon\n    text: 5\n",
            [
                "4: steps[0]: expected name: in each step; got none. Write - {name: A call, minutes: 30}",
                (
                    "5: steps[0].minute: expected one of name, minutes, days, text; got the unknown key 'minute'."
                    " Did you mean 'minutes'?"
                ),
                "6: steps[0].days: expected a whole number from 1 to 365; got 'soon'. Put other words under text:",
                "7: steps[0].text: expected a text; got a number. Write one, in quotes if it is a number",
            ],
        ),
        (
            "default",
            "title: A\nsteps:\n  - {name: A, days: 0}\n  - {name: B, minutes: 1.5}\n",
            [
                "4: steps[0].days: expected a whole number from 1 to 365; got a number. Put other words under text:",
                (
                    "5: steps[1].minutes: expected a whole number from 1 to 525600; got a number."
                    " Put other words under text:"
                ),
            ],
        ),
    ],
    ids=["no team", "team of all", "no steps", "a text", "a word", "inside a step", "numbers"],
)
def test_every_mistake_in_a_process_is_told(site, name, front, said):
    site.write(f"process/{name}.md", f"---\n{front}---\n")

    assert [f"content/process/{name}.md:{line}" for line in said] == site.problems()


def test_a_team_has_one_process(site):
    site.write("process/a.md", f"---\ntitle: A\nteam: Support\n{STEPS}---\n")
    site.write("process/b.md", f"---\ntitle: B\nteam: support\n{STEPS}---\n")

    assert [
        "content/process/b.md:3: team: expected a team of its own; got 'support', as in content/process/a.md"
    ] == site.problems()


def test_a_broken_link_in_a_process_is_found(site):
    site.write("process/default.md", f"---\ntitle: A\n{STEPS}---\n[x](people/ana/)\n")

    assert len(site.problems()) == 1
