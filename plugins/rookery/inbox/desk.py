"""The moderator's desk: what was sent -> proposals, one after the other -> the files that a person wants.

In: the site's folder and messages. Out: ``Proposal`` values, and files in content/questions/. Each file is parsed
before it is written, so that what outsiders write can never break a site; each decision is remembered at once.
No clock and no terminal: today is given, and who decides is somebody else's business.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rookery.archive.files import named, write_files
from rookery.config.days import is_day
from rookery.config.texts import LARGEST, parse_text
from rookery.content.answers import Ground
from rookery.content.links import find_links, link_problems
from rookery.content.people import read_people
from rookery.content.questions import FOLDER, TAKEN, TITLE_MAX, parse_question, read_questions
from rookery.content.topics import read_topics
from rookery.errors import ConfigError, Problem, RookeryError
from rookery.forgotten.forgotten import Forgotten, read_forgotten
from rookery.html.text import excerpt
from rookery.inbox.alike import Alike, Near
from rookery.inbox.draft import (
    Draft,
    DraftAnswer,
    free_slug,
    harmless,
    is_sentence,
    render_answer,
    render_draft,
    title_from,
)
from rookery.inbox.memory import Memory
from rookery.inbox.message import Message
from rookery.inbox.names import NAME_REMOVED, Names
from rookery.inbox.places import page_of, prompt_at, prompt_in
from rookery.inbox.scrub import Clean, scrub, scrub_title
from rookery.inbox.suggest import TopicWords
from rookery.model.written import Question, Topic

_FULL = LARGEST * 3 // 4
"""Bytes of one question's file up to which answers are added."""

# subjects that say nothing, or what the site's own links begin a mail with
_EMPTY_TITLE = re.compile(
    r"(?:a |an |my |your |some )?(?:quick |short |general )?"
    r"(?:questions?|frage|fragen|inquiry|enquiry|anfrage|hello|hi|hallo|contact|kontakt|contact form|message|nachricht"
    r"|new submission.{0,60}|form submission.{0,60}|no subject|\(no subject\)|\(kein betreff\))"
    r"\W*(?:(?:about|for|to|on|regarding|an|zu|zur|zum) .{0,200})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may become a file.

    ``at``       where it was found, for people.
    ``into``     the slug of the question whose file gains ``answers``; ``""`` for a new question.
    ``taken``    what was taken out of it, counted by kind.
    ``parts``    the message itself and the replies, as they are remembered.
    """

    at: str
    title: str
    asked: str
    text: str
    topics: tuple[str, ...]
    answers: tuple[DraftAnswer, ...]
    taken: Mapping[str, int]
    parts: tuple[Message, ...]
    into: str = ""
    about: str = ""


@dataclass(slots=True)
class Desk:
    """The site as it is while proposals are decided. Made by ``open_desk``.

    ``seen`` counts what was decided before, ``twice`` what says the same as another message of this run.
    """

    root: Path
    ground: Ground
    topics: Mapping[str, Topic]
    questions: dict[str, Question]
    memory: Memory
    forgotten: Forgotten = field(default_factory=Forgotten)
    alike: Alike = field(default_factory=Alike)
    seen: int = 0
    twice: int = 0
    skipped: list[str] = field(default_factory=list)
    _texts: dict[str, str] = field(default_factory=dict)
    _new: set[str] = field(default_factory=set)
    _slugs: set[str] = field(default_factory=lambda: set(TAKEN))

    def proposals(self, source: str, messages: Iterable[Message]) -> Iterator[Proposal]:
        """One proposal after the other; what was decided before is counted in ``seen``, what is empty ``skipped``."""
        suggest = TopicWords(self.topics).suggest
        for message in messages:
            at = f"{source}, {message.at}"
            fresh = tuple(reply for reply in message.replies if self.memory.slug_of(reply) is None)
            known = self.memory.slug_of(message)
            if known is not None:
                self._count(known)
                if fresh and known in self.questions:
                    yield from self._answers(at, known, fresh, message)
                continue
            prompt = prompt_in(message.title, self.questions) or prompt_at(message.about, self.questions)
            if prompt:
                yield from self._answers(at, prompt, (message, *fresh), message)
                continue
            clean = scrub(message.body, Names(message.everybody()))
            taken = Counter(clean.taken)
            title = self._title(message, clean, taken)
            if not title:
                self.skipped.append(f"{at}: nothing is left of it without quoted mail and signature")
                continue
            if self._is_there(message, title, clean):
                continue
            if self.forgotten.asked(title, clean.markdown):
                self.skipped.append(f"{at}: it was forgotten on purpose and does not come back")
                continue
            asked = self._day(message.day)
            yield Proposal(
                at=at,
                title=title,
                asked=asked,
                text=harmless(clean.markdown, self.ground, asked),
                topics=suggest(f"{message.title} {title}", clean.words),
                answers=self._drafts(fresh, clean.names, asked, taken, len(clean.markdown)),
                taken=dict(+taken),
                parts=(message, *fresh),
                about=page_of(message.about, self.root),
            )

    def near(self, proposal: Proposal) -> list[Near]:
        """The questions and drafts that are like it."""
        return [] if proposal.into else self.alike.near(proposal.title, proposal.text)

    def is_new(self, slug: str) -> bool:
        """Whether a question was written in this run."""
        return slug in self._new

    def take(self, proposal: Proposal) -> str:
        """Write it, remember it, return the file's place.

        Raises RookeryError if a file cannot be written or would not be read without a problem.
        """
        if proposal.into:
            place = self._add_answers(proposal)
            slug = proposal.into
        else:
            title = excerpt(proposal.title, TITLE_MAX)
            slug = self.free_slug(title)
            place = self.write(
                Draft(slug, title, proposal.asked, proposal.text, proposal.topics, proposal.answers, proposal.about)
            )
        for part in proposal.parts:
            self.memory.keep(part, slug)
        return place

    def skip(self, proposal: Proposal) -> None:
        """Remember that nobody wants it."""
        for part in proposal.parts:
            self.memory.keep(part, proposal.into)

    def write(self, draft: Draft) -> str:
        """Write a question, if it would be read without a problem; never over another one."""
        place = f"{FOLDER}/{draft.slug}.md"
        text = render_draft(draft)
        question = self._parsed(text, place)
        if (self.root / place).exists():
            raise RookeryError(f"{place}: somebody wrote it meanwhile. Run this again")
        write_files(self.root, {place: text.encode("utf-8")})
        self.take_up(question)
        self._new.add(question.slug)
        return place

    def free_slug(self, title: str) -> str:
        """A name for a new question's file."""
        return free_slug(title, self._slugs)

    def take_up(self, question: Question) -> None:
        """Know a question from now on."""
        self.questions[question.slug] = question
        self._slugs.add(question.slug)
        self.alike.add(question.slug, question.title, question.text.markdown)
        self._texts[_said(question.title, question.text.markdown)] = question.slug

    def _parsed(self, text: str, place: str) -> Question:
        """The question as the site will read it. Raises ConfigError with whatever is wrong with it."""
        whole, hidden = parse_text(text.encode("utf-8", "surrogatepass"), place)
        problems: list[Problem] = [hidden] if hidden else []
        question = parse_question(whole, place, self.ground, problems) if not hidden else None
        if question is not None:
            for words in (question.text, *(answer.text for answer in question.answers)):
                problems += link_problems(find_links(words))
        if problems or question is None:
            raise ConfigError(problems)
        return question

    def _add_answers(self, proposal: Proposal) -> str:
        place = f"{FOLDER}/{proposal.into}.md"
        with named("read", place):
            data = (self.root / place).read_bytes()
        ends = "\r\n" if b"\r\n" in data else "\n"
        added = "".join("\n" + render_answer(answer).lstrip("\n") for answer in proposal.answers)
        new = data.rstrip() + ends.encode() + added.replace("\n", ends).encode("utf-8")
        before = self._parsed(data.decode("utf-8-sig"), place)
        after = self._parsed(new.decode("utf-8-sig"), place)
        if len(after.answers) != len(before.answers) + len(proposal.answers):
            raise RookeryError(f"{place}: an answer at its end would not be one. Look at the end of the file")
        write_files(self.root, {place: new})
        self.questions[proposal.into] = after
        return place

    def _answers(self, at: str, slug: str, replies: tuple[Message, ...], message: Message) -> Iterator[Proposal]:
        """A proposal of answers to a question that there is."""
        question = self.questions[slug]
        taken: Counter[str] = Counter()
        drafts = self._drafts(replies, Names(message.everybody()), question.asked, taken, self._size(slug))
        there = {" ".join(answer.text.markdown.split()) for answer in question.answers}
        drafts = tuple(draft for draft in drafts if " ".join(draft.text.split()) not in there)
        if drafts:
            yield Proposal(
                at, question.title, question.asked, "", (), drafts, dict(+taken), (message, *replies), into=slug
            )

    def _drafts(
        self, replies: Iterable[Message], names: Names, asked: str, taken: Counter[str], size: int
    ) -> tuple[DraftAnswer, ...]:
        """The replies as answers that nobody has agreed to publish, as many as fit into one file."""
        drafts = []
        for reply in replies:
            clean = scrub(reply.body, names)
            if not clean.markdown:
                continue
            day = max(self._day(reply.day), asked)
            text = harmless(clean.markdown, self.ground, asked)
            size += len(text.encode("utf-8"))
            if size > _FULL:
                self.skipped.append(f"{reply.at} and all answers after it: they do not fit into one file")
                break
            drafts.append(DraftAnswer(day, text))
            taken += clean.taken
        return tuple(drafts)

    def _size(self, slug: str) -> int:
        path = self.root / FOLDER / f"{slug}.md"
        return path.stat().st_size if path.is_file() else 0

    @staticmethod
    def _title(message: Message, clean: Clean, taken: Counter[str]) -> str:
        """The subject if it asks; else what the text asks or says first, as ``/ask/`` promises; else the subject.

        Only a mail's subject is mostly about anything else ("Re: Your newsletter"); a form or a forum asks for a title.
        """
        title = scrub_title(message.title, clean.names, taken)
        said = title_from(clean.words.replace(NAME_REMOVED, "\u2026"))
        empty = not title.strip(" \u2026.") or _EMPTY_TITLE.fullmatch(title) is not None
        if empty or (message.body.mail and not title.endswith("?") and is_sentence(said)):
            title = said or ("" if _EMPTY_TITLE.fullmatch(title) else title)
        return excerpt(title, TITLE_MAX)

    def _is_there(self, message: Message, title: str, clean: Clean) -> bool:
        """Whether the same words stand in a file: somebody took them elsewhere. It is remembered."""
        slug = self._texts.get(_said(title, clean.markdown))
        if slug is None:
            return False
        self.memory.keep(message, slug)
        self._count(slug)
        return True

    def _count(self, slug: str) -> None:
        """Count what is not proposed, because the question is there."""
        if self.is_new(slug):
            self.twice += 1
        else:
            self.seen += 1

    def _day(self, day: str) -> str:
        """The day of a message; today if the source does not say, or says what cannot be."""
        return day if is_day(day) and "1995" < day <= self.ground.today else self.ground.today


def open_desk(root: Path, today: str) -> Desk:
    """The desk of a site. Raises ConfigError with what is wrong in its topics, people and questions."""
    if not (root / "feeds.yml").is_file():
        raise RookeryError(f"{root}: no feeds.yml here. Run this in a site's folder, or make one with rookery init")
    problems: list[Problem] = []
    topics = read_topics(root, problems)
    forgotten = read_forgotten(root, problems)
    ground = Ground(topics, read_people(root, topics, today, problems, forgotten), today)
    questions = read_questions(root, ground, problems, [])
    if problems:
        raise ConfigError(problems)
    desk = Desk(root, ground, topics, {}, Memory(root), forgotten)
    for question in questions.values():
        desk.take_up(question)
    return desk


def _said(title: str, text: str) -> str:
    """What tells one question from another: title and text, however the lines are broken."""
    return " ".join(f"{title}\n{text}".split())
