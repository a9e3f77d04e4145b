"""Pages of people with consent. In: the site model. Out: the list and a page for each person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rookery.model.written import Person, Question
from rookery.publish.answers import answer_card, answer_url, given_answers
from rookery.publish.ask import ask_view
from rookery.publish.cards import (
    answer_counts,
    article_card,
    head,
    initials,
    person_card,
    post_card,
    topic_links,
)
from rookery.publish.claims import person_claims
from rookery.publish.model import SiteModel
from rookery.publish.plan import Page
from rookery.publish.teams import team_link, teams_link
from rookery.publish.views import CardView, LinkView, PeopleView, PersonView

_SHOWN = 20


def pages(model: SiteModel) -> Iterable[Page]:
    """The list of people, then one page for each whose name may be shown today."""
    shown = sorted(filter(None, map(model.shown, model.people)), key=lambda person: (person.name.casefold(), person.id))
    counts = answer_counts(model)
    cards = [(person.alumni, person_card(model, person, counts.get(person.id, 0))) for person in shown]
    view = PeopleView(
        head=head(model, "People", "people/", section="people"),
        teams=teams_link(model),
        people=tuple(card for alumni, card in cards if not alumni),
        alumni=tuple(card for alumni, card in cards if alumni),
    )
    yield Page("people/index.html", PeopleView.TEMPLATE, view)
    published, said = _published(model), _said(model)
    for person in shown:
        yield _person(model, person, published.get(person.id, []), said.get(person.id, []))


def _published(model: SiteModel) -> dict[str, list[tuple[tuple[str, str], CardView]]]:
    """What each person wrote, with its place in time."""
    found: dict[str, list[tuple[tuple[str, str], CardView]]] = {}
    for post in model.posts:
        for person in sorted({person for person in post.by if model.shown(person)}):
            found.setdefault(person, []).append((post.order, post_card(model, post)))
    for article in model.articles:
        if model.shown(article.author):
            found.setdefault(article.author, []).append(((article.date, article.slug), article_card(model, article)))
    return found


@dataclass(frozen=True, slots=True, order=True)
class _Said:
    """An answer that somebody gave: its day and address, then which it is."""

    day: str
    url: str
    question: Question = field(compare=False)
    number: int = field(compare=False)


def _said(model: SiteModel) -> dict[str, list[_Said]]:
    """What each person answered, the latest first."""
    found: dict[str, list[_Said]] = {}
    for question, number, answer in given_answers(model):
        said = _Said(answer.date, answer_url(model, question, number), question, number)
        found.setdefault(answer.person, []).append(said)
    return {person: sorted(all_said, reverse=True) for person, all_said in found.items()}


def _person(
    model: SiteModel, person: Person, published: list[tuple[tuple[str, str], CardView]], said: list[_Said]
) -> Page:
    latest = sorted(published, key=lambda pair: pair[0], reverse=True)
    view = PersonView(
        head=head(
            model,
            person.name,
            f"people/{person.id}/",
            section="people",
            description=_line(person.role, person.team),
            data=person_claims(model, person),
        ),
        name=person.name,
        initials=initials(person.name),
        role=person.role,
        team=team_link(model, person.team) or (LinkView(person.team, "") if person.team else None),
        alumni=person.alumni,
        topics=topic_links(model, person.topics),
        links=tuple(LinkView(link.title, link.url) for link in person.links),
        bio=person.bio,
        answers=tuple(answer_card(model, one.question, one.number, named=False) for one in said[:_SHOWN]),
        earlier=tuple(LinkView(one.question.title, one.url) for one in said[_SHOWN:]),
        cards=tuple(card for _, card in latest[:_SHOWN]),
        talks=tuple(LinkView(talk.title, talk.url) for talk in person.talks),
        ask=None if person.alumni else ask_view(model.site, "Ask about this work", person.name, f"people/{person.id}/"),
    )
    return Page(f"people/{person.id}/index.html", PersonView.TEMPLATE, view)


def _line(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
