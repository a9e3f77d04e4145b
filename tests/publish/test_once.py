"""What a macro makes is made once, and never taken for something else."""

import pytest
from jinja2 import Environment

from rookery.model.text import Html
from rookery.publish.render import Renderer


@pytest.fixture
def renderer(tmp_path):
    return Renderer(tmp_path, None, Environment(autoescape=True), None)


def macro_of(renderer, source):
    return renderer.environment.from_string(source).module.m


def test_html_and_the_same_words_as_plain_text_are_two_things(renderer):
    macro = macro_of(renderer, "{% macro m(text) %}{{ text }}{% endmacro %}")

    assert ["<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"] == [
        renderer.once(macro, Html("<b>x</b>")),
        renderer.once(macro, "<b>x</b>"),
    ]


def test_the_same_is_made_once(renderer):
    made = []
    renderer.environment.globals["note"] = lambda text: made.append(text) or text
    macro = macro_of(renderer, "{% macro m(text) %}{{ note(text) }}{% endmacro %}")
    said = [renderer.once(macro, text) for text in ("a", "b", "a")]

    assert (["a", "b", "a"], ["a", "b"]) == (said, made)
