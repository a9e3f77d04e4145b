"""Paths: resources in an order that makes sense, each with its why; and an address that is theirs alone."""

import pytest

from rookery.model.written import LearningPath, PathStep, Prose

WRITE = "Write - {resource: name-of-its-file, why: One sentence.}"
FILE = "the name of a file in content/resources/, without .md"


@pytest.fixture
def learn(site):
    """The site with a resource, ratings."""
    site.write("resources/ratings.md", "---\ntitle: Ratings\nurl: https://learn.example/\n---\n")
    return site


def test_a_path_is_read_whole(learn):
    learn.write(
        "paths/weekend.md",
        "---\ntitle: A weekend\nsummary: Two days.\nteams: [Support, Support]\ntopics: [on-call]\nby: ana\nsteps:\n"
        "  - resource: ratings\n    why: It  comes first.\n---\nText.\n",
    )

    assert {
        "weekend": LearningPath(
            slug="weekend",
            title="A weekend",
            steps=(PathStep("ratings", "It comes first."),),
            summary="Two days.",
            topics=("on-call",),
            teams=("Support",),
            by="ana",
            text=Prose("Text.", "content/paths/weekend.md", 11),
            place="content/paths/weekend.md",
        )
    } == learn.read().paths


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: A", [f"1: steps: expected a list of steps; got nothing. {WRITE}"]),
        ("title: A\nsteps: ratings", [f"3: steps: expected a list of steps; got 'ratings'. {WRITE}"]),
        (
            "title: A\nsteps:\n  - ratings\n  - {resource: ratings}",
            [
                f"4: steps[0]: expected a step with resource: and why:; got 'ratings'. {WRITE}",
                (
                    "5: steps[1]: expected why: in each step, a sentence that says why it stands here;"
                    f" got none. {WRITE}"
                ),
            ],
        ),
        (
            "title: A\nsteps:\n  - {why: Because., resorce: ratings}\n  - {resource: rating, why: 5}",
            [
                (
                    "4: steps[0].resorce: expected one of resource, why; got the unknown key 'resorce'."
                    " Did you mean 'resource'?"
                ),
                f"4: steps[0]: expected resource: in each step, {FILE}; got none. {WRITE}",
                f"5: steps[1].resource: expected {FILE}; got 'rating'. Did you mean 'ratings'?",
                ("5: steps[1].why: expected a sentence that says why it stands here; got a number. Put it in quotes"),
            ],
        ),
        (
            "title: A\nsteps:\n  - {resource: ratings, why: Once.}\n  - {resource: ratings, why: Twice.}\n  - {resource: Zebra!, why: x}",
            [
                (
                    "5: steps[1].resource: expected each resource once; got 'ratings', as in steps[0]."
                    " Delete one of the two"
                ),
                (
                    f"6: steps[2].resource: expected {FILE}; got 'Zebra!'."
                    " Write content/resources/zebra.md, or correct the name"
                ),
            ],
        ),
        (
            "title: A\nteam: Support\nsteps:\n  - {resource: ratings, why: Once.}",
            ["3: team: expected the teams whose jobs it is for under teams:. Write teams: [Support]"],
        ),
    ],
    ids=["no steps", "a word", "half steps", "wrong steps", "twice", "team"],
)
def test_every_mistake_in_a_path_is_told(learn, front, said):
    learn.write("paths/a.md", f"---\n{front}\n---\n")

    assert [f"content/paths/a.md:{line}" for line in said] == learn.problems()


def test_a_path_and_a_resource_do_not_share_an_address(learn):
    learn.write("paths/ratings.md", "---\ntitle: A\nsteps:\n  - {resource: ratings, why: Once.}\n---\n")

    assert [
        (
            "content/paths/ratings.md:1: expected a name of its own;"
            " /learn/ratings/ belongs to content/resources/ratings.md too. Rename one of the two files"
        )
    ] == learn.problems()
