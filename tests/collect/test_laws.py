"""The laws of the archive, over whole runs: on feeds of our own by hypothesis, and on every real feed there is.

Collecting twice changes nothing. A shorter feed, a feed cut at any byte, garbage and an error page remove and
shorten nothing. Order does not matter. A move to another host makes no duplicates. An item in two feeds is one
entry with both. Two branches merge cleanly.
"""

import random
import re
import shutil
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rookery.archive.index import join, read_index
from rookery.archive.store import read_feed
from rookery.collect.fetch import fetch_all
from rookery.collect.formats import parse_feed
from rookery.collect.hold import Known, release, weigh
from rookery.collect.merge import merge
from rookery.collect.run import collect
from rookery.config.feeds import FeedConfig, FeedsFile
from rookery.model.feed import FeedState
from sites import REAL, item, marks, rss, tree

NOW = "2026-03-20T10:00:00Z"
EVENING = "2026-03-20T20:00:00Z"
LATER = "2026-03-21T10:00:00Z"
ERROR_PAGE = b"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


def say(root, bodies):
    root.mkdir(exist_ok=True)
    for name, body in bodies.items():
        (root / f"{name}.xml").write_bytes(body if isinstance(body, bytes) else body.encode())


def feeds_of(names, kind="blog"):
    return FeedsFile(feeds=tuple(FeedConfig(id=name, kind=kind, path=f"{name}.xml") for name in names))


def run(root, bodies, now=NOW, kind="blog"):
    say(root, bodies)
    return collect(root, feeds_of(bodies, kind), now=now)


def entries_of(root):
    """The entry files and their bytes, without what is remembered of the feeds."""
    return {path: data for path, data in tree(root / "content").items() if path.endswith(".md")}


# ---- feeds of our own

TITLES = ["How we page", "On call", "Zwölf Wochen", "<b>Bold</b> & brave", "日本語", "x" * 300, "../../etc/passwd"]
BODIES = ["Short.", "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "A \u2013 B", "---\nid: 1\n---"]
posts = st.builds(
    item,
    st.integers(1, 12),
    st.sampled_from(TITLES).map(lambda title: title.replace("&", "&amp;").replace("<", "&lt;")),
    st.sampled_from(BODIES),
    st.integers(1, 28).map(lambda day: f"{day:02d} Feb 2026 10:00:00 GMT"),
)
channels = st.lists(posts, max_size=6, unique_by=lambda post: re.search("<guid>(.*)</guid>", post)[1])
few = settings(max_examples=15, deadline=None)


@pytest.fixture(scope="module")
def folder():
    """Makes a new empty site's folder as often as hypothesis asks."""
    with TemporaryDirectory() as base:
        made = iter(range(10**6))
        yield lambda: Path(base, str(next(made)))


@few
@given(st.lists(channels, min_size=1, max_size=3))
def test_collecting_twice_changes_no_byte(folder, history):
    root = folder()
    for channel in history:
        run(root, {"blog": rss(*channel)})
    before = marks(root / "content")

    report = run(root, {"blog": rss(*history[-1])}, LATER)

    assert before == marks(root / "content")
    assert ["unchanged"] == [feed.status for feed in report.feeds]


@few
@given(channels, st.data())
def test_a_shorter_feed_removes_and_shortens_nothing(folder, channel, data):
    root = folder()
    run(root, {"blog": rss(*channel)})
    before = entries_of(root)

    run(root, {"blog": rss(*data.draw(st.lists(st.sampled_from(channel), unique=True)) if channel else ())}, LATER)

    assert before == entries_of(root)


@few
@given(channels, st.data())
def test_a_feed_cut_at_any_byte_removes_and_shortens_nothing(folder, channel, data):
    root, body = folder(), rss(*channel).encode()
    run(root, {"blog": body})
    before = entries_of(root)

    for _ in range(5):
        run(root, {"blog": body[: data.draw(st.integers(0, len(body)))]}, LATER)

    assert before == entries_of(root)


@few
@given(channels, st.one_of(st.binary(max_size=200), st.just(ERROR_PAGE)))
def test_garbage_and_error_pages_remove_and_shorten_nothing(folder, channel, garbage):
    root = folder()
    run(root, {"blog": rss(*channel)})
    before = entries_of(root)

    run(root, {"blog": garbage}, LATER)

    assert before == entries_of(root)


@few
@given(channels, channels, st.randoms(use_true_random=False))
def test_neither_the_order_of_items_nor_that_of_feeds_matters(folder, one, other, chance):
    straight, shuffled = folder(), folder()
    run(straight, {"a": rss(*one), "b": rss(*other)})
    chance.shuffle(one)
    chance.shuffle(other)

    run(shuffled, {"b": rss(*other), "a": rss(*one)})

    assert entries_of(straight) == entries_of(shuffled)


@few
@given(channels, st.data())
def test_a_move_to_another_host_makes_no_duplicates(folder, channel, data):
    root = folder()
    first = data.draw(st.lists(st.sampled_from(channel), unique=True)) if channel else []
    run(root, {"blog": rss(*first)})

    run(root, {"blog": rss(*channel).replace("blog.example.com", "jobs.example.org")}, LATER)

    assert len(channel) == len(read_feed(root, "blog"))


@few
@given(channels, channels)
def test_an_item_in_two_feeds_is_one_entry_with_both(folder, one, other):
    root = folder()
    run(root, {"a": rss(*one), "b": rss(*other)})

    joined = join(read_index(root).records)

    links = [set(re.findall("<guid>(.*?)</guid>", rss(*channel))) for channel in (one, other)]
    expected = {
        link: tuple(name for name, own in zip("ab", links, strict=True) if link in own) for link in set.union(*links)
    }
    assert expected == {group.record.entry.id: group.feeds for group in joined}


@few
@given(channels, channels, channels)
def test_two_branches_merge_cleanly(folder, first, mine, theirs):
    trunk, left, right = folder(), folder(), folder()
    run(trunk, {"a": rss(*first), "b": rss(*first)})
    for branch in (left, right):
        shutil.copytree(trunk, branch)
    run(left, {"a": rss(*mine), "b": rss(*first)}, LATER)
    run(right, {"a": rss(*mine), "b": rss(*theirs)}, LATER)

    ours, others, base = (tree(site / "content") for site in (left, right, trunk))

    # a file that both sides changed or added is the same on both: nothing for git to ask about
    assert not [
        path
        for path in ours.keys() & others.keys()
        if ours[path] != others[path] and base.get(path) not in (ours[path], others[path])
    ]
    assert base.keys() <= ours.keys() & others.keys()
    for path, data in ours.items():
        if data != base.get(path):
            (right / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (right / "content" / path).write_bytes(data)
    merged = marks(right / "content")
    report = run(right, {"a": rss(*mine), "b": rss(*theirs)}, LATER)
    assert ["unchanged", "unchanged"] == [feed.status for feed in report.feeds]
    assert merged == marks(right / "content")


# ---- every real feed

KINDS = {"blog": "blog", "press": "press", "video": "video", "podcast": "podcast", "social": "social", "jobs": "job"}
FILES = sorted(
    path.name
    for pattern in ("[bpvs]*.xml", "*jsonfeed.json", "jobs-*-rss.xml")
    for path in (REAL.glob(pattern) if REAL.is_dir() else ())
    if path.name.split("-")[0] in KINDS
)
real = [
    pytest.mark.real,
    pytest.mark.skipif(not FILES, reason="real input is not here: ../shared/real is looked for beside the project"),
    pytest.mark.parametrize("name", FILES),
]


def on_real_feeds(test):
    for mark in real:
        test = mark(test)
    return test


def kind_of(name):
    return KINDS[name.split("-")[0]]


@cache
def parsed_from(name, old="", new=""):
    """What a real file says, with one host put in the place of another."""
    with TemporaryDirectory() as base:
        say(Path(base), {"feed": (REAL / name).read_bytes().replace(old.encode(), new.encode())})
        (feed,) = feeds_of(["feed"], kind_of(name)).feeds
        (result,) = fetch_all([feed], {}, root=Path(base), now=NOW)
        return parse_feed(result, feed, now=NOW)


def archived(parsed):
    return merge((), parsed, NOW).new


@on_real_feeds
def test_a_real_feed_is_whole_and_collecting_it_twice_changes_no_byte(name, tmp_path):
    body = (REAL / name).read_bytes()

    (first,) = run(tmp_path, {"feed": body}, kind=kind_of(name)).feeds
    before = marks(tmp_path / "content")
    (second,) = run(tmp_path, {"feed": body}, EVENING, kind_of(name)).feeds

    assert ("fetched", "unchanged") == (first.status, second.status)
    assert first.items == first.new == len(entries_of(tmp_path))
    assert before == marks(tmp_path / "content")


@on_real_feeds
def test_a_real_feed_parsed_anew_says_nothing_new(name, tmp_path):
    run(tmp_path, {"feed": (REAL / name).read_bytes()}, kind=kind_of(name))

    changes = merge(read_feed(tmp_path, "feed"), parsed_from(name), LATER)

    assert ((), ()) == (changes.new, changes.updated)


@on_real_feeds
def test_a_real_feed_in_disorder_or_shorter_changes_nothing(name):
    parsed = parsed_from(name)
    entries = list(parsed.entries)
    random.Random(7).shuffle(entries)

    assert archived(parsed) == archived(replace(parsed, entries=tuple(entries)))
    for shorter in (entries, entries[::2], entries[:1], []):
        changes = merge(archived(parsed), replace(parsed, entries=tuple(shorter)), LATER)
        assert ((), (), len(shorter)) == (changes.new, changes.updated, changes.unchanged)


@on_real_feeds
def test_a_real_feed_that_is_damaged_changes_nothing(name, tmp_path):
    body = (REAL / name).read_bytes()
    run(tmp_path, {"feed": body}, kind=kind_of(name))
    before = entries_of(tmp_path)
    places = sorted(random.Random(7).sample(range(len(body.rstrip())), 8))

    for damaged in (*(body[:place] for place in places), ERROR_PAGE, b"", bytes(range(256)), body[len(body) // 2 :]):
        (feed,) = run(tmp_path, {"feed": damaged}, LATER, kind_of(name)).feeds
        assert "failed" == feed.status
        assert before == entries_of(tmp_path)


@on_real_feeds
def test_a_real_feed_that_moved_to_another_host_makes_no_duplicates(name):
    parsed = parsed_from(name)
    hosts = Counter(urlsplit(entry.url).netloc for entry in parsed.entries)
    (host, _), *_ = hosts.most_common(1)
    moved = parsed_from(name, f"//{host}/", "//moved.example.org/") if host else parsed  # one feed names no host at all

    changes = merge(archived(parsed), moved, LATER)

    assert len(parsed.entries) == len(moved.entries)
    assert () == changes.new


@on_real_feeds
def test_a_real_feed_whose_guids_all_changed_makes_no_duplicates(name):
    parsed = parsed_from(name)
    anew = tuple(replace(entry, id=f"urn:x:{number}") for number, entry in enumerate(parsed.entries))

    changes = merge(archived(parsed), replace(parsed, entries=anew), LATER)

    assert ((), len(anew)) == (changes.new, len(changes.updated))


@on_real_feeds
def test_a_real_feed_under_two_names_is_one_set_of_entries(name, tmp_path):
    body = (REAL / name).read_bytes()
    run(tmp_path, {"one": body, "two": body}, kind=kind_of(name))

    joined = join(read_index(tmp_path).records)

    # links without a host, in a feed that comes from a file, say nothing beyond their own feed
    local = {entry.id for entry in parsed_from(name).entries if not entry.url}
    for group in joined:
        assert group.record.entry.id in local or ("one", "two") == group.feeds
    assert len(parsed_from(name).entries) + len(local) == len(joined)


@on_real_feeds
def test_a_real_feed_that_is_held_and_let_in_is_what_it_would_be_without_the_hold(name):
    parsed = parsed_from(name)
    (feed,) = feeds_of(["feed"], kind_of(name)).feeds
    half = archived(replace(parsed, entries=tuple(replace(one, title="Before") for one in parsed.entries[::2])))
    known = Known(FeedState(settings_hash="1", title="Somebody else"), half, ())

    weighed = weigh(feed, known, parsed, host="elsewhere.example", now=LATER)
    waiting = (*weighed.waiting.new, *weighed.waiting.updated)
    again = weigh(feed, Known(weighed.state, half, waiting), parsed, host="elsewhere.example", now=LATER)
    let_in, _ = release(feed, Known(weighed.state, half, waiting))
    straight = merge(half, parsed, LATER)

    assert (True, ((), ())) == (weighed.held, (weighed.changes.new, weighed.changes.updated))
    assert ((), (), weighed.state) == (again.waiting.new, again.waiting.updated, again.state)
    assert (straight.new, straight.updated) == (let_in.new, let_in.updated)
