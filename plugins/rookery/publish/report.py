"""What a person should know after a build or a check, although nothing failed. In: JobReport. Out: lines, data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rookery.publish.job_notes import JobNote, JobReport

SHOWN = 10


def markup_lines(report: JobReport) -> tuple[str, ...]:
    """Which open jobs search engines are not told of, and why: a line a job, then one a feed that wants it so."""
    lines = [f"jobs: '{note.title}' ({note.feed}): no JobPosting, missing {note.detail}" for note in report.unmarked]
    more = [f"jobs: and {len(lines) - SHOWN} more; all of them are in .rookery/report.json"]
    elsewhere = [
        f"jobs: {count} of {feed} without JobPosting: feeds.yml says canonical: source, so its board is the original"
        for feed, count in report.elsewhere.items()
    ]
    return (*lines[:SHOWN], *(more if len(lines) > SHOWN else ()), *elsewhere)


def advice_lines(report: JobReport) -> tuple[str, ...]:
    """What marketing people may want to look at, group by group, each cut short."""
    return (
        *_group(f"open for more than {report.ghost_days} days", report.ghosts),
        *_group("no pay stated", report.unpaid),
        *_group("a team that cannot be asked", report.alone),
        *_group("years of experience asked for", report.years),
        *_group("a title that holds more than a title", report.titles),
        *markup_lines(report),
    )


def _group(what: str, notes: Sequence[JobNote]) -> Iterator[str]:
    if not notes:
        return
    yield f"jobs: {what}: {len(notes)}"
    yield from (f"  '{note.title}' ({note.feed}){': ' if note.detail else ''}{note.detail}" for note in notes[:SHOWN])
    if len(notes) > SHOWN:
        yield f"  and {len(notes) - SHOWN} more; `rookery build` writes all of them to .rookery/report.json"


def report_data(report: JobReport) -> dict[str, Any]:
    """All of it, for programs: the keys of JobReport."""
    return {"jobs": asdict(report)}
