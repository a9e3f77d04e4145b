"""Any site that marks its job pages up (schema.org JobPosting as JSON-LD, https://schema.org/JobPosting) -> RawFeed.

``url:`` names a sitemap, a sitemap index (https://www.sitemaps.org/protocol.html), a page that links to job pages, or
one job page. A sitemap's ``lastmod`` tells which pages need to be asked again. Only pages of the same host are
followed, at most MAX_PAGES. A page without a posting (a landing page, a job that was filled) comes out empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rookery.collect.formats.board_address import origin
from rookery.collect.formats.board_json import mark_of, no_answer, no_feed, parse_json
from rookery.collect.formats.board_xml import Element, after_prolog, parse_xml
from rookery.collect.formats.job_links import job_addresses, looks_like_jobs
from rookery.collect.formats.raw import RawFeed, RawItem
from rookery.collect.formats.recognise import recognise as recognise_form
from rookery.collect.formats.schema_org import item_of, listed_addresses, postings_in
from rookery.errors import FeedError
from rookery.html.links import canonical_url
from rookery.html.tokens import START, attributes, decoded, tokens
from rookery.model.counts import counted

MAX_PAGES = 500
"""Job pages that one list may name."""
MAX_SITEMAPS = 50
MAX_ADDRESSES = 50_000
"""What the protocol allows in one sitemap."""

_VENDOR = "JSON-LD"
_UNLIKE = ("address that does not look like a job", "addresses that do not look like jobs")
_SITEMAP = re.compile(r"<(?:[A-Za-z]{1,20}:)?(?:urlset|sitemapindex)\b")
_SCRIPT = re.compile(r"<script\b([^<>]*+)>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)


def recognise(_url: str) -> str:
    """``""``: such pages may lie anywhere."""
    return ""


def parse_list(text: str, address: str) -> RawFeed:
    """A sitemap, a list page or a job page. Raises FeedError for what is none of these or names no job."""
    address = address if origin(address) else ""
    if _SITEMAP.match(text, after_prolog(text)):
        root = parse_xml(text, _VENDOR, "urlset", "sitemapindex")
        return _index(root, address) if root.name == "sitemapindex" else _sitemap(root, address)
    documents = _documents(text)
    nodes = [node for document in documents for node in postings_in(document)]
    if nodes:
        items = tuple(_placed(item_of(node), node, number, address) for number, node in enumerate(nodes[:MAX_PAGES]))
        return RawFeed(items=items, count=len(nodes))
    listed = [url for document in documents for url in listed_addresses(document)]
    found = [(url, "") for url in _same_site(listed, address)] or [
        (url, "") for url in job_addresses(_same_site(_links(text), address), address)
    ]
    if not found:
        no_answer(_VENDOR, "a page without a JobPosting and without links to job pages")
    return _pages(found)


def parse_detail(text: str, item: RawItem) -> RawItem:
    """The posting of a job page; an empty item if the page holds none. Raises FeedError if its JSON-LD is broken."""
    nodes = [node for document in _documents(text) for node in postings_in(document)]
    if not nodes:
        return RawItem()
    found = [item_of(node) for node in nodes]
    posting = next((one for one in found if one.link and canonical_url(one.link, item.link) == item.link), found[0])
    return replace(
        posting,
        guid=item.guid,
        link=item.link,
        title=posting.title or item.title,
        detail=item.detail,
        mark=item.mark,
    )


def _index(root: Element, address: str) -> RawFeed:
    """The sitemaps of an index: those that are called after jobs if any is, else all. Empty ones say nothing."""
    found = _same_site((child.text("loc") for child in root.all("sitemap")), address)
    named = [url for url in found if looks_like_jobs(url)] or found
    left_out = len(found) - len(named)
    notes = [f"{left_out} sitemaps that are not called after jobs left out"] if left_out else []
    cut = max(len(named) - MAX_SITEMAPS, 0)
    return RawFeed(more=tuple(named[:MAX_SITEMAPS]), notes=tuple(notes), count=cut, certain=False)


def _sitemap(root: Element, address: str) -> RawFeed:
    marks: dict[str, str] = {}
    for child in root.all("url"):
        url = canonical_url(child.text("loc"), address)
        if url and len(marks) < MAX_ADDRESSES:
            marks.setdefault(url, child.text("lastmod"))
    near = _same_site(marks, address)
    jobs = [url for url in near if looks_like_jobs(url)] or near
    notes = []
    if len(near) < len(marks):
        notes.append(f"{counted(len(marks) - len(near), 'address', 'addresses')} of other hosts left out")
    if len(jobs) < len(near):
        notes.append(f"{counted(len(near) - len(jobs), *_UNLIKE)} left out")
    return replace(_pages([(url, marks[url]) for url in jobs]), notes=tuple(notes), certain=bool(jobs))


def _pages(found: list[tuple[str, str]]) -> RawFeed:
    """Items whose whole content is on their pages; the newest ones if there are too many."""
    kept = sorted(found, key=lambda page: page[1], reverse=True)[:MAX_PAGES] if len(found) > MAX_PAGES else found
    items = (RawItem(guid=url, link=url, detail=url, updated=(mark,) if mark else (), mark=mark) for url, mark in kept)
    return RawFeed(items=tuple(items), count=len(found))


def _placed(item: RawItem, node: object, number: int, address: str) -> RawItem:
    """A posting of a list page: its id and link, and where the rest is if the page holds a mere outline."""
    link = canonical_url(item.link, address)
    known = item.posting.requisition_id if item.posting else ""
    guid = link or known or (f"{address}#{number}" if number else address)
    outline = link and not any(item.bodies) and _same_site([link], address)
    return replace(
        item, guid=guid, link=link or address, detail=link if outline else "", mark=mark_of(node) if outline else ""
    )


def _site(url: str) -> str:
    """Host and port, with ``www.`` or without it alike."""
    return origin(url).partition("://")[2].removeprefix("www.")


def _same_site(urls: Iterable[str], address: str) -> list[str]:
    """The addresses at the host of ``address`` (of a file: at the host of the first), absolute, each once."""
    absolute = dict.fromkeys(filter(None, (canonical_url(url, address) for url in urls)))
    home = _site(address) or _site(next(iter(absolute), ""))
    return [url for url in absolute if _site(url) == home]


def _links(page: str) -> Iterator[str]:
    for kind, name, raw in tokens(page):
        if kind == START and name == "a":
            yield attributes(raw).get("href", "")


def _documents(text: str) -> list[object]:
    """The JSON-LD documents of a page. Raises FeedError for what is no page, or if the only postings are broken."""
    try:
        form = recognise_form(text).form
    except FeedError as error:
        if not str(error).startswith("not a feed (HTML page"):
            no_feed(_VENDOR, error)
    else:
        return [parse_json(text, _VENDOR)] if form == "json" else no_answer(_VENDOR, "a feed: source: syndication")
    documents: list[object] = []
    broken = 0
    for block in _blocks(text):
        try:
            documents.append(_document(block))
        except (ValueError, RecursionError):
            broken += "JobPosting" in block
    if broken and not any(True for document in documents for _ in postings_in(document)):
        no_answer(_VENDOR, "a JobPosting that is no JSON")
    return documents


def _blocks(page: str) -> Iterator[str]:
    at = 0
    while opening := _SCRIPT.search(page, at):
        closing = _SCRIPT_END.search(page, opening.end())
        if closing is None:
            return
        if attributes(opening[1]).get("type", "").split(";")[0].strip().lower() == "application/ld+json":
            yield page[opening.end() : closing.start()]
        at = closing.end()


def _document(block: str) -> object:
    """One script as JSON: some systems wrap it in CDATA or comments, leave line breaks in strings, or escape it."""
    inner = block.replace("<![CDATA[", "", 1)
    starts = [at for at in (inner.find("{"), inner.find("[")) if at >= 0]
    ends = inner.rfind("]]>")  # of CDATA: its brackets are none of JSON's
    inner = inner[:ends] if ends >= 0 and not inner[ends + 3 :].strip(" \t\r\n/*") else inner
    inner = inner[min(starts, default=0) : max(inner.rfind("}"), inner.rfind("]")) + 1]
    try:
        return json.loads(inner, strict=False)
    except ValueError:
        if "&quot;" not in inner:
            raise
    return json.loads(decoded(inner), strict=False)
