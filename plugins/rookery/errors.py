"""What can go wrong, in one tree; each leaf carries the address of the fault and the way to mend it.

In: facts about a fault. Out: exceptions with an ``exitcode`` (Pelican and the command line both use it)
and ``Problem`` values, which are collected so that a person sees all of them in one go.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass

_MENDS = {
    **dict.fromkeys(
        (errno.ENOSPC, errno.EDQUOT),
        ". Make room on that disk and run this again: no file was left half written",
    ),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM, errno.EROFS), ". Make it writable for this user, or choose another place"
    ),
}


def mend_of(error: OSError) -> str:
    """What a person can do where the system refuses a file, to follow what it said; ``""`` where that depends."""
    return _MENDS.get(error.errno or 0, "")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a file that a person wrote, with its place and the mend.

    ``path`` is relative to the site's folder, ``line`` counts from 1 (0: the file as a whole),
    ``message`` names the key where there is one, what is wrong and what to write instead.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class RookeryError(Exception):
    """The root of the tree. ``exitcode`` is what the process ends with (1: our own or a configuration error)."""

    exitcode = 1


class ConfigError(RookeryError):
    """Files that people wrote hold mistakes; nothing has been fetched or published."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class WorkerError(RookeryError):
    """A forked worker ended without an answer. ``slow``: it had used up its time."""

    def __init__(self, slow: bool = False) -> None:
        self.slow = slow
        super().__init__(slow)

    def __str__(self) -> str:
        return "a worker died; build again, and if it dies again look at the machine's memory"


class FeedError(RookeryError):
    """One feed cannot be fetched or parsed now; it becomes data in the report and never stops the others."""

    exitcode = 3


class ArchiveError(RookeryError):
    """The archive cannot be read or written at a place that is named."""


class LockedError(RookeryError):
    """Another run holds the archive."""


class PlanError(RookeryError):
    """The plan of pages contradicts itself: two pages with one path, or a path outside the rules."""


class RenderError(RookeryError):
    """A page's template failed; names the page and the template."""
