"""Markup -> nothing, or the reason why it may not go to the feed parser: cut off, malformed, or too dear to read.

One pass of expat, which is linear. It tells a feed that was cut off from one that was written wrongly, and it counts
what would cost feedparser more than linear time: deep nesting, many categories in one item (each is compared with
all before it), long authors and dates (patterns that try every start), many namespaces (looked through at every
element) or attributes (each looked for among all), a long base (joined at every element).
"""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from rookery.errors import FeedError

MAX_DEPTH = 256
MAX_ELEMENTS = 500_000
MAX_PREFIXES = 100
MAX_DECLARATIONS = 100_000
"""Of namespaces, in all elements. Of one element expat puts them in order before it tells of the first, and the more
there are, the longer each takes; 10 MB of markup that say something have a tenth of this.
"""
MAX_ATTRIBUTES = 64
MAX_BASE = 2_000
MAX_INSTRUCTIONS = 1_000
MAX_EFFORT = 20_000_000
"""Steps beyond linear work; a feed of 10,000 items with 20 categories each takes two million."""

_CUT_OFF = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)
_ITEMS = frozenset({"item", "entry"})
_TERMS = frozenset({"category", "keywords", "subject", "tags"})
_SHORT = _TERMS | {
    *("author", "creator", "name", "email", "managingeditor", "webmaster", "publisher", "owner", "contributor"),
    *("pubdate", "published", "issued", "updated", "modified", "lastbuilddate", "created", "date", "expirationdate"),
    *("valid", "duration"),
}


class MalformedError(Exception):
    """The markup is not well-formed XML; ``line`` counts from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"malformed XML (line {line})")


def admit(markup: bytes) -> None:
    """Read ``markup`` (UTF-8, from its root element on, without document type) and let it pass or not.

    Raises FeedError ("truncated", "nested too deep", "too many ...") and MalformedError.
    """
    if markup.count(b"xmlns") > MAX_DECLARATIONS:
        _refuse("too many namespaces")
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    _Gauge(parser)
    try:
        parser.Parse(markup, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        if error.code in _CUT_OFF:
            raise FeedError("truncated") from error
        raise MalformedError(error.lineno) from error


class _Gauge:
    """Counts while expat reads; raises FeedError through it as soon as a bound is passed."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.depth = self.elements = self.instructions = self.effort = 0
        self.prefixes: set[str] = set()
        self.bases: list[int] = []
        self.base = 0
        self.item = 0  # the depth of the open item, 0 outside
        self.terms = {False: 0, True: 0}  # by whether an item is open
        self.short = 0  # the depth of the open short field, 0 outside
        self.length = self.commas = 0
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.StartNamespaceDeclHandler = self.declare
        parser.ProcessingInstructionHandler = self.instruct

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH:
            _refuse("nested too deep")
        if self.elements > MAX_ELEMENTS:
            _refuse("too many elements")
        if len(attributes) > MAX_ATTRIBUTES:
            _refuse("too many attributes")
        self.bases.append(self._base(attributes) if attributes else 0)
        self.base += self.bases[-1]
        if self.base > MAX_BASE:
            _refuse("a base address that is too long")
        local = name.rpartition(" ")[2].lower()
        if local in _ITEMS and not self.item:
            self.item, self.terms[True] = self.depth, 0
        elif local in _SHORT and not self.short:
            self.short, self.length = self.depth, 0
            self.commas = 1 if local in _TERMS else 0
            self.parser.CharacterDataHandler = self.text

    def text(self, data: str) -> None:
        self.length += len(data)
        if self.commas:
            self.commas += data.count(",")

    def end(self, _name: str) -> None:
        if self.depth == self.short:
            self.short = 0
            self.parser.CharacterDataHandler = None
            self._charge()
        if self.depth == self.item:
            self.item = 0
        self.depth -= 1
        self.base -= self.bases.pop()

    def declare(self, prefix: str | None, _uri: str) -> None:
        self.prefixes.add(prefix or "")
        if len(self.prefixes) > MAX_PREFIXES:
            _refuse("too many namespaces")

    def instruct(self, _target: str, _data: str) -> None:
        self.instructions += 1
        if self.instructions > MAX_INSTRUCTIONS:
            _refuse("too many processing instructions")

    @staticmethod
    def _base(attributes: dict[str, str]) -> int:
        base = attributes.get("http://www.w3.org/XML/1998/namespace base", attributes.get("base", ""))
        return len(base)

    def _charge(self) -> None:
        if self.commas:
            inside = bool(self.item)
            self.terms[inside] += self.commas
            self.effort += self.terms[inside] * self.commas
        else:
            self.effort += self.length * self.length // 50
        if self.effort > MAX_EFFORT:
            _refuse("too many categories or too long authors and dates")


def _refuse(reason: str) -> NoReturn:
    raise FeedError(f"refused: {reason}")
