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
