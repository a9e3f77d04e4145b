"""What all items of one feed share while they are cleaned."""

from __future__ import annotations

from dataclasses import dataclass

from rookery.config.feeds import FeedConfig


@dataclass(frozen=True, slots=True)
class Frame:
    """What all items of one feed share.

    ``home``: the feed's own website, ``""`` if it names none. ``base``: where relative links start, which is ``home``
    or else the address that the feed was fetched from. ``latest``: dates after this are nonsense.
    """

    feed: FeedConfig
    home: str
    base: str
    lang: str
    latest: str
