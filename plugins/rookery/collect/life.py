"""The life of a job: open, missing, closed, and open again. Pure: no clock, no disk, no network.

In: a job feed's archived entries, what merge made of an answer of its board, what is remembered of the feed, the time.
Out: Lives: the changes with the marks of life among them, the memory, notes for the report.

=========  ===========================================================================================
open       it was in the last answer that could be believed
missing    ``missing_since`` is when a complete answer first lacked it
closed     ``closed`` is when another complete answer, 12 hours or more after that, lacked it too
=========  ===========================================================================================

Presence is believed of every answer and makes a job open again, with its name, id and first_seen. Absence is believed
of complete answers only. An answer without changes (304, the same body) is complete: what was missing is missing still.

An answer that lacks more than half of the open jobs, and three or more, is held: it says nothing of absence. If an
answer 12 hours or more after it lacks more than half of those jobs again, that one is believed: what it lacks is
missing from then on, and closed by a third answer, another 12 hours later. An answer that lacks fewer ends the hold
and is judged by itself. A person who confirms the hold makes it true from its beginning: the jobs that it lacked are
missing since then, so that the next complete answer from 12 hours after it on closes those that it lacks as well.

What is not believed is not remembered as the feed's last body either (``settled``): the next answer is read in full.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rookery.config.feeds import FeedConfig
from rookery.model.counts import counted
from rookery.model.entry import Entry
from rookery.model.feed import Changes, FeedState

AGAIN = timedelta(hours=12)
"""How far two answers have to lie apart for the second to be more than the first one's echo."""

_FEWEST = 3
"""One or two jobs that go are no drop, however few there were."""


@dataclass(frozen=True, slots=True)
class Lives:
    """``changes`` and ``state`` as they are to be written; ``settled``: whether the answer may be remembered."""

    changes: Changes
    state: FeedState
    notes: tuple[str, ...] = ()
    settled: bool = True


def closes_jobs(feed: FeedConfig) -> bool:
    """Whether absence says anything in this feed."""
    return feed.kind == "job" and feed.on_gone == "close"


def same_again(archived: Iterable[Entry]) -> Changes:
    """What merge would make of a body without changes: it holds the jobs that the last one held."""
    present = frozenset(entry.name for entry in archived if _is_open(entry))
    return Changes(unchanged=len(present), present=present)


def live(  # noqa: PLR0913 -- a decision needs all that it is about
    feed: FeedConfig,
    state: FeedState,
    archived: Sequence[Entry],
    changes: Changes,
    *,
    complete: bool,
    now: str,
) -> Lives:
    """Decide what an answer means for the jobs that it holds and for those that it lacks.

    ``archived`` is the feed's archive before the answer, in any order; ``changes`` is what merge made of the answer;
    ``now`` UTC text. In a feed of another kind nothing has a life; in one that keeps its jobs absence says nothing.
    """
    if feed.kind != "job":
        return Lives(changes, state)
    changes, notes = _welcomed(archived, changes)
    if feed.on_gone == "keep":
        return Lives(changes, _without_hold(state), notes)
    fault = "this answer is not complete" if not complete else _behind(state, now)
    if fault:
        after = replace(_less(state, changes.present), confirmed=min(state.confirmed, now[:10]))
        lacks = any(entry.name not in changes.present for entry in archived if not entry.closed)
        said = (f"{fault}: no job closes because it is not in it",) if lacks else ()
        return Lives(changes, after, (*notes, *said), settled=False)
    count = sum(map(_is_open, archived))
    gone = {entry.name for entry in archived if _is_open(entry)} - changes.present
    state, drop = _weigh(state, gone, count, now)
    if state.held:
        until = f"an answer after {closes_from(state)} lacks them too, or until `rookery confirm {feed.id}`"
        held = f"held: {drop} at once; they stay open until {until}"
        return Lives(changes, state, (*notes, held), settled=False)
    aged = list(_aged(_latest(archived, changes).values(), changes.present, now))
    notes = (*notes, *((f"believed: {drop}, as before",) if drop else ()), *_told(aged))
    return Lives(_with(changes, aged), replace(state, confirmed=now[:10]), notes)


def confirm(archived: Sequence[Entry], state: FeedState) -> Lives:
    """Take the held answer for true, as a person says it is: its jobs are missing since it came."""
    held = set(state.held_jobs)
    missing = [replace(entry, missing_since=state.held) for entry in archived if entry.name in held and _is_open(entry)]
    return Lives(_with(Changes(), missing), _without_hold(state))


def closes_from(state: FeedState) -> str:
    """The time from which another answer like the held one is believed; closes the jobs, once it is confirmed."""
    try:
        return (datetime.fromisoformat(state.held) + AGAIN).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):  # the state file was edited
        return "12 hours"


def _welcomed(archived: Sequence[Entry], changes: Changes) -> tuple[Changes, tuple[str, ...]]:
    """Open again what is present, and note it."""
    entries = _latest(archived, changes)
    known = (entries[name] for name in changes.present if name in entries)
    back = [entry for entry in known if entry.missing_since or entry.closed]
    reopened = sum(bool(entry.closed) for entry in back)
    notes = (f"{counted(reopened, 'job')} open again",) if reopened else ()
    return _with(changes, [replace(entry, missing_since="", closed="") for entry in back]), notes


def _behind(state: FeedState, now: str) -> str:
    """A clock that fell back, here or at the last answer: hours since then cannot be counted."""
    if now[:10] >= state.confirmed:
        return ""
    return f"the clock says {now[:10]} and said {state.confirmed} at the last answer"


def _weigh(state: FeedState, gone: Collection[str], count: int, now: str) -> tuple[FeedState, str]:
    """Hold, go on holding, or believe an answer that lacks ``gone`` of ``count`` open jobs; and the drop in words."""
    if state.held:
        still = sorted(set(state.held_jobs) & set(gone))
        if 2 * len(still) > state.held_of:
            drop = f"{len(still)} of {counted(state.held_of, 'job')} are gone"
            if _apart(state.held, now):
                return _without_hold(state), drop
            return replace(state, held=min(state.held, now), held_jobs=tuple(still)), drop
        state = _without_hold(state)
    if len(gone) >= _FEWEST and 2 * len(gone) > count:
        drop = f"{len(gone)} of {counted(count, 'job')} are gone"
        return replace(state, held=now, held_jobs=tuple(sorted(gone)), held_of=count), drop
    return state, ""


def _aged(entries: Iterable[Entry], present: Collection[str], now: str) -> Iterable[Entry]:
    """The jobs that an answer lacks, a step further in their life."""
    for entry in entries:
        if entry.kind != "job" or entry.closed or entry.name in present:
            continue
        if not entry.missing_since or entry.missing_since > now:  # a clock was wrong: count from now
            yield replace(entry, missing_since=now)
        elif _apart(entry.missing_since, now):
            yield replace(entry, closed=now)


def _told(aged: Collection[Entry]) -> Iterable[str]:
    closed = sum(bool(entry.closed) for entry in aged)
    missing = len(aged) - closed
    if missing:
        yield f"{counted(missing, 'job')} not in this answer; closed if not in one from 12 hours after it on"
    if closed:
        yield f"{counted(closed, 'job')} closed"


def _is_open(entry: Entry) -> bool:
    return entry.kind == "job" and not entry.missing_since and not entry.closed


def _latest(archived: Iterable[Entry], changes: Changes) -> Mapping[str, Entry]:
    return {entry.name: entry for entry in (*archived, *changes.updated)}


def _with(changes: Changes, more: Collection[Entry]) -> Changes:
    """The changes with ``more`` among the updated entries, instead of those of the same name."""
    if not more:
        return changes
    updated = {entry.name: entry for entry in (*changes.updated, *more)}
    touched = {entry.name for entry in changes.updated}
    fewer = sum(entry.name in changes.present and entry.name not in touched for entry in more)
    return replace(
        changes, updated=tuple(updated[name] for name in sorted(updated)), unchanged=changes.unchanged - fewer
    )


def _less(state: FeedState, present: Collection[str]) -> FeedState:
    """A hold without the jobs that have been seen since."""
    return replace(state, held_jobs=tuple(name for name in state.held_jobs if name not in present))


def _without_hold(state: FeedState) -> FeedState:
    return replace(state, held="", held_jobs=(), held_of=0)


def _apart(since: str, now: str) -> bool:
    """Whether 12 hours lie between; not if the state file was edited into nonsense."""
    try:
        return datetime.fromisoformat(now) - datetime.fromisoformat(since) >= AGAIN
    except (ValueError, TypeError):
        return False
