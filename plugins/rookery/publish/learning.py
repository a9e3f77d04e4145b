"""What one can learn, as many pages show it: cards of resources and paths, and bands of a few of them.

In: the site model and its resources and paths. Out: small views. A band holds a fixed number, so that a new resource
changes the few pages that it belongs on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from rookery.model.written import LearningPath, Level, Resource
from rookery.publish.cards import person_ref
from rookery.publish.dates import duration_text
from rookery.publish.model import SiteModel
from rookery.publish.source import host
from rookery.publish.views import LearnBand, LinkView, PathCard, PersonRef, ResourceCard

FOLDER = "learn/"
ROOM = "rookery.learn"
_COST = {True: "Free", False: "Costs money", None: ""}
_LEVELS = (*get_args(Level), "")
_PATHS = 3
_RESOURCES = 6
_MINUTE = 60


def taught(model: SiteModel) -> bool:
    """Whether the site has pages below /learn/."""
    return ROOM in model.rooms and bool(model.resources)


def learn_url(model: SiteModel, part: str = "") -> str:
    """The address of a page of the room: all of it, or ``topic/on-call/``."""
    return f"{model.site.base}{FOLDER}{part}"


def in_words(word: str) -> str:
    """``beginner`` -> ``Beginner``."""
    return word[:1].upper() + word[1:]


def time_text(resources: Iterable[Resource]) -> str:
    """How long they take together: ``3 h 20 min``, ``at least 2 h`` where some do not say, ``""`` where none does."""
    minutes = [resource.minutes for resource in resources]
    text = duration_text(sum(minutes) * _MINUTE)
    return f"at least {text}" if text and not all(minutes) else text


def _maker(model: SiteModel, resource: Resource) -> PersonRef | None:
    """Who made it: one of the site's people, or somebody else in words; None where nobody is named."""
    if resource.by:
        return person_ref(model, resource.by)
    return PersonRef(resource.author) if resource.author else None


def resource_card(model: SiteModel, resource: Resource) -> ResourceCard:
    """A resource in a list: it leads to its text here, else straight to where it lies."""
    here = bool(resource.text)
    return ResourceCard(
        title=resource.title,
        url=learn_url(model, f"{resource.slug}/") if here else resource.url,
        place="" if here else host(resource.url),
        format=in_words(resource.format),
        level=in_words(resource.level),
        time=time_text([resource]),
        cost=_COST[resource.free],
        maker=_maker(model, resource),
    )


def steps_of(model: SiteModel, path: LearningPath) -> list[Resource]:
    """The resources of a path in their order."""
    return [model.resources[step.resource] for step in path.steps]


def path_card(model: SiteModel, path: LearningPath) -> PathCard:
    """A path in a list."""
    time = time_text(steps_of(model, path))
    return PathCard(path.title, learn_url(model, f"{path.slug}/"), len(path.steps), time, path.summary)


def sorted_resources(resources: Iterable[Resource]) -> list[Resource]:
    """The easiest first, then by title; what states no level comes last."""
    return sorted(resources, key=lambda one: (_LEVELS.index(one.level), one.title.casefold(), one.slug))


def sorted_paths(paths: Iterable[LearningPath]) -> list[LearningPath]:
    """By title."""
    return sorted(paths, key=lambda one: (one.title.casefold(), one.slug))


def topic_band(model: SiteModel, topic: str) -> LearnBand | None:
    """What there is to learn on a topic; None where there is nothing."""
    resources = [one for one in model.resources.values() if topic in one.topics]
    paths = [one for one in model.paths.values() if topic in one.topics]
    more = len(resources) > _RESOURCES or len(paths) > _PATHS
    link = LinkView(f"All {len(resources) + len(paths)} on this topic", learn_url(model, f"topic/{topic}/"))
    return _band(model, resources, paths, link if more else None)


def made_by(model: SiteModel, person: str) -> LearnBand | None:
    """What a person made that others can learn from; None where there is nothing or the name may not be shown."""
    if not model.shown(person):
        return None
    resources = [one for one in model.resources.values() if one.by == person]
    paths = [one for one in model.paths.values() if one.by == person]
    more = len(resources) > _RESOURCES or len(paths) > _PATHS
    return _band(model, resources, paths, LinkView("Everything to learn", learn_url(model)) if more else None)


def _band(
    model: SiteModel, resources: Sequence[Resource], paths: Sequence[LearningPath], more: LinkView | None
) -> LearnBand | None:
    if not taught(model) or not (resources or paths):
        return None
    return LearnBand(
        tuple(path_card(model, path) for path in sorted_paths(paths)[:_PATHS]),
        tuple(resource_card(model, resource) for resource in sorted_resources(resources)[:_RESOURCES]),
        more,
    )
