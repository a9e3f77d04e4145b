"""One job more or less writes few files, whatever the number of jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from job_site import BRNO, LEEDS, job, model_of
from rookery.archive.names import id_letters
from rookery.jobs.near import SHOWN, SHOWN_BY, TAKEN_UP_BY, Thing, nearest
from rookery.jobs.pages import pages as jobs
from rookery.model.entry import Entry
from rookery.model.posting import Location
from rookery.model.written import Topic
from rookery.publish.model import Post
from rookery.publish.plan import Page
from rookery.site.pages import pages as site
from rookery.topics.pages import pages as topics
from sites import marks

TEAMS = ("Night", "Day", "Dusk")


def many(count: int) -> list:
    return [
        job(
            number,
            f"Engineer number {number}",
            published=f"2026-{number % 2 + 1:02}-{number % 28 + 1:02}T09:00:{number % 60:02}Z",
            team=TEAMS[number % 3],
            locations=((LEEDS, BRNO)[number % 2],),
            employment_types=("FULL_TIME",),
            workplace="hybrid",
            categories=("operations",),
        )
        for number in range(count)
    ]


def written(nest, *entries) -> set[str]:
    before = marks(nest.output)
    nest.jobs(*entries)
    nest.make()
    return {path for path, mark in marks(nest.output).items() if before.get(path) != mark}


def post(entry: Entry) -> Post:
    return Post(entry, f"jobs/{entry.name[11:-4]}/", ("board",), None, ("ops",))


def plan(*posts: Post, closed: Sequence[Post] = ()) -> dict[str, Page]:
    """The pages of all rooms that show jobs."""
    model = replace(
        model_of(sorted(posts, key=lambda one: one.order)),
        topics={"ops": Topic("ops", "Operations")},
        closed=tuple(closed),
        rooms=frozenset({"rookery.jobs"}),
    )
    return {page.path: page for room in (jobs, site, topics) for page in room(model)}


def differing(before: dict[str, Page], after: dict[str, Page]) -> set[str]:
    """What a build would write."""
    return {path for path, page in after.items() if before.get(path) != page}


SIZES = [300, 1500]


@cache
def thousands(count: int) -> tuple[list[Post], dict[str, Page]]:
    posts = [
        post(
            replace(
                one,
                posting=replace(one.posting, team=f"Team {number % 12}", locations=(Location(f"Town {number % 17}"),)),
            )
        )
        for number, one in enumerate(many(count))
    ]
    return posts, plan(*posts)


@pytest.mark.parametrize("count", SIZES)
@pytest.mark.parametrize("day", ["2026-03-01", "2026-01-15"], ids=["of today", "that was published long ago"])
def test_a_new_job_writes_few_files_whatever_the_number_of_jobs(count, day):
    posts, before = thousands(count)
    facts = {"team": "Team 3", "locations": (Location("Town 4"),), "employment_types": ("FULL_TIME",)}
    new = job("new", published=f"{day}T09:00:00Z", first_seen="2026-03-01T10:00:00Z", workplace="hybrid", **facts)
    paths = differing(before, plan(*posts, post(new)))

    # itself and the two that take it up
    assert len({path for path in paths if path.startswith("jobs/engineer")}) <= 1 + TAKEN_UP_BY["job"]
    # the front, a page or two and the feeds of each list in which it stands: its values, their pairs, stream and topic
    assert len(paths) <= 50


@pytest.mark.parametrize("count", SIZES)
@pytest.mark.parametrize("which", [0, 0.5, 1], ids=["the oldest", "one in the middle", "the newest"])
def test_a_closing_writes_few_files_whatever_the_number_of_jobs(count, which):
    posts, before = thousands(count)
    in_order = sorted(posts, key=lambda one: one.order)
    going = in_order[int((count - 1) * which)]
    closed = replace(going, entry=replace(going.entry, closed="2026-03-01T08:00:00Z"))
    paths = differing(before, plan(*(one for one in posts if one is not going), closed=[closed]))

    assert len({path for path in paths if path.startswith("jobs/engineer")}) <= 1 + SHOWN_BY
    assert len(paths) <= 50


def test_a_build_writes_what_the_plan_says_and_no_more(nest):
    entries = many(50)
    nest.jobs(*entries)
    nest.make()
    paths = written(nest, replace(entries[20], closed="2026-03-01T08:00:00Z"))

    assert f"{post(entries[20]).address}index.html" in paths
    assert len({path for path in paths if path.startswith("jobs/engineer")}) <= 1 + SHOWN_BY


def test_a_day_that_passes_writes_pages_of_open_jobs_only(nest, today):
    entries = many(6)
    entries[0] = replace(entries[0], closed="2026-03-01T08:00:00Z")
    nest.jobs(*entries)
    nest.make()
    today("2026-03-03")
    paths = {path for path in written(nest) if path.startswith("jobs/")}

    assert {f"jobs/{one.name[11:-4]}/index.html" for one in entries[1:]} == paths
    assert id_letters(entries[0].id)[:6] not in "".join(paths)


THINGS = st.lists(
    st.builds(
        lambda sort, marks, came, stay: (sort, marks, came, stay),
        st.sampled_from(["job", "job", "job", "question", "post"]),
        st.sets(st.sampled_from(["a", "b", "c"]), max_size=2),
        st.integers(0, 20),
        st.integers(0, 10),
    ),
    max_size=40,
)


def things_of(raw) -> list[Thing]:
    return [
        Thing(
            f"{number}",
            sort,
            dict.fromkeys(sorted(shared), 1.0),
            came=f"2026-01-{came + 1:02}",
            left=f"2026-01-{came + stay + 1:02}" if stay and sort == "job" else "",
        )
        for number, (sort, shared, came, stay) in enumerate(raw)
    ]


@given(THINGS)
@settings(max_examples=150, deadline=None)
def test_what_stands_near_is_there_is_near_and_is_bounded(raw):
    things = {thing.key: thing for thing in things_of(raw)}
    near = nearest(things.values())
    showers = [key for shown in near.values() for key in shown["job"]]

    assert {key for key, thing in things.items() if thing.sort == "job"} == set(near)
    for key, shown in near.items():
        for sort, keys in shown.items():
            assert len(keys) == len(set(keys)) <= SHOWN
            assert all(things[other].sort == sort and not things[other].left for other in keys)
            assert all(things[other].marks.keys() & things[key].marks.keys() for other in keys)
            assert key not in keys
    assert all(showers.count(key) <= SHOWN_BY for key in showers)


def test_a_closed_job_leads_to_open_ones_of_its_team_long_after_those_it_showed_at_first_are_closed_too():
    def at(number, came, left="", **marks):
        weights = {f"{kind} {name}": {"team": 3.0, "at": 1.0}[kind] for kind, name in marks.items()}
        return Thing(f"{number}", "job", weights, came=f"2026-01-{came:02}", left=left and f"2026-02-{left:02}")

    old = at("old", 9, left=1, team="night", at="leeds")
    first = [at(f"first {number}", 8, left=2, team="night", at="leeds") for number in range(3)]
    far = [at(f"far {number}", 7, team="day", at="leeds") for number in range(3)]
    same = [at(f"same {number}", 6, team="night", at="brno") for number in range(3)]

    near = nearest([old, *first, *far, *same])

    assert {"same 0", "same 1", "same 2"} == set(near["old"]["job"])


@given(THINGS, st.sampled_from(["job", "question", "post"]))
@settings(max_examples=150, deadline=None)
def test_the_newest_thing_changes_a_bounded_number_of_jobs(raw, sort):
    things = things_of(raw)
    new = Thing("new", sort, {"a": 1.0, "b": 1.0}, came="2026-03-01")
    before, after = nearest(things), nearest([*things, new])
    changed = [bool(thing.left) for thing in things if thing.sort == "job" and before[thing.key] != after[thing.key]]

    assert changed.count(False) <= TAKEN_UP_BY[sort]
    assert changed.count(True) <= (TAKEN_UP_BY["job"] if sort == "job" else 0)


@given(THINGS, st.randoms())
@settings(max_examples=50, deadline=None)
def test_the_order_in_which_things_are_named_does_not_matter(raw, dice):
    things = things_of(raw)
    shuffled = list(things)
    dice.shuffle(shuffled)

    assert nearest(things) == nearest(shuffled)
