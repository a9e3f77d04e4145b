"""Mistakes stop the build before anything is published, all of them at once, with their place and the mend."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sites import item, rss


def failing(site, *words: str) -> list[str]:
    done = site.run(*(words or ("build",)))

    assert done.code == 1, done.out + done.err
    assert not site.output.exists()
    return done.err.splitlines()


def test_mistakes_in_different_files_are_told_together(site):
    site.write("feeds.yml", "feeds:\n  - id: eng\n    kind: jobs\n    path: content/feeds/eng.xml\n")
    site.write("content/feeds/eng.xml", rss(item(1)))
    site.question("pay", "Pay?", body="Hm.\n\n## @nobody 2026-02-10\n\nYes.\n")
    site.write("content/people/bo.md", "---\nname: Bo\n---\n")
    site.write("content/pages/about.md", "Title: About\n\nSee [this](/nowhere/).\n")
    lines = failing(site)

    assert any(line.startswith("feeds.yml:3: feeds[0].kind: expected one of blog") for line in lines)
    assert any(line.startswith("content/questions/pay.md:7:") and "nobody" in line for line in lines)
    assert any(line.startswith("content/people/bo.md:") and "consent" in line for line in lines)
    assert not (site.root / "content" / "collected").exists()


def test_a_broken_internal_link_is_named_with_its_line(site):
    site.write("content/pages/about.md", "Title: About\n\nFine.\n\nSee [this](/questions/nowhere/).\n")

    assert any(line.startswith("content/pages/about.md:5:") and "/questions/nowhere/" in line for line in failing(site))


def test_a_link_without_the_slash_at_its_end_is_told_the_mend(site):
    site.write("content/pages/about.md", "Title: About\n\nSee [this](/questions).\n")

    assert any("it needs a slash at its end" in line for line in failing(site))


def test_an_override_of_an_unknown_entry_is_named(site):
    site.write("content/overrides/eng/2026-01-01-nothing-abcdefghij.md", "---\nhidden: true\n---\n")

    assert any(line.startswith("content/overrides/eng/2026-01-01-nothing-abcdefghij.md") for line in failing(site))


def test_a_page_cannot_take_the_address_of_a_list(site):
    site.write("content/pages/questions.md", "Title: Questions\n\nMine.\n")

    assert any("content/pages/questions.md" in line and "/questions/" in line for line in failing(site))


def test_a_missing_template_is_named_with_the_one_that_needs_it(site):
    conf = (site.root / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", conf + 'THEME = "bare"\n')
    site.write("bare/templates/stream.html", "{% extends 'base.html' %}")
    lines = failing(site)

    assert any("base.html" in line and "stream.html" in line for line in lines) or any(
        "404.html" in line for line in lines
    )


def test_a_plugin_that_cannot_be_loaded_stops_the_build(site):
    conf = (site.root / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", conf + 'PLUGINS = [*PLUGINS, "rookery.questoins"]\n')

    assert any("rookery.questoins" in line for line in failing(site))


@pytest.mark.parametrize("place", [".", "content/out", "..", "/"])
def test_an_output_folder_that_holds_the_site_is_refused(site, place):
    conf = (site.root / "pelicanconf.py").read_text()
    site.write("pelicanconf.py", conf + f'OUTPUT_PATH = "{place}"\n')
    done = site.run("build")

    assert done.code == 1
    assert "OUTPUT_PATH" in done.err
    assert (site.root / "feeds.yml").exists()


def test_plain_pelican_does_the_same_as_rookery_build(site, tmp_path):
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    site.build()
    ours = site.tree()
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", str(tmp_path / "other")]
    done = subprocess.run(command, cwd=site.root, env={**os.environ, "SOURCE_DATE_EPOCH": "1772452800"},
                          capture_output=True, text=True, check=False)  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert ours == {path.relative_to(tmp_path / "other").as_posix(): path.read_bytes()
                    for path in (tmp_path / "other").rglob("*") if path.is_file()}  # fmt: skip

    site.write("feeds.yml", "feeds:\n  - id: Eng\n")
    bad = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)

    assert bad.returncode == 1
    assert "feeds.yml:2" in bad.stderr
    assert "Traceback" not in bad.stderr + bad.stdout
