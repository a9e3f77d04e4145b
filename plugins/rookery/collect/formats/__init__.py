"""The formats: the bytes of a feed -> ParsedFeed. Pure: no clock, no network, no disk.

``parse_feed`` tells the format by what the bytes hold. The way through the modules::

    charset    bytes -> text
    recognise  text -> markup, JSON, or why it is no feed
    admit      markup -> may it be parsed?   (repair: malformed -> well-formed)
    syndication, jsonfeed
               one format each -> RawFeed of RawItem (raw)
    shape      RawItem -> a clean Entry      (bodies, fields, dates, media)
    identity   ids that are unique in the feed
    filters    keep and drop
"""

from __future__ import annotations

from dataclasses import replace

from rookery.collect.formats import dates
from rookery.collect.formats.charset import decode, undo_double
from rookery.collect.formats.filters import wanted
from rookery.collect.formats.identity import identify
from rookery.collect.formats.jsonfeed import parse_jsonfeed
from rookery.collect.formats.raw import RawFeed
from rookery.collect.formats.recognise import recognise
from rookery.collect.formats.relative import is_http
from rookery.collect.formats.shape import Frame, Shaped, shape
from rookery.collect.formats.syndication import parse_syndication
from rookery.config.feeds import FeedConfig
from rookery.errors import FeedError
from rookery.html.contacts import mask
from rookery.html.links import canonical_url
from rookery.html.text import excerpt, plain
from rookery.model.feed import FetchResult, ParsedFeed

__all__ = ["parse_feed"]

_NAMED = 5
"""Items that a note names by their number; of more it says how many."""


def parse_feed(result: FetchResult, feed: FeedConfig, *, now: str) -> ParsedFeed:
    """Read ``result.body`` as the feed that ``feed`` describes; ``now`` is the present (``2026-03-02T10:00:00Z``).

    Nothing in a body raises: what cannot be believed as a whole (cut off, no feed, refused) is ``error`` with no
    entries, what can be mended or left out is a note.
    """
    address = result.final_url if is_http(result.final_url) else ""
    try:
        raw = _read(result, address)
        frame = Frame(feed, raw.home, raw.home or address, raw.lang, dates.tomorrow(now))
        shaped, notes = _shaped(raw, frame)
    except FeedError as error:
        return ParsedFeed(feed=feed.id, error=str(error))
    unique, repeats = identify(shaped)
    entries = tuple(item.entry for item in unique if wanted(item.entry, item.text, feed.keep, feed.drop))
    filtered = (f"{len(unique) - len(entries)} left out by keep and drop",) if len(entries) < len(unique) else ()
    return ParsedFeed(
        feed=feed.id,
        entries=entries,
        count=raw.count,
        title=mask(excerpt(plain(raw.title), 200), feed.allow_contacts),
        home=canonical_url(raw.home),
        notes=(*raw.notes, *notes, *repeats, *filtered),
    )


def _read(result: FetchResult, address: str) -> RawFeed:
    text, exact = decode(result.body, result.content_type)
    text, doubled = undo_double(text)
    found = recognise(text, address)
    raw = parse_jsonfeed(found.text) if found.form == "json" else parse_syndication(found.text, lines=found.lines)
    notes = []
    if not exact:
        notes.append("repaired: bytes outside the declared character set")
    if doubled:
        notes.append(f"repaired: {doubled} characters that were encoded twice")
    return replace(raw, notes=(*notes, *raw.notes))


def _shaped(raw: RawFeed, frame: Frame) -> tuple[list[Shaped], tuple[str, ...]]:
    shaped: list[Shaped] = []
    empty: list[str] = []
    broken: list[str] = []
    for number, item in enumerate(raw.items, 1):
        try:
            found = shape(item, frame)
        except Exception as error:  # noqa: BLE001 - one hostile item must not cost the others; it is named in the report
            broken.append(f"item {number} ({type(error).__name__})")
            continue
        if found is None:
            empty.append(f"item {number}")
        else:
            shaped.append(found)
    if broken and not shaped:
        raise FeedError(f"no item can be read: {_some(broken)}")
    notes = []
    if empty:
        notes.append(f"skipped, without title, link and text: {_some(empty)}")
    if broken:
        notes.append(f"skipped, cannot be read: {_some(broken)}")
    if raw.count > len(raw.items):
        notes.append(f"capped: the first {len(raw.items)} of {raw.count} items are read")
    return shaped, tuple(notes)


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
