"""A disk that fails, or a power that goes, at the N-th write: for real commands in forked children.

In: a folder and a number, and which process is meant: the command's own, or one of the workers that it forks. Out: a function to be called in a child, which from then on counts each change of anything
below the folder (a file opened for writing, a write, fsync, rename, removal, a new folder …) and brings the fault about
at the N-th. Python itself announces what opens, renames and removes (``sys.addaudithook``), whoever does it; data go
through files that count. A file that is opened past them ends the child with ``UNSEEN``, so that no write stays untried.
"""

from __future__ import annotations

import builtins
import errno
import io
import mmap
import os
import re
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from forked import command
from sites import Ran, Site, tree

Fault = Literal["killed", "full", "once", "orphaned", "stopped", "surprised"]
"""The process ends; from then on no process can write any more; this one change fails and no other; the run that forked
the process ends; somebody presses Ctrl-C; something comes up that nobody thought of.
"""
UNSEEN = 77

_CHANGES = {
    "os.rename": 1, "os.remove": 0, "os.rmdir": 0, "os.mkdir": 0, "os.link": 1, "os.symlink": 1, "os.truncate": 0,
}  # fmt: skip
"""What Python announces, and which of the arguments is the place that changes."""
_REMOVES = {"os.remove", "os.rmdir"}
_FOR_EVER = 60
_SOON = 10
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class FailingDisk:
    """``at`` counts from 0 in one process, which is the command's own or its ``worker``, as numbered from 0 in the order
    in which they are forked; None only counts, and writes the names of all changes to ``log``.
    """

    def __init__(
        self,
        root: Path,
        at: int | None = None,
        fault: Fault = "killed",
        *,
        worker: int | None = None,
        log: Path | None = None,
    ) -> None:
        self.root = os.path.realpath(root) + os.sep
        self.at = at
        self.fault = fault
        self.worker = worker
        self.log = log
        self.seen = 0
        self._counts = worker is None
        self._forks = 0
        self._opening = 0
        self._ours: dict[int, str] = {}

    def begin(self) -> None:
        """In a child only: what is done here cannot be undone."""
        self._run = os.getpid()
        self._full = mmap.mmap(-1, 1)  # all processes see it, as they would see the disk
        os.register_at_fork(after_in_parent=self._forked, after_in_child=self._become_worker)
        self._log = os.open(self.log, os.O_CREAT | os.O_WRONLY | os.O_TRUNC) if self.log else -1
        self._os = {name: getattr(os, name) for name in ("open", "write", "fsync", "sendfile", "close")}
        sys.dont_write_bytecode = True
        os.open = self._os_open
        os.write = self._os_write
        os.fsync = self._os_fsync
        os.sendfile = self._os_sendfile
        os.close = self._os_close
        io.open = builtins.open = self._open
        sys.addaudithook(self._hear)

    def boundary(self, what: str, place: str, torn: Callable[[], object] = lambda: None) -> None:
        """One change is about to happen; ``torn`` does half of it."""
        number, self.seen = self.seen, self.seen + self._counts
        if self._counts and self._log >= 0:
            self._os["write"](self._log, f"{what} {place.removeprefix(self.root)}\n".encode())
        if self._counts and number == self.at:
            torn()
            self._full[0] = self.fault == "full"
            if self.fault == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if self.fault == "orphaned":
                os.kill(self._run, signal.SIGKILL)
                time.sleep(_FOR_EVER)
            if self.fault == "stopped":
                raise KeyboardInterrupt
            if self.fault == "surprised":
                raise RuntimeError("surprise")
        elif not self._full[0] or what in _REMOVES:
            return
        # a write that fails does not know the name of its file
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), *(() if what in ("write", "fsync") else (place,)))

    def _forked(self) -> None:
        self._forks += 1

    def _become_worker(self) -> None:
        self._counts, self.worker = self.worker == self._forks, None

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = args
            if isinstance(path, int) or not (flags & _WRITES or set(mode or "") & set("wax+")):
                return
            place = self._below(path)
            if place and not self._opening:
                os._exit(UNSEEN)
            if place:
                self.boundary("open", place)
        elif event in _CHANGES:
            path = args[_CHANGES[event]]
            place = self._ours.get(path, "") if isinstance(path, int) else self._below(path, args[-1])
            if place and not (event == "os.mkdir" and Path(place).is_dir()):  # which changes nothing
                self.boundary(event, place)

    def _below(self, path: Any, folder: Any = -1) -> str:
        """The place as an absolute path if it is below the folder."""
        place = Path(_of(folder) if isinstance(folder, int) and folder >= 0 else "", os.fsdecode(path))
        whole = os.fspath(place.parent.resolve() / place.name)
        return whole if whole.startswith(self.root) else ""

    def _os_open(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        self._opening += 1
        try:
            descriptor: int = self._os["open"](path, flags, mode, dir_fd=dir_fd)
        finally:
            self._opening -= 1
        if not isinstance(path, int) and dir_fd is None and (place := self._below(path)):
            self._ours[descriptor] = place
        return descriptor

    def _os_close(self, descriptor: int) -> None:
        self._ours.pop(descriptor, None)
        self._os["close"](descriptor)

    def _os_write(self, descriptor: int, data: Any) -> int:
        if descriptor in self._ours:
            half = bytes(data)[: len(data) // 2]
            self.boundary("write", self._ours[descriptor], lambda: self._os["write"](descriptor, half))
        written: int = self._os["write"](descriptor, data)
        return written

    def _os_fsync(self, descriptor: int) -> None:
        if descriptor in self._ours:  # nobody waits for the disk: what a killed process wrote, the system keeps
            self.boundary("fsync", self._ours[descriptor])
        else:
            self._os["fsync"](descriptor)

    def _os_sendfile(self, out: int, source: int, offset: int, count: int, **more: Any) -> int:
        place = _of(out)
        if place.startswith(self.root):
            half = min(count, os.fstat(source).st_size) // 2
            self.boundary("write", place, lambda: self._os["sendfile"](out, source, offset, half))
        sent: int = self._os["sendfile"](out, source, offset, count, **more)
        return sent

    def _open(self, file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None, *more: Any, **named: Any) -> Any:  # fmt: skip
        """As ``open``, with a raw file that counts below all that is buffered or text."""
        if not set(mode) & set("wax+") or (not isinstance(file, int) and not self._below(file)):
            return self._real(file, mode, buffering, encoding, *more, **named)
        place = self._ours.get(file, "") if isinstance(file, int) else self._below(file)
        if not place:
            return self._real(file, mode, buffering, encoding, *more, **named)
        self._opening += 1
        try:
            raw = _Counting(file, mode.replace("b", "").replace("t", ""), opener=named.pop("opener", None))
        finally:
            self._opening -= 1
        raw.told = lambda data: self.boundary("write", place, lambda: raw.half(data))
        buffered: Any = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, io.text_encoding(encoding), *more, **named)

    _real = staticmethod(io.open)


def _of(descriptor: int) -> str:
    return os.fspath(Path(f"/proc/self/fd/{descriptor}").readlink())


class _Counting(io.FileIO):
    told: Callable[[Any], None]

    def write(self, data: Any) -> int:
        self.told(data)
        return super().write(data)

    def half(self, data: Any) -> None:
        super().write(bytes(data)[: len(data) // 2])


class Trial:
    """One command on one site, from the same files each time, interrupted at any of the changes that it makes.

    ``prepare`` is called in each process that becomes the command, before it does.
    """

    def __init__(
        self, site: Site, words: Sequence[str], today: str, prepare: Callable[[], object] = lambda: None
    ) -> None:
        self.site = site
        self._prepare = prepare
        self._words = words
        self._told = {"SOURCE_DATE_EPOCH": today, "COLUMNS": "200"}
        self._kept = site.root.with_name("kept")
        self._ended: set[bytes] = set()
        shutil.copytree(site.root, self._kept, symlinks=True)

    def run(self, disk: FailingDisk | None = None) -> Ran:
        """The command on the site as it is now, until all its processes have ended."""
        disk = disk or FailingDisk(self.site.root)

        def before() -> None:
            self._prepare()
            disk.begin()

        with none_left_behind():
            return Ran(*command(self.site.root, self._words, self._told, before))

    def changes(self, worker: int | None = None) -> list[str]:
        """Run it undisturbed, from the start; the changes that it makes, ``what place`` each."""
        log = self._kept.with_name("changes.txt")
        self.start()
        done = self.run(FailingDisk(self.site.root, worker=worker, log=log))

        assert done.code == 0, done.err
        return log.read_text(encoding="utf-8").splitlines()

    def interrupted(self, at: int, fault: Fault, worker: int | None = None) -> Ran:
        """Run it from the start, interrupted."""
        self.start()
        return self.run(FailingDisk(self.site.root, at, fault, worker=worker))

    def is_new(self) -> bool:
        """Whether the site now holds files with which the command was not yet run to its end; from now on it was.

        Of files that somebody began and never named the names count, not how far they had come.
        """
        mark = blake2b()
        for path, data in tree(self.site.root).items():
            begun = re.sub(r"\.\d+\.part$|\.tmp$", "", path)
            mark.update(repr((begun, data if begun == path and not path.endswith(".lock") else b"")).encode())
        new = mark.digest() not in self._ended
        self._ended.add(mark.digest())
        return new

    def start(self) -> None:
        """Put the site back to where each trial begins."""
        shutil.rmtree(self.site.root)
        shutil.copytree(self._kept, self.site.root, symlinks=True)


@contextmanager
def none_left_behind() -> Iterator[None]:
    """What was forked meanwhile has ended soon after, children of children too."""
    here, there = os.pipe()
    try:
        yield
    finally:
        os.close(there)
        # each process that lives holds the other end
        ended, _, _ = select.select([here], [], [], _SOON)
        os.close(here)
    assert ended, "a process was left behind"
