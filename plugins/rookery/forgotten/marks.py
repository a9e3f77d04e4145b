"""Marks: what a tombstone knows of a name or an entry, so that it is recognised and cannot be read.

In: a key, text. Out: keyed hashes (BLAKE2b). ``FIRST`` letters of the mark of a name's first word are kept as well, so
that a text is searched in the time of one look a word; they are too few to tell the word.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from hashlib import blake2b

FIRST = 3
"""Hex digits: of 4,096 words one looks like another."""


def new_key() -> str:
    """A key for the tombstones of a site: 32 hex digits."""
    return secrets.token_hex(16)


def mark(key: str, what: str, text: str) -> str:
    """The mark of ``text`` as a ``what`` (name, id, url, ...): 32 hex digits."""
    said = f"{what}:{text}".encode("utf-8", "surrogatepass")
    return blake2b(said, key=bytes.fromhex(key), digest_size=16).hexdigest()


class Marks:
    """All marks under one key. ``names`` says whether there are any of names, ``contacts`` of addresses and numbers."""

    def __init__(
        self, key: str, marks: Collection[str], firsts: Collection[str], contacts: Collection[str] = ()
    ) -> None:
        self._key = key
        self._marks = frozenset(marks)
        self._firsts = frozenset(firsts)
        self._contacts = frozenset(contacts)

    @property
    def names(self) -> bool:
        """Whether a name is among them."""
        return bool(self._firsts)

    @property
    def contacts(self) -> bool:
        """Whether an e-mail address or a phone number is among them."""
        return bool(self._contacts)

    def contact(self, said: str) -> bool:
        """Whether an address or a number, in its one form, is one of them."""
        return mark(self._key, "contact", said) in self._contacts

    def begins(self, word: str) -> bool:
        """Whether a name may begin with this word, in its one form."""
        return first_mark(self._key, word) in self._firsts

    def name(self, said: str) -> bool:
        """Whether a phrase is one of the names."""
        return self.holds("name", said)

    def keeps(self, said: str) -> bool:
        """Whether a phrase is the name of somebody else, in which one of the names stands."""
        return self.holds("keep", said)

    def holds(self, what: str, text: str) -> bool:
        """Whether this text was marked as a ``what``."""
        return mark(self._key, what, text) in self._marks


def first_mark(key: str, word: str) -> str:
    """The few letters that are kept of a name's first word."""
    return mark(key, "first", word)[:FIRST]
