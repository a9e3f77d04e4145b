"""What is forgotten is gone from content, archive and site, and no feed, branch or second try brings it back."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

import pytest

from rookery.archive.index import read_index
from rookery.cli.forget_find import find_target
from rookery.cli.forget_plan import plan_forgetting
from rookery.collect import hold
from rookery.forgotten.tombstones import write_tombstone
from sites import NOON, Site, item, rss, tree

MAIL, PHONE = "canary@example.com", "+44 20 7946 0958"
FEEDS = f"""\
feeds:
  - {{id: blog, kind: blog, path: feeds/blog.xml, publish: full, allow_contacts: [{MAIL}, "{PHONE}"]}}
  - {{id: news, kind: press, path: feeds/news.xml, publish: full}}
"""
BODY = f"<p>CANARY TESTER and <b>Canary</b> Tester, Tester, Canary; {MAIL}, {PHONE}</p>"
MORE = "<author>x@example.com (Canary Tester)</author>"
PERSON = f"""\
---
name: Canary Tester
consent: 2026-01-01
team: Kiln
links: {{Mail: "mailto:{MAIL}"}}
also: [C. Tester]
---
Ring me: {PHONE}
"""


def feed(*more: str) -> str:
    return rss(item(1, "Canary Tester fires", html.escape(BODY), more=MORE), item(2, "Other", "By C. Tester."), *more)


def fill(site: Site) -> None:
    site.write("feeds.yml", FEEDS)
    site.write("feeds/blog.xml", feed())
    site.write("feeds/news.xml", rss(item(1, "Canary Tester fires again"), item(7, "News")))
    site.write("content/people/canary-tester.md", PERSON)
    site.person("bo", "Bo Ek")
    answers = "\n## @canary-tester 2026-02-03\n\nHot.\n\n## @bo 2026-02-04\n\nAsk Canary\nTester.\n"
    site.question("hot", "How hot is it?", body=f"Is Canary Tester there?\n{answers}")
    site.question("cold", "Why is it cold?")
    site.write(
        "content/articles/fire.md", "Title: Fire\nDate: 2026-02-03\nAuthor: canary-tester\n\nBy Canary Tester.\n"
    )


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Site:
    """A site as it stands before anything is forgotten."""
    site = Site(tmp_path_factory.mktemp("forget") / "site")
    fill(site)
    site.build()
    entry = next(path for path in (site.root / "content/collected/blog").rglob("*fires*.md"))
    site.write(f"content/overrides/blog/{entry.name}", "---\npinned: true\n---\n")
    return site


@pytest.fixture
def nest(collected, tmp_path) -> Site:
    """A copy of it, to forget things in."""
    shutil.copytree(collected.root, tmp_path / "nest")
    return Site.at(tmp_path / "nest")


def holders(root: Path) -> set[str]:
    """Files below content/ and output/ that hold the name, an address of the person, or have it in their own name."""
    found = set()
    for folder in ("content", "output"):
        for place, data in tree(root / folder).items():
            said = re.sub(r"<[^>]*>", "", html.unescape(data.decode(errors="replace"))).casefold()
            plain = re.sub(r"[\s.,\-]+", " ", f"{said} {place}".replace("\\n", " "))
            digits = re.sub(r"[^0-9a-z]", "", said)
            if (
                any(one in plain for one in ("canary tester", "tester canary", "c tester", "canary@"))
                or "442079460958" in digits
            ):
                found.add(f"{folder}/{place}")
    return found


def test_a_person_is_gone_from_content_archive_and_site_and_stays_gone_after_another_collect(nest):
    assert len(holders(nest.root)) > 15
    done = nest.run("forget", "canary-tester", "--yes")
    assert (0, "") == (done.code, done.err)

    nest.build("--offline")
    assert set() == holders(nest.root)

    # the same feed again, read anew because it has another item, which names them as well
    nest.write("feeds/blog.xml", feed(item(3, "Canary Tester again", BODY, more=MORE)))
    nest.build()
    assert set() == holders(nest.root)
    assert "An employee again" in nest.page("blog")
    assert "An employee" in nest.page("questions/hot")
    assert "pinned: true" in "".join(path.read_text() for path in (nest.root / "content/overrides/blog").iterdir())


def test_collecting_the_same_again_changes_nothing_in_the_archive(nest):
    nest.run("forget", "Canary Tester", "--yes")
    before = tree(nest.root / "content/collected")
    nest.write("feeds/blog.xml", feed() + "\n")
    report = nest.run("collect").out

    after = tree(nest.root / "content/collected")
    assert "blog  fetched    2 items" in report or "0 new, 0 updated" in report
    assert {place: data for place, data in before.items() if place.endswith(".md")} == {
        place: data for place, data in after.items() if place.endswith(".md")
    }


def test_who_still_refers_to_the_id_means_an_employee(nest):
    nest.run("forget", "canary-tester", "--yes")
    nest.question("late", "Is it late?", body="Tell.\n\n## @canary-tester 2026-02-05\n\nIt is.\n")
    nest.build("--offline")

    assert "An employee" in nest.page("questions/late")


def test_a_file_that_git_brings_back_stops_the_build_and_the_same_command_mends_it(nest):
    nest.run("forget", "canary-tester", "--yes")
    nest.write("content/people/canary-tester.md", PERSON)
    done = nest.run("build", "--offline")

    assert 1 == done.code
    assert "content/people/canary-tester.md: this person was forgotten, and the file is here (again)" in done.err
    assert 0 == nest.run("forget", "content/people/canary-tester.md", "--yes").code
    assert 1 == len(list((nest.root / "content/forgotten").iterdir()))
    nest.build("--offline")


@pytest.mark.parametrize("written", [0, 2])
def test_broken_off_anywhere_the_same_command_ends_where_one_that_was_not_would_have(nest, written):
    plan = plan_forgetting(nest.root, find_target(nest.root, "canary-tester"), "2026-03-02")
    write_tombstone(nest.root, plan.tombstone)
    for place, text in list(plan.files.items())[:written]:
        nest.write(place, text)
    assert "was forgotten" in nest.run("check").err

    nest.run("forget", "canary-tester", "--yes")
    nest.build("--offline")
    assert set() == holders(nest.root)
    assert [plan.tombstone.place] == [
        f"content/forgotten/{one.name}" for one in (nest.root / "content/forgotten").iterdir()
    ]
    assert len(read_index(nest.root).records) == 4


def test_without_a_terminal_and_without_yes_it_only_shows_what_would_be_done(nest):
    before = tree(nest.root / "content")
    done = nest.run("forget", "canary-tester")

    assert 0 == done.code
    assert "Nothing was changed. Say --yes to do it." in done.out
    for line in ("  content/people/canary-tester.md", "  content/questions/hot.md", "  content/articles/fire.md"):
        assert line in done.out
    assert "feeds.yml:2: holds the name or an address" in done.out
    assert before == tree(nest.root / "content")


def test_it_says_what_it_cannot_reach_and_how_that_is_done(nest):
    nest.write("publishconf.py", 'PROMISE_SPONSOR = "canary-tester"\n')
    out = nest.run("forget", "canary-tester", "--yes").out

    assert "publishconf.py:1: names them by their id. Put somebody else there" in out
    assert "git filter-repo --invert-paths " in out
    assert "--path content/people/canary-tester.md" in out
    assert "regex:(?i)Canary\\s+Tester==>An employee" in out
    assert "forks and clones" in out


def entry_of(site: Site, title: str) -> dict[str, object]:
    lines = map(json.loads, site.run("entries", "--json").out.splitlines())
    return next(line for line in lines if line["title"] == title)


@pytest.mark.parametrize("by", ["file", "address"])
def test_an_entry_goes_with_its_twin_and_its_override_and_does_not_come_back(nest, by):
    entry = entry_of(nest, "Canary Tester fires")
    address = f"blog/canary-tester-fires-{str(entry['file']).removesuffix('.md')[-10:][:6]}"
    assert ["blog", "news"] == entry["feeds"]
    assert (nest.output / address).is_dir()
    said = {"file": entry["file"], "address": f"https://nest.example/{address}/"}[by]

    aside = nest.write(f"content/{entry['file']}.bad", "a half of it")

    assert 0 == nest.run("forget", str(said), "--yes").code
    assert not aside.exists()
    # once more the same, and the same under another guid
    other = item(1, "Canary Tester fires").replace("<guid>https://blog.example.com/1/", "<guid>tag:another")
    nest.write("feeds/blog.xml", rss(other, item(2, "Other"), item(4, "New")))
    nest.write("feeds/news.xml", rss(item(1, "Canary Tester fires again"), item(8, "More news")))
    nest.build()

    titles = {record.entry.title for record in read_index(nest.root).records}
    assert {"Other", "New", "News", "More news"} == titles
    assert not (nest.output / address).exists()
    assert not list((nest.root / "content/overrides/blog").iterdir())


def test_an_entry_that_git_brings_back_is_not_shown(nest):
    entry = entry_of(nest, "News")
    file = nest.root / "content" / str(entry["file"])
    data = file.read_bytes()
    nest.run("forget", str(entry["file"]), "--yes")
    file.write_bytes(data)
    nest.build("--offline")

    assert ">News<" not in nest.page("press")


def test_a_question_goes_wholly_and_is_known_when_it_is_asked_again(nest):
    assert 0 == nest.run("forget", "/questions/cold/", "--yes").code
    nest.build("--offline")
    assert not (nest.output / "questions/cold").exists()

    nest.question("cold-2", "why is it COLD")
    done = nest.run("check")
    assert 1 == done.code
    assert "content/questions/cold-2.md: this question was forgotten, and is here (again)" in done.err


def test_what_leads_to_a_question_is_named(nest):
    nest.question("old", "Cold?", "status: merged\ninto: cold\n")
    out = nest.run("forget", "cold").out

    assert "content/questions/old.md:5: a link to it. Take it out, or the site will not build" in out


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("canary-testr", "no person, question, entry or feed is called so. Did you mean 'canary-tester'?"),
        ("Nobody Known", "no person has this name, and no text of the site or the archive holds it"),
    ],
)
def test_what_nobody_knows_is_not_forgotten(collected, said, expected):
    done = collected.run("forget", said, "--yes")

    assert 1 == done.code
    assert expected in done.err


def test_two_things_of_one_name_have_to_be_told_apart(nest):
    nest.question("bo", "Who is Bo?")
    done = nest.run("forget", "bo", "--yes")

    assert 1 == done.code
    assert "bo: this may be content/people/bo.md or content/questions/bo.md. Name the file" in done.err


def test_of_a_feed_all_goes_that_was_collected_once_it_left_feeds_yml(nest):
    named = nest.run("forget", "blog", "--yes")

    assert (1, True) == (named.code, "blog: feeds.yml still names this feed" in named.err)

    nest.write("feeds.yml", FEEDS.replace("id: blog", "id: other"))
    nest.write("content/collected/blog/images/a.webp", "picture")
    nest.write("content/collected/blog/waiting/2026-02-02-more-aaaaaaaaaa.md", "waits")
    (entry,) = (nest.root / "content/collected/blog").rglob("*-other-*.md")
    nest.write("content/articles/more.md", f"Title: More\nDate: 2026-02-03\n\n[Other](/blog/{entry.stem[11:-4]}/)\n")
    shown = nest.run("forget", "content/collected/blog")
    done = nest.run("forget", "blog", "--yes")

    assert (shown.code, done.code) == (0, 0)
    assert "To be forgotten: the feed 'blog', with 2 entries" in shown.out
    assert "if feeds.yml names it again, it is collected again" in shown.out
    assert "content/articles/more.md:4: a link to it" in shown.out
    assert "--path content/overrides/blog --path content/collected/blog\n" in done.out
    assert not any((nest.root / "content" / folder / "blog").exists() for folder in ("collected", "overrides"))
    assert not (nest.root / "content/forgotten").exists()
    assert (nest.root / "content/collected/news").is_dir()
    (nest.root / "content/articles/more.md").unlink()
    nest.build("--offline")
    assert not (nest.output / "blog" / entry.stem[11:-4]).exists()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FEEDS.replace("kind: press", "kind: pres"), "feeds.yml:3: feeds[1].kind: expected"),
        ("feeds: [", "feeds.yml:"),
        (None, "feeds.yml: no such file in the site's folder"),
    ],
)
def test_while_feeds_yml_cannot_be_read_no_feed_is_forgotten_but_a_question_is(nest, text, why):
    before = tree(nest.root / "content/collected")
    (nest.root / "feeds.yml").unlink()
    if text:
        nest.write("feeds.yml", text)
    done = nest.run("forget", "blog", "--yes")

    assert (1, True) == (done.code, done.err.startswith(why))
    assert before == tree(nest.root / "content/collected")
    assert 0 == nest.run("forget", "questions/cold", "--yes").code


@pytest.mark.parametrize("said", ["collectedblog", "https://elsewhere.example/blog", "/blog/", "blog.md", "blog/"])
def test_what_only_ends_like_a_feed_names_none(nest, said):
    nest.write("feeds.yml", FEEDS.replace("id: blog", "id: other"))
    done = nest.run("forget", said, "--yes")

    assert (1, True) == (done.code, f"{said}: no person, question, entry or feed is called so" in done.err)
    assert (nest.root / "content/collected/blog").is_dir()


@pytest.mark.parametrize("said", ["blog", "collected/blog", "content/collected/blog", "content/collected/blog/"])
def test_a_feed_is_named_by_its_folder(nest, said):
    nest.write("feeds.yml", FEEDS.replace("id: blog", "id: other"))

    assert "To be forgotten: the feed 'blog'" in nest.run("forget", said).out


def test_a_feed_and_a_person_of_one_name_have_to_be_told_apart(nest):
    nest.write("content/collected/bo/2026/x.txt", "")
    done = nest.run("forget", "bo", "--yes")

    assert (1, True) == (done.code, "may be content/people/bo.md or content/collected/bo. Name" in done.err)


def test_a_name_without_a_file_is_taken_out_of_texts(nest):
    nest.write("feeds/news.xml", rss(item(9, "Dora Elsewhere visits", "She came."), item(7, "News")))
    nest.build(today=str(int(NOON) + 60))
    nest.run("forget", "Dora Elsewhere", "--yes")
    nest.build("--offline")

    assert "Dora" not in nest.page("press")
    assert "An employee visits" in nest.page("press")


def test_what_waits_for_a_yes_forgets_as_the_archive_does(nest, monkeypatch):
    monkeypatch.setattr(hold, "MOST_NEW", 0)
    nest.write("feeds/blog.xml", feed(item(3, "Canary Tester again", BODY, more=MORE)))
    nest.run("collect")
    before = holders(nest.root)
    done = nest.run("forget", "canary-tester", "--yes")
    nest.build("--offline")

    assert any("/blog/waiting/" in place for place in before)
    assert (0, set()) == (done.code, holders(nest.root))
    assert 0 == nest.run("confirm", "blog").code
    assert "An employee again" in {record.entry.title for record in read_index(nest.root).records}


def test_what_is_kept_of_a_hold_while_feeds_yml_names_another_address_forgets_too(nest):
    nest.write("feeds/blog.xml", rss(item(8, "Pills"), title="Canary Tester sells", link="https://pills.example/"))
    nest.run("collect")
    nest.write("feeds.yml", FEEDS.replace("blog.xml", "tpyo.xml"))
    nest.write("feeds/tpyo.xml", "no feed")
    nest.run("collect")
    state = nest.root / "content/collected/blog/_state.json"
    before = state.read_text()
    nest.run("forget", "canary-tester", "--yes")

    assert "Canary Tester sells" in before.partition("waiting_kept")[2]
    assert "Canary" not in state.read_text()
    assert "An employee sells" in state.read_text()
