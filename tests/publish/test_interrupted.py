"""A build that dies, or whose disk is full, at any write: every page is whole, the old one or the new one, and the
next build leaves what a clean one leaves.
"""

from __future__ import annotations

import re
from pathlib import Path

import markdown.extensions.extra  # what a command imports when it runs is here before it is forked
import markdown.extensions.meta  # noqa: F401  here before it is forked
import pytest

import rookery.collect.report
import rookery.collect.run
import rookery.publish.generator
import rookery.questions
import rookery.settings
import rookery.site  # noqa: F401  here before it is forked
from failing_disk import Trial
from sites import CONF, NOON, ROOT, Site, item, rss, tree

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs fork and /proc")

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
MIXED = (
    "output/ may hold pages of the old and of the new site side by side, each of them whole. The next build that ends"
)


@pytest.fixture(scope="module")
def trial(tmp_path_factory) -> Trial:
    """A site that was built, and changed since in each of its parts; its theme shows everything and costs nothing."""
    site = Site(tmp_path_factory.mktemp("interrupted") / "site")
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
    return Trial(site, ["build", "--offline"], NOON)


@pytest.mark.parametrize("fault", ["killed", "full", "once"])
def test_a_build_that_is_interrupted_at_any_write_leaves_whole_files_and_the_next_one_makes_it_good(trial, fault):
    trial.start()
    output, content = trial.site.output, trial.site.root / "content"
    before, archive = tree(output), tree(content)
    changes = trial.changes()
    after = tree(output)

    assert {"open", "write", "os.rename", "os.mkdir", "os.remove", "os.rmdir"} <= {one.split()[0] for one in changes}
    for at, change in chosen(changes, fault):
        done = trial.interrupted(at, fault)
        lying = tree(output)
        whole = {path: data for path, data in lying.items() if not path.endswith(".tmp")}

        assert tree(content) == archive, change
        for path, data in whole.items():
            assert data in (before.get(path), after.get(path)), (change, path)
        if fault == "once":
            assert (done.code, lying) == (0, after), (change, done)
        elif fault == "killed":
            assert done.code == -9, (change, done)
        else:
            assert (done.code, whole) == (1, lying), (change, done)
            assert FULL.search(done.err), (change, done)
            assert lying in (before, after) or MIXED in done.err, (change, done)
        if trial.is_new():
            again = trial.run()

            assert (again.code, tree(output)) == (0, after), (change, again)
    assert trial.interrupted(len(changes), fault).code == 0


def chosen(changes: list[str], fault: str) -> list[tuple[int, str]]:
    """Of the pages, which are written alike, the first and the last; of what fails once that after which a build goes on;
    of a full disk the writes that leave half a file, and not the files that it does not even begin.
    """
    if fault == "once":
        return [(at, change) for at, change in enumerate(changes) if is_memory(change)]
    pages = [page_of(change) for change in changes if is_page(change)]
    return [
        (at, change)
        for at, change in enumerate(changes)
        if not (is_page(change) and page_of(change) not in (pages[0], pages[-1]))
        if not (fault == "full" and change.startswith("open "))
    ]


def is_page(change: str) -> bool:
    return bool(re.match(r"(?:open|write|os\.rename) output/", change)) and "files/" not in change


def page_of(change: str) -> str:
    """The place of a page, or of the page of which this is the draft."""
    return re.sub(r"\.([^/]+)\.tmp$", r"\1", change.split()[1])


def is_memory(change: str) -> bool:
    """Whether it may fail and nobody needs to know: what may be lost, and a folder that stays empty."""
    return bool(re.search(r"/\.?(index|keywords)\.json|^fsync \.rookery$|^os.rmdir ", change))
