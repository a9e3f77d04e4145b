"""``rookery confirm`` and ``rookery status``: how the feeds fare, and a person's yes to what looked odd.

In: the site's folder, feeds.yml. Out: text, or plain data for JSON; confirming writes to the archive. No network.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rookery.archive.index import read_index
from rookery.archive.left import left_feeds
from rookery.archive.lock import locked
from rookery.archive.names import COLLECTED
from rookery.archive.store import read_feed, read_state, write_changes, write_state
from rookery.archive.tree import waiting_files
from rookery.archive.waiting import clear_waiting, read_waiting, waiting_room
from rookery.collect.fresh import is_fresh, read_fresh
from rookery.collect.hold import Known, refuse, release
from rookery.collect.life import closes_from, confirm
from rookery.collect.mends import what_to_do
from rookery.collect.report import one_line
from rookery.collect.run import choose_feeds
from rookery.config.feeds import FeedConfig, FeedsFile
from rookery.config.load import read_feeds, topic_ids
from rookery.errors import ArchiveError, ConfigError, RookeryError
from rookery.forgotten.forgotten import read_forgotten
from rookery.model.counts import counted
from rookery.model.entry import Entry
from rookery.model.feed import FeedState

_NAMED = 3


def load_feeds(root: Path) -> FeedsFile:
    """feeds.yml. Raises ConfigError with every mistake in it."""
    feeds, problems = read_feeds(root, topics=topic_ids(root))
    if problems or feeds is None:
        raise ConfigError(problems)
    return feeds


def confirm_feed(root: Path, feeds: FeedsFile, name: str, *, drop: bool = False) -> str:
    """Take the feed's held answer for true, or ``drop`` what waits of it, and say what follows.

    Raises ConfigError if feeds.yml has no such feed, RookeryError if nothing of it is held, LockedError while a run
    is under way, ArchiveError if the archive cannot be read or written.
    """
    (feed,) = choose_feeds(feeds, (name,))
    with locked(root):
        state = read_state(root, feed.id)
        waits = bool(state.waiting or waiting_files(root, feed.id)) and not state.waiting_from
        if state.source not in {"", feed.address} or not (waits or (state.held and not drop)):
            verb = "drop" if drop else "confirm"
            raise RookeryError(f"{feed.id}: no answer is held, so there is nothing to {verb}")
        if drop:
            return _drop(root, feed, state)
        said = []
        if waits:
            state, let_in = _let_in(root, feed, state)
            said.append(let_in)
        if state.held:
            said.append(_confirm_gone(root, feed, state))
        return "\n".join(said)


def _let_in(root: Path, feed: FeedConfig, state: FeedState) -> tuple[FeedState, str]:
    """The entries first, then the room, then the state: after a crash the same command goes on."""
    waiting = read_forgotten(root).admit(read_waiting(root, feed.id))
    changes, after = release(feed, Known(state, read_feed(root, feed.id), waiting))
    write_changes(root, feed.id, changes)
    clear_waiting(root, feed.id, [found.name for found in waiting_files(root, feed.id)])
    write_state(root, feed.id, after)
    if not waiting:
        return after, f"{feed.id}: nothing waited. From now on it is known as {one_line(after.title)!r}."
    return after, f"{feed.id}: let in {_counted(len(changes.new), len(changes.updated))}. The next build shows them."


def _drop(root: Path, feed: FeedConfig, state: FeedState) -> str:
    what = counted(len(waiting_files(root, feed.id)), "entry that waited is", "entries that waited are")
    clear_waiting(root, feed.id)
    write_state(root, feed.id, refuse(state))
    return (
        f"{feed.id}: {what} dropped, and the site stays as it was. When the feed says anything else, all of it is "
        f"judged anew; if it is odd again, it waits again, and rookery confirm {feed.id} lets it in. To have it back "
        f"at once, if it was committed while it waited: git restore {COLLECTED}/{feed.id}. If it is not yours any "
        "more, take it out of feeds.yml."
    )


def _confirm_gone(root: Path, feed: FeedConfig, state: FeedState) -> str:
    lives = confirm(read_feed(root, feed.id), state)
    # the entries first: after a crash between the two the answer is still held, and can be confirmed again
    write_changes(root, feed.id, lives.changes)
    write_state(root, feed.id, lives.state)
    jobs = counted(len(state.held_jobs), "job is", "jobs are")
    then = f"The first answer from {closes_from(state)} on without them closes them."
    return f"{feed.id}: {jobs} missing since {state.held}. {then}"


def feed_status(root: Path, feeds: FeedsFile, now: str) -> Iterator[dict[str, Any]]:
    """One dict a feed, in the order of feeds.yml; then those that left it and still have entries.

    ``answer``: ok | failed | gone | none (never asked) | damaged (its ``_state.json`` cannot be read) | left.
    ``fresh_until`` is when its server lets it be asked again, ``""`` if at once (``now`` is UTC text).
    ``jobs`` only of kind job: how many are open, missing and closed in the archive; ``confirmed`` the day of the last
    answer that was believed; ``held`` None, or since when how many (``jobs``) of how many (``of``) are held.
    ``waiting``: None, or since when an answer is held whole, why, how many new and changed entries wait in ``folder``,
    and the newest titles of them.
    """
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for record in read_index(root).records:
        entries[record.entry.feed].append(record.entry)
    known = read_fresh(root)
    for feed in feeds.feeds:
        until = known.get(feed.address, "")
        fresh = {"fresh_until": until if is_fresh(until, now) else ""}
        try:
            waiting = read_waiting(root, feed.id)
            yield {**_status(feed, read_state(root, feed.id), entries[feed.id], waiting), **fresh}
        except ArchiveError as error:
            yield {**_status(feed, FeedState(), entries[feed.id]), **fresh, "answer": "damaged", "error": str(error)}
    for left in left_feeds(root, {feed.id for feed in feeds.feeds}):
        kinds = [entry.kind for entry in entries[left.feed]]
        yield _row(left.feed, kinds[0] if kinds else "", "", left.entries) | {"answer": "left", "error": str(left)}


def render_status(rows: Iterable[dict[str, Any]]) -> str:
    """A line for each feed, and what there is to say about it indented below."""
    rows = list(rows)
    width = max((len(row["feed"]) for row in rows), default=0)
    lines = []
    for row in rows:
        lines.append(f"{row['feed']:<{width}}  {row['kind']:<8}{_summary(row)}")
        lines += [f"{'':<{width}}  {line}" for line in _troubles(row)]
    return "".join(f"{line}\n" for line in lines)


def _status(
    feed: FeedConfig, state: FeedState, entries: Sequence[Entry], waiting: Sequence[Entry] = ()
) -> dict[str, Any]:
    known = state.source == feed.address
    row = _row(feed.id, feed.kind, feed.address, len(entries))
    if known:
        row |= {
            "answer": _answer(state),
            "error": state.last_error,
            "failures": state.failures,
            "failing_since": state.failing_since,
            "not_before": state.not_before,
            "items": state.last_count,
            "waiting": _waiting(feed, state, entries, waiting),
        }
    if feed.kind != "job":
        return row
    lives = Counter("closed" if one.closed else "missing" if one.missing_since else "open" for one in entries)
    held = {"since": state.held, "jobs": len(state.held_jobs), "of": state.held_of}
    return {
        **row,
        "jobs": {life: lives[life] for life in ("open", "missing", "closed")},
        "confirmed": state.confirmed,
        "held": held if known and state.held else None,
    }


def _row(feed: str, kind: str, source: str, entries: int) -> dict[str, Any]:
    """What is said of every feed, here of one that was never asked."""
    return {
        "feed": feed,
        "kind": kind,
        "source": source,
        "answer": "none",
        "error": "",
        "failures": 0,
        "failing_since": "",
        "not_before": "",
        "items": 0,
        "entries": entries,
        "waiting": None,
        "fresh_until": "",
    }


def _waiting(
    feed: FeedConfig, state: FeedState, entries: Iterable[Entry], waiting: Sequence[Entry]
) -> dict[str, Any] | None:
    if state.waiting_from or not (state.waiting or waiting):
        return None
    changed = len({entry.name for entry in waiting} & {entry.name for entry in entries})
    return {
        "since": state.waiting,
        "why": state.waiting_why,
        "new": len(waiting) - changed,
        "changed": changed,
        "folder": waiting_room(feed.id),
        "titles": [entry.title or entry.summary[:70] for entry in waiting[: -_NAMED - 1 : -1]],
    }


def _answer(state: FeedState) -> str:
    if state.gone:
        return "gone"
    return "failed" if state.failures else "ok"


def _summary(row: dict[str, Any]) -> str:
    if "jobs" not in row:
        return counted(row["entries"], "entry", "entries")
    counts = ", ".join(f"{number} {life}" for life, number in row["jobs"].items())
    return f"{counts}; confirmed {row['confirmed'] or 'never'}"


def _troubles(row: dict[str, Any]) -> Iterator[str]:
    if row["answer"] == "none":
        yield "not asked yet"
    elif row["answer"] in {"damaged", "left"}:
        yield one_line(row["error"])
    elif row["answer"] != "ok":
        times = "once" if row["failures"] == 1 else f"{row['failures']} times"
        yield f"failed {times} since {row['failing_since']}: {one_line(row['error'])}"
        yield f"to do: {what_to_do(row['error'])}"
    if row["answer"] == "gone":
        yield "gone: not asked until its address in feeds.yml changes"
    elif row["not_before"]:
        yield f"not asked before {row['not_before']}"
    elif row["fresh_until"]:
        yield f"not asked before {row['fresh_until']}, as its server says (Cache-Control)"
    if row["waiting"]:
        yield from _told_waiting(row["feed"], row["waiting"])
    held = row.get("held")
    if held:
        jobs = f"{held['jobs']} of {held['of']} jobs are gone"
        yield f"held since {held['since']}: {jobs}; if that is true: rookery confirm {row['feed']}"


def _told_waiting(feed: str, waiting: dict[str, Any]) -> Iterator[str]:
    yield f"held since {waiting['since']}: {one_line(waiting['why'])}"
    count = waiting["new"] + waiting["changed"]
    if count:
        titles = ", ".join(f"\u2018{one_line(title)}\u2019" for title in waiting["titles"])
        more = f" and {count - len(waiting['titles'])} more" if count > len(waiting["titles"]) else ""
        yield f"{_counted(waiting['new'], waiting['changed'])} in {waiting['folder']}/: {titles}{more}"
    else:
        yield "apart from that it says nothing new"
    yield f"if that is right: rookery confirm {feed}; if not: rookery confirm {feed} --drop"


def _counted(new: int, changed: int) -> str:
    """``80 new entries and 3 changed ones``."""
    parts = [counted(new, "new entry", "new entries")] if new else []
    if changed:
        parts.append(counted(changed, "changed one") if parts else counted(changed, "changed entry", "changed entries"))
    return " and ".join(parts)
