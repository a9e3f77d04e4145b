"""Which topics' keywords stand in which entry's title or text, remembered between builds.

In: topics, the archive's records. Out: record path -> topic ids. A memory in ``.rookery/keywords.json`` saves
reading bodies that have not changed; without it the result is the same, only slower.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from rookery.archive.index import Record, read_body
from rookery.html.words import spaced, spaced_html
from rookery.model.written import Topic
from rookery.publish.whole import write_whole

_VERSION = 1
"""Raise it when words are told apart in another way, or another text is searched."""

Phrases = Mapping[str, tuple[str, ...]]


def topics_by_keyword(root: Path, topics: Mapping[str, Topic], records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Return for each record's path the ids of the topics of which a keyword stands in its title or text."""
    phrases = {topic.id: tuple(spaced(word) for word in topic.keywords) for topic in topics.values() if topic.keywords}
    if not phrases:
        return {}
    rules = blake2b(f"{_VERSION} {sorted(phrases.items())}".encode(), digest_size=16).hexdigest()
    memory = root / ".rookery" / "keywords.json"
    known = _read(memory, rules)
    found: dict[str, list[Any]] = {}
    for record in records:
        said = f"{record.entry.title}\0{record.entry.summary}".encode("utf-8", "surrogatepass")
        mark = f"{record.digest} {blake2b(said, digest_size=8).hexdigest()}"
        before = known.get(record.path)
        if before and before[0] == mark:
            found[record.path] = before
        else:
            found[record.path] = [mark, _topics_in(record, root, phrases)]
    if found != known:
        _write(memory, rules, found)
    return {path: tuple(topics) for path, (_, topics) in found.items()}


def _topics_in(record: Record, root: Path, phrases: Phrases) -> list[str]:
    body = "" if record.empty else read_body(root, record.path)
    text = spaced(f"{record.entry.title} · {record.entry.summary}") + spaced_html(body)
    return [topic for topic, words in phrases.items() if any(word in text for word in words)]


def _read(memory: Path, rules: str) -> dict[str, list[Any]]:
    try:
        data = json.loads(memory.read_text(encoding="utf-8"))
        return dict(data["found"]) if data["rules"] == rules else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(memory: Path, rules: str, found: dict[str, list[Any]]) -> None:
    # it is only a memory: a folder that cannot be written to costs time, nothing else
    with suppress(OSError):
        memory.parent.mkdir(exist_ok=True)
        write_whole(memory, json.dumps({"rules": rules, "found": found}).encode("ascii"))
