"""The plan -> output/: renders what differs, writes only bytes that changed, removes what is no longer planned.

In: plan, manifest, renderer. Out: files and a WriteReport. Killed anywhere, the next build repairs it: files are
replaced whole, and the manifest, which is stored last, only ever speaks of files as they were.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from stat import S_ISREG

from rookery.errors import RenderError, mend_of
from rookery.publish.manifest import Kept
from rookery.publish.plan import Page
from rookery.publish.render import Renderer
from rookery.publish.whole import draft_of, write_whole

_WORTH_FORKING = 400
Sizes = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of some pages: what lies there now, how many were rendered and written, what failed and why."""

    files: dict[str, Kept] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


def list_output(output: Path, retain: Collection[str] = ()) -> dict[str, tuple[int, int]]:
    """Every file below ``output`` -> (size, mtime_ns); ``retain`` names top-level entries that are not ours."""
    found: dict[str, tuple[int, int]] = {}
    waiting = [("", os.fspath(output))]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except FileNotFoundError:
            continue
        for entry in entries:
            if not prefix and entry.name in retain:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{prefix}{entry.name}/", entry.path))
            else:
                facts = entry.stat(follow_symlinks=False)
                # a link is never ours: a size that no file has makes it stale
                size = -1 if entry.is_symlink() else facts.st_size
                found[f"{prefix}{entry.name}"] = (size, facts.st_mtime_ns)
    return found


def write_pages(output: Path, pages: Sequence[tuple[Page, str]], renderer: Renderer) -> Rendered:
    """Render (page, fingerprint) pairs and write those whose bytes changed, in forked workers if there are many."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(pages) < _WORTH_FORKING or cores < 2 or "fork" not in multiprocessing.get_all_start_methods():  # noqa: PLR2004  two cores
        return _write_some(output, pages, renderer)
    return _in_workers(output, pages, renderer, min(cores, 8))


def _write_some(output: Path, pages: Sequence[tuple[Page, str]], renderer: Renderer) -> Rendered:
    files: dict[str, Kept] = {}
    written: list[str] = []
    failed: list[str] = []
    for page, fingerprint in pages:
        try:
            body = renderer.render(page)
        except RenderError:
            raise
        except Exception as error:  # noqa: BLE001  one bad text must never stop the site; it is named in the report
            failed.append(f"{page.path}: left out: {type(error).__name__}: {error}")
            continue
        if write_if_changed(output, page.path, body):
            written.append(page.path)
        if renderer.faults:  # without a line in the manifest the next build tries again
            failed.append(f"{page.path}: stands without its text: {', '.join(renderer.faults)}")
            continue
        files[page.path] = kept(output / page.path, fingerprint)
    return Rendered(files, tuple(written), tuple(failed))


def _in_workers(output: Path, pages: Sequence[tuple[Page, str]], renderer: Renderer, count: int) -> Rendered:
    """Share the pages out; each worker inherits them by fork, only its results travel back."""
    context = multiprocessing.get_context("fork")
    workers = []
    for number in range(count):
        here, there = context.Pipe(duplex=False)
        share = pages[number::count]
        worker = context.Process(target=_work, args=(there, output, share, renderer))
        worker.start()
        there.close()
        workers.append((worker, here))
    results = [_result(here) for _, here in workers]
    for worker, _ in workers:
        worker.join()
    faults = [result for result in results if isinstance(result, str)]
    if faults:
        raise RenderError("\n".join(sorted(set(faults))))
    done = [result for result in results if isinstance(result, Rendered)]
    return Rendered(
        {path: file for one in done for path, file in one.files.items()},
        tuple(sorted(path for one in done for path in one.written)),
        tuple(sorted(fault for one in done for fault in one.failed)),
    )


def _work(there: Connection, output: Path, share: Sequence[tuple[Page, str]], renderer: Renderer) -> None:
    try:
        there.send(_write_some(output, share, renderer))
    except OSError as error:
        there.send(f"{error.filename}: {error.strerror}{mend_of(error)}")
    except RenderError as error:
        there.send(str(error))
    finally:
        there.close()


def _result(here: Connection) -> Rendered | str:
    try:
        received = here.recv()
    except EOFError:
        return "a rendering worker died; build again, and if it dies again look at the machine's memory"
    return received if isinstance(received, str | Rendered) else str(received)


def write_if_changed(output: Path, name: str, body: bytes) -> bool:
    """Replace the file ``name`` below ``output`` whole if its bytes differ; say whether it was written."""
    path = output / name
    try:
        if not path.is_symlink() and path.read_bytes() == body:
            return False
    except OSError:  # not there yet, or something else stands in its way
        _make_room(output, path)
    write_whole(path, body)
    return True


def copy_if_changed(output: Path, name: str, source: Path) -> None:
    """Have the file ``name`` below ``output`` be as ``source`` is, whole or not at all; a copy has its time."""
    path, facts = output / name, source.stat()
    with suppress(OSError):  # not there yet, or something else stands in its way
        lying = path.lstat()
        if S_ISREG(lying.st_mode) and (lying.st_size, lying.st_mtime_ns) == (facts.st_size, facts.st_mtime_ns):
            return
    if path.is_dir() or not path.parent.is_dir():
        _make_room(output, path)
    with draft_of(path) as draft:
        shutil.copyfile(source, draft)
        os.utime(draft, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def _make_room(output: Path, path: Path) -> None:
    """Take away a folder that stands where the file goes, or a file that stands where its folder goes."""
    if path.is_dir():
        shutil.rmtree(path)
    for parent in path.parents:
        if output in parent.parents and parent.is_file():
            parent.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)


def kept(path: Path, fingerprint: str) -> Kept:
    """A file's line in the manifest, as it lies there now."""
    facts = path.stat()
    return Kept(fingerprint, facts.st_size, facts.st_mtime_ns)


def remove_stale(output: Path, paths: Collection[str]) -> None:
    """Remove files, then the folders that they leave empty."""
    folders: set[Path] = set()
    for name in paths:
        path = output / name
        path.unlink(missing_ok=True)
        folders.update(parent for parent in path.parents if parent != output and output in parent.parents)
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        try:
            folder.rmdir()
        except OSError:  # not empty, or gone already: both are well
            continue
