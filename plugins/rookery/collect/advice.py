"""What the person behind a feed should do, after a while. In: what is remembered of the feed, now. Out: lines. Pure."""

from __future__ import annotations

from datetime import datetime

from rookery.config.feeds import FeedConfig
from rookery.model.feed import FeedState

MOVED_RUNS = 3
"""Runs in which a permanent redirect stands before it is worth a word."""
_LONG_DAYS = 7
_WHAT_TO_DO = "The site stays as it was. See what waits: rookery status; if it is right: rookery confirm {feed}"


def advice(feed: FeedConfig, state: FeedState, now: str) -> tuple[str, ...]:
    """What the feed's person should do, after a while."""
    lines = []
    if state.waiting:
        lines.append(f"held since {state.waiting[:10]}: {state.waiting_why}. {_WHAT_TO_DO.format(feed=feed.id)}")
    if state.moved_runs >= MOVED_RUNS:
        lines.append(f"moved for good; edit feeds.yml: the url of {feed.id} is now {state.moved_to}")
    if state.failing_since and _days(state.failing_since, now) >= _LONG_DAYS:
        lines.append(f"failing since {state.failing_since[:10]}; look at its address in feeds.yml")
    return tuple(lines)


def _days(since: str, now: str) -> int:
    try:
        return (datetime.fromisoformat(now) - datetime.fromisoformat(since)).days
    except (ValueError, TypeError):  # the state file was edited
        return 0
