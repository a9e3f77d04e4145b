"""What stands around a job, open or closed. In: the site model, its jobs and their lists. Out: AroundView for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rookery.html.words import telling
from rookery.jobs.filters import Lists, teams_of, value_link
from rookery.jobs.near import SHOWN, Near, Thing, nearest
from rookery.jobs.ready import ready_for
from rookery.model.written import Person
from rookery.publish.addresses import segment
from rookery.publish.cards import RelatedIndex, person_card, related_index
from rookery.publish.model import Post, SiteModel
from rookery.publish.views import AroundView, CardView, LearnBand, PersonCard

# what makes things near; a team is a smaller circle than a topic, a place a larger one
_TEAM, _TOPIC, _PLACE = 3.0, 2.0, 1.0
# whose lists are worth a look after this job; "full time" has hardly anything in common with it
_NEIGHBOURS = frozenset({"team", "location", "topic"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that ``around`` looks up: what is near each job, what was ``asked`` about a page, cards, people by the team's
    slug, and what readies one for each open job.
    """

    model: SiteModel
    lists: Lists
    near: Mapping[str, Near]
    asked: Mapping[str, tuple[str, ...]]
    cards: RelatedIndex
    people: Mapping[str, tuple[PersonCard, ...]]
    ready: Mapping[str, LearnBand]

    def of(self, post: Post) -> AroundView:
        """What stands around one job."""
        near = self.near[post.address]
        filters = (one[0] for one in self.lists.filters_of(post) if one[0][0] in _NEIGHBOURS)
        return AroundView(
            people=self._people(post),
            # what was asked about this very job, at whichever address it had, comes before what is only near it
            questions=self._cards(tuple(dict.fromkeys((*self._asked(post), *near["question"])))[:SHOWN]),
            posts=self._cards(near["post"]),
            similar=self._cards(near["job"]),
            # a team and a topic may have one name
            lists=tuple(
                {link.title: link for link in (value_link(self.model, self.lists, one) for one in filters)}.values()
            ),
            ready=self.ready.get(post.address),
        )

    def _asked(self, post: Post) -> Iterator[str]:
        return (key for address in (post.address, *post.moved) for key in self.asked.get(address, ()))

    def _cards(self, keys: Iterable[str]) -> tuple[CardView, ...]:
        return tuple(self.cards[key] for key in keys if key in self.cards)

    def _people(self, post: Post) -> tuple[PersonCard, ...]:
        found = (card for name in teams_of(post) for card in self.people.get(name, ()))
        return tuple(dict.fromkeys(found))


def look_around(model: SiteModel, jobs: Sequence[Post], lists: Lists) -> Surroundings:
    """Find what is near each job, once for all of them."""
    team_of = {person.id: segment(person.team) for person in _colleagues(model) if person.team}
    things = [
        *(_job(post, lists, "") for post in jobs),
        *(_job(post, lists, post.left) for post in model.closed),
        *_questions(model),
        *_posts(model, team_of),
    ]
    cards = related_index(model)
    return Surroundings(
        model, lists, nearest(things), _asked(model), cards, _people_of_teams(model), ready_for(model, jobs)
    )


def _colleagues(model: SiteModel) -> Iterator[Person]:
    """People whose name may be shown and who are still here."""
    return (one for one in map(model.shown, model.people) if one and not one.alumni)


def _people_of_teams(model: SiteModel) -> dict[str, tuple[PersonCard, ...]]:
    found: defaultdict[str, list[PersonCard]] = defaultdict(list)
    for person in sorted(_colleagues(model), key=lambda one: (one.name.casefold(), one.id)):
        if person.team:
            # without the number of answers: one more must not change the pages of jobs
            found[segment(person.team)].append(person_card(model, person, 0))
    return {team: tuple(cards) for team, cards in found.items()}


def _job(post: Post, lists: Lists, left: str) -> Thing:
    marks: dict[str, float] = {f"team {team}": _TEAM for team in teams_of(post)}
    marks |= {f"topic {topic}": _TOPIC for topic in post.topics}
    marks |= {f"at {name}": _PLACE for kind, name in lists.values[post.address] if kind == "location"}
    entry = post.entry
    return Thing(post.address, "job", marks, frozenset(telling(entry.title)), entry.first_seen, left)


def _questions(model: SiteModel) -> Iterator[Thing]:
    """Answered questions: whoever thinks of applying wants an answer. They come with the first one."""
    for question in model.questions:
        if question.status == "open" and question.answers and not question.by:
            marks = {f"topic {topic}": _TOPIC for topic in question.topics}
            marks |= {f"team {segment(question.team)}": _TEAM} if question.team else {}
            words = frozenset(telling(question.title))
            came = min(answer.date for answer in question.answers)
            yield Thing(f"questions/{question.slug}/", "question", marks, words, came)


def _asked(model: SiteModel) -> dict[str, tuple[str, ...]]:
    """The answered questions about each page, the newest first, by its address."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for question in reversed(model.questions):
        if question.about and question.status == "open" and question.answers and not question.by:
            found[question.about.lstrip("/").split("#")[0]].append(f"questions/{question.slug}/")
    return {address: tuple(keys) for address, keys in found.items()}


def _posts(model: SiteModel, team_of: Mapping[str, str]) -> Iterator[Thing]:
    """Everything that was published, but jobs; with the teams of its authors."""
    for post in model.posts:
        if post.entry.kind != "job":
            marks = {f"topic {topic}": _TOPIC for topic in post.topics}
            marks |= {f"team {team_of[person]}": _TEAM for person in post.by if person in team_of}
            words = frozenset(telling(post.entry.title or post.entry.summary))
            yield Thing(post.address, "post", marks, words, post.entry.first_seen)
