"""What jobs have in common: team, location, workplace, type, topic; and the lists that follow from it.

In: open jobs. Out: ``Lists``: for each value that jobs have, those jobs; and for a list that does not fit on one page,
each second value by which it can be narrowed. So the number of lists grows with the combinations that exist, a small
site has few of them, and no list says what another one says already.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rookery.model.posting import Location, Posting
from rookery.publish.addresses import segment
from rookery.publish.facts import TYPES, place_text, team_text, workplace_text
from rookery.publish.model import Post, SiteModel
from rookery.publish.shelves import CHUNK
from rookery.publish.team_names import team_slugs
from rookery.publish.views import FilterLink, FilterRow, LinkView

FOLDER = "jobs/"
# in the order in which they stand in addresses and on pages
TITLES = {"team": "Team", "location": "Location", "workplace": "Workplace", "type": "Type", "topic": "Topic"}

Value = tuple[str, str]
"""One thing that jobs have in common: (``location``, slug)."""

Filter = tuple[Value, ...]
"""One value, or two of different kinds in the order of TITLES; ``()`` is all jobs."""


@dataclass(frozen=True, slots=True)
class Lists:
    """``jobs`` of each list, from the oldest, and the closed ones that are ``gone`` from it; ``labels`` of each value;
    ``values`` of each job by its address.
    """

    jobs: Mapping[Filter, tuple[Post, ...]]
    gone: Mapping[Filter, tuple[Post, ...]]
    labels: Mapping[Value, str]
    values: Mapping[str, tuple[Value, ...]]

    def filters_of(self, post: Post) -> Iterator[Filter]:
        """The lists of one value in which a job stands; of a closed job those that still exist."""
        return ((value,) for value in self.values.get(post.address, ()) if (value,) in self.jobs)


def sort_jobs(model: SiteModel, jobs: Sequence[Post]) -> Lists:
    """Sort the open jobs (from the oldest) into their lists. Closed jobs stand in none, but their values are known."""
    words: defaultdict[Value, Counter[str]] = defaultdict(Counter)
    values: dict[str, tuple[Value, ...]] = {}
    lists: defaultdict[Filter, list[Post]] = defaultdict(list)
    for post in jobs:
        mine = dict(values_of(model, post))
        for value, label in mine.items():
            words[value][label] += 1
        values[post.address] = tuple(mine)
        for value in mine:
            lists[(value,)].append(post)
        for pair in _pairs(mine):
            lists[pair].append(post)
    gone: defaultdict[Filter, list[Post]] = defaultdict(list)
    for post in model.closed:
        mine = dict(values_of(model, post))
        values[post.address] = tuple(mine)
        for one in (*((value,) for value in mine), *_pairs(mine)):
            gone[one].append(post)
    kept = {one: tuple(found) for one, found in lists.items() if _narrows(one, lists)}
    # spellings differ; the most usual one is shown, and the first of the alphabet among equals
    labels = {value: min(counts, key=lambda label: (-counts[label], label)) for value, counts in words.items()}
    left = {one: tuple(gone[one]) for one in kept if one in gone}
    return Lists({(): tuple(jobs), **kept}, {(): model.closed, **left}, labels, values)


def _pairs(values: Iterable[Value]) -> Iterator[Filter]:
    order = list(TITLES)
    ranked = sorted(values, key=lambda value: order.index(value[0]))
    return ((one, other) for one, other in combinations(ranked, 2) if one[0] != other[0])


def _narrows(one: Filter, lists: Mapping[Filter, Sequence[Post]]) -> bool:
    """A pair is worth a list if one of its two lists is long and neither is the same as both together."""
    whole = [len(lists[(value,)]) for value in one]
    return len(one) == 1 or (max(whole) > CHUNK and len(lists[one]) < min(whole))


def values_of(model: SiteModel, post: Post) -> Iterator[tuple[Value, str]]:
    """All values of a job, each with its words as this job has them."""
    posting = post.entry.posting
    yield from _named("team", team_text(posting))
    if posting:
        for name, label in _places(posting):
            yield ("location", name), label
        yield from _named("workplace", workplace_text(posting))
        for one in posting.employment_types:
            yield from _named("type", TYPES[one])
    for topic in post.topics:
        if topic in model.topics:
            yield ("topic", topic), model.topics[topic].title


def _named(kind: str, label: str) -> Iterator[tuple[Value, str]]:
    if label:
        yield (kind, segment(label)), label


def teams_of(post: Post) -> list[str]:
    """The teams that it may be of, by their slugs, as the list of teams counts them."""
    return team_slugs(post.entry.posting)


def _places(posting: Posting) -> Iterator[tuple[str, str]]:
    """Slugs and words of the places; of remote work without a place, the countries that it is open to."""
    countries = () if posting.locations else posting.remote_countries
    for location in (*posting.locations, *(Location(country=code) for code in countries)):
        label = place_text(location)
        if label:
            # the code tells Leeds from Leeds, and its page keeps its address when another Leeds comes
            yield segment(f"{location.locality} {location.country}" if location.locality else label), label


def folder(one: Filter) -> str:
    """``jobs/team/platform/location/leeds-gb/``, below the site's base."""
    return FOLDER + "".join(f"{kind}/{name}/" for kind, name in one)


def title(lists: Lists, one: Filter) -> str:
    """What a list is called: ``Jobs in Leeds, United Kingdom``."""
    if not one:
        return "Jobs"
    if len(one) > 1:
        return f"Jobs: {', '.join(lists.labels[value] for value in one)}"
    kind, label = one[0][0], lists.labels[one[0]]
    if kind in {"team", "location"}:
        return f"Jobs in {label}"
    return f"Jobs: {label}"


def value_link(model: SiteModel, lists: Lists, value: Value) -> LinkView:
    """A link to the list of one value."""
    return LinkView(lists.labels[value], f"{model.site.base}{folder((value,))}")


def rows(model: SiteModel, lists: Lists, within: Filter) -> tuple[FilterRow, ...]:
    """The ways to narrow a list: from all jobs by one value, from a long one by a second; none from a pair."""
    if within and len(lists.jobs[within]) <= CHUNK:
        return ()
    found: defaultdict[str, list[FilterLink]] = defaultdict(list)
    for one, jobs in lists.jobs.items():
        if len(one) == len(within) + 1 and set(within) <= set(one):
            (value,) = set(one) - set(within)
            url = f"{model.site.base}{folder(one)}"
            found[value[0]].append(FilterLink(lists.labels[value], url, len(jobs)))
    for links in found.values():
        links.sort(key=lambda link: (link.title.casefold(), link.url))
    return tuple(FilterRow(TITLES[kind], tuple(found[kind])) for kind in TITLES if kind in found)


def wider(model: SiteModel, lists: Lists, one: Filter) -> tuple[LinkView, ...]:
    """The lists that a list is a part of, the widest first."""
    if not one:
        return ()
    every = LinkView("All jobs", f"{model.site.base}{FOLDER}")
    return (every, *(value_link(model, lists, value) for value in one if len(one) > 1))
