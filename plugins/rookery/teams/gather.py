"""What belongs to each team, joined once for all of them.

In: the site model. Out: Team by slug: people, open jobs, what they answered, what was asked about it, what they
published. A post belongs to the teams of its authors, an answer to the team of whoever gave it, a question to the team
that it names or whose job it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rookery.model.written import OwnPage, Person, Question
from rookery.publish.addresses import segment
from rookery.publish.model import Post, SiteModel
from rookery.publish.team_names import team_slugs


@dataclass(slots=True)
class Team:
    """All from the oldest; ``answered`` are questions with the number of the answer that speaks for the team."""

    slug: str
    title: str
    people: list[Person] = field(default_factory=list)
    jobs: list[Post] = field(default_factory=list)
    answered: list[tuple[Question, int]] = field(default_factory=list)
    open: list[Question] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    articles: list[OwnPage] = field(default_factory=list)


def gather_teams(model: SiteModel) -> tuple[Team, ...]:
    """Every team of the site, in the order of their names."""
    teams = {slug: Team(slug, title) for slug, title in model.teams.items()}
    shown = sorted(filter(None, map(model.shown, model.people)), key=lambda one: (one.name.casefold(), one.id))
    team_of = {person.id: segment(person.team) for person in shown if person.team}
    for person in shown:
        if person.team:
            teams[team_of[person.id]].people.append(person)
    for post in model.posts:
        if post.entry.kind == "job":
            for slug in team_slugs(post.entry.posting):
                teams[slug].jobs.append(post)
        else:
            for slug in dict.fromkeys(team_of[person] for person in post.by if person in team_of):
                teams[slug].posts.append(post)
    for article in model.articles:
        if article.author in team_of:
            teams[team_of[article.author]].articles.append(article)
    _share_questions(model, teams, team_of)
    return tuple(sorted(teams.values(), key=lambda team: (team.title.casefold(), team.slug)))


def _share_questions(model: SiteModel, teams: dict[str, Team], team_of: dict[str, str]) -> None:
    jobs = (post for post in model.posts if post.entry.kind == "job")
    # an old address of a job is one of it too
    about = {f"/{address}": team_slugs(post.entry.posting) for post in jobs for address in (post.address, *post.moved)}
    for question in model.questions:
        if question.status != "open" or question.by:
            continue
        asked = dict.fromkeys(about.get(question.about.split("#")[0], []))
        if question.team:
            asked[segment(question.team)] = None
        if not question.answers:
            for slug in asked:
                teams[slug].open.append(question)
        for slug in dict.fromkeys([*asked, *_answering(question, team_of)] if question.answers else ()):
            teams[slug].answered.append((question, _spokesman(question, slug, team_of)))


def _answering(question: Question, team_of: dict[str, str]) -> Iterator[str]:
    return (team_of[answer.person] for answer in question.answers if answer.person in team_of)


def _spokesman(question: Question, slug: str, team_of: dict[str, str]) -> int:
    """The number of the last answer by somebody of the team, else of the first by a colleague, else of the first."""
    own = [number for number, answer in enumerate(question.answers, 1) if team_of.get(answer.person) == slug]
    ours = [number for number, answer in enumerate(question.answers, 1) if not answer.community]
    return next(iter((*own[-1:], *ours, 1)))
