"""What each template may see, and nothing more: one frozen dataclass per template, plain data, ready for show.

In: nothing (types only). Out: the theme's contract; ``docs/theme.md`` is generated from these classes, and a
test holds that templates use only what their view has and that nothing in a view is unused.

Besides ``view``, every template sees ``site`` (SiteView) and the functions ``prose(text)``, which turns a
``BodyRef`` or ``Prose`` into Html when the page renders, headings shifted below the page's own, and
``jsonld(markup)``, which writes a job's data for search engines, or nothing for None.
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
class JobMarkup:
    """A job for search engines, by reference: ``facts`` is JSON that says all but the description, ``text`` becomes
    the description. A template prints it with ``jsonld(...)``, within a page that shows the same text in full.
    """

    facts: str
    text: BodyRef | Prose


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
class FilterLink:
    """A page of jobs that have something in common, with their number. ``current`` marks the one being read."""

    title: str
    url: str
    count: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class FilterRow:
    """One way to narrow a list of jobs: ``title`` is Team, Location, Workplace, Type or Topic."""

    title: str
    links: tuple[FilterLink, ...]


@dataclass(frozen=True, slots=True)
class JobCard:
    """An open job in a list. ``since`` is the day on which it was opened: a number of days would change every night.

    ``place``, ``workplace``, ``types``, ``team`` are ``""`` where the source does not state them; ``pay`` too, and then
    the list says so.
    """

    title: str
    url: str
    since: DateView
    summary: str = ""
    place: str = ""
    workplace: str = ""
    types: str = ""
    team: str = ""
    pay: str = ""


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact of a job: ``name`` ("Where") and what is stated, as ``links`` (to pages of jobs that share it, or
    without an address). Without links, nothing is stated.
    """

    name: str
    links: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class PayView:
    """Pay as stated, in pieces: ``words`` between numbers as people write them; ``values`` are the same numbers plain,
    in the same order (``words`` has one piece more than there are numbers). ``words`` is empty if nothing is stated.
    """

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenView:
    """How long a job has been open and how sure that is: ``days`` (0 on the first), ``since``; ``confirmed`` the day of
    its source's last complete answer (None if there is no such source), ``today`` whether that is this very day.
    ``closes`` is a stated last day.
    """

    days: int
    since: DateView
    confirmed: DateView | None = None
    today: bool = False
    closes: DateView | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of hiring: ``time`` is how long it takes ("30 min"), ``within`` when it is over ("within 5 days")."""

    name: str
    time: str = ""
    within: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ProcessView:
    """How hiring goes for this job: words over the steps, the steps, and what else is to be said."""

    title: str
    steps: tuple[StepView, ...]
    text: Prose


@dataclass(frozen=True, slots=True)
class AroundView:
    """What stands around a job: who one would work with, what was asked about it, what its team published, and open
    jobs like it. ``lists`` are the lists of jobs that it belongs (or belonged) to.
    """

    people: tuple[PersonCard, ...] = ()
    questions: tuple[CardView, ...] = ()
    posts: tuple[CardView, ...] = ()
    similar: tuple[CardView, ...] = ()
    lists: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """One feed. ``place`` is its host or its job board, ``""`` for a file of the site or a private address.

    ``confirmed`` is the day of a board's last complete answer; ``silent`` since when it gives none (from the second day
    on), ``held`` the day of an answer that is not believed yet, ``gone`` that its publisher closed it.
    """

    title: str
    kind: str
    place: str
    confirmed: DateView | None
    silent: DateView | None
    held: DateView | None
    gone: bool


@dataclass(frozen=True, slots=True)
class NotesView:
    """One thing to be said of ``count`` jobs, of which ``jobs`` are named and ``more`` are not."""

    title: str
    text: str
    count: int
    jobs: tuple[LinkView, ...]
    more: int


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
class JobsView:
    """Open jobs, a page at a time: all of them, or those of one filter page. ``above`` leads from a filter page to the
    wider lists, ``filters`` to the narrower ones; older pages hold neither. ``files`` are the same jobs for programs.
    """

    TEMPLATE: ClassVar[str] = "jobs.html"

    head: HeadView
    title: str
    total: int
    above: tuple[LinkView, ...]
    filters: tuple[FilterRow, ...]
    jobs: tuple[JobCard, ...]
    paging: PagingView
    files: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class JobView:
    """One open job: facts first. ``body`` is the full text, or None where only ``summary`` may be shown. ``apply`` is
    where one applies, ``original`` where the job was published, if that is another address.
    """

    TEMPLATE: ClassVar[str] = "job.html"

    head: HeadView
    title: str
    lang: str
    all_jobs: LinkView
    place: str
    open: OpenView
    facts: tuple[FactView, ...]
    pay: PayView
    requisition: str
    sources: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    summary: str
    body: BodyRef | Prose | None
    apply: LinkView | None
    original: LinkView | None
    process: ProcessView | None
    around: AroundView
    markup: JobMarkup | None


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """What is left at the address of a job that was closed. ``days`` is how long it was open."""

    TEMPLATE: ClassVar[str] = "tombstone.html"

    head: HeadView
    title: str
    lang: str
    all_jobs: LinkView
    place: str
    team: str
    opened: DateView
    closed: DateView
    days: int
    summary: str
    topics: tuple[LinkView, ...]
    around: AroundView


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An address that moved. ``target`` is where to; the head's canonical address is the same."""

    TEMPLATE: ClassVar[str] = "redirect.html"

    head: HeadView
    target: LinkView


@dataclass(frozen=True, slots=True)
class SourcesView:
    """Where everything comes from, and what there is to say of the ``jobs`` that are open."""

    TEMPLATE: ClassVar[str] = "sources.html"

    head: HeadView
    sources: tuple[SourceView, ...]
    jobs: int
    notes: tuple[NotesView, ...]


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
    | JobsView
    | JobView
    | TombstoneView
    | RedirectView
    | SourcesView
    | NotFoundView
)
