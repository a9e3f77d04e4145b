"""Feeds that are in the archive and no longer in feeds.yml. In: the site's folder, feeds.yml. Out: a line for each."""

from __future__ import annotations

from pathlib import Path

from rookery.archive.store import read_state
from rookery.archive.tree import entry_files, feed_folders
from rookery.config.feeds import FeedsFile
from rookery.errors import ArchiveError


def left_lines(root: Path, feeds: FeedsFile) -> tuple[str, ...]:
    """What to know of each: its entries stay, its jobs are shown as no longer confirmed."""
    ids = {feed.id for feed in feeds.feeds}
    return tuple(
        f"content/collected/{name}/ is not in feeds.yml any more; its {len(files)} entries stay on the site"
        + (", its jobs as no longer confirmed" if _had_jobs(root, name) else "")
        + ". What should go is taken out by `rookery forget`"
        for name in feed_folders(root)
        if name not in ids and (files := entry_files(root, (name,)))
    )


def _had_jobs(root: Path, feed: str) -> bool:
    try:
        return bool(read_state(root, feed).confirmed)
    except ArchiveError:
        return False
