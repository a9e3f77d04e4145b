"""Malformed markup -> markup that is well-formed, by what its writer most likely meant. Linear, pure.

Real feeds hold bare ampersands, HTML's named entities, control characters, tags that are never closed, prefixes that
nobody declared. A lenient parser would guess at each while it reads; here the text is mended first, so that one
strict parser reads everything and a feed that was cut off is always told from one that was written carelessly.
"""

from __future__ import annotations

import html.entities
import re
import sys
from xml.sax.saxutils import quoteattr

from rookery.collect.formats.admit import MAX_DEPTH
from rookery.errors import FeedError

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = r"[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?"
_OPEN = re.compile(rf"<({_NAME})(?=[\s/>])")
_CLOSE = re.compile(rf"</({_NAME})\s*>")
_ATTRIBUTE = re.compile(rf"""\s*({_NAME})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?""")
_TAG_END = re.compile(r"\s*(/?)>")
_AMPERSAND = re.compile(r"&(?:#([0-9]{1,7});|#[xX]([0-9A-Fa-f]{1,6});|([A-Za-z][A-Za-z0-9]{0,31});)?")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
"""HTML's elements without content that no feed format knows; the others (link, source) are feed elements."""

_KNOWN_PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "yt": "http://www.youtube.com/xml/schemas/2015",
}


def drop_forbidden(text: str) -> str:
    """``text`` without the characters that XML 1.0 forbids (NUL and other controls)."""
    return _FORBIDDEN.sub("", text)


def repair(text: str) -> str:
    """Return ``text`` (from its root element on) as well-formed XML; what follows the root element is dropped.

    Raises FeedError: "truncated" if the root element is not closed, "refused: nested too deep".
    """
    return _Repair(text).run()


class _Repair:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.stack: list[str] = []
        self.used: set[str] = set()
        self.declared_at_root: set[str] = set()

    def run(self) -> str:
        if not _OPEN.match(self.text):
            raise FeedError("malformed XML: the root element cannot be read")
        at = self._markup(0)
        while self.stack:
            start = self.text.find("<", at)
            if start < 0:
                raise FeedError("truncated")
            self.out.append(_mend_text(self.text[at:start]))
            at = self._markup(start)
        return self._with_prefixes("".join(self.out))

    def _markup(self, at: int) -> int:
        """Mend what begins with the ``<`` at ``at``; return where to go on."""
        text = self.text
        if text.startswith("<![CDATA[", at):
            end = self._end_of("]]>", at)
            self.out.append(text[at:end])
            return end
        for mark, closing in (("<!--", "-->"), ("<?", "?>"), ("<!", ">")):
            if text.startswith(mark, at):
                return self._end_of(closing, at + len(mark))
        close = _CLOSE.match(text, at)
        if close:
            self._close(close[1])
            return close.end()
        opened = _OPEN.match(text, at)
        end = self._open(opened[1], opened.end()) if opened else 0
        if end:
            return end
        self.out.append("&lt;")
        return at + 1

    def _end_of(self, mark: str, at: int) -> int:
        end = self.text.find(mark, at)
        if end < 0:
            raise FeedError("truncated")
        return end + len(mark)

    def _open(self, name: str, at: int) -> int:
        """Write a start tag; 0 if what stands there is no tag after all."""
        attributes: dict[str, str] = {}
        while found := _ATTRIBUTE.match(self.text, at):
            value = next((value for value in found.groups()[1:] if value is not None), found[1])
            attributes.setdefault(found[1], value)
            at = found.end()
        end = _TAG_END.match(self.text, at)
        if end is None:
            return 0
        written = "".join(self._attribute(key, value) for key, value in attributes.items())
        self._uses(name)
        if end[1] or name.lower() in _VOID:
            self.out.append(f"<{name}{written}/>")
        else:
            self.out.append(f"<{name}{written}>")
            self.stack.append(name)
            if len(self.stack) > MAX_DEPTH:
                raise FeedError("refused: nested too deep")
        return end.end()

    def _attribute(self, key: str, value: str) -> str:
        prefix, colon, local = key.partition(":")
        if key == "xmlns" or (colon and prefix == "xmlns"):
            # Reserved or empty declarations are errors of their own; without them the prefix counts as undeclared.
            if (colon and not value) or local in {"xml", "xmlns"} or value.startswith("http://www.w3.org/2000/xmlns"):
                return ""
            if not self.stack:
                self.declared_at_root.add(local)
        elif colon:
            self._uses(key)
        return f" {key}={quoteattr(html.unescape(value))}"

    def _uses(self, name: str) -> None:
        prefix, colon, _ = name.partition(":")
        if colon and prefix not in {"xml", "xmlns"}:
            self.used.add(prefix)

    def _close(self, name: str) -> None:
        if name not in self.stack:
            return
        while True:
            last = self.stack.pop()
            self.out.append(f"</{last}>")
            if last == name:
                return

    def _with_prefixes(self, markup: str) -> str:
        missing = sorted(self.used - self.declared_at_root)
        root = _OPEN.match(markup)
        if not missing or root is None:
            return markup
        declared = "".join(f' xmlns:{p}="{_KNOWN_PREFIXES.get(p, "urn:undeclared:" + p)}"' for p in missing)
        return markup[: root.end()] + declared + markup[root.end() :]


def _mend_text(text: str) -> str:
    if "&" in text:
        text = _AMPERSAND.sub(_mend_reference, text)
    return text.replace("]]>", "]]&gt;")


def _mend_reference(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        forbidden = not 0 < code <= sys.maxunicode or _FORBIDDEN.match(chr(code))
        return "\ufffd" if forbidden else f"&#{code};"
    if name in _XML_NAMES:
        return found[0]
    character = html.entities.html5.get(f"{name};") if name else None
    if character is None:
        return "&amp;" + found[0][1:]
    return "".join(f"&#{ord(part)};" for part in character)
