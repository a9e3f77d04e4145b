"""A rebuild costs what changed, and leaves what a clean build would have left."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forked import build
from rookery.publish.shelves import CHUNK
from sites import ROOT, Site, item, marks, rss, tree


def grown(root: Path) -> Site:
    """A small site with something in every room."""
    site = Site(root)
    site.write(
        "feeds.yml",
        "feeds:\n  - id: eng\n    kind: blog\n    publish: full\n    path: content/feeds/eng.xml\n    topics: [ops]\n"
        "  - id: news\n    kind: press\n    path: content/feeds/news.xml\n",
    )
    site.write("content/feeds/eng.xml", rss(*(item(number) for number in range(6))))
    site.write("content/feeds/news.xml", rss(item("n1", "We moved house"), item("n2", "Pager duty ends")))
    site.topic("ops", "Operations", "keywords: [pager]\n")
    site.topic("people", "People")
    site.person("ada", "Ada Example", "topics: [ops]\n")
    site.person("bo", "Bo Example")
    site.question("on-call", "How does on-call work?", "topics: [ops]\n", "Hello.\n\n## @ada 2026-02-10\n\nFine.\n")
    site.question("pay", "What is the pay?")
    site.write("content/pages/about.md", "Title: About\n\nWe are [people](/people/).\n")
    site.write("content/articles/hello.md", "Title: Hello\nDate: 2026-02-03\nSummary: First words.\n\nText.\n")
    site.write("content/files/plan.txt", "a file\n")
    site.write("content/resources/pager.md", "---\ntitle: Pagers\ntopics: [ops]\nby: ada\nminutes: 5\n---\nText.\n")
    site.write("content/paths/week.md", "---\ntitle: A week\nsteps:\n  - {resource: pager, why: First.}\n---\n")
    return site


def test_a_second_build_writes_nothing_anywhere(site):
    grown(site.root)
    site.build()
    before = marks(site.root)
    site.build()
    memory = {name for name in marks(site.root) if name.startswith(".rookery/")}

    assert {k: v for k, v in before.items() if k not in memory} == {
        k: v for k, v in marks(site.root).items() if k not in memory
    }


def test_the_third_build_does_not_even_touch_its_memory(site):
    grown(site.root)
    for _ in range(2):
        site.build()
    before = all_but_the_lock(site)
    site.build()

    assert before == all_but_the_lock(site)


def all_but_the_lock(site) -> dict:
    return {name: mark for name, mark in marks(site.root).items() if not name.endswith(".lock")}


@pytest.mark.parametrize("count", [3 * CHUNK - 1, 12 * CHUNK - 1], ids=["60", "240"])
def test_one_new_entry_writes_at_most_20_files_whatever_the_size(site, count):
    grown(site.root)
    feed = [
        item(number, date=f"Mon, 02 Feb 2026 10:{number // 60 % 60:02}:{number % 60:02} GMT") for number in range(count)
    ]
    site.write("content/feeds/eng.xml", rss(*feed))
    site.write("content/topics/all.md", "---\ntitle: All\nalso: [everything]\n---\n")
    site.build()
    before = marks(site.output)
    # the worst moment: with this one a page of every list is full
    new = item("new", "Pager news", date="Mon, 02 Mar 2026 10:00:00 GMT", more="<author>Ada Example</author>")
    site.write("content/feeds/eng.xml", rss(*feed, new))
    site.build()
    changed = {name for name, mark in marks(site.output).items() if before.get(name) != mark}

    assert any("pager-news" in name for name in changed)
    assert len(changed) <= 20, sorted(changed)


def test_a_change_of_one_template_renders_its_pages_and_no_other(site):
    grown(site.root)
    shutil.copytree(ROOT / "theme", site.root / "theme")
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + 'THEME = "theme"\n')
    site.build()
    before = marks(site.output)
    template = site.root / "theme" / "templates" / "question.html"
    template.write_text(template.read_text().replace("</article>", "<!-- changed --></article>"))
    site.build()
    changed = {name for name, mark in marks(site.output).items() if before.get(name) != mark}

    assert {"questions/on-call/index.html", "questions/pay/index.html"} == changed


def test_what_nobody_planned_does_not_stay_in_the_output(site):
    grown(site.root)
    site.build()
    clean = site.tree()
    site.write("output/blog/stale/index.html", "old")
    site.write("output/.env", "SECRET=1")
    (site.output / "way-out").symlink_to(site.root)
    (site.output / "index.html").write_text("tampered")
    shutil.rmtree(site.output / "people")
    site.build()

    assert clean == site.tree()
    assert not (site.output / "way-out").is_symlink()
    assert not (site.output / "blog" / "stale").exists()


def test_a_symlinked_folder_in_the_output_is_replaced_and_never_written_through(site, tmp_path):
    grown(site.root)
    site.build()
    clean = site.tree()
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(site.output / "blog")
    (site.output / "blog").symlink_to(outside)
    site.build()

    assert clean == site.tree()
    assert list(outside.iterdir()) == []


def test_a_file_where_a_folder_goes_and_a_folder_where_a_file_goes_are_mended(site):
    grown(site.root)
    site.build()
    clean = site.tree()
    shutil.rmtree(site.output / "topics")
    (site.output / "topics").write_text("in the way")
    (site.output / "index.html").unlink()
    (site.output / "index.html").mkdir()
    site.build()

    assert clean == site.tree()


def test_a_file_that_an_older_one_replaces_is_published(site):
    picture = site.write("content/files/nest.txt", "new")
    site.build()
    picture.write_text("old")
    os.utime(picture, (1_600_000_000, 1_600_000_000))
    site.build()

    assert (site.output / "files" / "nest.txt").read_text() == "old"


@pytest.mark.parametrize(
    "environment",
    [{"TZ": "Asia/Tokyo"}, {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}, {"PYTHONHASHSEED": "7"}, {"LC_ALL": "C"}],
    ids=lambda value: next(iter(value)),
)
def test_the_bytes_do_not_depend_on_the_machine(site, tmp_path, environment):
    grown(site.root)
    other = grown(tmp_path / "elsewhere" / "site")
    site.build(PYTHONHASHSEED="1")
    other.build(**environment)

    assert site.tree() == other.tree()
    assert tree(site.root / "content") == tree(other.root / "content")


POSTS = st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=30)
NAMES = st.sampled_from(["content/questions/pay.md", "content/questions/on-call.md", "content/people/bo.md",
                         "content/pages/about.md", "content/articles/hello.md", "content/files/plan.txt",
                         "content/paths/week.md"])  # fmt: skip
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("feed"), POSTS),
        st.tuples(st.just("delete"), NAMES),
        st.tuples(st.just("move"), NAMES),
        st.tuples(st.just("edit"), NAMES),
        st.tuples(st.just("override"), st.booleans()),
        st.tuples(st.just("withdraw"), st.booleans()),
        st.tuples(st.just("retitle"), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=4,
)


def step(site: Site, what: str, value) -> None:
    """Change the site as a person or a feed would."""
    path = site.root / str(value)
    match what:
        case "feed":
            site.write("content/feeds/eng.xml", rss(*(item(number) for number in value)))
        case "delete":
            path.unlink(missing_ok=True)
        case "move" if path.exists():
            path.rename(path.with_stem(f"{path.stem}-moved"))
        case "edit" if path.exists():
            path.write_text(f"{path.read_text()}\nOne more line.\n")
        case "override":
            entries = sorted((site.root / "content" / "collected" / "eng").rglob("????-*.md"))
            key = "hidden" if value else "pinned"
            site.write(f"content/overrides/eng/{entries[0].stem}.md", f"---\n{key}: true\n---\n")
        case "withdraw":
            site.person("ada", "Ada Example", "topics: [ops]\n", consent="withdrawn" if value else "2026-01-01")
        case "retitle":
            site.topic("ops", f"Operations {value}", "keywords: [pager]\n")


@given(STEPS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_incremental_build_equals_a_clean_one(steps):
    os.environ["SOURCE_DATE_EPOCH"] = "1772452800"
    with tempfile.TemporaryDirectory() as folder:
        site = grown(Path(folder) / "site")
        build(site.root)
        for what, value in steps:
            step(site, what, value)
            build(site.root)
        kept = site.tree()
        shutil.rmtree(site.output)
        shutil.rmtree(site.root / ".rookery")
        code = build(site.root, collect=False)
        if code == 0:
            assert site.tree() == kept
