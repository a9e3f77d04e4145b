"""What of a feed's word is news: laws and cases of merge, without disk, network or clock."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rookery.archive.format import normal
from rookery.archive.names import NAME
from rookery.collect.merge import entry_hash, merge
from rookery.model.entry import Entry, Media
from rookery.model.feed import Changes, ParsedFeed
from rookery.model.text import Html

NOW = "2026-03-20T10:00:00Z"
LATER = "2026-03-21T10:00:00Z"


def item(number=1, **values):
    return Entry(
        **{
            "id": f"https://blog.example.com/?p={number}",
            "feed": "eng",
            "kind": "blog",
            "title": f"Post {number}",
            "url": f"https://blog.example.com/post-{number}",
            "published": f"2026-03-{number:02d}T10:00:00Z",
            "authors": ("Ann Öst",),
            "summary": f"Summary {number}",
            "content": Html(f"<p>Text {number}.</p>"),
            **values,
        }
    )


def feed(*items, **values):
    return ParsedFeed("eng", items, len(items), **values)


def archive(entries, changes):
    """The archive once the changes are written."""
    after = {entry.name: entry for entry in entries} | {entry.name: entry for entry in (*changes.updated, *changes.new)}
    return tuple(after[name] for name in sorted(after))


def collected(*feeds, now=NOW):
    """The archive after these feeds, one run each."""
    entries = ()
    for one in feeds:
        entries = archive(entries, merge(entries, one, now))
    return entries


# ---- laws, on whatever a parser may make of whatever a feed may say

few = st.sampled_from(["", "a", "b", "Ä"])
urls = st.sampled_from(["", *(f"https://{host}.example/{page}" for host in "xy" for page in ("", "p", "q?r=1"))])
times = st.sampled_from(["", *(f"2026-03-0{day}T10:00:00Z" for day in (1, 2, 3))])
items = st.builds(
    Entry,
    id=st.one_of(st.sampled_from(["1", "2", "A\u0308"]), urls.filter(bool)),
    feed=st.just("eng"),
    kind=st.just("blog"),
    title=few,
    url=urls,
    title_from=st.sampled_from(["title", "text", "none"]),
    published=times,
    updated=times,
    authors=st.sampled_from([(), ("Ann",)]),
    summary=few,
    content=few.map(Html),
)
# what a parser hands on has ids that are unique in the feed (formats.identity)
feeds = st.lists(items, max_size=6, unique_by=lambda item: item.id).map(lambda some: feed(*some))


@given(st.lists(feeds, min_size=1, max_size=3))
def test_collecting_twice_changes_nothing(history):
    entries = collected(*history)

    again = merge(entries, history[-1], LATER)

    assert ((), ()) == (again.new, again.updated)


@given(feeds, feeds, st.randoms(use_true_random=False))
def test_the_order_of_the_items_does_not_matter(first, second, random):
    entries = collected(first)
    shuffled, disordered = list(second.entries), list(entries)
    random.shuffle(shuffled)
    random.shuffle(disordered)

    assert merge(entries, second, LATER) == merge(disordered, feed(*shuffled), LATER)


@given(feeds, feeds)
def test_nothing_collected_is_lost_and_what_is_fixed_stays(first, second):
    entries = collected(first)
    changes = merge(entries, second, LATER)

    before = {entry.name: entry for entry in entries}
    assert not {entry.name for entry in changes.new} & set(before)
    for entry in changes.updated:
        old = before[entry.name]
        assert (old.id, old.first_seen) == (entry.id, entry.first_seen)
        assert old.published in ("", entry.published)
        assert set(old.aliases) <= set(entry.aliases)
        assert bool(old.content) <= bool(entry.content)
        assert bool(old.title) <= bool(entry.title)


@given(st.lists(feeds, min_size=1, max_size=3))
def test_no_id_ever_means_two_entries(history):
    entries = collected(*history)

    ids = [name for entry in entries for name in (entry.id, *entry.aliases)]
    assert len(ids) == len(set(ids))
    assert len(entries) == len({entry.name for entry in entries})


@given(feeds)
def test_every_new_entry_is_ready_to_be_written(parsed):
    for entry in merge((), parsed, NOW).new:
        assert NAME.fullmatch(entry.name)
        assert entry.first_seen == NOW
        assert entry.hash == entry_hash(entry)
        assert entry == normal(entry)


@given(feeds, feeds)
def test_a_shorter_feed_changes_nothing(first, second):
    parsed = feed(*first.entries, *second.entries)
    entries = collected(parsed)
    few = {(one.id, one.url) for one in first.entries}
    shorter = feed(*(one for one in parsed.entries if (one.id, one.url) in few))

    changes = merge(entries, shorter, LATER)

    assert ((), ()) == (changes.new, changes.updated)


# ---- cases


def test_new_items_become_entries_from_the_oldest():
    changes = merge((), feed(item(2), item(1), item(3, published="")), NOW)

    assert ["Post 1", "Post 2", "Post 3"] == [entry.title for entry in changes.new]
    assert {NOW} == {entry.first_seen for entry in changes.new}
    assert changes.new[2].name.startswith("2026-03-20-post-3-")


def test_a_feed_that_may_not_be_believed_changes_nothing():
    assert Changes() == merge(collected(feed(item(1))), feed(item(2), error="truncated"), LATER)


def test_an_edited_item_is_updated_in_place():
    entries = collected(feed(item(1)))

    changes = merge(entries, feed(item(1, title="Another title", url="https://blog.example.com/another")), LATER)

    (entry,) = changes.updated
    assert (entries[0].name, NOW, entries[0].id) == (entry.name, entry.first_seen, entry.id)
    assert ("Another title", "https://blog.example.com/another") == (entry.title, entry.url)
    assert entry.hash != entries[0].hash


@pytest.mark.parametrize(
    "absent",
    [
        {"content": Html("")},
        {"summary": ""},
        {"authors": ()},
        {"published": ""},
        {"updated": ""},
        {"lang": ""},
        {"categories": ()},
        {"media": ()},
        {"url": ""},
        {"title": "", "title_from": "none"},
        {"title": "Text 1.", "title_from": "text"},
        {"title": "2 March 2026", "title_from": "date"},
    ],
    ids=",".join,
)
def test_what_an_item_has_lost_stays(absent):
    whole = item(
        1,
        lang="en",
        categories=("ops",),
        updated="2026-03-02T11:00:00Z",
        media=(Media("audio", "https://cdn.example.com/1.mp3"),),
    )
    entries = collected(feed(whole))

    assert Changes(unchanged=1, present=frozenset({entries[0].name})) == merge(
        entries, feed(replace(whole, **absent)), LATER
    )


def test_an_older_version_changes_nothing():
    entries = collected(feed(item(1, updated="2026-03-05T10:00:00Z")))

    assert not merge(entries, feed(item(1, title="Old", updated="2026-03-04T10:00:00Z")), LATER).updated


def test_times_alone_are_no_news_and_an_entry_keeps_its_day():
    entries = collected(feed(item(1)))
    redated = item(1, published=LATER, updated=LATER)

    assert not merge(entries, feed(redated), LATER).updated
    (entry,) = merge(entries, feed(replace(redated, title="Edited")), LATER).updated
    assert ("2026-03-01T10:00:00Z", LATER) == (entry.published, entry.updated)


def test_a_time_of_publication_that_comes_late_is_taken():
    entries = collected(feed(item(1, published="")))

    (entry,) = merge(entries, feed(item(1)), LATER).updated

    assert "2026-03-01T10:00:00Z" == entry.published
    assert entries[0].name == entry.name


def test_a_clock_that_fell_back_does_not_put_news_below_what_is_known():
    entries = collected(feed(item(1)))

    (entry,) = merge(entries, feed(item(2, published="")), "2025-03-20T10:00:00Z").new

    assert entry.first_seen == NOW


@pytest.mark.parametrize(
    "moved",
    [
        {"id": "http://new.example.org/?p={n}", "url": "https://new.example.org/post-{n}"},
        {"id": "new-{n}"},
        {"id": "new-{n}", "url": "https://new.example.org/2026/post-{n}"},
        {"id": "new-{n}", "url": ""},
        {"id": "https://new.example.org/?p={n}", "url": "https://new.example.org/post-{n}", "title": "Edited {n}"},
    ],
    ids=["another host", "other guids", "other guids and links", "other guids and no links", "and an edited title"],
)
def test_a_feed_that_moved_makes_no_duplicates(moved):
    first = feed(*(item(number) for number in range(1, 6)))
    second = feed(
        item(6, id="new-6", url="https://new.example.org/post-6"),
        *(item(n, **{key: value.format(n=n) for key, value in moved.items()}) for n in range(2, 6)),
    )
    entries = collected(first)

    changes = merge(entries, second, LATER)

    assert ["Post 6"] == [entry.title for entry in changes.new]
    assert [entry.name for entry in entries[1:]] == [entry.name for entry in changes.updated]
    assert [(moved["id"].format(n=number),) for number in range(2, 6)] == [entry.aliases for entry in changes.updated]
    assert not merge(archive(entries, changes), second, LATER).updated


def test_a_move_that_a_crash_interrupted_is_finished_without_duplicates():
    first = feed(*(item(number) for number in range(1, 6)))
    second = feed(*(item(n, id=f"new-{n}", url=f"https://new.example.org/{n}") for n in range(1, 7)))
    entries = collected(first)
    changes = merge(entries, second, LATER)
    half = archive(entries, Changes(updated=changes.updated[:2]))

    rest = merge(half, second, LATER)

    assert archive(entries, changes) == archive(half, rest)


def test_hosts_of_one_feed_that_number_alike_stay_apart():
    entries = collected(feed(item(1, id="https://a.example/?p=1", url="https://a.example/x")))
    other = item(2, id="https://b.example/?p=1", url="https://b.example/y")

    changes = merge(entries, feed(other), LATER)

    assert (1, 0) == (len(changes.new), len(changes.updated))


def test_openings_that_link_to_one_page_stay_apart():
    page = "https://jobs.example.com/openings"
    entries = collected(feed(item(1, id="a", url=page)))

    changes = merge(entries, feed(item(2, id="b", url=page)), LATER)

    assert (1, 0) == (len(changes.new), len(changes.updated))


def test_a_guid_that_was_reused_is_another_entry():
    entries = collected(feed(item(1)))
    reused = item(2, id=item(1).id)

    changes = merge(entries, feed(reused), LATER)

    assert [f"{item(1).id} {reused.url}"] == [entry.id for entry in changes.new]
    assert not changes.updated
    assert not merge(archive(entries, changes), feed(reused), LATER).new


def test_two_links_under_one_guid_are_two_entries_whichever_comes_first():
    one, other = item(1), item(2, id=item(1).id)

    together = collected(feed(one, other))
    in_turn = collected(feed(one), feed(other))
    turned = collected(feed(one, other), feed(other, one), feed(other))

    assert 2 == len(together)
    assert together == in_turn == turned


def test_a_guid_that_got_its_link_added_by_the_parser_is_still_known():
    entries = collected(feed(item(1)))
    named = item(1, id=f"{item(1).id} {item(1).url}")

    changes = merge(entries, feed(named, item(2, id=f"{item(1).id} {item(2).url}")), LATER)

    assert ["Post 2"] == [entry.title for entry in changes.new]


def test_an_id_made_from_a_link_that_two_items_come_to_share_is_still_known():
    page = "https://blog.example.com/all"
    entries = collected(feed(item(1, id=page, url=page)))

    changes = merge(entries, feed(item(1, id="hash:1", url=page), item(2, id="hash:2", url=page)), LATER)

    assert ["Post 2"] == [entry.title for entry in changes.new]


def test_the_former_guid_beside_the_present_one_is_the_same_entry_and_noted():
    moved = item(1, id="new-1")
    entries = collected(feed(item(1)), feed(moved))

    changes = merge(entries, feed(item(1), moved), LATER)

    assert ((), (), 1) == (changes.new, changes.updated, changes.unchanged)
    assert ("1 item says again what another says",) == changes.notes


def test_two_spellings_of_one_guid_are_one():
    entries = collected(feed(item(1, id="caf\u00e9")))

    assert Changes(unchanged=1, present=frozenset({entries[0].name})) == merge(
        entries, feed(item(1, id="cafe\u0301")), LATER
    )


def test_a_hash_is_over_what_the_feed_says_and_not_over_ids_and_times():
    one = item(1)

    assert entry_hash(one) == entry_hash(replace(one, id="x", published="", updated=LATER, aliases=("y",), name="z"))
    assert entry_hash(one) != entry_hash(replace(one, content=Html("<p>Other.</p>")))
    assert entry_hash(one) != entry_hash(replace(one, kind="press"))
    assert entry_hash(one).startswith("1:")


def test_fields_the_feed_cannot_set_are_not_taken_from_it():
    (entry,) = merge((), feed(item(1, first_seen="1999-01-01T00:00:00Z", name="../../x", hash="1:0")), NOW).new

    assert NOW == entry.first_seen
    assert NAME.fullmatch(entry.name)
    assert entry_hash(entry) == entry.hash
