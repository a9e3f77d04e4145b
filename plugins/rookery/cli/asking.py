"""A question that somebody asked in person, typed by one of the site's people.

In: the words, topics, perhaps a text. Out: a file in content/questions/, held against the same parser and the same
questions as those of the inbox. What a person typed is not scrubbed but refused where it says how to reach somebody.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from rookery import clock
from rookery.cli.typed import read_typed
from rookery.config.days import did_you_mean_day, is_day
from rookery.config.words import quoted, unknown_topic
from rookery.errors import RookeryError
from rookery.html.contacts import Mask
from rookery.inbox.alike import SAME
from rookery.inbox.desk import Desk, open_desk
from rookery.inbox.draft import Draft


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked with: the question, ids of topics, a day or ``""`` for today, a label, a file."""

    question: str
    topics: tuple[str, ...] = ()
    day: str = ""
    asker: str = ""
    source: str = ""
    draft: bool = False
    anyway: bool = False


def write_question(root: Path, asked: Asked) -> str:
    """Write the file and return what to say then.

    Raises RookeryError with everything that is wrong, or if the same is asked already and nobody wants it twice;
    ConfigError with what is wrong in the site's files or would be in the new one.
    """
    today = clock.today()
    desk = open_desk(root, today)
    title, text = " ".join(asked.question.split()), _text(asked.source)
    faults = list(_faults(desk, asked, title, text))
    if faults:
        raise RookeryError("\n".join(faults))
    near = desk.alike.near(title, text)
    for one in near:
        click.echo(f"Perhaps the same: {one.title} ({one.likeness:.0%}, content/questions/{one.slug}.md)", err=True)
    if near and not asked.anyway and not _wanted(same=near[0].likeness >= SAME):
        raise RookeryError("the same is asked already, so nothing was written. --anyway writes it all the same")
    draft = Draft(
        slug=desk.free_slug(title),
        title=title,
        asked=asked.day or today,
        text=text,
        topics=tuple(dict.fromkeys(asked.topics)),
        asker=asked.asker or "A candidate",
        status="draft" if asked.draft else "open",
    )
    place = desk.write(draft)
    when = "once it is no draft" if asked.draft else "after the next build"
    return f"{place} is written. It stands at /questions/{draft.slug}/ {when}."


def _text(source: str) -> str:
    """Raises RookeryError if the file cannot be read."""
    return read_typed(source, "--text").replace("\r\n", "\n").strip() if source else ""


def _faults(desk: Desk, asked: Asked, title: str, text: str) -> Iterator[str]:
    """Everything that is wrong with what was typed."""
    if not title:
        yield "expected the question in one sentence; got nothing"
    if asked.day and not is_day(asked.day):
        yield f"--asked: expected a day such as 2026-03-01; got {quoted(asked.day)}{did_you_mean_day(asked.day)}"
    elif asked.day > desk.ground.today:
        yield f"--asked: expected a day that is not in the future; got {quoted(asked.day)}"
    for topic in asked.topics:
        if topic not in desk.topics:
            yield f"--topic: {unknown_topic(topic, desk.topics)}"
    for name, words in (("the question", title), ("--asker", asked.asker), ("--text", text)):
        if Mask().spans(words):
            yield f"{name}: expected no e-mail address and no phone number; got one. Take it out"


def _wanted(*, same: bool) -> bool:
    """Whether to write what is like a question that is there. Without a terminal only what asks the ``same`` is not."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return not same
    if same:
        return click.confirm("The same is asked already. Write it all the same?", default=False)
    if click.confirm("Perhaps the same is asked already. Write it?", default=True):
        return True
    click.echo("Nothing written.")
    raise click.exceptions.Exit(0)
