"""What somebody sent, as it was found.

In: what the readers of this room find in a file. Out: ``Message``, a question or prompt's answer with the replies to
it. It holds names and addresses on purpose, so that they can be looked for in the text: nothing of it is written
before ``scrub`` has been through it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Form = Literal["text", "html", "markdown"]

MOST = 20_000
"""Messages in one file; what is behind is named and left."""

LONGEST = 100_000
"""Characters of one text as it comes; what is behind is cut."""


class UnreadableError(Exception):
    """A file or one item of it that cannot be read; the message says what was expected, what was got, the mend."""


@dataclass(frozen=True, slots=True)
class Body:
    """A text and what it is written in. Of a ``mail`` what stands behind ``>`` is the mail that it answers."""

    text: str
    form: Form = "text"
    mail: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that was sent.

    ``at``       where it stands in its file, for people: "message 3".
    ``id``       what the source calls it, ``""`` if nothing.
    ``day``      when it was sent (``2026-03-02``, UTC), ``""`` if the source does not say.
    ``title``    its subject, ``""`` if it has none.
    ``names``    whoever wrote it and whomever it was written to: names, handles, addresses.
    ``replies``  what was written below it, by anybody, in order.
    ``about``    the address of a page of the site that it is about, as the source has it, or ``""``.
    """

    at: str
    body: Body
    id: str = ""
    day: str = ""
    title: str = ""
    names: tuple[str, ...] = ()
    replies: tuple[Message, ...] = ()
    about: str = ""

    def everybody(self) -> Iterator[str]:
        """The names of all who take part."""
        yield from self.names
        for reply in self.replies:
            yield from reply.everybody()


@dataclass(slots=True)
class Read:
    """What a file held: ``messages`` in order, and a line on each item that could not be read (``skipped``)."""

    messages: list[Message] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
