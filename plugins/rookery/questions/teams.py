"""Which teams a question belongs to: the one that it is about, else those of the people who answered it.

In: the site model. Out: Teams, by the slug under which a team's questions are listed. Of people whose name may not be
shown the team is not told either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rookery.html.text import slug
from rookery.model.written import Question
from rookery.publish.model import SiteModel
from rookery.publish.views import LinkView

FOLDER = "questions/team/"


@dataclass(frozen=True, slots=True)
class Teams:
    """``names`` by slug, ``people`` the slug of each person's team."""

    names: Mapping[str, str]
    people: Mapping[str, str]

    def of(self, question: Question) -> dict[str, str]:
        """Slug -> the day on which the question came to that team: asked, or first answered by one of it."""
        if slug(question.team):
            return {slug(question.team): question.asked}
        found: dict[str, str] = {}
        for answer in question.answers:
            team = self.people.get(answer.person, "")
            if team:
                found[team] = min(found.get(team, answer.date), answer.date)
        return found

    def link(self, base: str, team: str) -> LinkView:
        """The list of the team's questions."""
        return LinkView(self.names[team], f"{base}{FOLDER}{team}/")


def read_teams(model: SiteModel) -> Teams:
    """Gather the teams that people and questions name; one that is spelled in several ways goes by the first."""
    shown = [person for person in map(model.shown, model.people) if person and slug(person.team)]
    names: dict[str, str] = {}
    for name in (*(person.team for person in shown), *(question.team for question in model.questions)):
        if slug(name):
            names.setdefault(slug(name), name)
    return Teams(names, {person.id: slug(person.team) for person in shown})
