"""A file is replaced whole: whoever reads it finds the old bytes or the new ones, whatever ends the writing.

In: where a file goes. Out: a draft beside it that takes its place once it is written; or an OSError that names the
file, which the system's own does not where a write fails.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """The place of a draft, which becomes ``path`` at the end; one that could not be written is taken away."""
    draft = path.with_name(f".{path.name}.tmp")
    try:
        yield draft
        draft.replace(path)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, os.fspath(path)) from error
        raise


def write_whole(path: Path, body: bytes) -> None:
    """Replace a file by one of these bytes."""
    with draft_of(path) as draft:
        draft.write_bytes(body)
