"""What people said, as cards: the question and the beginning of an answer, with a link to it.

In: the site model, questions. Out: AnswerCards. A question that is merged, removed or a prompt has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rookery.html.words import markdown_excerpt
from rookery.model.written import Answer, Question
from rookery.publish.cards import person_ref
from rookery.publish.dates import day_view
from rookery.publish.model import SiteModel
from rookery.publish.views import AnswerCard

_SAID = 280
# the dots and numbers of lists, which on one line would only be in the way
_BULLET = re.compile(r"^[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)


def answer_anchors(question: Question) -> tuple[str, ...]:
    """The id of each answer on its page, in their order: its day, so that it holds no name and stays when others
    go, but for several answers of one day, which are numbered.
    """
    days: Counter[str] = Counter()
    anchors = []
    for answer in question.answers:
        days[answer.date] += 1
        more = f"-{days[answer.date]}" if days[answer.date] > 1 else ""
        anchors.append(f"answer-{answer.date}{more}")
    return tuple(anchors)


def given_answers(model: SiteModel) -> Iterator[tuple[Question, int, Answer]]:
    """Every answer by one of the employer's own people, with its question and its number there."""
    for question in model.questions:
        if question.status == "open" and not question.by:
            for number, answer in enumerate(question.answers, start=1):
                if not answer.community:
                    yield question, number, answer


def answer_url(model: SiteModel, question: Question, number: int) -> str:
    """Where an answer stands on the page of its question."""
    return f"{model.site.base}questions/{question.slug}/#{answer_anchors(question)[number - 1]}"


def answer_card(model: SiteModel, question: Question, number: int, *, named: bool) -> AnswerCard:
    """One answer; with the name of whoever gave it if ``named``."""
    answer = question.answers[number - 1]
    return AnswerCard(
        question=question.title,
        url=answer_url(model, question, number),
        excerpt=markdown_excerpt(_BULLET.sub("", answer.text.markdown[: _SAID * 8]), _SAID),
        date=day_view(answer.date),
        person=person_ref(model, answer.person) if named else None,
    )
