import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.config.frontmatter import Parts, prose, read_front, split
from rookery.model.written import Prose

KEYS = ("title", "topics", "asked", "hidden", "status")


def test_a_file_is_divided_at_its_two_lines():
    assert Parts("a: 1\nb: 2", 2, "\nText\n---\nmore", 5) == split("---\na: 1\nb: 2\n---\n\nText\n---\nmore")


def test_a_body_begins_in_its_first_line_of_text():
    assert Prose("    code\n\ntext", "f.md", 7) == prose("\n\n    code\n\ntext\n \n", "f.md", 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: x\n", "f.md:1: expected the line --- first, then the keys; got none. "),
        ("---\ntitle: x\n", "f.md:1: expected the second line --- that ends the keys; got none. "),
    ],
)
def test_a_file_without_a_head_is_told_how_to_write_one(text, expected):
    problems = []

    assert None is read_front(text, "f.md", KEYS, problems)
    assert [expected + "Write ---, a line for each key, --- and then the text"] == [str(line) for line in problems]


def ask(fields):
    """Asks for every type there is."""
    fields.text("title", required="a title")
    fields.texts("topics")
    fields.day("asked")
    fields.flag("hidden")
    fields.choice("status", ("open", "merged"), "open")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("title: 2026", "f.md:2: title: expected a title; got a number. Put it in quotes"),
        ("title: ' '", "f.md:2: title: expected a title; got an empty text. Write one"),
        ("asked: 2026-03-01", "f.md:1: title: expected a title; got nothing. Write a line title:"),
        ("title: x\ntopics: a", "f.md:3: topics: expected a list of texts; got 'a'. Did you mean [a]?"),
        ("title: x\ntopics: {a: b}", "f.md:3: topics: expected a list of texts; got a group of keys. Write [one, two]"),
        ("title: x\ntopics:\n  - a\n  - 3", "f.md:5: topics[1]: expected a text; got a number. Put it in quotes"),
        ("title: x\nasked: 2026-02-30", "f.md:3: asked: expected a date such as 2026-03-01; got '2026-02-30'"),
        ("title: x\nasked: 1 March", "f.md:3: asked: expected a date such as 2026-03-01; got '1 March'"),
        (
            "title: x\nasked: 2026-1-2",
            "f.md:3: asked: expected a date such as 2026-03-01; got '2026-1-2'. Did you mean '2026-01-02'?",
        ),
        (
            "title: x\nasked: 20260102",
            "f.md:3: asked: expected a date such as 2026-03-01; got a number. Did you mean '2026-01-02'?",
        ),
        (
            "title: x\nasked:",
            "f.md:3: asked: expected a date such as 2026-03-01; got nothing. Write one, or delete the line",
        ),
        ("title:", "f.md:2: title: expected a title; got nothing. Write one"),
        ("title:x\nasked: 2026-03-01", "f.md:2: put a space after the colon in this line: 'title: x'"),
        (
            "title: x\nasked:2026-03-01\nhidden: true",
            "f.md:3: put a space after the colon in this line: 'asked: 2026-03-01'",
        ),
        ("title: x\nhidden:", "f.md:3: hidden: expected true or false; got nothing. Write one, or delete the line"),
        ("title: x\nhidden: “true”", "f.md:3: hidden: expected true or false; got '“true”'. Did you mean 'true'?"),
        (
            "title: x\nstatus:",
            "f.md:3: status: expected one of open, merged; got nothing. Write one, or delete the line",
        ),
        (
            "title: x\ntopics:",
            "f.md:3: topics: expected a list of texts; got nothing. Write [one, two], or delete the line",
        ),
        ("title: x\nhidden: yes", "f.md:3: hidden: expected true or false; got 'yes'. Did you mean 'true'?"),
        ("title: x\nstatus: opne", "f.md:3: status: expected one of open, merged; got 'opne'. Did you mean 'open'?"),
        (
            "title: x\ntitel: y",
            (
                "f.md:3: titel: expected one of title, topics, asked, hidden, status; got the unknown key 'titel'. "
                "Did you mean 'title'?"
            ),
        ),
    ],
)
def test_a_wrong_value_is_told_with_its_key_and_line(line, expected):
    problems = []
    fields = read_front(f"---\n{line}\n---\n", "f.md", KEYS, problems)
    if fields is not None:
        ask(fields)

    assert [expected] == [str(problem) for problem in problems]


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_file_is_called_empty(text):
    problems = []

    assert None is read_front(text, "f.md", KEYS, problems)
    assert ["f.md: the file is empty. Write ---, a line for each key, --- and then the text, or delete the file"] == [
        str(problem) for problem in problems
    ]


def test_a_head_of_one_key_without_its_space_is_told():
    problems = []

    assert None is read_front("---\ntitle:x\n---\n", "f.md", KEYS, problems)
    assert ["f.md:2: expected lines of key: value; got 'title:x'. Put a space after the colon: 'title: x'"] == [
        str(problem) for problem in problems
    ]


def test_a_head_that_is_no_group_of_keys_is_told():
    problems = []

    assert None is read_front("---\n- a\n---\n", "f.md", KEYS, problems)
    assert ["f.md:2: expected lines of key: value; got a list"] == [str(problem) for problem in problems]


@given(st.text(max_size=80), st.text(alphabet="-\n:ab[]'\" 1", max_size=60))
def test_any_file_is_read_or_told_and_never_raises(text, head):
    for candidate in (text, f"---\n{head}\n---\n{text}"):
        problems = []
        fields = read_front(candidate, "f.md", KEYS, problems)

        assert fields is not None or problems
        if fields is not None:
            ask(fields)
