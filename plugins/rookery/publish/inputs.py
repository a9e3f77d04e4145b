"""All that a build reads, read once: feeds.yml, what people wrote, the archive's index.

In: the site's folder and the day. Out: Inputs, or a ConfigError with every mistake in every file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rookery.archive.index import Index, read_index
from rookery.config.feeds import FeedConfig
from rookery.config.load import read_feeds
from rookery.content.files import check_static
from rookery.content.read import Content, read_content
from rookery.errors import ConfigError, Problem


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote: feeds.yml (feeds by id, in its order) and content/."""

    feeds: Mapping[str, FeedConfig]
    content: Content


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything the site model is made of. ``today`` is ``2026-03-02``."""

    root: Path
    today: str
    written: Written
    index: Index


def read_written(root: Path, today: str, static: Sequence[str] = ()) -> Written:
    """Read what people wrote; ``static`` are folders of content/ that are published as they stand.

    Raises ConfigError with every problem of feeds.yml and content/ at once.
    """
    content, problems = read_content(root, today=today)
    feeds, more = read_feeds(root, topics=content.topics)
    leaks: list[Problem] = []
    for folder in static:
        check_static(root, f"content/{folder}", leaks)
    if problems or more or leaks or feeds is None:
        raise ConfigError((*problems, *more, *leaks))
    return Written({feed.id: feed for feed in feeds.feeds}, content)


def read_inputs(root: Path, written: Written, today: str) -> Inputs:
    """Add the archive. Raises ConfigError if an entry's file cannot be read."""
    index = read_index(root)
    if index.problems:
        raise ConfigError(index.problems)
    return Inputs(root, today, written, index)
