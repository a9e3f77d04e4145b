"""A person's yes to many jobs that went at once, and how the feeds fare, from a terminal."""

import json
from datetime import datetime, timedelta

import pytest

from rookery.archive.store import read_feed, read_state
from sites import item, marks, rss

FEEDS = """\
feeds:
  - {id: jobs, kind: job, path: content/jobs.xml}
  - {id: blog, kind: blog, path: content/blog.xml}
"""
START = datetime.fromisoformat("2026-03-20T10:00:00Z")


def hour(number):
    return str(int((START + timedelta(hours=number)).timestamp()))


@pytest.fixture
def held(site):
    """A site that had eight jobs, of which seven went at once an hour later."""
    site.write("feeds.yml", FEEDS)
    site.write("content/blog.xml", rss(item(1)))
    site.write("content/jobs.xml", rss(*(item(number) for number in range(8))))
    site.run("collect", today=hour(0))
    site.write("content/jobs.xml", rss(item(0)))
    assert "held: 7 of 8 jobs are gone at once" in site.run("collect", today=hour(1)).out
    return site


def status(site):
    return [json.loads(line) for line in site.run("status", "--json").out.splitlines()]


def test_a_held_drop_is_confirmed_and_closed_by_the_next_answer_12_hours_later(held):
    confirmed = held.run("confirm", "jobs")

    assert (0, "") == (confirmed.code, confirmed.err)
    assert (
        "jobs: 7 jobs are missing since 2026-03-20T11:00:00Z. The first answer from 2026-03-20T23:00:00Z on without "
        "them closes them.\n"
    ) == confirmed.out
    held.run("collect", today=hour(6))
    assert {"open": 1, "missing": 7, "closed": 0} == status(held)[0]["jobs"]
    assert "7 jobs closed" in held.run("collect", today=hour(13)).out
    assert {"open": 1, "missing": 0, "closed": 7} == status(held)[0]["jobs"]


def test_a_confirmation_that_was_cut_off_can_be_given_again(held):
    state = held.root / "content/collected/jobs/_state.json"
    before = state.read_bytes()
    held.run("confirm", "jobs")
    entries = read_feed(held.root, "jobs")
    state.write_bytes(before)

    assert 0 == held.run("confirm", "jobs").code
    assert entries == read_feed(held.root, "jobs")
    assert "" == read_state(held.root, "jobs").held


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("blog", "blog: no answer is held, so there is nothing to confirm\n"),
        ("jbos", "feeds.yml: no feed has the id 'jbos'. Did you mean 'jobs'?\n"),
    ],
)
def test_what_is_not_held_cannot_be_confirmed(held, name, error):
    before = marks(held.root / "content")
    done = held.run("confirm", name)

    assert (1, error) == (done.code, done.err)
    assert before == marks(held.root / "content")


def test_status_tells_people_what_is_held_and_what_fails(held):
    held.write("content/blog.xml", "<html><title>Oops\x1b[2J</title></html>")
    for number in (2, 3):
        held.run("collect", today=hour(number))
    before = marks(held.root / "content")
    told = held.run("status")

    assert 0 == told.code
    assert told.out.startswith(
        "jobs  job     8 open, 0 missing, 0 closed; confirmed 2026-03-20\n"
        "      held since 2026-03-20T11:00:00Z: 7 of 8 jobs are gone; if that is true: rookery confirm jobs\n"
        "blog  blog    1 entry\n"
        "      failed 2 times since 2026-03-20T12:00:00Z: "
    )
    assert "\x1b" not in told.out
    assert before == marks(held.root / "content")


def test_status_is_data_for_programs(held):
    jobs, blog = status(held)

    assert {
        "feed": "jobs",
        "kind": "job",
        "source": "content/jobs.xml",
        "answer": "ok",
        "error": "",
        "failures": 0,
        "failing_since": "",
        "not_before": "",
        "fresh_until": "",
        "items": 1,
        "entries": 8,
        "waiting": None,
        "jobs": {"open": 8, "missing": 0, "closed": 0},
        "confirmed": "2026-03-20",
        "held": {"since": "2026-03-20T11:00:00Z", "jobs": 7, "of": 8},
    } == jobs
    assert ("blog", "ok", 1) == (blog["feed"], blog["answer"], blog["entries"])
    assert not {"jobs", "confirmed", "held"} & set(blog)


def test_status_of_what_was_never_asked_or_cannot_be_read(held):
    (held.root / "content/collected/jobs/_state.json").write_text("{")
    held.write("feeds.yml", FEEDS.replace("blog.xml", "jobs.xml"))
    jobs, blog = status(held)

    assert ("damaged", "none") == (jobs["answer"], blog["answer"])
    assert "_state.json: not JSON" in jobs["error"]
    assert "not asked yet" in held.run("status").out


# ---- what waits


@pytest.fixture
def flooded(site):
    """A blog of two posts that brought eighty more, and changed none."""
    site.write("feeds.yml", FEEDS)
    site.write("content/jobs.xml", rss())
    site.write("content/blog.xml", rss(item(1), item(2)))
    site.run("collect", today=hour(0))
    site.write("content/blog.xml", rss(*(item(number) for number in range(1, 83))))
    site.collected = site.run("collect", today=hour(24))
    return site


def test_a_flood_is_no_failure_and_everything_says_what_to_do_about_it(flooded):
    done, told, checked = flooded.collected, flooded.run("status").out, flooded.run("check").out
    blog = status(flooded)[1]

    assert (0, "") == (done.code, done.err)
    assert (
        "blog  82 items, held\n"
        "      note: held since 2026-03-21: 80 new entries at once. The site stays as it was. See what waits: "
        "rookery status; if it is right: rookery confirm blog; if not: rookery confirm blog --drop\n"
        "2 feeds: 0 new, 0 updated, 1 held\n"
    ) in done.out
    assert (
        "blog  blog    2 entries\n"
        "      held since 2026-03-21T10:00:00Z: 80 new entries at once\n"
        "      80 new entries in content/collected/blog/waiting/: \u2018Post 9\u2019, \u2018Post 82\u2019, "
        "\u2018Post 81\u2019 and 77 more\n"
        "      if that is right: rookery confirm blog; if not: rookery confirm blog --drop\n"
    ) in told
    assert "feeds: blog is held since 2026-03-21, 80 new entries at once: `rookery status` shows what waits" in checked
    assert {
        "since": "2026-03-21T10:00:00Z",
        "why": "80 new entries at once",
        "new": 80,
        "changed": 0,
        "folder": "content/collected/blog/waiting",
        "titles": ["Post 9", "Post 82", "Post 81"],
    } == blog["waiting"]


def test_a_build_that_collects_says_once_what_is_held_and_one_that_does_not_says_it_too(flooded):
    both, offline = flooded.build(today=hour(25)).out, flooded.build("--offline").out

    assert (1, 0) == (both.count("held since"), both.count("feeds: blog is held since"))
    assert 1 == offline.count("feeds: blog is held since")


def test_the_site_shows_nothing_of_what_waits_and_all_of_it_after_a_yes(flooded):
    flooded.build("--offline")
    before = "".join(path.read_text() for path in flooded.output.rglob("*.html"))
    said = flooded.page("sources")
    confirmed = flooded.run("confirm", "blog")
    flooded.build("--offline")

    assert "Post 2" in before
    assert "Post 3" not in before
    assert "was so unlike what came before that a person looks at it first" in said
    assert (0, "blog: let in 80 new entries. The next build shows them.\n") == (confirmed.code, confirmed.out)
    assert 82 == len(read_feed(flooded.root, "blog"))
    assert "Post 82" in "".join(path.read_text() for path in flooded.output.rglob("*.html"))
    assert "unlike" not in flooded.page("sources")
    assert "82 items, held" not in flooded.run("collect", today=hour(25)).out
    assert (1, "blog: no answer is held, so there is nothing to confirm\n") == (
        (again := flooded.run("confirm", "blog")).code,
        again.err,
    )


def test_a_yes_that_was_cut_off_can_be_given_again(flooded):
    state = flooded.root / "content/collected/blog/_state.json"
    held, room = state.read_bytes(), flooded.root / "content/collected/blog/waiting"
    half = {path: path.read_bytes() for path in sorted(room.iterdir())[:40]}
    flooded.run("confirm", "blog")
    whole = marks(flooded.root / "content")
    state.write_bytes(held)
    room.mkdir()
    for path, text in half.items():
        path.write_bytes(text)

    assert "let in 40 changed entries" in flooded.run("confirm", "blog").out
    assert whole.keys() == marks(flooded.root / "content").keys()
    assert "" == read_state(flooded.root, "blog").waiting


def test_a_no_empties_the_waiting_room_and_the_next_other_answer_is_judged_by_itself(flooded):
    dropped = flooded.run("confirm", "blog", "--drop")
    same = flooded.run("collect", today=hour(25))
    flooded.write("content/blog.xml", rss(item(1), item(2), item(3)))
    other = flooded.run("collect", today=hour(26))

    assert (0, "") == (dropped.code, dropped.err)
    assert dropped.out.startswith("blog: 80 entries that waited are dropped, and the site stays as it was.")
    assert "blog  unchanged\n" in same.out
    assert "blog  3 items, 1 new\n" in other.out
    assert 3 == len(read_feed(flooded.root, "blog"))


def test_what_was_dropped_waits_again_once_the_feed_says_something_else_as_the_no_had_said(flooded):
    dropped = flooded.run("confirm", "blog", "--drop")
    flooded.write(
        "content/blog.xml",
        (flooded.root / "content/blog.xml").read_text().replace("</channel>", f"{item(999)}</channel>"),
    )
    flooded.run("collect", today=hour(25))

    assert "if it is odd again, it waits again, and rookery confirm blog lets it in." in dropped.out
    assert "if it was committed while it waited: git restore content/collected/blog." in dropped.out
    assert "blog: let in 81 new entries" in flooded.run("confirm", "blog").out


def test_a_drop_of_jobs_is_nothing_that_could_be_dropped(held):
    done = held.run("confirm", "jobs", "--drop")

    assert (1, "jobs: no answer is held, so there is nothing to drop\n") == (done.code, done.err)
