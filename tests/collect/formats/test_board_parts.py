"""What the boards share: text of any value, sections, escaped HTML, addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.collect.formats.board_address import board_name, host_and_steps, origin, subdomain
from rookery.collect.formats.board_json import flag, sections, string, strings, unescaped, words
from rookery.collect.formats.board_xml import parse_xml
from rookery.collect.formats.job_links import looks_like_jobs


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("as it stands ", "as it stands "),
        ("  ", ""),
        ("a\x00b\ud800", "ab"),
        (5, "5"),
        (85000.0, "85000"),
        (18.5, "18.5"),
        (float("nan"), ""),
        (float("inf"), ""),
        (True, ""),
        (None, ""),
        ([], ""),
        ({}, ""),
    ],
)
def test_a_value_becomes_text_if_it_can_be(value, text):
    assert text == words(value)


def test_the_first_field_that_says_something_counts():
    assert "x" == string({"a": "", "b": None, "c": "x", "d": "y"}, "a", "b", "c", "d")
    assert ("a", "5") == strings({"k": ["a", "", None, 5]}, "k")
    assert ("a",) == strings({"k": "a"}, "k")
    assert [True, False, None, None] == [flag({"k": value}, "k") for value in (True, False, "true", None)]


def test_sections_have_headings_that_cannot_become_markup():
    assert "<h2>You &amp; &lt;b&gt;</h2>\n<p>x</p>\nplain" == sections(
        [("You &\n <b>", "<p>x</p>"), ("No", " "), ("", "plain")]
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<p>a &lt; b</p>", "<p>a &lt; b</p>"),
        ("&lt;p&gt;a&lt;/p&gt;", "<p>a</p>"),
        ("&amp;lt;p&amp;gt;a&amp;lt;/p&amp;gt;", "<p>a</p>"),
        ("&lt;p&gt;a &amp;lt; b&lt;/p&gt;", "<p>a &lt; b</p>"),
        ("&#60;p>a", "<p>a"),
        ("R&amp;D", "R&amp;D"),
        ("plain", "plain"),
        ("&#" + "9" * 5000 + ";&lt;p&gt;", "\ufffd<p>"),
    ],
)
def test_html_is_unescaped_once_or_twice_until_it_has_tags(text, html):
    assert html == unescaped(text)


@pytest.mark.parametrize(
    ("url", "host", "steps"),
    [
        ("https://Example.COM./a%20b//c?d=/e", "example.com", ("a b", "c")),
        ("ftp://example.com/a", "", ()),
        ("https://[", "", ()),
        ("example.com/a", "", ()),
    ],
)
def test_an_address_is_taken_apart(url, host, steps):
    assert (host, steps) == host_and_steps(url)


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("HTTPS://user:secret@example.com:8443/x", "https://example.com:8443"),
        ("http://[::1]:80/", "http://[::1]:80"),
        ("https://example.com:99999/", ""),
        ("/x", ""),
    ],
)
def test_an_origin_has_no_secrets(url, root):
    assert root == origin(url)


@given(st.text())
def test_no_text_is_too_odd_to_be_no_address(text):
    assert isinstance(host_and_steps(text), tuple)
    assert isinstance(origin(f"https://{text}"), str)
    assert isinstance(subdomain(f"https://{text}.example.com", "example.com"), str)
    assert isinstance(looks_like_jobs(f"https://{text}"), bool)


@pytest.mark.parametrize("name", ["", "a/b", "a b", ".a", "a" * 200, "a\n", "ä?"])
def test_a_board_is_not_called_so(name):
    assert "" == board_name(name)


@pytest.mark.parametrize(
    ("url", "is_job"),
    [
        ("https://nest.example/jobs/cook", True),
        ("https://nest.example/de/stellenangebote/koch-m-w-d", True),
        ("https://nest.example/job_cook-12", True),
        ("https://nest.example/jobs?jobId=12", True),
        ("https://jobs.nest.example/cook", True),
        ("https://jobs.nest.example/", False),
        ("https://nest.example/jobs", False),
        ("https://nest.example/careers/", False),
        ("https://nest.example/blog/cook", False),
    ],
)
def test_job_pages_are_guessed_by_their_addresses(url, is_job):
    assert is_job is looks_like_jobs(url)


def test_xml_is_read_without_prefixes_and_in_lower_case():
    root = parse_xml(
        '<?xml version="1.0"?><x:Root xmlns:x="urn:x"><x:A> 1 <b/>2</x:A><a>3</a></x:Root>', "Test", "root"
    )

    assert ("root", ("1 2", "3"), "1 2", "") == (root.name, root.texts("a"), root.text("z", "a"), root.text("z"))


def test_what_follows_an_entity_declaration_is_never_expanded():
    bomb = '<root><!DOCTYPE root [<!ENTITY a "aaaa">]><a>&a;</a></root>'

    assert "aaaa" not in repr(parse_xml(bomb, "Test", "root"))
