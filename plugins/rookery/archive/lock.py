"""One run at a time. In: the site's folder. Out: a context in which no other run writes to the archive."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rookery.archive.files import named
from rookery.errors import LockedError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # mypy reads the platform it runs on


@contextmanager
def locked(root: Path, work: str = "collect") -> Iterator[None]:
    """Hold ``.rookery/<work>.lock``. Raises LockedError, with the other's process id, if another run holds it.

    With flock(2) the lock ends with the process, whatever ends it, and the file stays. Elsewhere the file's
    existence is the lock, and one that a killed run left has to be removed by hand.
    """
    lock = f".rookery/{work}.lock"
    path = root / lock
    with named("make", ".rookery"):
        path.parent.mkdir(exist_ok=True)
    if fcntl is None:
        yield from _by_existence(path, lock)
        return
    with named("open", lock):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        with named("lock", lock):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LockedError(_already(path)) from None
            os.ftruncate(descriptor, 0)
            os.write(descriptor, str(os.getpid()).encode("ascii"))
        yield
    finally:
        os.close(descriptor)


def _by_existence(path: Path, lock: str) -> Iterator[None]:
    try:
        with named("write", lock), path.open("x", encoding="ascii") as file:
            file.write(str(os.getpid()))
    except Exception as error:
        if isinstance(error.__cause__, FileExistsError):
            raise LockedError(f"{_already(path)}. If none is, remove {lock}") from None
        raise
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _already(path: Path) -> str:
    try:
        pid = path.read_text("ascii", "replace").strip()
    except OSError:
        pid = ""
    who = f" (pid {pid})" if pid.isdecimal() else ""
    return f"already running{who}; wait until it is done"
