"""The nouns between the arrows of collect: FetchResult, ParsedFeed, Changes, FeedState, FeedReport."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rookery.model.entry import Entry

FetchStatus = Literal["fetched", "unchanged", "fresh", "failed", "waiting"]


@dataclass(frozen=True, slots=True)
class FeedState:
    """What collect remembers of a feed between runs (``_state.json``, committed with the entries).

    Holds no time of an unchanged run, so that a run without news changes no byte.
    ``source``      the url or path of feeds.yml that this memory is about; another one starts afresh.
    ``etag``, ``last_modified``  validators, echoed byte for byte.
    ``body_hash``   of the last body that was parsed.
    ``settings_hash`` of what in feeds.yml decides how a body becomes entries; a change parses anew.
    ``moved_to``, ``moved_runs``  target of a permanent redirect and how many runs have met it (counted up to three).
    ``failures``, ``failing_since``, ``last_error``  of the present row of failures.
    ``not_before``  the server asked not to be asked before this time.
    ``gone``        the server said 410; not asked again until ``source`` changes.
    ``last_count``  items of the last good response.
    ``title``, ``home``  what the feed calls itself and its website.
    ``confirmed``  of a job feed: the day (``2026-03-02``) of the last complete answer that was believed.
    ``held``     of a job feed: when an answer first lacked more than half of the open jobs; ``""`` if none is held.
    ``held_jobs``  names of the jobs that every answer since has lacked; ``held_of`` how many were open before.
    ``host``     where the last believed answer came from, if that is not the host of ``source``.
    ``waiting``  when an answer was first held whole, with all that was new in it; ``""`` if none is.
    ``waiting_why``  what was odd about it, in words; ``waiting_as`` title, home and host of the last answer held.
    ``waiting_from``  the address of which something waits still, while the one of feeds.yml has not answered yet;
    ``waiting_kept`` what was remembered of that one: settings_hash, host, waiting, waiting_why and all of waiting_as.
    ``left``     the day of the run that told that feeds.yml does not name it any more.
    ``barren``   of a list of pages: marks of those that held no job; they are asked again when the list says so.
    """

    source: str = ""
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    settings_hash: str = ""
    moved_to: str = ""
    moved_runs: int = 0
    failures: int = 0
    failing_since: str = ""
    last_error: str = ""
    not_before: str = ""
    gone: bool = False
    last_count: int = 0
    title: str = ""
    home: str = ""
    confirmed: str = ""
    held: str = ""
    held_jobs: tuple[str, ...] = ()
    held_of: int = 0
    host: str = ""
    waiting: str = ""
    waiting_why: str = ""
    waiting_as: tuple[str, ...] = ()
    waiting_from: str = ""
    waiting_kept: tuple[str, ...] = ()
    left: str = ""
    barren: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchResult:
    """An attempt to get a feed's bytes, whatever came of it; never an exception.

    ``status``  ``fetched`` (``body`` holds all of it, decoded of gzip/deflate, whole), ``unchanged`` (304, or the
    same body hash), ``fresh`` (not asked: what the server said last still holds, Cache-Control), ``waiting`` (not
    asked: Retry-After or gone), ``failed`` (``error`` says why in a short sentence without the URL, naming the
    stage where it matters: "no answer within 10 s", "refused: 403").
    ``final_url`` after redirects; for a local file its ``file:`` URL. ``body_hash`` of ``body``.
    ``moved_to``  where a permanent redirect led. ``led``  where any redirect led, as it may be shown.
    ``not_before``  from Retry-After. ``gone``  410. ``fresh_until``  before which the server wants no other request.
    """

    feed: str
    source: str
    status: FetchStatus
    body: bytes = b""
    body_hash: str = ""
    final_url: str = ""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    not_before: str = ""
    gone: bool = False
    fresh_until: str = ""
    led: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a body says. ``error`` is ``""`` if it was recognised and whole; else nothing in it may be believed.

    ``entries`` in the feed's order, with ``first_seen``, ``name`` and ``hash`` still empty and everything in them
    clean: plain text plain, content sanitised, contact data masked, filters applied.
    ``count``   items that the feed holds before filters and duplicates.
    ``notes``   what a person should know and nothing failed over: "repaired", "2 items share a guid", ....
    ``complete``  whether what is not in it may be taken as gone (a list page that failed, an empty answer that may
    also mean an unknown board: not).
    ``barren``  marks of the pages in its list that hold no job.
    ``pictures``  address of each picture that the entries name, by the key by which they do; none unless they are kept.
    """

    feed: str
    entries: tuple[Entry, ...] = ()
    count: int = 0
    title: str = ""
    home: str = ""
    error: str = ""
    notes: tuple[str, ...] = ()
    complete: bool = True
    barren: tuple[str, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """What merge decided for one feed. Both tuples hold whole entries, ready to be written under their ``name``.

    ``present`` are the names of all entries that the feed holds now.
    """

    new: tuple[Entry, ...] = ()
    updated: tuple[Entry, ...] = ()
    unchanged: int = 0
    notes: tuple[str, ...] = ()
    present: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FeedReport:
    """One feed's line in the report of a run. ``status`` as FetchResult's; ``items`` is ParsedFeed's count.

    Of one that failed: ``mend`` is what to do about it, ``days`` for how many it has been failing.
    ``held``  whether entries of it wait for a person's yes. ``gone``  whether its server said 410: it is asked no more.
    """

    feed: str
    status: FetchStatus
    items: int = 0
    new: int = 0
    updated: int = 0
    error: str = ""
    mend: str = ""
    days: int = 0
    notes: tuple[str, ...] = ()
    held: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class CollectReport:
    """A whole run. ``exitcode``: 0 all well, 3 some feeds failed, 4 every feed that was asked failed.

    A feed that is held has not failed: it answered, and what it said before stays true.

    ``notes``  what concerns no feed of feeds.yml: one that was taken out of it.
    """

    feeds: tuple[FeedReport, ...] = field(default=())
    notes: tuple[str, ...] = ()

    @property
    def exitcode(self) -> int:
        """What the process ends with."""
        failed = sum(1 for feed in self.feeds if feed.status == "failed")
        if not failed:
            return 0
        asked = sum(1 for feed in self.feeds if feed.status != "waiting")
        return 4 if failed == asked else 3
