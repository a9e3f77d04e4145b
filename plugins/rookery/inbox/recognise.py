"""A file that somebody was sent -> what it holds, told by its content and not by its name.

In: a path, perhaps the name of a column. Out: ``Read``. Raises UnreadableError with what is understood. Mails are read
one by one, everything else at once and so up to a bound.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, BinaryIO

from rookery.inbox.dump import read_dump
from rookery.inbox.forum import find_topics, read_topics
from rookery.inbox.github import find_threads, read_threads
from rookery.inbox.mails import is_mbox, read_eml, read_mbox
from rookery.inbox.message import Read, UnreadableError
from rookery.inbox.parts import decode
from rookery.inbox.tables import delimiter_of, is_table, read_csv, read_submissions

LARGEST = 50_000_000
"""Bytes of a file that is read at once."""
LARGEST_MBOX = 1_000_000_000
"""Bytes of a file that is read message by message."""

UNDERSTOOD = (
    "mails (mbox or eml), CSV or JSON of a form service, GitHub issues or discussions as JSON, "
    "a Discourse topic as JSON, a Stack Exchange Posts.xml"
)

_START = 65_536
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]*\S?")
_OF_A_MAIL = re.compile(
    rb"^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<[?!A-Za-z]")
_BINARY = re.compile(rb"\x00(?![\x00-\xff]?[\x09-\x7e])|^(?:PK\x03\x04|%PDF|\x1f\x8b|\xd0\xcf\x11\xe0)")
# services wrap the list of what was sent
_LISTS = ("submissions", "responses", "results", "items", "entries", "rows", "records", "data")


def read_file(path: Path, column: str = "") -> Read:
    """What the file holds. ``column`` names the column of a table that holds the question.

    Raises UnreadableError with the mend if it cannot be read at all; one bad item is named in ``Read.skipped``.
    """
    if path.is_dir():
        raise UnreadableError(f"a folder; expected a file. Give the files in it: {path.name or path}/*")
    try:
        with path.open("rb") as file:
            return _read(file, path.stat().st_size, column)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or type(error).__name__}") from None


def _read(file: BinaryIO, size: int, column: str) -> Read:
    start = file.read(_START)
    file.seek(0)
    if not start.strip():
        raise UnreadableError("the file is empty. Export it again")
    mails = is_mbox(start)
    most = LARGEST_MBOX if mails else LARGEST
    if size > most:
        raise UnreadableError(f"expected at most {most // 1_000_000} MB; got {size // 1_000_000}. Split the file")
    if mails:
        return read_mbox(file)
    if start.startswith((b"{", b"[")) or start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return _read_json(file.read(), column)
    if _XML.match(start):
        return _read_xml(file, start)
    if _is_mail(start):
        return read_eml(file)
    return _read_table(file, start, column)


def _is_mail(start: bytes) -> bool:
    return _HEADER.match(start) is not None and len(_OF_A_MAIL.findall(start[:_START])) > 1


def _read_table(file: BinaryIO, start: bytes, column: str) -> Read:
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and _BINARY.search(start[:4096]):
        raise UnreadableError(f"expected text; got something else, such as a spreadsheet or a PDF. {_mend()}")
    text = decode(file.read())
    if not delimiter_of(text):
        raise UnreadableError(f"what this is cannot be told. {_mend()}")
    header = text.split("\n", 1)[0]
    names = [cell.strip().strip('"') for cell in header.split(delimiter_of(text))]
    if not column and not is_table(names) and len(names) < 3:  # noqa: PLR2004  a sentence may hold a comma
        raise UnreadableError(f"what this is cannot be told. {_mend()}")
    return read_csv(text, column)


def _read_xml(file: BinaryIO, start: bytes) -> Read:
    if b"<row" not in start and b"<posts" not in start:
        found = "a document type" if b"<!DOCTYPE" in start[:1000] else "other XML or HTML"
        raise UnreadableError(f"expected a Stack Exchange dump, <posts> with <row>; got {found}. {_mend()}")
    read = read_dump(file)
    if not read.messages and not read.skipped:
        raise UnreadableError("expected rows that hold questions; got none. Posts.xml is the file that holds them")
    return read


def _read_json(data: bytes, column: str) -> Read:
    try:
        found = json.loads(decode(data))
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        raise UnreadableError(f"line {line}: this is not JSON. Export it anew") from None
    except RecursionError:
        raise UnreadableError("this JSON is nested too deeply") from None
    if topics := find_topics(found):
        return read_topics(topics)
    if not column and (threads := find_threads(found)):
        return read_threads(threads)
    items = _submissions(found)
    if not items:
        raise UnreadableError(f"expected a list of what was sent; got other JSON. {_mend()}")
    return read_submissions(items, column)


def _submissions(data: Any) -> list[Any]:
    """The list of submissions: the data itself, or what stands under a key that services use; one alone is a list."""
    if isinstance(data, list):
        return data if any(isinstance(item, dict) for item in data) else []
    if not isinstance(data, dict):
        return []
    for key in _LISTS:
        inner = data.get(key)
        if isinstance(inner, list) and inner:
            return _submissions(inner)
    return [data] if any(isinstance(value, str) for value in data.values()) else []


def _mend() -> str:
    return f"Understood are {UNDERSTOOD}"
