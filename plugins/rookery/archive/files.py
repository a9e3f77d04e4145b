"""Writing so that a crash at any moment leaves every file whole: the old one or the new one.

In: bytes for places below the site's folder. Out: files. A temporary file in the same folder, fsync, os.replace,
fsync of the folder; many files at a time share the waiting. A file that already holds the bytes is not touched.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from rookery.errors import ArchiveError, mend_of

_BATCH = 128
"""Files whose data wait for the disk together; each holds a descriptor, of which 256 are free everywhere."""

_PART = ".part"
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)  # Windows has none
_BINARY: int = getattr(os, "O_BINARY", 0)  # only Windows has it


def write_files(root: Path, files: Mapping[str, bytes]) -> int:
    """Write each file (its place below ``root``, with ``/``) whole or not at all; return how many had to change.

    Missing folders are made; below ``root`` none may be a symbolic link. Raises ArchiveError with the place.
    """
    changed = [(place, data) for place, data in files.items() if not _holds(root / place, data)]
    folders: set[str] = set()
    for start in range(0, len(changed), _BATCH):
        batch = changed[start : start + _BATCH]
        for place, _ in batch:
            _make_folder(root, place.rpartition("/")[0], folders)
        _write_batch(root, batch)
    return len(changed)


def set_aside(root: Path, place: str) -> str:
    """Rename a damaged file so that it is passed over from now on, and return its new place."""
    tries = (f"{place}.bad" if not number else f"{place}.{number}.bad" for number in range(10_000))
    free = next(one for one in tries if not os.path.lexists(root / one))
    with named("set aside", place):
        (root / place).replace(root / free)
        _sync_folder((root / place).parent)
    return free


def sweep(root: Path, below: str) -> int:
    """Remove the temporary files that a killed run left; only while holding the lock. Returns their number."""
    swept = 0
    for folder, _, names in os.walk(root / below):
        for name in names:
            if name.startswith(".") and name.endswith(_PART):
                place = Path(folder, name)
                with named("remove", place.relative_to(root).as_posix()):
                    place.unlink()
                swept += 1
    return swept


@contextmanager
def named(verb: str, place: str) -> Iterator[None]:
    """Turn an OSError into an ArchiveError that says what could not be done, where and why."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"{place}: cannot {verb} it: {error.strerror or error}{mend_of(error)}") from error


def _holds(path: Path, data: bytes) -> bool:
    try:
        status = path.lstat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _make_folder(root: Path, below: str, known: set[str]) -> None:
    """Make the folder and those above it, and refuse a link on the way: what lies behind it is not the site's."""
    if below in known or not below:
        return
    above = below.rpartition("/")[0]
    _make_folder(root, above, known)
    with named("make", below):
        try:
            (root / below).mkdir()
            _sync_folder(root / above)
        except FileExistsError:
            pass
        if not stat.S_ISDIR((root / below).lstat().st_mode):
            raise ArchiveError(f"{below}: must be a folder, not a link or a file. Put a real folder in its place.")
    known.add(below)


def _write_batch(root: Path, batch: list[tuple[str, bytes]]) -> None:
    parts = {place: _part(root / place) for place, _ in batch}
    try:
        with ExitStack() as closing:
            open_files = []
            for place, data in batch:
                with named("write", place):
                    descriptor = _create(parts[place])
                    closing.callback(os.close, descriptor)
                    _write_all(descriptor, data)
                    open_files.append((place, descriptor))
            # the first waits for all that was written so far, the others then hardly wait
            for place, descriptor in open_files:
                with named("write", place):
                    os.fsync(descriptor)
        for place, _ in batch:
            with named("write", place):
                os.replace(parts[place], root / place)  # noqa: PTH105 - the one call that a test counts and interrupts
    except BaseException:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise
    for folder in sorted({(root / place).parent for place, _ in batch}):
        with named("write", folder.relative_to(root).as_posix()):
            _sync_folder(folder)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}{_PART}")


def _create(part: Path) -> int:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | _NO_FOLLOW | _BINARY
    try:
        return os.open(part, flags, 0o666)
    except FileExistsError:
        part.unlink()
        return os.open(part, flags, 0o666)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_folder(folder: Path) -> None:
    """Make the names in it last. Where a folder cannot be opened (Windows) the file system does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
