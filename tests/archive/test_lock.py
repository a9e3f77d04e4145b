"""One run at a time."""

import os
import subprocess
import sys

import pytest

from rookery.archive import lock
from rookery.archive.lock import locked
from rookery.errors import LockedError

HOLD = """
import sys
from pathlib import Path
from rookery.archive.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(params=["flock", "existence"])
def site(request, tmp_path, monkeypatch):
    if request.param == "existence":
        monkeypatch.setattr(lock, "fcntl", None)
    return tmp_path


def test_a_second_run_is_told_who_holds_the_first(site):
    with locked(site), pytest.raises(LockedError, match=rf"^already running \(pid {os.getpid()}\)"), locked(site):
        pass


def test_the_lock_ends_with_the_run(site):
    with pytest.raises(ZeroDivisionError), locked(site):
        raise ZeroDivisionError
    with locked(site):
        pass


def test_the_lock_holds_between_processes_and_ends_with_a_killed_one(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(LockedError, match=rf"^already running \(pid {holder.pid}\); wait until it is done$"),
            locked(tmp_path),
        ):
            pass
        holder.kill()
    with locked(tmp_path):
        pass
