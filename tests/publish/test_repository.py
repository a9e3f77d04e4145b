"""Where the site's files are edited and what became of them, by the host of its repository."""

import pytest

from rookery.publish.options import option_problems
from rookery.publish.repository import repository
from rookery.settings import JINJA_ENVIRONMENT

PLACE = "content/questions/how.md"


@pytest.mark.parametrize(
    ("url", "edit", "history"),
    [
        ("https://github.com/o/r", f"edit/main/{PLACE}", f"commits/main/{PLACE}"),
        ("https://github.com/o/r.git", f"edit/main/{PLACE}", f"commits/main/{PLACE}"),
        ("https://gitlab.com/g/o/r/", f"-/edit/main/{PLACE}", f"-/commits/main/{PLACE}"),
        ("https://gitlab.example.com/o/r", f"-/edit/main/{PLACE}", f"-/commits/main/{PLACE}"),
        ("https://bitbucket.org/o/r", f"src/main/{PLACE}?mode=edit", f"history-node/main/{PLACE}"),
        ("https://codeberg.org/o/r", f"_edit/main/{PLACE}", f"commits/branch/main/{PLACE}"),
    ],
)
def test_each_host_has_its_own_way_to_a_file(url, edit, history):
    found = repository({"REPOSITORY": url})
    root = url.rstrip("/").removesuffix(".git")

    assert (f"{root}/{edit}", f"{root}/{history}") == (found.edit(PLACE), found.history(PLACE))


def test_a_branch_may_have_another_name():
    found = repository({"REPOSITORY": "https://github.com/o/r", "REPOSITORY_BRANCH": "release/1"})

    assert f"https://github.com/o/r/edit/release/1/{PLACE}" == found.edit(PLACE)


def test_without_a_repository_there_is_none():
    assert repository({"REPOSITORY": ""}) is None


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            {"REPOSITORY": "git@github.com:o/r.git"},
            (
                "REPOSITORY: expected the https:// address of the site's repository; got 'git@github.com:o/r.git'. "
                "Write 'https://github.com/o/r'"
            ),
        ),
        (
            {"REPOSITORY": "https://me:secret@github.com/o/r"},
            (
                "REPOSITORY: expected the https:// address of the site's repository; got "
                "'https://me:secret@github.com/o/r'. Copy it from the browser: 'https://github.com/you/site'"
            ),
        ),
        (
            {"REPOSITORY_BRANCH": "my branch"},
            "REPOSITORY_BRANCH: expected the name of a branch; got 'my branch'. Write 'main'",
        ),
        ({"REPOSITORI": "https://github.com/o/r"}, "REPOSITORI: no such setting. Did you mean REPOSITORY?"),
    ],
)
def test_a_repository_that_cannot_be_reached_in_a_browser_is_named(settings, message):
    whole = {"SITENAME": "Nest", "JINJA_ENVIRONMENT": JINJA_ENVIRONMENT, "OUTPUT_PATH": "output", **settings}

    assert [message] == [problem.message for problem in option_problems(whole)]
