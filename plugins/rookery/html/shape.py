"""Tokens -> well-formed markup of few elements, a line a block, its texts and tags still apart.

In: the tokens of any source, by steps. Out: ``Apart``. What each tag means for the stack of open elements is said
here: blocks hold no blocks they may not hold, items find their list and cells their table, divisions part words,
players become links. Linear; the stack is bounded, and what is nested deeper loses its tags and keeps its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rookery.html.elements import (
    BLOCKS,
    CELLS,
    CONTAINERS,
    EMBEDS,
    HEADINGS,
    INLINE,
    LISTS,
    PARTING,
    RENAMED,
    ROW_DEPTH,
    ROWS,
    SECTIONS,
    Rules,
    open_tag,
    picture_tag,
    start_tag,
)
from rookery.html.embeds import embed_link
from rookery.html.pieces import Apart
from rookery.html.stack import GAPS, Stack
from rookery.html.text import cut
from rookery.html.tokens import START, Step, attributes

_EMOJI_MAX = 8  # code points: a family with skin tones
_ROW_PARTS = ROWS | CELLS | {"caption"}
_HEADINGS = frozenset(HEADINGS)
_NOTHING = frozenset[str]()
_TABLE = frozenset(("table",))
_ROW_PARENTS = {"tr": SECTIONS | _TABLE, "td": ROWS, "th": ROWS}
_ROW_PARENT_DEPTH = {"tr": 1, "td": 2, "th": 2}
_ITEM_LISTS = {"li": frozenset(("ul", "ol")), "dt": frozenset(("dl",)), "dd": frozenset(("dl",))}
# An item does not look for its list behind these.
_WALLS = CELLS | ROWS | {"caption", "blockquote", "figure", "figcaption", "details", "pre"}
_ITEM_WALLS = {"li": _WALLS | {"dl", "dd"}, "dt": _WALLS | {"ul", "ol", "li"}, "dd": _WALLS | {"ul", "ol", "li"}}


def shaped(source: Iterable[Step], rules: Rules, limit: int) -> Apart:
    """Return the markup of the steps of ``source``, at most about ``limit`` characters of it."""
    shaper = Shaper(rules)
    stack, pieces = shaper.stack, shaper.stack.pieces
    starts, ends = _STARTS, _ENDS
    write, gap, end_inline = stack.text, stack.gap, stack.end_inline
    for text, kind, name, raw in source:
        if text in GAPS:
            gap(text)
        elif text:
            write(text if pieces.size + len(text) <= limit else cut(text, limit - pieces.size))
        if kind == START:
            if name in starts:
                starts[name](shaper, name, raw)
        elif name in INLINE:
            end_inline(name)
        elif name in ends:
            ends[name](shaper, name)
        if pieces.size > limit:
            break
    stack.close_to(1)
    return pieces.apart()


class Shaper:
    """Takes tags one by one and tells the stack what they mean."""

    def __init__(self, rules: Rules) -> None:
        self.stack = Stack()
        self._rules = rules
        self._player = ""  # what the player linked last played, if nothing came since

    def end(self, name: str) -> None:
        """End a block; an end tag of a block that is not open only parts words."""
        if name == self.stack.top.name:
            self.stack.close()
            return
        names = _HEADINGS if name in _HEADINGS else frozenset((name,))
        found = self.stack.find(names, _NOTHING if name in _ROW_PARTS else CELLS)
        if found:
            self.stack.close_to(found)
        else:
            self.stack.part()

    def renamed_end(self, name: str) -> None:
        """End what an older spelling began."""
        today = RENAMED[name]
        if today in INLINE:
            self.stack.end_inline(today)
        else:
            self.end(today)

    def renamed(self, name: str, raw: str) -> None:
        """Take an older spelling for what it is called today."""
        _STARTS[RENAMED[name]](self, RENAMED[name], raw)

    def _tag(self, name: str, raw: str) -> str:
        return start_tag(name, raw, self._rules)

    def inline(self, name: str, raw: str) -> None:
        """Open an element within a line."""
        self.stack.start_inline(name, start_tag(name, raw, self._rules))

    def paragraph(self, name: str, raw: str) -> None:
        """Begin a paragraph, which ends the one before."""
        if self.stack.leave_words(heading=False):
            self.stack.make_room()
            self.stack.push(name, self._tag(name, raw))

    def block(self, name: str, raw: str) -> None:
        """Begin a block that may stand wherever blocks may."""
        if not self.stack.leave_words(heading=True) or (name in CONTAINERS and self.stack.full):
            return
        if name not in LISTS or not self.stack.reopen_item():
            self.stack.make_room()
        self.stack.push(name, self._tag(name, raw))

    def item(self, name: str, raw: str) -> None:
        """Begin an item of the list around it; without one, of a list that ends with its items."""
        found = self.stack.find(_ITEM_LISTS[name], _ITEM_WALLS[name])
        if found:
            self.stack.close_to(found + 1)
        elif not self.stack.leave_words(heading=True) or self.stack.full:
            return
        else:
            self.stack.make_room()
            self.stack.push("ul" if name == "li" else "dl", implied=True)
        self.stack.push(name, self._tag(name, raw))

    def row(self, name: str, raw: str) -> None:
        """Begin a part of a table; outside of tables it only parts words."""
        parent = self.stack.find(_ROW_PARENTS.get(name, _TABLE), _NOTHING)
        if not parent:
            self.stack.part()
            return
        self.stack.close_to(parent + 1)
        for missing in ("tbody", "tr")[ROW_DEPTH[self.stack.top.name] : _ROW_PARENT_DEPTH.get(name, 0)]:
            self.stack.push(missing)
        self.stack.push(name, self._tag(name, raw))

    def under(self, name: str, raw: str) -> None:
        """Begin a caption or a summary, which stands only in a thing of its own."""
        parent = "figure" if name == "figcaption" else "details"
        found = self.stack.find(frozenset((parent,)), CELLS | LISTS | CONTAINERS - {parent})
        if not found or (name == "summary" and self.stack.has_begun(found)):
            self.stack.part()
            return
        self.stack.close_to(found + 1)
        self.stack.push(name, self._tag(name, raw))

    def part(self, _name: str, _raw: str = "") -> None:
        """Part the words before a division from those in it."""
        self.stack.part()

    def line_break(self, _name: str, _raw: str = "") -> None:
        """Break the line."""
        self.stack.break_line()

    def rule(self, _name: str, _raw: str) -> None:
        """Write a thematic break."""
        self.stack.rule()

    def image(self, _name: str, raw: str) -> None:
        """Show an image of our own, or mark the place of a foreign one; an emoji is its alternative text."""
        given = attributes(raw)
        tag = open_tag("img", given, self._rules)
        alternative = given.get("alt", "").strip()
        spoken = any(sign.isalnum() or sign.isascii() for sign in alternative)
        emoji = alternative and not spoken and len(alternative) <= _EMOJI_MAX
        if not tag and not emoji:
            tag = picture_tag(given, self._rules)
        if tag:
            self.stack.thing(tag)
        elif emoji:
            self.stack.text(alternative)

    def embed(self, name: str, raw: str) -> None:
        """Put a link in place of a player. One of a pixel or none is there to count readers and goes."""
        given = attributes(raw)
        if given.get("width") in {"0", "1"} or given.get("height") in {"0", "1"} or "hidden" in given:
            return
        keys = ("data",) if name == "object" else ("src", "data-src", "data-lazy-src")
        found = (self._rules.embed(given[key]) for key in keys if given.get(key))
        link = embed_link(next(filter(None, found), ""))
        if link is None or link.url == self._player:  # an object's own embed says the same once more
            return
        self._player = link.url
        self.stack.part()
        self.stack.start_inline("a", open_tag("a", {"href": link.url}, self._rules))
        self.stack.text(link.words)
        self.stack.end_inline("a")
        self.stack.part()


_STARTS: dict[str, Callable[[Shaper, str, str], None]] = {
    **dict.fromkeys(PARTING, Shaper.part),
    **dict.fromkeys(EMBEDS, Shaper.embed),
    **dict.fromkeys(BLOCKS, Shaper.block),
    **dict.fromkeys(INLINE, Shaper.inline),
    **dict.fromkeys(_ITEM_LISTS, Shaper.item),
    **dict.fromkeys(_ROW_PARTS - {"table"}, Shaper.row),
    **dict.fromkeys(("figcaption", "summary"), Shaper.under),
    **dict.fromkeys(RENAMED, Shaper.renamed),
    "p": Shaper.paragraph,
    "br": Shaper.line_break,
    "hr": Shaper.rule,
    "img": Shaper.image,
}
"""What a start tag means; of those that are not here only what is in them is kept."""

_ENDS: dict[str, Callable[[Shaper, str], None]] = {
    **dict.fromkeys(PARTING, Shaper.part),
    **dict.fromkeys(BLOCKS, Shaper.end),
    **dict.fromkeys(RENAMED, Shaper.renamed_end),
    "br": Shaper.line_break,
}
"""What an end tag means; those of inline elements are known by their names."""

KNOWN = INLINE | frozenset(_STARTS) | frozenset(_ENDS)
"""The elements whose tags mean anything."""
