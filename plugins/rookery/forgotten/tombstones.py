"""Tombstones: ``content/forgotten/<id>.json``, a file for each thing that was forgotten, so that git joins any two.

In: what is to be forgotten, in the clear; or the files. Out: Tombstones, which hold marks of it only; files.
"""

from __future__ import annotations

import json
import re
import secrets
from base64 import b32encode
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from rookery.archive.files import write_files
from rookery.errors import Problem
from rookery.forgotten.marks import first_mark, mark, new_key
from rookery.forgotten.spelling import phrase, phrases
from rookery.html.contacts import contact_form
from rookery.model.entry import Entry

FOLDER = "content/forgotten"
What = Literal["person", "entry", "question"]

_WHATS = ("person", "entry", "question")
_NAME = re.compile(r"forgotten-[a-z2-7]{10}\.json", re.ASCII)
_HEX = re.compile(r"[0-9a-f]+", re.ASCII)
_MEND = "Take the file as it was out of git, or delete it: what it holds back may then come again"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One thing that was forgotten on ``day``. ``id`` is the file's stem, by which answers refer to nobody; ``marks``
    of names, ids, addresses; ``firsts`` of the names' first words, ``contacts`` of e-mail addresses and phone numbers.
    """

    id: str
    what: What
    day: str
    key: str
    marks: tuple[str, ...]
    firsts: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Its file, below the site's folder."""
        return f"{FOLDER}/{self.id}.json"


@dataclass(frozen=True, slots=True)
class Spoken:
    """By what a person may be found in texts: spellings of the name, e-mail addresses and phone numbers.

    ``others`` are the names of all other people of the site: who has the same name, or a longer one, keeps it.
    """

    names: tuple[str, ...]
    contacts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def for_person(ids: Sequence[str], person: Spoken, day: str, key: str) -> Tombstone:
    """A person by the ids in ``content/people/``, all spellings of the name, addresses and numbers.

    A spelling of one word is recognised where it stands alone as an author, and not in running text.
    """
    said = phrases(person.names) - phrases(person.others)
    singles = {one for one in map(phrase, person.names) if one and " " not in one}
    longer = {one for one in phrases(person.others) if any(f" {name} " in f" {one} " for name in said)}
    stone = _id()
    things = [
        *(("person", one) for one in (*ids, stone)),
        *(("name", one) for one in said),
        *(("keep", one) for one in longer),
        *(("author", one) for one in singles),
    ]
    contacts = _marks(key, [("contact", contact_form(one)) for one in person.contacts])
    firsts = {first_mark(key, one.split()[0].rstrip(",")) for one in (*said, *longer)}
    return Tombstone(stone, "person", day, key, _marks(key, things), tuple(sorted(firsts)), contacts)


def for_entry(entries: Iterable[Entry], shared: Iterable[str], day: str, key: str) -> Tombstone:
    """A collected entry with its twins; ``shared`` are addresses that other entries have too, which prove nothing."""
    common = set(shared)
    things = [thing for entry in entries for thing in _identity(entry, common)]
    return Tombstone(_id(), "entry", day, key, _marks(key, things))


def for_question(slug: str, title: str, text: str, day: str, key: str) -> Tombstone:
    """A question by its file's name, its title and its text."""
    things = [("question", slug), *((what, phrase(said)) for what, said in (("title", title), ("text", text)))]
    return Tombstone(_id(), "question", day, key, _marks(key, [thing for thing in things if thing[1]]))


def entry_things(entry: Entry) -> Iterable[tuple[str, str]]:
    """All by which an entry is recognised again: ids, its address, and where it stands on another host."""
    for known in (entry.id, *entry.aliases):
        yield "id", known
        yield "id", f"{known} {entry.url}"
    if page := page_of(entry.url):
        yield "url", entry.url
        yield from (("moved", f"{page} {said}") for said in (entry.title, entry.published) if said)


def page_of(url: str) -> str:
    """Path and query of an address, ``""`` for a home page and for what is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    return f"{path}?{parts.query}" if parts.query else path


def _identity(entry: Entry, shared: set[str]) -> Iterable[tuple[str, str]]:
    return (thing for thing in entry_things(entry) if thing[0] != "url" or thing[1] not in shared)


def key_of(tombstones: Sequence[Tombstone]) -> str:
    """The key that the next one should have: that of the others, so that a text is searched once."""
    return min((one.key for one in tombstones), default="") or new_key()


def render_tombstone(stone: Tombstone) -> str:
    """Its file."""
    data = {key: value for key, value in asdict(stone).items() if value and key != "id"}
    return json.dumps(data, indent=1) + "\n"


def write_tombstone(root: Path, stone: Tombstone) -> None:
    """Write it whole or not at all. Raises ArchiveError."""
    write_files(root, {stone.place: render_tombstone(stone).encode("ascii")})


def read_tombstones(root: Path, problems: list[Problem]) -> tuple[Tombstone, ...]:
    """Read all of them; a damaged one is a Problem: what it holds back would come again."""
    found: list[Tombstone] = []
    folder = root / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        place = f"{FOLDER}/{path.name}"
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if not _NAME.fullmatch(path.name) or not path.is_file() or path.is_symlink():
            problems.append(Problem(place, 0, "not a tombstone: `rookery forget` writes this folder. Take it out"))
            continue
        try:
            found.append(_parse(path.stem, json.loads(path.read_bytes())))
        except ValueError as error:
            line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
            problems.append(Problem(place, line, f"not a tombstone: {error}. {_MEND}"))
    return tuple(found)


def _parse(stem: str, data: Any) -> Tombstone:
    """Raises ValueError with what is wrong."""
    if not isinstance(data, dict) or data.get("what") not in _WHATS:
        raise ValueError("expected an object with what: person, entry or question")
    key, day = data.get("key"), data.get("day")
    if not (isinstance(key, str) and len(key) == 32 and _HEX.fullmatch(key) and isinstance(day, str)):  # noqa: PLR2004  new_key() makes 32 digits
        raise ValueError("expected a key of 32 hex digits and a day")
    lists = [data.get(name, []) for name in ("marks", "firsts", "contacts")]
    if not all(isinstance(one, list) and all(map(_is_mark, one)) for one in lists):
        raise ValueError("expected lists of hex digits as marks, firsts and contacts")
    marks, firsts, contacts = map(tuple, lists)
    return Tombstone(stem, data["what"], day, key, marks, firsts, contacts)


def _is_mark(value: Any) -> bool:
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def _marks(key: str, things: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Sorted, so that their order tells nothing."""
    return tuple(sorted({mark(key, what, said) for what, said in things}))


def _id() -> str:
    """A name by chance: one made of the thing's own would tell of it."""
    return f"forgotten-{b32encode(secrets.token_bytes(10)).decode('ascii').lower()[:10]}"
