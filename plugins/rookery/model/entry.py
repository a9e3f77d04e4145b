"""An entry: one foreign thing (post, release, video, episode, posting) as the house knows it.

Out of the parsers, into merge and the archive, and from the archive into the site model. All times are
text in UTC, ``2026-03-02T10:00:00Z``, so that they sort as they stand; an absent value is ``""`` or ``()``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rookery.model.kinds import Kind
from rookery.model.posting import Posting
from rookery.model.text import Html

TitleFrom = Literal["title", "text", "date", "none"]
MediaKind = Literal["video", "audio", "image", "file"]


@dataclass(frozen=True, slots=True)
class Media:
    """Something to watch, hear or fetch that lies elsewhere; the site only ever links to it.

    ``provider`` is ``youtube``, ``vimeo``, ``peertube`` or ``""``; ``length`` is in bytes and ``duration`` in
    whole seconds, 0 where unknown.
    """

    kind: MediaKind
    url: str
    type: str = ""
    provider: str = ""
    duration: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one feed.

    ``id``           the guid as it stands; else the canonical link; else a hash of title and text.
    ``feed``         the feed's id in feeds.yml, the folder of the archive.
    ``title``        plain text; ``""`` only for social posts without one. ``title_from`` says where it is from.
    ``url``          canonical, absolute, without tracking parameters; ``""`` if the feed gives none.
    ``published``, ``updated``  as the feed says, ``""`` if it does not (or says nonsense).
    ``first_seen``   when collect first archived it; ``""`` on an entry fresh from a parser.
    ``categories``   the feed's own words, verbatim; topics are computed from them when the site is built.
    ``lang``         BCP 47, lower case language part, or ``""``.
    ``summary``      plain text, at most 400 characters.
    ``content``      sanitised body, a block a line; ``Html("")`` if the feed gives none.
    ``aliases``      earlier ids under which the same entry was known.
    ``hash``         ``<version>:<hex>`` over what the feed said, to tell an edit from a repeat.
    ``posting``      the facts of a job, None for every other kind and for jobs whose feed gives none.
    ``missing_since``  when a complete answer of its board first lacked the job; ``""`` while it is there.
    ``closed``       when the job was closed; ``""`` while it is open.
    ``mark``         of a job whose text comes in an answer of its own: a hash of what the list said of it then.
    ``picture``      key of the picture that the feed gives for the whole entry, ``""`` if there is none.
    ``name``         file stem in the archive, fixed at first sight; ``""`` on an entry fresh from a parser.
    """

    id: str
    feed: str
    kind: Kind
    title: str
    url: str
    title_from: TitleFrom = "title"
    published: str = ""
    updated: str = ""
    first_seen: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    lang: str = ""
    summary: str = ""
    media: tuple[Media, ...] = ()
    aliases: tuple[str, ...] = ()
    hash: str = ""
    name: str = ""
    posting: Posting | None = None
    missing_since: str = ""
    closed: str = ""
    mark: str = ""
    picture: str = ""
    content: Html = Html("")  # noqa: RUF009  a str, and as immutable
