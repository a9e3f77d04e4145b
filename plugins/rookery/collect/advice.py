"""What the person behind a feed should do, after a while. In: what is remembered of the feed, now. Out: lines. Pure."""

from __future__ import annotations

from datetime import datetime

from rookery.config.feeds import FeedConfig
from rookery.model.feed import FeedState

MOVED_RUNS = 3
"""Runs in which a permanent redirect stands before it is worth a word."""
LONG_DAYS = 7
"""Days after which it is said how long a feed has been failing: that passes by itself no more."""
_WHAT_TO_DO = (
    "The site stays as it was. See what waits: rookery status; if it is right: rookery confirm {feed}; "
    "if not: rookery confirm {feed} --drop"
)


def advice(feed: FeedConfig, state: FeedState, now: str) -> tuple[str, ...]:
    """What the feed's person should do, after a while."""
    lines = []
    if state.waiting:
        lines.append(f"held since {state.waiting[:10]}: {state.waiting_why}. {_WHAT_TO_DO.format(feed=feed.id)}")
    if state.moved_runs >= MOVED_RUNS:
        lines.append(f"moved for good; edit feeds.yml: the url of {feed.id} is now {state.moved_to}")
    if days_failing(state, now) >= LONG_DAYS and not state.gone:
        lines.append(f"failing since {state.failing_since[:10]}; mend its address in feeds.yml, or take the feed out")
    return tuple(lines)


def days_failing(state: FeedState, now: str) -> int:
    """For how many whole days a feed has been failing; 0 if it is well, or if its state file was edited."""
    if not state.failing_since:
        return 0
    try:
        return max((datetime.fromisoformat(now) - datetime.fromisoformat(state.failing_since)).days, 0)
    except (ValueError, TypeError):
        return 0
