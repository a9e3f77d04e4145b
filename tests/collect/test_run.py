"""Whole runs over real files and a real server: what is archived, remembered and reported."""

import errno
import json
import os
from dataclasses import replace

import pytest

from rookery.archive.store import read_feed, read_state
from rookery.collect.report import render_report, report_json
from rookery.collect.run import collect, settings_hash
from rookery.config.feeds import FeedConfig, FeedsFile, Filter
from rookery.errors import ArchiveError, ConfigError, LockedError
from rookery.model.feed import CollectReport, FeedReport
from server import answer
from sites import item, marks, rss, tree

NOW = "2026-03-20T10:00:00Z"
LATER = "2026-03-21T10:00:00Z"
POSTS = rss(item(1), item(2), item(3))


class Watch:
    """A Progress that writes down what it was told."""

    def __init__(self):
        self.told = []

    def start(self, total):
        self.told.append(total)

    def advance(self, report):
        self.told.append(report.feed)

    def stop(self):
        self.told.append("stop")


class Nest:
    """A site whose feeds are local files, ``blog`` and ``news``, or an address."""

    def __init__(self, root):
        self.root = root
        self.feeds = FeedsFile(
            feeds=(
                FeedConfig(id="blog", kind="blog", path="blog.xml"),
                FeedConfig(id="news", kind="press", path="news.xml"),
            )
        )

    def say(self, feed, text):
        (self.root / f"{feed}.xml").write_bytes(text if isinstance(text, bytes) else text.encode())

    def set(self, feed, **values):
        feeds = [one.model_copy(update=values) if one.id == feed else one for one in self.feeds.feeds]
        self.feeds = FeedsFile(feeds=tuple(feeds))

    def run(self, now=NOW, **options):
        return collect(self.root, self.feeds, now=now, **options)

    def report(self, feed="blog", now=NOW):
        return next(one for one in self.run(now).feeds if one.feed == feed)

    def titles(self, feed="blog"):
        return [entry.title for entry in read_feed(self.root, feed)]

    def state(self, feed="blog"):
        return read_state(self.root, feed)

    def content(self):
        return tree(self.root / "content")


@pytest.fixture
def nest(tmp_path):
    made = Nest(tmp_path)
    made.say("blog", POSTS)
    made.say("news", rss(item(4), title="News", link="https://news.example.com/"))
    return made


@pytest.fixture
def online(tmp_path, server):
    """A nest whose blog is served; ``plays`` sets what the server answers in turn."""
    made = Nest(tmp_path)
    address = server.plays("/feed", answer(200, POSTS.encode()))
    made.feeds = FeedsFile(feeds=(FeedConfig(id="blog", kind="blog", url=address, allow_private=True),))
    made.plays = lambda *answers: server.plays("/feed", *answers)
    made.server = server
    return made


# ---- what comes of it


def test_a_run_archives_what_is_new_and_says_so(nest):
    report = nest.run()

    assert ["Post 1", "Post 2", "Post 3"] == nest.titles()
    assert ["Post 4"] == nest.titles("news")
    assert [("blog", "fetched", 3, 3, 0), ("news", "fetched", 1, 1, 0)] == [
        (feed.feed, feed.status, feed.items, feed.new, feed.updated) for feed in report.feeds
    ]
    assert 0 == report.exitcode
    assert ("Example blog", 3, "blog.xml") == ((state := nest.state()).title, state.last_count, state.source)


def test_a_second_run_writes_nothing_at_all(nest):
    nest.run()
    before = marks(nest.root / "content")

    report = nest.run(LATER)

    assert before == marks(nest.root / "content")
    assert ["unchanged", "unchanged"] == [feed.status for feed in report.feeds]


def test_news_is_added_and_edits_are_made_in_place(nest):
    nest.run()
    names = sorted(nest.content())
    nest.say("blog", rss(item(5), item(3, title="Post III"), item(1)))

    feed = nest.report(now=LATER)

    assert (3, 1, 1) == (feed.items, feed.new, feed.updated)
    assert ["Post 1", "Post 2", "Post 5", "Post III"] == sorted(nest.titles())
    assert set(names) < set(nest.content())


def test_only_the_feeds_that_are_named_are_asked(nest):
    report = nest.run(only=("news",))

    assert ["news"] == [feed.feed for feed in report.feeds]
    assert [] == nest.titles("blog")


def test_names_of_no_feed_are_all_said_before_anything_is_fetched(nest):
    with pytest.raises(ConfigError) as raised:
        nest.run(only=("blgo", "zzz", "news"))

    assert [
        "feeds.yml: no feed has the id 'blgo'. Did you mean 'blog'?",
        "feeds.yml: no feed has the id 'zzz'. Expected one of blog, news",
    ] == str(raised.value).split("\n")
    assert not (nest.root / "content").exists()


def test_progress_is_told_of_every_feed_and_of_the_end(nest):
    watch = Watch()

    nest.run(progress=watch)

    assert [2, "blog", "news", "stop"] == watch.told


def test_a_second_run_at_once_is_refused(nest):
    class Meanwhile(Watch):
        def advance(self, report):
            with pytest.raises(LockedError, match="already running"):
                nest.run()
            super().advance(report)

    watch = Meanwhile()
    nest.run(progress=watch)

    assert "stop" == watch.told[-1]


def test_a_feed_that_left_feeds_yml_is_named_once_and_kept(nest):
    nest.run()
    both = nest.feeds
    nest.feeds = FeedsFile(feeds=nest.feeds.feeds[:1])

    stays = "content/collected/news/ is not in feeds.yml any more; its 1 entry stays on the site."
    told = (f"{stays} If it should go: rookery forget news",)
    assert [told, (), ()] == [nest.run(now).notes for now in (NOW, NOW, LATER)]
    assert ["Post 4"] == nest.titles("news")

    nest.feeds, without = both, nest.feeds
    assert () == nest.run(LATER).notes
    nest.feeds = without
    assert told == nest.run(LATER).notes


def test_a_feed_that_comes_back_and_only_fails_is_told_anew_when_it_leaves_again(nest):
    nest.run()
    both, without = nest.feeds, FeedsFile(feeds=nest.feeds.feeds[:1])
    told = []
    for feeds in (without, both, without):
        nest.feeds = feeds
        if feeds is both:
            (nest.root / feeds.feeds[1].path).write_text("no feed")
        told.append(len(nest.run(LATER).notes))

    assert [1, 0, 1] == told


def test_what_cannot_be_remembered_of_a_feed_that_left_costs_no_report(nest, monkeypatch):
    nest.run()
    nest.feeds = FeedsFile(feeds=nest.feeds.feeds[:1])
    put = os.replace

    def full(here, there):
        if str(there).endswith("news/_state.json"):
            raise OSError(errno.ENOSPC, "No space left on device")
        put(here, there)

    monkeypatch.setattr(os, "replace", full)
    report = nest.run()

    assert ["blog"] == [feed.feed for feed in report.feeds]
    assert "is not in feeds.yml any more" in report.notes[0]
    assert report.notes[1].startswith("content/collected/news/_state.json: cannot write it: No space left on device")


def test_of_a_feed_of_jobs_that_left_feeds_yml_it_is_said_how_they_are_shown(nest):
    blog, news = nest.feeds.feeds
    nest.feeds = FeedsFile(feeds=(blog, news.model_copy(update={"kind": "job", "on_gone": "close"})))
    nest.run()
    nest.feeds = FeedsFile(feeds=(blog,))

    (note,) = nest.run().notes

    assert "its 1 entry stays on the site, its jobs as no longer confirmed. " in note
    assert ["Post 4"] == nest.titles("news")


# ---- faults

LOGIN = b"<!DOCTYPE html><html><head><title>Login</title></head><body>Please log in.</body></html>"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (LOGIN, "not a feed (HTML page: "),
        (b"", "empty file"),
        (POSTS[: len(POSTS) // 2].encode(), "truncated"),
        (b"\x00\x01garbage", "not a feed"),
        (b'{"error": "no"}', "not a feed"),
    ],
    ids=["login page", "empty", "truncated", "garbage", "other JSON"],
)
def test_a_body_that_is_no_feed_changes_no_entry_and_is_asked_for_again(nest, body, error):
    nest.run()
    before, state = nest.titles(), nest.state()
    nest.say("blog", body)

    report = nest.run(LATER)

    feed = report.feeds[0]
    assert "failed" == feed.status
    assert feed.error.startswith(error)
    assert 3 == report.exitcode
    assert before == nest.titles()
    assert (1, LATER, feed.error) == ((after := nest.state()).failures, after.failing_since, after.last_error)
    assert (state.body_hash, state.settings_hash) == (after.body_hash, after.settings_hash)


def test_a_row_of_failures_is_counted_from_its_first_and_ends_with_an_answer(nest):
    nest.run()
    known = nest.state()
    (nest.root / "blog.xml").unlink()
    nest.run("2026-03-21T10:00:00Z")

    feed = nest.report(now="2026-03-28T10:00:00Z")

    assert (2, "2026-03-21T10:00:00Z") == ((state := nest.state()).failures, state.failing_since)
    assert ("failing since 2026-03-21; mend its address in feeds.yml, or take the feed out",) == feed.notes
    nest.say("blog", POSTS)
    assert "unchanged" == nest.report(now="2026-03-29T10:00:00Z").status
    assert known == nest.state()


def test_all_feeds_failing_is_said_by_the_exit_code(nest):
    nest.say("blog", LOGIN)
    nest.say("news", LOGIN)

    assert 4 == nest.run().exitcode


def test_an_emptied_feed_removes_nothing_and_is_noted(nest):
    nest.run()
    nest.say("blog", rss())

    feed = nest.report()

    assert ("fetched", 0, ("emptied: it held 3 items before; they stay",)) == (feed.status, feed.items, feed.notes)
    assert ["Post 1", "Post 2", "Post 3"] == nest.titles()
    assert 3 == nest.state().last_count


def test_a_damaged_entry_is_set_aside_and_comes_back_with_the_feed(nest):
    nest.run()
    whole = nest.content()
    file = sorted((nest.root / "content/collected/blog").rglob("*.md"))[1]
    file.write_bytes(file.read_bytes()[:40])

    feed = nest.report()

    assert "fetched" == feed.status
    assert "set aside as " in feed.notes[0]
    assert whole.items() < nest.content().items()
    assert () == nest.report(now=LATER).notes


def test_a_damaged_state_is_set_aside_and_the_feed_asked_afresh(nest):
    nest.run()
    whole = nest.content()
    (nest.root / "content/collected/blog/_state.json").write_text("{")

    feed = nest.report()

    assert "_state.json: not JSON" in feed.notes[0]
    assert whole.items() < nest.content().items()


def test_an_archive_behind_a_link_stops_the_run_by_name(nest):
    (nest.root / "content/collected").mkdir(parents=True)
    (nest.root / "elsewhere").mkdir()
    (nest.root / "content/collected/news").symlink_to(nest.root / "elsewhere")

    with pytest.raises(ArchiveError, match=r"^content/collected/news: must be a folder, not a link"):
        nest.run()

    assert ["Post 1", "Post 2", "Post 3"] == nest.titles()
    assert [] == list((nest.root / "elsewhere").iterdir())


def test_an_archive_that_cannot_be_read_stops_the_run_by_name(nest):
    (nest.root / "content").mkdir()
    (nest.root / "content/collected").write_text("a file where the folder should be")

    with pytest.raises(ArchiveError, match=r"^content/collected/blog/_state\.json: cannot read it: Not a directory"):
        nest.run()


# ---- settings


def test_a_change_of_settings_that_decide_parses_the_same_body_anew(nest):
    nest.run()
    nest.set("blog", kind="press")

    feed = nest.report()

    assert ("fetched", 3) == (feed.status, feed.updated)
    assert {"press"} == {entry.kind for entry in read_feed(nest.root, "blog")}
    assert "unchanged" == nest.report().status


@pytest.mark.parametrize(
    ("values", "decides"),
    [
        ({"kind": "press"}, True),
        ({"keep": Filter(title="x")}, True),
        ({"drop": Filter(title="x")}, True),
        ({"lang": "de"}, True),
        ({"allow_contacts": ("jobs@example.com",)}, True),
        ({"title": "x"}, False),
        ({"topics": ("x",)}, False),
        ({"publish": "full"}, False),
        ({"allow_private": True}, False),
    ],
)
def test_only_what_decides_how_a_body_is_read_counts_as_a_change(values, decides):
    feed = FeedConfig(id="blog", kind="blog", path="blog.xml", allow_contacts=("b@example.com", "a@example.com"))
    turned = feed.model_copy(update={"allow_contacts": ("a@example.com", "b@example.com")})

    assert decides == (settings_hash(feed) != settings_hash(feed.model_copy(update=values)))
    assert settings_hash(feed) == settings_hash(turned)


def test_another_source_starts_afresh_and_keeps_the_entries(nest):
    nest.run()
    nest.say("other", rss(item(9)))
    nest.set("blog", path="other.xml")

    feed = nest.report(now=LATER)

    assert ("fetched", 1) == (feed.status, feed.new)
    assert 4 == len(nest.titles())
    assert ("other.xml", 1) == ((state := nest.state()).source, state.last_count)


# ---- on the web


def test_validators_are_remembered_and_not_modified_changes_no_byte(online):
    online.plays(answer(200, POSTS.encode(), etag='"a"'), answer(304))
    online.run()
    before = marks(online.root / "content")

    report = online.run(LATER)

    assert "unchanged" == report.feeds[0].status
    assert before == marks(online.root / "content")
    assert '"a"' == online.state().etag


def test_not_modified_after_a_failure_ends_the_row(online):
    online.plays(answer(200, POSTS.encode(), etag='"a"'), answer(404), answer(304))
    online.run()
    known = online.state()
    assert "failed" == online.report().status

    online.run(LATER)

    assert known == online.state()


def test_retry_after_is_kept_and_waited_for(online):
    online.plays(answer(429, retry_after="3600"), answer(200, POSTS.encode()))

    assert "failed" == online.report().status
    waiting = online.report(now="2026-03-20T10:30:00Z")
    assert ("waiting", "the server asked not to be asked before 2026-03-20T11:00:00Z") == (
        waiting.status,
        waiting.error,
    )
    assert "fetched" == online.report(now="2026-03-20T11:30:00Z").status
    assert "" == online.state().not_before


def test_a_feed_that_is_gone_is_not_asked_until_its_address_changes(online):
    online.plays(answer(200, POSTS.encode()), answer(410))
    online.run()

    assert "failed" == online.report().status
    asked = len(online.server.requests)
    assert "waiting" == online.report().status
    assert asked == len(online.server.requests)
    assert 3 == len(online.titles())

    online.server.plays("/new", answer(200, rss(item(7)).encode()))
    online.set("blog", url=online.server.url("/new"))
    assert "fetched" == online.report().status


def test_a_permanent_move_is_noted_from_the_third_run_on(online):
    new = online.server.plays("/new", answer(200, POSTS.encode()))
    online.plays(answer(301, location="/new"))

    notes = [online.report().notes for _ in range(4)]
    before = marks(online.root / "content")
    online.run()

    advice = (f"moved for good; edit feeds.yml: the url of blog is now {new}",)
    assert [(), (), advice, advice] == notes
    assert before == marks(online.root / "content")


# ---- the report

REPORT = CollectReport(
    (
        FeedReport("eng", "fetched", items=12, new=3, updated=1, notes=("repaired",)),
        FeedReport("newsroom", "fetched", items=1),
        FeedReport("talks", "unchanged", items=5),
        FeedReport(
            "jobs", "failed", error="not a feed (HTML page: \u2039Login\u203a\x1b[2J\n)", mend="mend it", days=9
        ),
        FeedReport("old", "waiting", error="gone"),
    ),
    ("content/collected/x/ is not in feeds.yml any more",),
)


def test_a_report_is_a_line_for_each_feed_and_cannot_draw_on_the_terminal():
    assert render_report(REPORT) == (
        "eng       12 items, 3 new, 1 updated\n"
        "          note: repaired\n"
        "newsroom  1 item, nothing new\n"
        "talks     unchanged\n"
        "jobs      FAILED for 9 days: not a feed (HTML page: \u2039Login\u203a [2J )\n"
        "          to do: mend it\n"
        "old       not asked: gone\n"
        "note: content/collected/x/ is not in feeds.yml any more\n"
        "5 feeds: 3 new, 1 updated, 1 failed; what was collected from it before stays\n"
    )


def test_a_report_for_programs_holds_the_same():
    data = json.loads(report_json(REPORT))

    assert (3, 5) == (data["exitcode"], len(data["feeds"]))
    assert list(REPORT.notes) == data["notes"]
    assert REPORT.feeds[0] == replace(FeedReport(**data["feeds"][0]), notes=tuple(data["feeds"][0]["notes"]))
