"""Is this forgotten? What collecting, building and the inbox ask.

In: tombstones; ids, entries, questions, texts. Out: yes or no, and texts and entries without forgotten names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import cast

from rookery.errors import ConfigError, Problem
from rookery.forgotten.marks import Marks
from rookery.forgotten.names import Names
from rookery.forgotten.spelling import phrase
from rookery.forgotten.tombstones import Tombstone, entry_things, read_tombstones
from rookery.html.contacts import EMAIL_REMOVED, PHONE_REMOVED, contact_form
from rookery.model.entry import Entry
from rookery.model.text import Html

AN_EMPLOYEE = "An employee"
_MAIL = re.compile(r"(?:mailto:)?[\w.+%'~-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:tel:)?[+(]{0,2}\d(?:[ \xa0\u202f.()/\u2010-\u2013-]{0,3}\d){5,18}")
_CONTACT_LINK = re.compile(r"""\shref=["'](?:mailto|tel):[^"']*["']""", re.IGNORECASE)


class Forgotten:
    """All that was forgotten. Without tombstones every answer is no, and every text comes back as it is."""

    def __init__(self, tombstones: Sequence[Tombstone] = ()) -> None:
        self.tombstones = tuple(tombstones)
        keys = sorted({stone.key for stone in tombstones})
        self.marks = tuple(_marks_of(key, [stone for stone in tombstones if stone.key == key]) for key in keys)
        self._names = Names(marks=self.marks)
        whats = {stone.what for stone in tombstones}
        self._contacts = tuple(one for one in self.marks if one.contacts)
        self._people, self._entries, self._questions = (what in whats for what in ("person", "entry", "question"))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Forgotten) and self.tombstones == other.tombstones

    def __hash__(self) -> int:
        return hash(self.tombstones)

    @property
    def digest(self) -> str:
        """What changes when another thing is forgotten."""
        said = "".join(mark for stone in self.tombstones for mark in (*stone.marks, *stone.contacts))
        return blake2b(said.encode("ascii"), digest_size=16).hexdigest() if said else ""

    def person(self, id: str) -> bool:  # noqa: A002  the field's own name
        """Whether the id of a person, or the one that took its place, was forgotten."""
        return self._people and self._holds(("person", id))

    def entry(self, entry: Entry) -> bool:
        """Whether an entry, fresh from a feed or archived, was forgotten: by its ids, its address, or both moved."""
        return self._entries and self._holds(*entry_things(entry))

    def name(self, name: str) -> bool:
        """Whether a name was forgotten, in this spelling."""
        return self._holds(("name", phrase(name)), ("author", phrase(name)))

    def asked(self, title: str, text: str = "", slug: str = "") -> bool:
        """Whether a question was forgotten: by its title or its text, whatever their signs and spaces, or its name.

        This is what the inbox asks before it proposes a draft.
        """
        if not self._questions:
            return False
        said = [("title", phrase(title)), ("text", phrase(text)), ("question", slug)]
        return self._holds(*(thing for thing in said if thing[1]))

    def _holds(self, *things: tuple[str, str]) -> bool:
        return any(one.holds(what, said) for one in self.marks for what, said in things)

    def clean(self, text: str) -> str:
        """Plain text, or Markdown, without forgotten names and contact data."""
        return self.without_contacts(self._names.clean(text))

    def clean_html(self, text: str) -> str:
        """HTML without forgotten names and contact data."""
        return self.without_contact_links(self._names.clean_html(text))

    def author(self, name: str) -> str:
        """A byline: "An employee" for a forgotten one, also of a single word."""
        return AN_EMPLOYEE if self._holds(("author", phrase(name))) else self.clean(name)

    def clean_entry(self, entry: Entry) -> Entry:
        """The entry without forgotten names; its ids and addresses stay, for they say what it is."""
        if not self._people:
            return entry
        return replace(
            entry,
            title=self.clean(entry.title),
            authors=tuple(dict.fromkeys(map(self.author, entry.authors))),
            categories=tuple(map(self.author, entry.categories)),
            summary=self.clean(entry.summary),
            content=cast("Html", self.clean_html(entry.content)),
            posting=entry.posting.with_words(self.clean) if entry.posting else None,
        )

    def admit(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """What of a feed may be archived: entries that were not forgotten, without the names that were."""
        return tuple(self.clean_entry(entry) for entry in entries if not self.entry(entry))

    def without_contacts(self, text: str) -> str:
        """Plain text without the e-mail addresses and phone numbers of people who were forgotten."""
        if not self._contacts:
            return text
        if "@" in text:
            text = _MAIL.sub(lambda found: self._contact(found[0], EMAIL_REMOVED), text)
        return _PHONE.sub(lambda found: self._contact(found[0], PHONE_REMOVED), text)

    def without_contact_links(self, text: str) -> str:
        """HTML without them, neither as text nor as links."""
        if not self._contacts:
            return text

        def link(found: re.Match[str]) -> str:
            return found[0] if self.without_contacts(found[0]) == found[0] else ""

        return self.without_contacts(_CONTACT_LINK.sub(link, text))

    def _contact(self, found: str, note: str) -> str:
        bare = found.removeprefix("mailto:").removeprefix("tel:")
        said = contact_form(bare)
        return note if any(one.contact(said) for one in self._contacts) else found


def read_forgotten(root: Path, problems: list[Problem] | None = None) -> Forgotten:
    """What was forgotten in this site. Raises ConfigError if a tombstone is damaged and nobody takes the problem."""
    found: list[Problem] = [] if problems is None else problems
    tombstones = read_tombstones(root, found)
    if found and problems is None:
        raise ConfigError(found)
    return Forgotten(tombstones)


def _marks_of(key: str, stones: Sequence[Tombstone]) -> Marks:
    return Marks(
        key,
        {mark for stone in stones for mark in stone.marks},
        {first for stone in stones for first in stone.firsts},
        {contact for stone in stones for contact in stone.contacts},
    )
