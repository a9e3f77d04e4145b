"""What tells that two postings are one job, whatever board each came from. Pure.

In: Entries of kind job. Out: keys to compare: the employer's own number of the opening, the words of its title, the
towns. Boards write the rest of a place (state, country, "Remote") in too many ways to compare it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from rookery.model.entry import Entry

_WORD = re.compile(r"[\w+#]+")  # "C++" and "C#" are words


def requisition(entry: Entry) -> str:
    """Return the employer's number of the opening, ``""`` if none is stated or the entry is no job."""
    return _words(entry.posting.requisition_id) if entry.kind == "job" and entry.posting else ""


def job_title(entry: Entry) -> str:
    """Return the words of a job's title, ``""`` if there are none or the entry is no job."""
    return _words(entry.title) if entry.kind == "job" and entry.title_from == "title" else ""


def towns(entry: Entry) -> frozenset[str]:
    """Return the towns of a job: localities, or what the board wrote up to the first comma."""
    places = entry.posting.locations if entry.posting else ()
    named = (_words(place.locality or place.raw.split(",", 1)[0]) for place in places)
    return frozenset(town for town in named if town)


def places(entry: Entry) -> frozenset[str]:
    """Return the places of a job in all that is known of each, to tell Springfield from Springfield."""
    locations = entry.posting.locations if entry.posting else ()
    named = (_words(f"{place.locality} {place.region} {place.country}") or _words(place.raw) for place in locations)
    return frozenset(place for place in named if place)


def renamed(entries: Sequence[Entry], feeds: Collection[str]) -> Iterator[list[int]]:
    """Yield the places (in ``entries``) of jobs that were collected under a feed's former id and are under another now.

    ``feeds`` are the ids of feeds.yml. A job that was open when its feed left feeds.yml is the one of a present feed
    with the same number and title, else with the same title and places; if each feed has one such job only, and only
    one of the present feeds has it: two employers may both look for a Software Engineer in Berlin.
    """
    found: set[int] = set()
    for key in (_numbered, _placed):
        groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            shared = key(entry)
            if shared and number not in found and not (entry.closed and entry.feed not in feeds):
                groups[shared].append(number)
        for numbers in groups.values():
            of = [entries[number].feed for number in numbers]
            if len(of) == len(set(of)) > 1 and sum(feed in feeds for feed in of) == 1:
                found.update(numbers)
                yield numbers


def _numbered(entry: Entry) -> tuple[object, ...]:
    number, title = requisition(entry), job_title(entry)
    return (number, title) if number and title else ()


def _placed(entry: Entry) -> tuple[object, ...]:
    title, where = job_title(entry), places(entry)
    return (title, where) if title and where else ()


def _words(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
