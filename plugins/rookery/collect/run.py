"""One run over the feeds: fetch -> parse -> merge -> archive, each feed by itself.

In: feeds.yml as types, the site's folder, the time. Out: files below ``content/collected/`` and a CollectReport.

A feed's entries are written before its state: a run that is killed between the two has lost nothing, and the next
one asks again and finds them there. A feed that fails keeps what it has; so does one whose body cannot be believed,
which is asked for again next time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Protocol

from rookery.archive.heal import heal
from rookery.archive.left import newly_left
from rookery.archive.lock import locked
from rookery.archive.store import read_feed, read_state, write_changes, write_state
from rookery.archive.tree import waiting_files
from rookery.archive.waiting import clear_waiting, read_waiting, write_waiting
from rookery.collect.advice import advice, days_failing
from rookery.collect.fetch import fetch_all, fetch_one
from rookery.collect.fresh import is_fresh, read_fresh, write_fresh
from rookery.collect.gather import explained, gather, is_asked_fresh
from rookery.collect.hold import Known, Weighed, answer_host, weigh
from rookery.collect.life import Lives, closes_jobs, live, same_again
from rookery.collect.mends import routed, what_to_do
from rookery.collect.pictures import note_wanted, with_pictures
from rookery.collect.remember import (
    came_back,
    confirmed_day,
    fetched_state,
    held_state,
    kept_hold,
    known_state,
    moved_state,
    settings_hash,
    well_state,
)
from rookery.config.feeds import FeedConfig, FeedsFile
from rookery.errors import ArchiveError, ConfigError, FeedError, Problem
from rookery.forgotten.forgotten import Forgotten, read_forgotten
from rookery.model.counts import counted
from rookery.model.entry import Entry
from rookery.model.feed import Changes, CollectReport, FeedReport, FeedState, FetchResult, ParsedFeed


class Progress(Protocol):
    """Something that shows a person how far a run is."""

    def start(self, total: int) -> None:
        """``total`` feeds will be asked."""

    def advance(self, report: FeedReport) -> None:
        """One of them is done."""

    def stop(self) -> None:
        """The run is over, well or not."""


def collect(  # noqa: PLR0913 -- what varies is given by name
    root: Path,
    feeds: FeedsFile,
    *,
    only: Collection[str] = (),
    now: str,
    force: bool = False,
    progress: Progress | None = None,
) -> CollectReport:
    """Ask the feeds (those with the ids in ``only``, else all) and archive what is new.

    ``root`` is the site's folder, ``now`` UTC text. ``force`` asks those too whose servers said that there
    is no need yet. What goes wrong with a feed stands in the report. Raises ConfigError for an unknown id in
    ``only``, LockedError if another run is under way, ArchiveError if the archive cannot be written; entries
    written until then are whole and stay.
    """
    chosen = choose_feeds(feeds, only)
    with locked(root):
        turn = _prepare(root, chosen, now, force=force)
        if progress:
            progress.start(len(chosen))
        try:
            reports = _ask(turn, progress)
            # last of all, for they may take long and nothing waits for them
            for feed in chosen:
                reports[feed.id] = with_pictures(root, feed, reports[feed.id], now=now)
        finally:
            if progress:
                progress.stop()
        left = newly_left(root, {feed.id for feed in feeds.feeds}, now[:10])
        return CollectReport(tuple(reports[feed.id] for feed in chosen), left)


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a run knows before the first feed is asked; all by feed id.

    ``fresh`` are asked in full, ``reread`` have other settings, ``anew`` may look new for a reason of our own.
    ``until`` says of addresses for how long their last answers hold.
    """

    root: Path
    now: str
    feeds: Mapping[str, FeedConfig]
    states: Mapping[str, FeedState]
    notes: Mapping[str, tuple[str, ...]]
    fresh: frozenset[str]
    reread: frozenset[str]
    anew: frozenset[str]
    forgotten: Forgotten
    until: dict[str, str]


def choose_feeds(feeds: FeedsFile, only: Collection[str]) -> tuple[FeedConfig, ...]:
    """Return the feeds with the ids in ``only``, all if it is empty. Raises ConfigError with every unknown id."""
    ids = [feed.id for feed in feeds.feeds]
    unknown = sorted(set(only) - set(ids))
    if unknown:
        raise ConfigError(Problem("feeds.yml", 0, _no_feed(name, ids)) for name in unknown)
    return tuple(feed for feed in feeds.feeds if not only or feed.id in only)


def _no_feed(name: str, ids: Sequence[str]) -> str:
    near = get_close_matches(name, ids, 1)
    mend = f"Did you mean {near[0]!r}?" if near else f"Expected one of {', '.join(ids)}"
    return f"no feed has the id {name!r}. {mend}"


def _prepare(root: Path, chosen: Sequence[FeedConfig], now: str, *, force: bool) -> _Turn:
    health = heal(root, {feed.id for feed in chosen})
    feeds = {feed.id: feed for feed in chosen}
    before = {feed.id: read_state(root, feed.id) for feed in chosen}
    states = {feed.id: _state_here(root, feed, before[feed.id]) for feed in chosen}
    notes = {id_: health.notes.get(id_, ()) for id_ in feeds}
    changed = {id_ for id_, feed in feeds.items() if states[id_].settings_hash != settings_hash(feed)}
    # a run that broke off has left something there, which is no answer's until the next one is read
    stray = {id_ for id_ in feeds if not states[id_].waiting and waiting_files(root, id_)}
    wanted = health.incomplete | changed | stray
    fresh = wanted | {id_ for id_, feed in feeds.items() if is_asked_fresh(feed)}
    anew = frozenset(health.incomplete | changed)
    # of a feed whose body is wanted, or that failed, nothing that a server said before is of use
    asked = {feed.address for id_, feed in feeds.items() if force or id_ in wanted or states[id_].failures}
    until = {address: time for address, time in read_fresh(root).items() if address not in asked}
    forgotten = read_forgotten(root)
    return _Turn(root, now, feeds, states, notes, frozenset(fresh), frozenset(changed), anew, forgotten, until)


def _state_here(root: Path, feed: FeedConfig, before: FeedState) -> FeedState:
    """What is known of a feed at its address, and whether what waits is of another one."""
    state = known_state(before, feed)
    waits = before.waiting or before.waiting_from or waiting_files(root, feed.id)
    if before.source in {"", feed.address} or not waits:
        return state
    source, kept = before.waiting_from or before.source, kept_hold(before)
    if source == feed.address:
        return came_back(state, kept)
    return replace(state, waiting_from=source, waiting_kept=kept)


def _left_behind(root: Path, feed: FeedConfig) -> tuple[str, ...]:
    """Drop what waits of an address that the feed no longer has, now that the new one has answered: a slip of the pen
    in feeds.yml must cost nothing.
    """
    count = len(waiting_files(root, feed.id))
    clear_waiting(root, feed.id)
    dropped = counted(count, "entry that waited from the old one is", "entries that waited from the old one are")
    return (f"its new address has answered: {dropped} dropped",) if count else ()


def _ask(turn: _Turn, progress: Progress | None) -> dict[str, FeedReport]:
    reports: dict[str, FeedReport] = {}

    def take(result: FetchResult) -> None:
        report = _take(turn, turn.feeds[result.feed], result)
        reports[result.feed] = report
        if progress:
            progress.advance(report)

    resting = [feed for feed in turn.feeds.values() if is_fresh(turn.until.get(feed.address, ""), turn.now)]
    for feed in resting:
        until = turn.until[feed.address]
        error = f"its server says that it holds nothing new before {until}; `rookery collect --force` asks all the same"
        take(FetchResult(feed.id, feed.address, "fresh", fresh_until=until, error=error))
    asked = tuple(feed for feed in turn.feeds.values() if feed not in resting)
    fetch_all(asked, turn.states, root=turn.root, now=turn.now, fetched=take, fresh=turn.fresh)
    write_fresh(turn.root, turn.until, turn.now)
    return reports


def _take(turn: _Turn, feed: FeedConfig, result: FetchResult) -> FeedReport:
    """Do with one answer what is right: archive, remember, report."""
    state = turn.states[feed.id]
    if result.status == "fetched":
        report, after = _archive(turn, feed, state, result)
    elif result.status == "unchanged":
        report, after = _unchanged(turn, feed, state, result)
    elif result.status == "failed":
        report, after = _failed(turn, feed, state, result)
    else:
        report, after = FeedReport(feed.id, result.status, state.last_count, error=result.error), state
        if result.gone:  # nobody asks any more, so this is what keeps it from being forgotten
            report = replace(report, mend=what_to_do(result.error))
    turn.until[feed.address] = "" if report.status == "failed" else result.fresh_until
    if after != state:
        write_state(turn.root, feed.id, replace(after, source=feed.address))
    notes = (*turn.notes[feed.id], *report.notes, *advice(feed, after, turn.now))
    return replace(report, notes=notes, held=bool(after.waiting), gone=after.gone)


def _unchanged(turn: _Turn, feed: FeedConfig, state: FeedState, result: FetchResult) -> tuple[FeedReport, FeedState]:
    """The same body again: nothing new, but of jobs that were missing it says once more that they are."""
    after = moved_state(well_state(state), result)
    if not closes_jobs(feed):
        return FeedReport(feed.id, "unchanged", state.last_count), after
    try:
        archived = read_feed(turn.root, feed.id)
    except ArchiveError as error:
        return _failed(turn, feed, state, replace(result, error=str(error), led=""))
    lives = live(feed, after, archived, same_again(archived), complete=True, now=turn.now)
    write_changes(turn.root, feed.id, lives.changes)
    updated = len(lives.changes.updated)
    after = replace(lives.state, confirmed=confirmed_day(feed, state, lives, result))
    return FeedReport(feed.id, "unchanged", state.last_count, updated=updated, notes=lives.notes), after


def _archive(turn: _Turn, feed: FeedConfig, state: FeedState, result: FetchResult) -> tuple[FeedReport, FeedState]:
    try:
        archived = read_feed(turn.root, feed.id)
        parsed = _gathered(turn, feed, result, archived, state.barren)
        if state.waiting_from and not parsed.error:
            parsed = replace(parsed, notes=(*parsed.notes, *_left_behind(turn.root, feed)))
            state = replace(state, waiting_from="", waiting_kept=())
        weighed = Weighed(state)
        if not parsed.error:
            known = _known(turn, feed, state, archived)
            weighed = weigh(feed, known, parsed, host=answer_host(feed, result), now=turn.now)
        lives = _judged(turn, feed, archived, parsed, weighed)
    except ArchiveError as error:
        return _failed(turn, feed, state, replace(result, error=str(error), led=""))
    except FeedError as error:
        return _failed(turn, feed, state, replace(result, error=str(error)))
    except Exception as error:  # noqa: BLE001 - a surprise in one feed must not cost the others their turn
        return _failed(turn, feed, state, replace(result, error=f"cannot be read: {type(error).__name__}: {error}"))
    if parsed.error:
        report, after = _failed(turn, feed, state, replace(result, error=parsed.error))
        return replace(report, items=parsed.count, notes=parsed.notes), after
    if weighed.held:
        write_waiting(turn.root, feed.id, weighed.waiting)
        clear_waiting(turn.root, feed.id, weighed.leaving)
        report = FeedReport(feed.id, "fetched", parsed.count, notes=parsed.notes)
        return report, moved_state(held_state(feed, weighed.state, result), result)
    listed = note_wanted(turn.root, feed, parsed.pictures)
    write_changes(turn.root, feed.id, lives.changes)
    if weighed.leaving:
        clear_waiting(turn.root, feed.id)
    notes = (*parsed.notes, *lives.changes.notes, *_emptied(feed, state, parsed), *weighed.notes, *lives.notes, *listed)
    report = FeedReport(
        feed=feed.id,
        status="fetched",
        items=parsed.count,
        new=len(lives.changes.new),
        updated=len(lives.changes.updated),
        notes=notes,
    )
    return report, moved_state(fetched_state(feed, state, lives, result, parsed), result)


def _gathered(
    turn: _Turn, feed: FeedConfig, result: FetchResult, archived: Sequence[Entry], barren: Sequence[str]
) -> ParsedFeed:
    """What the answer says, with whatever else has to be asked for it, and without what was forgotten."""
    fetch = partial(fetch_one, now=turn.now, feed=feed.id, allow_private=feed.allow_private)
    parsed = gather(feed, result, archived, barren=barren, now=turn.now, fetch=fetch)
    return replace(parsed, entries=turn.forgotten.admit(parsed.entries), title=turn.forgotten.clean(parsed.title))


def _known(turn: _Turn, feed: FeedConfig, state: FeedState, archived: Sequence[Entry]) -> Known:
    waiting = read_waiting(turn.root, feed.id)
    return Known(state, archived, waiting, anew=feed.id in turn.anew, reread=feed.id in turn.reread)


def _judged(turn: _Turn, feed: FeedConfig, archived: Sequence[Entry], parsed: ParsedFeed, weighed: Weighed) -> Lives:
    """What an answer means for jobs; nothing if it is not believed."""
    if parsed.error or weighed.held:
        return Lives(Changes(), weighed.state)
    return live(feed, weighed.state, archived, weighed.changes, complete=parsed.complete, now=turn.now)


def _emptied(feed: FeedConfig, state: FeedState, parsed: ParsedFeed) -> tuple[str, ...]:
    if parsed.count or not state.last_count or closes_jobs(feed):
        return ()
    return (f"emptied: it held {counted(state.last_count, 'item before; it stays', 'items before; they stay')}",)


def _failed(turn: _Turn, feed: FeedConfig, state: FeedState, result: FetchResult) -> tuple[FeedReport, FeedState]:
    """Keep everything, validators and body hash included, so that the next run asks for the body again."""
    error = routed(explained(feed, result.error), result)
    after = replace(
        state,
        failures=state.failures + 1,
        failing_since=state.failing_since or turn.now,
        last_error=error,
        not_before=result.not_before,
        gone=result.gone,
        left="",
    )
    # what a job board's error says to do stands in it already
    mend = what_to_do(error) if error == routed(result.error, result) else ""
    return FeedReport(feed.id, "failed", error=error, mend=mend, days=days_failing(after, turn.now)), after
