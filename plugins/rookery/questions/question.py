"""The page of a question, in each of its states. In: the site model, a question. Out: its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rookery.html.words import markdown_excerpt
from rookery.model.written import Answer, Person, Question
from rookery.publish.ages import YEAR, age_text, days_since, last_looked_at
from rookery.publish.answers import answer_anchors
from rookery.publish.ask import ask_view
from rookery.publish.cards import (
    RelatedIndex,
    answerer,
    head,
    initials,
    named,
    person_ref,
    related_cards,
    related_index,
    state,
    state_label,
    topic_links,
)
from rookery.publish.claims import question_claims
from rookery.publish.dates import day_view
from rookery.publish.model import SiteModel
from rookery.publish.plan import Page
from rookery.publish.views import (
    AnswerView,
    DateView,
    HeadView,
    LinkView,
    Node,
    PersonRef,
    QuestionView,
    RedirectView,
    RemovedView,
)
from rookery.questions.teams import Teams

_ASK = ("Ask something else about this", "Answer this")
_DESCRIPTION = 160
_EXPERTS = 6
_ALSO = 10


@dataclass(frozen=True, slots=True)
class Lookups:
    """All that a question's page looks up, made once: short cards, titles by address, the people who may be named in
    the order of their names with the numbers there of those who know a topic, and the words of the questions that were
    merged into each.
    """

    cards: RelatedIndex
    titles: Mapping[str, str]
    people: Sequence[Person]
    experts: Mapping[str, frozenset[int]]
    also: Mapping[str, tuple[str, ...]]
    slugs: Mapping[str, Question]
    teams: Teams


def look_up(model: SiteModel, teams: Teams) -> Lookups:
    """Gather them."""
    cards = related_index(model)
    titles = {address: card.title for address, card in cards.items()}
    titles |= {post.address: post.entry.title for post in model.closed}
    titles |= {old: post.entry.title for post in (*model.posts, *model.closed) for old in post.moved}
    titles |= {f"people/{one.id}/": one.name for one in map(model.shown, model.people) if one}
    titles |= {f"topics/{topic.id}/": topic.title for topic in model.topics.values()}
    titles |= {f"posts/{article.slug}/": article.title for article in model.articles}
    people = sorted(filter(None, map(model.shown, model.people)), key=lambda one: (one.name, one.id))
    experts: defaultdict[str, set[int]] = defaultdict(set)
    for number, person in enumerate(people):
        for topic in person.topics if not person.alumni else ():
            experts[topic].add(number)
    also: defaultdict[str, list[str]] = defaultdict(list)
    for question in model.questions:
        if question.status == "merged":
            also[question.into].append(question.title)
    return Lookups(
        cards=cards,
        titles=titles,
        people=people,
        experts={topic: frozenset(numbers) for topic, numbers in experts.items()},
        also={slug: tuple(words[:_ALSO]) for slug, words in also.items()},
        slugs={question.slug: question for question in model.questions},
        teams=teams,
    )


def question_page(model: SiteModel, question: Question, lookups: Lookups) -> Page:
    """The page at the question's address, which stays whatever becomes of the question."""
    path = f"questions/{question.slug}/index.html"
    into = lookups.slugs.get(question.into) if question.status == "merged" else None
    if into:
        return Page(path, RedirectView.TEMPLATE, _merged(model, into))
    if question.status == "removed":
        return Page(path, RemovedView.TEMPLATE, _removed(model, question))
    return Page(path, QuestionView.TEMPLATE, _question(model, question, lookups))


def _merged(model: SiteModel, into: Question) -> RedirectView:
    place = f"questions/{into.slug}/"
    # its canonical address is the other question's, so that search engines follow
    target = LinkView(into.title, f"{model.site.base}{place}")
    return RedirectView(head=head(model, into.title, place, section="questions"), target=target)


def _removed(model: SiteModel, question: Question) -> RemovedView:
    place = f"questions/{question.slug}/"
    return RemovedView(
        head=head(model, question.title, place, section="questions", noindex=True),
        title=question.title,
        reason=question.reason,
        questions=LinkView("All questions", f"{model.site.base}questions/"),
    )


def _question(model: SiteModel, question: Question, lookups: Lookups) -> QuestionView:
    base, key = model.site.base, f"questions/{question.slug}/"
    is_open = state(question) == "open"
    answers = tuple(_answers(model, question))
    data = question_claims(model, question, key, [answer.anchor for answer in answers])
    return QuestionView(
        head=_head(model, question, key, data),
        title=question.title,
        state=state(question),
        label="We ask you" if question.by else state_label(question),
        prompt=bool(question.by),
        asker=_in_sentence(question.asker),
        asked_by=person_ref(model, question.by) if question.by else None,
        asked=day_view(question.asked),
        age=age_text(question.asked, model.today) if is_open and not question.by else "",
        edited=question.edited,
        about=_about(base, question.about, lookups),
        lists=tuple(lookups.teams.link(base, team) for team in lookups.teams.of(question)),
        topics=topic_links(model, question.topics),
        text=question.text,
        also=lookups.also.get(question.slug, ()),
        answers=answers,
        reason=question.reason,
        ask=ask_view(model.site, _ASK[bool(question.by)], question.title, key),
        experts=tuple(_experts(model, question, lookups)) if not question.by and question.status == "open" else (),
        related=related_cards(model, key, lookups.cards),
    )


def _head(model: SiteModel, question: Question, place: str, data: tuple[Node, ...]) -> HeadView:
    told = next((answer.text.markdown for answer in question.answers), "")
    words = question.text.markdown or told or question.reason
    about = markdown_excerpt(words, _DESCRIPTION)
    return head(model, question.title, place, section="questions", description=about, data=data)


def _in_sentence(asker: str) -> str:
    """``"A nurse from York"`` -> ``"a nurse from York"``, as it stands in "Asked by ..."."""
    return asker[0].lower() + asker[1:] if asker.startswith(("A ", "An ", "Someone ", "Somebody ")) else asker


def _about(base: str, about: str, lookups: Lookups) -> LinkView | None:
    """The page that it is about, by its title; of a page that Pelican makes only the address is known."""
    if not about:
        return None
    place = about.lstrip("/")
    return LinkView(lookups.titles.get(place.split("#")[0].split("?")[0]) or about, f"{base}{place}")


def _answers(model: SiteModel, question: Question) -> Iterator[AnswerView]:
    """The answers in the file's order, each under an anchor of its own that holds no name."""
    # a history names whoever wrote; where one name may not be shown, it is not led to
    nameless = any(not answer.community and not model.shown(answer.person) for answer in question.answers)
    known = model.repository if not nameless else None
    for answer, anchor in zip(question.answers, answer_anchors(question), strict=True):
        person = answerer(model, answer)
        yield AnswerView(
            anchor=anchor,
            person=person,
            initials=initials(person.name) if person.url else "",
            date=day_view(answer.date),
            text=answer.text,
            community=answer.community,
            ai_assisted=answer.ai_assisted,
            updated=day_view(answer.updated) if answer.updated else None,
            checked=day_view(answer.reviewed) if answer.reviewed else None,
            doubt=_doubt(answer, model.today),
            history=known.history(question.place) if known else "",
        )


def _doubt(answer: Answer, today: str) -> DateView | None:
    """The last day on which somebody can have looked whether it is true, once that is more than a year ago."""
    last = last_looked_at(answer)
    return day_view(last) if days_since(last, today) > YEAR else None


def _experts(model: SiteModel, question: Question, lookups: Lookups) -> Iterator[PersonRef]:
    """Who could answer: people with consent, still here, who answer on one of its topics and have not yet."""
    answered = {answer.person for answer in question.answers}
    known = frozenset[int]().union(*(lookups.experts.get(topic, ()) for topic in question.topics))
    others = (lookups.people[number] for number in sorted(known))
    yield from (named(model.site, one) for one in islice((one for one in others if one.id not in answered), _EXPERTS))
