"""All that people write below content/, read once.

In: the site's folder and the day. Out: ``Content`` and every Problem in it, sorted by file and line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rookery.content.answers import Ground
from rookery.content.events import read_events
from rookery.content.jobs import read_jobs
from rookery.content.links import WrittenLink, find_links, link_problems
from rookery.content.markers import marker_of
from rookery.content.overrides import read_overrides
from rookery.content.pages import ARTICLES, PAGES, PageGround, read_pages
from rookery.content.paths import PathGround, read_paths
from rookery.content.people import read_people
from rookery.content.process import read_process
from rookery.content.questions import read_questions
from rookery.content.resources import read_resources
from rookery.content.strays import check_strays
from rookery.content.topics import read_topics
from rookery.errors import Problem
from rookery.forgotten.forgotten import Forgotten, read_forgotten
from rookery.model.written import (
    LearningPath,
    Override,
    OwnEvent,
    OwnJob,
    OwnPage,
    Person,
    Process,
    Prose,
    Question,
    Resource,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Content:
    """What people wrote. Mappings are by id, slug, or (feed, name of the entry); ``links`` are those in all texts."""

    people: Mapping[str, Person] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    overrides: Mapping[tuple[str, str], Override] = field(default_factory=dict)
    pages: tuple[OwnPage, ...] = ()
    articles: tuple[OwnPage, ...] = ()
    links: tuple[WrittenLink, ...] = ()
    process: Mapping[str, Process] = field(default_factory=dict)
    jobs: Mapping[str, OwnJob] = field(default_factory=dict)
    events: Mapping[str, OwnEvent] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)
    paths: Mapping[str, LearningPath] = field(default_factory=dict)
    forgotten: Forgotten = field(default_factory=Forgotten)


def read_content(root: Path, *, today: str, static: Collection[str] = ()) -> tuple[Content, tuple[Problem, ...]]:
    """Read ``<root>/content``. ``today`` is ``2026-03-02``: answers are not from the future. ``static`` are folders
    of content/, besides files and images, that are published as they stand.

    With problems the content is as far as it could be read, and is not to be published.
    """
    problems: list[Problem] = []
    topics = read_topics(root, problems)
    forgotten = read_forgotten(root, problems)
    people = read_people(root, topics, today, problems, forgotten)
    about: list[WrittenLink] = []
    questions = read_questions(root, Ground(topics, people, today), problems, about)
    overrides = read_overrides(root, topics, problems)
    process = read_process(root, problems)
    jobs = read_jobs(root, topics, today, problems)
    events = read_events(root, topics, today, problems)
    resources = read_resources(root, topics, people, problems)
    paths = read_paths(root, PathGround(topics, people, resources), problems)
    ground = PageGround(topics, people)
    pages, page_texts = read_pages(root, PAGES, ground, problems)
    articles, article_texts = read_pages(root, ARTICLES, ground, problems)

    content = Content(
        people,
        questions,
        topics,
        overrides,
        pages,
        articles,
        process=process,
        jobs=jobs,
        events=events,
        resources=resources,
        paths=paths,
        forgotten=forgotten,
    )

    links = [link for text in _prose(content) for link in find_links(text)]
    own = [link for file in (*page_texts, *article_texts) for link in find_links(file.text, file.place)]
    links += [link for link in own if not marker_of(link.url)] + about
    problems += link_problems(links)
    problems += check_strays(root, static)
    problems += _come_back(content)
    return replace(content, links=tuple(links)), tuple(sorted(set(problems)))


def _come_back(content: Content) -> Iterable[Problem]:
    """Questions that were forgotten and that git has brought back."""
    for question in content.questions.values():
        if content.forgotten.asked(question.title, question.text.markdown, question.slug):
            mend = f"Run `rookery forget {question.place}` to take it out"
            yield Problem(question.place, 0, f"this question was forgotten, and is here (again). {mend}")


def _prose(content: Content) -> Iterable[Prose]:
    yield from (topic.text for topic in content.topics.values())
    yield from (person.bio for person in content.people.values())
    for question in content.questions.values():
        yield question.text
        yield from (answer.text for answer in question.answers)
    yield from (override.text for override in content.overrides.values())
    yield from (way.text for way in content.process.values())
    yield from (job.text for job in content.jobs.values())
    yield from (event.text for event in content.events.values())
    yield from (resource.text for resource in content.resources.values())
    yield from (path.text for path in content.paths.values())
