"""The links that people write, and which of them cannot work.

In: Markdown (or a whole file). Out: ``WrittenLink`` with file and line for Markdown links, reference definitions,
autolinks and addresses in raw HTML, outside code; and Problems. Linear in the text.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rookery.config.words import quoted
from rookery.content.blocks import without_code
from rookery.content.markers import marker_of
from rookery.errors import Problem
from rookery.model.written import Prose

if TYPE_CHECKING:
    from rookery.content.read import Content


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """An address that a person wrote. ``embeds`` is true where it is loaded with the page (an image), ``frames`` where
    that is another page.
    """

    url: str
    place: str
    line: int
    embeds: bool = False
    frames: bool = False


_URL = r"(?:[^\s()<>\\]|\\.|\([^\s()<>]{0,200}\))*+"
# every branch begins with a plain character, so that the engine skips to the next one that matters
_TOKEN = re.compile(
    rf"""\\.
      | !\[
      | \[
      | \]\([ \t]*+\n?[ \t]*+(?:<(?P<angle>[^<>\n]*+)>|(?P<inline>{_URL}))
      | \]\[(?P<label>[^\[\]]{{0,300}}+)\]
      | \]
      | <(?P<auto>[a-zA-Z][a-zA-Z0-9+.\-]{{1,31}}:[^\s<>]*+)>""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(?P<name>href|src|poster|data|action|formaction|cite|background)[ \t\n]{0,20}=[ \t\n]{0,20}
        (?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'<>`=]++))""",
    re.VERBOSE | re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"""^[ ]{0,3}\[(?!\^)([^\[\]\n]{1,300}+)\]:[ \t]*+\n?[ \t]*+<?([^\s<>]++)>?[ \t]*+(?=$|\n|["'(])""",
    re.MULTILINE | re.VERBOSE,
)
_LINKISH = re.compile(r"\]\(|\]:|<[a-zA-Z]|=")
_TAG = re.compile(r"[A-Za-z]+")
_FRAMES = {"iframe", "frame", "embed", "object"}
_ON_SITE = re.compile(r"/(?!/)")
_EMBEDDING = {"src", "poster", "data", "background"}
_QUOTED_BEFORE = 500
_UNESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BARE_HOST = re.compile(r"(www\.|[\w-]+(\.[\w-]+)*\.(com|org|net|io|dev|eu|example)(/|$))", re.IGNORECASE)
_A_FILE = re.compile(r"[^/?#]*\.(?!md\b|html?\b)[A-Za-z0-9]{2,4}$")
_SCHEMES = {"http", "https", "mailto", "tel"}


def find_links(text: Prose | str, place: str = "") -> tuple[WrittenLink, ...]:
    """Every link of a text in the order of its lines. ``place`` is the file of a plain str, which begins in line 1."""
    first, where = (text.line, text.place) if isinstance(text, Prose) else (1, place)
    source = text.markdown if isinstance(text, Prose) else text
    if not _LINKISH.search(source):
        return ()
    visible = without_code(source)
    ends = [found.start() for found in re.finditer("\n", visible)]
    images: set[str] = set()
    found = list(_tokens(visible, images))
    if "=" in visible:
        found += [link for match in _ATTRIBUTE.finditer(visible) for link in _attribute(match, visible)]
    defined = ((match.start(2), match[2], _label(match[1]) in images, False) for match in _DEFINITION.finditer(visible))
    found = sorted([*found, *defined])
    return tuple(
        WrittenLink(_address(url), where, first + bisect_right(ends, start), embeds, frames)
        for start, url, embeds, frames in found
    )


def _tokens(text: str, images: set[str]) -> Iterator[tuple[int, str, bool, bool]]:
    """Links as (position, address, embeds, frames); the labels of images by reference are added to ``images``."""
    opened: list[tuple[int, bool]] = []
    for match in _TOKEN.finditer(text):
        mark = match.group()
        if mark in {"[", "!["}:
            opened.append((match.end(), mark == "!["))
        elif mark[0] == "<":
            yield match.start("auto"), match["auto"], False, False
        elif mark[0] == "]" and opened:
            began, image = opened.pop()
            url = match["angle"] if match["angle"] is not None else match["inline"]
            if url is not None:
                yield match.start(), url, image, False
            elif image:
                images.add(_label(match["label"] or text[began : min(match.start(), began + 300)]))


def _attribute(match: re.Match[str], text: str) -> Iterator[tuple[int, str, bool, bool]]:
    """An attribute of raw HTML; ``data = x`` in a sentence is none, so it must stand behind a tag's beginning."""
    before = text[max(0, match.start() - _QUOTED_BEFORE) : match.start()]
    if "<" not in before or before.rfind(">") > before.rfind("<"):
        return
    name = next(group for group in ("double", "single", "bare") if match[group] is not None)
    tag = _TAG.match(before, before.rfind("<") + 1)
    embeds = match["name"].lower() in _EMBEDDING
    yield match.start(), match[name].strip(), embeds, embeds and tag is not None and tag.group().lower() in _FRAMES


def _label(text: str) -> str:
    return " ".join(text.lower().split())


def _address(written: str) -> str:
    """What the reader's browser gets: escapes and character references resolved."""
    if "\\" in written:
        written = _UNESCAPE.sub(r"\1", written)
    return html.unescape(written)


def link_problems(links: Iterable[WrittenLink]) -> Iterator[Problem]:
    """The links that cannot work, or that would load something from elsewhere."""
    for link in links:
        fault = _frame(link) or _fault(link)
        if fault:
            yield Problem(link.place, link.line, fault)


def _frame(link: WrittenLink) -> str:
    """What is wrong with a page of elsewhere within the page; no file in content/files/ would mend it."""
    if not link.frames or not link.url or _ON_SITE.match(link.url):
        return ""
    return f"expected a link; got a frame with {quoted(link.url)}, which is not shown. Write [words](address) instead"


def _fault(link: WrittenLink) -> str:
    url = link.url
    if not url:
        return "a link without an address. Write it between the parentheses"
    if re.search(r"[\s\\\x00-\x1f]", url):
        return f"expected an address without spaces and backslashes; got {quoted(url)}"
    if url.startswith("//"):
        return f"expected an address with https: before it; got {quoted(url)}. Did you mean {quoted('https:' + url)}?"
    if url.startswith("#") and not link.embeds:
        return ""
    if url.startswith("/"):
        climbs = ".." in url and ".." in re.split(r"[/?#]", url)
        return f"expected an address without ..; got {quoted(url)}. Write it as it is on the site" if climbs else ""
    return _with_scheme(link)


def _with_scheme(link: WrittenLink) -> str:
    url = link.url
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return f"expected an address; got {quoted(url)}, whose host cannot be read. Correct it"
    if not parts.scheme:
        return _without_scheme(link)
    if link.embeds:
        return f"expected a file of this site; got {quoted(url)}. Put it into content/files/ and write /files/<name>"
    if parts.scheme not in _SCHEMES:
        return f"expected an address with http, https, mailto or tel; got {quoted(url)}"
    if parts.scheme in {"http", "https"} and (not host or parts.username is not None):
        return f"expected an address with a host, and without a name in it; got one for {quoted(host or '')}"
    return ""


def _without_scheme(link: WrittenLink) -> str:
    url = link.url
    if link.embeds:
        return f"expected a file of this site; got {quoted(url)}. {_as_file(url)}"
    if _BARE_HOST.match(url):
        mean = f"Did you mean {quoted('https://' + url)}?"
    else:
        mean = _as_file(url) if _A_FILE.search(url) else _as_page(url)
    return f"expected an address from the site's root, or with https://; got {quoted(url)}. {mean}"


def _as_page(url: str) -> str:
    """What to write where no file is meant that could be put into content/files/."""
    if marker := marker_of(url):
        return f"{marker} means nothing here. Write the address that it has on the site: /about/, or /files/<name>"
    return "Write /about/, not about.md"


def _as_file(url: str) -> str:
    """Where a file belongs that is named as it lies on somebody's machine."""
    name = url.rpartition("files/")[2] if "files/" in url else url.rpartition("/")[2]
    return f"Put it into content/files/ and write {quoted('/files/' + (name or '<name>'))}"


def internal_links(content: Content) -> tuple[WrittenLink, ...]:
    """The links to pages and files of this site (``/questions/x/#part``) in all that people wrote."""
    return tuple(link for link in content.links if link.url.startswith("/"))
