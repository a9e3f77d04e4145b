"""What is damaged is set aside, named, and asked for again until it is back."""

from rookery.archive.heal import heal
from rookery.archive.store import read_feed, read_state, write_changes
from rookery.model.feed import Changes, FeedState

FEEDS = {"eng", "news"}


def test_a_whole_archive_needs_nothing(site):
    health = heal(site, FEEDS)

    assert ({}, frozenset()) == (health.notes, health.incomplete)


def test_a_damaged_entry_is_set_aside_and_the_others_are_used(site, files, entry):
    files[0].write_bytes(b"<<<<<<< HEAD\n")

    health = heal(site, FEEDS)

    assert health.incomplete == {"eng"}
    assert f"{files[0].name}:1: expected a line '---'" in health.notes["eng"][0]
    assert f"set aside as {files[0].name}.bad" in health.notes["eng"][0]
    assert "take '.bad' off its name, or remove it" in health.notes["eng"][1]
    assert (entry(2), entry(3)) == read_feed(site, "eng")
    assert files[0].with_name(files[0].name + ".bad").read_bytes() == b"<<<<<<< HEAD\n"


def test_a_feed_is_incomplete_until_the_entry_is_back_under_whatever_name(site, files, entry):
    files[0].write_bytes(b"\xff")
    heal(site, FEEDS)

    assert heal(site, FEEDS).incomplete == {"eng"}

    back = entry(1, title="Another title")
    assert back.name != entry(1).name
    write_changes(site, "eng", Changes(new=(back,)))
    health = heal(site, FEEDS)

    assert ({}, frozenset()) == (health.notes, health.incomplete)


def test_a_damaged_state_is_set_aside_so_that_the_feed_is_asked_afresh(site):
    state = site / "content/collected/news/_state.json"
    state.write_text("{")

    health = heal(site, FEEDS)

    assert "set aside as _state.json.bad" in health.notes["news"][0]
    assert read_state(site, "news") == FeedState()
    assert state.with_name("_state.json.bad").exists()


def test_a_file_that_rookery_did_not_write_is_set_aside_and_not_waited_for(site, files):
    stray = files[0].with_name("notes.md")
    stray.write_text("Remember the milk.")

    health = heal(site, FEEDS)

    assert "notes.md: not a file that rookery wrote" in health.notes["eng"][0]
    assert not health.incomplete
    assert stray.with_name("notes.md.bad").exists()


def test_feeds_that_are_not_asked_are_left_alone(site, files):
    files[0].write_bytes(b"")

    assert heal(site, {"news"}).notes == {}
    assert files[0].exists()


def test_temporary_files_of_a_killed_run_are_removed(site, files):
    left = files[0].with_name(f".{files[0].name}.123.part")
    left.write_bytes(b"half")

    heal(site, FEEDS)

    assert not left.exists()
