"""What is remembered of a feed from one run to the next. Pure: no clock, no disk, no network.

In: what was remembered, and what came of this run's attempt. Out: FeedState.
"""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import blake2b

from rookery.collect.advice import MOVED_RUNS
from rookery.collect.gather import is_asked_fresh
from rookery.collect.hold import answer_host
from rookery.collect.life import Lives, closes_jobs
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FeedState, FetchResult, ParsedFeed

PARSER_VERSION = "2"
"""Raise it when the same body and settings give other entries than before: every feed is then parsed anew."""

_HOLD = 4
"""Values of ``waiting_kept`` before those of ``waiting_as``."""

_DECIDING = {"kind", "source", "keep", "drop", "lang", "allow_contacts"}
"""What in feeds.yml decides how a body becomes entries."""


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


def known_state(state: FeedState, feed: FeedConfig) -> FeedState:
    """What is remembered of this very source; another one starts afresh, under the old name until it says its own.

    When its jobs were last confirmed stays true when they move to another board.
    """
    if state.source == feed.address:
        return state
    return FeedState(title=state.title, home=state.home, confirmed=state.confirmed)


def kept_hold(state: FeedState) -> tuple[str, ...]:
    """What has to be known of an address again should feeds.yml come back to it, while something of it waits."""
    if state.waiting_from:
        return state.waiting_kept
    return (state.settings_hash, state.host, state.waiting, state.waiting_why, *state.waiting_as)


def came_back(state: FeedState, kept: tuple[str, ...]) -> FeedState:
    """The state at an address to which feeds.yml came back before another one had answered: held as it was."""
    if len(kept) < _HOLD:  # an older Rookery kept nothing, or the file was edited
        return state
    settings, host, waiting, why, *known_as = kept
    return replace(
        state, settings_hash=settings, host=host, waiting=waiting, waiting_why=why, waiting_as=tuple(known_as)
    )


def fetched_state(
    feed: FeedConfig, before: FeedState, lives: Lives, result: FetchResult, parsed: ParsedFeed
) -> FeedState:
    """The state after an answer; one that could not be believed has to be read again, even if it comes unchanged."""
    state = _asked(feed, lives.state, result, settled=lives.settled)
    return replace(
        state,
        confirmed=confirmed_day(feed, before, lives, result),
        last_count=parsed.count or state.last_count,
        title=parsed.title or state.title,
        home=parsed.home or state.home,
        host=answer_host(feed, result),
        barren=parsed.barren,
    )


def held_state(feed: FeedConfig, state: FeedState, result: FetchResult) -> FeedState:
    """The state after an answer that waits for a yes: who the feed is, and what it held, stays as it was.

    The same body again says nothing new; but a board's is read again, since nothing was taken from it for gone.
    """
    return _asked(feed, state, result, settled=not closes_jobs(feed))


def _asked(feed: FeedConfig, state: FeedState, result: FetchResult, *, settled: bool) -> FeedState:
    settled = settled and not is_asked_fresh(feed)
    return replace(
        well_state(state),
        source=feed.address,
        etag=result.etag if settled else "",
        last_modified=result.last_modified if settled else "",
        body_hash=result.body_hash if settled else "",
        settings_hash=settings_hash(feed),
    )


def well_state(state: FeedState) -> FeedState:
    """The state once a feed has answered: a row of failures is over, and so is an absence."""
    return replace(state, failures=0, failing_since="", last_error="", not_before="", gone=False, left="")


def moved_state(state: FeedState, result: FetchResult) -> FeedState:
    """Count the runs in which a permanent redirect stands, up to the one that is worth a note."""
    runs = state.moved_runs + 1 if result.moved_to and result.moved_to == state.moved_to else 1
    return replace(state, moved_to=result.moved_to, moved_runs=min(runs, MOVED_RUNS) if result.moved_to else 0)


def confirmed_day(feed: FeedConfig, state: FeedState, lives: Lives, result: FetchResult) -> str:
    """The day on which a feed's jobs were confirmed. A file that lies there as before was confirmed by nobody."""
    same = feed.path is not None and bool(state.confirmed) and result.body_hash == state.body_hash
    return min(state.confirmed, lives.state.confirmed) if same else lives.state.confirmed
