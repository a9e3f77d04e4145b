import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rookery.html.own import MARKDOWN_MAX, for_page, own_html, render_markdown
from rookery.html.sanitize import sanitize
from rookery.model.text import Html

EXTERNAL = 'rel="noopener noreferrer"'
FOREIGN = 'rel="nofollow ugc noopener noreferrer"'


@pytest.mark.parametrize(
    ("link", "rel"),
    [
        ("[e](https://e.com)", f" {FOREIGN}"),
        ("[e](http://e.com/?a=1)", f" {FOREIGN}"),
        ('<a rel="follow" href="https://e.com">e</a>', f" {FOREIGN}"),
        ("[about](/about/)", ""),
        ("[terms](#terms)", ""),
    ],
)
def test_a_link_of_an_outsider_to_another_site_is_vouched_for_by_nobody(link, rel):
    shown = render_markdown(f"See {link}.", outside=True)

    assert rel == re.search(r'<a href="[^"]*"([^>]*)>', shown)[1]


@pytest.mark.parametrize(
    ("expected", "markdown"),
    [
        ("<p>One <em>two</em></p>", "One *two*"),
        ('<p><a href="/hub/about/">us</a></p>', "[us](/about/)"),
        ('<p><a href="/hub/about/">us</a></p>', "[us](/hub/about/)"),
        ('<p><a href="/hub/">home</a> <a href="/hub">home</a></p>', "[home](/) [home](/hub)"),
        ('<p><a href="#terms">terms</a></p>', "[terms](#terms)"),
        (f'<p><a href="https://e.com/" {EXTERNAL}>e</a></p>', "[e](https://e.com)"),
        (f'<p><a href="https://e.com/" {EXTERNAL}>https://e.com</a></p>', "<https://e.com>"),
        ('<p><a href="mailto:jobs@example.com">jobs@example.com</a></p>', "<jobs@example.com>"),
        ("<p>jobs@example.com, +49 30 1234567</p>", "jobs@example.com, +49 30 1234567"),
        ("<p>x y</p>", "[x](about.md) [y](javascript:alert)"),
        ('<p><img src="/hub/images/a.png" alt="A desk"></p>', "![A desk](/images/a.png)"),
        ("", "![A desk](https://e.com/a.png)"),
        ("", "![A desk](//e.com/a.png) ![x](images/a.png)"),
        ("<p>x</p>\n<p>y</p>", "x\n\n<script>alert(1)</script>\n\n<p onclick=z>y</p>"),
        ("<pre><code>a = &#123;1: &lt;2&gt;&#125;</code></pre>", "```python\na = {1: <2>}\n```"),
        ("<ol>\n<li>a</li>\n<li>b</li>\n</ol>", "1. a\n2. b"),
        ("<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>", "a\n: b"),
        ("<p>a &#124; b</p>", "a | b"),
        (
            f'<p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" {EXTERNAL}>Watch on YouTube</a></p>',
            "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ'></iframe>",
        ),
        ("", ""),
    ],
)
def test_what_people_write(expected, markdown):
    actual = render_markdown(markdown, base_path="/hub/")

    assert expected == actual
    assert isinstance(actual, Html)


@pytest.mark.parametrize(
    "link",
    [
        "{attach}../.git/config",
        "{static}/x",
        "{filename}/pages/a.md",
        "|attach|../.env",
        "|static|x",
        "&#123;attach&#125;/x",
        "{index}",
    ],
)
@pytest.mark.parametrize(
    "form", ["[x]({})", "![x]({})", "<a href='{}'>x</a>", "<img src='{}' alt='{}'>", "<p title='{}'>{}</p>", "{}"]
)
def test_link_markers_of_pelican_mean_nothing(link, form):
    actual = render_markdown(form.replace("{}", link))

    assert not set("{}|") & set(actual)
    assert "href" not in actual
    assert "src" not in actual


@pytest.mark.parametrize(
    ("expected", "top", "html"),
    [
        ("<h2>a</h2>\n<h3>b</h3>", 2, "<h1>a</h1>\n<h2>b</h2>"),
        ("<h2>a</h2>\n<h3>b</h3>", 2, "<h3>a</h3>\n<h5>b</h5>"),
        ("<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>", 3, "<h1>a</h1>\n<h2>b</h2>\n<h1>c</h1>"),
        ("<h3>a</h3>\n<h2>b</h2>", 2, "<h4>a</h4>\n<h1>b</h1>"),
        ("<h5>a</h5>\n<h6>b</h6>\n<h6>c</h6>", 5, "<h1>a</h1>\n<h2>b</h2>\n<h3>c</h3>"),
        ('<h2 lang="de">a</h2>', 2, "<h4 lang=de>a</h4>"),
        ("<p>&lt;h1&gt;</p>", 2, "<p>&lt;h1&gt;"),
    ],
)
def test_headings_begin_at_the_level_that_the_page_has_for_them(expected, top, html):
    for show in (own_html, for_page):
        actual = show(html, top=top)

        assert expected == actual


def test_markdown_headings_stand_below_an_answer():
    actual = render_markdown("# One\n\n### Two", top=3)

    assert "<h3>One</h3>\n<h4>Two</h4>" == actual


def test_own_headings_keep_their_id_and_foreign_ones_do_not():
    own, foreign = own_html("<h2 id=terms onclick=x>a</h2>"), for_page("<h2 id=terms>a</h2>")

    assert '<h2 id="terms">a</h2>' == own
    assert "<h2>a</h2>" == foreign


def test_an_archived_body_is_shown_as_it_stands():
    archived = sanitize("<p>mail <a href='mailto:jobs@example.com'>us</a>", allowed_contacts=("jobs@example.com",))

    actual = for_page(archived)

    assert archived == actual
    assert isinstance(actual, Html)


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        pytest.param("<p>x</p>", "<p onclick=alert(1)>x</p><script>alert(1)</script>", id="a script"),
        pytest.param("<p>x</p>", "<p><img src=/x.png>x</p>", id="an image"),
        pytest.param("<p>&#123;attach&#125;/x &#124;</p>", "<p>{attach}/x |</p>", id="braces"),
        pytest.param(
            f'<p><a href="https://e.com/" {FOREIGN}>x</a></p>', '<p><a href="https://e.com/">x</a></p>', id="no rel"
        ),
        pytest.param(
            f'<p><a href="/hub/about/" {FOREIGN}>x</a></p>',
            '<p><a href="/about/">x</a></p>',
            id="a link within the site",
        ),
        pytest.param("<p>x</p>", '<p><a href="//\\evil.example">x</a></p>', id="a link that climbs"),
        pytest.param("<p><b>x</b></p>", "<b><p>x</b>", id="crossed tags"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_a_hand_did_to_the_archive_is_sanitised(expected, html):
    actual = for_page(html, base_path="/hub/")

    assert expected == actual


@given(st.text(alphabet="a #*_-`[]()!<>/&{}|\n\t1.:\\\"'=", max_size=80))
def test_rendering_own_text_again_changes_nothing(markdown):
    once = render_markdown(markdown, base_path="/hub/")

    assert once == own_html(once, base_path="/hub/")


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "![",
        "<![",
        "<a ",
        "<http://x",
        "\n- ",
        "\n> - ",
        "\n> # x",
        ">",
        "> ",
        "\n# x",
        "a\n===\n",
        "* * *\n",
        "[a](",
        "text\n- [[[",
        "<!--",
        "`a ``b ",
        "\\_",
        "&amp;",
        "a  \n",
    ],
)
def test_hostile_markdown_costs_linear_time(unit):
    start = time.process_time()
    actual = render_markdown((unit * MARKDOWN_MAX)[:MARKDOWN_MAX])

    assert time.process_time() - start < 8
    assert actual == own_html(actual)


def test_long_honest_markdown_is_rendered_as_markdown():
    text = (
        "## How\n\nA paragraph with [a link](https://e.com/x) and `code <b>` and more words that go on [and on](/about/).\n\n"
        "- item [one](/x/)\n- item two\n\n| a | b |\n|---|---|\n| [x](/y/) | 2 |\n\n"
        "```c\n#include <x.h>\nint a[3] = {1};\n```\n\n> quote\n\n1. one\n2. two\n\n"
    )

    actual = render_markdown(text * 100)

    assert actual.count("<table>") == 100
    assert actual.count("<h2>") == 100


def test_text_beyond_the_limit_is_shown_as_paragraphs():
    actual = render_markdown("*a*\n\n" * (MARKDOWN_MAX // 5 + 1))

    assert actual.startswith("<p>*a*</p>\n<p>*a*</p>\n")


@pytest.mark.parametrize("unit", ["<b title=x>", "<p>", "<blockquote>", "<p><b>", "<", "{"])
def test_hostile_archives_cost_linear_time(unit):
    start = time.process_time()
    for_page(unit * (500_000 // len(unit)))

    assert time.process_time() - start < 6


def test_elements_that_reach_over_many_blocks_cost_linear_time():
    start = time.process_time()
    for_page("<p>" + "<b>" * 250 + "<p>x</p>" * 50_000 + "</b>" * 250 + "</p>")

    assert time.process_time() - start < 6


PLAIN = "ab Z\u00e90.,;:!?'\"()/%\u00a3\u20ac-\u2013\u2019\n\n"


@given(st.text(PLAIN, max_size=80))
@example("One two\nthree.\n\nFour 'five' \"six\".")
@example("a.\n1. b\n\n- c")
def test_a_text_of_plain_paragraphs_reads_as_markdown_has_it(text):
    # the emphasis sends the text the long way
    whole = render_markdown(f"{text}\n\n*x*")

    assert whole.removesuffix("<p><em>x</em></p>").rstrip("\n") == render_markdown(text)
