"""HTML of outsiders -> the same lines as those of plain text: paragraphs, lists, code, links, quotations.

In: HTML of any kind. Out: ``Line`` values. What mail programs mark as quoted mail or as a signature is left out, and so
are quotations that a forum repeats and its previews of links. Nothing of the markup itself comes out, so there is
nothing to sanitise: the words are escaped where ``markdown`` writes them. Linear in the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rookery.html.elements import BLOCKS, HEADINGS, PARTING
from rookery.html.text import visible
from rookery.html.tokens import END, TEXT, attributes, names, tokens
from rookery.inbox.lines import Line, Run, deepened, linked

# Gmail, Thunderbird, Yahoo, Proton, Apple; what Discourse repeats or previews. Outlook marks only the headers above
# a quoted mail, by which ``quoted`` finds it
_LEFT_OUT = names(
    "gmail_quote gmail_quote_container gmail_attr gmail_signature moz-cite-prefix moz-signature moz-forward-container"
    " yahoo_quoted protonmail_quote protonmail_signature_block applesignature onebox quote quote-controls"
    " email-reply-quoted",
)
_MARKED = re.compile(r"\b(?:class|id)\b", re.IGNORECASE)
_ENDS_LINE = BLOCKS | PARTING | {"hr", "tr", "table"}
_BEGINS_PARAGRAPH = names("p div blockquote ul ol dl pre table hr tr section article") | {*HEADINGS}
_CELLS = names("td th")
_SPACE = re.compile(r"[ \t\n\f]+")
_CODE = names("code kbd samp tt")


def html_lines(source: str, *, mail: bool = False) -> list[Line]:
    """The lines of HTML. In a ``mail`` a quotation is the mail that it answers and keeps its mark."""
    walk = _Walk(mail=mail)
    for kind, value, given in tokens(source):
        if kind == TEXT:
            walk.words(value)
        elif kind == END:
            walk.end(value)
        else:
            walk.start(value, given)
    walk.end_line()
    return walk.lines


@dataclass(slots=True)
class _Walk:
    """Where in the HTML we are: the lines so far, the one in the making, and what is open around it."""

    mail: bool
    lines: list[Line] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    begins: bool = True
    item: bool = False
    quote: int = 0
    lists: list[bool] = field(default_factory=list)
    code: int = 0
    pre: list[str] | None = None
    href: str = ""
    skipped: str = ""
    skipped_depth: int = 0

    def words(self, text: str) -> None:
        if self.skipped:
            return
        if self.pre is not None:
            self.pre.append(text)
            return
        text = _SPACE.sub(" ", visible(text))
        last = self.runs[-1].text if self.runs else " "
        if last.endswith(" "):
            text = text.removeprefix(" ")
        if text:
            self.runs += linked(text, self.href, code=self.code > 0)

    def start(self, name: str, given: str) -> None:
        if self.skipped:
            self.skipped_depth += name == self.skipped
            return
        if _MARKED.search(given) and self._left_out(name, attributes(given)):
            self.end_line(begins=True)
            self.skipped, self.skipped_depth = name, 1
            return
        if name == "br":
            self._break()
        elif self.pre is not None:
            return
        elif name in _ENDS_LINE:
            self._start_block(name)
        elif name in _CELLS and self.runs:
            self.runs.append(Run(" "))
        elif name in _CODE:
            self.code += 1
        elif name == "a":
            self.href = attributes(given).get("href", "").strip()

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped_depth -= name == self.skipped
            if not self.skipped_depth:
                self.skipped = ""
            return
        if name == "pre" and self.pre is not None:
            self._end_code()
        elif self.pre is not None:
            return
        elif name in _ENDS_LINE:
            self.end_line(begins=name in _BEGINS_PARAGRAPH or name == "li")
            self._end_block(name)
        elif name in _CODE:
            self.code = max(self.code - 1, 0)
        elif name == "a":
            self.href = ""

    def end_line(self, *, begins: bool = False, hard: bool = False) -> None:
        """Put the line in the making to the others, if there is anything in it."""
        runs = _trimmed(self.runs)
        self.runs = []
        if runs:
            if self.item and self.lists:
                number = self.lists[-1]
                line = Line(runs, "item", deepened(len(self.lists)), number, self.quote, begins=True, hard=hard)
            else:
                line = Line(runs, quote=self.quote, begins=self.begins, hard=hard)
            self.lines.append(line)
            self.begins = self.item = False
        self.begins = self.begins or begins

    def _left_out(self, name: str, given: dict[str, str]) -> bool:
        marks = f"{given.get('class', '')} {given.get('id', '')}".lower().split()
        return name not in {"br", "hr", "img", "body", "html"} and not _LEFT_OUT.isdisjoint(marks)

    def _break(self) -> None:
        if self.pre is not None:
            self.pre.append("\n")
        elif self.runs:
            self.end_line(hard=True)
        else:  # the second of two ends a paragraph
            self.begins = True

    def _start_block(self, name: str) -> None:
        self.end_line(begins=name in _BEGINS_PARAGRAPH)
        match name:
            case "pre":
                self.pre = []
            case "blockquote":
                self.quote += 1
            case "ul" | "ol":
                self.lists.append(name == "ol")
            case "li":
                self.item = True

    def _end_block(self, name: str) -> None:
        if name == "blockquote":
            self.quote = max(self.quote - 1, 0)
        elif name in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif name == "li":
            self.item = False

    def _end_code(self) -> None:
        code = visible("".join(self.pre or ())).strip("\n").rstrip()
        if code.strip():
            self.lines.append(Line((Run(code, code=True),), "code", quote=self.quote if self.mail else 0, begins=True))
        self.pre, self.begins = None, True


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without space at the ends of the line, neighbours of one kind as one; none if nothing is said."""
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].code, joined[-1].href) == (run.code, run.href):
            joined[-1] = Run(joined[-1].text + run.text, run.code, run.href)
        else:
            joined.append(run)
    if joined:
        joined[0] = Run(joined[0].text.lstrip(), joined[0].code, joined[0].href)
        joined[-1] = Run(joined[-1].text.rstrip(), joined[-1].code, joined[-1].href)
    joined = [run for run in joined if run.text]
    return tuple(joined) if any(run.text.strip() for run in joined) else ()
