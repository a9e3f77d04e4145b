"""An HTML page of the site, judged by its tags, its scripts, its words and what it says of itself.

In: the page's text, Facts. Out: Findings. It is read with patterns of its own, in linear time, and trusts nothing
that the build knows of itself: a theme, a static file or a slip of ours may have written anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from rookery.audit.contacts import contacts_in
from rookery.audit.finding import Facts, Finding
from rookery.audit.tag import TagSays, is_data, is_quiet, judge_tag

_TAG = re.compile(r"<(/?[A-Za-z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_SCRIPT = re.compile(r"(<(?:script|style)\b[^>]*+>)(.*?)(?=</(?:script|style)|\Z)", re.IGNORECASE | re.DOTALL)
_MAY_BE_SCRIPT = re.compile(r"<[sS][cCtT]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_KEEPS = re.compile(
    r"document\s*\.\s*cookie|\b(?:local|session)Storage\b|\bindexedDB\b|\bserviceWorker\b|\bcookieStore\b|\bcaches\s*\."
)
_MOST_TAGS = 200_000


def what_is_kept(script: str) -> Iterator[str]:
    """The words of a script by which something is kept in the reader's browser, each once."""
    yield from dict.fromkeys(found[0] for found in _KEEPS.finditer(script))


class PageAudit:
    """Audits pages of one site; what was found of a tag is remembered for the next page."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[tuple[str, str], TagSays] = {}

    def findings(self, path: str, text: str) -> list[Finding]:
        """Every promise that the page breaks, each once a place."""
        return list(dict.fromkeys(self._all(path, text)))

    def _all(self, path: str, text: str) -> Iterator[Finding]:
        markup = _COMMENT.sub("", text) if "<!--" in text else text
        scripts = _SCRIPT.findall(markup) if _MAY_BE_SCRIPT.search(markup) else []
        markup = _SCRIPT.sub(r"\1", markup) if scripts else markup
        pieces = _TAG.split(markup)
        tags = list(zip(pieces[1::3], pieces[2::3], strict=True))
        said = [(name, raw, self._judge(name, raw)) for name, raw in dict.fromkeys(tags) if name[0] != "/"]
        for name, raw, says in said:
            for message in says.wrong:
                yield _at(path, text, f"<{name}{raw}>", message)
        yield from _scripts(path, text, scripts)
        yield from _frame(path, text, said)
        data = [body for tag, body in scripts if is_data(tag)]
        spoken = [says.spoken for _, _, says in said if says.spoken]
        yield from self._words(path, text, "\n".join((unescape(" ".join(pieces[0::3])), *spoken, *data)))

    def _judge(self, name: str, raw: str) -> TagSays:
        known = self._known.get((name, raw))
        if known is None:
            known = judge_tag(name.lower(), raw, self._facts)
            if len(self._known) < _MOST_TAGS:
                self._known[name, raw] = known
        return known

    def _words(self, path: str, text: str, words: str) -> Iterator[Finding]:
        """What people read, and what is read out to them: contacts and names that nobody allowed to stand there."""
        for contact in contacts_in(words, self._facts.contacts):
            yield _at(path, text, contact, f"{contact} is shown, and nobody allowed it. Mask it, or add it to CONTACTS")
        for name in self._facts.names(words):
            yield _at(path, text, name, f"{name!r} is named without consent. Take the name out")


def _at(path: str, text: str, words: str, message: str) -> Finding:
    place = text.find(words)
    return Finding(path, text.count("\n", 0, place) + 1 if place >= 0 else 0, message)


def _scripts(path: str, text: str, scripts: list[tuple[str, str]]) -> Iterator[Finding]:
    for tag, body in scripts:
        if is_data(tag):  # no browser runs it
            continue
        for word in what_is_kept(body):
            yield _at(path, text, tag, f"a script that keeps something in the reader's browser ({word})")
        if tag.lower().startswith("<style"):
            yield _at(path, text, tag, "a style within the page. Put it into the theme's stylesheet")
        elif body.strip():
            yield _at(path, text, tag, "a script within the page. Take it out: no page of the site needs one")


def _frame(path: str, text: str, said: list[tuple[str, str, TagSays]]) -> Iterator[Finding]:
    """What every page must say of itself."""
    policy = next((says.policy for _, _, says in said if says.policy), "")
    directives = {part.split()[0].lower(): part.split()[1:] for part in policy.split(";") if part.strip()}
    if not directives:
        yield Finding(path, 0, "no Content-Security-Policy. Use the theme's base.html, or its meta elements")
    elif directives.get("default-src") != ["'none'"]:
        yield Finding(path, 0, "a Content-Security-Policy without default-src 'none'. Begin it with that")
    words = {word.lower() for words in directives.values() for word in words}
    weak = sorted(word for word in words if word.startswith("'unsafe-") or word in {"*", "https:", "http:", "data:"})
    if weak:
        yield Finding(path, 0, f"a Content-Security-Policy that allows {', '.join(weak)}. Take that out")
    if not any(is_quiet(says.referrer) for _, _, says in said):
        yield Finding(
            path, 0, 'no <meta name="referrer" content="no-referrer">. Use the theme\'s base.html, or write it'
        )
        for name, raw, says in said:
            if says.leaks:
                yield _at(path, text, f"<{name}{raw}>", says.leaks)
