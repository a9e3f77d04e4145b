"""The lists of questions with their feeds: all, open, by topic, by team, by person, and what the company asks.

In: the site model. Out: pages. What an answer brings into a list stands there under the day of the answer, at its end;
so a list that is paged from the oldest does not move. What is answered leaves the open ones in any order: they stand
on shelves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rookery.model.written import Question
from rookery.publish.ages import age_text
from rookery.publish.cards import feed_links, head, promise, question_card, state
from rookery.publish.feeds import question_feeds
from rookery.publish.model import SiteModel, is_listed
from rookery.publish.paging import Chunk, chunks, shelved
from rookery.publish.plan import Page
from rookery.publish.shelves import Stay
from rookery.publish.views import LinkView, PromiseLine, QuestionCard, QuestionGroup, QuestionsView
from rookery.questions.teams import FOLDER as TEAMS
from rookery.questions.teams import Teams

_HOME, _OPEN, _PROMPTS = "questions/", "questions/open/", "questions/prompts/"
_LAST = "9999-12-31"
_TOPICS, _PEOPLE = "questions/topic/", "questions/person/"
_INTROS = {
    _HOME: "What candidates asked, and who answered.",
    _OPEN: "Asked and not answered yet, the newest first.",
    _PROMPTS: "Questions that people here ask you. Whoever reads this may answer, and no account is needed.",
}


@dataclass(frozen=True, slots=True)
class _List:
    """A list: its questions from the oldest, and what stands above them. ``without`` is what each card would only say
    again.
    """

    folder: str
    title: str
    questions: tuple[Question, ...]
    intro: str = ""
    without: Literal["", "people", "topics"] = ""


def list_pages(model: SiteModel, teams: Teams) -> Iterator[Page]:
    """All lists, each with its pages and feeds."""
    listed = [question for question in model.questions if is_listed(question)]
    asked = tuple(question for question in listed if not question.by)
    cards = {question.slug: question_card(model, question) for question in listed}
    narrow = [list(_topics(model, listed)), list(_teams(listed, teams)), list(_people(model, asked))]
    prompts = tuple(question for question in listed if question.by)
    # without what a list says anyway, so that fewer pages change with a card
    forms = {
        "": cards,
        "people": {slug: replace(card, people=()) for slug, card in cards.items()},
        "topics": {slug: replace(card, topics=()) for slug, card in cards.items()},
    }
    large = [_List(_HOME, "Questions", asked, _INTROS[_HOME])]
    if prompts:
        large.append(_List(_PROMPTS, "We ask you", prompts, _INTROS[_PROMPTS]))
    groups = tuple(_groups(model, narrow))
    tabs = _tabs(model, bool(prompts))
    for one in (*large, *(each for part in narrow for each in part)):
        shown = [forms[one.without][each.slug] for each in one.questions]
        found = chunks(shown, one.folder, model.site.base, lambda card: card.asked)
        yield from _pages(model, one, found, tabs, groups if one.folder == _HOME else ())
    yield from _open(model, cards, tabs)


def _open(model: SiteModel, cards: Mapping[str, QuestionCard], tabs: Sequence[LinkView]) -> Iterator[Page]:
    """What still waits, with its age and, for employees, the way to answer."""
    asked = [question for question in model.questions if not question.by]
    waits = tuple(question for question in asked if state(question) == "open")
    shown = {question.slug: (_aged(model, question, cards[question.slug]), question) for question in waits}
    one = _List(_OPEN, "Open questions", waits, _INTROS[_OPEN])
    for chunk in shelved(shown, map(_stay, asked), _OPEN, model.site.base, lambda item: item[0].asked):
        plain = Chunk(chunk.name, tuple(card for card, _ in chunk.items), chunk.paging, chunk.folder)
        edits = tuple(_edits(model, [question for _, question in chunk.items]))
        yield _page(model, one, plain, tabs, edits=edits)
    yield from question_feeds(model, one.title, one.folder, one.questions)


def _stay(question: Question) -> Stay:
    """How long it stood among the open ones; what was never answered and is there no more went last of all."""
    left = "" if state(question) == "open" else min((answer.date for answer in question.answers), default=_LAST)
    return Stay((question.asked, question.slug), question.asked, left)


def _aged(model: SiteModel, question: Question, card: QuestionCard) -> QuestionCard:
    return replace(card, label=f"Open for {age_text(question.asked, model.today)}")


def _edits(model: SiteModel, questions: Iterable[Question]) -> Iterator[LinkView]:
    """Where each can be answered: the host's editor with the question's file."""
    if model.repository:
        for question in questions:
            yield LinkView(question.title, model.repository.edit(question.place))


def _topics(model: SiteModel, questions: Iterable[Question]) -> Iterator[_List]:
    found: defaultdict[str, list[Question]] = defaultdict(list)
    for question in questions:
        for topic in dict.fromkeys(question.topics):
            found[topic].append(question)
    for topic in sorted(found.keys() & model.topics.keys(), key=lambda name: model.topics[name].title.casefold()):
        yield _List(
            f"{_TOPICS}{topic}/", f"Questions about {model.topics[topic].title}", tuple(found[topic]), without="topics"
        )


def _teams(questions: Iterable[Question], teams: Teams) -> Iterator[_List]:
    found: defaultdict[str, list[tuple[str, Question]]] = defaultdict(list)
    for question in questions:
        for team, day in teams.of(question).items():
            found[team].append((day, question))
    for team in sorted(found, key=lambda name: teams.names[name].casefold()):
        intro = "What was asked of this team, and what its people answered."
        yield _List(f"{TEAMS}{team}/", f"Questions to {teams.names[team]}", _in_order(found[team]), intro)


def _people(model: SiteModel, questions: Iterable[Question]) -> Iterator[_List]:
    """For each person whose name may be shown what they answered, by the day of their first answer."""
    found: defaultdict[str, list[tuple[str, Question]]] = defaultdict(list)
    for question in questions:
        days: dict[str, str] = {}
        for answer in question.answers:
            days[answer.person] = min(days.get(answer.person, answer.date), answer.date)
        for person, day in days.items():
            found[person].append((day, question))
    shown = [one for one in map(model.shown, found) if one]
    for one in sorted(shown, key=lambda one: (one.name.casefold(), one.id)):
        yield _List(f"{_PEOPLE}{one.id}/", f"Answered by {one.name}", _in_order(found[one.id]), without="people")


def _in_order(dated: Iterable[tuple[str, Question]]) -> tuple[Question, ...]:
    return tuple(question for _, question in sorted(dated, key=lambda pair: (pair[0], pair[1].asked, pair[1].slug)))


def _groups(model: SiteModel, narrow: Sequence[Sequence[_List]]) -> Iterator[QuestionGroup]:
    """Links to the narrower lists, called by what they are narrowed to."""
    for title, before, lists in zip(
        ("Topic", "Team", "Answered by"), ("Questions about ", "Questions to ", "Answered by "), narrow, strict=True
    ):
        if lists:
            links = (LinkView(one.title.removeprefix(before), f"{model.site.base}{one.folder}") for one in lists)
            yield QuestionGroup(title, tuple(links))


def _tabs(model: SiteModel, prompts: bool) -> tuple[LinkView, ...]:
    names = [("All questions", _HOME), ("Open", _OPEN), *([("We ask you", _PROMPTS)] if prompts else [])]
    return tuple(LinkView(title, f"{model.site.base}{folder}") for title, folder in names)


def _pages(
    model: SiteModel,
    one: _List,
    found: Iterable[Chunk[QuestionCard]],
    tabs: Sequence[LinkView],
    groups: tuple[QuestionGroup, ...],
) -> Iterator[Page]:
    for chunk in found:
        line = promise(model) if one.folder == _HOME and not chunk.name else None
        yield _page(model, one, chunk, tabs, groups=() if chunk.name else groups, line=line)
    yield from question_feeds(model, one.title, one.folder, one.questions)


def _page(  # noqa: PLR0913  what stands on a list's page, most of it on some only
    model: SiteModel,
    one: _List,
    chunk: Chunk[QuestionCard],
    tabs: Sequence[LinkView],
    *,
    groups: tuple[QuestionGroup, ...] = (),
    edits: tuple[LinkView, ...] = (),
    line: PromiseLine | None = None,
) -> Page:
    place = chunk.path.removesuffix("index.html")
    here = f"{model.site.base}{one.folder}"
    view = QuestionsView(
        head=head(
            model,
            f"{one.title}: {chunk.paging.label}" if chunk.name else one.title,
            place,
            section="questions",
            description=one.intro,
            feeds=feed_links(model, one.folder),
        ),
        title=one.title,
        intro=one.intro,
        tabs=tuple(replace(tab, current=tab.url == here) for tab in tabs),
        groups=groups,
        questions=chunk.items,
        edits=edits,
        ask=model.site.ask.url if model.site.ask and one.folder == _PROMPTS else "",
        paging=chunk.paging,
        promise=line,
    )
    return Page(chunk.path, QuestionsView.TEMPLATE, view)
