"""One thing of the stream as the site shows it: a collected entry, or a job or an event that people wrote.

In: entries, what people wrote. Out: Post. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from rookery.archive.names import id_letters
from rookery.html.words import markdown_excerpt
from rookery.model.entry import Entry
from rookery.model.picture import Picture
from rookery.model.written import OwnEvent, OwnJob, Prose
from rookery.publish.views import BodyRef

_SUMMARY = 400


@dataclass(frozen=True, slots=True)
class Post:
    """A collected entry as the site shows it.

    ``address`` is its folder below the site's base ("blog/how-we-page-3f9a1c/"); ``feeds`` the ids of the feeds it
    stands in, the first seen first; ``body`` the text that may be shown whole, else None; ``by`` for each author the
    id of the person or ``""``; ``day`` of publication, else the day it was first seen. ``moved`` are addresses under
    which the same job stood before its feeds were known to mean one job. ``event`` is an event that people wrote here.
    ``unasked`` is of a job whose feeds have all left feeds.yml: the last day on which it is known to have been open.
    ``picture`` is the one that its feed gave for the whole of it, if the site has it.
    """

    entry: Entry
    address: str
    feeds: tuple[str, ...]
    body: BodyRef | Prose | None
    topics: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    pinned: bool = False
    moved: tuple[str, ...] = ()
    event: OwnEvent | None = None
    unasked: str = ""
    picture: Picture | None = None

    @property
    def dated(self) -> bool:
        """Whether its source says when it was published; else ``day`` is when it was first seen."""
        return bool(self.entry.published)

    @property
    def day(self) -> str:
        """The day under which it is shown."""
        return (self.entry.published or self.entry.first_seen)[:10]

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands in a list from the oldest to the newest."""
        return (self.entry.published or self.entry.first_seen, self.address)

    def is_open(self, today: str) -> bool:
        """Whether it is a job to apply for on ``today`` (``2026-03-02``): neither closed nor over, and confirmed."""
        entry = self.entry
        over = entry.posting.valid_through[:10] if entry.posting else ""
        return entry.kind == "job" and not entry.closed and not self.unasked and (not over or today <= over)

    @property
    def ended(self) -> str:
        """Of a job that is not open any more: the day on which it was closed, else its stated or its last known day."""
        over = self.entry.posting.valid_through[:10] if self.entry.posting else ""
        return self.entry.closed[:10] or min(filter(None, (over, self.unasked)), default="")

    @property
    def left(self) -> str:
        """Of a job that is not open any more: the moment at which it left all lists."""
        return self.entry.closed or f"{self.ended}T23:59:59Z"


def own_job(job: OwnJob) -> Post:
    """A job that people wrote, as if a board had told of it."""
    number = id_letters(f"jobs:{job.slug}")
    moment = f"{job.published[:10]}T00:00:00Z"
    entry = Entry(
        id=f"jobs:{job.slug}",
        feed="",
        kind="job",
        title=job.title,
        url="",
        published=moment,
        first_seen=moment,
        summary=markdown_excerpt(job.text.markdown, _SUMMARY),
        name=f"{moment[:10]}-{job.slug}-{number}",
        posting=job.posting,
    )
    return Post(entry, f"jobs/{job.slug}/", (), job.text, job.topics)


def own_event(event: OwnEvent) -> Post:
    """An event that people wrote, as if a feed had told of it on the day when it was announced."""
    moment = f"{event.announced}T00:00:00Z"
    entry = Entry(
        id=f"events:{event.slug}",
        feed="",
        kind="event",
        title=event.title,
        url="",
        published=moment,
        first_seen=moment,
        summary=markdown_excerpt(event.text.markdown, _SUMMARY),
        name=f"{moment[:10]}-{event.slug}-{id_letters(f'events:{event.slug}')}",
    )
    return Post(entry, f"events/{event.slug}/", (), event.text or None, event.topics, event=event)
