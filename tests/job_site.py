"""Sites with jobs: entries are written into the archive as collect would leave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from forked import build
from rookery.archive.names import entry_name
from rookery.archive.store import write_changes, write_state
from rookery.model.entry import Entry
from rookery.model.feed import Changes, FeedState
from rookery.model.posting import Location, Posting, Salary
from rookery.model.text import Html
from rookery.publish.model import Post, SiteModel
from rookery.publish.views import LinkView, SiteView
from sites import Site

FEEDS = """\
feeds:
  - id: board
    kind: job
    path: content/feeds/board.xml
    publish: full
    canonical: hub
  - id: blog
    kind: blog
    path: content/feeds/blog.xml
    publish: full
"""

LEEDS = Location("Leeds", "", "GB", "Leeds, UK")
BRNO = Location("Brno", "", "CZ", "Brno")
PAY = Salary("62000", "76000", "EUR", "year")


def epoch(day: str) -> str:
    return str(int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp()))


def job(number: int | str, title: str = "", **more) -> Entry:
    """A job as the archive holds it; keys of Posting go into its posting, the others into the entry."""
    facts = {key: more.pop(key) for key in Posting.__dataclass_fields__ if key in more}
    made = Entry(
        id=f"board:{number}",
        feed=more.pop("feed", "board"),
        kind="job",
        title=title or f"Engineer {number}",
        url=f"https://jobs.example.com/{number}",
        published=more.pop("published", "2026-02-18T09:00:00Z"),
        first_seen=more.pop("first_seen", "2026-02-18T10:00:00Z"),
        summary=f"Summary of job {number}.",
        hash="1:0",
        content=Html(f"<p>Whole text of job {number}.</p>"),
        posting=Posting(**facts) if facts else None,
    )
    made = replace(made, **more)
    return made if made.name else replace(made, name=entry_name(made))


def model_of(jobs: Sequence[Post]) -> SiteModel:
    """A site's model with nothing but open jobs, from the oldest."""
    site = SiteView("Nest", "", "", "en", "/", "", LinkView("Nest", ""), "")
    return SiteModel(site, "2026-03-02", {}, {}, tuple(jobs), {}, (), {}, ())


class JobSite(Site):
    """A site whose archive a test writes, and that builds in a forked child."""

    def jobs(self, *entries: Entry) -> None:
        for feed in sorted({entry.feed for entry in entries}):
            write_changes(self.root, feed, Changes(new=tuple(entry for entry in entries if entry.feed == feed)))

    def confirmed(self, day: str, feed: str = "board") -> None:
        write_state(self.root, feed, FeedState(title="The board", confirmed=day))

    def make(self) -> None:
        assert build(self.root, collect=False) == 0

    def paths(self, folder: str = "jobs") -> set[str]:
        """The folders below ``folder`` that have a page."""
        return {
            path.parent.relative_to(self.output / folder).as_posix()
            for path in (self.output / folder).rglob("index.html")
        }
