"""A run with nothing new looks whether there is anything new, and at nothing else."""

from __future__ import annotations

import pytest

from sites import item, rss


@pytest.fixture
def settled(site):
    """A site that was built until a build found nothing to do."""
    site.write("feeds.yml", "feeds:\n  - {id: eng, kind: blog, path: content/feeds/eng.xml}\n")
    site.write("content/feeds/eng.xml", rss(item(1, "First light")))
    site.question("pay", "What is the pay?")
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    for _ in range(4):
        site.build()
    return site


def test_nothing_new_says_so_and_leaves_all_as_it_is(settled):
    before = settled.tree()
    done = settled.run("build")

    assert 0 == done.code
    assert "nothing to write" in done.out
    assert before == settled.tree()


def test_a_new_entry_is_published(settled):
    settled.write("content/feeds/eng.xml", rss(item(1, "First light"), item(2, "Second light")))
    settled.build()

    assert any("second-light" in name for name in settled.tree())


def test_what_people_write_is_published_and_their_mistakes_still_stop_the_build(settled):
    settled.question("pay", "What do you pay?")
    settled.build()
    shown = settled.tree()
    settled.write("content/questions/pay.md", "no head\n")
    done = settled.run("build")

    assert b"What do you pay?" in shown["questions/pay/index.html"]
    assert 1 == done.code
    assert "content/questions/pay.md" in done.err
    assert shown == settled.tree()


def test_a_page_that_was_tampered_with_is_mended(settled):
    clean = settled.tree()
    (settled.output / "index.html").write_text("tampered")
    settled.write("output/stale/index.html", "old")
    settled.build()

    assert clean == settled.tree()


def test_a_new_day_is_a_reason_to_look(settled):
    assert "nothing to write" not in settled.run("build", today="1772539200").out


def test_what_changed_is_told_once(settled):
    settled.question("why", "Why?")
    settled.build()
    news = (settled.root / ".rookery" / "changes.json").read_text()
    for _ in range(3):
        settled.build()

    assert "questions/why/" in news
    assert "questions/why/" not in (settled.root / ".rookery" / "changes.json").read_text()


def test_what_a_build_had_to_say_is_said_by_the_next_one_too(site):
    site.write("feeds.yml", "feeds:\n  - {id: eng, kind: blog, path: content/feeds/eng.xml}\n")
    site.write("content/feeds/eng.xml", rss(item(1)))
    site.build()
    site.write("content/feeds/eng.xml", rss(*(item(number) for number in range(60))))
    said = [site.run("build", "--offline" if number else "--site=.").out for number in range(4)]

    assert [True] * 4 == ["held" in one for one in said], said


def test_an_error_in_a_plugin_fails_the_next_build_too(settled):
    settled.write("plugins/loud.py", LOUD)
    settled.write(
        "pelicanconf.py",
        (settled.root / "pelicanconf.py").read_text() + 'PLUGINS = [*PLUGINS, "loud"]\nPLUGIN_PATHS = ["plugins"]\n',
    )

    assert [1, 1, 1] == [settled.run("build").code for _ in range(3)]


LOUD = """\
import logging

from pelican import signals


def speak(pelican):
    logging.getLogger("loud").error("this went wrong")


def register():
    signals.finalized.connect(speak)
"""


def test_a_function_among_the_settings_is_run_each_time(settled):
    settings = (settled.root / "pelicanconf.py").read_text() + "JINJA_FILTERS = {'shout': lambda text: text.upper()}\n"
    page = "{% extends 'base.html' %}{% block main %}<h1>{{ page.title|shout }}</h1>{% endblock %}\n"
    settled.write("overrides/page.html", page)
    settled.write("pelicanconf.py", settings + 'THEME_TEMPLATES_OVERRIDES = ["overrides"]\n')
    for _ in range(4):
        settled.build()
    loud = (settled.output / "about" / "index.html").read_text()
    text = (settled.root / "pelicanconf.py").read_text()
    settled.write("pelicanconf.py", text.replace("upper()", "swapcase()"))
    settled.build()

    assert "ABOUT" in loud
    assert "ABOUT" not in (settled.output / "about" / "index.html").read_text()
