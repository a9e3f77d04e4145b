"""Tokens -> well-formed markup of few elements, a line a block, as pieces that are still texts and tags.

In: tokens of any source. Out: ``Pieces``. What each tag means for the stack of open elements is said here: blocks
hold no blocks they may not hold, items find their list and cells their table, divisions part words, players become
links. Linear; the stack is bounded, and what is nested deeper loses its tags and keeps its words.
"""

from __future__ import annotations

from collections.abc import Iterable

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
)
from rookery.html.embeds import embed_link
from rookery.html.pieces import Pieces
from rookery.html.stack import Stack
from rookery.html.text import cut
from rookery.html.tokens import END, TEXT, Token, attributes

_EMOJI_MAX = 8  # code points: a family with skin tones
_ROW_PARTS = ROWS | CELLS | {"caption"}
_NOTHING = frozenset[str]()
_TABLE = frozenset(("table",))
_ROW_PARENTS = {"tr": SECTIONS | _TABLE, "td": ROWS, "th": ROWS}
_ROW_PARENT_DEPTH = {"tr": 1, "td": 2, "th": 2}
_ITEM_LISTS = {"li": frozenset(("ul", "ol")), "dt": frozenset(("dl",)), "dd": frozenset(("dl",))}
# An item does not look for its list behind these.
_WALLS = CELLS | ROWS | {"caption", "blockquote", "figure", "figcaption", "details", "pre"}
_ITEM_WALLS = {"li": _WALLS | {"dl", "dd"}, "dt": _WALLS | {"ul", "ol", "li"}, "dd": _WALLS | {"ul", "ol", "li"}}


def shaped(source: Iterable[Token], rules: Rules, limit: int) -> Pieces:
    """Return the markup of the tokens of ``source``, at most about ``limit`` characters of it."""
    shaper = Shaper(rules)
    pieces = shaper.stack.pieces
    for token in source:
        kind, value, _ = token
        room = limit - pieces.size
        shaper.take((TEXT, cut(value, room), "") if kind == TEXT and len(value) > room else token)
        if pieces.size > limit:
            break
    shaper.stack.close_to(1)
    return pieces.joined()


class Shaper:
    """Takes tokens one by one and tells the stack what they mean."""

    def __init__(self, rules: Rules) -> None:
        self.stack = Stack(rules)
        self._rules = rules
        self._player = ""  # what the player linked last played, if nothing came since

    def take(self, token: Token) -> None:
        """Process one token."""
        kind, name, raw = token
        if kind == TEXT:
            self.stack.text(name)
            return
        name = RENAMED.get(name, name)
        if kind == END:
            self._end(name)
        elif name in INLINE:
            self.stack.start_inline(name, open_tag(name, attributes(raw) if raw else {}, self._rules))
        elif name in BLOCKS:
            self._start(name, attributes(raw) if raw else {})
        else:
            self._take_other(name, raw)

    def _take_other(self, name: str, raw: str) -> None:
        if name in PARTING:
            self.stack.part()
        elif name == "br":
            self.stack.break_line()
        elif name == "hr":
            self.stack.rule()
        elif name == "img":
            self._image(attributes(raw))
        elif name in EMBEDS:
            self._embed(name, attributes(raw))

    def _end(self, name: str) -> None:
        if name in INLINE:
            self.stack.end_inline(name)
        elif name in BLOCKS:
            names = frozenset(HEADINGS) if name in HEADINGS else frozenset((name,))
            found = self.stack.find(names, _NOTHING if name in _ROW_PARTS else CELLS)
            if found:
                self.stack.close_to(found)
            else:
                self.stack.part()
        else:
            self._take_other(name if name == "br" or name in PARTING else "", "")

    def _start(self, name: str, given: dict[str, str]) -> None:
        match name:
            case "p":
                self._start_paragraph(name, given)
            case "li" | "dt" | "dd":
                self._start_item(name, given)
            case "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "caption":
                self._start_row(name, given)
            case "figcaption":
                self._start_under("figure", name, given)
            case "summary":
                self._start_under("details", name, given)
            case _:
                self._start_block(name, given)

    def _start_paragraph(self, name: str, given: dict[str, str]) -> None:
        if self.stack.leave_words(heading=False):
            self.stack.make_room()
            self.stack.push(name, given)

    def _start_block(self, name: str, given: dict[str, str]) -> None:
        if not self.stack.leave_words(heading=True) or (name in CONTAINERS and self.stack.full):
            return
        if name not in LISTS or not self.stack.reopen_item():
            self.stack.make_room()
        self.stack.push(name, given)

    def _start_item(self, name: str, given: dict[str, str]) -> None:
        """Begin an item of the list around it; without one, of a list that ends with its items."""
        found = self.stack.find(_ITEM_LISTS[name], _ITEM_WALLS[name])
        if found:
            self.stack.close_to(found + 1)
        elif not self.stack.leave_words(heading=True) or self.stack.full:
            return
        else:
            self.stack.make_room()
            self.stack.push("ul" if name == "li" else "dl", {}, implied=True)
        self.stack.push(name, given)

    def _start_row(self, name: str, given: dict[str, str]) -> None:
        """Begin a part of a table; outside of tables it only parts words."""
        parent = self.stack.find(_ROW_PARENTS.get(name, _TABLE), _NOTHING)
        if not parent:
            self.stack.part()
            return
        self.stack.close_to(parent + 1)
        for missing in ("tbody", "tr")[ROW_DEPTH[self.stack.top.name] : _ROW_PARENT_DEPTH.get(name, 0)]:
            self.stack.push(missing, {})
        self.stack.push(name, given)

    def _start_under(self, parent: str, name: str, given: dict[str, str]) -> None:
        found = self.stack.find(frozenset((parent,)), CELLS | LISTS | CONTAINERS - {parent})
        if not found or (name == "summary" and self.stack.has_begun(found)):
            self.stack.part()
            return
        self.stack.close_to(found + 1)
        self.stack.push(name, given)

    def _image(self, given: dict[str, str]) -> None:
        """Show an image of our own, or mark the place of a foreign one; an emoji is its alternative text."""
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

    def _embed(self, name: str, given: dict[str, str]) -> None:
        """Put a link in place of a player. One of a pixel or none is there to count readers and goes."""
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
