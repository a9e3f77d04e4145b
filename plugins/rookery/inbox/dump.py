"""A Stack Exchange dump (``Posts.xml``) -> its questions with their answers.

In: an open file. Out: ``Read``. One pass of expat, row by row, whatever the size; a document type is refused before any
of it is read, and with it every entity that could grow or reach out.
"""

from __future__ import annotations

from typing import BinaryIO
from xml.parsers import expat

from rookery.html.text import plain
from rookery.inbox.message import LONGEST, MOST, Body, Message, Read, UnreadableError

_CHUNK = 65_536
_QUESTION, _ANSWER = "1", "2"
_NAMES = ("OwnerDisplayName", "LastEditorDisplayName")


def read_dump(file: BinaryIO) -> Read:
    """The posts of a dump. Raises UnreadableError if it is no XML or has a document type."""
    rows = _Rows()
    parser = expat.ParserCreate()
    parser.StartElementHandler = rows.start
    parser.StartDoctypeDeclHandler = _refuse
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)
            if rows.full:
                break
        else:
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise UnreadableError(f"line {error.lineno}: this is not XML: {said}. Export it anew") from None
    return rows.read()


def _refuse(*_: object) -> None:
    raise UnreadableError("expected a dump without a document type; got <!DOCTYPE. It is not read any further")


class _Rows:
    """Gathers rows while expat reads."""

    def __init__(self) -> None:
        self.full = False
        self._questions: dict[str, Message] = {}
        self._answers: dict[str, list[Message]] = {}
        self._skipped: list[str] = []
        self._count = 0

    def start(self, name: str, row: dict[str, str]) -> None:
        if name != "row" or self.full:
            return
        self._count += 1
        if self._count > MOST:
            self.full = True
            self._skipped.append(f"row {self._count} and all after it: {MOST:,} are read at once. Split the file")
            return
        kind, at = row.get("PostTypeId"), f"row {row.get('Id', self._count)}"
        if kind not in {_QUESTION, _ANSWER}:
            return
        if not row.get("Body", "").strip():
            self._skipped.append(f"{at}: it holds no text")
            return
        message = Message(
            at=at,
            body=Body(row["Body"][:LONGEST], "html"),
            id=f"{row.get('Id', '')} {row.get('CreationDate', '')}",
            day=row.get("CreationDate", "")[:10],
            title=plain(row.get("Title", "")),
            names=tuple(row[key] for key in _NAMES if row.get(key)),
        )
        if kind == _QUESTION:
            self._questions[row.get("Id", at)] = message
        else:
            self._answers.setdefault(row.get("ParentId", ""), []).append(message)

    def read(self) -> Read:
        """The questions in their order, each with its answers; an answer to none is named."""
        found = Read(skipped=self._skipped)
        for id_, question in self._questions.items():
            found.messages.append(_with(question, self._answers.pop(id_, [])))
        for left in self._answers.values():
            found.skipped += [f"{answer.at}: an answer to a question that is not in this file" for answer in left]
        return found


def _with(question: Message, answers: list[Message]) -> Message:
    ordered = sorted(answers, key=lambda answer: answer.day)
    return Message(
        question.at, question.body, question.id, question.day, question.title, question.names, tuple(ordered)
    )
