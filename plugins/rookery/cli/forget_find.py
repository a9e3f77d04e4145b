"""What is to be forgotten? A person, an entry, a question or a whole feed, as people name it.

In: the words of the command line, the site's folder. Out: who or what it is; or a RookeryError that says what it could
be. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rookery.archive.index import Joined, Record, join, read_index
from rookery.archive.names import COLLECTED, ID_LETTERS
from rookery.archive.tree import feed_folders
from rookery.config.load import read_feeds, topic_ids
from rookery.config.words import did_you_mean
from rookery.content.read import read_content
from rookery.errors import ConfigError, RookeryError
from rookery.forgotten.spelling import phrase, phrases
from rookery.model.written import Person, Question

SHORT = 6
"""Letters of an entry's id in its address."""
_CONTENT = "content/"
_EVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class ThePerson:
    """A person with a file, or only a name; ``others`` are all other people."""

    name: str
    person: Person | None
    others: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class TheEntry:
    """A collected entry with its twins; ``others`` is the rest of the archive."""

    entry: Joined
    others: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class TheQuestion:
    """A question."""

    question: Question


@dataclass(frozen=True, slots=True)
class TheFeed:
    """A feed with a folder in the archive; ``named``: feeds.yml names it."""

    feed: str
    named: bool


Target = ThePerson | TheEntry | TheQuestion | TheFeed


def find_target(root: Path, words: str) -> Target:
    """What ``words`` name: a file, an id, an address on the site or of an entry, a feed, or a person's name.

    Raises RookeryError if they name nothing, or more than one thing; ConfigError if they name a feed and mistakes in
    feeds.yml hide whether it still names it.
    """
    said = words.strip()
    # mistakes elsewhere are no reason to keep what has to go
    content, _ = read_content(root, today=_EVER)
    people = content.people
    feeds, unread = read_feeds(root, topics=topic_ids(root))
    ids = [feed.id for feed in feeds.feeds] if feeds else []
    found: list[Target] = [
        *_people(said, people),
        *_questions(said, content.questions),
        *_entries(root, said, ids),
        *_feeds(root, said, ids),
    ]
    if not found and len(said.split()) > 1:
        return ThePerson(said, None, tuple(people.values()))
    if not found:
        mean = did_you_mean(said, [*people, *content.questions])
        raise RookeryError(
            f"{said}: no person, question, entry or feed is called so.{mean} Name a file below content/, an id, an "
            "address of the site, or a full name; `rookery entries` lists the entries"
        )
    if len(found) > 1:
        raise RookeryError(f"{said}: this may be {' or '.join(map(_file, found))}. Name the file")
    if isinstance(found[0], TheFeed) and feeds is None:
        raise ConfigError(unread)
    return found[0]


def _file(target: Target) -> str:
    match target:
        case ThePerson(name, person, _):
            return person.place if person else name
        case TheQuestion(question):
            return question.place
        case TheEntry(entry, _):
            return f"{_CONTENT}{entry.record.path}"
        case TheFeed(feed):
            return f"{COLLECTED}/{feed}"


def _path(said: str) -> str:
    """A file or an address as its path: ``people/ada``, ``questions/why``, ``blog/how-we-page-3f9a1c``."""
    try:
        path = urlsplit(said).path if "://" in said else said
    except ValueError:
        return ""
    return path.strip("/").removeprefix(_CONTENT).removesuffix(".md").removesuffix("/index.html")


def _people(said: str, people: Mapping[str, Person]) -> Iterator[ThePerson]:
    path = _path(said)
    name = phrase(said)
    for person in people.values():
        known = phrases((person.name, *person.also)) | {phrase(one) for one in (person.name, *person.also)}
        if path in {person.id, f"people/{person.id}"} or name in known:
            others = tuple(other for other in people.values() if other is not person)
            yield ThePerson(person.name, person, others)


def _questions(said: str, questions: Mapping[str, Question]) -> Iterator[TheQuestion]:
    question = questions.get(_path(said).removeprefix("questions/"))
    if question:
        yield TheQuestion(question)


def _feeds(root: Path, said: str, ids: Sequence[str]) -> Iterator[TheFeed]:
    """Only by its folder: an address of its own, or one on the site, is no feed, though it may end like one."""
    for name in feed_folders(root):
        place = f"{COLLECTED}/{name}"
        if said == name or said.removesuffix("/") in {place, place.removeprefix(_CONTENT)}:
            yield TheFeed(name, name in ids)


def _entries(root: Path, said: str, ids: Sequence[str]) -> Iterator[TheEntry]:
    records = read_index(root).records
    path = _path(said)
    letters = path.rpartition("-")[2]
    shown = len(letters) in {SHORT, ID_LETTERS} and path.count("/") == 1 and not path.startswith("people/")
    for one in join(records, ids):
        group = (one.record, *one.twins)
        names = {name for record in group for name in (record.entry.id, *record.entry.aliases, record.entry.url)}
        files = {record.path.removesuffix(".md") for record in group}
        ends = shown and any(record.entry.name[-ID_LETTERS:].startswith(letters) for record in group)
        if said in names or path in files or ends:
            mine = {record.path for record in group}
            yield TheEntry(one, tuple(record for record in records if record.path not in mine))
