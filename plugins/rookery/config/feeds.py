"""The shape of feeds.yml: one option a line with its meaning under it.

In: plain data that ``rookery.config.load`` read with its line marks. Out: frozen ``FeedsFile`` and ``FeedConfig``.
The JSON Schema for editors (``feeds.schema.json``) is generated from these classes.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from rookery.config.boards import SOURCES, SYNDICATION, list_address
from rookery.model.kinds import Kind

FeedId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Filter(_Frozen):
    """Regular expressions; an entry matches if every one that is given is found in its field."""

    title: str | None = None
    """searched in the title; (?i) at its beginning means that capitals do not matter."""
    text: str | None = None
    """searched in the whole text."""
    category: str | None = None
    """searched in each of the feed's own categories."""
    author: str | None = None
    """searched in each author's name."""
    url: str | None = None
    """searched in the address of the entry."""


class FeedDefaults(_Frozen):
    """What holds for every feed that does not say otherwise."""

    publish: Literal["excerpt", "full"] = "excerpt"
    """full: the employer's own text may be shown whole; excerpt: a summary with a link."""
    allow_private: bool = False
    """true lets feeds be fetched from private addresses (an intranet, a test server)."""
    allow_contacts: tuple[str, ...] = ()
    """E-mail addresses and phone numbers that may be shown; every other one in collected text is masked."""
    images: Literal["drop", "local"] = "drop"
    """local: images of entries are fetched, encoded anew and kept here; drop: they are left out."""
    canonical: Literal["source", "hub"] = "source"
    """who is the original for search engines."""


def _close_jobs(given: dict[str, Any]) -> Literal["close", "keep"]:
    return "close" if given.get("kind") == "job" else "keep"


def _hold_mass(given: dict[str, Any]) -> Literal["hold", "take"]:
    return "take" if given.get("kind") == "job" else "hold"


class FeedConfig(_Frozen):
    """One source: url, path, or the board of a job board. A key that is left out is as defaults says."""

    id: FeedId
    """the folder name in the archive; never changes."""
    kind: Kind
    """what the entries are."""
    url: str | None = None
    """http(s) address of the feed."""
    path: str | None = None
    """a local file below the site's folder: pushed by a CMS, or the demo."""
    source: str = Field(default=SYNDICATION, json_schema_extra={"enum": [*SOURCES]})
    """how the feed is read: syndication (RSS, Atom, RDF or JSON Feed, told apart by what they hold) or a job board."""
    board: str | None = None
    """what the employer is called at the job board; url and path go before the address that it leads to."""
    title: str | None = None
    """how the site calls the source; else what the feed calls itself."""
    topics: tuple[str, ...] = ()
    """topics that every entry of this feed gets."""
    map_topics: dict[str, str] = Field(default_factory=dict)
    """from a category of the feed (any case) to a topic."""
    keep: Filter | None = None
    """only entries that match are collected."""
    drop: Filter | None = None
    """entries that match are not collected."""
    lang: str | None = None
    """language of the entries where the feed does not say."""
    on_gone: Literal["close", "keep"] = Field(default_factory=_close_jobs)
    """what happens to entries that the feed no longer holds: close (the default for jobs) or keep (for all else)."""
    on_mass: Literal["hold", "take"] = Field(default_factory=_hold_mass)
    """more than 50 new entries, or edits of 30 %, at once: hold them for a person's yes, or take them (as jobs are)."""
    direct_apply: bool | None = None
    """whether one applies where apply links lead, without an account or another form; left out: not said."""
    publish: Literal["excerpt", "full"] = "excerpt"
    """full: the employer's own text may be shown whole; excerpt: a summary with a link."""
    allow_private: bool = False
    """true lets the feed be fetched from a private address (an intranet, a test server)."""
    allow_contacts: tuple[str, ...] = ()
    """E-mail addresses and phone numbers that may be shown; every other one in collected text is masked."""
    images: Literal["drop", "local"] = "drop"
    """local: images of entries are fetched, encoded anew and kept here; drop: they are left out."""
    canonical: Literal["source", "hub"] = "source"
    """who is the original for search engines."""

    @property
    def keeps_pictures(self) -> bool:
        """Whether pictures of its entries are kept; those of job ads are letterheads, and go."""
        return self.images == "local" and self.kind != "job"

    @property
    def address(self) -> str:
        """What is asked or read: ``url`` or ``path``, whichever is given, else the address of the board."""
        return self.url or self.path or list_address(self.source, self.board or "")


class FeedsFile(_Frozen):
    """feeds.yml as a whole."""

    defaults: FeedDefaults = FeedDefaults()
    """what holds for every feed that does not say otherwise."""
    feeds: tuple[FeedConfig, ...] = ()
    """the sources, one after another."""
