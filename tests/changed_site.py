"""A site for interrupted builds: it was built, and changed since in each of its parts, so that the next build has all kinds
of things to write and to remove. Its theme shows everything and costs nothing.

In: a folder. Out: a trial of that next build.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import markdown.extensions.extra  # what a command imports when it runs is here before it is forked
import markdown.extensions.meta  # noqa: F401  here before it is forked

import rookery.collect.report
import rookery.collect.run
import rookery.publish.generator
import rookery.questions
import rookery.settings
import rookery.site  # noqa: F401  here before it is forked
from failing_disk import Trial
from sites import CONF, NOON, ROOT, Site, item, rss

MORE = """\
SITEURL = "https://nest.example"
PLUGINS = ["rookery.site", "rookery.questions"]
THEME = "plain"
"""
FRAME = """\
<!doctype html>
<html lang="en"><head><meta http-equiv="Content-Security-Policy" content="{{ site.policy }}">
<meta name="referrer" content="{{ site.referrer }}"><meta name="generator" content="Rookery"><title>Nest</title></head>
<body><main>{% block main %}{% endblock %}</main></body></html>
"""
PLAIN = '{% extends "base.html" %}{% block main %}{{ SHOWN }}{% endblock %}\n'
FULL = re.compile(
    r"^(\S+/)?(\.rookery|output)/\S+: .*No space left on device\. Make room .+\n(output/ may .+\n)?\Z", re.MULTILINE
)


def changed_site(folder: Path, prepare: Callable[[], object] = lambda: None) -> Trial:
    site = Site(folder / "site")
    site.write("pelicanconf.py", CONF + MORE)
    for template in (ROOT / "theme" / "templates").glob("*.html"):
        shown = template.stem if template.stem in ("page", "article") else "view"
        site.write(f"plain/templates/{template.name}", PLAIN.replace("SHOWN", f"{shown}.content" if shown != "view" else shown))  # fmt: skip
    site.write("plain/templates/base.html", FRAME)
    site.write("plain/static/style.css", "p { margin: 0 }\n")
    site.write("feeds.yml", "feeds:\n  - {id: blog, kind: blog, path: feeds/blog.xml, publish: full}\n")
    site.write("feeds/blog.xml", rss(item(1), item(2)))
    site.topic("ops", "Operations", "keywords: [edited]\n")
    site.question("how", "How does on-call work?")
    site.question("why", "Why is that so?")
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    site.write("content/files/plan.txt", "a plan\n")
    assert site.run("collect").code == 0
    site.build("--offline")
    site.write("feeds/blog.xml", rss(item(1, body="Edited."), item(2), item(3)))
    assert site.run("collect").code == 0
    (site.root / "content/questions/why.md").unlink()
    site.write("content/pages/about.md", "Title: About\n\nHello again.\n")
    site.write("content/files/plan.txt", "another plan\n" * 100)
    return Trial(site, ["build", "--offline"], NOON, prepare)


def of_few_pages(changes: list[str]) -> list[tuple[int, str]]:
    """The changes with their numbers; of the pages, which are written alike, those of the first and the last."""
    pages = [_page_of(change) for change in changes if _is_page(change)]
    few = {pages[0], pages[-1]}
    return [(at, change) for at, change in enumerate(changes) if not _is_page(change) or _page_of(change) in few]


def _is_page(change: str) -> bool:
    return bool(re.match(r"(?:open|write|os\.rename) output/", change)) and "files/" not in change


def _page_of(change: str) -> str:
    """The place of a page, or of the page of which this is the draft."""
    return re.sub(r"\.([^/]+)\.tmp$", r"\1", change.split()[1])
