"""What a person should know after a build or a check, although nothing failed. In: Reports. Out: lines, data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rookery.config.words import quoted
from rookery.publish.job_notes import JobNote, JobReport
from rookery.publish.model import SiteModel
from rookery.publish.question_report import QuestionNote, QuestionReport

SHOWN = 10
_FEEDS = "feeds: "


@dataclass(frozen=True, slots=True)
class HeldFeed:
    """A feed of which something waits for a person's yes: its id, since when, why."""

    feed: str
    since: str
    why: str


@dataclass(frozen=True, slots=True)
class GoneFeed:
    """A feed whose publisher closed it (410), so that it is asked no more: its id, since when."""

    feed: str
    since: str


@dataclass(frozen=True, slots=True)
class Reports:
    """All that a build found to say."""

    jobs: JobReport = field(default_factory=JobReport)
    questions: QuestionReport = field(default_factory=QuestionReport)
    held: tuple[HeldFeed, ...] = ()
    gone: tuple[GoneFeed, ...] = ()


def held_feeds(model: SiteModel) -> tuple[HeldFeed, ...]:
    """The feeds of feeds.yml of which something waits; what waits of an address that it no longer names does not."""
    return tuple(
        HeldFeed(feed, state.waiting, state.waiting_why) for feed, state in model.known_states() if state.waiting
    )


def gone_feeds(model: SiteModel) -> tuple[GoneFeed, ...]:
    """The feeds of feeds.yml that were closed."""
    return tuple(GoneFeed(feed, state.failing_since) for feed, state in model.known_states() if state.gone)


def build_lines(reports: Reports) -> tuple[str, ...]:
    """What a build says: feeds that wait or are gone, a broken promise, jobs that search engines are not told of."""
    return (*_feed_lines(reports), *reports.questions.faults, *markup_lines(reports.jobs))


def but_feeds(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a build that has collected: its report has told of the feeds already, with what to do."""
    return tuple(line for line in lines if not line.startswith(_FEEDS))


def markup_lines(report: JobReport) -> tuple[str, ...]:
    """Which open jobs search engines are not told of, and why: a line a job, then one a feed that wants it so."""
    lines = [f"jobs: '{note.title}' ({note.feed}): no JobPosting, missing {note.detail}" for note in report.unmarked]
    more = [f"jobs: and {len(lines) - SHOWN} more; all of them are in .rookery/report.json"]
    elsewhere = [
        f"jobs: {count} of {feed} without JobPosting: for search engines its board is the original (canonical: source, "
        "which is the default). Where this site is, write canonical: hub at the feed"
        for feed, count in report.elsewhere.items()
    ]
    return (*lines[:SHOWN], *(more if len(lines) > SHOWN else ()), *elsewhere)


def advice_lines(reports: Reports) -> tuple[str, ...]:
    """What marketing people may want to look at, group by group, each cut short: who waits for them comes first."""
    return (*_feed_lines(reports), *_question_lines(reports.questions), *_job_lines(reports.jobs))


def _feed_lines(reports: Reports) -> Iterator[str]:
    for one in reports.held:
        yield f"{_FEEDS}{one.feed} is held since {one.since[:10]}, {one.why}: `rookery status` shows what waits"
    for gone in reports.gone:
        yield (
            f"{_FEEDS}{gone.feed} is gone since {gone.since[:10]} (410) and is not asked any more: find its new "
            "address, or take it out of feeds.yml"
        )


def _question_lines(report: QuestionReport) -> Iterator[str]:
    yield from report.warnings
    near = f"near the promised {report.promised} days or past them"
    waiting = near if report.promised else f"open for more than {report.patience} days"
    yield from _group(f"questions: {waiting}", _noted(report.waiting))
    yield from _group("people: answered nothing yet", _noted(report.people))
    yield from _group("topics: no answer yet", _noted(report.topics))
    yield from _group("answers: a year old, and nobody has looked at them since", _noted(report.stale))
    yield from _group("jobs: no related answer", _noted(report.jobs))


def _job_lines(report: JobReport) -> Iterator[str]:
    yield from _group(f"jobs: open for more than {report.ghost_days} days", _ads(report.ghosts))
    yield from _group("jobs: no pay stated", _ads(report.unpaid))
    yield from _group("jobs: a team that cannot be asked", _ads(report.alone))
    yield from _group("jobs: years of experience asked for", _ads(report.years))
    yield from _group("jobs: a title that holds more than a title", _ads(report.titles))
    yield from markup_lines(report)


def _noted(notes: Sequence[QuestionNote]) -> list[str]:
    return [_line(quoted(note.title), note.place, note.detail) for note in notes]


def _ads(notes: Sequence[JobNote]) -> list[str]:
    return [_line(f"'{note.title}'", note.feed, note.detail) for note in notes]


def _line(title: str, place: str, detail: str) -> str:
    return f"  {title} ({place}){': ' if detail else ''}{detail}"


def _group(what: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"{what}: {len(lines)}"
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN} more; `rookery build` writes all of them to .rookery/report.json"


def report_data(reports: Reports) -> dict[str, Any]:
    """All of it, for programs: the keys of JobReport, QuestionReport, HeldFeed and GoneFeed."""
    return asdict(reports)
