"""Markdown that lies where nothing reads it: whoever wrote it thinks that it is published."""

import pytest

PLACES = "content/questions/, content/people/, content/topics/, content/pages/ or content/articles/"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("question/how.md", "content/question/: no such folder is read; did you mean content/questions/?"),
        ("Questions/how.md", "content/Questions/: no such folder is read; did you mean content/questions/?"),
        ("person/deep/bo.md", "content/person/: no such folder is read"),
        ("article/x.MD", "content/article/: no such folder is read; did you mean content/articles/?"),
        ("zzz/x.md", f"content/zzz/: no such folder is read. Move its files to {PLACES}"),
        ("how.md", f"content/how.md: no file is read directly in content/. Move it to {PLACES}"),
    ],
)
def test_markdown_that_nobody_reads_is_told(place, expected, site):
    site.write(place, "x")
    problems = site.problems()

    assert len(problems) == 1
    assert problems[0].startswith(expected)


@pytest.mark.parametrize(
    "place",
    [
        "eng.xml",
        "exports/2026/feed.xml",
        "files/notes.md",
        "images/readme.md",
        "feeds/readme.md",
        "collected/blog/x.md",
        ".drafts/how.md",
        "old/.how.md",
        "how.md~",
    ],
)
def test_feeds_files_and_what_is_hidden_may_lie_anywhere(place, site):
    site.write(place, "x")

    assert [] == site.problems()


@pytest.mark.parametrize("folder", ["people", "questions", "topics", "pages", "articles"])
def test_an_empty_file_is_called_empty(folder, site):
    site.write(f"{folder}/x.md", "\n")

    assert [True] == [f"content/{folder}/x.md: the file is empty. Write " in problem for problem in site.problems()]
