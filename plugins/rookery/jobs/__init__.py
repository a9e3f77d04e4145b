"""The room of jobs: which pages it wants is in ``pages``.

In: the site model. Out: pages.

    filters   what jobs have in common -> the lists that exist
    near      what stands near a job, so that one new job disturbs few others
    ready     what readies one for a job: paths of its team, resources on its topics
    around    people, what to learn, questions, posts and similar jobs of a job, as views
    job       the page of an open job
    closed    what is left of a closed one, and of an address that moved
    lists     the lists of jobs, their feeds and their files for programs
    pages     all of it
"""

from __future__ import annotations

from rookery.jobs.pages import pages
from rookery.publish import signals


def register() -> None:
    """Connect the room (Pelican calls this once)."""
    signals.pages.connect(pages)
