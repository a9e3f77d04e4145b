"""How far a run has come: a bar on a terminal, nothing elsewhere (the report's plain lines follow anyway).

In: a stream. Out: something with ``start``, ``advance`` and ``stop`` (run.Progress).
"""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from rookery.model.feed import FeedReport


class Bar:
    """A bar that names the feed that came last and leaves nothing behind."""

    def __init__(self, stream: TextIO) -> None:
        columns = (
            TextColumn("Collecting"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.description}"),
        )
        self._progress = Progress(*columns, console=Console(file=stream), transient=True)
        self._task = self._progress.add_task("", total=None)

    def start(self, total: int) -> None:
        """Show the bar for ``total`` feeds."""
        self._progress.update(self._task, total=total)
        self._progress.start()

    def advance(self, report: FeedReport) -> None:
        """Name the feed that has come."""
        # a feed's id is [a-z0-9-]: nothing in it can be markup
        self._progress.update(self._task, advance=1, description=report.feed)

    def stop(self) -> None:
        """Take the bar away."""
        self._progress.stop()


def progress_for(stream: TextIO) -> Bar | None:
    """A bar if ``stream`` is a terminal, else None."""
    return Bar(stream) if stream.isatty() else None
