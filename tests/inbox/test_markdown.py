"""The law: whatever outsiders type, rendered it reads as it was typed, and is nothing but words."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from rookery.html.own import render_markdown
from rookery.html.text import text_of, unstruck
from rookery.inbox.lines import Line, Run, text_lines
from rookery.inbox.markdown import render_lines
from rookery.inbox.markup import html_lines

MARKS = st.sampled_from(
    ["#", "## ", "## @ada 2026-03-05", "## Community 2026-03-05", " ", "\n", "\n\n", "`", "```", "~~~", "*", "**", "_", "__",
     "[a]", "(b)", "[x](y)", "![i](j)", "!", "[1]: /x", "<script>", "</div>", "<!--", "-->", "{attach}", "|attach|",
     "a|b\n-|-\n", "---", "===", "- ", "1. ", "1) ", "+ ", "> ", ":   ", "&lt;", "&amp", "&", "\\", "word", "two words", "    ",
     "\t", "=", "snake_case", "_em_", "C++", "*[HTML]: y", "status: open", "draft: true", "é"]
)  # fmt: skip
TEXTS = st.lists(MARKS, max_size=14).map("".join) | st.text(max_size=60)
# an address on the web is written in its canonical form, and html's own tests hold that


def words(text):
    return "".join(unstruck(text).split())


@given(TEXTS)
@example("__é__")
@example("```\n## Community 2026-03-05\n")
@example("[1]: https://rivers.test/x_y*z*?a=1&copy=2")
def test_a_text_reads_as_it_was_typed(text):
    lines = text_lines(text)

    assert words(" ".join(line.text for line in lines)) == words(text_of(render_markdown(render_lines(lines))))


@given(TEXTS)
def test_nothing_that_is_typed_becomes_a_heading_html_or_a_marker(text):
    html = render_markdown(render_lines(text_lines(text)))

    assert not re.search(r'<(?!/?(?:p|ul|ol|li|blockquote|a)>|br>|a href="http)', html)
    assert not re.search(r"[{|]attach", html)


RUNS = st.builds(
    Run,
    TEXTS.map(lambda text: text.replace("\n", " ")),
    st.booleans(),
    st.sampled_from(["", "https://rivers.test/a_(b)", "https://rivers.test/*a*", "javascript:x", "/about/"]),
)
LINES = st.builds(
    Line, st.lists(RUNS, max_size=3).map(tuple), st.sampled_from(["words", "item"]), st.integers(1, 3), st.booleans(),
    st.integers(0, 3), st.booleans(), st.booleans(),
) | st.builds(Line, TEXTS.map(lambda text: (Run(text, code=True),)), st.just("code"))  # fmt: skip


@given(st.lists(LINES, max_size=4))
def test_lists_quotations_code_and_links_keep_their_words(lines):
    lines = [line for line in lines if "://" not in line.text]

    assert words(" ".join(line.text for line in lines)) == words(text_of(render_markdown(render_lines(lines))))


@given(st.lists(st.sampled_from(["<p>", "</p>", "<ul>", "<li>", "</ul>", "<pre>", "</pre>", "<blockquote>", "</blockquote>", "<br>",
     "<a href='https://rivers.test/'>", "</a>", "<code>", "</code>", "<script>x</script>", "<div class=gmail_quote>", "</div>", "x", "## @ada", "a &lt;b&gt;"]), max_size=20).map("".join))  # fmt: skip
def test_html_of_any_kind_becomes_markdown_that_is_read_back(source):
    lines = html_lines(source)

    assert words(" ".join(line.text for line in lines)) == words(text_of(render_markdown(render_lines(lines))))
