"""A page's text taken apart as browsers take it apart: tags, comments and the texts that hold no tags.

In: the text of a page. Out: what is written between the tags, and the tags. The borders are those of the HTML standard
(13.2.5, tokenization), in linear time: where they were drawn elsewhere, a page could hide something from its audit.
White space and letters are ASCII's throughout, as there. What a browser would read in another way within a drawing is
told by ``reads_otherwise``.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from itertools import takewhile

_SPACE = r"\t\n\f\r "
_VALUE = rf"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_SPACE}>"'][^{_SPACE}>]*+)"""
_KEY = rf"(?:=[^{_SPACE}/>=]*+|[^{_SPACE}/>=]++)"
_ATTRIBUTES = rf"(?:[{_SPACE}/]++|{_KEY}(?:[{_SPACE}]*+=[{_SPACE}]*+{_VALUE}?+)?+)*+"
# what is broken off at the end of the text counts as closed: it hides nothing, and nothing is read twice
_END = r"(?:>|\Z)"
# as nearly all attributes are written; the long pattern goes on from the first that is not
_PLAIN = r"""(?: [a-z-]++="[^"]*+")*+"""
_TAG = rf"/?[A-Za-z][^{_SPACE}/>]*+{_PLAIN}(?:>|{_ATTRIBUTES}{_END})"
_COMMENT = r"!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))"
# <!doctype html>, <?xml ...?>, </3>
_BOGUS = rf"(?:[!?]|/(?=[^A-Za-z>]))[^>]*+{_END}"
# their text ends with their own end tag only
_RAW = ("script", "style", "title", "textarea")
_WHOLE = "|".join(
    rf"(?ai:{name})(?=[{_SPACE}/>]){_ATTRIBUTES}{_END}[^<]*+(?:<(?!/(?ai:{name})[{_SPACE}/>])[^<]*+)*+" for name in _RAW
)
_MARKUP = "|".join(
    (
        # most tags are these two; the rest of the patterns says the same of all
        r"/[A-Za-z][a-z0-9]*+>",
        rf"(?![sStT]){_TAG}",
        rf"(?!(?ai:{'|'.join(_RAW)})[{_SPACE}/>]){_TAG}",
        _WHOLE,
        _COMMENT,
        _BOGUS,
    )
)
_PIECE = re.compile(rf"(<(?:{_MARKUP}))")
_START = re.compile(rf"<{_TAG}")
_NAME = re.compile(rf"<(/?)([A-Za-z][^{_SPACE}/>]*+)")
_ATTRIBUTE = re.compile(
    rf"""({_KEY})(?:[{_SPACE}]*+=[{_SPACE}]*+(?:"([^"]*+)"?|'([^']*+)'?|([^{_SPACE}>"'][^{_SPACE}>]*+))?+)?+"""
)
_IN_HEAD = re.compile(rf"<(?:[!?]|/title>|(?ai:html|head|meta|title|link)(?=[{_SPACE}/>]))")
_BEGINS_MARKUP = re.compile(r"<[A-Za-z/!?]")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def pieces(text: str) -> list[str]:
    """Texts and tags in turn: the first and every second is text, between them stands a tag, a comment, or one of the
    elements whose content is no markup, with that content.
    """
    return _PIECE.split(text)


def apart(piece: str) -> tuple[str, str]:
    """What is no text -> its tag, and the content that it brought along: ``("<!", "-- of a comment -->")``."""
    start = _START.match(piece)
    return (start[0], piece[start.end() :]) if start else (piece[:2], piece[2:])


def reads_otherwise(tag: str, content: str = "") -> str:
    """Why a browser may see other borders than these, in words; ``""`` where there is one way to read the two parts.

    Within a drawing a title or a script holds markup, and CDATA is text; a browser that runs no scripts sees into
    ``noscript``; and a script may open another one in a comment (13.2.5.20).
    """
    name = name_of(tag)
    if name and _BEGINS_MARKUP.search(content):
        return f"markup within a <{name}>"
    if tag == "<!" and content.startswith("["):
        return "a CDATA section"
    if "</noscript" in _lower(tag[1:] + content):
        return "an end of <noscript> within something else"
    return ""


def metas_of_head(tags: Iterable[str]) -> Iterator[str]:
    """Those of a page's tags that are meta elements, as far as its head goes on undisturbed: what comes later binds
    browsers too late, or not at all.
    """
    return (tag for tag in takewhile(_IN_HEAD.match, tags) if name_of(tag) == "meta")


def name_of(tag: str) -> str:
    """``"<IMG src=a>"`` -> ``"img"``; ``""`` for an end tag and for what is no tag."""
    name = _NAME.match(tag)
    return _lower(name[2]) if name and not name[1] else ""


def attributes_of(tag: str) -> list[tuple[str, str]]:
    """The names, in lower case, and raw values of a start tag's attributes, in their order."""
    name = _NAME.match(tag)
    if not name:
        return []
    found = _ATTRIBUTE.finditer(tag, name.end())
    return [(_lower(one[1]), one[2] or one[3] or one[4] or "") for one in found]


def _lower(text: str) -> str:
    # other letters have lower cases among ASCII's, for which no browser takes them
    return text.lower() if text.isascii() else text.translate(_LOWER)


def words_of(value: str) -> list[str]:
    """The words of a value that is a list of them, such as ``rel``, in lower case."""
    return re.split(rf"[{_SPACE}]++", _lower(value))
