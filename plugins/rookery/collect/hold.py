"""Is an answer so unlike the feed that a person should look at it first? Pure: no clock, no disk, no network.

In: what is known of a feed (its state, its archived entries, those that wait) and what it says now. Out: Weighed: what
may enter the archive, what goes to the waiting room and what leaves it.

An answer is held if

* it brings more than 50 new entries: a site that was migrated, or a hacked one
* it says something else of ten or more known entries, and of 30 % of those that it holds. What is compared is what
  people read: guids and the host may change, as they do in a move. Below ten it is somebody who proofreads
* the feed has another title, and comes from another host, belongs to another, or holds nothing that was known: a
  domain that somebody else has bought. The title alone may change, and the host alone is a move.

An answer is believed as a whole or not at all. What is held goes to the waiting room as it would have gone to the
archive: every further answer is merged into both together, so that letting it in leaves what there would be without
the hold. Counts say nothing of the first answer of an address, nor if feeds.yml or our own reading has changed since
the last one. A hold ends with a yes, or when a complete answer holds known entries, nothing that waits and nothing odd.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from rookery.collect.formats.filters import wanted
from rookery.collect.merge import merge
from rookery.config.feeds import FeedConfig
from rookery.html.elements import MARK
from rookery.html.text import text_of
from rookery.model.entry import Entry
from rookery.model.feed import Changes, FeedState, FetchResult, ParsedFeed

MOST_NEW = 50
"""New entries that one answer may bring."""
FEWEST_CHANGED = 10
"""Fewer edits are no mass, however few entries there are. Most feeds show ten or more, and many just ten."""
SHARE_CHANGED = 30
"""Per cent of the known entries in an answer that may not have changed at once."""

_COUNTED = re.compile(r"\d+ (?:new|of) ")
_ORIGIN = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_PICTURE = re.compile(rf'{MARK}="[^"]*"')


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before an answer. ``anew``: entries may look new or changed for a reason of our own (the first
    answer, another setting, damaged files). ``reread``: ``keep``, ``drop`` or the like have changed since the last one.
    """

    state: FeedState
    archived: Sequence[Entry]
    waiting: Sequence[Entry]
    anew: bool = False
    reread: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """``changes`` may enter the archive; ``waiting`` are for the room, ``leaving`` the names that leave it unread.

    ``held``: the answer is not believed, and ``changes`` is empty.
    """

    state: FeedState
    changes: Changes = field(default_factory=Changes)
    waiting: Changes = field(default_factory=Changes)
    leaving: tuple[str, ...] = ()
    held: bool = False
    notes: tuple[str, ...] = ()


def weigh(feed: FeedConfig, known: Known, parsed: ParsedFeed, *, host: str, now: str) -> Weighed:
    """Decide whether an answer without an error is believed or held; ``host`` is ``answer_host`` of it."""
    state = known.state
    changes = merge(known.archived, parsed, now)
    stands = bool(known.waiting or state.waiting)
    waiting = [entry for entry in known.waiting if not known.reread or _passes(feed, entry)]
    strange = _strange(state, parsed, host, speaks=not changes.new or _speaks(known.archived, changes))
    mass = _mass(known.archived, changes) if feed.on_mass == "hold" and (stands or not known.anew) else ""
    if not stands and not (strange or mass):
        return Weighed(state, changes)
    both = tuple(_latest(known.archived, waiting).values())
    merged = merge(both, parsed, now) if waiting else changes
    odd = strange or mass or _again(known.archived, waiting, changes, merged)
    if not odd and parsed.complete and _speaks(known.archived, changes):
        names = tuple(entry.name for entry in known.waiting)
        return Weighed(_without_hold(state), changes, leaving=names, notes=(_over(len(names)),))
    after = replace(
        state,
        waiting=state.waiting or now,
        waiting_why=strange or _why(known, changes, merged) or mass or "it still holds what waited before",
        waiting_as=(parsed.title or state.title, parsed.home or state.home, host),
    )
    left = {entry.name for entry in known.waiting} - {entry.name for entry in waiting}
    return Weighed(after, waiting=merged, leaving=tuple(sorted(left)), held=True)


def release(feed: FeedConfig, known: Known) -> tuple[Changes, FeedState]:
    """What a person's yes makes of what waits: the changes to the archive, and the state without the hold.

    Where pictures are kept, the next answer is read in full: nobody has asked for those of what waited.
    """
    names = {entry.name for entry in known.archived}
    changes = Changes(
        new=tuple(entry for entry in known.waiting if entry.name not in names),
        updated=tuple(entry for entry in known.waiting if entry.name in names),
    )
    state = _without_hold(known.state)
    if len(known.state.waiting_as) == len(("title", "home", "host")):  # else the file was edited
        title, home, host = known.state.waiting_as
        state = replace(state, title=title, home=home, host=host)
    if feed.keeps_pictures:
        state = replace(state, etag="", last_modified="", body_hash="")
    return changes, state


def refuse(state: FeedState) -> FeedState:
    """The state after a person's no; the answer is remembered, and the next other one is judged by itself."""
    return _without_hold(state)


def answer_host(feed: FeedConfig, result: FetchResult) -> str:
    """Where an answer came from, after redirects: a host, or ``""`` for that of the feed's own address."""
    host = _host(result.final_url)
    return host if host != _host(feed.address) else ""


def _strange(state: FeedState, parsed: ParsedFeed, host: str, *, speaks: bool) -> str:
    """Another title with another host or all other entries, in words; ``""`` if it is who it was, or was not heard."""
    if not state.settings_hash or not state.title or _words(parsed.title) == _words(state.title):
        return ""
    before, home = _host(state.home), _host(parsed.home)
    called = f"it calls itself {parsed.title!r} and no longer {state.title!r}"
    if host != state.host:
        return f"{called}, and comes from {host}" if host else f"{called}, and comes from {state.host} no more"
    if before and home and before != home:
        return f"{called}, and belongs to {home} instead of {before}"
    return "" if speaks else f"{called}, and holds nothing that was known"


def _mass(archived: Iterable[Entry], changes: Changes) -> str:
    """Too much at once, in words."""
    if len(changes.new) > MOST_NEW:
        return f"{len(changes.new)} new entries at once"
    known = changes.unchanged + len(changes.updated)
    if len(changes.updated) < FEWEST_CHANGED or 100 * len(changes.updated) < SHARE_CHANGED * known:
        return ""
    before = {entry.name: entry for entry in archived}
    changed = sum(_read(before[entry.name]) != _read(entry) for entry in changes.updated)
    if changed < FEWEST_CHANGED or 100 * changed < SHARE_CHANGED * known:
        return ""
    return f"{changed} of {known} known entries changed at once"


def _why(known: Known, changes: Changes, merged: Changes) -> str:
    """What was odd before, in words; a count is that of all that waits by now."""
    why = known.state.waiting_why
    if not _COUNTED.match(why):
        return why
    names = {entry.name for entry in known.archived}
    waits = _latest(known.waiting, merged.new, merged.updated).values()
    new = tuple(entry for entry in waits if entry.name not in names)
    updated = tuple(entry for entry in waits if entry.name in names)
    return _mass(known.archived, Changes(new=new, updated=updated, unchanged=changes.unchanged)) or why


def _read(entry: Entry) -> tuple[str, str, str]:
    """What of an entry people read: without its own host, and without the keys of pictures, which come of addresses."""
    own = _ORIGIN.match(entry.url)
    content = re.sub(rf"https?://{re.escape(own[1])}", "", entry.content) if own else entry.content
    return entry.title, entry.summary, _PICTURE.sub("", content)


def _again(archived: Iterable[Entry], waiting: Iterable[Entry], changes: Changes, merged: Changes) -> bool:
    """Whether an answer holds something that waits: an entry that was new, or another text of a known one."""
    known = {entry.name for entry in archived}
    names = {entry.name for entry in waiting}
    return bool(merged.present & (names - known)) or any(entry.name in names for entry in changes.updated)


def _speaks(archived: Sequence[Entry], changes: Changes) -> bool:
    """Whether an answer holds a known entry; only then does it say something by what it lacks."""
    return not archived or any(entry.name in changes.present for entry in archived)


def _passes(feed: FeedConfig, entry: Entry) -> bool:
    return wanted(entry, text_of(entry.content) or entry.summary, feed.keep, feed.drop)


def _over(count: int) -> str:
    dropped = "; the entry that waited is dropped" if count == 1 else f"; the {count} entries that waited are dropped"
    return f"no longer held: the feed is as it was before{dropped if count else ''}"


def _latest(*groups: Iterable[Entry]) -> Mapping[str, Entry]:
    return {entry.name: entry for group in groups for entry in group}


def _without_hold(state: FeedState) -> FeedState:
    return replace(state, waiting="", waiting_why="", waiting_as=())


def _words(title: str) -> str:
    return " ".join(title.casefold().split())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
