"""Feeds that lie below the site's folder: pushed there by a CMS, or the demo's.

In: the site's folder and a ``path:`` of feeds.yml. Out: ``LocalFile`` with all of its bytes, or FetchError.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from rookery.collect.fetch_limits import DEFAULT_LIMITS, Limits
from rookery.collect.http_fault import FetchError


@dataclass(frozen=True, slots=True)
class LocalFile:
    """``url`` is the ``file:`` address of the file itself, after symbolic links."""

    body: bytes
    url: str


def read_local(root: Path, path: str, limits: Limits = DEFAULT_LIMITS) -> LocalFile:
    """Return a regular file that lies below ``root`` once all symbolic links are followed.

    Raises FetchError: it leads out of the site's folder, is missing, is no regular file (a pipe would be
    waited for without end), cannot be read, is empty, or is larger than ``limits.max_bytes``.
    """
    try:
        home = root.resolve(strict=True)
        found = (home / path).resolve()
        if not found.is_relative_to(home):
            raise FetchError("feeds.yml path leads out of the site's folder")
        if not stat.S_ISREG(found.stat().st_mode):
            raise FetchError(f"not a file: {path}")
        with found.open("rb") as file:
            body = file.read(limits.max_bytes + 1)
    except FileNotFoundError as fault:
        raise FetchError(f"no such file: {path}") from fault
    except OSError as fault:
        raise FetchError(f"cannot be read: {path}: {fault.strerror}") from fault
    except (RuntimeError, ValueError) as fault:  # a circle of links; a NUL in the name
        raise FetchError("not a usable path") from fault
    if len(body) > limits.max_bytes:
        raise limits.too_large()
    if not body.strip():
        raise FetchError(f"empty file: {path}")
    return LocalFile(body, found.as_uri())
