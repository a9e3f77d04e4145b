"""Which page of the site, and which of its prompts, something was sent about.

In: an address or a subject as it came, the site's questions. Out: a path, or a prompt's slug; ``""`` if there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from rookery.html.words import spaced
from rookery.model.written import Question

_ON_THE_SITE = re.compile(r"(?:/[a-z0-9][a-z0-9-]*)+/")
_QUESTION_PAGE = re.compile(r"/questions/([a-z0-9-]+)/(?:index\.html)?$")
_PROMPT_WORDS = 3


def prompt_in(title: str, questions: Mapping[str, Question]) -> str:
    """The prompt of ours that a subject names, the longest."""
    said = spaced(title)
    prompts = [
        (len(words), slug)
        for slug, question in questions.items()
        if _is_prompt(question)
        if (words := spaced(question.title)) in said and len(words.split()) >= _PROMPT_WORDS
    ]
    return max(prompts)[1] if prompts else ""


def prompt_at(address: str, questions: Mapping[str, Question]) -> str:
    """The prompt of ours on whose page somebody wrote."""
    found = _QUESTION_PAGE.search(_path(address))
    question = questions.get(found[1]) if found else None
    return question.slug if question and _is_prompt(question) else ""


def page_of(address: str, root: Path) -> str:
    """The page of this site that something is about, if the last build made it: one that is not there stops a build."""
    path = _path(address)
    # a site may live below a folder of its host, which its own addresses do not name
    steps = path.strip("/").split("/") if _ON_THE_SITE.fullmatch(path) else []
    for number in range(len(steps)):
        place = "/".join(steps[number:])
        if place and (root / "output" / place / "index.html").is_file():
            return f"/{place}/"
    return ""


def _is_prompt(question: Question) -> bool:
    return bool(question.by) and question.status == "open"


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
