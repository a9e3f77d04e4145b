"""A feed's folder: entries and what is remembered."""

import json
from dataclasses import replace

import pytest

from rookery.archive.store import read_feed, read_state, write_changes, write_state
from rookery.errors import ArchiveError
from rookery.model.feed import Changes, FeedState
from rookery.model.text import Html

STATE = FeedState(source="https://example.com/feed", etag='W/"\udcff"', failures=2, gone=True, title="Öst")


def test_what_is_written_is_read(site, entry):
    assert tuple(entry(number) for number in (1, 2, 3)) == read_feed(site, "eng")
    assert read_feed(site, "unknown") == ()


def test_an_updated_entry_takes_the_place_of_the_old_one(site, entry):
    newer = replace(entry(2), title="Another title", content=Html("<p>New.</p>"))

    write_changes(site, "eng", Changes(updated=(newer,)))

    assert (entry(1), newer, entry(3)) == read_feed(site, "eng")


def test_a_damaged_file_is_named(site, files):
    files[0].write_bytes(b"---\nid: 1\n---\n")

    with pytest.raises(ArchiveError, match=f"{files[0].name}:2: id: expected a text"):
        read_feed(site, "eng")


def test_a_state_is_read_as_it_was_written(site):
    write_state(site, "eng", STATE)

    assert read_state(site, "eng") == STATE
    assert read_state(site, "unknown") == FeedState()


def test_a_state_holds_only_what_there_is_to_know(site):
    write_state(site, "eng", STATE)
    write_state(site, "news", FeedState())

    text = (site / "content/collected/eng/_state.json").read_text("ascii")
    assert sorted(["source", "etag", "failures", "gone", "title"]) == list(json.loads(text))
    assert text.startswith('{\n  "etag": ')
    assert text.endswith("}\n")
    assert not (site / "content/collected/news/_state.json").exists()


def test_a_state_can_become_empty(site):
    write_state(site, "eng", STATE)
    write_state(site, "eng", FeedState())

    assert read_state(site, "eng") == FeedState()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "expected keys and values"),
        ('{"etag": 1, "color": ""}', "'color', 'etag': not a key that is known, or not its kind of value"),
        ('{"failures": true}', "'failures'"),
    ],
)
def test_a_damaged_state_is_named(site, text, expected):
    (site / "content/collected/eng/_state.json").write_text(text)

    with pytest.raises(ArchiveError, match=r"^content/collected/eng/_state\.json: ") as raised:
        read_state(site, "eng")

    assert expected in str(raised.value)
