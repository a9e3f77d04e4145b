"""Mails -> messages: an mbox of many, or one as ``.eml``; what answers another one becomes its reply.

In: a path. Out: ``Read``. The messages of an mbox are told apart as they are read, so only one of them is in memory.
They are parsed by ``email`` with its plain policy: the other one reads headers by a grammar that takes the square of a
hostile header's length and raises where a mail is merely odd. Here a mail is what its headers nearly say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message as Mail
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import BinaryIO

from rookery.html.text import plain
from rookery.inbox.message import LONGEST, MOST, Message, Read
from rookery.inbox.parts import text_of_mail

LARGEST_MAIL = 25_000_000
"""Bytes of one mail with everything attached to it; a larger one is named and passed over."""

_LONGEST_HEADER = 2_000
_LAST = "9999"
_LARGEST_HEAD = 256_000
# the line that begins a mail in an mbox: who and when. A sentence that begins with "From " has no time in it
_FROM = re.compile(rb"From (?:-|\S+)[ \t].{0,60}\d{1,2}:\d{2}|From \r?\n?$")
_FROM_IN_TEXT = re.compile(rb">+From ")
_NAMED = ("From", "Sender", "Reply-To", "To", "Cc", "Resent-From", "X-Original-From")
_ID = re.compile(r"<([^<>\s]{1,500})>")
_ANSWERS = re.compile(r"(?:\s*(?:re|aw|antw|antwort|sv|rif|res|r|fwd?|wg|tr|wtr|i)(?:\[\d+\])?\s?:)+\s*", re.IGNORECASE)
# the last line of a mail that was begun on the site: the page that it is about, without a host where SITEURL names none
_ABOUT = re.compile(r"^About: ((?:https?://\S|/(?!/))\S{0,500})[ \t]*\r?$", re.MULTILINE)
_LIST_TAG = re.compile(r"\s*\[[^\[\]]{1,40}\]\s*(?=\S)")


@dataclass(slots=True)
class _Letter:
    """A mail with the ids of those that it answers, the direct one last."""

    message: Message
    parents: tuple[str, ...] = ()
    replies: list[_Letter] = field(default_factory=list)


def read_mbox(file: BinaryIO) -> Read:
    """The mails of an mbox (RFC 4155, and the older forms that do not mark their lines)."""
    read, letters = Read(), []
    for number, (data, whole) in enumerate(_mails(file), 1):
        if number > MOST:
            read.skipped.append(f"message {number} and all after it: {MOST:,} are read at once. Split the file")
            break
        letter = _letter(data, f"message {number}", whole=whole)
        if isinstance(letter, str):
            read.skipped.append(f"message {number}: {letter}")
        else:
            letters.append(letter)
    read.messages = _threads(letters)
    return read


def read_eml(file: BinaryIO) -> Read:
    """The one mail of a file."""
    data = file.read(LARGEST_MAIL + 1)
    letter = _letter(data, "the mail", whole=len(data) <= LARGEST_MAIL)
    return Read(skipped=[letter]) if isinstance(letter, str) else Read([letter.message])


def is_mbox(start: bytes) -> bool:
    """Whether a file that begins so is an mbox."""
    return _FROM.match(start.split(b"\n", 1)[0] + b"\n") is not None


def without_answer_marks(subject: str) -> str:
    """A subject without ``Re:``, ``AW:``, ``Fwd:`` and the name of a mailing list before it."""
    text = _ANSWERS.sub("", subject, count=1) if _ANSWERS.match(subject) else subject
    tag = _LIST_TAG.match(text)
    if tag and tag.end() < len(text):
        rest = text[tag.end() :]
        return _ANSWERS.sub("", rest, count=1).strip() if _ANSWERS.match(rest) else rest.strip()
    return text.strip()


def _mails(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Each mail, and whether it is whole: of one that is too large the rest is read past."""
    lines: list[bytes] = []
    size, begun, blank = 0, False, True
    for raw in file:
        if blank and raw.startswith(b"From ") and _FROM.match(raw):
            if begun:
                yield b"".join(lines), size <= LARGEST_MAIL
            lines, size, begun, blank = [], 0, True, False
            continue
        blank = not raw.strip()
        size += len(raw)
        if size <= LARGEST_MAIL:
            lines.append(raw[1:] if raw.startswith(b">") and _FROM_IN_TEXT.match(raw) else raw)
    if begun:
        yield b"".join(lines), size <= LARGEST_MAIL


def _letter(data: bytes, at: str, *, whole: bool) -> _Letter | str:
    """The mail, or why it cannot be read."""
    if not whole:
        return f"larger than {LARGEST_MAIL // 1_000_000} MB. Save it without what is attached"
    head = re.search(rb"\r?\n\r?\n", data)
    if (head.start() if head else len(data)) > _LARGEST_HEAD:
        return "its headers are larger than any mail's"
    try:
        mail = message_from_bytes(data, policy=compat32)
        body = text_of_mail(mail)
    except (RecursionError, LookupError, ValueError, AssertionError):
        return "its parts cannot be told apart. Open it, and save it as text"
    if not any(name in mail for name in ("From", "Subject", "Date", "Message-ID", "Received")):
        return "expected the headers of a mail (From:, Subject:, Date:); got none"
    if not body.text.strip():
        return "it holds no text"
    about = _ABOUT.search(body.text) if body.form == "text" else None
    text = body.text[: about.start()] + body.text[about.end() :] if about else body.text
    message = Message(
        at=at,
        body=replace(body, text=text[:LONGEST]),
        about=about[1] if about else "",
        id=next(iter(_ids(mail, "Message-ID")), ""),
        day=_day(mail),
        title=plain(without_answer_marks(_header(mail, "Subject"))),
        names=tuple(dict.fromkeys(_named(mail))),
    )
    return _Letter(message, (*_ids(mail, "References"), *_ids(mail, "In-Reply-To")))


def _header(mail: Mail, name: str) -> str:
    """A header as people read it (RFC 2047), its beginning if it is long."""
    raw = mail.get(name)
    if raw is None:
        return ""
    return _readable(str(raw)[:_LONGEST_HEADER])


def _readable(text: str) -> str:
    try:
        return " ".join(str(make_header(decode_header(text))).split())
    except (HeaderParseError, LookupError, ValueError):
        return " ".join(text.split())


def _named(mail: Mail) -> Iterator[str]:
    """Every name and address that the headers hold of the people who write."""
    for header in _NAMED:
        for value in (mail.get_all(header) or ())[:20]:
            for name, address in getaddresses([str(value)[:_LONGEST_HEADER]]):
                yield _readable(name)
                yield address


def _ids(mail: Mail, header: str) -> list[str]:
    return _ID.findall(str(mail.get(header, ""))[:20_000])


def _day(mail: Mail) -> str:
    try:
        sent = parsedate_to_datetime(_header(mail, "Date"))
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        pass
    received = str(mail.get("Received", ""))[-40:].strip()
    try:
        return parsedate_to_datetime(received).astimezone(UTC).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _threads(letters: list[_Letter]) -> list[Message]:
    """Each mail that answers none of the file's, with all that answer it or one another below it, by day."""
    first: dict[str, _Letter] = {}
    for letter in letters:
        if letter.message.id:
            first.setdefault(letter.message.id, letter)
    roots = []
    placed: dict[int, _Letter] = {}
    for letter in sorted(letters, key=lambda letter: letter.message.day or _LAST):
        above = next((first[id_] for id_ in reversed(letter.parents) if id_ in first), None)
        if above is not None and above is not letter and id(above) in placed:
            root = placed[id(above)]
            root.replies.append(letter)
            placed[id(letter)] = root
        else:
            roots.append(letter)
            placed[id(letter)] = letter
    kept = {id(letter) for letter in roots}
    return [
        replace(letter.message, replies=tuple(reply.message for reply in letter.replies))
        for letter in letters
        if id(letter) in kept
    ]
