"""Lists of what there is to learn: everything, and all of one topic, level or format. In: the site model. Out: pages.

These are directories: nothing in them is new or old, so they have no feeds and no numbered pages. The page of
everything shows a few of each topic, so that it stays short; the others hold all of theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from rookery.model.written import Format, LearningPath, Level, Resource
from rookery.publish.cards import head, person_ref
from rookery.publish.dates import day_view
from rookery.publish.learning import (
    FOLDER,
    in_words,
    learn_url,
    path_card,
    resource_card,
    sorted_paths,
    sorted_resources,
    time_text,
)
from rookery.publish.model import SiteModel
from rookery.publish.plan import Page
from rookery.publish.views import FilterLink, FilterRow, LearnView, LinkView, PromptView, ResourceGroup

TITLE = "Learn"
_OF_A_TOPIC = 8
_PROMPTS = 3
_INTRO = "What our people learnt from, and what they wrote for those who come after them."
_NO_LEVEL = "Any level"
_NO_TOPIC = "And also"
_KINDS = {"topic": "Topic", "level": "Level", "format": "Format"}

Value = tuple[str, str]
"""One thing that resources have in common: (``level``, ``beginner``)."""


def list_pages(model: SiteModel) -> Iterator[Page]:
    """The page of everything, then one for each value that there is."""
    resources = sorted_resources(model.resources.values())
    paths = sorted_paths(model.paths.values())
    lists: dict[Value, list[Resource]] = {value: [] for value in _values(model)}
    for resource in resources:
        for topic in dict.fromkeys(resource.topics):
            lists["topic", topic].append(resource)
        if resource.level:
            lists["level", resource.level].append(resource)
        if resource.format:
            lists["format", resource.format].append(resource)
    on = {topic: [path for path in paths if topic in path.topics] for topic in model.topics}
    sizes = {value: len(found) + len(on.get(value[1], ())) * (value[0] == "topic") for value, found in lists.items()}
    yield _everything(model, resources, paths, {value: size for value, size in sizes.items() if size})
    for value in (value for value, size in sizes.items() if size):
        yield _one_list(model, value, lists[value], on[value[1]] if value[0] == "topic" else [])


def _values(model: SiteModel) -> Iterator[Value]:
    """Every value that may be, in the order in which they are shown."""
    yield from (("topic", topic.id) for topic in sorted(model.topics.values(), key=lambda one: one.title.casefold()))
    yield from (("level", level) for level in get_args(Level))
    yield from (("format", name) for name in get_args(Format))


def _title(model: SiteModel, value: Value) -> str:
    kind, name = value
    return model.topics[name].title if kind == "topic" else in_words(name)


def _everything(
    model: SiteModel, resources: Sequence[Resource], paths: Sequence[LearningPath], sizes: dict[Value, int]
) -> Page:
    rows = (
        FilterRow(
            words,
            tuple(
                FilterLink(_title(model, value), learn_url(model, f"{kind}/{value[1]}/"), size)
                for value, size in sizes.items()
                if value[0] == kind
            ),
        )
        for kind, words in _KINDS.items()
    )
    view = LearnView(
        head=head(model, TITLE, FOLDER, section="learn", description=_INTRO),
        title=TITLE,
        count=len(resources),
        time=time_text(resources),
        above=(),
        paths=tuple(path_card(model, path) for path in paths),
        filters=tuple(row for row in rows if row.links),
        groups=tuple(_by_topic(model, resources, _OF_A_TOPIC)),
        prompts=_prompts(model),
    )
    return Page(f"{FOLDER}index.html", LearnView.TEMPLATE, view)


def _one_list(model: SiteModel, value: Value, resources: Sequence[Resource], paths: Sequence[LearningPath]) -> Page:
    kind, name = value
    place, words = f"{FOLDER}{kind}/{name}/", _title(model, value)
    title = f"Learn: {words}"
    above = [LinkView("Everything to learn", learn_url(model))]
    if kind == "topic" and "rookery.topics" in model.rooms:
        above.append(LinkView(f"All about: {words}", f"{model.site.base}topics/{name}/"))
    view = LearnView(
        head=head(model, title, place, section="learn"),
        title=title,
        count=len(resources),
        time=time_text(resources),
        above=tuple(above),
        paths=tuple(path_card(model, path) for path in paths),
        filters=(),
        groups=tuple(_by_level(model, resources) if kind == "topic" else _by_topic(model, resources, 0)),
    )
    return Page(f"{place}index.html", LearnView.TEMPLATE, view)


def _by_topic(model: SiteModel, resources: Iterable[Resource], most: int) -> Iterator[ResourceGroup]:
    """Each resource once, under the topic that it names first; with ``most``, only so many of each topic."""
    groups: defaultdict[str, list[Resource]] = defaultdict(list)
    for resource in resources:
        groups[resource.topics[0] if resource.topics else ""].append(resource)
    for topic in sorted(groups, key=lambda one: (not one, model.topics[one].title.casefold() if one else "")):
        title, found = model.topics[topic].title if topic else _NO_TOPIC, groups[topic]
        shown = found[:most] if most and topic else found
        # without their number: here each stands once, there under all of its topics
        more = LinkView(f"All to learn: {title}", learn_url(model, f"topic/{topic}/"))
        anchor = f"topic-{topic}" if topic else "others"
        yield _group(model, title, anchor, shown, more if len(shown) < len(found) else None)


def _by_level(model: SiteModel, resources: Iterable[Resource]) -> Iterator[ResourceGroup]:
    groups: dict[str, list[Resource]] = {}
    for resource in resources:
        groups.setdefault(resource.level, []).append(resource)
    for level, found in groups.items():
        yield _group(model, in_words(level) or _NO_LEVEL, f"level-{level or 'any'}", found)


def _group(
    model: SiteModel, title: str, anchor: str, resources: Iterable[Resource], more: LinkView | None = None
) -> ResourceGroup:
    return ResourceGroup(title, anchor, tuple(resource_card(model, resource) for resource in resources), more)


def _prompts(model: SiteModel) -> tuple[PromptView, ...]:
    """The newest questions that the site's people ask their readers."""
    asked = [question for question in model.questions if question.by and question.status == "open"]
    newest = sorted(asked, key=lambda one: (one.asked, one.slug), reverse=True)[:_PROMPTS]
    return tuple(
        PromptView(one.title, f"{model.site.base}questions/{one.slug}/", person_ref(model, one.by), day_view(one.asked))
        for one in newest
    )
