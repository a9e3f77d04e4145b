"""What was seen before, kept so that nobody can read from it what it was.

In: what a source calls a message, or its words. Out: a mark, keyed with a secret that this copy of the site drew for
itself; ``.rookery/inbox`` holds the secret and, a line each, the marks that were decided and the questions that they
became. It is not in git: who has only the site cannot even try whether some mail was among them.
"""

from __future__ import annotations

import os
import re
import secrets
from hashlib import blake2b
from pathlib import Path

from rookery.archive.files import named
from rookery.inbox.message import Message

PLACE = ".rookery/inbox"
_LINE = re.compile(r"([0-9a-f]{32}) ([a-z0-9-]*)")
_SECRET = re.compile(r"[0-9a-f]{64}")


class Memory:
    """The marks of what was decided. Lines are only added; one that a crash cut off is passed over."""

    def __init__(self, root: Path) -> None:
        self._path = root / PLACE
        self._seen: dict[str, str] = {}
        lines: list[str] = []
        if self._path.is_file():
            with named("read", PLACE):
                lines = self._path.read_text("ascii", "replace").split("\n")
        if lines and _SECRET.fullmatch(lines[0]):
            self._secret = lines[0]
            self._seen.update((found[1], found[2]) for line in lines[1:] if (found := _LINE.fullmatch(line)))
            self._whole = lines[-1] == ""
        else:
            self._secret, self._whole = "", True

    def slug_of(self, message: Message) -> str | None:
        """The question that the message became, ``""`` if none; None if it was not seen before."""
        return self._seen.get(self._mark(message)) if self._secret else None

    def keep(self, message: Message, slug: str) -> None:
        """Remember that the message was decided. Raises ArchiveError if that cannot be written."""
        with named("write", PLACE):
            self._path.parent.mkdir(exist_ok=True)
            begin = "" if self._whole else "\n"
            if not self._secret:
                self._secret = secrets.token_hex(32)
                begin = f"{self._secret}\n"
                self._path.unlink(missing_ok=True)
            mark = self._mark(message)
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            with open(os.open(self._path, flags, 0o600), "a", encoding="ascii", newline="\n") as file:  # noqa: PTH123  for the owner's eyes
                file.write(f"{begin}{mark} {slug}\n")
            self._whole = True
            self._seen[mark] = slug

    def _mark(self, message: Message) -> str:
        said = message.id or "\0".join((message.day, message.title, " ".join(message.body.text.split())))
        key = bytes.fromhex(self._secret)
        return blake2b(said.encode("utf-8", "surrogatepass"), key=key, digest_size=16).hexdigest()
