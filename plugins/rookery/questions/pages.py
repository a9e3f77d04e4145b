"""Pages of questions. In: the site model. Out: all questions, the open ones, and a page for each question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rookery.html.words import markdown_excerpt
from rookery.model.written import Question
from rookery.publish.cards import (
    RelatedIndex,
    feed_links,
    head,
    initials,
    person_ref,
    promise,
    question_card,
    related_cards,
    related_index,
    state,
    state_label,
    topic_links,
)
from rookery.publish.dates import day_view
from rookery.publish.feeds import question_feeds
from rookery.publish.model import SiteModel
from rookery.publish.paging import chunks
from rookery.publish.plan import Page
from rookery.publish.views import AnswerView, LinkView, PersonRef, QuestionsView, QuestionView

_DESCRIPTION = 160


def pages(model: SiteModel) -> Iterable[Page]:
    """All pages of this room."""
    asked = [question for question in model.questions if question.status != "merged"]
    still_open = [question for question in asked if state(question) == "open"]
    yield from _list(model, asked, "", "Questions", "What candidates asked, and who answered.")
    yield from _list(model, still_open, "open/", "Open questions", "Asked and not answered yet, the newest first.")
    yield from question_feeds(model, "Questions", "questions/", asked)
    index = related_index(model)
    for question in model.questions:
        yield _question(model, question, index)


def _list(model: SiteModel, questions: Sequence[Question], part: str, title: str, intro: str) -> Iterator[Page]:
    base, folder = model.site.base, f"questions/{part}"
    tabs = (
        LinkView("All questions", f"{base}questions/", not part),
        LinkView("Open", f"{base}questions/open/", bool(part)),
    )
    cards = [question_card(model, question) for question in questions]
    for chunk in chunks(cards, folder, base, lambda card: card.asked):
        label = f"{title}: {chunk.paging.label}" if chunk.number else title
        view = QuestionsView(
            head=head(
                model,
                label,
                chunk.path.removesuffix("index.html"),
                section="questions",
                description=intro,
                feeds=feed_links(model, "questions/"),
            ),
            title=title,
            intro=intro,
            tabs=tabs,
            questions=chunk.items,
            paging=chunk.paging,
            promise=None if chunk.number else promise(model),
        )
        yield Page(chunk.path, QuestionsView.TEMPLATE, view)


def _question(model: SiteModel, question: Question, index: RelatedIndex) -> Page:
    base, key = model.site.base, f"questions/{question.slug}/"
    into = next((other for other in model.questions if other.slug == question.into), None)
    place = f"questions/{into.slug}/" if into else key
    view = QuestionView(
        head=head(
            model,
            question.title,
            place,
            section="questions",
            description=markdown_excerpt(question.text.markdown, _DESCRIPTION),
            noindex=bool(into),
        ),
        title=question.title,
        state=state(question),
        label=state_label(question),
        asker=_in_sentence(question.asker),
        asked=day_view(question.asked),
        topics=topic_links(model, question.topics),
        text=question.text,
        answers=tuple(_answers(model, question)),
        reason=question.reason,
        into=LinkView(into.title, f"{base}{place}") if into else None,
        experts=_experts(model, question) if state(question) == "open" else (),
        related=related_cards(model, key, index),
    )
    return Page(f"{key}index.html", QuestionView.TEMPLATE, view)


def _in_sentence(asker: str) -> str:
    """``"A nurse from York"`` -> ``"a nurse from York"``, as it stands in "Asked by ..."."""
    return asker[0].lower() + asker[1:] if asker.startswith(("A ", "An ", "Someone ", "Somebody ")) else asker


def _answers(model: SiteModel, question: Question) -> Iterator[AnswerView]:
    """The answers in the file's order, each under an anchor of its own that holds no name."""
    for number, answer in enumerate(question.answers, start=1):
        person = person_ref(model, answer.person)
        yield AnswerView(
            anchor=f"answer-{number}",
            person=person,
            initials=initials(person.name) if person.url else "",
            date=day_view(answer.date),
            text=answer.text,
        )


def _experts(model: SiteModel, question: Question) -> tuple[PersonRef, ...]:
    """Who could answer: people with consent, still here, who answer on one of its topics."""
    wanted = set(question.topics)
    shown = (model.shown(person.id) for person in model.people.values() if wanted & set(person.topics))
    refs = [person_ref(model, person.id) for person in shown if person and not person.alumni]
    return tuple(sorted(refs, key=lambda ref: ref.name))
