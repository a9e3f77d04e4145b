"""A question or an answer -> the text of the file that holds it, in the form that ``content`` reads.

In: words that were scrubbed, a day, topics. Out: text. Values are written by YAML's own writer. The text is held
against the parser: a line in it that almost begins an answer, such as a name and a day, is written so that it
begins none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import yaml

from rookery.config.frontmatter import prose
from rookery.content.answers import Ground, divide_body
from rookery.content.files import stem_fault
from rookery.content.headings import COMMUNITY, as_heading, spellings
from rookery.content.questions import TITLE_MAX
from rookery.errors import Problem
from rookery.html.text import excerpt, slug
from rookery.model.written import Prose

_WIDTH = 1_000_000  # a value is one line, however long
_SLUG_MAX = 60
_FALLBACK = "question"
_SENTENCE = re.compile(r"[^.!?]{1,300}[.!](?=\s)")
_SENTENCE_WORDS = 3
_PLACE = "draft"


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """An answer from outside that nobody has agreed to publish yet."""

    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as it is to be written. ``status`` is ``draft`` for everything that an outsider wrote."""

    slug: str
    title: str
    asked: str
    text: str = ""
    topics: tuple[str, ...] = ()
    answers: tuple[DraftAnswer, ...] = ()
    about: str = ""
    asker: str = "A candidate"
    status: str = "draft"


def render_draft(draft: Draft) -> str:
    """The whole file."""
    head = [_pair("title", draft.title), f"asked: {draft.asked}", _pair("asker", draft.asker)]
    if draft.topics:
        head.append(f"topics: {_flow(draft.topics)}")
    if draft.about:
        head.append(_pair("about", draft.about))
    if draft.status != "open":
        head.append(f"status: {draft.status}")
    text = "\n".join(("---", *head, "---", *([draft.text] if draft.text else []), ""))
    return text + "".join(render_answer(answer) for answer in draft.answers)


def render_answer(answer: DraftAnswer) -> str:
    """What is added at the end of a file. It needs no ``consent:`` as long as it is a draft."""
    return f"\n{as_heading(COMMUNITY, answer.day)}\ndraft: true\n\n{answer.text}\n"


def harmless(text: str, ground: Ground, asked: str) -> str:
    """Markdown in which no line is taken for one that was meant to begin an answer."""
    names = spellings(ground.people)
    lines = text.split("\n")
    for _ in range(2):
        problems: list[Problem] = []
        divide_body(Prose("\n".join(lines), _PLACE, 1), asked, ground, names, problems)
        hit = {problem.line - 1 for problem in problems if 0 < problem.line <= len(lines)}
        if not hit:
            break
        for number in hit:
            lines[number] = _unnamed(lines[number])
    return prose("\n".join(lines), _PLACE, 1).markdown


def _unnamed(line: str) -> str:
    """The line with its first letter as a character reference: it reads the same and names nobody to a parser."""
    at = next((place for place, letter in enumerate(line) if letter.isalnum()), -1)
    return line if at < 0 else f"{line[:at]}&#{ord(line[at])};{line[at + 1 :]}"


def title_from(text: str) -> str:
    """A title from a text that has none: its first question, else its first sentence."""
    words = " ".join(text.split())
    end = words.find("?")
    if 0 < end < TITLE_MAX:
        begin = max(words.rfind(sign, 0, end) + len(sign) if sign in words[:end] else 0 for sign in (". ", "! ", ": "))
        words = words[begin : end + 1].strip()
    elif (first := _SENTENCE.match(words)) and is_sentence(first[0]):
        words = first[0].rstrip(".")
    title = excerpt(words, TITLE_MAX if words.endswith("?") else 100)
    return title[:1].upper() + title[1:]


def is_sentence(text: str) -> bool:
    """Whether a text says something: it asks, or has three words."""
    return text.endswith("?") or len(re.findall(r"\w+", text)) >= _SENTENCE_WORDS


def free_slug(title: str, taken: Collection[str]) -> str:
    """A name for the file that is an address and that no other file has; ``taken`` holds those that are in use."""
    name = slug(title) or _FALLBACK
    if stem_fault(name):
        name = f"{name[: _SLUG_MAX - 9].strip('-')}-{_FALLBACK}".strip("-")
    return next(free for free in _numbered(name) if free not in taken)


def _numbered(name: str) -> Iterable[str]:
    yield name
    number = 2
    while True:
        tail = f"-{number}"
        yield name[: _SLUG_MAX - len(tail)].rstrip("-") + tail
        number += 1


def _pair(key: str, value: str) -> str:
    return yaml.safe_dump({key: value}, allow_unicode=True, width=_WIDTH).rstrip("\n")


def _flow(values: Iterable[str]) -> str:
    return yaml.safe_dump(list(values), allow_unicode=True, width=_WIDTH, default_flow_style=True).rstrip("\n")
