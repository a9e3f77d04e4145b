"""An HTML page of the site, judged by its tags, its scripts, its words and what it says of itself.

In: the page's text, Facts. Out: Findings. It is read as browsers read it, in linear time, and trusts nothing that the
build knows of itself: a theme, a static file or a slip of ours may have written anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from rookery.audit.contacts import contacts_in
from rookery.audit.finding import Facts, Finding
from rookery.audit.markup import apart, metas_of_head, name_of, pieces, reads_otherwise
from rookery.audit.tag import QUIET, TagSays, is_quiet, judge_tag, runs, two_ways

_KEEPS = re.compile(
    r"document\s*\.\s*cookie|\b(?:local|session)Storage\b|\bindexedDB\b|\bserviceWorker\b|\bcookieStore\b|\bcaches\s*\."
)
# the directives of a policy that list where something may come from or go to (CSP 3, 6.1 to 6.4)
_SOURCES = re.compile(r"-src(?:-elem|-attr)?$|^form-action$|^base-uri$")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MOST_TAGS = 200_000
_MOST_FINDINGS = 200  # of a page: the place of each is looked for from the beginning
# elements whose text holds no tags, but may hold character references
_ESCAPED = frozenset(("title", "textarea"))


def what_is_kept(script: str) -> Iterator[str]:
    """The words of a script by which something is kept in the reader's browser, each once."""
    yield from dict.fromkeys(found[0] for found in _KEEPS.finditer(script))


class _Page(NamedTuple):
    """``words`` between the tags, ``tags`` of which there is something to say, the ``contents`` of scripts, comments
    and their like, each with its tag, and what the meta elements of its ``head`` say.
    """

    words: str
    tags: list[tuple[str, TagSays]]
    contents: list[tuple[str, str]]
    head: list[TagSays]


class PageAudit:
    """Audits pages of one site; what was found of a tag is remembered for the next page."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[str, TagSays] = {}
        self._quiet: set[str] = set()

    def findings(self, path: str, text: str) -> list[Finding]:
        """The promises that the page breaks, each once a place; of very many the first."""
        found = list(islice(self._all(path, text), _MOST_FINDINGS))
        if len(found) == _MOST_FINDINGS:
            found.append(Finding(path, 0, "and more: the rest of this page was not looked at"))
        return list(dict.fromkeys(found))

    def _all(self, path: str, text: str) -> Iterator[Finding]:
        page = self._read(text)
        for tag, says in page.tags:
            for message in says.wrong:
                yield _at(path, text, tag, message)
        yield from _scripts(path, text, page.contents)
        yield from _frame(path, text, page, self._facts)
        spoken = [says.spoken for _, says in page.tags if says.spoken]
        told = [content for tag, content in page.contents if not runs(tag)]
        yield from self._words(path, text, "\n".join((unescape(page.words), *spoken, *told)))

    def _read(self, text: str) -> _Page:
        parts = pieces(text)
        tags: list[tuple[str, TagSays]] = []
        contents: list[tuple[str, str]] = []
        # nearly all are known to say nothing; sorted, so that a page is always read alike
        for piece in sorted(set(parts[1::2]) - self._quiet):
            tag, content = apart(piece)
            says = self._judge(tag)
            if says is not QUIET:
                tags.append((piece, says))
            if content:
                contents.append((tag, _decoded(tag, content)))
                if how := reads_otherwise(tag, content):
                    tags.append((piece, TagSays((two_ways(how),))))
        head = [self._judge(tag) for tag in metas_of_head(parts[1::2])]
        return _Page(" ".join(parts[0::2]), tags, contents, head)

    def _judge(self, tag: str) -> TagSays:
        if tag in self._quiet:
            return QUIET
        says = self._known.get(tag) or judge_tag(tag, self._facts)
        if len(self._known) + len(self._quiet) < _MOST_TAGS:
            if says is QUIET:
                self._quiet.add(tag)
            else:
                self._known[tag] = says
        return says

    def _words(self, path: str, text: str, words: str) -> Iterator[Finding]:
        """What people read, and what is read out to them: contacts and names that nobody allowed to stand there."""
        for contact in contacts_in(words, self._facts.contacts):
            yield _at(path, text, contact, f"{contact} is shown, and nobody allowed it. Mask it, or add it to CONTACTS")
        for name in self._facts.names(words):
            yield _at(path, text, name, f"{name!r} is named without consent. Take the name out")


def _at(path: str, text: str, words: str, message: str) -> Finding:
    place = text.find(words)
    return Finding(path, text.count("\n", 0, place) + 1 if place >= 0 else 0, message)


def _scripts(path: str, text: str, contents: list[tuple[str, str]]) -> Iterator[Finding]:
    for tag, content in contents:
        if name_of(tag) == "style":
            yield _at(path, text, tag, "a style within the page. Put it into the theme's stylesheet")
        elif runs(tag) and content.strip():
            for word in what_is_kept(content):
                yield _at(path, text, tag, f"a script that keeps something in the reader's browser ({word})")
            yield _at(path, text, tag, "a script within the page. Take it out: no page of the site needs one")


def _frame(path: str, text: str, page: _Page, facts: Facts) -> Iterator[Finding]:
    """What every page must say of itself, before it says anything else."""
    policy = next((says.policy for says in page.head if says.policy), "")
    directives = {part.split()[0].lower(): part.split()[1:] for part in policy.split(";") if part.strip()}
    if not directives:
        yield Finding(path, 0, "no Content-Security-Policy. Use the theme's base.html, or its meta elements")
    elif directives.get("default-src") != ["'none'"]:
        yield Finding(path, 0, "a Content-Security-Policy without default-src 'none'. Begin it with that")
    words = {word.lower() for name, words in directives.items() if _SOURCES.search(name) for word in words}
    weak = sorted(word for word in words if not _is_strict(word, facts))
    if weak:
        yield Finding(path, 0, f"a Content-Security-Policy that allows {', '.join(weak)}. Take that out")
    if not any(is_quiet(says.referrer) for says in page.head):
        yield Finding(
            path, 0, 'no <meta name="referrer" content="no-referrer">. Use the theme\'s base.html, or write it'
        )
        for tag, says in page.tags:
            if says.leaks:
                yield _at(path, text, tag, says.leaks)


def _is_strict(word: str, facts: Facts) -> bool:
    """Whether a word of a policy allows nothing but the site itself and the forms that the settings name."""
    if word in {"'none'", "'self'"} or word.startswith("'sha"):
        return True
    parts = urlsplit(word)
    return f"{parts.scheme}://{parts.netloc}" in {*facts.forms, facts.address.lower()}


def _decoded(tag: str, content: str) -> str:
    """The content as a reader gets it: references in a title, escapes in data."""
    name = name_of(tag)
    if name in _ESCAPED:
        return unescape(content)
    if name == "script" and "\\u" in content:
        return _JSON_ESCAPE.sub(lambda found: chr(int(found[1], 16)), content)
    return content
