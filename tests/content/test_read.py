import os
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rookery.content.read import Content, read_content


def test_a_site_where_nobody_wrote_anything_yet_is_empty(tmp_path):
    assert (Content(), ()) == read_content(tmp_path, today="2026-03-31")


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("Ana Lima", ". Rename it to 'ana-lima.md'"),
        ("Zoë", ". Rename it to 'zoe.md'"),
        ("a--b", ". Rename it to 'a-b.md'"),
        ("🦆", ". Rename it"),
        ("a" * 61, f". Rename it to '{'a' * 60}…'"),
    ],
)
def test_a_name_that_cannot_be_an_address_is_told_with_a_better_one(name, mend, site):
    site.write(f"people/{name}.md", "")
    shown = name if len(name) <= 60 else name[:60] + "…"

    assert [
        (
            f"content/people/{name}.md: expected a name of a-z, 0-9 and single hyphens, at most 60 characters; "
            f"got '{shown}'{mend}"
        )
    ] == site.problems()


def test_a_file_called_index_is_told(site):
    site.write("questions/index.md", "")

    assert [
        "content/questions/index.md: expected another name than index.md, which is the page of a list. Rename the file"
    ] == site.problems()


def test_what_is_no_text_is_told_and_what_is_hidden_is_not_there(site):
    for name in (".ana.md.swp", "ana.md~", "#ana.md#", ".hidden.md"):
        site.write(f"people/{name}", "")
    site.write("people/photo.jpg", b"\xff")
    site.write("questions/2026/how.md", "")

    assert [
        "content/people/photo.jpg: expected files that end in .md; got another. Rename it or take it out",
        "content/questions/2026: expected files that end in .md; got a folder. Put its files one level up",
    ] == site.problems()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"---\nname: Andr\xe9\n---\n",
            ":2: expected text in UTF-8; got bytes of another encoding. Save the file as UTF-8",
        ),
        (b"x" * 1_000_001, ": expected at most 1 MB; this file is larger. Split it or shorten it"),
        (b"---\nname: x\n---\na\x08b\n", ":4: an invisible control character (U+0008) stands here. Delete it"),
    ],
    ids=["latin-1", "large", "backspace"],
)
def test_a_file_that_is_no_text_is_told(data, expected, site):
    site.write("people/bo.md", data)

    assert [f"content/people/bo.md{expected}"] == site.problems()


def test_windows_line_ends_change_no_line_number(site):
    site.write(
        "questions/how.md", b"---\r\ntitle: How?\r\nasked: 2026-03-02\r\n---\r\nx\r\n\r\n## @ann 2026-03-03\r\nyes\r\n"
    )

    assert [
        (
            "content/questions/how.md:7: expected a person who has a file in content/people/; got 'ann'. "
            "Did you mean 'ana'?"
        )
    ] == site.problems()


@pytest.mark.parametrize("place", ["people/bo.md", "pages/bo.md", "overrides/blog"])
def test_a_link_that_leads_out_of_content_is_never_followed(place, site, tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "bo.md").write_text("---\nname: canary\nconsent: 2026-03-01\n---\n", encoding="utf-8")
    target = tmp_path / "secret" / ("bo.md" if place.endswith(".md") else "")
    path = site.root / "content" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)

    assert [
        f"content/{place}: a link that leads out of content/, or nowhere. Put the file itself there"
    ] == site.problems()


def test_a_folder_that_leads_out_of_content_is_never_followed(site, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (site.root / "content" / "questions").symlink_to(tmp_path / "elsewhere")

    assert ["content/questions: a link that leads out of content/. Put the folder itself there"] == site.problems()


def test_a_link_inside_content_is_followed(site):
    (site.root / "content" / "people" / "bo.md").symlink_to("ana.md")

    assert {"ana", "bo"} == site.read().people.keys()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hold_the_reading_up(site):
    os.mkfifo(site.root / "content" / "people" / "bo.md")

    assert [
        "content/people/bo.md: expected files that end in .md; got something that is no file. Delete it"
    ] == site.problems()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(site):
    site.write("people/bo.md", "").chmod(0)

    assert ["content/people/bo.md: cannot be read: Permission denied"] == site.problems()


def test_all_mistakes_of_all_files_are_told_in_one_go(site):
    site.write("people/bo.md", "---\nname: Bo\n---\n")
    site.write("questions/how.md", "---\ntitle: How?\n---\n## @nobody 2026-03-03\n")
    site.write("topics/ml.md", "---\ntitel: ML\n---\n")
    site.write("overrides/blog/x.md", "---\n---\n")
    site.write("pages/about.md", "x\n")

    assert {"people/bo", "questions/how", "topics/ml", "overrides/blog/x", "pages/about"} == {
        problem.split(".md")[0].removeprefix("content/") for problem in site.problems()
    }


PLACES = ("people/x.md", "questions/x.md", "topics/x.md", "overrides/x/x.md", "pages/x.md", "articles/x.md")
pieces = st.sampled_from(
    [
        "---\n",
        "\n",
        "title: x\n",
        "Title: x\n",
        "asked: 2026-03-02\n",
        "name: x\n",
        "consent: 2026-03-02\n",
        "also: [x]\n",
        "links: {a: b}\n",
        "status: merged\n",
        "into: x\n",
        "## @ana 2026-03-03\n",
        "```\n",
        "[x](/y/)",
        "{attach}",
        "|static|",
        "topics: [x]\n",
        "published: 9999-12-31T23:59:59-14:00\n",
        "hidden: true\n",
        "\x00",
        "\u2028",
        "- ",
        ": ",
        "é",
        "&a *a",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.lists(pieces, max_size=14).map("".join)), raw=st.binary(max_size=30))
def test_whatever_people_write_is_read_or_told_and_never_raises(text, raw, site):
    for place in PLACES:
        for data in (text.encode("utf-8", "surrogatepass"), raw):
            site.write(place, data)
            site.problems()
