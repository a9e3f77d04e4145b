"""Whatever a reader of hostile bytes does, its parent goes on."""

import faulthandler
import multiprocessing
import os
import re
import signal
import time
from pathlib import Path

import pytest

from rookery.archive.lock import locked
from rookery.collect.within import within
from rookery.errors import ArchiveError, FeedError, LockedError
from rookery.model.feed import ParsedFeed
from rookery.shares import each


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


def abort():
    """Without the page that pytest would have said of it."""
    faulthandler.disable()
    os.abort()


@pytest.mark.parametrize("end", [lambda: os._exit(3), abort, lambda: "x" * (8 << 30)], ids=["exit", "abort", "memory"])
def test_a_reader_that_dies_is_a_feed_that_failed(end):
    with pytest.raises(FeedError, match="ended the reader"):
        within(20, end)


def shared(one):
    """Something that shares its work out, of which one piece is bad."""
    return lambda: each(lambda number: one() if number == 7 else number, range(20), 1)


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (lambda: os._exit(3), "ended the reader"),
        (lambda: "x" * (8 << 30), "ended the reader"),
        (lambda: re.match(r"(a+)+$", "a" * 60 + "!"), "takes more than 2 s"),
    ],
    ids=["exit", "memory", "time"],
)
def test_a_reader_whose_worker_fails_is_a_feed_that_failed(bad, told):
    with pytest.raises(FeedError, match=told):
        within(2, shared(bad))


def test_when_a_reader_is_ended_its_workers_end_with_it(tmp_path):
    def note():
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    with pytest.raises(FeedError, match="takes more than 1 s"):
        within(1, shared(note))
    (worker,) = (int(path.name) for path in tmp_path.iterdir())
    end = time.monotonic() + 5
    while time.monotonic() < end and is_running(worker):
        time.sleep(0.05)

    assert not is_running(worker)


def read_for_long(tmp_path, work):
    """A run that holds the lock while a reader reads; return its process once the reader is at work."""
    run = os.fork()
    if not run:
        with locked(tmp_path):
            within(60, work)
        os._exit(0)
    while len(list(tmp_path.glob("at-*"))) < 1:
        time.sleep(0.01)
    return run


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("workers", [False, True], ids=["reader", "its workers"])
def test_when_a_run_is_killed_its_readers_end_and_the_next_run_can_begin(tmp_path, end, workers):
    def read():
        (tmp_path / f"at-{os.getpid()}").touch()
        time.sleep(60)
        return "x" * 1_000_000

    run = read_for_long(tmp_path, shared(read) if workers else read)
    os.kill(run, end)
    os.waitpid(run, 0)
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            with locked(tmp_path):
                return
        except LockedError:
            time.sleep(0.05)
    pytest.fail("the lock is held by what nobody waits for")


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # ended, and nobody has asked for it yet


def test_no_process_is_left_behind():
    for _ in range(3):
        within(20, int, "1")

    assert [] == multiprocessing.active_children()
