"""The collecting half as a Pelican plugin: ``pelican`` fetches the feeds first when COLLECT is on.

In: ``signals.initialized``. Out: the archive on disk, a report on standard output, the run's exit code in the
settings (ROOKERY_EXITCODE). The only module of ``collect`` that imports pelican.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pelican import signals

from rookery import clock
from rookery.collect.progress import progress_for
from rookery.collect.report import render_report
from rookery.collect.run import collect
from rookery.config.load import read_feeds, topic_ids
from rookery.errors import ConfigError


def connect() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(collect_first)


def collect_first(pelican: Any) -> None:
    """Collect, if COLLECT is on. Raises ConfigError if feeds.yml holds a mistake; nothing is fetched then."""
    if not pelican.settings.get("COLLECT"):
        return
    root = Path(pelican.settings["PATH"]).resolve().parent
    feeds, problems = read_feeds(root, topics=topic_ids(root))
    if problems or feeds is None:
        raise ConfigError(problems)
    if not feeds.feeds:
        return
    report = collect(root, feeds, now=clock.stamp(), progress=progress_for(sys.stderr))
    sys.stdout.write(render_report(report))
    pelican.settings["ROOKERY_EXITCODE"] = report.exitcode
