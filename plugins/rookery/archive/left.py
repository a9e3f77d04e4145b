"""Feeds that are in the archive and no longer in feeds.yml.

In: the site's folder, the ids in feeds.yml. Out: what is left of each; told once, in the run that finds it first, and
from then on to whoever asks (``rookery check`` and ``rookery status``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from rookery.archive.store import read_state, write_state
from rookery.archive.tree import entry_files, feed_folders
from rookery.errors import ArchiveError
from rookery.model.counts import counted
from rookery.model.feed import FeedState


@dataclass(frozen=True, slots=True)
class Left:
    """A feed that left; ``state`` is None if it is damaged."""

    feed: str
    entries: int
    state: FeedState | None

    def __str__(self) -> str:
        """What to know of it: its entries stay, its jobs are shown as no longer confirmed."""
        stay = counted(self.entries, "entry stays", "entries stay")
        jobs = ", its jobs as no longer confirmed" if self.state and self.state.confirmed else ""
        return (
            f"content/collected/{self.feed}/ is not in feeds.yml any more; its {stay} on the site{jobs}. "
            f"If it should go: rookery forget {self.feed}"
        )


def left_feeds(root: Path, ids: Collection[str]) -> tuple[Left, ...]:
    """What is left of feeds that ``ids`` does not hold."""
    counts = {name: len(entry_files(root, (name,))) for name in feed_folders(root) if name not in ids}
    return tuple(Left(name, count, _state(root, name)) for name, count in counts.items() if count)


def newly_left(root: Path, ids: Collection[str], today: str) -> tuple[str, ...]:
    """Tell of those that no run has told yet, and remember that this one does. Where that cannot be, this is told as
    well: it is no reason to lose the report of a run.
    """
    notes = []
    for one in left_feeds(root, ids):
        if one.state is not None and one.state.left:
            continue
        notes.append(str(one))
        try:
            if one.state is not None:
                write_state(root, one.feed, replace(one.state, left=today))
        except ArchiveError as error:
            notes.append(f"{error}. So the next run tells this once more")
    return tuple(notes)


def _state(root: Path, feed: str) -> FeedState | None:
    try:
        return read_state(root, feed)
    except ArchiveError:
        return None
