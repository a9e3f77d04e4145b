"""What readies one for a job: paths of its team, resources on its topics. In: the site model, open jobs. Out: bands.

A topic's resources stand on the newest few jobs of that topic, a team's paths on the newest few of that team; every
other job leads to the page of everything. A resource counts under the first two topics that it names. So one new
resource changes at most twice ON_JOBS job pages, and a new job takes the place of one job for each of its topics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rookery.jobs.filters import teams_of
from rookery.model.written import LearningPath, Resource
from rookery.publish.addresses import segment
from rookery.publish.learning import learn_url, path_card, resource_card, sorted_paths, sorted_resources, taught
from rookery.publish.model import Post, SiteModel
from rookery.publish.views import LearnBand, LinkView

ON_JOBS = 5
"""jobs of one topic, or of one team, that show what there is to learn."""
_TOPICS = 2
_RESOURCES = 3
_PATHS = 2

Groups = Mapping[str, Iterable[str]]
"""Names of topics or teams -> the addresses of their newest jobs."""


def ready_for(model: SiteModel, jobs: Sequence[Post]) -> dict[str, LearnBand]:
    """A band for each open job (``jobs`` from the oldest) by its address; none where there is nothing to learn."""
    if not taught(model):
        return {}
    resources: defaultdict[str, dict[str, Resource]] = defaultdict(dict)
    on = _newest(jobs, lambda job: job.topics)
    for resource in sorted_resources(model.resources.values()):
        for address in (address for topic in resource.topics[:_TOPICS] for address in on.get(topic, ())):
            resources[address][resource.slug] = resource
    paths: defaultdict[str, dict[str, LearningPath]] = defaultdict(dict)
    of = _newest(jobs, teams_of)
    for path in sorted_paths(model.paths.values()):
        for address in (address for team in path.teams for address in of.get(segment(team), ())):
            paths[address][path.slug] = path
    more = LinkView("Everything to learn", learn_url(model))
    return {
        job.address: LearnBand(
            tuple(path_card(model, path) for path in list(paths[job.address].values())[:_PATHS]),
            tuple(resource_card(model, one) for one in _best(job, resources[job.address].values())),
            more,
        )
        for job in jobs
    }


def _best(job: Post, resources: Iterable[Resource]) -> list[Resource]:
    """Those that share most topics with the job; among equals the easiest first, as they come."""
    mine = set(job.topics)
    return sorted(resources, key=lambda one: -len(mine.intersection(one.topics)))[:_RESOURCES]


def _newest(jobs: Sequence[Post], names_of: Callable[[Post], Iterable[str]]) -> Groups:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for job in reversed(jobs):
        for name in names_of(job):
            if len(found[name]) < ON_JOBS:
                found[name].append(job.address)
    return found
