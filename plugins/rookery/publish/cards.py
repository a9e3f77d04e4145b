"""Small views that many pages share: cards, names, topics, heads. In: the site model and its nouns. Out: views."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rookery.html.text import excerpt
from rookery.html.words import markdown_excerpt
from rookery.model.kinds import KINDS
from rookery.model.written import Answer, OwnPage, Person, Question
from rookery.publish.dates import day_view, days_text, duration_text
from rookery.publish.events import event_detail
from rookery.publish.facts import places_text, workplace_text
from rookery.publish.model import AN_EMPLOYEE, Post, SiteModel
from rookery.publish.promise import figures, outcome, percent
from rookery.publish.promised import keeps_promise
from rookery.publish.shelves import article_place
from rookery.publish.views import (
    CardView,
    HeadView,
    LinkView,
    PersonCard,
    PersonRef,
    PromiseLine,
    QuestionCard,
    SiteView,
)

_STATES = {
    "open": "Open",
    "answered": "Answered",
    "community": "Answered from outside only",
    "declined": "Declined",
    "merged": "Asked before",
    "removed": "Removed",
}
_SOMEONE = "Someone from the community"
_DECK = 220
HEADLINE = 90
# on a card; its page shows all
_TOPICS = 3


def head(model: SiteModel, title: str, path: str, **more: object) -> HeadView:
    """The head of the page at ``path`` ("blog/"): its canonical address is its own unless ``more`` says otherwise."""
    canonical = f"{model.site.address}/{path}" if model.site.address else ""
    return HeadView(**{"title": title, "canonical": canonical, **more})  # type: ignore[arg-type]  # by field name


def feed_links(model: SiteModel, folder: str) -> tuple[LinkView, ...]:
    """The feeds beside the list in ``folder``."""
    place = f"{model.site.base}{folder}feed"
    return (LinkView("Atom", f"{place}.atom"), LinkView("JSON Feed", f"{place}.json"))


def topic_links(model: SiteModel, topics: Iterable[str]) -> tuple[LinkView, ...]:
    """Links to the topics' pages; ids without a topic are passed over."""
    return tuple(
        LinkView(model.topics[topic].title, f"{model.site.base}topics/{topic}/")
        for topic in topics
        if topic in model.topics
    )


def person_ref(model: SiteModel, person: str) -> PersonRef:
    """The person's name and page, or "An employee" where there is no consent."""
    return named(model.site, model.shown(person))


def named(site: SiteView, shown: Person | None) -> PersonRef:
    """The name of a person that may be shown, "An employee" for None."""
    if not shown:
        return PersonRef(AN_EMPLOYEE)
    return PersonRef(shown.name, f"{site.base}people/{shown.id}/", shown.role, initials(shown.name))


def answerer(model: SiteModel, answer: Answer) -> PersonRef:
    """Who answered: one of the people, or somebody from outside under the label they chose, without a page."""
    return PersonRef(answer.name or _SOMEONE) if answer.community else person_ref(model, answer.person)


def authors(model: SiteModel, post: Post) -> tuple[PersonRef, ...]:
    """Who wrote it: a link where the name is a person's with consent, "An employee" where it was withdrawn."""
    if not post.by:
        return ()
    refs = (
        person_ref(model, person) if person else PersonRef(name)
        for name, person in zip(post.entry.authors, post.by, strict=True)
    )
    # a company as the author of its own channel says nothing
    ours = {model.site.employer.title.casefold(), sources(model, post).casefold()}
    return tuple(ref for ref in dict.fromkeys(refs) if ref.name.casefold() not in ours)


def sources(model: SiteModel, post: Post) -> str:
    """The words for where it was published."""
    return " and ".join(model.feed_titles.get(feed, feed) for feed in post.feeds)


def post_card(model: SiteModel, post: Post) -> CardView:
    """An entry in a list."""
    entry = post.entry
    return CardView(
        kind=entry.kind,
        label=KINDS[entry.kind].singular,
        title=entry.title,
        url=f"{model.site.base}{post.address}",
        date=day_view(post.day),
        summary=excerpt(entry.summary, _DECK) if entry.title else entry.summary,
        authors=authors(model, post),
        source=sources(model, post),
        topics=topic_links(model, post.topics[:_TOPICS]),
        detail=_detail(post),
        picture=post.picture if entry.kind == "video" else None,
    )


def _detail(post: Post) -> str:
    """A short fact: how long it takes, or of a job where and how."""
    posting = post.entry.posting
    if post.event:
        return event_detail(post.event)
    if post.entry.kind == "job":
        return " · ".join(part for part in (places_text(posting), workplace_text(posting)) if part)
    return next((duration_text(media.duration) for media in post.entry.media if media.duration), "")


def article_card(model: SiteModel, article: OwnPage) -> CardView:
    """A post that was written on the site itself."""
    return CardView(
        kind="post",
        label="Post",
        title=article.title,
        url=f"{model.site.base}posts/{article.slug}/",
        date=day_view(article.date),
        summary=article.summary,
        authors=(person_ref(model, article.author),) if article.author else (),
        source=model.site.name,
        topics=topic_links(model, article.topics[:_TOPICS]),
    )


def stream_cards(model: SiteModel, posts: Sequence[Post], articles: Sequence[OwnPage]) -> dict[str, CardView]:
    """Posts and own articles in one list, oldest first, by address."""
    dated = [(post.order, post_card(model, post)) for post in posts]
    dated += [(article_place(article), article_card(model, article)) for article in articles]
    return {address: card for (_, address), card in sorted(dated, key=lambda pair: pair[0])}


def state(question: Question) -> str:
    """open, answered, community, declined, merged or removed; the first three are computed from the answers.

    What candidates asked is what the promise counts it as. What the company asks is for people from outside to answer.
    """
    if question.status != "open":
        return question.status
    if question.by:
        return "answered" if question.answers else "open"
    return outcome(question)


def state_label(question: Question) -> str:
    """The state in a word."""
    return _STATES[state(question)]


def last_change(question: Question) -> str:
    """The last day on which it was asked, answered, or an answer changed."""
    return max(question.asked, *(day for answer in question.answers for day in (answer.date, answer.updated)), "")


def asker(model: SiteModel, question: Question) -> str:
    """Who asks, in words: a label, or of a question to the community the person."""
    return f"{person_ref(model, question.by).name} asks you" if question.by else question.asker


def question_card(model: SiteModel, question: Question) -> QuestionCard:
    """A question in a list."""
    return QuestionCard(
        title=question.title,
        url=f"{model.site.base}questions/{question.slug}/",
        state=state(question),
        label=state_label(question),
        asker=asker(model, question),
        asked=day_view(question.asked),
        excerpt=markdown_excerpt(question.text.markdown, _DECK),
        people=tuple(dict.fromkeys(answerer(model, answer) for answer in question.answers)),
        topics=topic_links(model, question.topics),
    )


def question_as_card(model: SiteModel, question: Question) -> CardView:
    """A question among the related things, without its state: one more answer must not change their pages."""
    return CardView(
        kind="question",
        label="Question",
        title=question.title,
        url=f"{model.site.base}questions/{question.slug}/",
        date=day_view(question.asked),
    )


def related_cards(model: SiteModel, key: str, index: RelatedIndex) -> tuple[CardView, ...]:
    """The related things of the thing at ``key``, short: no summary, no topics."""
    return tuple(index[other] for other in model.related.get(key, ()) if other in index)


RelatedIndex = dict[str, CardView]


def related_index(model: SiteModel) -> RelatedIndex:
    """Every thing's short card by its address; built once, looked up by each page."""
    index: RelatedIndex = {}
    for post in model.posts:
        entry = post.entry
        index[post.address] = CardView(
            kind=entry.kind,
            label=KINDS[entry.kind].singular,
            title=entry.title or excerpt(entry.summary, HEADLINE),
            url=f"{model.site.base}{post.address}",
            date=day_view(post.day),
            source=sources(model, post),
            detail=_detail(post) if entry.kind in {"job", "event"} else "",
        )
    for question in model.questions:
        index[f"questions/{question.slug}/"] = question_as_card(model, question)
    return index


def person_card(model: SiteModel, person: Person, answered: int) -> PersonCard:
    """A person in a list; ``answered`` counts the questions that they answered."""
    return PersonCard(
        name=person.name,
        url=f"{model.site.base}people/{person.id}/",
        initials=initials(person.name),
        role=person.role,
        team=person.team,
        answers=answered,
        topics=topic_links(model, person.topics),
    )


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """``"Ada van der Example"`` -> ``"AE"``: the first letters of the first and the last word."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def answer_counts(model: SiteModel) -> dict[str, int]:
    """How many questions each person answered."""
    counts: dict[str, int] = {}
    for question in model.questions:
        for person in {answer.person for answer in question.answers if not answer.community}:
            counts[person] = counts.get(person, 0) + 1
    return counts


def promise(model: SiteModel) -> PromiseLine | None:
    """The one honest line, None while nothing was asked: of all time, so that it changes only when a question does."""
    found = figures(model.questions, model.today)
    if not found.asked:
        return None
    base = model.site.base
    return PromiseLine(
        asked=found.asked,
        answered=found.answered,
        share=f"{percent(found)}%",
        median=days_text(found.median_days),
        community=found.community,
        open=found.open,
        since=day_view(found.oldest_open.asked) if found.oldest_open else None,
        questions_url=f"{base}questions/",
        open_url=f"{base}questions/open/",
        url=f"{base}promise/" if keeps_promise(model.rooms) else "",
    )
