"""Whatever a reader of hostile bytes does, its parent goes on."""

import multiprocessing
import os
import re
import time

import pytest

from rookery.collect.within import within
from rookery.errors import ArchiveError, FeedError
from rookery.model.feed import ParsedFeed


def test_what_a_reader_returns_arrives_whole():
    feed = ParsedFeed(feed="a", title="é\ud800", notes=("x" * 5_000_000,))

    assert feed == within(20, lambda: feed)


def test_what_a_reader_raises_is_raised_here():
    def fail():
        raise ArchiveError("content/collected/a/_state.json: no JSON")

    with pytest.raises(ArchiveError, match=r"_state\.json: no JSON"):
        within(20, fail)


def test_a_pattern_that_goes_astray_is_ended():
    began = time.monotonic()
    with pytest.raises(FeedError, match=r"^reading it takes more than 1 s$"):
        within(1, re.match, r"(a+)+$", "a" * 60 + "!")

    assert time.monotonic() - began < 20


def test_a_reader_that_only_waits_is_ended_too():
    with pytest.raises(FeedError, match=r"^reading it takes more than 1 s$"):
        within(1, time.sleep, 60)


@pytest.mark.parametrize(
    "end", [lambda: os._exit(3), os.abort, lambda: "x" * (8 << 30)], ids=["exit", "abort", "memory"]
)
def test_a_reader_that_dies_is_a_feed_that_failed(end):
    with pytest.raises(FeedError, match="ended the reader"):
        within(20, end)


def test_no_process_is_left_behind():
    for _ in range(3):
        within(20, int, "1")

    assert [] == multiprocessing.active_children()
