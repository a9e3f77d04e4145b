"""Overrides: ``content/overrides/<feed>/<name>.md`` -> Override, a person's hand on a collected entry.

In: the site's folder, the topics; later the entries of the archive. Out: overrides by (feed, name), and Problems.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path

from rookery.config.days import did_you_mean_day, is_day
from rookery.config.frontmatter import Fields, read_front
from rookery.config.texts import read_text
from rookery.config.words import closest, did_you_mean, got, quoted
from rookery.content.files import SUFFIX, listed
from rookery.content.people import known_topics
from rookery.errors import Problem
from rookery.model.written import Override

FOLDER = "content/overrides"
_KEYS = ("hidden", "pinned", "title", "published", "topics", "authors")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?( ?(Z|[+-]\d{2}:\d{2}))?", re.ASCII)
# a closest name costs a look at every entry of the feed
_MOST_PROPOSALS = 20


def read_overrides(root: Path, topics: Collection[str], problems: list[Problem]) -> dict[tuple[str, str], Override]:
    """Read all overrides. Whether their entries exist is for ``check_overrides`` to say, once the archive is read."""
    overrides: dict[tuple[str, str], Override] = {}
    for feed in listed(root, FOLDER, problems):
        if not feed.is_dir():
            message = "expected a folder for each feed, with files in it; got a file. Move it into its feed's folder"
            problems.append(Problem(f"{FOLDER}/{feed.name}", 0, message))
            continue
        folder = f"{FOLDER}/{feed.name}"
        for entry in listed(root, folder, problems):
            place = f"{folder}/{entry.name}"
            if not _NAME.fullmatch(entry.name) or not entry.is_file():
                message = "expected a file called as the entry's file in content/collected/, with .md at its end"
                problems.append(Problem(place, 0, f"{message}; got {quoted(entry.name)}"))
                continue
            text, problem = read_text(Path(entry.path), place)
            fields = None if problem else read_front(text, place, _KEYS, problems)
            problems += [problem] if problem else []
            if fields is not None:
                name = entry.name.removesuffix(SUFFIX)
                overrides[feed.name, name] = _override(feed.name, name, fields, topics)
    return overrides


def _override(feed: str, name: str, fields: Fields, topics: Collection[str]) -> Override:
    override = Override(
        feed=feed,
        name=name,
        hidden=fields.flag("hidden"),
        pinned=fields.flag("pinned"),
        title=fields.text("title") or None,
        published=_moment(fields),
        topics=known_topics(fields, topics) if "topics" in fields else None,
        authors=fields.texts("authors") if "authors" in fields else None,
        text=fields.body,
        place=fields.place,
    )
    if override.hidden and override.pinned:
        fields.wrong("pinned", "expected either hidden: or pinned:; got both. Delete one of the two lines")
    if not fields.body and not any(key in fields for key in _KEYS):
        fields.wrong(
            "hidden", "expected at least one key or a text; got neither. Write hidden: true, or delete the file"
        )
    return override


def _moment(fields: Fields) -> str | None:
    """``published`` in UTC, as entries hold it: ``2026-03-02T10:00:00Z``. A time without an offset is in UTC."""
    value = fields.value("published")
    if "published" not in fields:
        return None
    if isinstance(value, str) and is_day(value):
        return f"{value}T00:00:00Z"
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            moment = datetime.fromisoformat(value.replace(" ", "T", 1).replace(" ", ""))
            return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        except (ValueError, OverflowError):
            pass
    mend = ". Write one, or delete the line" if value is None else ""
    if not (isinstance(value, str) and _MOMENT.fullmatch(value)):
        mend = mend or did_you_mean_day(value)
    fields.wrong("published", f"expected a date such as 2026-03-01 or 2026-03-01T10:00:00Z; got {got(value)}{mend}")
    return None


def check_overrides(
    overrides: Mapping[tuple[str, str], Override], known: Collection[tuple[str, str]]
) -> tuple[Problem, ...]:
    """The overrides of entries that are not there. ``known`` holds (feed, name) of every entry of the archive."""
    there = known if isinstance(known, set | frozenset | dict) else set(known)
    strays = [override for key, override in overrides.items() if key not in there]
    if not strays:
        return ()
    names: dict[str, list[str]] = {}
    for feed, name in sorted(there):
        names.setdefault(feed, []).append(name)
    return tuple(
        Problem(stray.place, 1, _stray(stray, names, propose=number < _MOST_PROPOSALS))
        for number, stray in enumerate(strays)
    )


def _stray(stray: Override, names: Mapping[str, list[str]], *, propose: bool) -> str:
    if stray.feed not in names:
        mean = did_you_mean(stray.feed, names) if propose else ""
        return (
            f"expected a folder called as a feed that has entries; got {quoted(stray.feed)}{'.' + mean if mean else ''}"
        )
    mean = _nearest(stray.name, names[stray.feed]) if propose else ""
    mend = f". Did you mean {quoted(mean + SUFFIX)}?" if mean else ". Delete the file, or call it as the entry's file"
    return f"expected a file called as an entry in content/collected/{stray.feed}/; got {quoted(stray.name)}{mend}"


def _nearest(name: str, names: list[str]) -> str:
    """An entry that ends in the same id or was published on the same day comes before all others."""
    same_id = [other for other in names if other.rpartition("-")[2] == name.rpartition("-")[2]]
    same_day = [other for other in names if other[:10] == name[:10]]
    return next(iter(same_id), "") or closest(name, same_day) or closest(name, names)
