"""All that a build reads, read once: feeds.yml, what people wrote, the archive's index.

In: the site's folder and the day. Out: Inputs, or a ConfigError with every mistake in every file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from rookery.archive.index import Index, read_index
from rookery.archive.pictures import KeptPicture, read_pictures
from rookery.archive.record import Record
from rookery.config.feeds import FeedConfig
from rookery.config.load import read_feeds
from rookery.content.files import check_static
from rookery.content.overrides import check_overrides
from rookery.content.read import Content, read_content
from rookery.errors import ConfigError, Problem

_HEALS = "`rookery collect` sets it aside and asks its feed for it again"


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote: feeds.yml (feeds by id, in its order) and content/."""

    feeds: Mapping[str, FeedConfig]
    content: Content


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything the site model is made of. ``today`` is ``2026-03-02``; ``pictures`` by feed and key, for the feeds
    that keep some today, of each the largest size first.
    """

    root: Path
    today: str
    written: Written
    index: Index
    pictures: Mapping[str, Mapping[str, Sequence[KeptPicture]]] = field(default_factory=dict)


def read_written(root: Path, today: str, static: Sequence[str] = (), others: Sequence[Problem] = ()) -> Written:
    """Read what people wrote; ``static`` are folders of content/ that are published as they stand.

    Raises ConfigError with every problem of feeds.yml and content/ at once.
    """
    content, problems = read_content(root, today=today, static=static)
    feeds, more = read_feeds(root, topics=content.topics)
    leaks: list[Problem] = []
    for folder in static:
        check_static(root, f"content/{folder}", leaks)
    if problems or more or leaks or others or feeds is None:
        hands = check_overrides(content.overrides, _known(read_index(root)))
        raise ConfigError((*problems, *more, *leaks, *others, *hands))
    return Written({feed.id: feed for feed in feeds.feeds}, content)


def unknown_overrides(inputs: Inputs) -> tuple[Problem, ...]:
    """Overrides of entries that the archive does not hold."""
    return check_overrides(inputs.written.content.overrides, _known(inputs.index))


def _known(index: Index) -> set[tuple[str, str]]:
    return {(record.entry.feed, record.entry.name) for record in index.records}


def read_inputs(root: Path, written: Written, today: str) -> Inputs:
    """Add the archive. Raises ConfigError if an entry's file cannot be read."""
    index = read_index(root)
    if index.problems:
        raise ConfigError(replace(one, message=f"{one.message}. {_HEALS}") for one in index.problems)
    tomorrow = date.fromisoformat(today) + timedelta(days=1)  # where some zones are already
    records = tuple(_not_ahead(record, today, f"{tomorrow}T24") for record in index.records)
    pictures = {feed.id: read_pictures(root, feed.id) for feed in written.feeds.values() if feed.keeps_pictures}
    return Inputs(root, today, written, replace(index, records=records), pictures)


def _not_ahead(record: Record, today: str, latest: str) -> Record:
    """A record whose times lie ahead of ``latest`` came of a machine whose clock ran ahead: nobody shall read that a
    job is open since next year. The archive keeps what it says, for its order is true.
    """
    entry = record.entry
    if entry.first_seen < latest and entry.published < latest:
        return record
    now = f"{today}T23:59:59Z"
    seen = now if entry.first_seen >= latest else entry.first_seen
    published = now if entry.published >= latest else entry.published
    return replace(record, entry=replace(entry, first_seen=seen, published=published))
