"""Pages of teams. In: the site model. Out: the list, a page and two feeds for each team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import nlargest

from rookery.html.text import excerpt
from rookery.model.kinds import KINDS
from rookery.publish.answers import answer_card, answer_url
from rookery.publish.ask import ask_view
from rookery.publish.cards import (
    HEADLINE,
    answer_counts,
    feed_links,
    head,
    person_card,
    person_ref,
    question_card,
    stream_cards,
)
from rookery.publish.dates import day_view
from rookery.publish.facts import pay_text, places_text, types_text, workplace_text
from rookery.publish.feeds import feed_pages
from rookery.publish.hiring import process_of
from rookery.publish.model import Post, SiteModel
from rookery.publish.plan import Page
from rookery.publish.views import LinkView, OpeningView, PersonCard, TeamCard, TeamsView, TeamView
from rookery.teams.gather import Team, gather_teams

FOLDER = "teams/"
_DISCS = 4
_JOBS, _ANSWERS, _QUESTIONS, _POSTS = 8, 6, 6, 9


def pages(model: SiteModel) -> Iterable[Page]:
    """All pages of this room; a site without teams has none."""
    teams = gather_teams(model)
    if not teams:
        return
    view = TeamsView(
        head=head(model, "Teams", FOLDER, section="people", description="Who works on what, and who is looking."),
        teams=tuple(_card(model, team) for team in teams),
    )
    yield Page(f"{FOLDER}index.html", TeamsView.TEMPLATE, view)
    counts = answer_counts(model)
    for team in teams:
        yield from _team(model, team, counts)


def _card(model: SiteModel, team: Team) -> TeamCard:
    """Nothing in it changes with an answer or a post."""
    there = [person for person in team.people if not person.alumni]
    return TeamCard(
        title=team.title,
        url=f"{model.site.base}{FOLDER}{team.slug}/",
        people=tuple(person_ref(model, person.id) for person in there[:_DISCS]),
        more=max(len(there) - _DISCS, 0),
        jobs=len(team.jobs),
    )


def _team(model: SiteModel, team: Team, counts: dict[str, int]) -> Iterator[Page]:
    folder = f"{FOLDER}{team.slug}/"
    # each of them is of this team: it need not stand there again
    cards = [replace(person_card(model, person, counts.get(person.id, 0)), team="") for person in team.people]
    people = [(person.alumni, card) for person, card in zip(team.people, cards, strict=True)]
    latest = nlargest(
        _ANSWERS,
        team.answered,
        key=lambda said: (said[0].answers[said[1] - 1].date, answer_url(model, *said)),
    )
    published = list(stream_cards(model, team.posts[-_POSTS:], team.articles[-_POSTS:]).values())
    view = TeamView(
        head=head(
            model,
            team.title,
            folder,
            section="people",
            description=_description([card for alumni, card in people if not alumni]),
            feeds=feed_links(model, folder),
        ),
        title=team.title,
        all_teams=LinkView("All teams", f"{model.site.base}{FOLDER}"),
        people=tuple(card for alumni, card in people if not alumni),
        alumni=tuple(card for alumni, card in people if alumni),
        jobs=tuple(_opening(model, post) for post in reversed(team.jobs[-_JOBS:])),
        more_jobs=_more_jobs(model, len(team.jobs)),
        answers=tuple(answer_card(model, question, number, named=True) for question, number in latest),
        questions=tuple(question_card(model, question) for question in reversed(team.open[-_QUESTIONS:])),
        process=process_of(model, (team.title,)),
        cards=tuple(reversed(published[-_POSTS:])),
        ask=ask_view(model.site, "Ask about this team", team.title, folder),
    )
    yield Page(f"{folder}index.html", TeamView.TEMPLATE, view)
    questions = [question for question, _ in team.answered]
    yield from feed_pages(model, team.title, folder, team.posts, team.articles, questions=questions)


def _description(people: list[PersonCard]) -> str:
    names = [card.name for card in people[:_DISCS]]
    others = " and others" if len(people) > _DISCS else ""
    return f"{', '.join(names)}{others}: what they work on, and what they say about it." if names else ""


def _more_jobs(model: SiteModel, count: int) -> LinkView | None:
    if count <= _JOBS:
        return None
    return LinkView(f"{count} jobs are open; all of them are in the list of jobs", f"{model.site.base}jobs/")


def _opening(model: SiteModel, post: Post) -> OpeningView:
    posting = post.entry.posting
    facts = (places_text(posting), workplace_text(posting), types_text(posting))
    return OpeningView(
        title=post.entry.title or excerpt(post.entry.summary, HEADLINE) or KINDS["job"].singular,
        url=f"{model.site.base}{post.address}",
        since=day_view(post.day),
        dated=post.dated,
        facts=tuple(fact for fact in facts if fact),
        pay=pay_text(posting),
    )
