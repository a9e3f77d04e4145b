"""Pages of learning. In: the site model. Out: lists, a page for each path, one for each resource with its own text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rookery.html.words import markdown_excerpt
from rookery.learn.lists import list_pages
from rookery.model.written import LearningPath, Resource
from rookery.publish.addresses import segment
from rookery.publish.ask import ask_view
from rookery.publish.cards import head, person_ref, post_card, topic_links
from rookery.publish.claims import trail_claims
from rookery.publish.learning import (
    FOLDER,
    learn_url,
    path_card,
    resource_card,
    sorted_paths,
    steps_of,
    taught,
    time_text,
)
from rookery.publish.model import Post, SiteModel
from rookery.publish.plan import Page
from rookery.publish.source import host
from rookery.publish.team_names import team_slugs
from rookery.publish.views import CardView, LinkView, PathStepView, PathView, ResourceView

_JOBS = 4
_DESCRIPTION = 160


def pages(model: SiteModel) -> Iterable[Page]:
    """All pages of this room. A site without resources has none."""
    if not taught(model):
        return
    yield from list_pages(model)
    jobs = _jobs_of_teams(model)
    paths = sorted_paths(model.paths.values())
    within: defaultdict[str, list[LearningPath]] = defaultdict(list)
    for path in paths:
        yield _path(model, path, jobs)
        for step in path.steps:
            within[step.resource].append(path)
    for resource in model.resources.values():
        if resource.text:
            yield _resource(model, resource, within[resource.slug])


def _above(model: SiteModel) -> LinkView:
    return LinkView("Everything to learn", learn_url(model))


def _path(model: SiteModel, path: LearningPath, jobs: Mapping[str, Sequence[Post]]) -> Page:
    resources = steps_of(model, path)
    found = {post.address: post for team in path.teams for post in jobs.get(segment(team), ())}
    newest = sorted(found.values(), key=lambda post: post.order, reverse=True)
    more = LinkView("All open jobs", f"{model.site.base}jobs/") if len(newest) > _JOBS else None
    view = PathView(
        head=head(
            model,
            path.title,
            f"{FOLDER}{path.slug}/",
            section="learn",
            description=path.summary,
            data=trail_claims(model.site, [_above(model)], path.title),
        ),
        ask=ask_view(model.site, "Ask about this path", path.title, f"{FOLDER}{path.slug}/"),
        title=path.title,
        summary=path.summary,
        above=_above(model),
        maker=person_ref(model, path.by) if path.by else None,
        time=time_text(resources),
        topics=topic_links(model, path.topics),
        teams=path.teams,
        steps=tuple(
            PathStepView(resource_card(model, resource), step.why)
            for resource, step in zip(resources, path.steps, strict=True)
        ),
        text=path.text,
        jobs=tuple(_job(model, post) for post in newest[:_JOBS]),
        more_jobs=more,
    )
    return Page(f"{FOLDER}{path.slug}/index.html", PathView.TEMPLATE, view)


def _job(model: SiteModel, post: Post) -> CardView:
    return replace(post_card(model, post), summary="", topics=(), source="", authors=())


def _jobs_of_teams(model: SiteModel) -> dict[str, list[Post]]:
    """Open jobs by the slugs of their teams."""
    found: defaultdict[str, list[Post]] = defaultdict(list)
    for post in model.posts:
        posting = post.entry.posting
        if post.entry.kind == "job" and posting:
            for name in team_slugs(posting):
                found[name].append(post)
    return dict(found)


def _resource(model: SiteModel, resource: Resource, within: Sequence[LearningPath]) -> Page:
    place = f"{FOLDER}{resource.slug}/"
    description = markdown_excerpt(resource.text.markdown, _DESCRIPTION)
    view = ResourceView(
        head=head(model, resource.title, place, section="learn", description=description),
        title=resource.title,
        above=_above(model),
        card=resource_card(model, resource),
        topics=topic_links(model, resource.topics),
        text=resource.text,
        original=LinkView(host(resource.url), resource.url) if resource.url else None,
        paths=tuple(path_card(model, path) for path in within),
    )
    return Page(f"{place}index.html", ResourceView.TEMPLATE, view)
