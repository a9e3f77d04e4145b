"""Work that is shared out to forked workers, one for each core: they inherit all they need, only results travel.

In: a function and many things. Out: what it returns for each share of them. Where there is one core, or no fork, or
too little to do, the function gets all of them here.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from rookery.errors import RookeryError

_MOST = 8

T = TypeVar("T")
R = TypeVar("R")


def in_shares(work: Callable[[Sequence[T]], R], things: Sequence[T], least: int) -> list[R]:
    """``work(share)`` of each share of ``things``, which are at least ``least`` if it is to be worth a worker.

    Raises what a worker raised, the first of them, once all have ended; RookeryError if one died.
    """
    cores = min(_cores(), _MOST)
    if len(things) < least or cores == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(things)]
    workers = [_start(work, things[number::cores]) for number in range(cores)]
    results = [_result(here) for _, here in workers]
    for worker, here in workers:
        worker.join()
        here.close()
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


def _start(work: Callable[[Sequence[T]], R], share: Sequence[T]) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(there, work, share))
    worker.start()
    there.close()
    return worker, here


def _work(there: Connection, work: Callable[[Sequence[T]], R], share: Sequence[T]) -> None:
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


def _result(here: Connection) -> Any:
    try:
        return pickle.loads(here.recv_bytes())  # noqa: S301  our own worker wrote it
    except EOFError:
        return RookeryError("a worker died; build again, and if it dies again look at the machine's memory")
