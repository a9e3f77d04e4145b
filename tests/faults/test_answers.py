"""Answers that are no failure, or become one only after a while: what is remembered of them from run to run."""

from __future__ import annotations

import pytest

from faulty import DAY, LATER, POSTS, STATE, VALIDATORS, fault
from server import answer
from sites import NOON, item, marks, rss

FIRST, SECOND = item(1, "First light"), item(2, "Second wind")
MOVED = "note: moved for good; edit feeds.yml: the url of blog is now http://blog.example:{port}/new"


@fault(1)
def test_a_good_answer_adds_what_is_new_edits_what_changed_and_keeps_its_validators(scene):
    scene.says(
        FIRST,
        item(2, "Second wind, again"),
        item(3, "Third half"),
        etag='"2"',
        last_modified="Tue, 03 Mar 2026 08:00:00 GMT",
    )

    done = scene.build()

    scene.assert_well(done, "blog   3 items, 1 new, 1 updated\n", shows=["Third half", "Second wind, again"])
    assert ('"2"', "Tue, 03 Mar 2026 08:00:00 GMT") == (scene.state()["etag"], scene.state()["last_modified"])
    assert scene.archive.keys() < scene.archive_now().keys()
    assert [name for name in scene.archive if scene.archive[name] != scene.archive_now()[name]] == [
        next(name for name in scene.archive if "second-wind" in name),
        STATE,
    ]


@fault(2)
@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_move_is_followed_and_told_from_the_third_run_on_and_feeds_yml_stays(scene, status):
    feeds = (scene.site.root / "feeds.yml").read_bytes()
    scene.plays(answer(status, location="/new"))
    scene.plays(answer(body=POSTS.encode()), path="/new")

    done = [scene.build() for _ in range(3)]

    note = MOVED.format(port=scene.server.port)
    assert [(0, False), (0, False), (0, True)] == [(one.code, note in one.out) for one in done]
    assert feeds == (scene.site.root / "feeds.yml").read_bytes()
    scene.assert_archive(scene.with_memory(moved_to=f"http://blog.example:{scene.server.port}/new", moved_runs=3))
    scene.assert_output()


@fault(3)
@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_move_for_now_is_followed_once_and_the_old_address_is_asked_again(scene, status):
    scene.plays(answer(status, location="/now"), answer(304))
    scene.plays(answer(body=POSTS.encode()), path="/now")

    done = [scene.build(), scene.build()]

    assert [0, 0] == [one.code for one in done]
    assert ["/blog", "/now", "/blog"] == [path for path in scene.asked() if path != "/press"]
    scene.assert_archive(scene.archive)
    scene.assert_output()


@fault(7)
def test_not_modified_writes_no_byte(scene):
    scene.plays(answer(304))
    before = marks(scene.site.root / "content")

    done = scene.build()

    assert (0, True) == (done.code, "blog   unchanged\n" in done.out)
    assert {
        "if-none-match": '"good"',
        "if-modified-since": "Mon, 02 Mar 2026 08:00:00 GMT",
    }.items() <= scene.server.requests[-1].headers.items() | scene.server.requests[-2].headers.items()
    assert before == marks(scene.site.root / "content")
    scene.assert_archive(scene.archive)
    scene.assert_output()


@fault(11)
def test_a_feed_that_has_been_missing_for_days_is_told_louder(scene):
    scene.plays(answer(404))

    done = [scene.build(str(int(NOON) + days * DAY)) for days in (0, 6, 7)]

    assert [3, 3, 3] == [one.code for one in done]
    assert [False, False, True] == ["blog   FAILED for 7 days: not found: 404\n" in one.out for one in done]
    assert "note: failing since 2026-03-02; mend its address in feeds.yml, or take the feed out" in done[2].out
    assert scene.entries() == {name: data for name, data in scene.archive.items() if name.startswith("blog/2")}


@fault(12)
def test_a_feed_that_is_gone_is_not_asked_again_until_feeds_yml_says_another_address(scene):
    scene.plays(answer(410))
    failed, waiting = scene.build(), scene.build()

    assert (3, 0) == (failed.code, waiting.code)
    assert (
        "blog   FAILED: gone: 410\n       to do: not asked again until its address in feeds.yml changes" in failed.out
    )
    assert ["/blog", "/press", "/press"] == sorted(scene.asked())

    later = scene.build(str(int(LATER) + 18 * DAY))
    for told in (waiting, later):
        assert "blog   not asked: gone since 2026-03-02\n       to do: not asked again until" in told.out
        assert "\n2 feeds: 0 new, 0 updated, 1 gone\n" in told.out
    assert "note: failing since" not in later.out
    assert "gone: not asked until" in scene.site.run("status").out
    for command in (["check"], ["build", "--offline"]):
        assert "\nfeeds: blog is gone since 2026-03-02 (410) and is not asked any more" in scene.site.run(*command).out

    text = (scene.site.root / "feeds.yml").read_text()
    scene.site.write("feeds.yml", text.replace("/blog\n", "/new\n"))
    scene.plays(answer(body=rss(FIRST, SECOND, item(3, "Third half")).encode()), path="/new")
    back = scene.build()

    assert (0, True) == (back.code, "blog   3 items, 1 new\n" in back.out)
    assert "gone" not in back.out + scene.site.run("check").out


@fault(13)
def test_a_server_that_wants_time_is_not_asked_before_even_by_another_machine(scene):
    scene.plays(answer(429, retry_after="7200"), answer(304))
    asked_too_often = scene.build()
    (scene.site.root / ".rookery").rename(scene.site.root.parent / "memory of this machine")
    waits, answers = scene.build(str(int(LATER) + 7199)), scene.build(str(int(LATER) + 7200))

    assert [3, 0, 0] == [asked_too_often.code, waits.code, answers.code]
    assert "blog   not asked: the server asked not to be asked before 2026-03-02T15:00:00Z\n" in waits.out
    assert "blog   unchanged\n" in answers.out
    assert ["/blog", "/blog"] == [path for path in scene.asked() if path == "/blog"]
    scene.assert_archive(scene.archive)


@fault(54)
def test_a_feed_is_not_asked_again_before_its_server_lets_it(scene):
    scene.says(FIRST, SECOND, item(3, "Third half"), cache_control="public, max-age=3600", age="600", **VALIDATORS)
    asked = scene.build(NOON)
    before = marks(scene.site.root / "content")
    scene.plays(answer(304, cache_control="max-age=3600"))
    early, late = scene.build(str(int(NOON) + 2999)), scene.build(str(int(NOON) + 3000))

    fresh = "its server says that it holds nothing new before 2026-03-02T12:50:00Z; `rookery collect --force` asks all the same"
    assert [0, 0, 0] == [asked.code, early.code, late.code]
    assert f"blog   not asked: {fresh}\n" in early.out
    assert "blog   unchanged\n" in late.out
    assert 2 == scene.asked().count("/blog")
    assert before == marks(scene.site.root / "content"), "that a feed was asked is no news"
    assert (
        "not asked before 2026-03-02T13:50:00Z, as its server says (Cache-Control)"
        in scene.site.run("status", today=LATER).out
    )


@fault(54)
def test_what_a_server_wants_gives_way_to_a_person_to_settings_and_to_a_clock_that_was_wrong(scene):
    feeds = (scene.site.root / "feeds.yml").read_text()
    scene.says(FIRST, SECOND, cache_control="max-age=99999999")

    def runs(*words, today=LATER):
        before = len(scene.server.requests)
        assert 0 == scene.site.run("collect", "--feed", "blog", *words, today=today).code
        return len(scene.server.requests) - before

    assert [1, 0] == [runs(), runs()]
    assert 1 == runs("--force")
    scene.site.write("feeds.yml", feeds.replace("kind: blog", "kind: blog\n    lang: en"))
    assert [1, 0] == [runs(), runs()]
    assert 1 == runs(today=str(int(LATER) - 365 * DAY)), "the clock ran ahead when it was remembered"
    assert [0, 1] == [runs(today=str(int(LATER) - 364 * DAY - 5 * 3600)), runs(today=str(int(LATER) - 364 * DAY))], (
        "a day at most"
    )


@fault(54)
def test_a_feed_that_failed_is_asked_again_whatever_its_answer_said(scene):
    scene.plays(answer(body=b"<html><title>Sign in</title></html>", cache_control="max-age=3600"))

    assert [3, 3] == [scene.build().code, scene.build().code]
    assert 2 == scene.asked().count("/blog")


@fault(54)
def test_a_feed_that_need_not_be_asked_counts_as_well(scene):
    scene.says(FIRST, SECOND, item(3, "Third half"), cache_control="max-age=3600")
    scene.build()
    scene.plays(answer(404), path="/press")

    done = scene.build()

    assert 3 == done.code, "some feeds failed, not every one"
    assert "Third half" in scene.site.page("")
