"""What the modules of XML boards share: an answer -> a tree of elements, named without prefix and in lower case.

One pass of expat, which is linear; a document type is refused, depth and number of elements are bounded. What is
malformed is mended first (``repair``), what was cut off is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from rookery.collect.formats.admit import MAX_DEPTH, MAX_ELEMENTS, MalformedError
from rookery.collect.formats.board_json import no_answer, no_feed
from rookery.collect.formats.recognise import recognise
from rookery.collect.formats.repair import drop_forbidden, repair
from rookery.errors import FeedError

_ROOT = re.compile(r"<(?:[A-Za-z_][A-Za-z0-9_.-]{0,100}:)?([A-Za-z_][A-Za-z0-9_.-]{0,100})(?=[\s/>])")
_DOCTYPE = re.compile(r"<!doctype\s+(?!html\b)", re.IGNORECASE)
_CUT_OFF = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)


@dataclass(slots=True)
class Element:
    """An element: its name, the text directly in it, the elements in it."""

    name: str
    pieces: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    @property
    def own_text(self) -> str:
        """The text directly in it, without blanks around."""
        return "".join(self.pieces).strip()

    def all(self, *names: str) -> Iterator[Element]:
        """The children called by one of ``names``, in order."""
        return (child for child in self.children if child.name in names)

    def text(self, *names: str) -> str:
        """The text of the first child called by the first of ``names`` that has one; ``""`` if none has."""
        for name in names:
            for child in self.all(name):
                if child.own_text:
                    return child.own_text
        return ""

    def texts(self, *names: str) -> tuple[str, ...]:
        """The texts of all children called by one of ``names``."""
        return tuple(child.own_text for child in self.all(*names) if child.own_text)


def parse_xml(text: str, vendor: str, *roots: str) -> Element:
    """The root element of ``text``, which is one of ``roots``.

    Raises FeedError for a page, another format, a document type, and for XML that was cut off or is beyond mending.
    """
    start = after_prolog(text)
    root = _ROOT.match(text, start)
    if root is None or root[1].lower() not in roots:
        _refuse(text, start, vendor)
    markup = drop_forbidden(text[start:])
    try:
        return _tree(markup)
    except MalformedError:
        pass
    try:
        return _tree(repair(markup))
    except MalformedError as error:
        no_answer(vendor, f"malformed XML, line {error.line + text.count(chr(10), 0, start)}")


def after_prolog(text: str) -> int:
    """Where the first thing stands that is neither blank, declaration nor comment."""
    at = 0
    while True:
        while at < len(text) and text[at] in "\ufeff \t\r\n\0":
            at += 1
        closing = "?>" if text.startswith("<?", at) else "-->" if text.startswith("<!--", at) else ""
        end = text.find(closing, at) if closing else -1
        if end < 0:
            return at
        at = end + len(closing)


def _refuse(text: str, start: int, vendor: str) -> NoReturn:
    if _DOCTYPE.match(text, start):
        no_answer(vendor, "XML with a document type, which is refused")
    try:
        found = recognise(text)
    except FeedError as error:
        no_feed(vendor, error)
    no_answer(vendor, "JSON" if found.form == "json" else "another kind of XML")


def _tree(markup: str) -> Element:
    """Raises FeedError ("truncated", "refused: ...") and MalformedError."""
    top = Element("")
    stack = [top]
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    elements = 0

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal elements
        elements += 1
        if len(stack) > MAX_DEPTH:
            raise FeedError("refused: nested too deep")
        if elements > MAX_ELEMENTS:
            raise FeedError("refused: too many elements")
        element = Element(name.rpartition(":")[2].lower())
        stack[-1].children.append(element)
        stack.append(element)

    def end(_name: str) -> None:
        stack.pop()

    def words(data: str) -> None:
        stack[-1].pieces.append(data)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    try:
        parser.Parse(markup.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        if error.code in _CUT_OFF:
            raise FeedError("truncated") from error
        raise MalformedError(error.lineno) from error
    return top.children[0]
