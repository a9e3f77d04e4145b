"""Which answers a person should look at first, and what whole runs do with them."""

import os
import shutil
from dataclasses import replace

import pytest
from waiting_room import BLOG, Room, post, posts, said

from rookery.archive.index import read_index
from rookery.archive.store import read_feed, read_state
from rookery.archive.waiting import read_waiting
from rookery.collect import hold
from rookery.collect.report import render_report
from rookery.collect.run import collect
from rookery.config.feeds import FeedConfig, FeedsFile, Filter
from server import answer
from sites import item, marks, rss, tree

# ---- what is odd

KNOWN = posts(range(20))
CALLED = "it calls itself 'Cheap pills' and no longer 'Example blog'"
STRANGER = f"{CALLED}, and belongs to pills.example instead of blog.example.com"


@pytest.mark.parametrize(
    ("parsed", "why"),
    [
        (said(*posts(range(70))), ""),
        (said(*posts(range(71))), "51 new entries at once"),
        (said(*posts(range(9), text="Words"), *posts(range(9, 20))), ""),
        (said(*posts(range(10), text="Words"), *posts(range(10, 20))), "10 of 20 known entries changed at once"),
        (said(*posts(range(10), text="Words")), "10 of 10 known entries changed at once"),
        (said(*posts(range(20), host="example.org")), ""),
        (said(*(replace(one, id=f"urn:cms:{one.id}") for one in KNOWN)), ""),
        (said(*(replace(one, categories=("x",), authors=("Kim Example",)) for one in KNOWN)), ""),
        (said(*KNOWN, title="Example stories"), ""),
        (said(*KNOWN, home="https://example.org/"), ""),
        (said(*KNOWN, title="EXAMPLE  blog", home="https://example.org/"), ""),
        (
            said(post(99), title="Cheap pills", home="https://pills.example/"),
            STRANGER,
        ),
        (said(post(1), post(99), title="Example stories"), ""),
        (said(post(99), title="Cheap pills"), f"{CALLED}, and holds nothing that was known"),
        (said(title="Cheap pills"), ""),
        (said(), ""),
    ],
    ids=["50 new", "51 new", "9 edits", "10 edits of 20", "10 edits of 10", "another host", "other guids",
         "other bylines", "another title", "another home", "another way to write it", "another feed", "a new name and a post",
         "another feed at the same host", "an empty one", "empty"],
)  # fmt: skip
def test_an_answer_is_held_if_it_is_too_much_or_from_somebody_else(parsed, why):
    room = Room(*KNOWN)

    assert (bool(why), why) == (room.hears(parsed).held, room.state.waiting_why)


def test_three_in_ten_is_counted_over_the_known_entries_of_the_answer():
    many = Room(*posts(range(40)))

    assert not many.hears(said(*posts(range(11), text="Words"), *posts(range(11, 40)))).held
    assert many.hears(said(*posts(range(11, 23), text="Words"), *posts(range(23, 40)))).held


def test_a_feed_that_was_redirected_is_held_only_if_its_title_has_changed_too():
    room = Room(*KNOWN)

    assert not room.hears(said(*KNOWN), host="example.org").held
    assert room.hears(said(*KNOWN, title="Domains for sale"), host="parked.example").held
    assert "comes from parked.example" in room.state.waiting_why
    assert not room.hears(said(*KNOWN), host="example.org").held


@pytest.mark.parametrize("why", ["first", "anew", "take"])
def test_counts_say_nothing_of_a_first_answer_another_setting_or_a_feed_that_takes_them(why):
    feed = BLOG.model_copy(update={"on_mass": "take"}) if why == "take" else BLOG
    room = Room(*KNOWN, feed=feed)

    assert not room.hears(said(*posts(range(80), text="Words")), anew=why != "take").held


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [("job", {}, "take"), ("blog", {}, "hold"), ("job", {"on_mass": "hold"}, "hold"), ("event", {}, "hold")],
)
def test_much_at_once_is_taken_of_jobs_and_held_of_all_else_unless_it_is_said(kind, given, expected):
    assert expected == FeedConfig(id="a", kind=kind, path="feed.xml", **given).on_mass


def test_a_board_may_grow_as_it_likes_and_is_held_if_it_turns_into_another():
    board = FeedConfig.model_validate({"id": "blog", "kind": "job", "path": "blog.xml"})
    room = Room(*(replace(one, kind="job") for one in KNOWN), feed=board)
    many = tuple(replace(one, kind="job") for one in posts(range(80), text="Words"))

    assert not room.hears(said(*many)).held
    assert room.hears(said(*many, title="Jobs, quick", home="https://jobs.example/")).held


def test_a_hold_stays_while_anything_of_it_is_still_said_and_ends_with_nothing_left_of_it():
    room = Room(*KNOWN)
    room.hears(said(*posts(range(100, 180))))

    for odd in (said(*KNOWN, post(100)), said(), said(post(500)), said(*KNOWN, complete=False)):
        assert room.hears(odd, 2).held
    waits = len(room.room)
    weighed = room.hears(said(*KNOWN, post(501)), 3)

    assert 81 == waits
    assert ("no longer held: the feed is as it was before; the 81 entries that waited are dropped",) == weighed.notes
    assert 21 == len(room.archive)


@pytest.mark.parametrize(
    ("first", "then", "why"),
    [
        (said(*posts(range(100, 160))), said(*posts(range(140, 190))), "90 new entries at once"),
        (said(*posts(range(100, 160))), said(*posts(range(100, 110))), "60 new entries at once"),
        (
            said(*posts(range(10), text="Words"), *posts(range(10, 20))),
            said(*posts(range(15), text="Words"), *posts(range(15, 20))),
            "15 of 20 known entries changed at once",
        ),
        (said(post(99), title="Cheap pills", home="https://pills.example/"), said(*posts(range(100, 160))), STRANGER),
    ],
)
def test_the_reason_of_a_hold_counts_all_that_waits_when_more_comes(first, then, why):
    room = Room(*KNOWN)
    room.hears(first)
    room.hears(then, 2)

    assert why == room.state.waiting_why


def test_what_a_new_rule_leaves_out_leaves_the_waiting_room():
    room = Room(*KNOWN)
    room.hears(said(*posts(range(100, 180)), post(900, title="Cheap pills")))
    room.feed = room.feed.model_copy(update={"drop": Filter(title="pills")})
    room.hears(said(*posts(range(100, 180))), 2, anew=True, reread=True)
    room.yes()

    assert "Cheap pills" not in {entry.title for entry in room.archive.values()}
    assert 100 == len(room.archive)


# ---- whole runs

NOW = "2026-03-20T10:00:00Z"
LATER = "2026-03-21T10:00:00Z"
FEW = rss(*(item(number) for number in range(5)))
FLOOD = rss(*(item(number) for number in range(9)))
PILLS = rss(item("pills"), title="Cheap pills", link="https://pills.example/")


class Site:
    """A site with one blog, from a file or from a server."""

    def __init__(self, root, **feed):
        self.root = root
        self.feed = FeedConfig.model_validate({"id": "blog", "kind": "blog", "path": "blog.xml"} | feed)

    def run(self, text="", now=NOW):
        if text:
            (self.root / "blog.xml").write_text(text)
        (report,) = collect(self.root, FeedsFile(feeds=(self.feed,)), now=now).feeds
        return report

    def archived(self):
        return len(read_feed(self.root, "blog"))

    def waits(self):
        return len(read_waiting(self.root, "blog"))


@pytest.fixture
def _small(monkeypatch):
    """A flood is four posts; and nobody cuts the power, so nothing has to wait for the disk."""
    monkeypatch.setattr(hold, "MOST_NEW", 3)
    monkeypatch.setattr(os, "fsync", bool)


@pytest.fixture
def blog(tmp_path, _small):
    made = Site(tmp_path)
    made.run(FEW)
    return made


def test_a_flood_waits_where_no_page_is_made_of_it_and_the_report_says_what_to_do(blog):
    before = tree(blog.root / "content")
    report = blog.run(FLOOD, LATER)

    assert (5, 4) == (blog.archived(), blog.waits())
    assert 5 == len(read_index(blog.root).records)
    assert before.items() - tree(blog.root / "content").items() == {
        ("collected/blog/_state.json", before["collected/blog/_state.json"])
    }
    assert (True, 0, 0, 9) == (report.held, report.new, report.updated, report.items)
    assert (
        "held since 2026-03-21: 4 new entries at once. The site stays as it was. See what waits: rookery status; "
        "if it is right: rookery confirm blog; if not: rookery confirm blog --drop"
    ) in report.notes


def test_the_same_flood_again_writes_nothing_and_is_no_news(blog):
    blog.run(FLOOD)
    before = marks(blog.root / "content")
    again = blog.run(now=LATER)
    touched = blog.run(FLOOD.replace("</channel>", "<ttl>60</ttl></channel>"), LATER)

    assert ("unchanged", "fetched") == (again.status, touched.status)
    assert again.notes == touched.notes
    assert before.keys() == marks(blog.root / "content").keys()
    assert {"collected/blog/_state.json"} == {
        path for path, mark in marks(blog.root / "content").items() if mark != before[path]
    }


def test_a_feed_that_is_itself_again_empties_the_waiting_room_and_goes_on(blog):
    blog.run(FLOOD)
    report = blog.run(rss(item(4), item(99)), LATER)

    assert (6, 0, 1) == (blog.archived(), blog.waits(), report.new)
    assert ("no longer held: the feed is as it was before; the 4 entries that waited are dropped",) == report.notes
    assert not (blog.root / "content/collected/blog/waiting").exists()
    assert "" == read_state(blog.root, "blog").waiting


def test_a_feed_that_became_another_keeps_its_name_until_somebody_says_yes(blog):
    blog.run(PILLS)

    assert ("Example blog", 5, 1) == (read_state(blog.root, "blog").title, blog.archived(), blog.waits())


def test_another_address_in_feeds_yml_is_a_yes_to_what_it_brings_and_a_no_to_what_waits(blog):
    blog.run(FLOOD)
    (blog.root / "new.xml").write_text(PILLS)
    blog.feed = blog.feed.model_copy(update={"path": "new.xml"})
    report = blog.run(now=LATER)

    assert (6, 0, False) == (blog.archived(), blog.waits(), report.held)
    assert "its new address has answered: 4 entries that waited from the old one are dropped" in report.notes
    assert "Cheap pills" == read_state(blog.root, "blog").title


def test_what_waits_stays_until_the_new_address_has_answered_and_is_there_again_at_the_old_one(blog):
    blog.run(FLOOD)
    old = blog.feed
    blog.feed = old.model_copy(update={"path": "tpyo.xml"})
    failed = [blog.run(now=LATER), blog.run(now=LATER)]

    assert [("failed", False, ())] * 2 == [(one.status, one.held, one.notes) for one in failed]
    assert (4, 2, "blog.xml") == (
        blog.waits(),
        (state := read_state(blog.root, "blog")).failures,
        state.waiting_from,
    )

    blog.feed = old
    back = blog.run(now=LATER)

    assert (5, 4, True) == (blog.archived(), blog.waits(), back.held)

    blog.feed = old.model_copy(update={"path": "new.xml"})
    blog.run(now=LATER)
    (blog.root / "new.xml").write_text(FEW)
    blog.run(now=LATER)

    assert (5, 0, "") == (blog.archived(), blog.waits(), read_state(blog.root, "blog").waiting_from)


@pytest.mark.parametrize("parked", [rss(title="Cheap pills", link="https://pills.example/"), PILLS])
def test_a_slip_in_feeds_yml_lets_no_stranger_in_and_leaves_the_hold_its_day_and_reason(blog, parked):
    blog.run(parked)
    held = read_state(blog.root, "blog")
    old = blog.feed
    for slip in ("tpyo.xml", "tyop.xml"):
        blog.feed = old.model_copy(update={"path": slip})
        blog.run(now=LATER)
    blog.feed = old
    back = blog.run(PILLS, LATER)
    state = read_state(blog.root, "blog")

    assert (5, 1, True) == (blog.archived(), blog.waits(), back.held)
    assert ("2026-03-20T10:00:00Z", True) == (state.waiting, "it calls itself 'Cheap pills'" in state.waiting_why)
    assert (held.waiting_why, held.waiting_as, held.settings_hash, held.title, held.host) == (
        state.waiting_why,
        state.waiting_as,
        state.settings_hash,
        state.title,
        state.host,
    )
    assert ("", ()) == (state.waiting_from, state.waiting_kept)


def test_a_rule_that_lets_more_in_is_no_mass_change(blog):
    blog.feed = blog.feed.model_copy(update={"drop": Filter(title="[5-8]")})
    blog.run(FLOOD)
    blog.feed = blog.feed.model_copy(update={"drop": None})

    assert (4, False) == ((report := blog.run()).new, report.held)


def test_a_damaged_file_in_the_waiting_room_is_set_aside_and_comes_back(blog):
    blog.run(FLOOD)
    file = sorted((blog.root / "content/collected/blog/waiting").iterdir())[3]
    whole = file.read_bytes()
    file.write_bytes(whole[:30])
    report = blog.run()

    assert f"content/collected/blog/waiting/{file.name}:" in report.notes[0]
    assert "set aside as" in report.notes[0]
    assert (whole, 4) == (file.read_bytes(), blog.waits())


def test_a_permanent_move_with_the_same_title_is_no_hold_and_a_parked_domain_is(tmp_path, server):
    site = Site(tmp_path, path=None, url=server.plays("/feed", answer(200, FEW.encode())), allow_private=True)
    site.run()
    moved = server.url("/new", host="localhost")
    server.plays("/feed", answer(301, location=moved))
    server.plays("/new", answer(200, FEW.replace("blog.example.com", "www.example.org").encode()))

    assert (False, 5) == (site.run().held, site.archived())
    assert "localhost" == read_state(tmp_path, "blog").host
    server.plays("/feed", answer(200, PILLS.replace("pills.example", "example.org").encode(), etag='"a"'))
    assert site.run().held
    server.plays("/feed", answer(304))
    assert ("unchanged", True) == ((report := site.run()).status, report.held)


def test_a_board_that_became_another_closes_no_job_and_opens_none(tmp_path):
    site = Site(tmp_path, kind="job")
    site.run(FEW)
    before = read_feed(tmp_path, "blog")
    for now in (LATER, "2026-03-22T10:00:00Z", "2026-03-23T10:00:00Z"):
        assert site.run(PILLS, now).held

    assert before == read_feed(tmp_path, "blog")
    assert "2026-03-20" == read_state(tmp_path, "blog").confirmed


def test_a_report_tells_held_from_new(blog):
    blog.run(FLOOD)
    report = collect(blog.root, FeedsFile(feeds=(blog.feed,)), now=LATER)

    assert 0 == report.exitcode
    assert render_report(report).startswith("blog  unchanged, held\n      note: held since 2026-03-20: 4 new")
    assert render_report(report).endswith("1 feed: 0 new, 0 updated, 1 held\n")


def runs_until(site, count):
    """Run in a child that is gone at its ``count``-th write or removal; whether it came that far."""
    child = os.fork()
    if not child:
        left = count

        def cut(real):
            def counted(*args, **options):
                nonlocal left
                left -= 1
                if left < 0:
                    os._exit(9)
                return real(*args, **options)

            return counted

        os.replace, os.unlink = cut(os.replace), cut(os.unlink)
        try:
            site.run(now=LATER)
        finally:
            os._exit(0)
    return 9 == os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to have a child that dies")
@pytest.mark.parametrize("odd", [True, False], ids=["into the waiting room", "and out of it"])
def test_a_run_that_was_killed_at_any_write_is_made_good_by_the_next(blog, tmp_path_factory, odd):
    if not odd:
        blog.run(FLOOD)
    (blog.root / "blog.xml").write_text(FLOOD if odd else rss(item(1), item(99)))
    folder, made = tmp_path_factory.mktemp("killed"), []
    for count in range(-1, 40):
        site = Site(shutil.copytree(blog.root, folder / str(count)))
        killed = count >= 0 and runs_until(site, count)
        assert "failed" != site.run(now=LATER).status
        made.append(tree(site.root / "content"))
        if count >= 0 and not killed:
            break

    assert len(made) > 4
    assert made[:1] * len(made) == made
