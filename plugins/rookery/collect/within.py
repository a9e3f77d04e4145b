"""A function that reads hostile bytes, run in a child process that has its time and its memory and no more.

In: a pure function and its arguments, seconds. Out: what it returns, or FeedError. Nothing inside a process can end a
regular expression that has gone astray; the system can end a process. The child is forked, so arguments cost nothing
to hand over; only the result travels. Where there is no fork the function runs here, without a limit.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from rookery.errors import FeedError

try:
    import resource
except ImportError:  # a system without limits for processes
    resource = None  # type: ignore[assignment]  # mypy reads the platform it runs on

PARSE_SECONDS = 20.0
"""What reading one answer may take."""
MEMORY = 2 << 30
"""Bytes that a child may have besides what it has when it begins; 10 MB of markup need a tenth of it."""

P = ParamSpec("P")
R = TypeVar("R")


def within(seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """``function(*args, **kwargs)``, done within ``seconds``.

    Raises FeedError if it takes longer, needs too much memory or ends its process; whatever of ours it raises itself.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return function(*args, **kwargs)
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(there, function, args, kwargs), daemon=True)
    child.start()
    there.close()
    try:
        result = _received(here, seconds)
    finally:
        child.kill()
        child.join()
        here.close()
    if isinstance(result, BaseException):
        raise result
    return result  # type: ignore[no-any-return]  # what the child's function returned


def _received(here: Connection, seconds: float) -> Any:
    if not here.poll(seconds):
        raise FeedError(f"reading it takes more than {seconds:g} s")
    try:
        return pickle.loads(here.recv_bytes())  # noqa: S301  our own child wrote it, of our own types
    except (EOFError, OSError):
        raise FeedError("reading it took too much memory, or ended the reader") from None


def _work(there: Connection, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    # a reader that dies says so to its parent, not to the terminal
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a device
        os.dup2(nowhere.fileno(), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    with suppress(OSError, ValueError, AttributeError):
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
