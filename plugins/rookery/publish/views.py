"""What each template may see, and nothing more: one frozen dataclass per template, plain data, ready for show.

In: nothing (types only). Out: the theme's contract; ``docs/theme.md`` is generated from these classes, and a
test holds that templates use only what their view has and that nothing in a view is unused.

Besides ``view``, every template sees ``site`` (SiteView) and the function ``prose(text)``, which turns a
``BodyRef`` or ``Prose`` into Html when the page renders, headings shifted below the page's own.
All ``url`` fields are ready for ``href``: on the site they begin with ``site.base``, elsewhere with http(s).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.written import Prose


@dataclass(frozen=True, slots=True)
class BodyRef:
    """Text by reference: the archive file below content/ and the digest of its body; read only if the page renders."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link and its words. ``current`` marks the place where the reader is."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class SiteView:
    """The site's constants, the same on every page.

    ``base`` is ``/`` or the path under which the site is served, with slashes at both ends. ``address`` is the
    absolute address of the site without a slash at its end, ``""`` if it is not known (a local build).
    ``policy`` is the content of the Content-Security-Policy. ``nav`` is the main menu, ``footer`` the pages.
    ``sections`` names the section of each ``nav`` entry, in the same order.
    """

    name: str
    tagline: str
    intro: str
    lang: str
    base: str
    address: str
    employer: LinkView
    policy: str
    nav: tuple[LinkView, ...] = ()
    sections: tuple[str, ...] = ()
    footer: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadView:
    """What stands in a page's head. ``section`` is the menu entry the page belongs to, ``canonical`` an absolute
    address or ``""``, ``feeds`` the Atom and JSON feeds beside the page (title and url).
    """

    title: str
    description: str = ""
    section: str = ""
    canonical: str = ""
    noindex: bool = False
    feeds: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class DateView:
    """A day: ``iso`` for the time element's datetime, ``text`` for people ("2 March 2026")."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A name in a line of text. ``url`` is ``""`` where there is no page ("An employee", a foreign author).

    ``initials`` stand in the disc beside a question; ``""`` where there is no name to take them from.
    """

    name: str
    url: str = ""
    role: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """One item in a list or among the related ones: an entry, a question or a post of the site itself.

    ``kind`` is a kind of entry, ``question`` or ``post``; ``label`` its word ("Podcast"). ``title`` may be ``""``
    (a social post): then ``summary`` is what is shown. ``detail`` is a short fact ("34 min", "3 answers").
    """

    kind: str
    label: str
    title: str
    url: str
    date: DateView | None = None
    summary: str = ""
    authors: tuple[PersonRef, ...] = ()
    source: str = ""
    topics: tuple[LinkView, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PagingView:
    """Where the reader is in a long list. ``older`` and ``newest`` are ``""`` at the ends; ``label`` is the time
    that an older page covers.
    """

    label: str = ""
    older: str = ""
    newest: str = ""


@dataclass(frozen=True, slots=True)
class MediaView:
    """Something to watch or hear at its own place: ``action`` ("Watch on YouTube"), ``detail`` ("34 min · MP3")."""

    kind: str
    action: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question in a list. ``state`` is open, answered, declined or merged; ``label`` says it in words."""

    title: str
    url: str
    state: str
    label: str
    asker: str
    asked: DateView
    excerpt: str = ""
    people: tuple[PersonRef, ...] = ()
    topics: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person in a list. ``initials`` stand in for a photo; ``answers`` counts what they answered."""

    name: str
    url: str
    initials: str
    role: str = ""
    team: str = ""
    answers: int = 0
    topics: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer. ``anchor`` is its id on the page."""

    anchor: str
    person: PersonRef
    initials: str
    date: DateView
    text: Prose


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic in the list of topics, with the number of its questions (one of entries would change with each)."""

    title: str
    url: str
    summary: str = ""
    questions: int = 0


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One honest line: how many questions were asked and how many have an answer.

    ``open`` counts those that still wait; it is not the difference, for some are declined or merged.
    """

    asked: int
    answered: int
    open: int
    open_url: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What article.html sees of a post of the site itself besides Pelican's ``article``: ``about[article.slug]``."""

    author: PersonRef | None
    topics: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class StreamView:
    """The front page and its older pages (``front`` is false there: no hero, no pinned entries, no people)."""

    TEMPLATE: ClassVar[str] = "stream.html"

    head: HeadView
    front: bool
    kinds: tuple[LinkView, ...]
    cards: tuple[CardView, ...]
    paging: PagingView
    pinned: tuple[CardView, ...] = ()
    questions: tuple[QuestionCard, ...] = ()
    people: tuple[PersonCard, ...] = ()
    promise: PromiseLine | None = None


@dataclass(frozen=True, slots=True)
class KindView:
    """All entries of one kind, a page at a time. ``sources`` are the feeds they come from."""

    TEMPLATE: ClassVar[str] = "kind.html"

    head: HeadView
    title: str
    kinds: tuple[LinkView, ...]
    cards: tuple[CardView, ...]
    paging: PagingView
    sources: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry. ``body`` is the full text, or None where only ``summary`` may be shown; ``original`` is where it
    was published first. ``title`` is never empty here; ``titled`` is false if it was made from the text
    (a social post), so that the page need not say the same thing twice. ``updated`` is None unless a later day.
    """

    TEMPLATE: ClassVar[str] = "entry.html"

    head: HeadView
    kind: str
    label: str
    kind_link: LinkView
    title: str
    titled: bool
    lang: str
    date: DateView | None
    updated: DateView | None
    authors: tuple[PersonRef, ...]
    sources: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    summary: str
    body: BodyRef | Prose | None
    original: LinkView | None
    media: tuple[MediaView, ...]
    related: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question with its answers. ``state`` as in QuestionCard; ``reason`` if declined; ``into`` if merged."""

    TEMPLATE: ClassVar[str] = "question.html"

    head: HeadView
    title: str
    state: str
    label: str
    asker: str
    asked: DateView
    topics: tuple[LinkView, ...]
    text: Prose
    answers: tuple[AnswerView, ...]
    reason: str
    into: LinkView | None
    experts: tuple[PersonRef, ...]
    related: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """A list of questions: all of them, or the open ones. ``tabs`` leads from one list to the other."""

    TEMPLATE: ClassVar[str] = "questions.html"

    head: HeadView
    title: str
    intro: str
    tabs: tuple[LinkView, ...]
    questions: tuple[QuestionCard, ...]
    paging: PagingView
    promise: PromiseLine | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """A named employee with consent: what they answer on, what they answered, what they published."""

    TEMPLATE: ClassVar[str] = "person.html"

    head: HeadView
    name: str
    initials: str
    role: str
    team: str
    alumni: bool
    topics: tuple[LinkView, ...]
    links: tuple[LinkView, ...]
    bio: Prose
    questions: tuple[QuestionCard, ...]
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Everyone who answers here, and the alumni."""

    TEMPLATE: ClassVar[str] = "people.html"

    head: HeadView
    people: tuple[PersonCard, ...]
    alumni: tuple[PersonCard, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """All of one topic: who knows it, what was asked, what was published. Older pages hold only ``cards``."""

    TEMPLATE: ClassVar[str] = "topic.html"

    head: HeadView
    title: str
    summary: str
    text: Prose
    people: tuple[PersonCard, ...]
    questions: tuple[QuestionCard, ...]
    cards: tuple[CardView, ...]
    paging: PagingView


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The list of topics."""

    TEMPLATE: ClassVar[str] = "topics.html"

    head: HeadView
    topics: tuple[TopicCard, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that is not there."""

    TEMPLATE: ClassVar[str] = "404.html"

    head: HeadView
    links: tuple[LinkView, ...]


View = (
    StreamView
    | KindView
    | EntryView
    | QuestionView
    | QuestionsView
    | PersonView
    | PeopleView
    | TopicView
    | TopicsView
    | NotFoundView
)
