"""Markup in the making: texts and tags apart, so that what is done to the text cannot touch the tags.

In: texts and tags in order. Out: HTML source. ``rookery.html.stack`` writes them, ``rookery.html.sanitize`` masks
contact data in them. All texts are put in NFC, and escaped, in one go: a call for each costs more than its work.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rookery.html.elements import escaped
from rookery.html.text import composed

_EDGE = "\0"
"""Stands on both sides of a tag. No text holds it, since all that is written was made ``visible``, and no tag does."""

_LINE_ENDS = ("\n", f"\n{_EDGE}")


@dataclass(slots=True)
class Pieces:
    """What has been written so far. ``size`` counts its characters."""

    size: int = 0
    _values: list[str] = field(default_factory=list)

    def text(self, value: str) -> None:
        """Add plain text."""
        self._values.append(value)
        self.size += len(value)

    def markup(self, value: str) -> None:
        """Add a tag."""
        self._values.append(f"{_EDGE}{value}{_EDGE}")
        self.size += len(value)

    def line(self, value: str) -> None:
        """Add a tag that begins a line."""
        begun = not self._values or self._values[-1].endswith(_LINE_ENDS)
        self.markup(value if begun else f"\n{value}")

    def take_back(self, value: str) -> bool:
        """Remove the last tag if it is ``value``; whether it was."""
        if not self._values or self._values[-1] != f"{_EDGE}{value}{_EDGE}":
            return False
        self.size -= len(value)
        self._values.pop()
        return True

    def apart(self) -> Apart:
        """Return all texts, in NFC, and all tags; neighbours of a kind are one."""
        values = "".join(self._values).replace(_EDGE + _EDGE, "").split(_EDGE)
        texts = values[::2]
        whole = _EDGE.join(texts)
        if (normal := composed(whole)) is not whole:
            texts = normal.split(_EDGE)
        return Apart(texts, values[1::2])


@dataclass(slots=True)
class Apart:
    """Finished markup: ``texts[i]`` stands before ``tags[i]``, and the last text behind the last tag."""

    texts: list[str]
    tags: list[str]

    def html(self) -> str:
        """Return the whole as HTML source."""
        return self.woven(escaped(_EDGE.join(self.texts)).split(_EDGE), self.tags).strip("\n")

    def read(self) -> tuple[str, list[str]]:
        """Return the texts as they are read, and what they are read with between them: a line's end or nothing."""
        between = ["\n" if "\n" in tag or "<br>" in tag else "" for tag in self.tags]
        return self.woven(self.texts, between), between

    @staticmethod
    def woven(texts: list[str], between: list[str]) -> str:
        """Return the texts, of which there is one more, with what stands between them."""
        pieces = [""] * (2 * len(between) + 1)
        pieces[::2], pieces[1::2] = texts, between
        return "".join(pieces)
