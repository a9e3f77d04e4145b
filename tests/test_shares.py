"""Workers that die, as whoever shares out work sees it."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from rookery.errors import WorkerError
from rookery.shares import in_shares

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2, reason="needs two cores to share work out"
)
MORE_THAN_A_PIPE_HOLDS = 1 << 22


def test_a_worker_that_dies_before_it_answers_is_told():
    with pytest.raises(WorkerError, match="a worker died"):
        in_shares(lambda _: os._exit(3), range(20), 1)


def test_a_worker_that_dies_in_the_midst_of_its_answer_is_told():
    here, there = os.pipe()

    def work(share):
        if 0 in share:  # the first is asked first; until it answers nobody reads what the others send
            os.read(here, 1)
        else:
            threading.Timer(0.3, die).start()
        return "x" * MORE_THAN_A_PIPE_HOLDS

    def die():
        os.write(there, b"x" * 20)
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerError, match="a worker died"):
        in_shares(work, range(20), 1)
