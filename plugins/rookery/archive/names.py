"""What an entry's file is called. In: an Entry, new. Out: its name, fixed from then on, and its place.

``2026-03-02-how-we-page-k3v9q0zt7a``: the day, words for people, and ten letters of the id for machines. Only
[a-z0-9-], at most 82 characters, so that no title can climb, collide or be refused by a file system.
"""

from __future__ import annotations

import re
from base64 import b32encode
from hashlib import blake2b

from rookery.html.text import slug
from rookery.model.entry import Entry

COLLECTED = "content/collected"
"""The archive, below the site's folder."""

NAME = re.compile(r"\d{4}-\d\d-\d\d-[a-z0-9]+(?:-[a-z0-9]+)*-[a-z2-7]{10}", re.ASCII)
ID_LETTERS = 10


def entry_name(entry: Entry) -> str:
    """Return ``<YYYY-MM-DD>-<slug>-<id10>``: the day it was published, else first seen."""
    day = (entry.published or entry.first_seen)[:10]
    words = slug(entry.title) or slug(entry.summary) or entry.kind
    return f"{day}-{words}-{id_letters(entry.id)}"


def id_letters(id: str) -> str:  # noqa: A002 - the field's own name
    """Return ten letters of base32 over the id, 50 bits: addresses show the first six of them, which is 30 bits
    where hex would give 24.
    """
    digest = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return b32encode(digest).decode("ascii").lower()[:ID_LETTERS]


def entry_path(feed: str, name: str) -> str:
    """Return the file's place below ``content/collected``: ``<feed>/<YYYY>/<name>.md``."""
    return f"{feed}/{name[:4]}/{name}.md"
