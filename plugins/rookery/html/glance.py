"""What a text may hold of contact data, told at one glance, so that it is searched only for that.

In: plain text. Out: ``Glance``, four answers: "no" is certain, "yes" only says that a search may find something.
A pattern that begins with a set of signs looks at each sign of a text; here whole texts are looked at as bytes, by what
the processor does fastest: one table for all bytes, one search for one byte. Most texts hold nothing.
"""

from __future__ import annotations

import re

_BYTES = bytes(range(256))
_BEYOND = bytes(range(0x80, 0x100))
# letters small, digits one digit, brackets one bracket, and one sign for each byte of what is not ASCII
_ALIKE = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789[{]}" + _BEYOND,
    b"abcdefghijklmnopqrstuvwxyz000000000(())" + b"?" * len(_BEYOND),
)
# a pattern that begins with one byte is as quick as the search for that byte; three signs take nine bytes at most
_SIX_DIGITS = re.compile(rb"0(?:[ .\-/()?]{0,9}+0){5}")
_AT_IN_BRACKETS = re.compile(rb"\( ?(?:\?*+t|at|arroba) ?\)")
_DOT_IN_WORDS = re.compile(rb"dot[ ?]")
_WIDE = b"\xef"  # how the wide forms of "@" begin in UTF-8
# Bytes without which UTF-8 writes none of the signs that nobody sees (``rookery.html.spelled``): how they begin or, for
# those that begin as accents, quotes and dashes do, how they go on (U+00AD by its AD, U+034F by its 8F).
_OF_HIDDEN = b"\xd8\xe1\xef\x81\xad" + _BYTES[0x8B:0x90] + _BYTES[0xAA:0xAF]
_HIDING = bytes.maketrans(_OF_HIDDEN + b"\0", b"\0" * len(_OF_HIDDEN) + b" ")


class Glance:
    """Whether a text may hold an "@" in any spelling, a dot in words, as many digits as a number has, hidden signs."""

    __slots__ = ("_alike", "_bytes")

    def __init__(self, text: str) -> None:
        self._bytes = text.encode("utf-8", "surrogatepass")
        self._alike = self._bytes.translate(_ALIKE)

    @property
    def at(self) -> bool:
        """The sign, one of its wide forms, its percent-encoding, or the word in brackets."""
        return (
            b"@" in self._bytes
            or b"%40" in self._bytes
            or _WIDE in self._bytes
            or _AT_IN_BRACKETS.search(self._alike) is not None
        )

    @property
    def dot(self) -> bool:
        """The word "dot" with a blank behind it."""
        return _DOT_IN_WORDS.search(self._alike) is not None

    @property
    def number(self) -> bool:
        """Six digits with nothing between them but what stands in numbers."""
        return _SIX_DIGITS.search(self._alike) is not None

    @property
    def hidden(self) -> bool:
        """A sign that nobody sees."""
        return b"\0" in self._bytes.translate(_HIDING)
