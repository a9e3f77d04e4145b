"""What a crash, a bad disk or a hand left behind, put right before a run. Only while holding the lock.

In: the site's folder, the feeds that are about to be asked. Out: damaged files renamed to ``*.bad``, and what to
know about it: which feeds have to be asked in full, so that what was damaged comes back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from rookery.archive.files import set_aside, sweep
from rookery.archive.format import EntryError
from rookery.archive.index import read_index
from rookery.archive.names import COLLECTED, ID_LETTERS, NAME
from rookery.archive.store import StateError, read_state, state_place
from rookery.archive.tree import bad_files, entry_files, waiting_files
from rookery.archive.waiting import read_file
from rookery.errors import Problem


@dataclass(frozen=True, slots=True)
class Health:
    """``notes`` by feed, for the report; ``incomplete`` are the feeds of which an entry is still set aside."""

    notes: Mapping[str, tuple[str, ...]]
    incomplete: frozenset[str]


def heal(root: Path, feeds: Collection[str]) -> Health:
    """Remove temporary files, set damaged ones aside, and say which entries have not come back. Raises ArchiveError."""
    sweep(root, COLLECTED)
    notes: defaultdict[str, list[str]] = defaultdict(list)
    for problem in read_index(root).problems:
        feed = problem.path.split("/")[2]
        if feed in feeds:
            notes[feed].append(_aside(root, problem))
    incomplete = set()
    for feed in sorted(feeds):
        for found in waiting_files(root, feed):
            try:
                read_file(root, found)
            except EntryError as error:
                notes[feed].append(_aside(root, error.problem))
        try:
            read_state(root, feed)
        except StateError as error:
            notes[feed].append(f"{error}; set aside as {set_aside(root, state_place(feed)).rpartition('/')[2]}")
        missing = _missing(root, feed)
        if missing:
            incomplete.add(feed)
            notes[feed].extend(f"{place}: mend it and take '.bad' off its name, or remove it" for place in missing)
    return Health({feed: tuple(lines) for feed, lines in notes.items()}, frozenset(incomplete))


def _aside(root: Path, problem: Problem) -> str:
    return f"{problem}; set aside as {set_aside(root, problem.path).rpartition('/')[2]}"


def _missing(root: Path, feed: str) -> list[str]:
    """The files that were set aside and whose entry is not in the archive, and does not wait, under its letters."""
    bad = [(stem, place) for stem, place in bad_files(root, feed) if NAME.fullmatch(stem)]
    if not bad:
        return []
    there = {found.name[-ID_LETTERS:] for found in (*entry_files(root, (feed,)), *waiting_files(root, feed))}
    return [place for stem, place in bad if stem[-ID_LETTERS:] not in there]
