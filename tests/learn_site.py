"""Sites and site models with something to learn."""

from __future__ import annotations

from collections.abc import Iterable

from job_site import JobSite
from rookery.model.entry import Entry
from rookery.model.posting import Posting
from rookery.model.written import LearningPath, Resource, Topic
from rookery.publish.model import Post, SiteModel
from rookery.publish.views import LinkView, SiteView

SITE = SiteView("Nest", "", "", "en", "/", "", LinkView("Example Works", ""), "")


class LearnSite(JobSite):
    """A site to write resources and paths into."""

    def resource(
        self, name: str, more: str = "url: https://learn.example/x\n", text: str = "", title: str = ""
    ) -> None:
        title = title or name.capitalize()
        self.write(f"content/resources/{name}.md", f"---\ntitle: {title}\n{more}---\n{text}")

    def path(self, name: str, *steps: str, more: str = "") -> None:
        listed = "".join(f"  - {{resource: {step}, why: Why {step} stands here.}}\n" for step in steps)
        self.write(f"content/paths/{name}.md", f"---\ntitle: {name.capitalize()}\n{more}steps:\n{listed}---\n")


def open_job(number: int, topics: Iterable[str] = (), team: str = "") -> Post:
    """An open job, the newer the higher its number."""
    moment = f"2026-02-01T10:{number // 60:02}:{number % 60:02}Z"
    entry = Entry(
        id=f"{number}",
        feed="board",
        kind="job",
        title=f"Job {number}",
        url="",
        published=moment,
        first_seen=moment,
        name=f"2026-02-01-job-{number}-aaaaaaaaaa",
        posting=Posting(team=team),
    )
    return Post(entry, f"jobs/job-{number}/", ("board",), None, tuple(topics))


def model_of(
    resources: Iterable[Resource], paths: Iterable[LearningPath] = (), jobs: Iterable[Post] = (), **more
) -> SiteModel:
    """A site model with the room of learning."""
    return SiteModel(
        site=SITE,
        today="2026-03-02",
        feeds={},
        feed_titles={},
        posts=tuple(jobs),
        people=more.pop("people", {}),
        questions=more.pop("questions", ()),
        topics={name: Topic(name, name.capitalize()) for name in ("a", "b", "c", "d")},
        articles=(),
        rooms=frozenset({"rookery.learn"}),
        resources={one.slug: one for one in resources},
        paths={one.slug: one for one in paths},
    )
