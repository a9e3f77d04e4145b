"""What a search engine may show, and where it reads that: sitemap.xml, robots.txt and the key of IndexNow.

In: the finished plan, the site model, the pages that Pelican makes. Out: further pages of the plan; bytes. A page is
in the sitemap if it is no copy of another one (its canonical address is its own) and is not marked noindex; it was
changed when its content was, never when the site was built, and where no day is known none is said. After
sitemaps.org/protocol.html and RFC 9309.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from rookery.errors import RookeryError
from rookery.model.written import OwnPage
from rookery.publish.cards import last_change
from rookery.publish.model import SiteModel
from rookery.publish.plan import Page, Plan
from rookery.publish.views import SiteView

SITEMAP = "sitemap"
SITEMAPS = "sitemaps"
TEXT = "text"
MOST = 50_000
"""Addresses in one sitemap (sitemaps.org)."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_KEY = re.compile(r"[A-Za-z0-9-]{8,128}", re.ASCII)
# where the views of lists keep what they list
_LISTS = ("cards", "jobs", "questions")
# and those that list several kinds, each of them
_BANDS = ("bands", "asked")


@dataclass(frozen=True, slots=True)
class AddressView:
    """One absolute address; ``changed`` is a day or a moment in UTC, ``""`` if it is not known."""

    url: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class SitemapView:
    """A sitemap, or the list of sitemaps."""

    addresses: tuple[AddressView, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """A plain text file as it stands."""

    text: str


def closing_pages(plan: Plan, model: SiteModel, own: Sequence[OwnPage], key: str = "") -> Iterator[Page]:
    """The pages that need to know all others; ``own`` are the pages (not articles) that Pelican makes, ``key`` is
    IndexNow's. A sitemap holds absolute addresses: without SITEURL there is none.
    """
    site = model.site
    if key:
        yield Page(f"{key}.txt", TEXT, TextView(key))
    if not site.address:
        return
    yield from _sitemaps(site, _addresses(plan, model, own))
    if site.base == "/":  # crawlers ask the root of a host and nowhere else (RFC 9309, 2.3)
        yield Page("robots.txt", TEXT, TextView(f"User-agent: *\nAllow: /\n\nSitemap: {site.address}/sitemap.xml\n"))


def checked_key(key: str) -> str:
    """Return IndexNow's key. Raises RookeryError if it is none (indexnow.org/documentation)."""
    if key and not _KEY.fullmatch(key):
        raise RookeryError(
            f"INDEXNOW_KEY: expected 8 to 128 letters (a-z, A-Z), digits and hyphens; got {key!r}. "
            'Make one up, or take the output of: python -c "import secrets; print(secrets.token_hex(16))"'
        )
    return key


def indexable(plan: Plan, site: SiteView) -> dict[str, Page]:
    """Planned pages that are their own originals and may be shown by search engines, by address ("blog/…/")."""
    found: dict[str, Page] = {}
    for page in plan.values():
        head = getattr(page.view, "head", None)
        address = page.path.removesuffix("index.html")
        own = f"{site.address}/{address}" if site.address else ""
        if page.path.endswith(".html") and head is not None and not head.noindex and head.canonical == own:
            found[address] = page
    return found


def _addresses(plan: Plan, model: SiteModel, own: Sequence[OwnPage]) -> list[AddressView]:
    """Every address of the sitemap, in order."""
    site, changed = model.site, _changes(model)
    days = {address: _changed(page, address, changed, site.base) for address, page in indexable(plan, site).items()}
    days |= {f"posts/{article.slug}/": article.date[:10] for article in model.articles}
    days |= {f"{page.slug}/": "" for page in own}
    latest = f"{model.today}T23:59:59Z"
    # a day yet to come, which a feed may name, is none on which anything was changed
    return [
        AddressView(f"{site.address}/{address}", day if day <= latest else "") for address, day in sorted(days.items())
    ]


def _changes(model: SiteModel) -> dict[str, str]:
    """When the content of posts, questions and articles was last changed, by address."""
    found = {
        post.address: max(post.entry.published or post.entry.first_seen, post.entry.updated) for post in model.posts
    }
    for question in model.questions:
        found[f"questions/{question.slug}/"] = last_change(question)
    return found | {f"posts/{article.slug}/": article.date[:10] for article in model.articles}


def _changed(page: Page, address: str, changes: dict[str, str], base: str) -> str:
    """When a page was changed: with its own content, or with the newest that it lists."""
    if address in changes:
        return changes[address]
    holders = (page.view, *(band for name in _BANDS for band in getattr(page.view, name, ())))
    listed: Iterator[Any] = (item for holder in holders for name in _LISTS for item in getattr(holder, name, ()))
    return max((changes.get(item.url.removeprefix(base), "") for item in listed), default="")


def _sitemaps(site: SiteView, addresses: Sequence[AddressView]) -> Iterator[Page]:
    if len(addresses) <= MOST:
        yield Page("sitemap.xml", SITEMAP, SitemapView(tuple(addresses)))
        return
    parts: list[AddressView] = []
    for start in range(0, len(addresses), MOST):
        part, number = tuple(addresses[start : start + MOST]), start // MOST + 1
        yield Page(f"sitemap-{number}.xml", SITEMAP, SitemapView(part))
        parts.append(AddressView(f"{site.address}/sitemap-{number}.xml", max(one.changed for one in part)))
    yield Page("sitemap.xml", SITEMAPS, SitemapView(tuple(parts)))


def render_sitemap(view: SitemapView, kind: str) -> bytes:
    """The sitemap, or with ``SITEMAPS`` the list of them, as XML."""
    outer, inner = ("sitemapindex", "sitemap") if kind == SITEMAPS else ("urlset", "url")
    root = ET.Element(outer, {"xmlns": _NAMESPACE})
    for address in view.addresses:
        element = ET.SubElement(root, inner)
        ET.SubElement(element, "loc").text = address.url
        if address.changed:
            ET.SubElement(element, "lastmod").text = address.changed
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"
