"""Which teams there are, and how each is called.

In: people, open jobs, questions, processes. Out: slug -> the most usual spelling. Spellings that make one address are
one team, so that "Heron Platform" and "heron platform" meet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rookery.model.posting import Posting
from rookery.model.written import Person, Process, Question
from rookery.publish.addresses import segment

_SHOWN = ("open", "declined")


def team_names(
    people: Iterable[Person],
    postings: Iterable[Posting],
    questions: Iterable[Question],
    processes: Iterable[Process],
) -> Mapping[str, str]:
    """Teams by slug, in the order of their slugs. ``people`` are those who may be named, ``postings`` of open jobs.

    The most usual spelling is shown, and among equals the first of the alphabet.
    """
    names = [
        *(person.team for person in people),
        *(name for posting in postings for name in posting_teams(posting)),
        *(question.team for question in questions if question.status in _SHOWN),
        *(process.team for process in processes),
    ]
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if name:
            spellings[segment(name)][name] += 1
    return {slug: min(found, key=lambda name: (-found[name], name)) for slug, found in sorted(spellings.items())}


def posting_teams(posting: Posting | None) -> Iterator[str]:
    """The names under which a job's team may go: the team, the department."""
    if posting:
        yield from dict.fromkeys(name for name in (posting.team, posting.department) if name)


def team_slugs(posting: Posting | None) -> list[str]:
    """The teams of a job, by what all spellings of a name have in common: its address."""
    return list(dict.fromkeys(map(segment, posting_teams(posting))))
