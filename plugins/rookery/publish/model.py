"""The site model: everything joined once, immutable, for the rooms to make pages of. No page logic in it.

In: Inputs (what people wrote, the archive's index) and the site's constants. Out: SiteModel, with each collected
entry as a Post: override applied, twins of two feeds joined, topics found, authors matched with people, address fixed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rookery.archive.index import Joined, Record, join
from rookery.config.feeds import FeedConfig
from rookery.forgotten.spelling import phrase, turned
from rookery.html.words import telling
from rookery.model.entry import Entry
from rookery.model.feed import FeedState
from rookery.model.kinds import KINDS, Kind
from rookery.model.written import (
    LearningPath,
    OwnPage,
    Person,
    Process,
    Question,
    Resource,
    Topic,
)
from rookery.publish.addresses import addresses
from rookery.publish.hands import corrected, hand_of
from rookery.publish.inputs import Inputs
from rookery.publish.job_notes import AdWords, JobReport
from rookery.publish.keywords import topics_by_keyword
from rookery.publish.pictures import body_ref, entry_picture
from rookery.publish.post import Post, own_event, own_job
from rookery.publish.promised import Promised
from rookery.publish.related import Node, related
from rookery.publish.repository import Repository
from rookery.publish.team_names import team_names
from rookery.publish.topics import topic_rules
from rookery.publish.unnamed import Unnamed
from rookery.publish.views import BodyRef, SiteView

__all__ = ["AN_EMPLOYEE", "Post", "SiteModel", "build_model", "by_kind", "is_listed"]

AN_EMPLOYEE = "An employee"
REMOVED = "A question that was removed"
_SUMMARY = 400
# a question's page shows more of what is related than a post's: jobs, posts and other questions
_RELATED = 6


@dataclass(frozen=True, slots=True)
class SiteModel:
    """The whole site, joined. ``posts`` from the oldest to the newest, without hidden ones and closed jobs; ``related``
    from an address ("blog/…/", "questions/…/") to addresses. ``closed`` are the jobs that were open once; ``confirmed``
    the day of each job feed's last complete answer; ``process`` how hiring goes; ``rooms`` the plugins of the site.
    ``states`` is what collecting remembers of each feed, ``ads`` what the texts of open jobs say, by address, and
    ``job_report`` what there is to say of its own job ads; ``promised`` are the settings of the promise.
    ``questions`` holds no drafts, and of a removed one nothing but the reason; ``repository`` is where people edit.
    ``teams`` are the teams' names by their slugs.
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
    ads: Mapping[str, AdWords] = field(default_factory=dict)
    job_report: JobReport = field(default_factory=JobReport)
    promised: Promised = field(default_factory=Promised)
    repository: Repository | None = None
    resources: Mapping[str, Resource] = field(default_factory=dict)
    paths: Mapping[str, LearningPath] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)

    def pay_in_text(self, post: Post) -> bool:
        """Whether a job's facts state no pay, but its text does, where everybody can read it."""
        return self.ads.get(post.address, AdWords()).pay

    def known_states(self) -> Iterator[tuple[str, FeedState]]:
        """What is remembered of each feed at the address that feeds.yml names, by the feed's id."""
        for feed in self.feeds.values():
            state = self.states.get(feed.id)
            if state and state.source in {"", feed.address}:
                yield feed.id, state

    def shown(self, person: str) -> Person | None:
        """The person if their name may be shown today, else None."""
        found = self.people.get(person)
        return found if found and found.consents_on(self.today) else None


def build_model(inputs: Inputs, site: SiteView, rooms: Iterable[str] = ()) -> SiteModel:
    """Join everything; ``rooms`` are the site's plugins.

    Overrides of entries that are not there have no effect; ``unknown_overrides`` names them.
    """
    content, feeds = inputs.written.content, inputs.written.feeds
    # git may bring back what was forgotten, from a branch that was still open
    records = tuple(record for record in inputs.index.records if not content.forgotten.entry(record.entry))
    found = topics_by_keyword(inputs.root, content.topics, records)
    everything = _posts(join(records, tuple(feeds)), inputs, found, site.base)
    posts = tuple(post for post in everything if post.entry.kind != "job" or post.is_open(inputs.today))
    questions = tuple(sorted(_public(content.questions.values()), key=lambda one: (one.asked, one.slug)))
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
        resources=content.resources,
        paths=content.paths,
        teams=team_names(
            (person for person in content.people.values() if person.consents_on(inputs.today)),
            (post.entry.posting for post in posts if post.entry.posting),
            questions,
            content.process.values(),
        ),
    )


def _public(questions: Iterable[Question]) -> Iterator[Question]:
    """The questions as readers may see them: without drafts, and without a word of those that were removed."""
    for question in questions:
        if question.status == "removed":
            yield Question(
                question.slug, REMOVED, question.asked, status="removed", reason=question.reason, by=question.by
            )
        elif question.status != "draft":
            yield replace(question, answers=tuple(answer for answer in question.answers if not answer.draft))


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
    unnamed = Unnamed(content.people.values(), inputs.today, content.forgotten)
    places = addresses((*(one.record.entry for one in whole), *twins), unnamed.slugs())
    moved = iter(places[len(whole) :])
    for one, address in zip(whole, places, strict=False):
        before = tuple(next(moved) for _ in one.twins)
        record = _leading(one, feeds, inputs.today)
        hand = hand_of(content.overrides, one)
        if hand and hand.hidden:
            continue
        entry = _without_names(corrected(record.entry, hand), unnamed)
        topics = topics_of(entry, one.feeds, found.get(record.path, ()))
        visible.append(
            Post(
                entry=entry,
                address=address,
                feeds=one.feeds,
                body=hand.text if hand and hand.text else _body(record, one, inputs, base),
                topics=hand.topics if hand and hand.topics is not None else topics,
                by=tuple(names.get(phrase(author), "") for author in entry.authors),
                pinned=bool(hand and hand.pinned),
                moved=before if entry.kind == "job" else (),
                unasked=_unasked(one, inputs),
                picture=entry_picture(entry, inputs.pictures, base),
            )
        )
    own = map(own_job, content.jobs.values())
    visible += [replace(post, entry=_without_names(post.entry, unnamed)) for post in own]
    visible += [own_event(event) for event in content.events.values()]
    return tuple(sorted(visible, key=lambda post: post.order))


def _without_names(entry: Entry, unnamed: Unnamed) -> Entry:
    """The entry with no name in what lists are called after, for their addresses are made of it."""
    if entry.posting is None or not (unnamed.names or unnamed.digest):
        return entry
    return replace(entry, posting=entry.posting.with_words(unnamed.clean))


def _leading(one: Joined, feeds: Mapping[str, FeedConfig], today: str) -> Record:
    """The record whose facts are shown: the first seen, but of a job the first open one of a feed that is asked."""
    if one.successor:
        return one.successor
    asked = [record for record in (one.record, *one.twins) if record.entry.feed in feeds]
    if one.record.entry.kind != "job" or not asked:
        return one.record
    return next((record for record in asked if Post(record.entry, "", (), None).is_open(today)), asked[0])


def _unasked(one: Joined, inputs: Inputs) -> str:
    """Of a job that no feed of feeds.yml knows, the last day on which one confirmed it, else the day it was seen."""
    if one.record.entry.kind != "job" or not inputs.written.feeds.keys().isdisjoint(one.feeds):
        return ""
    states = inputs.index.states
    confirmed = max(states[feed].confirmed if feed in states else "" for feed in one.feeds)
    return confirmed or one.record.entry.first_seen[:10]


def _body(leading: Record, one: Joined, inputs: Inputs, base: str) -> BodyRef | None:
    """The text of the first source that has one and whose feed allows it to be shown whole."""
    for record in (leading, one.record, *one.twins):
        feed = inputs.written.feeds.get(record.entry.feed)
        if feed and feed.publish == "full" and not record.empty:
            return body_ref(record, inputs.pictures, base)
    return None


def _names(people: Mapping[str, Person]) -> dict[str, str]:
    """Every spelling of a name, in its one form, -> the person's id."""
    spelled = {phrase(turned(person.name)): person.id for person in people.values() if turned(person.name)}
    return spelled | {phrase(name): person.id for person in people.values() for name in (person.name, *person.also)}


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
        if is_listed(question):
            key = f"questions/{question.slug}/"
            words = frozenset(telling(question.title))
            node = Node(key, "question", question.topics, words, question.asked, room=_RELATED)
            arrivals.append(((question.asked, question.asked, key), node))
    return [node for _, node in sorted(arrivals, key=lambda arrival: arrival[0])]


def is_listed(question: Question) -> bool:
    """Whether a question stands in lists: one that was merged or removed is only found at its own address."""
    return question.status not in {"merged", "removed"}


def by_kind(posts: Iterable[Post]) -> dict[Kind, tuple[Post, ...]]:
    """The posts of each kind that there is, in the kinds' order."""
    groups: defaultdict[Kind, list[Post]] = defaultdict(list)
    for post in posts:
        groups[post.entry.kind].append(post)
    return {kind: tuple(groups[kind]) for kind in KINDS if kind in groups}
