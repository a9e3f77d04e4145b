"""All files of an output: each is read by what it is, and once only as long as neither it nor what may stand changes.

In: the output's folder, Facts, what is remembered. Out: Audit. A file of a kind that is not known here is told, since
nobody looked into it.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from rookery.audit.contacts import contacts_in
from rookery.audit.finding import Facts, Finding
from rookery.audit.image import metadata_of
from rookery.audit.listing import Marks, list_files
from rookery.audit.page import PageAudit, what_is_kept
from rookery.shares import in_shares

RULES = 4
"""Raise it when a file is judged otherwise than before: then all are read again."""

_PAGES = frozenset((".html", ".htm", ".xhtml"))
# what hosts read: it has no ending
_FOR_HOSTS = frozenset(("_headers", "_redirects", "CNAME"))
_TEXTS = frozenset((".json", ".xml", ".atom", ".rss", ".txt", ".csv", ".ics", ".vcf", ".md", ".webmanifest"))
_STYLES = frozenset((".css",))
_SCRIPTS = frozenset((".js", ".mjs"))
_DRAWINGS = frozenset((".svg",))
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"))
_ELSEWHERE = re.compile(
    r"url\(\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)|@import\s+[\"']((?:https?:)?//[^\"']+)", re.IGNORECASE
)
_DRAWN = re.compile(r"<script|\son[a-z]+\s*=|javascript:|<foreignObject", re.IGNORECASE)
_DRAWN_LOAD = re.compile(r"(?:href|src)\s*=\s*[\"']\s*((?:https?:)?//[^\"']+)", re.IGNORECASE)
_WORTH_FORKING = 400


@dataclass(frozen=True, slots=True)
class Audit:
    """``files`` of the output, how many of them were ``read`` this time, ``findings`` in all of them. ``counts`` says
    how many files of each kind there are; ``memory`` is to be given to the next audit.
    """

    files: int
    read: int
    findings: tuple[Finding, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    memory: Mapping[str, object] = field(default_factory=dict)


def audit_folder(
    output: Path,
    facts: Facts,
    memory: Mapping[str, object] | None = None,
    lying: Mapping[str, tuple[int, int]] | None = None,
) -> Audit:
    """Read every file below ``output`` but those that were clean before and have not changed since.

    ``memory`` is an earlier Audit's; ``lying`` are the files, for whoever has listed them already.
    """
    digest = _digest(facts)
    lying = list_files(output, closed=True) if lying is None else lying
    clean = _remembered(memory, digest)
    due = sorted(path for path, mark in lying.items() if clean.get(path) != mark)
    findings = sorted(_read_all(output, due, facts))
    faulty = {finding.path for finding in findings}
    kept = {path: mark for path, mark in lying.items() if path not in faulty}
    return Audit(
        files=len(lying),
        read=len(due),
        findings=tuple(findings),
        counts=_counts(lying),
        memory={"facts": digest, "clean": {path: list(mark) for path, mark in sorted(kept.items())}},
    )


def read_memory(path: Path) -> dict[str, object]:
    """What ``write`` left there; empty if there is nothing that can be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _remembered(memory: Mapping[str, object] | None, digest: str) -> Marks:
    clean = (memory or {}).get("clean")
    if not memory or memory.get("facts") != digest or not isinstance(clean, dict):
        return {}
    return {path: (mark[0], mark[1]) for path, mark in clean.items() if isinstance(mark, list) and len(mark) == 2}  # noqa: PLR2004  size and time


def _digest(facts: Facts) -> str:
    said = (RULES, facts.address, facts.base, sorted(facts.contacts), sorted(facts.forms), sorted(facts.scripts))
    return blake2b(repr((said, facts.marks)).encode(), digest_size=16).hexdigest()


def _counts(paths: Collection[str]) -> dict[str, int]:
    kinds = {
        **dict.fromkeys(_PAGES, "pages"),
        **dict.fromkeys(_TEXTS, "data"),
        **dict.fromkeys(_STYLES, "styles"),
        **dict.fromkeys(_SCRIPTS, "scripts"),
        **dict.fromkeys(_DRAWINGS, "drawings"),
        **dict.fromkeys(_PICTURES, "pictures"),
    }
    return dict(Counter(kinds.get(_end(path), "others") for path in paths))


def _end(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122  a string, ten thousand times


def _read_all(output: Path, paths: Sequence[str], facts: Facts) -> list[Finding]:
    reader = _Reader(output, facts)

    def read(share: Sequence[str]) -> list[Finding]:
        return [finding for path in share for finding in reader.findings(path)]

    return [finding for found in in_shares(read, paths, _WORTH_FORKING) for finding in found]


class _Reader:
    """Reads one file after the other, each by what it is."""

    def __init__(self, output: Path, facts: Facts) -> None:
        self._output = output
        self._facts = facts
        self._pages = PageAudit(facts)

    def findings(self, path: str) -> list[Finding]:
        """Every promise that one file breaks."""
        if os.path.islink(self._output / path):  # noqa: PTH114  a stat less, ten thousand times
            return [Finding(path, 0, "a link that leads to another file. Put the file itself there")]
        if path.endswith("/"):
            return [Finding(path, 0, "a hidden folder. Take it out: nobody meant to publish what is in it")]
        if any(part.startswith(".") for part in path.split("/")):
            return [Finding(path, 0, "a hidden file. Take it out: nobody meant to publish it")]
        end = _end(path)
        if end in _PICTURES:
            return _picture(path, (self._output / path).read_bytes())
        if end not in _PAGES | _TEXTS | _STYLES | _SCRIPTS | _DRAWINGS and path not in _FOR_HOSTS:
            return []
        text = (self._output / path).read_bytes().decode("utf-8", "replace")
        return self._pages.findings(path, text) if end in _PAGES else list(self._other(path, end, text))

    def _other(self, path: str, end: str, text: str) -> Iterator[Finding]:
        if end in _SCRIPTS:
            yield from _script(path, text, self._facts)
            return
        for pattern in [_ELSEWHERE] if end in _STYLES else [_ELSEWHERE, _DRAWN_LOAD] if end in _DRAWINGS else []:
            for found in pattern.finditer(text):
                url = next(filter(None, found.groups()))
                yield _line(path, text, found.start(), f"loads from elsewhere ({url[:80]}). Keep it on the site")
        if end in _DRAWINGS:
            for found in _DRAWN.finditer(text):
                yield _line(path, text, found.start(), "a drawing that runs something. Take it out")
        if end not in _STYLES:
            yield from _words(path, text, self._facts)


def _picture(path: str, body: bytes) -> list[Finding]:
    kinds = metadata_of(body)
    told = f"a picture that also holds {', '.join(kinds)}. Save it without its metadata"
    return [Finding(path, 0, told)] if kinds else []


def _script(path: str, text: str, facts: Facts) -> Iterator[Finding]:
    if path not in facts.scripts:
        yield Finding(path, 0, "a script that is not the site's own. Take it out")
    for word in what_is_kept(text):
        yield Finding(path, 0, f"a script that keeps something in the reader's browser ({word})")


def _words(path: str, text: str, facts: Facts) -> Iterator[Finding]:
    for contact in dict.fromkeys(contacts_in(text, facts.contacts)):
        message = f"{contact} stands there, and nobody allowed it. Mask it, or add it to CONTACTS"
        yield _line(path, text, text.find(contact), message)
    for name in dict.fromkeys(facts.names(text)):
        yield _line(path, text, text.find(name), f"{name!r} is named without consent. Take the name out")


def _line(path: str, text: str, position: int, message: str) -> Finding:
    return Finding(path, text.count("\n", 0, position) + 1 if position >= 0 else 0, message)
