"""A message -> its text as it may be kept: without names, addresses, numbers, and what belongs to a mail only.

In: a body and who takes part. Out: ``Clean``: Markdown, and what was taken out, counted by kind. What was taken is not
in it: the counts are for the screen, the text for git.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rookery.content.answers import TEXT_MAX
from rookery.html.contacts import EMAIL_REMOVED, Mask, Span
from rookery.html.own import MARKDOWN_MAX, render_markdown
from rookery.html.text import plain
from rookery.inbox.lines import Line, Run, replaced, text_lines
from rookery.inbox.markdown import render_lines
from rookery.inbox.markup import html_lines
from rookery.inbox.message import Body
from rookery.inbox.names import LINK_REMOVED, NAME_REMOVED, Names, apart
from rookery.inbox.profiles import is_bare, is_profile
from rookery.inbox.quoted import stripped

NAME, EMAIL, PHONE, LINK, CUT = "name", "e-mail address", "phone number", "link to somebody", "end of a long text"
_NAME_WORDS = 4

LONGEST_TEXT = 20_000
"""Characters of a text in a draft; what is behind is cut, and said."""


@dataclass(frozen=True, slots=True)
class Clean:
    """``markdown`` may be written. ``words`` is the same as plain text. ``names`` holds those that were learned too."""

    markdown: str
    words: str
    taken: Counter[str]
    names: Names


def scrub(body: Body, names: Names) -> Clean:
    """The text without who wrote it. ``names`` are those of all who take part in the conversation."""
    found = stripped(_lines(body), names, mail=body.mail)
    introduced = names.introduced(" ".join(line.text for line in found.lines[:4]))
    everybody = names.with_more([*found.learned, *introduced])
    taken = +found.taken
    mask = Mask()
    kept = _cut(found.lines, LONGEST_TEXT)
    taken[CUT] += kept != found.lines
    kept = [_masked(line, everybody, mask, taken) for line in kept]
    markdown = render_lines(kept)
    while len(markdown) > TEXT_MAX:  # a "{" takes six characters
        kept = _cut(kept, sum(len(line.text) for line in kept) // 2)
        markdown = render_lines(kept)
    return Clean(markdown, " ".join(line.text for line in kept), +taken, everybody)


def scrub_title(title: str, names: Names, taken: Counter[str]) -> str:
    """A title without names and contact data, on one line; what was taken is added to ``taken``."""
    line = _masked(Line((Run(plain(title)),)), names, Mask(), taken)
    return plain(line.text.replace(NAME_REMOVED, "\u2026"))


def _lines(body: Body) -> list[Line]:
    match body.form:
        case "html":
            return html_lines(body.text, mail=body.mail)
        case "markdown":
            return html_lines(render_markdown(body.text[:MARKDOWN_MAX]))
        case _:
            return text_lines(body.text)


def _masked(line: Line, names: Names, mask: Mask, taken: Counter[str]) -> Line:
    """The line with notes where it named somebody or said how to reach them."""
    runs: Sequence[Run] = [_unlinked(run, names, mask, taken) for run in line.runs]
    runs = _without_contacts(runs, mask, taken)
    bare = names.bare_addresses("".join(run.text for run in runs))
    if bare:
        taken[LINK] += len(bare)
        runs = replaced(runs, bare)
    named = _named(runs, "".join(run.text for run in runs), names, code=line.kind == "code")
    if named:
        taken[NAME] += len(named)
        # a number that a name touched is seen only now
        runs = _without_contacts(replaced(runs, named), mask, taken)
    return replace(line, runs=tuple(runs))


def _without_contacts(runs: Sequence[Run], mask: Mask, taken: Counter[str]) -> Sequence[Run]:
    spans = mask.spans("".join(run.text for run in runs))
    for span in spans:
        taken[EMAIL if span.note == EMAIL_REMOVED else PHONE] += 1
    return replaced(runs, spans) if spans else runs


def _named(runs: Iterable[Run], text: str, names: Names, *, code: bool) -> list[Span]:
    """Where a line names somebody: as a whole, and in each run, which may touch the next without a space."""
    find = names.in_code if code else names.spans
    found, start = find(text), 0
    for run in runs:
        end = start + len(run.text)
        found += [replace(span, start=span.start + start, end=span.end + start) for span in find(text[start:end])]
        start = end
    return apart(found)


def _unlinked(run: Run, names: Names, mask: Mask, taken: Counter[str]) -> Run:
    """A link that leads to somebody loses its address; where the address is what is shown, that goes too."""
    if not run.href:
        return run
    if run.href.lower().startswith(("mailto:", "tel:")):
        return Run(run.text, run.code)
    if mask.allows(run.href) and not names.in_address(run.href) and not mask.spans(run.href):
        return run
    taken[LINK] += 1
    shown = run.text.strip()
    if is_bare(shown) or shown.lower().startswith(("http://", "https://", "www.")):
        return Run(LINK_REMOVED, run.code)
    # the words of a link to somebody's page are mostly their name
    named = is_profile(run.href) and shown[:1].isupper() and len(shown.split()) <= _NAME_WORDS
    return Run(NAME_REMOVED if named else run.text, run.code)


def _cut(lines: list[Line], most: int) -> list[Line]:
    """The lines up to so many characters, the last one cut."""
    size = 0
    for number, line in enumerate(lines):
        size += len(line.text) + 1
        if size > most:
            room = max(most - (size - len(line.text) - 1), 0)
            begun = line.text[:room].rstrip()
            return [*lines[:number], *([Line((Run(f"{begun}\u2026"),), quote=line.quote)] if begun else [])]
    return lines
