"""The text of a mail: of all its parts the one that was written to be read.

In: a parsed mail. Out: ``Body``. Plain text comes before HTML; what is attached is no text, also if it says so. Bytes
are decoded by the charset that the part names, else by those that it probably meant.
"""

from __future__ import annotations

import codecs
from contextlib import suppress
from email.message import Message as Mail

from rookery.inbox.message import LONGEST, Body

_MOST_PARTS = 200
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LARGEST_PART = LONGEST * 4


def text_of_mail(mail: Mail) -> Body:
    """The text of a mail; an empty one if it holds only what is attached."""
    found: dict[str, Body] = {}
    for number, part in enumerate(mail.walk()):
        if number >= _MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart() or kind not in {"text/plain", "text/html"} or kind in found or _attached(part):
            continue
        text = _decoded(part)
        if text.strip():
            flowed = kind == "text/plain" and str(part.get_param("format", "")).lower() == "flowed"
            deleted = str(part.get_param("delsp", "")).lower() == "yes"
            text = unwrapped(text, delete=deleted) if flowed else text
            found[kind] = Body(text, "text" if kind == "text/plain" else "html", mail=True)
    return found.get("text/plain") or found.get("text/html") or Body("", mail=True)


def unwrapped(text: str, *, delete: bool = False) -> str:
    """Text with its soft line breaks taken out (format=flowed, RFC 3676): a space at the end of a line joins."""
    lines: list[str] = []
    joins = False
    for raw in text.replace("\r\n", "\n").split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        signature = line == "-- "
        if joins and not signature and lines and _depth(lines[-1]) == depth:
            lines[-1] += line
        else:
            lines.append(f"{'>' * depth}{' ' if depth else ''}{line}")
        joins = line.endswith(" ") and not signature
        if joins and delete:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))


def _attached(part: Mail) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _decoded(part: Mail) -> str:
    payload = part.get_payload(decode=True)
    data = payload[:_LARGEST_PART] if isinstance(payload, bytes) else b""
    return decode(data, str(part.get_content_charset() or ""))


def decode(data: bytes, charset: str = "") -> str:
    """Bytes as text: by their mark, by ``charset``, as UTF-8, and where that cannot be, as Windows wrote it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    for name in filter(None, (charset, "utf-8")):
        with suppress(LookupError, ValueError):  # an unknown charset, or bytes that are none of it
            return data.decode(name)
    return data.decode("cp1252", "replace")
