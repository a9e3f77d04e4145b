import posixpath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from pelican.contents import Page
from pelican.settings import DEFAULT_CONFIG


@pytest.fixture
def page(site):
    """A function: the text of a page -> its problems, among files, secrets and a link that leads out."""
    site.write("files/logo.png", b"png")
    site.write("pages/team.png", b"png")
    (site.root / ".env").write_text("SECRET=canary", encoding="utf-8")
    (site.root / "content" / "files" / "out.png").symlink_to(site.root / ".env")

    def problems(text):
        site.write("pages/about.md", f"Title: x\n\n{text}\n")
        return site.problems()

    return problems


@pytest.mark.parametrize(
    "text",
    [
        "![x]({static}/files/logo.png)",
        '![x]({attach}team.png "A team")',
        "![x](<{static}/files/logo.png>)",
        '<img src="{static}../files/logo.png">',
        "[x]({filename}about.md#top)",
        "[x][y]\n\n[y]: {static}/files/logo.png",
        "| tag | author |\n|-----|--------|\n| index | author |",
    ],
)
def test_a_file_inside_content_may_be_linked_to(text, page):
    assert [] == page(text)


@pytest.mark.parametrize(
    "target",
    [
        "../../.env",
        "/../.env",
        "/files/../../.env",
        "/files/out.png",
        "%2e%2e/%2e%2e/.env",
        "..\\..\\.env",
        "\\.\\./\\.\\./.env",
        "&#46;&#46;/../.env",
        "/files/logo.png/ ../../../.env",
        "/.env",
        "missing.png",
        "",
        "http://elsewhere.example/x",
    ],
)
@pytest.mark.parametrize("marker", ["{attach}", "|attach|", "{static}", "{filename}", "{attach\\}"])
@pytest.mark.parametrize(
    "form",
    [
        "[x]({})",
        "[x]({} 'title')",
        "[x](<{}>)",
        "<a title=\"x\" href='{}'>",
        '<img src="{}">',
        "[x][y]\n\n[y]: {}",
        "[x](/about/ \"href='{}'\")",
        "`[x]({})`",
        "```\n[x]({})\n```",
    ],
)
def test_no_spelling_of_a_marker_leads_out_of_content(form, marker, target, page):
    assert page(form.replace("{}", marker + target))


@pytest.mark.parametrize("marker", ["{tag}", "{category}", "{author}", "{index}"])
def test_markers_of_pages_that_do_not_exist_are_refused(marker, page):
    assert [
        (
            f"content/pages/about.md:3: {marker} leads to a page that this site does not have. "
            "Write the address: /topics/<topic>/"
        )
    ] == page(f"[x]({marker}on-call)")


def test_the_head_is_searched_too(site):
    site.write("pages/about.md", "Title: x\nSummary: ![x]({attach}../../.env)\n\ny\n")

    assert [
        "content/pages/about.md:2: {attach}../../.env leads out of content/. Put the file into content/files/"
    ] == site.problems()


def test_a_missing_file_is_named(page):
    assert [
        "content/pages/about.md:3: {static}/files/lgo.png: no file 'content/files/lgo.png'. Put it there or correct it"
    ] == page("![x]({static}/files/lgo.png)")


@pytest.mark.parametrize("place", ["questions/how.md", "people/bo.md", "topics/ml.md", "overrides/blog/x.md"])
def test_markers_are_for_pages_and_articles_only(place, site):
    heads = {
        "questions": "title: x\nasked: 2026-03-02",
        "people": "name: x\nconsent: 2026-03-02",
        "topics": "title: x\nsummary: y",
        "overrides": "hidden: true\ntitle: x",
    }
    site.write(place, f"---\n{heads[place.split('/')[0]]}\n---\n[x]({{static}}/files/logo.png)\n")

    assert [
        (
            f"content/{place}:5: expected an address from the site's root, or with https://; "
            "got '{static}/files/logo.png'. Put it into content/files/ and write '/files/logo.png'"
        )
    ] == site.problems()


FORMS = [
    "[x]({})",
    '![x]({} "t")',
    "[x](<{}>)",
    '<a href="{}">',
    "<img src='{}'>",
    "[x][y]\n\n[y]: {}\n",
    "[x][y]\n\n[y]: <{}>",
]
FORMS += ['[x](/a/ "{}")', "`{}`", '<p title="{}">', "[x](/a/ 'href=\"{}\"')", "|a|b|\n|-|-|\n|x{}|y|", "{}"]
MARKERS = ["{attach}", "{static}", "|attach|", "{attach\\}", "\\{static}", "\\|static|"]
TARGETS = ["team.png", "/files/logo.png", "../files/logo.png"]
JUNK = [
    "",
    "",
    " ",
    '"',
    "'",
    ")",
    "(",
    "\\",
    "/../../../.env",
    " /../../.env",
    "#a",
    "?b=c",
    "%2e",
    "\n",
    "<",
    ">",
    "` ",
    "&quot;",
]
JUNK += ['" "/../../../.env', ">/../../../../.env", "`", "|"]
junk = st.sampled_from(JUNK)
parts = st.tuples(junk, st.sampled_from(MARKERS), junk, st.sampled_from(TARGETS), junk, junk).map("".join)
texts = st.tuples(st.sampled_from(FORMS), parts, junk).map(lambda made: made[0].replace("{}", made[1]) + made[2])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_pelican_finds_no_path_out_of_content_in_what_passes(text, page, site):
    """The law itself: the text goes through Markdown and Pelican's own search for files to copy."""
    if page(text):
        return
    html = Markdown(extensions=["extra", "meta"]).convert(f"Title: x\n\n{text}\n")
    settings_ = {**DEFAULT_CONFIG, "PATH": str(site.root / "content")}
    own = Page(html, {"title": "x"}, settings_, str(site.root / "content" / "pages" / "about.md"), {})

    assert [] == [
        path for path in own.get_static_links() if posixpath.normpath(path) not in {"files/logo.png", "pages/team.png"}
    ]


def test_a_word_between_two_bars_is_told_how_to_stand_in_a_table(page):
    assert [
        (
            "content/pages/about.md:3: |index| leads to a page that this site does not have. "
            "Write the address: /topics/<topic>/. In a table, put spaces around the word"
        )
    ] == page("|index|other|")
