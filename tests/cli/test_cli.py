"""The command line as a person at a terminal, or a program, meets it."""

from __future__ import annotations

import json
import re

import pytest

from rookery.publish.privacy_settings import NAMES
from sites import ROOT, Site, item, marks, rss, tree


def test_a_new_site_builds_at_once_and_asks_nothing_where_there_is_no_terminal(tmp_path):
    site = Site(tmp_path / "maker")
    made = site.run("init", "hub")

    assert made.code == 0, made.err

    hub = Site.at(site.root / "hub")
    checked = hub.run("check", today="1795262400")

    assert checked.code == 0, checked.err

    hub.build(today="1795262400")

    assert (hub.output / "index.html").is_file()
    assert (hub.root / ".gitignore").is_file()


def placed(hub: Site, line: str) -> str:
    """Where a line of a settings file stands."""
    return f"pelicanconf.py:{(hub.root / 'pelicanconf.py').read_text().split(chr(10)).index(line) + 1}"


def test_a_check_names_what_nobody_has_changed_since_a_site_was_made(tmp_path):
    site = Site(tmp_path / "maker")
    site.run("init", "hub", "--name", "Ask Us")
    hub = Site.at(site.root / "hub")
    employer = placed(hub, 'EMPLOYER = "Your Company"')
    checked = hub.run("check", today="1795262400").out
    said = checked.partition("settings: 4 still as rookery init wrote them; write your own\n")[2]

    assert f'  {employer}: EMPLOYER is "Your Company"\n' in said
    assert '  publishconf.py:9: SITEURL is "https://careers.example.com"\n' in said
    assert "SITENAME is" not in said
    assert "ask: ASK_MAIL is questions@example.com, which nobody reads." in said
    assert "PRIVACY_HOST: the page says that it cannot know" in said


def test_a_check_of_a_site_that_is_somebodys_own_names_no_setting(site):
    assert "as rookery init wrote" not in site.run("check").out


def test_the_settings_of_a_new_site_name_all_that_its_page_of_privacy_cannot_know():
    came = (ROOT / "starter" / "pelicanconf.py").read_text(encoding="utf-8")

    assert [name for name in NAMES if f"{name} = " not in came] == []


def test_the_steps_of_a_new_site_are_numbered_one_after_the_other():
    steps = re.findall(r"^(\d+)\. ", (ROOT / "starter" / "README.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert list(map(str, range(1, len(steps) + 1))) == steps


def test_a_new_site_never_overwrites_what_is_there(site):
    before = tree(site.root)
    done = site.run("init", ".")

    assert done.code == 1
    assert "there is something already" in done.err
    assert before == tree(site.root)


def test_check_writes_nothing_and_goes_nowhere(site):
    site.write("feeds.yml", "feeds:\n  - id: eng\n    kind: blog\n    url: https://192.0.2.1/feed\n")
    site.person()
    before = marks(site.root)
    done = site.run("check")

    assert done.code == 0, done.err
    assert "All well" in done.out
    assert before == marks(site.root)


def test_preview_shows_what_a_feed_would_become_and_touches_nothing(site):
    site.write("feed.xml", rss(item(1, "One &amp; only", "Write to me@example.com please")))
    before = marks(site.root)
    told = site.run("preview", "feed.xml")
    data = site.run("preview", "feed.xml", "--json", "--kind", "press")
    entry = json.loads(data.out)

    assert told.code == 0, told.err
    assert "One & only" in told.out
    assert (entry["title"], entry["kind"], entry["published"]) == ("One & only", "press", "2026-02-02T10:00:00Z")
    assert "me@example.com" not in told.out + data.out
    assert before == marks(site.root)


@pytest.mark.parametrize(
    ("body", "words"),
    [("<html><title>Sign in</title></html>", "Sign in"), ("", "empty"), (rss(item(1))[:-20], "truncated")],
    ids=["a web page", "nothing", "a feed cut short"],
)
def test_preview_says_what_is_wrong_with_a_source(site, body, words):
    site.write("feed.xml", body)
    done = site.run("preview", "feed.xml")

    assert done.code == 3
    assert words in done.err


def test_preview_of_a_missing_file_says_so(site):
    done = site.run("preview", "nowhere.xml")

    assert done.code == 3
    assert "nowhere.xml" in done.err
    assert "Traceback" not in done.err


def feeds(*names: str) -> str:
    return "feeds:\n" + "".join(f"  - id: {name}\n    kind: blog\n    path: content/{name}.xml\n" for name in names)


def test_collect_writes_a_report_and_one_failed_feed_stops_no_other(site):
    site.write("feeds.yml", feeds("good", "bad"))
    site.write("content/good.xml", rss(item(1)))
    site.write("content/bad.xml", "<html><title>Oops</title></html>")
    done = site.run("collect", "--report", "report.json")
    report = json.loads((site.root / "report.json").read_text())

    assert done.code == 3
    assert {"good": "fetched", "bad": "failed"} == {feed["feed"]: feed["status"] for feed in report["feeds"]}
    assert "Oops" in done.out
    assert len(list((site.root / "content" / "collected" / "good").rglob("*-*.md"))) == 1


def test_a_build_with_a_failed_feed_stands_on_the_last_good_data(site):
    site.write("feeds.yml", feeds("eng"))
    site.write("content/eng.xml", rss(item(1, "Kept")))
    site.build()
    before = site.tree()
    site.write("content/eng.xml", "garbage")
    done = site.run("build")

    assert done.code == 4
    assert before == site.tree()


def test_collect_takes_single_feeds_and_names_unknown_ones(site):
    site.write("feeds.yml", feeds("one", "two"))
    for name in ("one", "two"):
        site.write(f"content/{name}.xml", rss(item(name)))
    done = site.run("collect", "--feed", "two")
    unknown = site.run("collect", "--feed", "tow")

    assert done.code == 0, done.err
    assert not (site.root / "content" / "collected" / "one").exists()
    assert unknown.code == 1
    assert "two" in unknown.err


def test_entries_lists_the_archive_as_json_a_line_each(site):
    site.write("feeds.yml", feeds("eng", "all"))
    site.topic("ops", "Operations", "keywords: [pager]\n")
    site.write("content/eng.xml", rss(item(1, "Old news", date="Thu, 01 Jan 2026 10:00:00 GMT"), item(2, "The pager")))
    site.write("content/all.xml", rss(item(2, "The pager")))
    site.build()
    entries = [json.loads(line) for line in site.run("entries", "--json").out.splitlines()]
    keys = ["id", "feed", "kind", "title", "url", "published", "updated", "first_seen", "authors", "topics", "lang",
            "summary", "content", "media", "hidden"]  # fmt: skip

    assert ["The pager", "Old news"] == [entry["title"] for entry in entries]
    assert [["all", "eng"], ["eng"]] == [entry["feeds"] for entry in entries]
    assert [["ops"], []] == [entry["topics"] for entry in entries]
    assert all(key in entries[0] for key in keys)
    assert "The pager" in site.run("entries").out


def test_outside_a_site_commands_say_where_to_go(tmp_path):
    site = Site(tmp_path / "site")
    (site.root / "pelicanconf.py").unlink()
    done = site.run("build")

    assert done.code == 1
    assert "rookery init" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", ["init", "check", "preview", "collect", "build", "serve", "entries"])
def test_every_command_explains_itself(site, command):
    done = site.run(command, "--help")

    assert done.code == 0
    assert len(done.out.splitlines()) > 4


def test_a_published_page_names_its_feed_and_a_hidden_one_is_gone(site):
    site.write("feeds.yml", feeds("eng"))
    site.write("content/eng.xml", rss(item(1, "First"), item(2, "Second")))
    site.build()
    hidden = next((site.root / "content" / "collected" / "eng").rglob("*-second-*.md"))
    site.write(f"content/overrides/eng/{hidden.stem}.md", "---\nhidden: true\n---\n")
    site.build()

    assert not [path for path in site.tree() if "second" in path]
    assert "Second" not in site.page(".")
    assert "First" in site.page(".")
