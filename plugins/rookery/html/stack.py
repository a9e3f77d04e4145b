"""The open blocks and inline elements of a body that is being written.

In: what is to open, close or stand in it next. Out: ``Pieces``. A browser's parser reads them back as they stand:
words stand in paragraphs, lists hold items and rows hold cells, inline elements are closed at the end of each block
and opened again in the next. A tag is written only when something follows in it, so nothing empty is left.
"""

from __future__ import annotations

import re

from rookery.html.block import WORDY, Block
from rookery.html.elements import (
    CELLS,
    CONTAINERS,
    HEADINGS,
    ITEMS,
    LISTS,
    PHRASING,
    ROW_DEPTH,
    ROWS,
)
from rookery.html.pieces import Pieces
from rookery.html.spaces import around
from rookery.html.text import unstruck

# Together at most 256 open tags: a container adds up to four (table, tbody, tr, td), a block of words one.
_NESTED_MAX = 59
_INLINE_MAX = 14
_BLANK_MAX = 1000  # of a pre

_BLANK_LINES = re.compile(r"(?:[ \t\f]*+\n)+")
_BLANK = " \t\n\f"
GAPS = frozenset(("\n", " ", "\n\n"))
"""What stands between most tags; nothing else need be asked of it."""
_CROWDED = LISTS | ROWS  # hold no words and no blocks themselves


class Stack:
    """Keeps the open blocks and inline elements.

    Of both the first ``_opened`` ones have their tags written; the others wait for content.
    """

    def __init__(self) -> None:
        self.pieces = Pieces()
        self.top = Block("", "")
        """The innermost block; that of the root has no name and no tags."""
        self._blocks = [self.top]
        self._opened = 1
        self._inlines: list[tuple[str, str]] = []
        self._inlines_opened = 0
        self._floor = 0
        self._nested = 0
        self._pending = ""  # white space that counts only if words follow
        self._breaks = 0  # line breaks, likewise
        self._fresh = True  # nothing stands on this line yet

    # Words

    def text(self, text: str) -> None:
        """Write words; white space around them waits for what follows."""
        if self.top.name == "pre":
            self._preformatted(unstruck(text))
            return
        before, words, after = around(text)
        if before:
            self._space(before)
        if words:
            self._content()
            self.pieces.text(words)
            self._pending = after

    def gap(self, text: str) -> None:
        """White space between words or tags: one space, if words follow; in a pre all of it."""
        if self.top.name == "pre":
            self._preformatted(text if text.isprintable() else unstruck(text))
        elif not self._fresh:
            self._pending = " "

    def _space(self, space: str) -> None:
        if not self._fresh:
            self._pending = " " if self._pending else space

    def _preformatted(self, text: str) -> None:
        text = self._pending + text
        if self._fresh and (blank := _BLANK_LINES.match(text)):  # a parser drops the first line break of a pre
            text = text[blank.end() :]
        words = text.rstrip(_BLANK)
        if words:
            # indentation belongs to the first line of code, space between words stands outside of elements
            lead = 0 if self._fresh else len(words) - len(words.lstrip(_BLANK))
            self._pending = words[:lead]
            self._content()
            self.pieces.text(words[lead:])
            text = text[len(words) :]
        self._pending = text[:_BLANK_MAX]

    def thing(self, tag: str) -> None:
        """Write a tag that stands in a line like a word."""
        self._content()
        self.pieces.markup(tag)

    def break_line(self) -> None:
        """Break the line if more follows in it; in a pre with a line break."""
        if self.top.name == "pre":
            self._preformatted("\n")
        elif self._breaks or not self._fresh:
            self._breaks += 1
            self._pending, self._fresh = "", True

    def _content(self) -> None:
        """Write what had to wait for content: open blocks, line breaks, space, inline elements."""
        if self._breaks > 1:
            self._split()
        if not self.top.direct:
            if self.top.name in _CROWDED:
                self.make_room()
            if not self.top.direct:
                self.push("p")
        if self._opened < len(self._blocks):
            self._open_blocks()
        if self._breaks:
            self.pieces.markup("<br>")
        if self._pending:
            self.pieces.text(self._pending)
        if self._inlines_opened < len(self._inlines):
            for _, tag in self._inlines[self._inlines_opened :]:
                self.pieces.markup(tag)
            self._inlines_opened = len(self._inlines)
        self._pending, self._breaks, self._fresh = "", 0, False

    def _split(self) -> None:
        """Take two line breaks for what they mean: the end of a paragraph."""
        if self.top.name == "p":
            self._boundary()
            self._close()
        elif self.top.direct and self.top.name not in PHRASING:
            self._boundary()
            self.top.direct = False

    # Blocks

    @property
    def full(self) -> bool:
        """Whether no further container may open."""
        return self._nested >= _NESTED_MAX

    def has_begun(self, depth: int) -> bool:
        """Whether something stands in the block at ``depth`` already."""
        return self._opened > depth

    def _boundary(self) -> None:
        """End the line: close the inline elements, to be opened again where words follow."""
        if self._inlines_opened:
            for name, _ in reversed(self._inlines[: self._inlines_opened]):
                self.pieces.markup(f"</{name}>")
            self._inlines_opened = 0
        self._pending, self._breaks, self._fresh = "", 0, True

    def push(self, name: str, tag: str = "", *, implied: bool = False) -> None:
        """Open a block; its ``tag`` (by default without attributes) is written when something stands in it."""
        self.top = Block(name, tag or f"<{name}>", name in WORDY, implied)
        if name in CELLS:
            self.top.floor, self._floor = self._floor, len(self._inlines)
        elif name in CONTAINERS:
            self._nested += 1
        self._blocks.append(self.top)

    def _close(self) -> None:
        """Close the innermost block, whose inline elements are closed already."""
        block = self._blocks.pop()
        name, top = block.name, self._blocks[-1]
        self.top = top
        if len(self._blocks) < self._opened:
            self.pieces.markup(f"</{name}>\n")
            self._opened -= 1
            top.direct = False
        elif name in CELLS:
            empty = f"{block.tag}</{name}>\n"
            if len(self._blocks) == self._opened:
                self.pieces.line(empty)
            else:
                top.hold(empty)
        if name in CELLS:
            del self._inlines[self._floor :]
            self._floor = block.floor
        elif name in CONTAINERS:
            self._nested -= 1

    def _open_blocks(self) -> None:
        for block in self._blocks[self._opened :]:
            self.pieces.line(block.tag)
            if block.held:
                self.pieces.markup("\n" + "".join(block.held))
                block.held = None
        self._opened = len(self._blocks)

    def make_room(self) -> None:
        """See to it that words or a block may come next: in lists within an item, in tables within a cell."""
        while self.top.name in LISTS and self.top.implied:
            self._close()
        name = self.top.name
        if name in LISTS:
            self.push(ITEMS[name])
        elif name in ROWS:
            for missing in ("tbody", "tr", "td")[ROW_DEPTH[name] :]:
                self.push(missing)

    def reopen_item(self) -> bool:
        """Open the item again that was closed just now: people write nested lists behind it instead of in it."""
        if self.top.name not in LISTS or not self.pieces.take_back(f"</{ITEMS[self.top.name]}>\n"):
            return False
        self.top = Block(ITEMS[self.top.name], "")
        self._blocks.append(self.top)
        self._opened += 1
        return True

    def part(self) -> None:
        """End the paragraph, or the words that stand directly in an item or a cell."""
        name = self.top.name
        if name == "pre":
            self._soften()
        elif name == "p":
            self._boundary()
            self._close()
        elif name in PHRASING:
            self._space(" ")
        else:
            self._boundary()
            if len(self._blocks) == self._opened:
                self.top.direct = False

    def _soften(self) -> None:
        """A block's edge where no block can be: a line break in a pre, elsewhere a space."""
        if self.top.name != "pre":
            self._space(" ")
        elif not self._fresh and not self._pending.endswith("\n"):
            self._preformatted("\n")

    def leave_words(self, *, heading: bool) -> bool:
        """Make ready for a block; false if it cannot stand here and only parts words.

        A paragraph ends where a block begins, a heading where a block other than a paragraph does.
        """
        name = self.top.name
        if name in PHRASING and name != "p" and not (heading and name in HEADINGS):
            self._soften()
            return False
        self._boundary()
        if name in PHRASING:
            self._close()
        return True

    def close(self) -> None:
        """End the line and close the innermost block."""
        self._boundary()
        self._close()

    def close_to(self, depth: int) -> None:
        """End the line and close the blocks from ``depth`` on."""
        self._boundary()
        while len(self._blocks) > depth:
            self._close()

    def find(self, names: frozenset[str], walls: frozenset[str]) -> int:
        """Return the depth of the innermost block of ``names`` that no block of ``walls`` hides; 0 if there is none."""
        for depth in range(len(self._blocks) - 1, 0, -1):
            name = self._blocks[depth].name
            if name in names:
                return depth
            if name in walls:
                return 0
        return 0

    def rule(self) -> None:
        """Write a thematic break."""
        if self.leave_words(heading=True):
            self.make_room()
            self._open_blocks()
            self.pieces.line("<hr>\n")
            self.top.direct = False

    # Inline elements

    def start_inline(self, name: str, tag: str) -> None:
        """Open an inline element; a link ends the one around it."""
        if name == "a":
            self.end_inline("a")
        if tag and len(self._inlines) < _INLINE_MAX:
            self._inlines.append((name, tag))

    def end_inline(self, name: str) -> None:
        """Close the innermost inline element of that name; those within it open again where words follow."""
        inlines = self._inlines
        if len(inlines) == self._inlines_opened > self._floor and inlines[-1][0] == name:
            self.pieces.markup(f"</{name}>")
            self._inlines_opened -= 1
            inlines.pop()
            return
        for depth in range(len(inlines) - 1, self._floor - 1, -1):
            if inlines[depth][0] == name:
                for inner, _ in reversed(inlines[depth : max(depth, self._inlines_opened)]):
                    self.pieces.markup(f"</{inner}>")
                self._inlines_opened = min(self._inlines_opened, depth)
                del inlines[depth]
                return
