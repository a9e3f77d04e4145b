"""The life of a job: laws over any row of answers, cases of merge and life together, and whole runs."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rookery.archive.format import normal
from rookery.archive.store import read_feed, read_state
from rookery.collect.life import confirm, live, same_again
from rookery.collect.merge import merge
from rookery.collect.run import collect, settings_hash
from rookery.config.feeds import FeedConfig, FeedsFile
from rookery.model.entry import Entry
from rookery.model.feed import FeedState, ParsedFeed
from rookery.model.posting import Location, Posting
from rookery.model.text import Html
from server import answer
from sites import item, marks, rss

START = datetime.fromisoformat("2026-03-20T10:00:00Z")
FEED = FeedConfig(id="jobs", kind="job", path="jobs.xml")
KEEPING = FEED.model_copy(update={"on_gone": "keep"})


def at(hours):
    return (START + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def job(number, *, board="old", town="Berlin", requisition="", **values):
    return Entry(
        **{
            "id": f"{board}:{number}",
            "feed": "jobs",
            "kind": "job",
            "title": f"Engineer {number}",
            "url": f"https://{board}.example/jobs/{number}",
            "published": "2026-03-01T10:00:00Z",
            "content": Html(f"<p>Text of {number}.</p>"),
            "posting": Posting(locations=(Location(town, raw=town),), requisition_id=requisition),
            **values,
        }
    )


class Board:
    """An archive and its memory, as runs leave them, without a disk."""

    def __init__(self, feed=FEED):
        self.feed = feed
        self.archive = {}
        self.state = FeedState()
        self.settled = False
        self.body = ()
        self.notes = ()

    def answers(self, jobs, hours, *, complete=True, error=""):
        """An answer that holds ``jobs``."""
        jobs = tuple(jobs)
        parsed = ParsedFeed("jobs", jobs, len(jobs), error=error, complete=complete)
        if not error:
            self._take(merge(self.entries, parsed, at(hours)), hours, complete=complete)
            self.body = (jobs, complete)
        return self

    def repeats(self, hours):
        """304, or the same body; it is read again if it was not believed."""
        if self.settled:
            return self._take(same_again(self.entries), hours)
        return self.answers(self.body[0], hours, complete=self.body[1]) if self.body else self

    def confirmed(self):
        lives = confirm(self.entries, self.state)
        self._write(lives)
        return self

    def _take(self, changes, hours, *, complete=True):
        lives = live(self.feed, self.state, self.entries, changes, complete=complete, now=at(hours))
        self.settled = lives.settled
        self._write(lives)
        return self

    def _write(self, lives):
        self.state, self.notes, self.changes = lives.state, lives.notes, lives.changes
        for entry in (*lives.changes.new, *lives.changes.updated):
            assert normal(entry) == entry
            self.archive[entry.name] = entry

    @property
    def entries(self):
        return tuple(self.archive.values())

    def life(self):
        """The numbers of the jobs by what has become of them."""
        lives = {"open": [], "missing": [], "closed": []}
        for entry in self.archive.values():
            lives["closed" if entry.closed else "missing" if entry.missing_since else "open"].append(
                int(entry.id.rsplit(":")[-1])
            )
        return {life: sorted(numbers) for life, numbers in lives.items() if numbers}


def jobs(*numbers, **values):
    return [job(number, **values) for number in numbers]


def some(first, last):
    return jobs(*range(first, last + 1))


# ---- laws

NUMBERS = st.frozensets(st.integers(1, 7), max_size=7)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["complete", "complete", "complete", "partial", "failed", "empty", "repeat", "confirm"]),
        st.sampled_from([0, 1, 5, 11, 12, 13, 30, 200]),
        NUMBERS,
    ),
    max_size=14,
)


def played(steps, feed=FEED):
    """Play the steps and yield the board with all answers until then: (hours, complete, numbers)."""
    board, hours, said, body = Board(feed), 0, [], None
    for step, later, numbers in steps:
        hours += later
        before = board.life(), board.state
        if step == "failed":
            board.answers(jobs(*numbers), hours, error="cut off")
        elif step == "confirm":
            board.confirmed()
        elif step == "repeat":
            board.repeats(hours)
            said += [(hours, *body)] if body else []
        else:
            body = (step == "complete", frozenset() if step == "empty" else numbers)
            board.answers(jobs(*body[1]), hours, complete=body[0])
            said.append((hours, *body))
        yield step, before, board, said


def numbers_of(names):
    return {int(name.split("-engineer-")[1].split("-")[0]) for name in names}


@settings(max_examples=300)
@given(STEPS)
def test_a_job_is_closed_only_by_two_complete_answers_12_hours_apart_with_none_between_that_has_it(steps):
    for _, _, board, said in played(steps):
        for number in board.life().get("closed", ()):
            last = max(place for place, (_, _, numbers) in enumerate(said) if number in numbers)
            lacking = [hours for hours, complete, _ in said[last + 1 :] if complete]

            assert lacking[-1] - lacking[0] >= 12


@given(STEPS)
def test_no_job_is_ever_lost_and_one_that_is_there_is_open(steps):
    for step, _, board, said in played(steps):
        seen = frozenset().union(*(numbers for _, _, numbers in said))
        here = said[-1][2] if said and step not in {"failed", "confirm"} else frozenset()

        assert seen == {number for numbers in board.life().values() for number in numbers}
        assert here <= set(board.life().get("open", ()))


@given(STEPS)
def test_what_is_no_complete_answer_makes_no_job_missing_and_closes_none(steps):
    for step, (before, _), board, _ in played(steps):
        if step in {"partial", "empty", "failed"}:
            after = board.life()

            assert set(after.get("missing", ())) <= set(before.get("missing", ()))
            assert set(after.get("closed", ())) <= set(before.get("closed", ()))


@given(STEPS)
def test_a_drop_of_more_than_half_takes_three_answers_or_a_person(steps):
    for step, (before, state), board, said in played(steps):
        was_open = before.get("open", [])
        gone = set(was_open) - said[-1][2] if said else set()
        if step == "complete" and not state.held and len(gone) >= 3 and 2 * len(gone) > len(was_open):
            assert gone <= set(board.life()["open"])
            assert len(gone) == len(board.state.held_jobs)


@given(STEPS)
def test_a_hold_stays_until_a_like_answer_12_hours_later_or_one_that_lacks_fewer(steps):
    for step, (before, state), board, said in played(steps):
        if not state.held or step == "confirm":
            continue
        hours, complete, numbers = said[-1]
        like = 2 * len(numbers_of(state.held_jobs) - numbers) > state.held_of
        if step == "failed" or not complete or (like and at(hours - 12) < state.held):
            assert state.held == board.state.held
            assert set(before["open"]) <= set(board.life()["open"])


@given(STEPS)
def test_a_body_that_comes_again_opens_no_job_and_loses_none(steps):
    for step, (before, _), board, _ in played(steps):
        if step == "repeat" and board.settled:
            assert set(board.life().get("open", ())) <= set(before.get("open", ()))


@given(STEPS, NUMBERS)
def test_a_job_that_stays_away_is_closed_in_the_end(steps, numbers):
    board, said = Board(), []
    for _, _, board, said in played(steps):  # noqa: B007 -- the last one is wanted
        pass
    end = said[-1][0] if said else 0
    for again in range(1, 5):
        board.answers(jobs(*numbers), end + 1_000 + 12 * again)

    assert numbers == frozenset(board.life().get("open", ()))
    assert "missing" not in board.life()


@given(STEPS, st.randoms(use_true_random=False))
def test_the_order_of_items_and_archive_does_not_matter(steps, random):
    board, other = Board(), Board()
    hours = 0
    for step, later, numbers in steps:
        hours += later
        shuffled = jobs(*numbers)
        random.shuffle(shuffled)
        board.answers(jobs(*numbers), hours, complete=step == "complete")
        other.archive = dict(random.sample(sorted(other.archive.items()), len(other.archive)))
        other.answers(shuffled, hours, complete=step == "complete")

        assert (board.changes, board.state) == (other.changes, other.state)


@given(STEPS)
def test_the_same_answer_again_at_the_same_time_changes_nothing(steps):
    hours = 0
    for (_, later, _), (_, _, board, _) in zip(steps, played(steps), strict=True):
        hours += later
        once = board.repeats(hours).entries, board.state

        assert once == (board.repeats(hours).entries, board.state)


@given(STEPS)
def test_a_feed_that_keeps_its_jobs_closes_none(steps):
    for _, _, board, _ in played(steps, KEEPING):
        assert set(board.life()) <= {"open"}
        assert "" == board.state.held == board.state.confirmed


# ---- cases


def test_a_job_is_missing_once_and_closed_by_a_second_answer_12_hours_later():
    board = Board().answers(some(1, 4), 0).answers(some(1, 3), 1)

    assert {"open": [1, 2, 3], "missing": [4]} == board.life()
    assert ("1 job not in this answer; closed if not in one from 12 hours after it on",) == board.notes
    assert {"open": [1, 2, 3], "missing": [4]} == board.answers(some(1, 3), 12).life()
    assert {"open": [1, 2, 3], "closed": [4]} == board.answers(some(1, 3), 13).life()
    assert ("1 job closed",) == board.notes
    (closed,) = (entry for entry in board.entries if entry.closed)
    assert (at(1), at(13)) == (closed.missing_since, closed.closed)


def test_a_body_without_changes_says_again_that_a_job_is_missing():
    board = Board().answers(some(1, 4), 0).answers(some(1, 3), 1).repeats(5)

    assert {"open": [1, 2, 3], "missing": [4]} == board.life()
    assert {"open": [1, 2, 3], "closed": [4]} == board.repeats(14).life()


def test_a_job_that_comes_back_is_open_under_its_old_name():
    board = Board().answers(some(1, 4), 0)
    names = {entry.id: (entry.name, entry.first_seen) for entry in board.entries}
    board.answers(some(1, 3), 1).answers(some(1, 3), 20).answers(some(1, 4), 400)

    assert {"open": [1, 2, 3, 4]} == board.life()
    assert names == {entry.id: (entry.name, entry.first_seen) for entry in board.entries}
    assert ("1 job open again",) == board.notes
    assert {"open": [1, 2, 3], "missing": [4]} == board.answers(some(1, 3), 401).life()


def test_an_answer_that_is_not_complete_brings_jobs_back_and_says_that_it_closes_none():
    board = Board().answers(some(1, 4), 0).answers(some(1, 3), 1).answers(jobs(4), 30, complete=False)

    assert {"open": [1, 2, 3, 4]} == board.life()
    assert ("this answer is not complete: no job closes because it is not in it",) == board.notes
    assert "2026-03-20" == board.state.confirmed
    assert not board.settled


def test_a_large_drop_is_held_and_believed_when_it_repeats():
    board = Board().answers(some(1, 20), 0).answers(some(1, 6), 1)

    note = (
        "held: 14 of 20 jobs are gone at once; they stay open until an answer after 2026-03-20T23:00:00Z lacks them "
        "too, or until `rookery confirm jobs`"
    )
    assert (note,) == board.notes
    assert {"open": list(range(1, 21))} == board.answers(some(1, 6), 12).life()
    assert at(1) == board.state.held
    gone = list(range(7, 21))
    assert {"open": list(range(1, 7)), "missing": gone} == board.answers(some(1, 6), 13).life()
    assert "believed: 14 of 20 jobs are gone, as before" == board.notes[0]
    assert ("", (), 0) == (board.state.held, board.state.held_jobs, board.state.held_of)
    assert "missing" in board.answers(some(1, 6), 24).life()
    assert {"open": list(range(1, 7)), "closed": gone} == board.repeats(25).life()


def test_half_of_the_jobs_back_ends_the_hold():
    board = Board().answers(some(1, 20), 0).answers(some(1, 6), 1).answers(some(1, 10), 2)

    assert "" == board.state.held
    assert {"open": list(range(1, 11)), "missing": list(range(11, 21))} == board.life()


def test_new_jobs_do_not_end_a_hold():
    board = Board().answers(some(1, 20), 0).answers(some(1, 6), 1).answers(some(1, 6) + some(21, 60), 2)

    assert at(1) == board.state.held
    assert list(range(1, 61)) == board.life()["open"]


@pytest.mark.parametrize(
    ("before", "after", "held"),
    [(20, 10, False), (20, 9, True), (4, 2, False), (3, 1, False), (2, 0, False), (3, 0, True), (4, 1, True)],
)
def test_a_drop_is_more_than_half_and_three_or_more(before, after, held):
    board = Board().answers(some(1, before), 0).answers(some(1, after), 1)

    assert held == bool(board.state.held)
    assert held == ("missing" not in board.life())


def test_a_board_without_any_job_left_is_held_before_it_is_believed():
    board = Board().answers(some(1, 5), 0)
    for hours in (1, 13, 24):
        board.answers([], hours)

        assert "closed" not in board.life()

    assert {"closed": [1, 2, 3, 4, 5]} == board.answers([], 25).life()


def test_a_confirmed_drop_is_true_from_its_beginning():
    board = Board().answers(some(1, 20), 0).answers(some(1, 6), 1).confirmed()

    assert {at(1)} == {entry.missing_since for entry in board.entries if entry.missing_since}
    assert "missing" in board.answers(some(1, 6), 12).life()
    assert {"open": list(range(1, 7)), "closed": list(range(7, 21))} == board.repeats(13).life()


def test_a_job_seen_during_the_hold_is_not_confirmed_away():
    board = Board().answers(some(1, 20), 0).answers(some(1, 6), 1)
    board.answers(jobs(20), 2, complete=False).answers(some(1, 5) + some(7, 8), 3).confirmed()

    assert [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19] == board.life()["missing"]


def test_a_clock_that_fell_back_closes_nothing_and_is_said():
    board = Board().answers(some(1, 4), 0).answers(some(1, 3), -24 * 365)

    assert {"open": [1, 2, 3, 4]} == board.life()
    assert (
        "the clock says 2025-03-20 and said 2026-03-20 at the last answer: no job closes because it is not in it",
    ) == (board.notes)
    assert {"open": [1, 2, 3], "missing": [4]} == board.answers(some(1, 3), 1).life()
    assert {"open": [1, 2, 3], "missing": [4]} == board.answers(some(1, 3), 2).life()


def test_a_clock_that_was_ahead_starts_the_12_hours_anew():
    board = Board().answers(some(1, 4), 0).answers(some(1, 3), 24 * 365)
    board.answers(some(1, 3), 1).answers(some(1, 3), 2)

    assert {at(2)} == {entry.missing_since for entry in board.entries if entry.missing_since}
    assert {"open": [1, 2, 3], "closed": [4]} == board.answers(some(1, 3), 14).life()


def test_a_hold_by_a_clock_that_was_ahead_starts_anew():
    board = Board().answers(some(1, 4), 0).answers(jobs(1), 24 * 365).answers(jobs(1), 1)

    assert at(1) == board.state.held
    assert {"open": [1], "missing": [2, 3, 4]} == board.answers(jobs(1), 13).life()


def test_confirming_what_is_over_changes_nothing():
    board = Board().answers(some(1, 4), 0).answers(jobs(1), 1)
    state = board.state
    before = board.answers(jobs(1), 13).entries
    board.state = state

    assert before == board.confirmed().entries


def test_other_kinds_have_no_life():
    board = Board(FeedConfig(id="jobs", kind="blog", path="jobs.xml"))
    board.answers(some(1, 4), 0).answers([], 1).answers([], 100).answers([], 200)

    assert {"open": [1, 2, 3, 4]} == board.life()
    assert FeedState() == board.state


# ---- another board

towns = st.sampled_from(["Berlin", "Oslo", "São Paulo"])


@st.composite
def moves(draw):
    """The same jobs under the ids and addresses of two boards; each is told by its number or by title and town."""
    drawn = draw(
        st.lists(st.tuples(st.integers(1, 5), towns, st.booleans()), min_size=1, max_size=9, unique_by=lambda d: d[:2])
    )
    before, after = [], []
    order = draw(st.permutations(range(len(drawn))))
    for place, (level, town, numbered) in enumerate(drawn):
        same = {"title": f"Engineer, level {level}", "town": town, "requisition": f"R-{place}" if numbered else ""}
        before.append(job(place, **same))
        dates = {"published": draw(st.sampled_from(["", "2026-03-01T10:00:00Z", "2026-04-01T10:00:00Z"]))}
        title = f"Engineer  level {level}" if draw(st.booleans()) else same["title"]
        after.append(job(order[place], board="new", **{**same, **dates, "title": title}, content=Html("<p>New.</p>")))
    return before, after


@given(moves())
def test_a_change_of_board_keeps_every_name_and_adds_the_new_ids(move):
    before, after = move
    board = Board().answers(before, 0)
    kept = {entry.name: (entry.id, entry.first_seen, entry.published) for entry in board.entries}
    board.answers(after, 1)

    assert () == board.changes.new
    assert kept == {entry.name: (entry.id, entry.first_seen, entry.published) for entry in board.entries}
    assert {one.id for one in after} == {alias for entry in board.entries for alias in entry.aliases}
    assert {one.url for one in after} == {entry.url for entry in board.entries}
    assert ["open"] == list(board.life())
    board.repeats(2).answers(after, 3)
    assert ((), ()) == (board.changes.new, board.changes.updated)


@given(moves(), st.data())
def test_a_change_of_board_that_was_cut_off_between_two_files_is_made_good(move, data):
    before, after = move
    board, whole = Board().answers(before, 0), Board().answers(before, 0)
    archived = dict(board.archive)
    board.answers(after, 1)
    written = data.draw(st.frozensets(st.sampled_from(sorted(archived))))
    board.archive = {name: board.archive[name] if name in written else entry for name, entry in archived.items()}

    assert whole.answers(after, 1).archive == board.answers(after, 1).archive


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ({"requisition": "R-7"}, {"requisition": "r-7", "title": "Senior engineer"}, True),
        ({"requisition": "1"}, {"requisition": "1", "title": "Cook", "town": "Oslo"}, False),
        ({}, {}, True),
        ({"title": "C Engineer"}, {"title": "C++ Engineer"}, False),
        ({"requisition": "R-7"}, {"requisition": "REF99X"}, True),
        ({"town": "Berlin"}, {"town": "Oslo"}, False),
        ({"posting": None}, {"town": "Oslo"}, True),
        (
            {"posting": Posting(locations=(Location(raw="Berlin, Germany"),))},
            {"posting": Posting(locations=(Location("Berlin", "BE", "DE", "Berlin"),))},
            True,
        ),
    ],
    ids=["number", "another's number", "title and town", "another title", "other numbers", "town", "no town", "words"],
)
def test_a_job_is_known_on_another_board_by(old, new, same):
    board = Board().answers([job(1, **{"title": "Engineer", **old})], 0)
    board.answers([job(900, board="new", **{"title": "Engineer", "published": "", **new})], 1)

    assert same == (1 == len(board.entries))


def test_two_towns_of_one_name_are_told_apart_by_what_else_is_written():
    there = [Posting(locations=(Location("Springfield", region, "US"),)) for region in ("IL", "MA")]
    numbered = [replace(place, requisition_id=f"R-{region}") for region, place in enumerate(there)]
    board = Board().answers([job(number, title="Cook", posting=place) for number, place in enumerate(numbered)], 0)
    others = [replace(place, requisition_id=f"X-{region}") for region, place in enumerate(reversed(there))]
    moved = [job(number, board="new", title="Cook", published="", posting=one) for number, one in enumerate(others)]

    assert () == board.answers(moved, 1).changes.new


@pytest.mark.parametrize(("days", "same"), [(20, True), (100, False)])
def test_jobs_that_closed_lately_may_have_moved_unnoticed(days, same):
    board = Board().answers(jobs(1, 2), 0).answers([], 1).answers([], 13)

    assert {"closed": [1, 2]} == board.life()
    again = {"board": "new", "published": at(24 * days)}
    board.answers([job(8, title="Engineer 1", **again), job(9, title="Engineer 2", **again)], 24 * days)

    assert same == (2 == len(board.entries))
    assert 2 == len(board.life()["open"])


def test_two_jobs_that_look_alike_are_not_guessed_apart():
    board = Board().answers([job(1, title="Cook"), job(2, title="Cook")], 0)
    board.answers([job(8, board="new", title="Cook"), job(9, board="new", title="Cook")], 1)

    assert 4 == len(board.entries)


def test_on_the_same_board_another_opening_is_another_job_if_its_number_says_so():
    board = Board().answers([job(1, requisition="R-1"), job(2, title="Cook", requisition="R-2")], 0)
    board.answers([job(1, requisition="R-1"), job(3, title="Cook", requisition="R-3")], 1)

    assert {"open": [1, 3], "missing": [2]} == board.life()


def test_a_posting_that_was_taken_down_and_put_up_again_keeps_its_age():
    board = Board().answers([job(1), job(2, title="Cook")], 0)
    board.answers([job(1), job(3, title="Cook", published="2026-03-20T10:00:00Z", url="https://x.example/3")], 1)

    (cook,) = (entry for entry in board.entries if entry.title == "Cook")
    assert ("2026-03-01T10:00:00Z", ("old:3",)) == (cook.published, cook.aliases)


def test_an_opening_of_today_is_not_the_one_that_was_filled_last_year():
    board = Board().answers(jobs(1, 2, 3), 0).answers(jobs(1, 2), 1).answers(jobs(1, 2), 20)
    again = job(9, title="Engineer 3")
    board.answers([*jobs(1, 2), again], 400 * 24)

    assert {"open": [1, 2, 9], "closed": [3]} == board.life()


def test_an_opening_that_comes_back_under_its_number_is_open_at_its_old_address():
    board = Board().answers([*jobs(1, 2), job(3, requisition="R-3")], 0).answers(jobs(1, 2), 1).answers(jobs(1, 2), 20)
    board.answers([*jobs(1, 2), job(9, title="Engineer 3", requisition="R-3")], 400 * 24)

    assert {"open": [1, 2, 3]} == board.life()


def test_an_older_time_of_another_board_does_not_keep_its_words_out():
    board = Board().answers([job(1, updated="2026-03-10T10:00:00Z")], 0)
    board.answers([job(1, board="new", updated="2026-02-01T10:00:00Z", content=Html("<p>New.</p>"))], 1)

    assert ["<p>New.</p>"] == [entry.content for entry in board.entries]


def test_facts_of_a_job_that_changed_are_news_and_replace_the_old_ones():
    paid = Posting(team="Data", pay_text="good")
    board = Board().answers([job(1, posting=paid)], 0).answers([job(1, posting=Posting(team="Data"))], 1)

    assert [Posting(team="Data")] == [entry.posting for entry in board.entries]
    assert board.answers([job(1, posting=Posting(team="Data"))], 2).changes.updated == ()


def test_a_new_mark_of_the_list_is_kept_even_if_nothing_else_is_new():
    board = Board().answers([job(1, mark="a")], 0).answers([job(1, mark="b")], 1)

    assert ["b"] == [entry.mark for entry in board.entries]
    assert ["b"] == [entry.mark for entry in board.answers([job(1)], 2).entries]


# ---- whole runs


class Nest:
    """A site whose jobs are a local file, or an address."""

    def __init__(self, root, **values):
        self.root = root
        self.feed = FeedConfig(**({"id": "jobs", "kind": "job", "path": "jobs.xml"} | values))

    def say(self, *numbers):
        (self.root / "jobs.xml").write_text(rss(*(item(number) for number in numbers)))

    def run(self, hours):
        (report,) = collect(self.root, FeedsFile(feeds=(self.feed,)), now=at(hours)).feeds
        return report

    def state(self):
        return read_state(self.root, "jobs")

    def lives(self):
        return [
            "closed" if entry.closed else "missing" if entry.missing_since else "open"
            for entry in sorted(read_feed(self.root, "jobs"), key=lambda entry: int(entry.title.split()[-1]))
        ]


@pytest.fixture
def nest(tmp_path):
    return Nest(tmp_path)


def test_a_run_closes_what_two_answers_lack_and_says_so(nest):
    nest.say(1, 2, 3)
    nest.run(0)
    nest.say(1, 2)

    assert ("fetched", 1) == ((report := nest.run(1)).status, report.updated)
    assert ["open", "open", "missing"] == nest.lives()
    assert ("unchanged", 0) == ((report := nest.run(5)).status, report.updated)
    assert ("unchanged", 1, ("1 job closed",)) == ((report := nest.run(20)).status, report.updated, report.notes)
    assert ["open", "open", "closed"] == nest.lives()
    nest.say(3, 2, 1)
    assert ("1 job open again",) == nest.run(21).notes
    assert ["open"] * 3 == nest.lives()


def test_a_file_that_lies_there_as_before_confirms_nothing_and_changes_no_byte(nest):
    nest.say(1, 2, 3)
    nest.run(0)
    before = marks(nest.root / "content")
    nest.run(2)
    nest.run(24 * 30)

    assert before == marks(nest.root / "content")
    assert "2026-03-20" == nest.state().confirmed
    nest.say(1, 2, 3, 4)
    nest.run(24 * 30 + 1)
    assert "2026-04-19" == nest.state().confirmed


def test_a_file_that_is_only_read_anew_confirms_nothing(nest):
    nest.say(1, 2, 3)
    nest.run(0)
    nest.feed = nest.feed.model_copy(update={"lang": "de"})

    assert "fetched" == nest.run(48).status
    assert "2026-03-20" == nest.state().confirmed


def test_a_file_of_a_board_with_many_answers_is_read_once_and_left_alone(nest):
    nest.feed = FeedConfig(id="jobs", kind="job", source="jsonld", path="jobs.xml")
    (nest.root / "jobs.xml").write_text(
        '<!doctype html><script type="application/ld+json">{"@type": "JobPosting", "title": "Job 1"}</script>'
    )
    nest.run(0)
    before = marks(nest.root / "content")

    assert "unchanged" == nest.run(48).status
    assert before == marks(nest.root / "content")


@pytest.mark.parametrize("etag", ['"a"', ""], ids=["304", "the same body"])
def test_an_answer_over_the_web_confirms_a_day_once_and_a_second_run_on_it_changes_no_byte(tmp_path, server, etag):
    said = (
        answer(200, rss(item(1), item(2)).encode(), etag=etag) if etag else answer(200, rss(item(1), item(2)).encode())
    )
    address = server.plays("/feed", said, *([answer(304)] * 2 if etag else []))
    nest = Nest(tmp_path, path=None, url=address, allow_private=True)
    nest.run(0)
    before = marks(tmp_path / "content")

    assert "unchanged" == nest.run(2).status
    assert before == marks(tmp_path / "content")

    nest.run(24)
    changed = {path for path, mark in marks(tmp_path / "content").items() if before[path] != mark}

    assert {"collected/jobs/_state.json"} == changed
    assert "2026-03-21" == nest.state().confirmed


def test_a_failed_run_confirms_nothing_and_closes_nothing(nest):
    nest.say(1, 2, 3)
    nest.run(0)
    nest.say(1, 2)
    nest.run(1)
    (nest.root / "jobs.xml").write_text("<html><title>Oops</title></html>")

    assert "failed" == nest.run(50).status
    assert ["open", "open", "missing"] == nest.lives()
    assert "2026-03-20" == nest.state().confirmed


def test_a_held_body_is_weighed_again_although_it_has_not_changed(nest):
    nest.say(*range(1, 9))
    nest.run(0)
    nest.say(1)

    assert "held: 7 of 8 jobs are gone" in nest.run(1).notes[0]
    assert "held: 7 of 8 jobs are gone" in nest.run(2).notes[0]
    before = marks(nest.root / "content")
    nest.run(3)
    assert before == marks(nest.root / "content")
    assert ["open"] * 8 == nest.lives()
    nest.run(13)
    assert ["open"] + ["missing"] * 7 == nest.lives()
    assert ("unchanged", 7) == ((report := nest.run(25)).status, report.updated)


def test_an_empty_board_is_not_said_to_keep_its_jobs(nest):
    nest.say(1, 2)
    nest.run(0)
    nest.say()

    assert ("2 jobs not in this answer; closed if not in one from 12 hours after it on",) == nest.run(1).notes


def test_not_modified_confirms_that_a_job_is_still_missing(tmp_path, server):
    three, two = (rss(*map(item, numbers)).encode() for numbers in ([1, 2, 3], [1, 2]))
    address = server.plays("/feed", answer(200, three, etag='"a"'), answer(200, two, etag='"b"'), answer(304))
    nest = Nest(tmp_path, path=None, url=address, allow_private=True)
    nest.run(0)
    nest.run(1)

    assert ["open", "open", "missing"] == nest.lives()
    assert "unchanged" == nest.run(14).status
    assert ["open", "open", "closed"] == nest.lives()


def test_a_board_is_asked_for_a_held_answer_without_conditions(tmp_path, server):
    four, one = (rss(*map(item, numbers)).encode() for numbers in ([1, 2, 3, 4], [1]))
    address = server.plays("/feed", answer(200, four, etag='"a"'), answer(200, one, etag='"b"'))
    nest = Nest(tmp_path, path=None, url=address, allow_private=True)
    for hours in (0, 1, 13, 14):
        nest.run(hours)

    assert [None, '"a"', None, '"b"'] == [request.headers.get("if-none-match") for request in server.requests]
    assert ["open", "missing", "missing", "missing"] == nest.lives()


def test_another_board_keeps_the_confirmed_day_and_forgets_a_hold(nest):
    nest.say(*range(1, 9))
    nest.run(0)
    nest.say(1)
    nest.run(1)
    held = nest.state().held
    nest.feed = nest.feed.model_copy(update={"path": "gone.xml"})

    assert "failed" == nest.run(30).status
    assert (at(1), "", "2026-03-20") == (held, nest.state().held, nest.state().confirmed)


@pytest.mark.parametrize(
    ("values", "decides"),
    [({"on_gone": "keep"}, True), ({"source": "greenhouse", "board": "x"}, True), ({"direct_apply": True}, False)],
    ids=str,
)
def test_what_decides_about_absence_has_a_body_read_anew(values, decides):
    assert decides == (settings_hash(FEED) != settings_hash(FEED.model_copy(update=values)))


def test_a_killed_run_that_wrote_the_entries_but_not_the_state_is_made_good(nest):
    nest.say(*range(1, 9))
    nest.run(0)
    nest.say(1)
    nest.run(1)
    state = (nest.root / "content/collected/jobs/_state.json").read_bytes()
    nest.run(13)
    (nest.root / "content/collected/jobs/_state.json").write_bytes(state)

    nest.run(14)

    assert ["open"] + ["missing"] * 7 == nest.lives()
    assert "" == nest.state().held
    assert {at(13)} == {entry.missing_since for entry in read_feed(nest.root, "jobs")} - {""}


def test_what_was_collected_as_another_kind_is_left_alone():
    board = Board().answers(some(1, 3), 0)
    board.archive = {name: replace(entry, kind="blog") for name, entry in board.archive.items()}
    board.answers([], 1).answers([], 20)

    assert {"open": [1, 2, 3]} == board.life()
