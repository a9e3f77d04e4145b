"""What forgetting something means for this site: which files go, which change, what a person has to see to.

In: the target, the site's folder, the day. Out: Forgetting, a plan that can be shown before it is done; then done. The
tombstone is written first and a person's own file goes last: broken off anywhere, the same command goes on.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from rookery.archive.files import named, write_files
from rookery.archive.index import read_index
from rookery.archive.names import COLLECTED, ID_LETTERS
from rookery.archive.store import write_state
from rookery.archive.tree import bad_files, entry_files, waiting_files
from rookery.cli.forget_find import SHORT, Target, TheEntry, TheFeed, ThePerson
from rookery.cli.forget_person import forget_person
from rookery.cli.forget_texts import mentions
from rookery.content.overrides import FOLDER as OVERRIDES
from rookery.errors import RookeryError
from rookery.forgotten.forgotten import Forgotten, read_forgotten
from rookery.forgotten.tombstones import Tombstone, for_entry, for_question, key_of, write_tombstone
from rookery.model.counts import counted
from rookery.model.entry import Entry
from rookery.model.feed import FeedState


@dataclass(frozen=True, slots=True)
class Forgetting:
    """A plan. ``files`` are to be written and ``removed`` to go, in this order; ``states`` of feeds change as well.

    ``tombstone`` is None if an earlier one says it all, or of a feed, which comes back only if a person writes it into
    feeds.yml. ``left`` are lines about what only a person can mend, ``spoken`` what git's history has to be searched
    for, with what takes its place. ``folders`` hold nothing else than what is removed.
    """

    what: str
    tombstone: Tombstone | None
    files: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, FeedState] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    spoken: Mapping[str, str] = field(default_factory=dict)
    folders: tuple[str, ...] = ()


def plan_forgetting(root: Path, target: Target, today: str) -> Forgetting:
    """Plan it. Raises RookeryError where there is nothing to forget, ConfigError for a damaged tombstone."""
    forgotten = read_forgotten(root)
    if isinstance(target, ThePerson):
        found = forget_person(root, target, forgotten, today)
        return Forgetting(
            f"{target.name}, a person",
            found.tombstone,
            found.files,
            found.states,
            found.removed,
            found.left,
            found.spoken,
        )
    if isinstance(target, TheEntry):
        return _entry(root, target, forgotten, today)
    if isinstance(target, TheFeed):
        return _feed(root, target)
    question = target.question
    stone = for_question(question.slug, question.title, question.text.markdown, today, key_of(forgotten.tombstones))
    known = forgotten.asked(question.title, question.text.markdown, question.slug)
    links = mentions(root, (f"/questions/{question.slug}/", f"into: {question.slug}"), {question.place})
    return Forgetting(
        f"{question.title!r}, a question", None if known else stone, removed=(question.place,), left=_links(links)
    )


def carry_out(root: Path, plan: Forgetting) -> None:
    """Do it; to be called while holding the lock. Raises ArchiveError with the place that cannot be written."""
    if plan.tombstone:
        write_tombstone(root, plan.tombstone)
    write_files(root, {place: text.encode("utf-8", "surrogatepass") for place, text in plan.files.items()})
    for feed, state in plan.states.items():
        write_state(root, feed, state)
    for place in plan.removed:
        with named("remove", place):
            (root / place).unlink(missing_ok=True)
    for folder in plan.folders:
        _remove_empty(root / folder)
    read_index(root)  # its memory holds titles and names


def _entry(root: Path, target: TheEntry, forgotten: Forgotten, today: str) -> Forgetting:
    """All files of the entry and its twins; overrides first, for one without an entry would be a mistake."""
    records = (target.entry.record, *target.entry.twins)
    entries = [record.entry for record in records]
    hands = [f"{OVERRIDES}/{entry.feed}/{entry.name}.md" for entry in entries]
    stone = for_entry(entries, (other.entry.url for other in target.others), today, key_of(forgotten.tombstones))
    aside = [
        place
        for entry in entries
        for stem, place in bad_files(root, entry.feed)
        if _letters(stem) == _letters(entry.name)
    ]
    files = [f"content/{record.path}" for record in records]
    waiting = [
        found.place
        for entry in entries
        for found in waiting_files(root, entry.feed)
        if _letters(found.name) == _letters(entry.name)
    ]
    places = (*(hand for hand in hands if (root / hand).is_file()), *aside, *waiting, *files)
    known = all(forgotten.entry(entry) for entry in entries)
    addresses = {f"-{_letters(entry.name)[:SHORT]}/" for entry in entries}
    links = mentions(root, addresses, set(places))
    sources = mentions(root, _said(entries), set(places), sources=True)
    words = entries[0].title or entries[0].summary[:60] or entries[0].id
    return Forgetting(
        f"{words!r}, a collected entry",
        None if known else stone,
        removed=places,
        left=(*_links(links), *(f"{place}: a feed is read from here and still holds it" for place in sources)),
    )


def _feed(root: Path, target: TheFeed) -> Forgetting:
    """All that was collected from it, and the overrides of that. What remembers the feed goes last, so that the same
    command goes on after a crash. Raises RookeryError for one that would come back with the next run.
    """
    feed = target.feed
    if target.named:
        raise RookeryError(
            f"{feed}: feeds.yml still names this feed, so the next run would bring it back. Take it out there first"
        )
    folders = (f"{OVERRIDES}/{feed}", f"{COLLECTED}/{feed}")
    places = tuple(place for folder in folders for place in _below(root, folder))
    found = entry_files(root, (feed,))
    links = mentions(root, {f"-{_letters(one.name)[:SHORT]}/" for one in found}, set(places)) if found else []
    own = tuple(place for place in places if place.startswith(f"{COLLECTED}/{feed}/_"))
    return Forgetting(
        f"the feed {feed!r}, with {counted(len(found), 'entry', 'entries')}",
        None,
        removed=(*(place for place in places if place not in own), *own),
        folders=folders,
        left=_links(links),
    )


def _below(root: Path, folder: str) -> list[str]:
    """The places of all files below a folder; links are not followed."""
    return [
        (Path(where) / name).relative_to(root).as_posix()
        for where, names, files in os.walk(root / folder)
        for name in sorted((*files, *(one for one in names if (Path(where) / one).is_symlink())))
    ]


def _remove_empty(folder: Path) -> None:
    for where, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):  # something else was put there meanwhile
            Path(where).rmdir()


def _letters(name: str) -> str:
    return name[-ID_LETTERS:]


def _said(entries: list[Entry]) -> set[str]:
    return {said for entry in entries for said in (entry.id, entry.url) if said}


def _links(places: list[str]) -> tuple[str, ...]:
    return tuple(f"{place}: a link to it. Take it out, or the site will not build" for place in places)
