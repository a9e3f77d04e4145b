"""One run over the feeds: fetch -> parse -> merge -> archive, each feed by itself.

In: feeds.yml as types, the site's folder, the time. Out: files below ``content/collected/`` and a CollectReport.

A feed's entries are written before its state: a run that is killed between the two has lost nothing, and the next
one asks again and finds them there. A feed that fails keeps what it has; so does one whose body cannot be believed,
which is asked for again next time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from rookery.archive.heal import heal
from rookery.archive.lock import locked
from rookery.archive.store import read_feed, read_state, write_changes, write_state
from rookery.collect.advice import MOVED_RUNS, advice, days_failing
from rookery.collect.fetch import fetch_all, fetch_one
from rookery.collect.fresh import is_fresh, read_fresh, write_fresh
from rookery.collect.gather import explained, gather, is_asked_fresh
from rookery.collect.left import left_lines
from rookery.collect.life import Lives, closes_jobs, live, same_again
from rookery.collect.mends import mend_of
from rookery.collect.merge import merge
from rookery.collect.pictures import note_wanted, with_pictures
from rookery.config.feeds import FeedConfig, FeedsFile
from rookery.errors import ArchiveError, ConfigError, FeedError, Problem
from rookery.forgotten.forgotten import Forgotten, read_forgotten
from rookery.model.entry import Entry
from rookery.model.feed import Changes, CollectReport, FeedReport, FeedState, FetchResult, ParsedFeed

PARSER_VERSION = "2"
"""Raise it when the same body and settings give other entries than before: every feed is then parsed anew."""

_DECIDING = {"kind", "source", "keep", "drop", "lang", "allow_contacts"}
"""What in feeds.yml decides how a body becomes entries."""


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
        return CollectReport(tuple(reports[feed.id] for feed in chosen), left_lines(root, feeds))


def settings_hash(feed: FeedConfig) -> str:
    """Return a hash of what in feeds.yml, and in our own parsers, decides how this feed's body becomes entries."""
    settings = feed.model_dump(mode="json", include=_DECIDING)
    settings["allow_contacts"] = sorted(feed.allow_contacts)
    if feed.board:
        settings["board"] = feed.board
    if closes_jobs(feed):  # a body read before has to say which jobs it lacks
        settings["on_gone"] = feed.on_gone
    if feed.keeps_pictures:  # a body read before has left no mark of them
        settings["images"] = feed.publish
    text = json.dumps(settings, sort_keys=True)
    return f"{PARSER_VERSION}:{blake2b(text.encode('ascii'), digest_size=16).hexdigest()}"


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a run knows before the first feed is asked; all by feed id, but ``until`` (which answers still hold) by
    address.
    """

    root: Path
    now: str
    feeds: Mapping[str, FeedConfig]
    states: Mapping[str, FeedState]
    notes: Mapping[str, tuple[str, ...]]
    fresh: frozenset[str]
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
    states = {feed.id: _known(read_state(root, feed.id), feed) for feed in chosen}
    changed = {feed.id for feed in chosen if states[feed.id].settings_hash != settings_hash(feed)}
    feeds = {feed.id: feed for feed in chosen}
    fresh = {feed.id for feed in chosen if is_asked_fresh(feed)}
    wanted = health.incomplete | changed
    # of a feed whose body is wanted, or that failed, nothing that a server said before is of use
    asked = {feed.address for feed in chosen if force or feed.id in wanted or states[feed.id].failures}
    until = {address: time for address, time in read_fresh(root).items() if address not in asked}
    return _Turn(root, now, feeds, states, health.notes, wanted | fresh, read_forgotten(root), until)


def _known(state: FeedState, feed: FeedConfig) -> FeedState:
    """What is remembered of this very source; another one starts afresh, under the old name until it says its own.

    When its jobs were last confirmed stays true when they move to another board.
    """
    if state.source == feed.address:
        return state
    return FeedState(title=state.title, home=state.home, confirmed=state.confirmed)


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
    turn.until[feed.address] = "" if report.status == "failed" else result.fresh_until
    if after != state:
        write_state(turn.root, feed.id, replace(after, source=feed.address))
    return replace(report, notes=(*turn.notes.get(feed.id, ()), *report.notes, *advice(feed, after, turn.now)))


def _unchanged(turn: _Turn, feed: FeedConfig, state: FeedState, result: FetchResult) -> tuple[FeedReport, FeedState]:
    """The same body again: nothing new, but of jobs that were missing it says once more that they are."""
    after = _moved(_well(state), result)
    if not closes_jobs(feed):
        return FeedReport(feed.id, "unchanged", state.last_count), after
    try:
        archived = read_feed(turn.root, feed.id)
    except ArchiveError as error:
        return _failed(turn, feed, state, replace(result, error=str(error)))
    lives = live(feed, after, archived, same_again(archived), complete=True, now=turn.now)
    write_changes(turn.root, feed.id, lives.changes)
    updated = len(lives.changes.updated)
    after = replace(lives.state, confirmed=_confirmed(feed, state, lives, result))
    return FeedReport(feed.id, "unchanged", state.last_count, updated=updated, notes=lives.notes), after


def _confirmed(feed: FeedConfig, state: FeedState, lives: Lives, result: FetchResult) -> str:
    """The day on which a feed's jobs were confirmed. A file that lies there as before was confirmed by nobody."""
    same = feed.path is not None and bool(state.confirmed) and result.body_hash == state.body_hash
    return min(state.confirmed, lives.state.confirmed) if same else lives.state.confirmed


def _archive(turn: _Turn, feed: FeedConfig, state: FeedState, result: FetchResult) -> tuple[FeedReport, FeedState]:
    try:
        archived = read_feed(turn.root, feed.id)
        parsed = _gathered(turn, feed, result, archived, state.barren)
        lives = Lives(Changes(), state) if parsed.error else _judged(turn, feed, archived, parsed)
    except (FeedError, ArchiveError) as error:
        return _failed(turn, feed, state, replace(result, error=str(error)))
    except Exception as error:  # noqa: BLE001 - a surprise in one feed must not cost the others their turn
        return _failed(turn, feed, state, replace(result, error=f"cannot be read: {type(error).__name__}: {error}"))
    if parsed.error:
        report, after = _failed(turn, feed, state, replace(result, error=parsed.error))
        return replace(report, items=parsed.count, notes=parsed.notes), after
    listed = note_wanted(turn.root, feed, parsed.pictures)
    write_changes(turn.root, feed.id, lives.changes)
    report = FeedReport(
        feed=feed.id,
        status="fetched",
        items=parsed.count,
        new=len(lives.changes.new),
        updated=len(lives.changes.updated),
        notes=(*parsed.notes, *lives.changes.notes, *_emptied(feed, state, parsed), *lives.notes, *listed),
    )
    return report, _moved(_fetched(feed, state, lives, result, parsed), result)


def _gathered(
    turn: _Turn, feed: FeedConfig, result: FetchResult, archived: Sequence[Entry], barren: Sequence[str]
) -> ParsedFeed:
    """What the answer says, with whatever else has to be asked for it, and without what was forgotten."""
    fetch = partial(fetch_one, now=turn.now, feed=feed.id, allow_private=feed.allow_private)
    parsed = gather(feed, result, archived, barren=barren, now=turn.now, fetch=fetch)
    return replace(parsed, entries=turn.forgotten.admit(parsed.entries), title=turn.forgotten.clean(parsed.title))


def _judged(turn: _Turn, feed: FeedConfig, archived: Sequence[Entry], parsed: ParsedFeed) -> Lives:
    changes = merge(archived, parsed, turn.now)
    return live(feed, turn.states[feed.id], archived, changes, complete=parsed.complete, now=turn.now)


def _emptied(feed: FeedConfig, state: FeedState, parsed: ParsedFeed) -> tuple[str, ...]:
    if parsed.count or not state.last_count or closes_jobs(feed):
        return ()
    return (f"emptied: it held {state.last_count} items before; they stay",)


def _fetched(feed: FeedConfig, before: FeedState, lives: Lives, result: FetchResult, parsed: ParsedFeed) -> FeedState:
    """The state after an answer; one that could not be believed has to be read again, even if it comes unchanged."""
    state = replace(lives.state, confirmed=_confirmed(feed, before, lives, result))
    settled = lives.settled and not is_asked_fresh(feed)
    return replace(
        _well(state),
        source=feed.address,
        etag=result.etag if settled else "",
        last_modified=result.last_modified if settled else "",
        body_hash=result.body_hash if settled else "",
        settings_hash=settings_hash(feed),
        last_count=parsed.count or state.last_count,
        title=parsed.title or state.title,
        home=parsed.home or state.home,
        barren=parsed.barren,
    )


def _well(state: FeedState) -> FeedState:
    """The state once a feed has answered: a row of failures is over."""
    return replace(state, failures=0, failing_since="", last_error="", not_before="", gone=False)


def _moved(state: FeedState, result: FetchResult) -> FeedState:
    """Count the runs in which a permanent redirect stands, up to the one that is worth a note."""
    runs = state.moved_runs + 1 if result.moved_to and result.moved_to == state.moved_to else 1
    return replace(state, moved_to=result.moved_to, moved_runs=min(runs, MOVED_RUNS) if result.moved_to else 0)


def _failed(turn: _Turn, feed: FeedConfig, state: FeedState, result: FetchResult) -> tuple[FeedReport, FeedState]:
    """Keep everything, validators and body hash included, so that the next run asks for the body again."""
    error = explained(feed, result.error)
    after = replace(
        state,
        failures=state.failures + 1,
        failing_since=state.failing_since or turn.now,
        last_error=error,
        not_before=result.not_before,
        gone=result.gone,
    )
    # what a job board's error says to do stands in it already
    mend = mend_of(error) if error == result.error else ""
    return FeedReport(feed.id, "failed", error=error, mend=mend, days=days_failing(after, turn.now)), after
