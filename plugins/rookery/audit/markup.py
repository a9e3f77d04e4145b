"""A page's text taken apart as browsers take it apart: tags, comments and the texts that hold no tags.

In: the text of a page. Out: what is written between the tags, and the tags. The borders are those of the HTML standard
(13.2.5, tokenization), in linear time: where they were drawn elsewhere, a page could hide something from its audit.
"""

from __future__ import annotations

import re

_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)"""
_ATTRIBUTES = rf"(?:[\s/]++|(?:=[^\s/>=]*+|[^\s/>=]++)(?:\s*+=\s*+{_VALUE}?+)?+)*+"
# what is broken off at the end of the text counts as closed: it hides nothing, and nothing is read twice
_END = r"(?:>|\Z)"
# as nearly all attributes are written; the long pattern goes on from the first that is not
_PLAIN = r"""(?: [a-z-]++="[^"]*+")*+"""
_TAG = rf"/?[A-Za-z][^\s/>]*+{_PLAIN}(?:>|{_ATTRIBUTES}{_END})"
_COMMENT = r"!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))"
# <!doctype html>, <?xml ...?>, </3>
_BOGUS = rf"(?:[!?]|/(?=[^A-Za-z>]))[^>]*+{_END}"
# their text ends with their own end tag only
_RAW = ("script", "style", "title", "textarea")
_WHOLE = "|".join(
    rf"(?i:{name})(?=[\s/>]){_ATTRIBUTES}{_END}[^<]*+(?:<(?!/(?i:{name})[\s/>])[^<]*+)*+" for name in _RAW
)
_MARKUP = "|".join(
    (
        # most tags are these two; the rest of the patterns says the same of all
        r"/[A-Za-z][a-z0-9]*+>",
        rf"(?![sStT]){_TAG}",
        rf"(?!(?i:{'|'.join(_RAW)})[\s/>]){_TAG}",
        _WHOLE,
        _COMMENT,
        _BOGUS,
    )
)
_PIECE = re.compile(rf"(<(?:{_MARKUP}))")
_START = re.compile(rf"<{_TAG}")
_NAME = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)")


def pieces(text: str) -> list[str]:
    """Texts and tags in turn: the first and every second is text, between them stands a tag, a comment, or one of the
    elements whose content is no markup, with that content.
    """
    return _PIECE.split(text)


def apart(piece: str) -> tuple[str, str]:
    """What is no text -> its tag, and the content that it brought along: ``("<!", "-- of a comment -->")``."""
    start = _START.match(piece)
    return (start[0], piece[start.end() :]) if start else (piece[:2], piece[2:])


def name_of(tag: str) -> str:
    """``"<IMG src=a>"`` -> ``"img"``; ``""`` for an end tag and for what is no tag."""
    name = _NAME.match(tag)
    return name[2].lower() if name and not name[1] else ""


_ATTRIBUTE = re.compile(r"""(=[^\s/>=]*+|[^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"?|'([^']*+)'?|([^\s>"'][^\s>]*+))?+)?+""")


def attributes_of(tag: str) -> list[tuple[str, str]]:
    """The names, in lower case, and raw values of a start tag's attributes, in their order."""
    name = _NAME.match(tag)
    if not name:
        return []
    found = _ATTRIBUTE.finditer(tag, name.end())
    return [(one[1].lower(), one[2] or one[3] or one[4] or "") for one in found]
