import re
import time
import tracemalloc
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rookery.html.text import excerpt, plain, slug, text_of, visible
from rookery.html.words import markdown_excerpt


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        pytest.param("Ben & Jerry", "Ben &amp; Jerry", id="escaped once"),
        pytest.param("Ben & Jerry", "Ben &amp;amp; Jerry", id="escaped twice"),
        pytest.param("Bold move", "<b>Bold</b> move", id="a tag"),
        pytest.param("Bold move", "&lt;b&gt;Bold&lt;/b&gt; move", id="an escaped tag"),
        pytest.param("one two", "one<br/>two", id="a line break"),
        pytest.param("alert", "<script>alert(1)</script>al<i>ert</i>", id="a script goes with its content"),
        pytest.param("List<String> in Java", "List&lt;String&gt; in Java", id="angle brackets that are no markup"),
        pytest.param("a < b > c", "a < b > c", id="comparison"),
        pytest.param("Hi", "<![CDATA[Hi]]>", id="CDATA that was wrapped twice"),
        pytest.param("x y", " x\u2028\ty\u2029\r\n", id="white space of all kinds"),
        pytest.param("abc", "a\u202eb\x00\x07\ufeffc", id="controls and overrides"),
        pytest.param("\u00e9", "e\u0301", id="NFC"),
        pytest.param("x", "\ud83dx", id="half a surrogate pair"),
        pytest.param("\ufffd", "&#99999999999999999999;", id="a reference beyond Unicode"),
        pytest.param("\ufffd", "&#" + "1" * 5000 + ";", id="a reference that int() refuses"),
        pytest.param("AB", "&#" + "0" * 4500 + "65;&#x" + "0" * 4500 + "42;", id="zeros before a number"),
        pytest.param("{attach}|x", "{attach}|x", id="markers are plain text, which templates escape"),
        pytest.param("", "", id="nothing"),
        pytest.param("", "<b></b><!-- x -->", id="nothing but markup"),
    ],
)
def test_a_title_is_plain_text_on_one_line(expected, raw):
    actual = plain(raw)

    assert expected == actual


def test_every_character_is_as_visible_alone_as_among_all_others():
    every = [chr(code) for code in (*range(0x10000), *range(0xE0000, 0xE0200))]

    assert visible("".join(every)) == "".join(map(visible, every))


def test_a_long_title_is_cut_at_a_word():
    actual = plain("word " * 1000)

    assert len(actual) <= 500
    assert actual.endswith("word\u2026")


@pytest.mark.parametrize("unit", ["<", "<!--", "<script>", "<a ", "&amp;", "&#1", "&", "</b>", "<b>"])
def test_hostile_titles_cost_next_to_nothing(unit):
    start = time.process_time()
    plain(unit * 200_000)

    assert time.process_time() - start < 1


@given(st.text())
def test_a_title_holds_no_control_characters_and_stays_as_it_is_cut(raw):
    title = plain(raw)

    assert len(title) <= 500
    assert unicodedata.normalize("NFC", title) == title
    assert not any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in title)
    assert " ".join(title.split()) == title


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        ("One Two", "<p>One</p><p>Two</p>"),
        ("a b c", "<ul><li>a</li><li>b</li></ul>c"),
        ("one word", "one w<b>or</b>d"),
        ("a b", "a<br>b"),
        ("x & y", "x &amp;<!-- no --> y<script>no</script><style>no</style><svg><text>no</text></svg>"),
        ("1 < 2", "1 &lt; 2"),
        ("", "<img src=x alt=no>"),
    ],
)
def test_the_text_of_a_body_has_spaces_between_blocks(expected, html):
    actual = text_of(html)

    assert expected == actual


@pytest.mark.parametrize(
    ("expected", "text", "limit"),
    [
        pytest.param("Short.", "Short.", 40, id="whole"),
        pytest.param("One two three. Four five.", "One two three. Four five. Six seven eight.", 30, id="a sentence"),
        pytest.param("One. Two three four five\u2026", "One. Two three four five six seven eight", 26, id="a word"),
        pytest.param("xxxxxxxxx\u2026", "x" * 30, 10, id="a word without an end"),
        pytest.param(
            "She said \u201cyes.\u201d",
            "She said \u201cyes.\u201d Then she left the room.",
            20,
            id="a quotation",
        ),
        pytest.param("Version 3.11 of\u2026", "Version 3.11 of Python is out now", 18, id="a point in a number"),
    ],
)
def test_an_excerpt_ends_with_a_sentence_or_a_word(expected, text, limit):
    actual = excerpt(text, limit)

    assert expected == actual


SIGNS = " .a\n\r\x00\x1c\u3002\u4e00\u1100\u1161\u11a8\uac00\u30ab\u3099e\u0301\u0323\u202e\u0338>\xa0\ud800"


@given(
    st.lists(st.tuples(st.text(alphabet=SIGNS, min_size=1, max_size=9), st.integers(1, 20)), max_size=8),
    st.integers(5, 30),
)
@settings(max_examples=600)
def test_an_excerpt_is_the_one_of_the_whole_text_however_long_that_is(parts, limit):
    text = "".join(part * times for part, times in parts)
    line = unicodedata.normalize("NFC", " ".join(visible(text).split()))

    # of a longer line an excerpt says nothing but that there is more
    assert excerpt(line if len(line) <= limit else f"{line[: limit - 1]}xx", limit) == excerpt(text, limit)


def test_of_long_texts_no_more_is_kept_than_their_beginnings():
    tracemalloc.start()
    try:
        for number in range(300):
            text = f"{number} words. " * 8_000
            said = excerpt(text, 100), markdown_excerpt(text, 100)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert said == (f"{text[:98]}".rpartition(".")[0] + ".",) * 2
    assert kept < len(text) * 10


@given(st.text(alphabet=" .!aé\n\u3002"), st.integers(10, 60))
def test_an_excerpt_keeps_its_limit(text, limit):
    actual = excerpt(text, limit)

    assert len(actual) <= limit
    assert actual == excerpt(actual, limit)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("how-we-page", "How we page!"),
        ("dont-panic", "Don't panic"),
        ("ubergrosse-und-facade", "Übergröße und façade"),
        ("bei-jing", "北京"),
        ("", "🎉"),
        ("", "..//.."),
        ("index-html", "index.html"),
        ("a", "\ud800a\u202e"),
        (
            "a-very-long-title-that-goes-on-and-on-until-it-has-to-be-cut",
            "A very long title that goes on and on until it has to be cut somewhere",
        ),
        ("x" * 60, "x" * 100),
    ],
)
def test_a_slug_is_lower_case_ascii(expected, text):
    actual = slug(text)

    assert expected == actual


@given(st.text())
def test_a_slug_can_neither_climb_nor_grow(text):
    actual = slug(text)

    assert len(actual) <= 60
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", actual)
    assert actual == slug(actual)
