"""Text of the site's own people, and bodies as a page shows them.

In: Markdown or HTML by people of the site, or a body from the archive. Out: ``Html`` whose highest heading has the
level that the page has for it. Own text may link within the site (``/about/``, ``#terms``) and show the site's own
images; it is sanitised like any other, so ``{static}``, ``|attach|`` and their like mean nothing in it, and no
script can be pasted by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from html import escape

import nh3
from markdown import Markdown

from rookery.html.elements import ATTRIBUTES, MARK, TAGS, Rules, encoded
from rookery.html.links import canonical_url, link_target, local_target
from rookery.html.pictures import with_pictures
from rookery.html.sanitize import (
    FOREIGN,
    FOREIGN_ATTRIBUTES,
    MARKED_ATTRIBUTES,
    REL,
    SCHEMES,
    SIZE_MAX,
    foreign_rules,
    settled,
    short,
)
from rookery.model.picture import Picture
from rookery.model.text import Html

MARKDOWN_MAX = 200_000
"""Characters of Markdown in one text; a longer one is shown as plain paragraphs."""

_EXTENSIONS = ["tables", "fenced_code", "def_list", "sane_lists"]
_WORK_MAX = 5_000_000  # steps of Markdown's quadratic patterns, about half a second
_COPIED = 20  # characters in the time of a step
_PLACEHOLDER = 14  # characters that stand for a mark until all are found

_OWN = nh3.Cleaner(
    tags=TAGS | {"img"},
    attributes={
        "*": {"lang", "dir"},
        **{tag: set(keys) for tag, keys in ATTRIBUTES.items()},
        "a": {*ATTRIBUTES["a"], "rel"},
    },
    url_schemes=SCHEMES,
    url_relative="pass_through",
    link_rel=None,
)
_PAGE = nh3.Cleaner(
    tags=set(TAGS),
    attributes=FOREIGN_ATTRIBUTES,
    url_schemes=SCHEMES,
    url_relative="pass_through",
    link_rel=REL,
)

_MARKED_PAGE = nh3.Cleaner(
    tags=TAGS | {"img"},
    attributes=MARKED_ATTRIBUTES,
    url_schemes=SCHEMES,
    url_relative="pass_through",
    link_rel=REL,
)
_OWN_REL = "noopener noreferrer"
_NO_PICTURES: Mapping[str, Picture] = {}

_TAG = re.compile(r"<(/?)([a-z0-9]+)[^<>]*+>")
_HEADING = re.compile(r"(?<=<h)[1-6](?=[ >])|(?<=</h)[1-6](?=>)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_MARKER = re.compile(r"\s*(?:[-*+]|[0-9]+\.)\s")
_NEXT_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*+]|[0-9]+\.)\s)")
_TABLE_RULE = re.compile(r"[\s|:-]*\|[\s|:-]*")
_CUT = re.compile(r"^[ >]*+(?:#|=+ *$|(?:[-_*] *)+$)", re.MULTILINE)
_EMPTY_ITEM = re.compile(r"^[ \t>]*[-*+][ \t]*$", re.MULTILINE)
_DEEP_QUOTE = re.compile(r"^(?:[ \t]*>){30}", re.MULTILINE)
_OPEN_TAG = re.compile(r"<(?=[A-Za-z/!?])[^<>]*+(?!>)")
_INLINE = re.compile(r"\\.|[`&*_]|  \n")
_DEPTH_MAX = 30

# Texts that are nothing but paragraphs, as most answers are, need neither Markdown nor the sanitizer, which cost a
# page more than all else in it: letters in one spelling only, and signs that mean nothing in either.
_PLAIN = re.compile(
    r"[\nA-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017e .,;:!?'\"()/%\u00a3\u20ac\u2018-\u201d\u2013\u2014\u2026-]+"
)
_MARKED_LINE = re.compile(r"\n(?:[ :-]|[0-9]+\.|\n\n)")


def render_markdown(markdown: str, *, base_path: str = "/", top: int = 2, outside: bool = False) -> Html:
    """Return Markdown of the site's own people as ``Html``, or of an outsider if ``outside``.

    Markdown with tables, fenced code, definition lists and HTML in it. ``base_path`` is where the site lies on its
    host, with slashes at both ends: ``/about/`` becomes ``base_path + "about/"``. ``top`` (1 to 6) is the level that
    the highest heading becomes. Text that would cost Markdown the square of its length is shown as paragraphs.
    """
    if _is_plain(markdown):
        return Html("\n".join(f"<p>{' '.join(block.split())}</p>" for block in markdown.split("\n\n") if block))
    if _too_costly(markdown):
        return own_html(_paragraphs(markdown), base_path=base_path, top=top, outside=outside)
    try:
        html = _reader().reset().convert(markdown)
    except RecursionError:
        _reader.cache_clear()
        html = _paragraphs(markdown)
    return own_html(html, base_path=base_path, top=top, outside=outside)


def _is_plain(markdown: str) -> bool:
    if not _PLAIN.fullmatch(markdown) or markdown != markdown.strip() or "  \n" in markdown:
        return False
    return not _MARKED_LINE.search(f"\n{markdown}")


@cache
def _reader() -> Markdown:
    """One for all texts, since making one costs as much as a short text; ``reset`` takes away what the last left."""
    return Markdown(extensions=_EXTENSIONS, output_format="html")


def own_html(raw: str, *, base_path: str = "/", top: int = 2, outside: bool = False) -> Html:
    """Return HTML that a reader made of own text as ``Html``; ``base_path`` and ``top`` as in ``render_markdown``.

    Links to other sites get ``rel="noopener noreferrer"``; those of an outsider's text get what links of feeds get, so
    that nobody gains by a question that is only there for its link. Relative links that do not begin with ``/`` or
    ``#`` lose their link, images from elsewhere go. Contact data stay: they were written here to be read.
    """

    def source(url: str) -> str:
        place = local_target(url)
        return _based(place, base_path) if place.startswith("/") else ""

    def rel(target: str) -> str:
        return (REL if outside else _OWN_REL) if target.startswith("http") else ""

    rules = Rules(_own_href(base_path), rel, short, source, canonical_url, ids=True)
    return _with_top(settled(raw, rules, _OWN), top)


def for_page(html: str, *, base_path: str = "/", top: int = 2, pictures: Mapping[str, Picture] = _NO_PICTURES) -> Html:
    """Return an archived or foreign body as a page shows it; ``base_path`` and ``top`` as in ``render_markdown``.

    ``pictures`` are those that its feed has, by their keys; the mark of any other one goes without a trace.

    It is sanitised anew, since a hand may have been at the archive, but contact data stay as they are: collecting
    masked what may not be shown. A link that begins with ``/``, which only such a hand can have written, leads to
    the site itself.
    """
    if not _is_settled(html):

        def picture(given: dict[str, str]) -> str:
            key = given.get(MARK, "")
            return key if key in pictures else ""

        rules = foreign_rules(_own_href(base_path), words=short, embed=canonical_url, picture=picture)
        html = settled(html, rules, _MARKED_PAGE if pictures else _PAGE)
    return _with_top(with_pictures(html, pictures), top)


def _own_href(base_path: str) -> Callable[[str], str]:
    def href(url: str) -> str:
        place = local_target(url)
        if place:
            return _based(place, base_path) if place.startswith("/") else place
        return link_target(url)

    return href


def _based(place: str, base_path: str) -> str:
    """Put ``base_path`` before a place of the site, once."""
    if place.startswith(base_path) or f"{place}/" == base_path:
        return place
    return base_path + place[1:]


def _with_top(html: str, top: int) -> Html:
    """Give the headings of sanitised HTML levels from ``top`` on, in the same order, without gaps, to h6 at most."""
    levels = sorted(set(_HEADING.findall(html)))
    new = {level: str(min(top + rank, 6)) for rank, level in enumerate(levels)}
    return Html(_HEADING.sub(lambda level: new[level[0]], html))


def _is_settled(html: str) -> bool:
    """Return whether nh3 leaves ``html`` as it is, which spares all but a few of a site's bodies the long way.

    Before nh3 is asked, tags have to be nested as they are in what we write, which keeps its cost linear.
    """
    if len(html) > SIZE_MAX:
        return False
    open_tags: list[str] = []
    depth = tags = 0
    for tag in _TAG.finditer(html):
        tags += 1
        depth += len(open_tags)
        if tag[1]:
            if not open_tags or open_tags.pop() != tag[2]:
                return False
        elif tag[2] not in {"br", "hr"}:
            open_tags.append(tag[2])
    if open_tags or tags != html.count("<") or depth > tags * _DEPTH_MAX:
        return False
    return encoded(FOREIGN.clean(html)) == html


def _paragraphs(markdown: str) -> str:
    """Return the paragraphs of a text as HTML, its marks as they are written."""
    blocks = re.split(r"\n[ \t]*\n", markdown)
    return "\n".join(f"<p>{escape(block)}</p>" for block in blocks)


def _too_costly(markdown: str) -> bool:
    """Return whether Python-Markdown 3.11 would take more than some seconds for ``markdown``.

    It looks for the end of each "[" to the end of its text and of each "<" to the end of the whole, goes through
    the rest of a block for each heading, rule and empty item in it, and calls itself for nested quotes. A text is
    copied for each mark in it; tags are left out there, since most stand in blocks that are not looked through.
    """
    if len(markdown) > MARKDOWN_MAX:
        return True
    prose = _without_fences(markdown)
    work = (len(_OPEN_TAG.findall(prose)) + 4 * prose.count("<![")) * len(prose)
    work += len(_EMPTY_ITEM.findall(prose)) * len(prose)
    for block in _BLANK_LINE.split(prose):
        work += len(_CUT.findall(block)) * len(block)
        for text in _texts(block):
            marks = len(_INLINE.findall(text))
            work += text.count("[") * len(text) + marks * (len(text) + marks * _PLACEHOLDER // 2) // _COPIED
    return work > _WORK_MAX or bool(_DEEP_QUOTE.search(prose))


def _without_fences(markdown: str) -> str:
    """Return ``markdown`` with a blank line for each block of fenced code."""
    lines, fence = [], ""
    for line in markdown.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
            continue
        fence = mark[1] if mark else ""
        lines.append("" if mark else line)
    return "\n".join(lines)


def _texts(block: str) -> list[str]:
    """Return what Markdown reads as one text each: the block, or the items or rows if it is a list or a table."""
    if _MARKER.match(block):
        return _NEXT_ITEM.split(block)
    lines = block.split("\n", 2)
    return block.split("\n") if len(lines) > 1 and _TABLE_RULE.fullmatch(lines[1]) else [block]
