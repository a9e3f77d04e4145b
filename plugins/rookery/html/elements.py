"""The elements that may stand in a body, what they may hold, and how their tags are written.

In: a tag's name and attributes as some source gave them. Out: the opening tag as we write it. The tables say how a
body is put together; ``rookery.html.shape`` does it, and ``rookery.html.sanitize`` gives nh3 the same lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from rookery.html.tokens import attributes, names

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = frozenset(("ul", "ol", "dl"))
ITEMS = {"ul": "li", "ol": "li", "dl": "dd"}
CELLS = frozenset(("td", "th"))
ROWS = frozenset(("tr", "thead", "tbody", "tfoot", "table"))
SECTIONS = frozenset(("thead", "tbody", "tfoot"))
# how many of tbody, tr and td stand around what is in them
ROW_DEPTH = {"table": 0, "thead": 1, "tbody": 1, "tfoot": 1, "tr": 2}
# hold words, no blocks
PHRASING = frozenset(("p", *HEADINGS, "dt", "summary", "caption", "pre"))
# may hold words without a paragraph around them
DIRECT = frozenset(("li", "dd", "td", "th", "figure", "figcaption", "details"))
# may be nested without an end
CONTAINERS = frozenset(("ul", "ol", "dl", "table", "blockquote", "figure", "details"))
INLINE = names("a abbr b cite code del em i ins kbd mark q s samp small strong sub sup time var")
BLOCKS = (
    names("p li dt dd summary caption pre blockquote figure figcaption details") | LISTS | CELLS | ROWS | {*HEADINGS}
)
TAGS = INLINE | BLOCKS | {"br", "hr"}
# older spellings
RENAMED = {"strike": "s", "tt": "code", "acronym": "abbr", "dir": "ul", "menu": "ul", "listing": "pre"}
# not kept themselves, but what is before and behind them does not stand in one line
PARTING = names(
    "address article aside body center dialog div fieldset footer form frameset header hgroup html legend main nav"
    " option optgroup search section",
)
EMBEDS = frozenset(("iframe", "video", "audio", "embed", "object", "frame"))

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "a": ("href", "title", "hreflang"),
    "abbr": ("title",),
    "time": ("datetime",),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("scope", "colspan", "rowspan"),
    "img": ("src", "alt", "width", "height"),
    **dict.fromkeys(HEADINGS, ("id",)),
}
"""What each element may carry besides lang and dir; img, and id on headings, only in people's own text."""

MARK = "data-picture"
"""The attribute that stands for a picture of a foreign text; see ``rookery.html.pictures``."""

_EVERYWHERE = ("lang", "dir")
_SPEAKING = frozenset(ATTRIBUTES)  # may carry more than lang and dir

_SPECIAL = re.compile('[&<>"{|}\xa0]')
# a link as most are written: nothing else in it may stay, and nothing has to be decoded
_LINK = re.compile(r"""\s+href="([^"&]++)"(?:\s+(?:class|rel|target)="[^"]*+")*+\s*+""")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_VALUES: dict[str, re.Pattern[str]] = {
    "lang": _LANGUAGE,
    "hreflang": _LANGUAGE,
    "dir": re.compile(r"ltr|rtl|auto"),
    "datetime": re.compile(r"[0-9TtZzPWYMDHSwp:+. -]{1,40}"),
    "start": re.compile(r"-?[0-9]{1,9}"),
    "colspan": re.compile(r"[1-9][0-9]?"),
    "rowspan": re.compile(r"[1-9][0-9]{0,2}"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "width": re.compile(r"[1-9][0-9]{0,4}"),
    "height": re.compile(r"[1-9][0-9]{0,4}"),
    "id": re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,80}"),
}


def no_picture(_given: dict[str, str]) -> str:
    """Foreign images are left out."""
    return ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is decided differently for foreign text and for text of the site's own people.

    ``href``  an address as it was written -> the address to link to, ``""`` for no link.
    ``rel``   the address to link to -> the link's rel, ``""`` for none.
    ``words`` the text of an attribute -> the text to show.
    ``source`` the address of an image -> the address to load it from, ``""`` for no image.
    ``embed`` the address of a player -> the absolute address, ``""`` for nothing.
    ``ids``   whether headings keep their id.
    ``picture`` the attributes of a foreign image -> the key of its picture, ``""`` for none.
    """

    href: Callable[[str], str]
    rel: Callable[[str], str]
    words: Callable[[str], str]
    source: Callable[[str], str]
    embed: Callable[[str], str]
    ids: bool = False
    picture: Callable[[dict[str, str]], str] = no_picture


def encoded(markup: str) -> str:
    """Write ``{``, ``|`` and ``}``, which begin and end Pelican's link markers, as character references."""
    return markup.replace("{", "&#123;").replace("|", "&#124;").replace("}", "&#125;")


def escaped(text: str) -> str:
    """Escape text as nh3 does between tags, and ``{``, ``|``, ``}`` besides."""
    return encoded(escape(text, quote=False).replace("\xa0", "&nbsp;"))


def start_tag(name: str, raw: str, rules: Rules) -> str:
    """Return ``open_tag`` of an element by its attributes as they stand in the source.

    Most carry none, or none but class and style: then there is nothing to read.
    """
    if name not in _SPEAKING:
        return f"<{name}{_spoken(raw)}>" if raw else f"<{name}>"
    link = _LINK.fullmatch(raw) if name == "a" else None
    if link:
        return _link_tag(link[1], rules)
    return open_tag(name, attributes(raw) if raw else {}, rules)


def _link_tag(href: str, rules: Rules) -> str:
    """Return what ``open_tag`` does of a link that has an address and nothing else."""
    target = rules.href(href)
    if not target:
        return ""
    rel = rules.rel(target)
    return f'<a href="{_quoted(target)}" rel="{rel}">' if rel else f'<a href="{_quoted(target)}">'


@lru_cache(maxsize=2048)  # a program writes the same few tags again and again
def _spoken(raw: str) -> str:
    """The attributes that may stand on any element: its language and its direction."""
    lower = raw.lower()
    if "lang" not in lower and "dir" not in lower:
        return ""
    given = attributes(raw)
    kept = {key: _in_form(key, given[key]) for key in _EVERYWHERE if key in given}
    return _pairs({key: value for key, value in kept.items() if value})


def open_tag(name: str, given: dict[str, str], rules: Rules) -> str:
    """Return the opening tag with those of the ``given`` attributes that may stand; ``""`` if it may not stand.

    A link without an address and an image without a source may not. Attributes come in a fixed order.
    """
    kept: dict[str, str] = {}
    for key in ATTRIBUTES.get(name, ()):
        value = _value(key, given, rules) if key in given else ""
        if value or (key == "alt" and name == "img"):
            kept[key] = value
        elif key in {"href", "src"}:
            return ""
    for key in _EVERYWHERE:
        if key in given and (value := _value(key, given, rules)):
            kept[key] = value
    if name == "a" and (rel := rules.rel(kept["href"])):
        kept["rel"] = rel
    return _written(name, kept)


def picture_tag(given: dict[str, str], rules: Rules) -> str:
    """Return the mark that stands for a foreign image, ``""`` if it is left out."""
    key = rules.picture(given)
    return _written("img", {MARK: key, "alt": _value("alt", given, rules)}) if key else ""


def _value(key: str, given: dict[str, str], rules: Rules) -> str:
    value = given.get(key, "")
    if key == "href":
        return rules.href(value)
    if key == "src":
        return rules.source(value)
    if key in {"title", "alt"}:
        return rules.words(value) if value else ""
    if key == "id" and not rules.ids:
        return ""
    return _in_form(key, value)


def _in_form(key: str, value: str) -> str:
    value = value.strip()
    if key in {"dir", "scope"}:
        value = value.lower()
    return value if _VALUES[key].fullmatch(value) else ""


def _written(name: str, kept: dict[str, str]) -> str:
    return f"<{name}{_pairs(kept)}>"


def _pairs(kept: dict[str, str]) -> str:
    return "".join(f' {key}="{_quoted(value)}"' for key, value in kept.items())


def _quoted(value: str) -> str:
    return escaped(value).replace('"', "&quot;") if _SPECIAL.search(value) else value
