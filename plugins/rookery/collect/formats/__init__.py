"""The formats: the bytes of a feed -> ParsedFeed. Pure: no clock, no network, no disk.

``parse_feed`` goes by ``source:`` of feeds.yml: a syndication feed is told by what the bytes hold, a job board's
answer is read by the board's own module. The way through the modules::

    charset    bytes -> text
    recognise  text -> markup, JSON, or why it is no feed
    admit      markup -> may it be parsed?   (repair: malformed -> well-formed)
    syndication, jsonfeed, or the module of a job board (board)
               one format each -> RawFeed of RawItem (raw)
    shape      RawItem -> a clean Entry      (bodies, fields, dates, media, posting)
    identity   ids that are unique in the feed
    filters    keep and drop

A board that needs several answers is put together by ``rookery.collect.gather``, from ``read_raw`` and ``parse_raw``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from rookery.collect.formats import dates
from rookery.collect.formats.board import board_of, naming
from rookery.collect.formats.bodies import fullest
from rookery.collect.formats.charset import decode, undo_double
from rookery.collect.formats.filters import wanted
from rookery.collect.formats.identity import identify
from rookery.collect.formats.jsonfeed import parse_jsonfeed
from rookery.collect.formats.raw import RawFeed, RawItem
from rookery.collect.formats.recognise import recognise
from rookery.collect.formats.relative import is_http
from rookery.collect.formats.shape import Frame, Shaped, posting_notes, shape
from rookery.collect.formats.syndication import parse_syndication
from rookery.config.boards import BOARDS, SYNDICATION, list_address, where_to_look
from rookery.config.feeds import FeedConfig
from rookery.config.words import quoted
from rookery.errors import FeedError
from rookery.html.contacts import mask
from rookery.html.links import canonical_url
from rookery.html.sanitize import SIZE_MAX
from rookery.html.text import excerpt, plain
from rookery.model.feed import FetchResult, ParsedFeed
from rookery.shares import each

__all__ = ["UNCERTAIN", "address_of", "parse_feed", "parse_raw", "read_raw", "text_of_body"]

_NAMED = 5
"""Items that a note names by their number; of more it says how many."""
_LONGEST_NAME = 60
_WORTH_SHARING = 400
UNCERTAIN = "empty: no jobs, or no such board"


def parse_feed(result: FetchResult, feed: FeedConfig, *, now: str) -> ParsedFeed:
    """Read ``result.body`` as the feed that ``feed`` describes; ``now`` is the present (``2026-03-02T10:00:00Z``).

    Nothing in a body raises: what cannot be believed as a whole (cut off, no feed, refused) is ``error`` with no
    entries, what can be mended or left out is a note. Of a board that needs several answers this is the first one.
    """
    try:
        raw = read_raw(result, feed)
    except FeedError as error:
        return ParsedFeed(feed=feed.id, error=str(error))
    more = (f"page 1 of {len(raw.more) + 1} or more",) if raw.more else ()
    return parse_raw(replace(raw, notes=(*raw.notes, *more)), feed, address_of(result, feed), now=now)


def parse_raw(raw: RawFeed, feed: FeedConfig, address: str, *, now: str) -> ParsedFeed:
    """Clean what was read of a feed; ``address`` is where it lies, ``""`` if nowhere on the web. Never raises.

    Not ``complete``, so that nothing is taken for gone: with further pages, with items that were capped or could not
    be read, and without items where that may also mean that there is no such board.
    """
    frame = Frame(feed, raw.home, raw.home or address, raw.lang, dates.tomorrow(now))
    try:
        shaped, notes, whole = _shaped(_of_board(raw, feed), frame)
    except FeedError as error:
        return ParsedFeed(feed=feed.id, error=str(error))
    unique, repeats = identify(shaped)
    kept = [item for item in unique if wanted(item.entry, item.text, feed.keep, feed.drop)]
    filtered = (f"{len(unique) - len(kept)} left out by keep and drop",) if len(kept) < len(unique) else ()
    uncertain = not raw.items and not raw.certain
    return ParsedFeed(
        feed=feed.id,
        entries=tuple(item.entry for item in kept),
        count=raw.count,
        title=mask(excerpt(plain(raw.title), 200), feed.allow_contacts),
        home=canonical_url(raw.home),
        notes=(*raw.notes, *notes, *repeats, *filtered, *((_uncertain(feed),) if uncertain else ())),
        complete=whole and not raw.more and not uncertain,
        pictures={key: address for item in kept for key, address in item.pictures.items()},
    )


def _uncertain(feed: FeedConfig) -> str:
    look = where_to_look(feed.source, feed.board or "", own_url=feed.url is not None)
    return UNCERTAIN if feed.path is not None else f"{UNCERTAIN}. {look}"


def address_of(result: FetchResult, feed: FeedConfig) -> str:
    """Where an answer lies on the web: where it was found, else (of a file) where the board has its list; or ``""``.

    What a proxy passes on lies at the board as well, where that is known and nothing further has to be asked for.
    """
    own = list_address(feed.source, feed.board or "")
    if not is_http(result.final_url):
        return own
    passed_on = own and not BOARDS[feed.source].many and not board_of(feed.source).recognise(result.final_url)
    return own if passed_on else result.final_url


def text_of_body(result: FetchResult) -> tuple[str, tuple[str, ...]]:
    """The text of an answer, and notes on what had to be mended for it."""
    text, exact = decode(result.body, result.content_type)
    text, doubled = undo_double(text)
    notes = [] if exact else ["repaired: bytes outside the declared character set"]
    if doubled:
        notes.append(f"repaired: {doubled} characters that were encoded twice")
    return text, tuple(notes)


def read_raw(result: FetchResult, feed: FeedConfig) -> RawFeed:
    """One answer, read but not cleaned. Raises FeedError if it is none of this source."""
    text, notes = text_of_body(result)
    address = address_of(result, feed)
    if feed.source == SYNDICATION:
        found = recognise(text, address)
        if found.form == "json":
            raw = parse_jsonfeed(found.text)
        else:
            raw = parse_syndication(found.text, lines=found.lines, jobs=feed.kind == "job")
    else:
        board = board_of(feed.source)
        with naming(feed.source):
            raw = board.parse_list(text, address)
    return replace(raw, notes=(*notes, *raw.notes))


def _of_board(raw: RawFeed, feed: FeedConfig) -> RawFeed:
    """Ids with the board before them: a number of one board says nothing at another, to which the employer may move.

    Relative links in a text start at the posting's own page, not at the interface that gave it.
    """
    if feed.source == SYNDICATION:
        return raw
    return replace(raw, items=tuple(_own(item, feed.source) for item in raw.items))


def _own(item: RawItem, source: str) -> RawItem:
    bodies = tuple(replace(body, base=body.base or item.link) for body in item.bodies)
    return replace(item, guid=f"{source}:{item.guid}" if item.guid else "", bodies=bodies)


def _shaped(raw: RawFeed, frame: Frame) -> tuple[list[Shaped], tuple[str, ...], bool]:
    """The items that can be shaped, notes on the others, and whether that is all that the feed holds."""
    shaped: list[Shaped] = []
    empty: list[str] = []
    broken: list[str] = []
    found = each(partial(_shape_of, frame), raw.items, _WORTH_SHARING)
    for number, (item, became) in enumerate(zip(raw.items, found, strict=True), 1):
        if isinstance(became, str):
            broken.append(f"{_called(number, item)} ({became})")
        elif became is None:
            empty.append(_called(number, item))
        else:
            shaped.append(became)
    board = BOARDS.get(frame.feed.source)
    if broken and not shaped:
        raise FeedError(f"{f'{board.title}: ' if board else ''}no item can be read: {_some(broken)}")
    if raw.items and not shaped and board:
        raise FeedError(f"no answer of {board.title} (no posting has a title, a link or a text)")
    notes = []
    if empty:
        notes.append(f"skipped, without title, link and text: {_some(empty)}")
    if broken:
        notes.append(f"skipped, cannot be read: {_some(broken)}")
    if cut := [_called(number, item) for number, item in enumerate(raw.items, 1) if _is_cut(item)]:
        notes.append(f"cut: a text longer than {SIZE_MAX // 1024} kB: {_some(cut)}")
    if raw.count > len(raw.items):
        notes.append(f"capped: the first {len(raw.items)} of {raw.count} items are read")
    notes += posting_notes(shaped)
    return shaped, tuple(notes), not broken and raw.count <= len(raw.items)


def _shape_of(frame: Frame, item: RawItem) -> Shaped | str | None:
    """The item, None where it holds nothing, or the name of what went wrong with it."""
    try:
        return shape(item, frame)
    except Exception as error:  # noqa: BLE001 - one hostile item must not cost the others; it is named in the report
        return type(error).__name__


def _is_cut(item: RawItem) -> bool:
    """Whether an item has more text than the sanitizer keeps."""
    return len((fullest(item.bodies) or item.summary).value) > SIZE_MAX


def _called(number: int, item: RawItem) -> str:
    """An item that has no title to be called by."""
    name = mask(excerpt(plain(item.title) or item.guid, _LONGEST_NAME))
    return f"item {number} {quoted(name)}" if name else f"item {number}"


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
