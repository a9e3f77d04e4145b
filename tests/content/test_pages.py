import pytest
from markdown import Markdown

from rookery.model.written import OwnPage

ABOUT = "content/pages/about.md"
POST = "content/articles/post.md"


@pytest.mark.parametrize("framed", [True, False])
def test_an_article_is_read_with_and_without_the_lines_around_its_head(framed, site):
    head = "Title: A post\nDate: 2026-03-02\nSummary: Two\n    lines.\nTopics: on-call\nAuthor: ana\nMenu: no\n"
    text = f"---\n{head}---\nText.\n" if framed else f"{head}\nText.\n"
    site.write("articles/post.md", text)

    assert (
        OwnPage("post", "A post", POST, "2026-03-02", "Two lines.", ("on-call",), "ana", menu=False),
    ) == site.read().articles


@pytest.mark.parametrize(
    "text",
    [
        "Title: One\nSummary: a\n    b\n\nText: no key\n",
        "---\ntitle: One\nmenu:   yes\n---\nText\n",
        "Title: One\nSummary:\tTabbed\n\tmore\n\nText\n",
        "   Title: One\n...\nText\n",
    ],
)
def test_a_head_is_read_as_the_markdown_reader_reads_it(text, site):
    markdown = Markdown(extensions=["meta"])
    markdown.convert(text)
    meta = {key: " ".join(values) for key, values in markdown.Meta.items()}
    site.write("pages/about.md", text)
    page = site.read().pages[0]

    assert (meta["title"], meta.get("summary", "")) == (page.title, page.summary)


def test_a_draft_is_no_page_and_still_may_not_read_files(site):
    site.write("pages/about.md", "Title: x\nStatus: draft\n\n[x]({attach}../../.env)\n")

    assert [
        f"{ABOUT}:4: {{attach}}../../.env leads out of content/. Put the file into content/files/"
    ] == site.problems()
    site.write("pages/about.md", "Status: draft\n\nx\n")

    assert () == site.read().pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date: 2026-03-01\n\nx\n", "1: title: expected the words over the text; got nothing. Write Title: and it"),
        (
            "Title: x\nSave_as: index.html\n\nx\n",
            (
                "2: save_as: refused: it could replace another page of the site. The file's name is the address; "
                "delete the line"
            ),
        ),
        (
            "Title: x\nTemplate: page\n\nx\n",
            "2: template: refused: pages and articles have one template each. Delete the line",
        ),
        (
            "Title: x\nTags: a\n\nx\n",
            "2: tags: expected topics: instead, with topics that have a file in content/topics/",
        ),
        (
            "Title: x\nMenue: no\n\nx\n",
            (
                "2: menue: expected one of title, date, summary, topics, author, slug, status, menu, lang, "
                "description; got the unknown key 'menue'. Did you mean 'menu'?"
            ),
        ),
        (
            "Title: x\nStatus: hidden\n\nx\n",
            "2: status: expected one of published, draft; got 'hidden'",
        ),
        ("Title: x\nTitle: y\n\nx\n", "2: title: stands twice; the first is in line 1. Keep one"),
        ("Title: 'x'\n\nx\n", "1: title: the quotes would be shown; got ''x''. Take them away"),
        ("Title:\n\nx\n", "1: title: expected a value; got nothing. Write one"),
        ("Title: x\nSummary:\n\nx\n", "2: summary: expected a value; got nothing. Write one, or delete the line"),
        (
            "Title: x\nDate: 9.3.2026\n\nx\n",
            "2: date: expected a date such as 2026-03-01; got '9.3.2026'. Did you mean '2026-03-09'?",
        ),
        ("Title: x\n    y\n\nx\n", "1: title: expected one line; got several. Write it in one"),
        (
            "Title: x\nSome text\n",
            "2: expected a line key: value, or an empty line before the text; got 'Some text'",
        ),
        (
            "---\ntitle: x\ntopics:\n  - on-call\n---\nx\n",
            "4: expected a line key: value, or an empty line before the text; got '- on-call'",
        ),
        (
            "---\ntitle: x\n\nmenu: no\n---\nx\n",
            "3: an empty line ends the keys here, before the second line ---. Delete it",
        ),
        (
            "Title: x\nSlug: other\n\nx\n",
            "2: slug: expected 'about' as the file's name says, or no such line; got 'other'. Rename the file instead",
        ),
        ("Title: x\nMenu: perhaps\n\nx\n", "2: menu: expected yes or no; got 'perhaps'"),
        ("Title: x\nDate: 1.3.26\n\nx\n", "2: date: expected a date such as 2026-03-01; got '1.3.26'"),
        (
            "Title: x\nAuthor: anna\n\nx\n",
            (
                "2: author: expected the id of a person who has a file in content/people/; got 'anna'. "
                "Did you mean 'ana'?"
            ),
        ),
        (
            "Title: x\nTopics: on-call, oncall\n\nx\n",
            ("2: topics: expected a topic that has a file in content/topics/; got 'oncall'. Did you mean 'on-call'?"),
        ),
    ],
)
def test_a_mistake_is_told_word_for_word(text, expected, site):
    site.write("pages/about.md", text)

    assert f"{ABOUT}:{expected}" in site.problems()


def test_an_article_needs_a_date(site):
    site.write("articles/post.md", "Title: x\n\ny\n")

    assert [
        f"{POST}:1: date: expected the day on which it was written, such as 2026-03-01; got nothing. Write Date: and it"
    ] == site.problems()


def test_what_pelican_would_read_past_our_checks_is_told(site):
    for name in ("pages/old.html", "pages/x.rst", "pages/deep/about.md", "articles/deep/er/x.mdown", "pages/UP.MD"):
        site.write(name, "Title: x\n\ny\n")
    site.write("pages/photo.jpg", b"\xff")

    assert [
        "content/articles/deep/er/x.mdown: expected a file that ends in .md. Write it as Markdown and rename it",
        "content/pages/UP.MD: expected a file that ends in .md. Write it as Markdown and rename it",
        "content/pages/deep/about.md: expected pages and articles directly in their folder. Move it up",
        "content/pages/old.html: expected a file that ends in .md. Write it as Markdown and rename it",
        "content/pages/x.rst: expected a file that ends in .md. Write it as Markdown and rename it",
    ] == site.problems()
