"""Nothing that goes into a page may change without the page: each case was once a stale page, or would be."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from sites import ROOT, Site, item, rss


def settle(site: Site) -> None:
    """Make everything older than the last build, so that only what a test changes looks new."""
    past = time.time_ns() - 60_000_000_000
    for path in (site.root / "feeds.yml", site.root / "pelicanconf.py", *site.root.rglob("*")):
        if path.is_file() and ".rookery" not in path.parts and "output" not in path.parts:
            os.utime(path, ns=(past, past))


def clean(site: Site) -> dict[str, bytes]:
    """What a build without any memory leaves."""
    shutil.rmtree(site.root / ".rookery")
    shutil.rmtree(site.output)
    site.build("--offline")
    return site.tree()


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Site, Path]:
    """A site with a theme of its own, built twice, so that the next build would have nothing to do; and a copy of it."""
    site = Site(tmp_path_factory.mktemp("stale") / "site")
    shutil.copytree(ROOT / "theme", site.root / "theme")
    conf = (site.root / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", f'{conf}THEME = "theme"\nPLUGIN_PATHS = ["plugins"]\nPLUGINS = [*PLUGINS, "mine"]\n')
    site.write("plugins/mine.py", PLUGIN.format(words="one"))
    site.write("feeds.yml", FEEDS)
    site.write("content/eng.xml", rss(item(1, "How we page"), item(2, "What we learned")))
    site.write("content/news.json", json.dumps(NEWS))
    site.topic("ops", "Operations", "keywords: [flood]\n")
    site.person("ada", "Ada Example", "topics: [ops]\n")
    site.question("pay", "What is the pay?", body="Well?\n\n## @ada 2026-02-10\n\nFine.\n")
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    settle(site)
    site.build()
    settle(site)
    site.build()
    kept = site.root.with_name("kept")
    shutil.copytree(site.root, kept)
    return site, kept


@pytest.fixture
def ready(built) -> Site:
    """The same for each test, in the same place, which a build remembers, and with the same times."""
    site, kept = built
    shutil.rmtree(site.root)
    shutil.copytree(kept, site.root)
    return site


def test_a_site_that_is_ready_has_nothing_to_write(ready):
    assert "nothing to write" in ready.build().out


FEEDS = """\
feeds:
  - id: eng
    kind: blog
    publish: full
    path: content/eng.xml
  - id: news
    kind: press
    path: content/news.json
"""
NEWS = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "News",
    "items": [
        {
            "id": "n1",
            "title": "We moved",
            "content_html": "<p>Same.</p>",
            "summary": "Nothing to see.",
            "date_published": "2026-02-01T00:00:00Z",
        }
    ],
}
PLUGIN = """\
from pelican import signals


def shout(generator):
    for page in generator.pages:
        page.title = "About {words}"


def register():
    signals.page_generator_finalized.connect(shout)
"""


def edit(site: Site, name: str, before: str, after: str) -> None:
    path = site.root / name
    text = path.read_text()

    assert before in text
    path.write_text(text.replace(before, after))


def new_summary(site: Site) -> None:
    item = {**NEWS["items"][0], "summary": "There was a flood."}
    site.write("content/news.json", json.dumps({**NEWS, "items": [item]}))


CHANGES = {
    "a summary that now holds a keyword": new_summary,
    "a setting": lambda site: edit(site, "pelicanconf.py", "Work, told", "Told"),
    "the options of Jinja": lambda site: edit(
        site,
        "pelicanconf.py",
        'THEME = "theme"',
        'THEME = "theme"\nJINJA_ENVIRONMENT = {**JINJA_ENVIRONMENT, "trim_blocks": False}',
    ),
    "a template that others extend": lambda site: edit(
        site, "theme/templates/base.html", "</body>", "<!-- new --></body>"
    ),
    "a template that others include": lambda site: edit(
        site, "theme/templates/parts/cards.html", "<article", "<article data-new"
    ),
    "the stylesheet": lambda site: edit(site, "theme/static/style.css", "@layer", "/* new */ @layer"),
    "a plugin of the site": lambda site: site.write("plugins/mine.py", PLUGIN.format(words="two")),
    "a keyword": lambda site: site.topic("ops", "Operations", "keywords: [learned]\n"),
    "a feed's title": lambda site: edit(site, "feeds.yml", "publish: full", "publish: full\n    title: The blog"),
    "who is the original": lambda site: edit(site, "feeds.yml", "publish: full", "publish: full\n    canonical: hub"),
    "consent": lambda site: site.person("ada", "Ada Example", "topics: [ops]\n", consent="withdrawn"),
    "a person who is gone": lambda site: (
        edit(site, "content/questions/pay.md", "\n## @ada 2026-02-10\n\nFine.\n", "")
        or (site.root / "content/people/ada.md").unlink()
    ),
    "the text of an entry": lambda site: site.write("content/eng.xml", rss(item(1, "How we page", "Other words."))),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_anything_that_a_page_is_made_of_reaches_the_page(ready, change):
    before = ready.tree()
    change(ready)
    ready.build()
    after = ready.tree()

    assert before != after
    assert after == clean(ready)


def test_a_change_of_the_day_reaches_the_page(ready):
    site = ready
    site.person("ada", "Ada Example", "until: 2026-03-02\n")
    settle(site)
    site.build()

    assert "Ada Example" in site.page("questions/pay")

    site.build(today="1772539200")  # 2026-03-03

    assert "Ada Example" not in site.page("questions/pay")


def test_an_override_of_a_twin_counts_and_hidden_wins(site):
    site.write("feeds.yml", FEEDS.replace("news.json", "news.xml"))
    site.write("content/eng.xml", rss(item(1, "In both")))
    site.write("content/news.xml", rss(item(1, "In both")))
    site.topic("ops", "Operations")
    site.build()
    names = {path.parts[-3]: path.stem for path in (site.root / "content" / "collected").rglob("*-in-both-*.md")}
    site.write(f"content/overrides/eng/{names['eng']}.md", "---\ntopics: [ops]\n---\n")
    site.build()

    assert "In both" in site.page("topics/ops")

    site.write(f"content/overrides/news/{names['news']}.md", "---\nhidden: true\n---\n")
    site.build()

    assert not [path for path, body in site.tree().items() if b"In both" in body]


def test_no_order_of_feeds_and_no_feed_taken_out_changes_an_address(site):
    site.write("feeds.yml", FEEDS.replace("news.json", "news.xml"))
    site.write("content/eng.xml", rss(item(1, "In both")))
    site.write("content/news.xml", rss(item(1, "In both")))
    site.build()
    addresses = [path for path in site.tree() if "in-both" in path]
    head, eng, news = FEEDS.replace("news.json", "news.xml").replace("  - id", "\0  - id").split("\0")
    for text in (head + news + eng, head + news, head + eng):
        site.write("feeds.yml", text)
        site.build()

        assert addresses == [path for path in site.tree() if "in-both" in path]


def test_a_text_written_over_an_entry_holds_for_its_excerpts_too(site):
    site.write("feeds.yml", FEEDS)
    site.write("content/news.json", json.dumps(NEWS))
    site.write("content/eng.xml", rss(item(1, "A slip", "The wrong number is 1000.")))
    site.build()
    name = next((site.root / "content" / "collected" / "eng").rglob("*-a-slip-*.md")).stem
    site.write(f"content/overrides/eng/{name}.md", "---\ntitle: A slip, mended\n---\nThe right number is 100.\n")
    site.build()
    files = site.tree()

    assert not [path for path, body in files.items() if b"1000" in body]
    assert "The right number is 100." in site.page(".")


def test_a_twin_that_may_be_shown_whole_lends_its_text_and_an_excerpt_stays_one(site):
    long, short = "Long text of the blog. " * 40, "Short text of the press."
    site.write(
        "feeds.yml", FEEDS.replace("news.json", "news.xml").replace("kind: press", "kind: press\n    publish: excerpt")
    )
    site.write("content/eng.xml", rss(item(1, "In both", long)))
    site.write("content/news.xml", rss(item(1, "In both", short), item(2, "Only news", short * 40)))
    site.build()
    pages = {
        path.split("/")[1].rsplit("-", 1)[0]: body.decode()
        for path, body in site.tree().items()
        if path.count("/") == 2
    }

    assert pages["in-both"].count("Long text of the blog.") >= 40
    assert pages["only-news"].count(short) < 40


def test_a_folder_with_somebody_elses_files_is_not_taken_for_the_output(site):
    site.write("docs/thesis.txt", "years of work")
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + 'OUTPUT_PATH = "docs"\n')
    done = site.run("build")

    assert done.code == 1
    assert "OUTPUT_PATH" in done.err
    assert (site.root / "docs" / "thesis.txt").read_text() == "years of work"


def test_an_output_without_its_memory_is_still_known_as_ours(site):
    site.build()
    shutil.rmtree(site.root / ".rookery")
    site.write("output/old/index.html", "stale")
    site.build()

    assert not (site.output / "old").exists()


def test_an_author_of_a_post_of_the_site_who_withdrew_is_not_named(site):
    site.person("ada", "Ada Canary")
    site.write(
        "content/articles/hello.md", "Title: Hello\nDate: 2026-02-03\nAuthor: ada\nSummary: Hi.\n\nBy me, Ada Canary.\n"
    )
    site.build()

    assert "Ada Canary" in site.page("posts/hello")

    site.person("ada", "Ada Canary", consent="withdrawn")
    site.build()

    assert not [path for path, body in site.tree().items() if b"Canary" in body]
    assert "An employee" in site.page("posts/hello")
    assert "By me, an employee." in site.page("posts/hello")


@pytest.mark.parametrize(
    "words",
    [
        "Ada O'Canary and Bob wrote this.",
        "A talk with Ada O'Canary",
        "Dr. Ada O'Canary",
        "ADA O'CANARY",
    ],
)
def test_a_withdrawn_name_in_collected_text_is_taken_out_in_every_form(site, words):
    site.write("feeds.yml", FEEDS)
    site.write("content/news.json", json.dumps(NEWS))
    site.write(
        "content/eng.xml",
        rss(item(1, words, f"&lt;p title=&quot;{words}&quot;&gt;{words}&lt;/p&gt;", more=f"<author>{words}</author>")),
    )
    site.person("ada", "Ada O'Canary", consent="withdrawn")
    site.build()

    assert not [path for path, body in site.tree().items() if b"canary" in body.lower() or "canary" in path]


def test_only_the_name_itself_is_taken_out_and_nothing_around_it(site):
    site.write("feeds.yml", FEEDS)
    site.write("content/news.json", json.dumps(NEWS))
    body = "&lt;p&gt;Zed Canary-Smith, Zed Canary and Li met in May. &lt;a href=&quot;https://x.example/zed canary/&quot;&gt;x&lt;/a&gt;&lt;/p&gt;"
    site.write("content/eng.xml", rss(item(1, "Notes", body, more="<author>Canary, Zed</author>")))
    site.person("zed", "Zed Canary", consent="withdrawn")
    site.person("smith", "Zed Canary-Smith")
    site.person("may", "May", consent="withdrawn")
    site.person("li", "Li", consent="withdrawn")
    site.build()
    page = next(body.decode() for path, body in site.tree().items() if path.startswith("blog/notes"))

    assert "Zed Canary-Smith, an employee and Li met in May." in page
    assert 'href="https://x.example/zed%20canary/"' in page
    assert "By An employee" in page.replace("\n", " ").replace("  ", " ") or ">An employee<" in page
    assert "Zed Canary-Smith" in site.page("people")
    assert "<li>" in page


def test_a_first_build_that_was_broken_off_is_mended_by_the_next(site):
    shutil.copytree(ROOT / "theme", site.root / "theme")
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + 'THEME = "theme"\n')
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    template = site.root / "theme" / "templates" / "stream.html"
    good = template.read_text()
    template.write_text(good.replace("{% block main %}", "{% block main %}{{ view.nosuch }}"))

    assert site.run("build").code == 1
    assert site.output.exists()

    template.write_text(good)
    site.build()


def test_what_pelican_says_of_its_errors_can_be_read(site):
    site.write(
        "plugins/loud.py",
        """\
import logging

from pelican import signals


def shout(generators):
    logging.getLogger("pelican.loud").error("the harbour is closed")


def register():
    signals.all_generators_finalized.connect(shout)
""",
    )
    conf = (site.root / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", f'{conf}PLUGIN_PATHS = ["plugins"]\nPLUGINS = [*PLUGINS, "loud"]\n')
    done = site.run("build")

    assert done.code == 1
    assert "the harbour is closed" in done.out + done.err


def test_a_site_without_autoescape_is_refused(site):
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + "JINJA_ENVIRONMENT = {}\n")
    done = site.run("build")

    assert done.code == 1
    assert "autoescape" in done.err
