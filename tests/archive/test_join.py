"""One entry in several feeds is one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.archive.index import join
from rookery.archive.record import Record
from rookery.model.entry import Entry
from rookery.model.posting import Location, Posting

ORDER = ("a", "b", "c")


def record(feed, id, url="", *, seen="2026-03-01T00:00:00Z", aliases=()):  # noqa: A002 - the field's own name
    entry = Entry(id, feed, "blog", "", url, first_seen=seen, aliases=aliases, name=f"2026-03-01-{id}")
    return Record(entry, f"collected/{feed}/2026/{id}.md", "", empty=True)


def sets(records, order=ORDER):
    return {
        frozenset((one.entry.feed, one.entry.id) for one in (joined.record, *joined.twins))
        for joined in join(records, order)
    }


def test_the_same_guid_in_two_feeds_is_one_entry():
    one, other = record("a", "tag:example.com,2026:1"), record("b", "tag:example.com,2026:1")

    (joined,) = join([other, one], ORDER)

    assert (one, ("a", "b"), (other,)) == (joined.record, joined.feeds, joined.twins)


def test_the_same_address_in_two_feeds_is_one_entry():
    assert len(join([record("a", "1", "https://x.example/p"), record("b", "2", "https://x.example/p")], ORDER)) == 1


def test_the_one_seen_first_comes_first():
    late = record("a", "1", "https://x.example/p", seen="2026-03-02T00:00:00Z")
    early = record("c", "1", "https://x.example/p")
    middle = record("b", "1", "https://x.example/p", seen="2026-03-02T00:00:00Z")

    (joined,) = join([late, middle, early], ORDER)

    assert (early, ("c", "a", "b"), (late, middle)) == (joined.record, joined.feeds, joined.twins)


def test_a_guid_that_is_only_a_number_says_nothing_across_feeds():
    assert len(join([record("a", "31"), record("b", "31")], ORDER)) == 2


def test_a_former_guid_counts():
    records = [record("a", "1", aliases=("urn:uuid:7",)), record("b", "urn:uuid:7")]

    assert len(join(records, ORDER)) == 1


def test_entries_of_one_feed_that_share_an_address_stay_apart_with_or_without_another_feed():
    openings = [record("a", "1", "https://x.example/jobs"), record("a", "2", "https://x.example/jobs")]

    assert len(join(openings, ORDER)) == 2
    assert len(join([*openings, record("b", "3", "https://x.example/jobs")], ORDER)) == 3


def test_a_home_page_says_nothing():
    for home in ("https://x.example/", "https://x.example", "https://["):
        assert len(join([record("a", "1", home), record("b", "2", home)], ORDER)) == 2


def test_joining_goes_on_from_one_to_the_next():
    records = [
        record("a", "1", "https://x.example/p"),
        record("b", "urn:2", "https://x.example/p"),
        record("c", "urn:2", "https://y.example/p"),
    ]

    (joined,) = join(records, ORDER)

    assert joined.feeds == ("a", "b", "c")


def test_of_those_seen_in_one_run_the_kind_decides_and_then_the_path_never_feeds_yml():
    one, other = record("a", "1", "https://x.example/p"), record("b", "1", "https://x.example/p")
    film = replace(one, entry=replace(one.entry, kind="video"))

    assert [("a", "b"), ("b", "a")] == [join([other, first])[0].feeds for first in (one, film)]


@given(st.data())
def test_the_order_of_the_records_does_not_matter(data):
    made = data.draw(
        st.lists(
            st.builds(
                record,
                st.sampled_from(ORDER),
                st.sampled_from(["1", "urn:1", "urn:2", "urn:3"]),
                st.sampled_from(["", "https://x.example/1", "https://x.example/2", "https://x.example/3"]),
                seen=st.sampled_from(["2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"]),
                aliases=st.sampled_from([(), ("urn:1",), ("urn:3",)]),
            ),
            max_size=8,
            unique_by=lambda one: one.path,
        )
    )
    shuffled = data.draw(st.permutations(made))

    joined = join(made, ORDER)

    assert joined == join(shuffled, ORDER)
    assert sorted(one.path for one in made) == sorted(
        one.path for group in joined for one in (group.record, *group.twins)
    )
    assert all(len(group.feeds) == len(set(group.feeds)) for group in joined)


# ---- a feed under another id


def job(feed, number, *, town="Berlin", requisition="", **values):
    posting = Posting(locations=(Location(town),), requisition_id=requisition)
    name = f"2026-03-01-{feed}-{number}"
    facts = {"title": "Engineer", "url": "", "first_seen": "2026-03-01T00:00:00Z", "posting": posting, "name": name}
    entry = Entry(f"{feed}:{number}", feed, "job", **{**facts, **values})
    return Record(entry, f"collected/{feed}/2026/{name}.md", "", empty=True)


@pytest.mark.parametrize(
    ("old", "new", "joined"),
    [
        ({"requisition": "R-1"}, {"requisition": "r-1", "town": "Oslo"}, True),
        ({"requisition": "R-1"}, {"requisition": "R-1", "title": "Cook"}, False),
        ({}, {}, True),
        ({}, {"town": "Oslo"}, False),
        ({"town": ""}, {"town": ""}, False),
        ({"closed": "2026-03-02T00:00:00Z"}, {}, False),
        ({}, {"closed": "2026-03-02T00:00:00Z"}, True),
    ],
    ids=["number", "another title", "title and town", "another town", "no town", "closed before", "closed since"],
)
def test_a_job_of_a_feed_that_has_another_id_now_is_known_by(old, new, joined):
    records = [job("old", 1, **old), job("a", 9, **{"first_seen": "2026-03-09T00:00:00Z", **new})]

    assert joined == (1 == len(join(records, ORDER)))


def test_its_address_is_the_first_ones_and_its_facts_are_the_present_ones():
    old, new = job("old", 1), job("a", 9, first_seen="2026-03-09T00:00:00Z")

    (joined,) = join([new, old], ORDER)

    assert (old, (new,), new) == (joined.record, joined.twins, joined.current)
    (both,) = join([job("a", 1, requisition="1")], ORDER)
    assert both.record == both.current


def test_jobs_of_two_feeds_of_feeds_yml_stay_apart():
    assert 2 == len(join([job("a", 1, requisition="R-1"), job("b", 2, requisition="R-1")], ORDER))


def test_a_job_that_two_feeds_could_have_taken_over_stays_apart():
    assert 3 == len(join([job("old", 1), job("a", 2), job("b", 3)], ORDER))
    assert 3 == len(join([job("old", 1), job("old", 2), job("a", 3)], ORDER))


def test_the_number_goes_before_the_town():
    records = [job("old", 1, requisition="R-1"), job("a", 1, requisition="R-1", town="Oslo"), job("a", 2)]

    assert {frozenset({("old", "old:1"), ("a", "a:1")}), frozenset({("a", "a:2")})} == sets(records)
