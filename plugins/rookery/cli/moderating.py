"""A moderator's five minutes: each proposal is shown, a person decides, the file is written at once.

In: files that outsiders filled, a terminal or none. Out: drafts in content/questions/, and words about them. What was
taken out of a text is said in numbers here and stands nowhere: not what it was, and not in the draft.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from rookery import clock
from rookery.archive.lock import locked
from rookery.config.words import unknown_topic
from rookery.errors import RookeryError
from rookery.inbox.alike import SAME, Near
from rookery.inbox.desk import Desk, Proposal, open_desk
from rookery.inbox.message import Read, UnreadableError
from rookery.inbox.quoted import FOOTER
from rookery.inbox.recognise import read_file
from rookery.inbox.scrub import CUT, EMAIL, LINK

_WIDTH = 90
_LINES = 12
_CHOICES = "take, edit title, topics, skip, later, all of it, quit"
_KEYS = {
    "t": "take",
    "e": "edit title",
    "o": "topics",
    "s": "skip",
    "l": "later",
    "a": "all of it",
    "q": "quit",
    "?": "help",
}
_LINE_BY_LINE = ("```", "- ", "> ", "1. ")
_SEVERAL = {
    EMAIL: "e-mail addresses",
    LINK: "links to somebody",
    CUT: "ends of long texts",
    FOOTER: "footers of mailing lists",
}
_HELP = """\
  t  take it: writes the draft
  e  edit the title first
  o  choose other topics first
  s  skip it, now and in later runs
  l  leave it for a later run
  a  show all of its text
  q  stop here; what is left is proposed again the next time
"""
_NEXT = """
Read each once more for what no machine sees: a place, an employer, an illness.
Then change status: draft to status: open, and commit it. An answer from outside
also needs its author's word: consent: and the day, in place of draft: true.
"""


@dataclass(slots=True)
class _Tally:
    """What came of a run."""

    written: list[str]
    skipped: int = 0
    later: int = 0
    same: int = 0
    twice: int = 0
    failed: int = 0


def moderate(root: Path, files: Iterable[Path], *, ask: bool, column: str = "") -> None:
    """Go through the files: with a person if ``ask`` and there is a terminal; else all is taken, but without ``ask``
    also what says the same as a question that is there.

    Raises RookeryError with every file that cannot be read, before anything is written. Ends with exit code 1 if a
    person breaks off, or if a draft could not be written.
    """
    asks = ask and sys.stdin.isatty() and sys.stdout.isatty()
    desk = open_desk(root, clock.today())
    found = _read_all(files, column)
    tally = _Tally([])
    with locked(root, "inbox"):
        try:
            proposals = _proposals(desk, found)
            if asks:
                _ask_each(desk, proposals, tally, sum(len(read.messages) for _, read in found))
            else:
                _take_each(desk, proposals, tally, same=not ask)
        except (click.Abort, KeyboardInterrupt):
            click.echo(f"\n\nStopped. {_summary(desk, tally)} The rest is proposed again the next time.")
            raise click.exceptions.Exit(1) from None
    for note in (note for _, read in found for note in read.skipped):
        click.echo(f"Passed over: {note}", err=True)
    for note in desk.skipped:
        click.echo(f"Passed over: {note}", err=True)
    click.echo(f"{_summary(desk, tally)}{_NEXT if tally.written else ''}")
    _warn_of_intake(root, files)
    raise click.exceptions.Exit(1 if tally.failed else 0)


def _read_all(files: Iterable[Path], column: str) -> list[tuple[str, Read]]:
    found, faults = [], []
    for path in dict.fromkeys(files):
        try:
            read = read_file(path, column)
        except UnreadableError as error:
            faults.append(f"{path}: {error}")
            continue
        read.skipped = [f"{path.name}, {note}" for note in read.skipped]
        found.append((path.name, read))
    if faults:
        raise RookeryError("\n".join(faults))
    return found


def _proposals(desk: Desk, found: list[tuple[str, Read]]) -> Iterator[Proposal]:
    for name, read in found:
        yield from desk.proposals(name, read.messages)


def _take_each(desk: Desk, proposals: Iterator[Proposal], tally: _Tally, *, same: bool) -> None:
    """Take all; what says the ``same`` as a question that is there waits for a person, if it is not wanted too."""
    for proposal in proposals:
        near = desk.near(proposal)
        if near and near[0].likeness >= SAME and not same:
            new = desk.is_new(near[0].slug)
            tally.twice += new
            tally.same += not new
            which = ", which came in the same run" if new else ""
            click.echo(f"{proposal.at}: not taken, it asks the same as content/questions/{near[0].slug}.md{which}")
            continue
        written = _take(desk, proposal, tally)
        if written:
            click.echo(f"{written}{f'; taken out: {_kinds(proposal.taken)}' if proposal.taken else ''}")
            if near:
                click.echo(f"  perhaps the same as {near[0].slug} ({near[0].likeness:.0%})")


def _take(desk: Desk, proposal: Proposal, tally: _Tally) -> str:
    """Write it and return what was written, in words; say it at once if that cannot be."""
    try:
        place = desk.take(proposal)
    except RookeryError as error:
        tally.failed += 1
        click.echo(f"{proposal.at}: not written.\n{error}", err=True)
        return ""
    tally.written.append(place)
    gained = _count(len(proposal.answers), "draft answer") if proposal.answers else ""
    return place + (f" gains {gained}" if proposal.into else f" with {gained}" if gained else "")


def _ask_each(desk: Desk, proposals: Iterator[Proposal], tally: _Tally, most: int) -> None:
    click.echo(f"{_count(most, 'message')}. For each: {_CHOICES}. Ctrl-C stops; nothing that you decided is lost.")
    for number, proposal in enumerate(proposals, 1):
        near = desk.near(proposal)
        click.echo(_shown(proposal, near, number))
        title, topics = proposal.title, proposal.topics
        while True:
            match _choice(skip=bool(near) and near[0].likeness >= SAME):
                case "take":
                    click.echo(_take(desk, replace(proposal, title=title, topics=topics), tally))
                    break
                case "edit title":
                    title = click.prompt("Title", default=title)
                case "topics":
                    topics = _topics(desk, topics)
                case "skip":
                    desk.skip(proposal)
                    tally.skipped += 1
                    break
                case "later":
                    tally.later += 1
                    break
                case "all of it":
                    click.echo(_whole(proposal))
                case "quit":
                    return
                case _:
                    click.echo(_HELP, nl=False)


def _choice(*, skip: bool) -> str:
    """What a person wants; Enter takes it, or skips what is asked twice."""
    hint = f"[t]ake [e]dit title t[o]pics [s]kip [l]ater [a]ll of it [q]uit, or Enter to {'skip' if skip else 'take'}"
    typed = click.prompt(hint, default="s" if skip else "t", show_default=False, prompt_suffix=" > ").strip().lower()
    words = [word for word in _KEYS.values() if typed and word.startswith(typed)]
    return _KEYS.get(typed) or (words[0] if len(words) == 1 else "help")


def _topics(desk: Desk, topics: tuple[str, ...]) -> tuple[str, ...]:
    click.echo(f"There are: {', '.join(desk.topics) or 'none'}")
    while True:
        typed = click.prompt("Topics, with spaces between (- for none)", default=" ".join(topics) or "-")
        chosen = tuple(dict.fromkeys(word for word in typed.replace(",", " ").split() if word != "-"))
        unknown = [word for word in chosen if word not in desk.topics]
        if not unknown:
            return chosen
        for word in unknown:
            click.echo(unknown_topic(word, desk.topics))


def _shown(proposal: Proposal, near: list[Near], number: int) -> str:
    """A proposal as one sees it: where from, title, the beginning of its text, what was taken out, what is like it."""
    width = min(shutil.get_terminal_size().columns - 4, _WIDTH)
    head = f"{number} \u00b7 {proposal.at} \u00b7 asked {proposal.asked}"
    lines = ["", click.style(head, dim=True), click.style(proposal.title, bold=True)]
    if proposal.into:
        lines.append(f"Answers for content/questions/{proposal.into}.md")
        texts = [f"{answer.day}: {answer.text}" for answer in proposal.answers]
    else:
        texts = [proposal.text]
    wrapped = [line for text in texts for line in _wrapped(text, width)]
    lines += ["", *wrapped[:_LINES]]
    if len(wrapped) > _LINES:
        lines.append(f"  \u2026 {_count(len(wrapped) - _LINES, 'more line')}, [a] shows them")
    lines.append("")
    if not proposal.into:
        if proposal.answers:
            lines.append(f"With it:   {_count(len(proposal.answers), 'answer')} from outside, as drafts")
        lines.append(f"Topics:    {', '.join(proposal.topics) or 'none found'}")
    if proposal.about:
        lines.append(f"About:     {proposal.about}")
    if proposal.taken:
        lines.append(f"Taken out: {_kinds(proposal.taken)}")
    for position, one in enumerate(near):
        lines.append(f"{'Like it:' if not position else '':<10} {one.likeness:.0%} {one.title} ({one.slug})")
    return "\n".join(lines)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Paragraphs as wide as the terminal; lists, quotations and code line by line."""
    for number, block in enumerate(text.split("\n\n")):
        if number:
            yield ""
        lines = block.split("\n") if block.startswith(_LINE_BY_LINE) else [block]
        for line in lines:
            yield from textwrap.wrap(line, width, initial_indent="  ", subsequent_indent="  ") or [""]


def _whole(proposal: Proposal) -> str:
    parts = [proposal.text, *(f"Answer of {answer.day}\n\n{answer.text}" for answer in proposal.answers)]
    return "\n" + "\n\n".join(part for part in parts if part) + "\n"


def _kinds(taken: Mapping[str, int]) -> str:
    return ", ".join(
        f"{count} {kind if count == 1 else _SEVERAL.get(kind, f'{kind}s')}" for kind, count in sorted(taken.items())
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _summary(desk: Desk, tally: _Tally) -> str:
    """One line on what came of it."""
    parts = [f"{_count(len(set(tally.written)), 'file')} written" if tally.written else "Nothing written"]
    others = (
        (tally.skipped, "skipped"),
        (tally.later, "left for later"),
        (tally.same, "asked already"),
        (tally.twice + desk.twice, "left out for asking the same as another of this run"),
        (tally.failed, "not written"),
        (desk.seen, "seen before"),
    )
    parts += [f"{number:,} {what}" for number, what in others if number]
    return f"{', '.join(parts)}."


def _warn_of_intake(root: Path, files: Iterable[Path]) -> None:
    """What people sent holds their names: it must not lie where a commit takes it along."""
    inside = [path for path in files if path.resolve().is_relative_to(root)]
    for path in inside:
        place = path.resolve().relative_to(root).as_posix()
        click.echo(
            f"{place} lies in the site's folder and holds people's names. Move it out before you commit.", err=True
        )
