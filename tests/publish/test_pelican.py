"""Pelican's own ways that would surprise a publisher, and what is done about each."""

from __future__ import annotations

import gc
import importlib
import subprocess
import sys

import pytest
from pelican import signals as pelican_signals

from rookery import settings
from rookery.publish import signals


def add_to_conf(site, text: str) -> None:
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + text)


WATCH = """\
import gc
from pathlib import Path

from pelican import signals


def note(when):
    with (Path(__file__).parents[1] / "watched.txt").open("a") as file:
        file.write(f"{when} {gc.isenabled()}\\n")


def feeds(pelican):
    note("feeds")


def pages(generators):
    note("pages")


def register():
    signals.initialized.connect(feeds)
    signals.all_generators_finalized.connect(pages)
"""


BUILD = "from pathlib import Path; from rookery.cli.pelican import load_engine; load_engine(Path()).run()"


def test_receivers_outlive_their_registration():
    for name in settings.PLUGINS:
        importlib.import_module(name).register()
    gc.collect()

    assert {"rookery.site.pages", "rookery.people.pages", "rookery.questions.pages", "rookery.topics.pages"} <= {
        receiver.__module__ for receiver in signals.pages.receivers_for(None)
    }
    assert "rookery.collect.plugin" in {one.__module__ for one in pelican_signals.initialized.receivers_for(None)}


@pytest.mark.parametrize("on", [True, False])
def test_pythons_collector_rests_while_pages_are_made_and_not_while_feeds_are_read_and_is_left_as_it_was(site, on):
    site.write("plugins/watch.py", WATCH)
    add_to_conf(site, 'PLUGIN_PATHS = ["plugins"]\nPLUGINS = [*PLUGINS, "watch"]\n')
    program = f"import gc; gc.{'enable' if on else 'disable'}(); {BUILD}; print('left', gc.isenabled())"
    done = subprocess.run([sys.executable, "-c", program], cwd=site.root, capture_output=True, text=True, check=True)

    assert f"feeds {on}\npages False\n" == (site.root / "watched.txt").read_text()
    assert done.stdout.endswith(f"\nleft {on}\n")


def test_a_room_that_is_not_among_the_plugins_has_no_pages_and_no_menu_entry(site):
    site.topic("ops", "Operations")
    add_to_conf(site, 'PLUGINS = [name for name in PLUGINS if name != "rookery.topics"]\n')
    site.build()

    assert not (site.output / "topics").exists()
    assert ">Topics<" not in site.page(".")


def test_a_plugin_whose_register_raises_stops_the_build(site):
    site.write("plugins/broken.py", "def register():\n    raise ValueError('no')\n")
    add_to_conf(site, 'PLUGIN_PATHS = ["plugins"]\nPLUGINS = [*PLUGINS, "broken"]\n')
    done = site.run("build")

    assert done.code == 1
    assert "broken" in done.err
    assert not site.output.exists()


def test_what_pelican_logs_as_an_error_is_no_success(site):
    site.write(
        "plugins/loud.py",
        """\
import logging

from pelican import signals


def shout(generators):
    logging.getLogger("pelican.loud").error("something is wrong")


def register():
    signals.all_generators_finalized.connect(shout)
""",
    )
    add_to_conf(site, 'PLUGIN_PATHS = ["plugins"]\nPLUGINS = [*PLUGINS, "loud"]\n')
    done = site.run("build")

    assert done.code == 1
    assert "Pelican reported errors (1)" in done.err


def test_the_titles_of_peoples_own_pages_are_escaped(site):
    site.write("content/pages/about.md", "Title: About <script>alert(1)</script> & more\n\nHello.\n")
    site.build()

    assert "<script" not in site.page("about")
    assert "&lt;script&gt;" in site.page("about")


def test_pelicans_lists_of_tags_categories_and_authors_are_not_made(site):
    site.topic("ops", "Operations")
    site.person()
    site.write(
        "content/articles/hello.md", "Title: Hello\nDate: 2026-02-03\nTopics: ops\nAuthor: ada\nSummary: Hi.\n\nText.\n"
    )
    site.build()
    folders = {path.split("/")[0] for path in site.tree() if "/" in path}

    assert folders == {"people", "posts", "privacy", "promise", "questions", "theme", "topics"}


def test_a_page_in_another_language_lies_where_its_name_says(site):
    site.write("content/pages/ueber-uns.md", "Title: Über uns\nLang: de\n\nHallo.\n")
    site.build()

    assert "Hallo." in site.page("ueber-uns")


def test_the_address_of_the_site_may_have_a_path(site):
    add_to_conf(site, 'SITEURL = "https://example.com/hub"\n')
    site.write("content/pages/about.md", "Title: About\n\nSee [people](/people/).\n")
    site.build()

    assert 'href="/hub/people/"' in site.page("about").split("<article")[1]
    assert 'href="/hub/theme/style.css"' in site.page(".")
    assert '<link rel="canonical" href="https://example.com/hub/about/">' in site.page("about")


@pytest.mark.parametrize("setting", ["RELATIVE_URLS = True", "CACHE_CONTENT = True", "DELETE_OUTPUT_DIRECTORY = True"])
def test_settings_that_pelican_users_know_do_not_break_a_rebuild(site, setting):
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    add_to_conf(site, f"{setting}\n")
    site.build()
    before = site.tree()
    site.build()

    assert before == site.tree()
