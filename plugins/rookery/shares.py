"""Work that is shared out to forked workers, one for each core: they inherit all they need, only results travel.

In: a function and many things. Out: what it returns for each share of them. Where there is one core, or no fork, or
too little to do, the function gets all of them here.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from rookery.errors import RookeryError, WorkerError

try:
    import resource
except ImportError:  # a system without limits for processes
    resource = None  # type: ignore[assignment]  # mypy reads the platform it runs on

_MOST = 8
_PR_SET_PDEATHSIG = 1

T = TypeVar("T")
R = TypeVar("R")


def in_shares(work: Callable[[Sequence[T]], R], things: Sequence[T], least: int) -> list[R]:
    """``work(share)`` of each share of ``things``, which are at least ``least`` if it is to be worth a worker.

    What a limit leaves this process of the processor's time is shared out too. Raises what a worker raised, the first
    of them, once all have ended; WorkerError if one died.
    """
    cores = min(_cores(), _MOST)
    if len(things) < least or cores == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(things)]
    workers = [_start(work, things[number::cores], cores) for number in range(cores)]
    results = [_result(worker, here) for worker, here in workers]
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results


def each(work: Callable[[T], R], things: Sequence[T], least: int) -> list[R]:
    """``[work(thing) for thing in things]``, shared out. Raises as ``in_shares`` does."""
    shares = in_shares(lambda share: [work(thing) for thing in share], things, least)
    return [shares[number % len(shares)][number // len(shares)] for number in range(len(things))]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start(work: Callable[[Sequence[T]], R], share: Sequence[T], cores: int) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(here, there, work, share, cores))
    worker.start()
    there.close()
    return worker, here


def _work(
    here: Connection, there: Connection, work: Callable[[Sequence[T]], R], share: Sequence[T], cores: int
) -> None:
    end_with_parent()
    here.close()
    _share_time(cores)
    try:
        result: object = work(share)
    except Exception as error:  # noqa: BLE001  it is raised again where somebody can report it
        result = error
    try:
        body = pickle.dumps(result)
    except Exception:  # noqa: BLE001  an exception that holds what cannot travel
        body = pickle.dumps(RookeryError(str(result)))
    there.send_bytes(body)
    there.close()


def end_with_parent() -> None:
    """Called in a forked process: end it when the one that forked it ends, by whatever it is ended.

    What is forked inherits the lock too, and would hold it for as long as it lives. prctl(2) is Linux's; elsewhere a
    process ends when nobody is left to read its answer.
    """
    parent = multiprocessing.parent_process()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent is not None and os.getppid() != parent.pid:  # it ended before that
        os._exit(1)


def _share_time(cores: int) -> None:
    """A limit counts for each process anew: together the workers get what is left."""
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (max(soft // cores, 1), hard))


def _result(worker: BaseProcess, here: Connection) -> Any:
    try:
        result = pickle.loads(here.recv_bytes())  # noqa: S301  our own worker wrote it
        worker.join()
    except (EOFError, OSError):  # it ended before it answered, or in the midst of it
        worker.join()
        result = WorkerError(slow=worker.exitcode == -signal.SIGXCPU)
    here.close()
    return result
