"""What came of a run, for a person and for a program. In: CollectReport. Out: text. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict

from rookery.collect.advice import LONG_DAYS
from rookery.model.counts import counted
from rookery.model.feed import CollectReport, FeedReport


def render_report(report: CollectReport) -> str:
    """Return a line for each feed, what to do and its notes indented below it, the run's notes, and a summary."""
    width = max((len(feed.feed) for feed in report.feeds), default=0)
    lines = []
    for feed in report.feeds:
        lines.append(f"{feed.feed:<{width}}  {_outcome(feed)}")
        if feed.mend:
            lines.append(f"{'':<{width}}  to do: {one_line(feed.mend)}")
        lines.extend(f"{'':<{width}}  note: {one_line(note)}" for note in feed.notes)
    lines.extend(f"note: {one_line(note)}" for note in report.notes)
    lines.append(_summary(report))
    return "".join(f"{line}\n" for line in lines)


def report_json(report: CollectReport) -> str:
    """Return the report as JSON: exitcode, feeds (FeedReport's fields by their names) and notes."""
    feeds = [asdict(feed) for feed in report.feeds]
    data = {"exitcode": report.exitcode, "feeds": feeds, "notes": report.notes}
    return json.dumps(data, indent=2) + "\n"


def _outcome(feed: FeedReport) -> str:
    if feed.status == "failed":
        long = f" for {feed.days} days" if feed.days >= LONG_DAYS else ""
        return f"FAILED{long}: {one_line(feed.error)}"
    if feed.status in {"waiting", "fresh"}:
        return f"not asked: {one_line(feed.error)}"
    if feed.status == "unchanged":
        return "unchanged, held" if feed.held else "unchanged"
    if feed.held:
        return f"{counted(feed.items, 'item')}, held"
    counts = [counted(feed.items, "item")]
    counts += [f"{number} {word}" for number, word in ((feed.new, "new"), (feed.updated, "updated")) if number]
    return ", ".join(counts if len(counts) > 1 else [*counts, "nothing new"])


def _summary(report: CollectReport) -> str:
    new = sum(feed.new for feed in report.feeds)
    updated = sum(feed.updated for feed in report.feeds)
    failed = sum(feed.status == "failed" for feed in report.feeds)
    held = sum(feed.held for feed in report.feeds)
    counts = f"{counted(len(report.feeds), 'feed')}: {new} new, {updated} updated"
    gone = sum(feed.gone and feed.status != "failed" for feed in report.feeds)
    counts += f", {held} held" if held else ""
    counts += f", {gone} gone" if gone else ""
    if not failed:
        return counts
    return f"{counts}, {failed} failed; what was collected from {'it' if failed == 1 else 'them'} before stays"


def one_line(text: str) -> str:
    """Words of strangers must not draw on a terminal or begin a line of their own."""
    return "".join(char if char.isprintable() else " " for char in text)
