"""Markup in the making: a list of texts and tags, so that what is done to the text cannot touch the tags.

In: texts and tags in order. Out: HTML source. ``rookery.html.stack`` writes them, ``rookery.html.sanitize`` masks
contact data in them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from rookery.html.elements import escaped


@dataclass(slots=True)
class Pieces:
    """Markup in the making: ``values[i]`` is plain text if ``words[i]``, else finished markup."""

    values: list[str] = field(default_factory=list)
    words: list[bool] = field(default_factory=list)
    size: int = 0

    def text(self, value: str) -> None:
        """Add plain text."""
        self.values.append(value)
        self.words.append(True)
        self.size += len(value)

    def markup(self, value: str) -> None:
        """Add a tag."""
        self.values.append(value)
        self.words.append(False)
        self.size += len(value)

    def new_line(self) -> None:
        """See to it that a line begins here."""
        if self.values and not self.values[-1].endswith("\n"):
            self.markup("\n")

    def take_back(self, value: str) -> bool:
        """Remove the last tag if it is ``value``; whether it was."""
        if not self.values or self.words[-1] or self.values[-1] != value:
            return False
        self.size -= len(self.values.pop())
        self.words.pop()
        return True

    def joined(self) -> Pieces:
        """Return the same pieces with neighbouring texts as one, in NFC."""
        joined = Pieces()
        for words, group in groupby(zip(self.words, self.values, strict=True), key=itemgetter(0)):
            value = "".join(value for _, value in group)
            joined.values.append(unicodedata.normalize("NFC", value) if words else value)
            joined.words.append(words)
        joined.size = self.size
        return joined

    def html(self) -> str:
        """Return the whole as HTML source."""
        pairs = zip(self.values, self.words, strict=True)
        return "".join(escaped(value) if words else value for value, words in pairs).strip("\n")
