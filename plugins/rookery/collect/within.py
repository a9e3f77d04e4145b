"""A function that reads hostile bytes, run in a child process that has its time and its memory and no more.

In: a pure function and its arguments, seconds. Out: what it returns, or FeedError. Nothing inside a process can end a
regular expression that has gone astray; the system can end a process. The child is forked, so arguments cost nothing
to hand over; only the result travels. Where there is no fork the function runs here, without a limit.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, TypeVar

from rookery.errors import FeedError, WorkerError
from rookery.shares import end_with_parent

try:
    import resource
except ImportError:  # a system without limits for processes
    resource = None  # type: ignore[assignment]  # mypy reads the platform it runs on

PARSE_SECONDS = 20
"""What reading one answer may take, of the processor's time: a busy machine is no fault of a feed."""
_PATIENCE = 4
"""How many times that the clock on the wall may show, for one that only waits."""
_LOOK = 0.2
MEMORY = 2 << 30
"""Bytes that a child may have besides what it has when it begins; 10 MB of markup need a tenth of it."""

P = ParamSpec("P")
R = TypeVar("R")


def within(seconds: int, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """``function(*args, **kwargs)``, done within ``seconds`` of the processor's time.

    Raises FeedError if it takes longer, needs too much memory or ends its process; whatever of ours it raises itself.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return function(*args, **kwargs)
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(here, there, seconds, function, args, kwargs))
    child.start()
    there.close()
    try:
        result = _received(child, here, seconds)
    except EOFError:
        child.join()
        result = WorkerError(slow=child.exitcode == -signal.SIGXCPU)
    finally:
        _end(child)
        here.close()
    if isinstance(result, WorkerError):
        raise FeedError(_slow(seconds) if result.slow else "reading it took too much memory, or ended the reader")
    if isinstance(result, BaseException):
        raise result
    return result  # type: ignore[no-any-return]  # what the child's function returned


def _end(child: BaseProcess) -> None:
    """End the child, and the workers of its own, which are of its group."""
    with suppress(OSError):
        os.killpg(child.pid or 0, signal.SIGKILL)
    child.kill()
    child.join()


def _received(child: BaseProcess, here: Connection, seconds: int) -> Any:
    """What the child sent. Raises EOFError if it ended before, FeedError if it takes too long."""
    end = time.monotonic() + seconds * _PATIENCE
    while not here.poll(_LOOK):
        # its workers hold the pipe open for as long as they live
        if not child.is_alive() and not here.poll():
            raise EOFError
        if time.monotonic() > end:
            raise FeedError(_slow(seconds))
    try:
        return pickle.loads(here.recv_bytes())  # noqa: S301  our own child wrote it, of our own types
    except OSError:
        raise EOFError from None


def _slow(seconds: int) -> str:
    return f"reading it takes more than {seconds} s"


def _work(  # noqa: PLR0913, PLR0917  both ends of its pipe, its limit and its work
    here: Connection,
    there: Connection,
    seconds: int,
    function: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> None:
    end_with_parent()
    here.close()
    with suppress(OSError):
        os.setpgid(0, 0)  # with all that it starts
    # a reader that dies says so to its parent, not to the terminal
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a device
        os.dup2(nowhere.fileno(), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    with suppress(OSError, ValueError, AttributeError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_AS, (_now() + MEMORY, resource.RLIM_INFINITY))
    try:
        result = function(*args, **kwargs)
    except MemoryError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001  it is raised again where somebody can report it
        result = error
    try:
        body = pickle.dumps(result)
    except Exception as error:  # noqa: BLE001  an exception that holds what cannot travel
        body = pickle.dumps(FeedError(f"cannot be read: {type(error).__name__}"))
    with suppress(OSError):
        there.send_bytes(body)
    os._exit(0)


def _now() -> int:
    """Bytes of address space in use."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  where there is none, there is no limit
        return int(file.read().split()[0]) * resource.getpagesize()
