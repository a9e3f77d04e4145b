"""All pages of jobs. In: the site model. Out: lists, open jobs, closed ones, addresses that moved."""

from __future__ import annotations

from collections.abc import Iterable

from rookery.jobs.around import look_around
from rookery.jobs.closed import redirects, tombstone
from rookery.jobs.filters import sort_jobs
from rookery.jobs.job import job_page
from rookery.jobs.lists import list_pages
from rookery.publish.model import SiteModel
from rookery.publish.plan import Page


def pages(model: SiteModel) -> Iterable[Page]:
    """All pages of this room. A site that never had a job and reads no board has none."""
    jobs = tuple(post for post in model.posts if post.entry.kind == "job")
    if not jobs and not model.closed and not any(feed.kind == "job" for feed in model.feeds.values()):
        return
    lists = sort_jobs(model, jobs)
    surroundings = look_around(model, jobs, lists)
    yield from list_pages(model, lists)
    for post in jobs:
        yield job_page(model, post, surroundings, lists)
        yield from redirects(model, post)
    for post in model.closed:
        yield tombstone(model, post, surroundings)
        yield from redirects(model, post)
