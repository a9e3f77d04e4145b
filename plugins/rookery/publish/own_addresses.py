"""Addresses that people wrote, held against the plan: pages that would stand where a room's page stands, broken links.

In: the site's folder, what people wrote, the plan. Out: Problems.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from rookery.content.links import internal_links
from rookery.content.read import Content
from rookery.errors import Problem
from rookery.publish.plan import Plan


def address_problems(root: Path, content: Content, plan: Plan, static: Collection[str]) -> Iterator[Problem]:
    """Everything that is wrong with them; ``static`` are folders of content/ that are published as they stand."""
    yield from _taken_addresses(content, plan, static)
    yield from _broken_links(root, content, plan, static)


def _taken_addresses(content: Content, plan: Plan, static: Collection[str]) -> Iterator[Problem]:
    """Pages that people wrote under an address which belongs to a room."""
    for page in content.pages:
        if f"{page.slug}/index.html" in plan or page.slug in static:
            told = f"its address /{page.slug}/ belongs to the site itself; give the file another name"
            yield Problem(page.place, 0, told)


def _broken_links(root: Path, content: Content, plan: Plan, static: Collection[str]) -> Iterator[Problem]:
    there = {path.removesuffix("index.html") for path in plan} | set(plan)
    there |= {f"{page.slug}/" for page in content.pages} | {f"posts/{article.slug}/" for article in content.articles}
    for link in internal_links(content):
        target = link.url.split("#")[0].split("?")[0].lstrip("/")
        if target not in there and not _is_static(root, target, static):
            yield Problem(link.place, link.line, _missing(link.url, target, there, static))


def _missing(url: str, target: str, there: set[str], static: Collection[str]) -> str:
    """What is wrong with a link within the site, and the mend."""
    if target.split("/", maxsplit=1)[0] in static:
        return f"no file content/{target}; put it there or correct {url}"
    mend = " (it needs a slash at its end)" if f"{target}/" in there else ""
    return f"no page at {url}{mend}; correct the address or take the link out"


def _is_static(root: Path, target: str, static: Collection[str]) -> bool:
    """Whether people put a file there (``content/files/…``)."""
    inside = target.split("/", maxsplit=1)[0] in static and ".." not in target
    return inside and (root / "content" / target).is_file()
