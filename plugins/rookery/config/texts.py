"""Files that people write -> text.

In: a path. Out: its text with LF line ends and no byte order mark, or the Problem that keeps it from being read.
"""

from __future__ import annotations

import re
from pathlib import Path

from rookery.errors import Problem

LARGEST = 1_000_000
"""bytes; a file that people write is far smaller, and what reads it is linear only up to a point."""

# what XML 1.0 cannot hold at all (W3C REC-xml, 2.2): one of them breaks the Atom feeds
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def read_text(path: Path, place: str) -> tuple[str, Problem | None]:
    """Read a file of people's text; ``place`` is its name in messages. An unusable one gives ``("", problem)``."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return "", Problem(place, 0, f"cannot be read: {error.strerror or type(error).__name__}")
    if len(data) > LARGEST:
        return "", Problem(place, 0, "expected at most 1 MB; this file is larger. Split it or shorten it")
    return parse_text(data, place)


def parse_text(data: bytes, place: str) -> tuple[str, Problem | None]:
    """Decode what a file holds: UTF-8, with or without a byte order mark, any line ends."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", Problem(place, line, "expected text in UTF-8; got bytes of another encoding. Save the file as UTF-8")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = hidden_character(text, place)
    return ("", hidden) if hidden else (text, None)


def hidden_character(text: str, place: str, first_line: int = 1) -> Problem | None:
    """The first control character of a text, which nobody sees and XML cannot hold."""
    found = _HIDDEN.search(text)
    if not found:
        return None
    line = first_line + text.count("\n", 0, found.start())
    return Problem(place, line, f"an invisible control character (U+{ord(found.group()):04X}) stands here. Delete it")
