"""What a YAML parser complains about, in plain words.

In: PyYAML's error (its own scanner or libyaml's). Out: the line, from 0, and a message with the mend.
"""

from __future__ import annotations

from typing import Any

import yaml

from rookery.config.words import quoted, spaced

_WORDS = (
    (
        "mapping values are not allowed",
        "a second ':' stands in this text. Put it in quotes, or correct the indent",
    ),
    ("cannot start any token", ""),
    ("unknown escape", "a backslash in double quotes begins a code that YAML does not know. Use single quotes"),
    ("did not find expected ',' or ']'", "a list that begins with '[' is not closed, or a comma is missing in it"),
    ("expected ',' or ']'", "a list that begins with '[' is not closed, or a comma is missing in it"),
    ("did not find expected ',' or '}'", "a group that begins with '{' is not closed, or a comma is missing in it"),
    ("expected ',' or '}'", "a group that begins with '{' is not closed, or a comma is missing in it"),
    (
        "did not find expected '-'",
        "this does not fit the list above it. Begin it with '- ', or correct its indent",
    ),
    ("expected <block end>", "this line does not fit what stands above it. Correct its indent, or close a quote"),
    ("did not find expected key", "this line does not fit what stands above it. Correct its indent, or close a quote"),
    ("violates indentation", "a tab stands here. Indent with spaces"),
    ("expected alphabetic or numeric", "a text cannot begin with '*' or '&'. Put it in quotes"),
    ("expected comment or line break", "a text cannot begin with '>' or '|'. Put it in quotes"),
    ("sequence entries are not allowed", "'- ' begins an item of a list. Write it in a line of its own, or in quotes"),
    ("<document start>", "this stands after the end of the document. Delete it, or the line '...' above it"),
    (
        "did not find expected node content",
        "a bracket is missing, or one stands in a text. Close it, or put the text in quotes",
    ),
)


def in_plain_words(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line (from 0) at which a person should look, and what to do there."""
    problem, context = str(error.problem or ""), str(error.context or "")
    here, began = _line(error.problem_mark), _line(error.context_mark)
    if here is None:
        here = began or 0
    if "quoted scalar" in context and "end of stream" in problem:
        return (here if began is None else began), "a quote that opens here is never closed. Close it in the same line"
    lines = text.split("\n")
    for number in dict.fromkeys((here, here - 1, here if began is None else began)):
        meant = spaced(_without_hyphen(lines[number])) if 0 <= number < len(lines) else ""
        if meant and ("expected ':'" in problem or "mapping values" in problem):
            return number, f"put a space after the colon in this line: {quoted(meant)}"
    if "could not find expected ':'" in problem:
        return (here if began is None else began), "expected key: value; got a line without ':'"
    for part, words in _WORDS:
        if part in problem:
            return here, words or _cannot_begin(error.problem_mark, text)
    return here, f"this is not YAML: {problem or context or 'something is missing'}"


def _without_hyphen(line: str) -> str:
    return line.strip().removeprefix("- ").strip()


def _line(mark: Any) -> int | None:
    return None if mark is None else int(mark.line)


def _cannot_begin(mark: Any, text: str) -> str:
    lines = text.split("\n")
    rest = lines[mark.line][mark.column :] if mark is not None and mark.line < len(lines) else ""
    if rest.startswith("\t"):
        return "a tab stands here. Indent with spaces"
    return f"a text cannot begin with {quoted(rest[:1])}. Put it in quotes"
