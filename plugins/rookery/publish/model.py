"""The site model: everything joined once, immutable, for the rooms to make pages of. No page logic in it.

In: Inputs (what people wrote, the archive's index) and the site's constants. Out: SiteModel, with each collected
entry as a Post: override applied, twins of two feeds joined, topics found, authors matched with people, address fixed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rookery.archive.index import Joined, Record, join
from rookery.archive.names import id_letters
from rookery.config.feeds import FeedConfig
from rookery.model.entry import Entry
from rookery.model.feed import FeedState
from rookery.model.kinds import KINDS, Kind
from rookery.model.picture import Picture
from rookery.model.written import Override, OwnEvent, OwnJob, OwnPage, Person, Process, Prose, Question, Topic
from rookery.publish.addresses import addresses
from rookery.publish.inputs import Inputs
from rookery.publish.job_notes import JobReport
from rookery.publish.keywords import topics_by_keyword
from rookery.publish.pictures import body_ref, entry_picture
from rookery.publish.promised import Promised
from rookery.publish.related import Node, related
from rookery.publish.topics import topic_rules
from rookery.publish.unnamed import Unnamed
from rookery.publish.views import BodyRef, SiteView
from rookery.publish.words import markdown_excerpt, telling

AN_EMPLOYEE = "An employee"
_SUMMARY = 400


@dataclass(frozen=True, slots=True)
class Post:
    """A collected entry as the site shows it.

    ``address`` is its folder below the site's base ("blog/how-we-page-3f9a1c/"); ``feeds`` the ids of the feeds it
    stands in, the first seen first; ``body`` the text that may be shown whole, else None; ``by`` for each author the
    id of the person or ``""``; ``day`` of publication, else the day it was first seen. ``moved`` are addresses under
    which the same job stood before its feeds were known to mean one job. ``event`` is an event that people wrote here.
    ``picture`` is the one that its feed gave for the whole of it, if the site has it.
    """

    entry: Entry
    address: str
    feeds: tuple[str, ...]
    body: BodyRef | Prose | None
    topics: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    pinned: bool = False
    moved: tuple[str, ...] = ()
    event: OwnEvent | None = None
    picture: Picture | None = None

    @property
    def day(self) -> str:
        """The day under which it is shown."""
        return (self.entry.published or self.entry.first_seen)[:10]

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands in a list from the oldest to the newest."""
        return (self.entry.published or self.entry.first_seen, self.address)

    def is_open(self, today: str) -> bool:
        """Whether it is a job that one can apply for on ``today`` (``2026-03-02``): neither closed nor over."""
        entry = self.entry
        over = entry.posting.valid_through[:10] if entry.posting else ""
        return entry.kind == "job" and not entry.closed and (not over or today <= over)

    @property
    def ended(self) -> str:
        """Of a job that is not open any more: the day on which it was closed, else its stated last day."""
        entry = self.entry
        return (entry.closed or (entry.posting.valid_through if entry.posting else ""))[:10]


@dataclass(frozen=True, slots=True)
class SiteModel:
    """The whole site, joined. ``posts`` from the oldest to the newest, without hidden ones and closed jobs; ``related``
    from an address ("blog/…/", "questions/…/") to addresses. ``closed`` are the jobs that were open once; ``confirmed``
    the day of each job feed's last complete answer; ``process`` how hiring goes; ``rooms`` the plugins of the site.
    ``states`` is what collecting remembers of each feed, ``job_report`` what there is to say of its own job ads;
    ``promised`` are the settings of the promise.
    """

    site: SiteView
    today: str
    feeds: Mapping[str, FeedConfig]
    feed_titles: Mapping[str, str]
    posts: tuple[Post, ...]
    people: Mapping[str, Person]
    questions: tuple[Question, ...]
    topics: Mapping[str, Topic]
    articles: tuple[OwnPage, ...]
    related: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    closed: tuple[Post, ...] = ()
    confirmed: Mapping[str, str] = field(default_factory=dict)
    process: Mapping[str, Process] = field(default_factory=dict)
    rooms: frozenset[str] = frozenset()
    states: Mapping[str, FeedState] = field(default_factory=dict)
    job_report: JobReport = field(default_factory=JobReport)
    promised: Promised = field(default_factory=Promised)

    def shown(self, person: str) -> Person | None:
        """The person if their name may be shown today, else None."""
        found = self.people.get(person)
        return found if found and found.consents_on(self.today) else None


def build_model(inputs: Inputs, site: SiteView, rooms: Iterable[str] = ()) -> SiteModel:
    """Join everything; ``rooms`` are the site's plugins.

    Overrides of entries that are not there have no effect; ``unknown_overrides`` names them.
    """
    content, feeds = inputs.written.content, inputs.written.feeds
    records = inputs.index.records
    found = topics_by_keyword(inputs.root, content.topics, records)
    everything = _posts(join(records, tuple(feeds)), inputs, found, site.base)
    posts = tuple(post for post in everything if post.entry.kind != "job" or post.is_open(inputs.today))
    questions = tuple(sorted(content.questions.values(), key=lambda question: (question.asked, question.slug)))
    return SiteModel(
        site=site,
        today=inputs.today,
        feeds=feeds,
        feed_titles=_feed_titles(feeds, inputs.index.feed_titles),
        posts=posts,
        people=content.people,
        questions=questions,
        topics=dict(sorted(content.topics.items())),
        articles=tuple(sorted(content.articles, key=lambda article: (article.date, article.slug))),
        related=related(_nodes(everything, questions, inputs.today)),
        closed=tuple(post for post in everything if post.entry.kind == "job" and not post.is_open(inputs.today)),
        confirmed={feed: state.confirmed for feed, state in inputs.index.states.items() if state.confirmed},
        states=inputs.index.states,
        process=content.process,
        rooms=frozenset(rooms),
    )


def _feed_titles(feeds: Mapping[str, FeedConfig], called: Mapping[str, str]) -> dict[str, str]:
    """How each source is called: in feeds.yml, else as it calls itself, else its id."""
    names = {name: title or name for name, title in called.items()}
    return names | {feed.id: feed.title or called.get(feed.id) or feed.id for feed in feeds.values()}


def _posts(
    joined: Iterable[Joined], inputs: Inputs, found: Mapping[str, tuple[str, ...]], base: str
) -> tuple[Post, ...]:
    content, feeds = inputs.written.content, inputs.written.feeds
    topics_of = topic_rules(content.topics, feeds)
    names = _names(content.people)
    visible: list[Post] = []
    whole = sorted(joined, key=lambda one: (one.record.entry.first_seen, one.record.entry.feed, one.record.entry.name))
    twins = [twin.entry for one in whole for twin in one.twins]
    unspoken = Unnamed(content.people.values(), inputs.today).slugs()
    places = addresses((*(one.record.entry for one in whole), *twins), unspoken)
    moved = iter(places[len(whole) :])
    for one, address in zip(whole, places, strict=False):
        before = tuple(next(moved) for _ in one.twins)
        record = _leading(one, inputs.today)
        hand = _hand(content.overrides, one)
        if hand and hand.hidden:
            continue
        entry = _corrected(record.entry, hand)
        topics = topics_of(entry, one.feeds, found.get(record.path, ()))
        visible.append(
            Post(
                entry=entry,
                address=address,
                feeds=one.feeds,
                body=hand.text if hand and hand.text else _body(record, one, inputs, base),
                topics=hand.topics if hand and hand.topics is not None else topics,
                by=tuple(names.get(author.casefold(), "") for author in entry.authors),
                pinned=bool(hand and hand.pinned),
                moved=before if entry.kind == "job" else (),
                picture=entry_picture(entry, inputs.pictures, base),
            )
        )
    visible += [_own_job(job) for job in content.jobs.values()]
    visible += [_own_event(event) for event in content.events.values()]
    return tuple(sorted(visible, key=lambda post: post.order))


def _leading(one: Joined, today: str) -> Record:
    """The record whose facts are shown: the first seen, but of a job that of a feed still asked, or the first open."""
    if one.successor:
        return one.successor
    records = (one.record, *one.twins)
    return next((record for record in records if Post(record.entry, "", (), None).is_open(today)), one.record)


def _own_job(job: OwnJob) -> Post:
    """A job that people wrote, as if a board had told of it."""
    number = id_letters(f"jobs:{job.slug}")
    moment = f"{job.published[:10]}T00:00:00Z"
    entry = Entry(
        id=f"jobs:{job.slug}",
        feed="",
        kind="job",
        title=job.title,
        url="",
        published=moment,
        first_seen=moment,
        summary=markdown_excerpt(job.text.markdown, _SUMMARY),
        name=f"{moment[:10]}-{job.slug}-{number}",
        posting=job.posting,
    )
    return Post(entry, f"jobs/{job.slug}/", (), job.text, job.topics)


def _own_event(event: OwnEvent) -> Post:
    """An event that people wrote, as if a feed had told of it on the day when it was announced."""
    moment = f"{event.announced}T00:00:00Z"
    entry = Entry(
        id=f"events:{event.slug}",
        feed="",
        kind="event",
        title=event.title,
        url="",
        published=moment,
        first_seen=moment,
        summary=markdown_excerpt(event.text.markdown, _SUMMARY),
        name=f"{moment[:10]}-{event.slug}-{id_letters(f'events:{event.slug}')}",
    )
    return Post(entry, f"events/{event.slug}/", (), event.text or None, event.topics, event=event)


def _body(leading: Record, one: Joined, inputs: Inputs, base: str) -> BodyRef | None:
    """The text of the first source that has one and whose feed allows it to be shown whole."""
    for record in (leading, one.record, *one.twins):
        feed = inputs.written.feeds.get(record.entry.feed)
        if feed and feed.publish == "full" and not record.empty:
            return body_ref(record, inputs.pictures, base)
    return None


def _hand(overrides: Mapping[tuple[str, str], Override], one: Joined) -> Override | None:
    """The overrides of the entry and its twins as one: hidden on any of them hides it, else the first word counts."""
    places = [(record.entry.feed, record.entry.name) for record in (one.record, *one.twins)]
    hands = [overrides[place] for place in places if place in overrides]
    if not hands:
        return None
    return replace(
        hands[0],
        hidden=any(hand.hidden for hand in hands),
        pinned=any(hand.pinned for hand in hands),
        title=next((hand.title for hand in hands if hand.title is not None), None),
        published=next((hand.published for hand in hands if hand.published is not None), None),
        topics=next((hand.topics for hand in hands if hand.topics is not None), None),
        authors=next((hand.authors for hand in hands if hand.authors is not None), None),
        text=next((hand.text for hand in hands if hand.text), Prose("")),
    )


def _corrected(entry: Entry, hand: Override | None) -> Entry:
    if hand is None:
        return entry
    return replace(
        entry,
        title=entry.title if hand.title is None else hand.title,
        title_from=entry.title_from if hand.title is None else "title",
        published=entry.published if hand.published is None else hand.published,
        authors=entry.authors if hand.authors is None else hand.authors,
        # what a person wrote over a text holds for its excerpt too
        summary=markdown_excerpt(hand.text.markdown, _SUMMARY) if hand.text else entry.summary,
    )


def _names(people: Mapping[str, Person]) -> dict[str, str]:
    """Every spelling of a name, case folded, -> the person's id."""
    spelled = {_turned(person.name).casefold(): person.id for person in people.values()}
    return spelled | {name.casefold(): person.id for person in people.values() for name in (person.name, *person.also)}


def _turned(name: str) -> str:
    """``"Ada Example"`` -> ``"Example, Ada"``, as some feeds sort their authors."""
    *first, last = name.split() or [""]
    return f"{last}, {' '.join(first)}"


def _nodes(posts: Sequence[Post], questions: Sequence[Question], today: str) -> list[Node]:
    """Posts and questions in the order in which they came to the site; closed jobs as well, up to their end."""
    arrivals: list[tuple[tuple[str, str, str], Node]] = []
    for post in posts:
        entry = post.entry
        words = frozenset(telling(entry.title or entry.summary))
        left = post.ended if entry.kind == "job" and not post.is_open(today) else ""
        node = Node(post.address, entry.kind, post.topics, words, entry.first_seen[:10], left)
        arrivals.append(((entry.first_seen, *post.order), node))
    for question in questions:
        if question.status != "merged":
            key = f"questions/{question.slug}/"
            node = Node(key, "question", question.topics, frozenset(telling(question.title)), question.asked)
            arrivals.append(((question.asked, question.asked, key), node))
    return [node for _, node in sorted(arrivals, key=lambda arrival: arrival[0])]


def by_kind(posts: Iterable[Post]) -> dict[Kind, tuple[Post, ...]]:
    """The posts of each kind that there is, in the kinds' order."""
    groups: defaultdict[Kind, list[Post]] = defaultdict(list)
    for post in posts:
        groups[post.entry.kind].append(post)
    return {kind: tuple(groups[kind]) for kind in KINDS if kind in groups}
