"""Lines -> Markdown in which the words of outsiders can be nothing but words.

In: ``Line`` values. Out: Markdown of paragraphs, lists, quotations, code and links to the web. Whatever could begin a
heading, an answer (``## @…``), a rule, HTML, a marker of Pelican's or a link is escaped: rendered, it reads as it was
typed. Tracking parameters are taken from links. (Python-Markdown 3.11 with the extensions of ``html.own``.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from rookery.html.links import canonical_url
from rookery.html.text import unstruck
from rookery.inbox.lines import Line, Run, deepened

_SIGNS = re.compile(r"[\\`*\[\]<{}|]|&(?=#?\w{1,40};)|(?<![^\W_])_|_(?![^\W_])")
_ENTITIES = {"<": "&lt;", "{": "&#123;", "}": "&#125;", "|": "&#124;", "&": "&amp;"}
# what means something only where a line begins
_AT_START = re.compile(r"[#>+\-]|[=~:@]|(?P<number>[0-9]{1,9})(?P<dot>[.)])")
_TICKS = re.compile(r"`+")
_UNSAFE_IN_ADDRESS = {"(": "%28", ")": "%29", "[": "%5B", "]": "%5D", "\\": "%5C", "`": "%60"}
_ADDRESS_SIGNS = str.maketrans(_UNSAFE_IN_ADDRESS)
_SHORTEST_FENCE = 3
_INDENT = 4


def render_lines(lines: Iterable[Line]) -> str:
    """Return the lines as Markdown, paragraphs parted by a blank line."""
    blocks: list[str] = []
    after_item: Line | None = None
    depth, count = 0, 0
    for block in _blocks(lines):
        first = block[0]
        if first.kind != "item":
            text = _code(first) if first.kind == "code" else _paragraph(block)
            after_item = None
            if text:
                blocks.append(text)
            continue
        joins = after_item is not None and (after_item.quote, after_item.number) == (first.quote, first.number)
        deep = min(deepened(first.depth), depth + 1) if joins else 1
        text = _item(block, deep, count + 1 if joins else 1)
        if not text:
            continue
        depth, count = deep, count + 1 if joins else 1
        if joins:
            blocks[-1] += f"\n{text}"
        else:
            blocks.append(text)
        after_item = first
    return "\n\n".join(blocks)


def escaped(text: str) -> str:
    """Return words so that Markdown reads them as they are; at the beginning of a line too."""
    text = _SIGNS.sub(_sign, text.strip())
    start = _AT_START.match(text)
    if not start:
        return text
    if start["number"]:
        return f"{start['number']}\\{start['dot']}{text[start.end() :]}"
    sign = start[0]
    return (f"&#{ord(sign)};" if sign in "=~:@" else f"\\{sign}") + text[1:]


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines of one paragraph, item or piece of code together."""
    block: list[Line] = []
    for line in lines:
        if block and (line.begins or line.kind != "words" or block[0].kind == "code" or line.quote != block[0].quote):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _paragraph(block: list[Line]) -> str:
    before = "> " * deepened(block[0].quote)
    return "\n".join(before + text for text in _texts(block))


def _item(block: list[Line], depth: int, count: int) -> str:
    texts = list(_texts(block))
    if not texts:
        return ""
    before = "> " * deepened(block[0].quote)
    mark = f"{count}." if block[0].number else "-"
    indent = " " * _INDENT * (depth - 1)
    first, *others = texts
    inner = " " * _INDENT * depth
    return "\n".join([f"{before}{indent}{mark} {first}", *(before + inner + text for text in others)])


def _texts(block: list[Line]) -> Iterator[str]:
    """Each line of a block that says something, those that break on purpose with the two spaces that say so."""
    written = [(line, _line(line)) for line in block]
    said = [(line, text) for line, text in written if text]
    for number, (line, text) in enumerate(said, 1):
        yield f"{text}  " if line.hard and number < len(said) else text


def _line(line: Line) -> str:
    pieces: list[str] = []
    tidy = [Run(_tidy(run.text), run.code, _address(run.href)) for run in line.runs]
    said = [run for run in tidy if run.text]
    for (code, url), runs in groupby(said, key=lambda run: (run.code, run.href)):
        text = _tidy("".join(run.text for run in runs))
        if url and pieces and pieces[-1].endswith("!"):  # an image would begin here
            pieces[-1] = f"{pieces[-1][:-1]}\\!"
        pieces.append(_run(Run(text, code, url), first=not "".join(pieces).strip()))
    return "".join(pieces).strip()


def _address(href: str) -> str:
    return canonical_url(href).translate(_ADDRESS_SIGNS) if href else ""


def _run(run: Run, *, first: bool) -> str:
    """One run; words keep the space around them, and only at the beginning of a line mind what begins one."""
    words = run.text.strip()
    if not words:
        return " " if run.text else ""
    before = " " if run.text[0].isspace() else ""
    after = " " if run.text[-1].isspace() else ""
    if run.href and words.startswith(("http://", "https://")):
        return f"{before}<{run.href}>{after}"
    if run.code:
        text = _code_span(words)
    elif first:
        text = escaped(words)
    else:
        text = _SIGNS.sub(_sign, words)
    return f"{before}[{text}]({run.href}){after}" if run.href else f"{before}{text}{after}"


def _code_span(words: str) -> str:
    longest = max((len(ticks) for ticks in _TICKS.findall(words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _code(line: Line) -> str:
    code = unicodedata.normalize("NFC", unstruck(line.text)).strip("\n").rstrip()
    longest = max((len(ticks) for ticks in _TICKS.findall(code)), default=0)
    fence = "`" * max(longest + 1, _SHORTEST_FENCE)
    return f"{fence}\n{code}\n{fence}" if code.strip() else ""


def _tidy(text: str) -> str:
    """Words on one line in NFC, with the space around them as one."""
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", unstruck(text)))


def _sign(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0], f"\\{found[0]}")
