import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.config.marks import parse_yaml


def parsed(text):
    marked, problems = parse_yaml(text, "f.yml")
    assert problems == ()
    return marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z"),
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("'true'", "true"),
        ("12", 12),
        ("-1.5", -1.5),
        ("0x10", "0x10"),
        ("12:30", "12:30"),
        ("'12'", "12"),
        ("~", None),
        ("", None),
        ("[a, 'b']", ("a", "b")),
        ("{k: {1: v}}", {"k": {"1": "v"}}),
    ],
)
def test_a_value_means_what_a_person_would_say_it_means(text, expected):
    assert {"key": expected} == parsed(f"key: {text}").data


def test_every_key_and_every_item_knows_its_line():
    marked = parsed("defaults:\n  publish: full\nfeeds:\n  - id: a\n    topics:\n      - x\n      - y\n  - id: b\n")

    assert 2 == marked.line("defaults", "publish")
    assert 4 == marked.line("feeds", 0)
    assert 7 == marked.line("feeds", 0, "topics", 1)
    assert 8 == marked.line("feeds", 1, "kind"), "a missing key is told where its feed begins"


def test_lines_count_from_where_the_text_begins_in_its_file():
    marked, _ = parse_yaml("a: 1\nb: 2\n", "f.md", first_line=2)

    assert 3 == marked.line("b")


def test_an_anchor_may_be_used_again():
    assert {"a": ("x",), "b": ("x",)} == parsed("a: &list [x]\nb: *list\n").data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", "f.yml:1: a second ':' stands in this text. Put it in quotes, or correct the indent"),
        ("id: a\nkind blog\nurl: x", "f.yml:2: expected key: value; got a line without ':'"),
        ("a: 1\nb: 'open\nc: d\n", "f.yml:2: a quote that opens here is never closed. Close it in the same line"),
        ("a: [1, 2\nb: c", "f.yml:2: a list that begins with '[' is not closed, or a comma is missing in it"),
        ("a: {x: 1\nb: c", "f.yml:2: a group that begins with '{' is not closed, or a comma is missing in it"),
        ("a:\n\t- b", "f.yml:2: a tab stands here. Indent with spaces"),
        ("a: @x", "f.yml:1: a text cannot begin with '@'. Put it in quotes"),
        ("a: *", "f.yml:1: a text cannot begin with '*' or '&'. Put it in quotes"),
        (
            "a:\n  b: 1\n c: 2",
            "f.yml:3: this line does not fit what stands above it. Correct its indent, or close a quote",
        ),
        ("- a\nb: c", "f.yml:2: this does not fit the list above it. Begin it with '- ', or correct its indent"),
        ("a: - b", "f.yml:1: '- ' begins an item of a list. Write it in a line of its own, or in quotes"),
        (
            'a: "\\q"',
            "f.yml:1: a backslash in double quotes begins a code that YAML does not know. Use single quotes",
        ),
        ("a: *b", "f.yml:1: *b refers to nothing. Write &b before what it stands for, further up"),
        ("a: &a [*a]", "f.yml:1: *a refers to nothing. Write &a before what it stands for, further up"),
        ("a: 1\n---\nb: 2", "f.yml:2: a second document begins here ('---' or '...'). Keep one in a file"),
        ("? [a]\n: b", "f.yml:1: a key must be a word; got a list or a group of keys"),
        ("a: \x01", "f.yml:1: an invisible control character (U+0001) stands here. Delete it"),
        ("a: b\u2028c", "f.yml:1: an invisible line separator (U+2028) stands here. Delete it"),
    ],
)
def test_a_slip_is_told_in_plain_words_at_its_line(text, expected):
    marked, problems = parse_yaml(text, "f.yml")

    assert marked is None
    assert [expected] == [str(problem) for problem in problems]


def test_keys_that_stand_twice_and_tags_are_all_told_and_the_rest_is_read():
    marked, problems = parse_yaml("a: 1\na: 2\nb: !!python/object:os.system x\n", "f.yml")

    assert {"a": 1, "b": "x"} == marked.data
    assert [
        "f.yml:2: the key 'a' stands twice; the first is in line 1. Keep one",
        "f.yml:3: the tag '!!python/object:os.system' has no place here. Delete it",
    ] == [str(problem) for problem in problems]


LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 12)
)


@pytest.mark.parametrize(
    "text",
    [LAUGHS, "[" * 200_000, "{a: " * 100_000, "- " * 200_000, "[" + "a, " * 200_000 + "]"],
    ids=["aliases of aliases", "brackets", "braces", "hyphens", "a long list"],
)
def test_hostile_nesting_is_refused_at_once(text):
    began = time.perf_counter()
    marked, problems = parse_yaml(text, "f.yml")

    assert marked is None
    assert 1 == len(problems)
    assert time.perf_counter() - began < 2


yamlish = st.text(alphabet=st.sampled_from("ab:-[]{}'\"&*!|>%@#?,\n\t 01~.\x00\u2028é"), max_size=60)


@given(st.one_of(st.text(max_size=80), yamlish))
def test_any_text_is_read_or_told_and_never_raises(text):
    marked, problems = parse_yaml(text, "f.yml")

    assert marked is not None or problems
