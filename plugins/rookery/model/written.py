"""What people write: persons, questions, topics, jobs, events, resources, paths, overrides, pages, how hiring goes.

Plain data read from content/. Markdown stays Markdown here (``Prose``); it becomes Html only where a page renders.
``place`` is the file below the site's folder, for messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rookery.model.posting import Location, Posting

QuestionStatus = Literal["draft", "open", "declined", "merged", "removed"]
Level = Literal["beginner", "intermediate", "advanced"]
Format = Literal["article", "video", "podcast", "book", "course", "exercise", "talk", "tool"]


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown in a file of the site's own people; ``place`` and ``line`` say where it begins. ``outside`` marks what
    an outsider wrote, a candidate's question or an answer of the community: its links are vouched for by nobody here.
    """

    markdown: str
    place: str = ""
    line: int = 0
    outside: bool = False

    def __bool__(self) -> bool:
        return bool(self.markdown.strip())


@dataclass(frozen=True, slots=True)
class Link:
    """A link that a person chose: its words and its absolute http(s) or mailto address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Person:
    """A named employee (``content/people/<id>.md``).

    ``consent`` is a date ``2026-03-01`` or ``withdrawn``; ``until`` a date or ``""``. ``consents_on(day)`` decides
    whether the name may be shown. ``also`` are other spellings of the name that feeds use as author.
    ``topics`` are topic ids, ``talks`` what they said elsewhere. ``alumni`` is true for former colleagues.
    """

    id: str
    name: str
    consent: str
    role: str = ""
    team: str = ""
    until: str = ""
    alumni: bool = False
    topics: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    talks: tuple[Link, ...] = ()
    also: tuple[str, ...] = ()
    bio: Prose = Prose("")
    place: str = ""

    def consents_on(self, day: str) -> bool:
        """Whether the name may be shown on ``day`` (``2026-03-01``)."""
        if self.consent == "withdrawn" or day < self.consent:
            return False
        return not self.until or day <= self.until


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a question, in Markdown, under ``## @<person id> 2026-03-05``; by somebody from outside under
    ``## Community 2026-03-05``.

    ``person``       a person id; ``""`` for an answer from outside.
    ``name``         of an answer from outside: the label its author chose, ``""`` if none.
    ``consent``      of an answer from outside: the day on which its author agreed that it is published.
    ``updated``      the day of a later change that the file states, ``""`` if it states none.
    ``reviewed``     the day on which somebody last checked that it is still true, ``""`` if nobody said so.
    ``ai_assisted``  whether a machine helped to write it.
    ``draft``        a draft is published nowhere.
    ``line``         where its heading stands in the file.
    """

    person: str
    date: str
    text: Prose
    name: str = ""
    consent: str = ""
    updated: str = ""
    reviewed: str = ""
    ai_assisted: bool = False
    draft: bool = False
    line: int = 0

    @property
    def community(self) -> bool:
        """Whether it is by somebody from outside."""
        return not self.person


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answers (``content/questions/<slug>.md``).

    ``status``  as a person set it: a draft stands nowhere on the site; open or answered is computed from the answers.
    ``reason``  why it was declined or removed; ``into`` the slug of the question that it was merged into.
    ``by``      a person id if the company asks the community (a prompt); ``""`` for a question of a candidate.
    ``team``    the team that it is about, as its jobs and people name it.
    ``about``   an address on this site that it is about ("/jobs/field-technician-bjwlkm/"), ``""`` if none.
    ``edited``  whether a moderator took out what would have told who asks.
    """

    slug: str
    title: str
    asked: str
    asker: str = "A candidate"
    status: QuestionStatus = "open"
    reason: str = ""
    into: str = ""
    topics: tuple[str, ...] = ()
    text: Prose = Prose("")
    answers: tuple[Answer, ...] = ()
    place: str = ""
    by: str = ""
    team: str = ""
    about: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from (``content/resources/<slug>.md``): a link, a text on this site, or both.

    ``minutes``  how long it takes, 0 if nobody said.
    ``free``     whether it costs nothing; None if nobody said.
    ``by``       a person id if one of the site's people made it, else ``""``; ``author`` anybody else, in words.
    """

    slug: str
    title: str
    url: str = ""
    topics: tuple[str, ...] = ()
    level: Level | Literal[""] = ""
    minutes: int = 0
    format: Format | Literal[""] = ""
    by: str = ""
    author: str = ""
    free: bool | None = None
    text: Prose = Prose("")
    place: str = ""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of a path: the slug of a resource and why it stands there."""

    resource: str
    why: str


@dataclass(frozen=True, slots=True)
class LearningPath:
    """Resources in an order that makes sense (``content/paths/<slug>.md``). ``teams`` are those whose jobs it readies
    one for.
    """

    slug: str
    title: str
    steps: tuple[PathStep, ...]
    summary: str = ""
    topics: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    by: str = ""
    text: Prose = Prose("")
    place: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """The tag across all kinds (``content/topics/<id>.md``).

    ``also`` are categories of feeds that mean the topic; ``keywords`` are words or phrases that, standing in an
    entry's title or text as whole words in any case, put it under the topic. ``summary`` is one sentence.
    """

    id: str
    title: str
    summary: str = ""
    also: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    text: Prose = Prose("")
    place: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a job. ``minutes`` is how long it takes the candidate, ``days`` within how many days it
    is over; both 0 where they are not stated. ``text`` is a sentence or two, plain text.
    """

    name: str
    minutes: int = 0
    days: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """How hiring goes (``content/process/<id>.md``): for one team, or for all others in ``default.md``.

    ``team`` is the team's name as its jobs state it, ``""`` in ``default.md``.
    """

    id: str
    title: str
    team: str = ""
    steps: tuple[Step, ...] = ()
    text: Prose = Prose("")
    place: str = ""


@dataclass(frozen=True, slots=True)
class OwnJob:
    """A job that no board has (``content/jobs/<slug>.md``).

    ``published`` is the day from which it stands, ``closes`` the last day to apply or ``""``; ``closed_on(day)`` says
    whether it is over. ``posting`` holds its facts as those of a board's job: ``valid_through`` is the end of that last
    day, ``apply_url`` may be a ``mailto:`` address, because the site's own people wrote it there to be used.
    """

    slug: str
    title: str
    published: str
    posting: Posting
    closes: str = ""
    topics: tuple[str, ...] = ()
    text: Prose = Prose("")
    place: str = ""

    def closed_on(self, day: str) -> bool:
        """Whether the last day to apply is over on ``day`` (``2026-03-01``)."""
        return bool(self.closes) and self.closes < day


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """Something to come to (``content/events/<slug>.md``).

    ``announced``  the day from which it stands on the site.
    ``starts``, ``ends``  ``2026-12-03`` for a whole day, or a moment with the offset of its place
    (``2026-12-03T18:00:00+01:00``); ``ends`` may be ``""``. ``zone`` is the IANA name of that place's time.
    ``venue``      the house or room, ``""`` if none is stated; ``location`` the town, None if it is only online.
    ``online``     where one joins from elsewhere; ``register`` where one says that one comes. Both ``""`` or absolute.
    """

    slug: str
    title: str
    announced: str
    starts: str
    ends: str = ""
    zone: str = ""
    venue: str = ""
    location: Location | None = None
    online: str = ""
    register: str = ""
    cancelled: bool = False
    topics: tuple[str, ...] = ()
    text: Prose = Prose("")
    place: str = ""

    def over_on(self, day: str) -> bool:
        """Whether its last day is before ``day`` (``2026-03-01``)."""
        return (self.ends or self.starts)[:10] < day


@dataclass(frozen=True, slots=True)
class Override:
    """A person's hand on a collected entry (``content/overrides/<feed>/<name>.md``); ``None`` leaves a field alone."""

    feed: str
    name: str
    hidden: bool = False
    pinned: bool = False
    title: str | None = None
    published: str | None = None
    topics: tuple[str, ...] | None = None
    authors: tuple[str, ...] | None = None
    text: Prose = Prose("")
    place: str = ""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page or an article that Pelican renders (``content/pages``, ``content/articles``), as the rest of the site
    sees it: enough for a link or a card. ``date`` is ``""`` for pages.
    """

    slug: str
    title: str
    place: str
    date: str = ""
    summary: str = ""
    topics: tuple[str, ...] = ()
    author: str = ""
    menu: bool = True
