"""The pictures that entries name: asked for once, drawn anew, archived beside the entries.

In: a feed, the addresses that it named, the time. Out: files below ``content/collected/<feed>/images/``, and notes for
the report. ``note_wanted`` comes before the entries are written, ``fetch_wanted`` after everything else: the list of
what is wanted is on the disk all the while. A picture that fails costs nothing but itself, in this run and in the
later ones: it is asked for once a day, five times in all, and never again once its bytes turned out to be no picture.

Pictures are asked for as feeds are: through ``fetch_route``, with its refusal of private addresses (``allow_private``
of the feed opens its own host and no other) and with limits of their own. They are drawn in a process of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic

from rookery.archive.files import set_aside
from rookery.archive.pictures import (
    Drawn,
    WantedPicture,
    read_pictures,
    read_wanted,
    wanted_place,
    write_picture,
    write_wanted,
)
from rookery.archive.store import StateError
from rookery.collect.dial import SYSTEM_NETWORK, Network
from rookery.collect.fetch_limits import Limits
from rookery.collect.fetch_route import Session, follow_route
from rookery.collect.formats.board_address import origin
from rookery.collect.http_exchange import GOOD
from rookery.collect.http_fault import FetchError, name_status
from rookery.collect.local import read_local
from rookery.collect.within import within
from rookery.config.feeds import FeedConfig
from rookery.errors import FeedError
from rookery.model.counts import counted
from rookery.model.feed import FeedReport

# a picture that failed is asked for in another run: a second try at once would be paused longer than all may take
LIMITS = Limits(max_bytes=5_000_000, total=20.0, retry_pause=60.0)
MAX_TRIES = 5
"""Days on which a picture is asked for before it is left out for good."""
MAX_ASKED = 200
"""Pictures of one feed in one run; the others have their turn in the next ones."""
MAX_SECONDS = 180.0
"""What the pictures of one feed may take in one run together."""
DRAW_SECONDS = 15
MAX_ROW = 3
"""Failures of one host, one after the other, before it is left alone until the next run."""

_ACCEPT = {"Accept": "image/jpeg, image/png, image/webp, image/gif, image/avif, image/*;q=0.5, */*;q=0.1"}
_NAMED = 5
_LONGEST = 120


def note_wanted(root: Path, feed: FeedConfig, pictures: Mapping[str, str]) -> tuple[str, ...]:
    """Put on the list what the archive lacks of ``pictures`` (address by key). Raises ArchiveError. Returns notes.

    An address that is signed anew each time replaces the one on the list.
    """
    if not pictures:
        return ()
    wanted, notes = _list(root, feed.id)
    there = read_pictures(root, feed.id)
    for key, address in pictures.items():
        if key not in there:
            wanted[key] = replace(wanted.get(key, WantedPicture(address)), address=address)
    write_wanted(root, feed.id, wanted)
    return notes


def with_pictures(root: Path, feed: FeedConfig, report: FeedReport, *, now: str) -> FeedReport:
    """Fetch the pictures of a feed that keeps some; its report with what is to be said of them. Raises ArchiveError."""
    if not feed.keeps_pictures:
        return report
    return replace(report, notes=(*report.notes, *fetch_wanted(root, feed, now=now)))


def fetch_wanted(root: Path, feed: FeedConfig, *, now: str, network: Network = SYSTEM_NETWORK) -> tuple[str, ...]:
    """Fetch what is on the feed's list and due, and archive it. Raises ArchiveError. Returns notes for the report."""
    wanted, notes = _list(root, feed.id)
    today = now[:10]
    due = [key for key, one in wanted.items() if one.tries < MAX_TRIES and one.tried != today]
    if not due:
        return notes
    turn = _Turn(root, feed, Session(LIMITS, network))
    try:
        for key in due:
            outcome = turn.outcome(key, wanted[key], today)
            if outcome is None:
                del wanted[key]
            else:
                wanted[key] = outcome
    finally:  # a person who interrupts keeps what has come
        write_wanted(root, feed.id, wanted)
    return (*notes, *turn.notes())


def _list(root: Path, feed: str) -> tuple[dict[str, WantedPicture], tuple[str, ...]]:
    """What is wanted; a damaged list is set aside, and begins anew when the feed has news."""
    try:
        return read_wanted(root, feed), ()
    except StateError as error:
        return {}, (f"{error}; set aside as {set_aside(root, wanted_place(feed)).rpartition('/')[2]}",)


class _NoPictureError(FeedError):
    """What came is no picture that can be kept, and will be none tomorrow."""


@dataclass(slots=True)
class _Turn:
    """One feed's turn, and what there is to say of it."""

    root: Path
    feed: FeedConfig
    session: Session
    end: float = field(init=False)
    asked: int = 0
    left: int = 0
    moving: int = 0
    failed: list[str] = field(default_factory=list)
    row: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.end = monotonic() + MAX_SECONDS

    def outcome(self, key: str, one: WantedPicture, today: str) -> WantedPicture | None:
        """None once the picture is archived, else what the list says of it from now on."""
        host = origin(one.address)
        if self.asked >= MAX_ASKED or monotonic() > self.end or self.row[host] >= MAX_ROW:
            self.left += 1
            return one
        self.asked += 1
        try:
            sizes, moves = self._drawn(one.address)
        except _NoPictureError as error:
            self.row[host] = 0
            return self._failure(replace(one, tries=MAX_TRIES, tried=today, error=str(error)))
        except FeedError as error:
            self.row[host] += 1
            return self._failure(replace(one, tries=one.tries + 1, tried=today, error=str(error)))
        self.row[host] = 0
        self.moving += moves
        write_picture(self.root, self.feed.id, key, sizes)
        return None

    def _failure(self, after: WantedPicture) -> WantedPicture:
        more = "asked for again tomorrow" if after.tries < MAX_TRIES else "left out for good"
        self.failed.append(f"picture {after.address[:_LONGEST]}: {after.error}; {more}")
        return after

    def _drawn(self, address: str) -> tuple[Sequence[Drawn], bool]:
        """The sizes of the picture at an address, and whether it moved. Raises FeedError, _NoPictureError for what
        never will be one.
        """
        from rookery.collect.pixels import redraw  # noqa: PLC0415  Pillow is there only where somebody keeps pictures

        try:
            body = self._body(address)
        except FetchError as error:
            raise FeedError(str(error)) from error
        except Exception as error:  # a surprise in one picture must not cost the others their turn
            raise FeedError(f"unexpected fault: {type(error).__name__}") from error
        try:
            redrawn = within(DRAW_SECONDS, redraw, body)
        except FeedError as error:
            raise _NoPictureError(str(error)) from error
        return redrawn.sizes, redrawn.moves

    def _body(self, address: str) -> bytes:
        if not address.startswith(("http://", "https://")):
            return self._beside(address)
        private = self.feed.allow_private and origin(address) == origin(self.feed.address)
        arrival = follow_route(address, _ACCEPT, allow_private=private, session=self.session)
        if arrival.answer.status not in GOOD:
            raise name_status(arrival.answer.status, arrival.answer.headers)
        return arrival.answer.body

    def _beside(self, path: str) -> bytes:
        """A file below the folder in which the feed's own file lies."""
        if self.feed.path is None:
            raise FetchError("a file, in a feed that is none")
        folder = (self.root / self.feed.path).parent
        return read_local(folder, path, LIMITS).body

    def notes(self) -> tuple[str, ...]:
        """What a person should know."""
        notes = self.failed[:_NAMED]
        if len(self.failed) > _NAMED:
            notes.append(f"and {counted(len(self.failed) - _NAMED, 'more picture')} that failed, in _images.json")
        if self.moving:
            notes.append(f"{counted(self.moving, 'picture moves', 'pictures move')}: the first image of each is kept")
        if self.left:
            notes.append(f"{counted(self.left, 'more picture is', 'more pictures are')} asked for in the next run")
        return tuple(notes)
