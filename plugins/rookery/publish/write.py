"""The plan -> output/: renders what differs, writes only bytes that changed, removes what is no longer planned.

In: plan, what lies there, renderer. Out: files and what became of them. Killed anywhere, the next build repairs it:
files are replaced whole, and the manifest, which is stored last, only ever speaks of files as they were.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from rookery.errors import RenderError
from rookery.publish.fingerprint import Fingerprints
from rookery.publish.manifest import Kept
from rookery.publish.plan import Page
from rookery.publish.render import Renderer
from rookery.publish.whole import draft_of, write_whole
from rookery.shares import in_shares

_WORTH_FORKING = 400


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of some pages: what lies there now, how many were rendered and written, what failed and why."""

    files: dict[str, Kept] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Writes pages into ``output``; ``lies`` says whether a page lies there already, made of the same."""

    output: Path
    renderer: Renderer
    fingerprints: Fingerprints
    lies: Callable[[Page, str], bool]

    def write(self, pages: Sequence[Page]) -> Rendered:
        """Render the pages that do not lie there, and write those whose bytes changed; in forked workers if there are
        many pages.

        Raises RenderError for a template that is missing or wrong, OSError where a file cannot be written.
        """
        self.fingerprints.read(dict.fromkeys(page.template for page in pages))
        done = in_shares(self._write_some, pages, _WORTH_FORKING)
        return Rendered(
            {path: file for one in done for path, file in one.files.items()},
            tuple(sorted(path for one in done for path in one.written)),
            tuple(sorted(fault for one in done for fault in one.failed)),
        )

    def _write_some(self, pages: Sequence[Page]) -> Rendered:
        files: dict[str, Kept] = {}
        written: list[str] = []
        failed: list[str] = []
        for page in pages:
            fingerprint = self.fingerprints.of(page)
            if self.lies(page, fingerprint):
                continue
            try:
                body = self.renderer.render(page)
            except RenderError:
                raise
            except Exception as error:  # noqa: BLE001  one bad text must never stop the site; it is named in the report
                failed.append(f"{page.path}: left out: {type(error).__name__}: {error}")
                continue
            if write_if_changed(self.output, page.path, body):
                written.append(page.path)
            if self.renderer.faults:  # without a line in the manifest the next build tries again
                failed.append(f"{page.path}: stands without its text: {', '.join(self.renderer.faults)}")
                continue
            files[page.path] = kept(self.output / page.path, fingerprint)
        return Rendered(files, tuple(written), tuple(failed))


def write_if_changed(output: Path, name: str, body: bytes) -> bool:
    """Replace the file ``name`` below ``output`` whole if its bytes differ; say whether it was written."""
    path = output / name
    try:
        if not path.is_symlink() and path.read_bytes() == body:
            return False
    except FileNotFoundError:  # as most pages of a first build, in a folder of their own
        with suppress(FileExistsError, FileNotFoundError):
            path.parent.mkdir()
    except OSError:  # something else stands in its way
        _make_room(output, path)
    try:
        write_whole(path, body)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
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
            parent.unlink(missing_ok=True)  # another worker may have been quicker
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
