"""An HTML page of the site, judged by its tags, its scripts, its words and what it says of itself.

In: the page's text, Facts. Out: Findings. It is read as browsers read it, in linear time, and trusts nothing that the
build knows of itself: a theme, a static file or a slip of ours may have written anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from rookery.audit.contacts import contacts_in
from rookery.audit.finding import Facts, Finding
from rookery.audit.markup import apart, name_of, pieces
from rookery.audit.tag import QUIET, TagSays, is_quiet, judge_tag, read_in_two_ways, runs

_KEEPS = re.compile(
    r"document\s*\.\s*cookie|\b(?:local|session)Storage\b|\bindexedDB\b|\bserviceWorker\b|\bcookieStore\b|\bcaches\s*\."
)
_MOST_TAGS = 200_000
# elements whose text holds no tags, but may hold character references
_ESCAPED = frozenset(("title", "textarea"))


def what_is_kept(script: str) -> Iterator[str]:
    """The words of a script by which something is kept in the reader's browser, each once."""
    yield from dict.fromkeys(found[0] for found in _KEEPS.finditer(script))


class _Page(NamedTuple):
    words: str
    tags: list[tuple[str, TagSays]]
    contents: list[tuple[str, str]]


class PageAudit:
    """Audits pages of one site; what was found of a tag is remembered for the next page."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[str, TagSays] = {}
        self._quiet: set[str] = set()

    def findings(self, path: str, text: str) -> list[Finding]:
        """Every promise that the page breaks, each once a place."""
        return list(dict.fromkeys(self._all(path, text)))

    def _all(self, path: str, text: str) -> Iterator[Finding]:
        page = self._read(text)
        for tag, says in page.tags:
            for message in says.wrong:
                yield _at(path, text, tag, message)
        yield from _scripts(path, text, page.contents)
        yield from _frame(path, text, page.tags)
        spoken = [says.spoken for _, says in page.tags if says.spoken]
        told = [content for tag, content in page.contents if not runs(tag)]
        yield from self._words(path, text, "\n".join((unescape(page.words), *spoken, *told)))

    def _read(self, text: str) -> _Page:
        """The page's words, those of its tags of which there is something to say, and the contents of scripts and their
        like, each with its tag.
        """
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
                tags += [(piece, TagSays((two_ways,))) for two_ways in read_in_two_ways(content)]
                contents.append((tag, unescape(content) if name_of(tag) in _ESCAPED else content))
            if "<" in content and name_of(tag):  # within a drawing the same is markup; a comment never is
                within = self._read(content)
                tags += within.tags
                contents += within.contents
        return _Page(" ".join(parts[0::2]), tags, contents)

    def _judge(self, tag: str) -> TagSays:
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


def _frame(path: str, text: str, said: list[tuple[str, TagSays]]) -> Iterator[Finding]:
    """What every page must say of itself."""
    policy = next((says.policy for _, says in said if says.policy), "")
    directives = {part.split()[0].lower(): part.split()[1:] for part in policy.split(";") if part.strip()}
    if not directives:
        yield Finding(path, 0, "no Content-Security-Policy. Use the theme's base.html, or its meta elements")
    elif directives.get("default-src") != ["'none'"]:
        yield Finding(path, 0, "a Content-Security-Policy without default-src 'none'. Begin it with that")
    words = {word.lower() for words in directives.values() for word in words}
    weak = sorted(word for word in words if word.startswith("'unsafe-") or word in {"*", "https:", "http:", "data:"})
    if weak:
        yield Finding(path, 0, f"a Content-Security-Policy that allows {', '.join(weak)}. Take that out")
    if not any(is_quiet(says.referrer) for _, says in said):
        yield Finding(
            path, 0, 'no <meta name="referrer" content="no-referrer">. Use the theme\'s base.html, or write it'
        )
        for tag, says in said:
            if says.leaks:
                yield _at(path, text, tag, says.leaks)
