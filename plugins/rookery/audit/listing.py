"""What lies in an output. In: its folder. Out: every file below it, with its size and time."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

Marks = dict[str, tuple[int, int]]


def list_files(output: Path, skip: Collection[str] = (), *, closed: bool = False) -> Marks:
    """Every file below ``output`` -> (size in bytes, mtime in ns); a link has the size -1, which no file has.

    ``skip`` names entries directly in the output that are not the site's (``.git``). A hidden folder that is left
    ``closed`` is one entry, with a ``/`` at its end and the size -1: thousands of files may lie in it.
    """
    found: Marks = {}
    waiting = [("", os.fspath(output))]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except FileNotFoundError:
            continue
        for entry in entries:
            if not prefix and entry.name in skip:
                continue
            if entry.is_dir(follow_symlinks=False):
                if closed and entry.name.startswith("."):
                    found[f"{prefix}{entry.name}/"] = (-1, entry.stat(follow_symlinks=False).st_mtime_ns)
                    continue
                waiting.append((f"{prefix}{entry.name}/", entry.path))
            else:
                facts = entry.stat(follow_symlinks=False)
                found[f"{prefix}{entry.name}"] = (-1 if entry.is_symlink() else facts.st_size, facts.st_mtime_ns)
    return found
