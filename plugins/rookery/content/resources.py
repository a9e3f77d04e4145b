"""Resources to learn from: ``content/resources/<slug>.md`` -> Resource: a link, a text of one's own, or both.

In: the site's folder, the topics, the people. Out: resources by slug, and Problems.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import cast, get_args

from rookery.config.frontmatter import Fields, read_front
from rookery.config.words import did_you_mean, got, quoted
from rookery.content.files import read_folder
from rookery.content.people import known_topics, link_fault
from rookery.errors import Problem
from rookery.html.links import link_target
from rookery.model.written import Format, Level, Resource

FOLDER = "content/resources"
TAKEN = frozenset({"topic", "level", "format"})
"""Lists of resources lie below /learn/ under these names."""

_KEYS = ("title", "url", "topics", "level", "minutes", "format", "by", "author", "free")
_UNKNOWN = {
    "link": "expected the address under url:. Write url: and it",
    "text": "expected the text below the second ---. Move it there",
    "time": "expected how long it takes under minutes:. Write minutes: 40",
    "price": "expected free: true or free: false. Prices change; leave them to the place where it is sold",
}
# a thousand hours: more is a slip of the pen
_MOST_MINUTES = 60_000


def read_resources(
    root: Path, topics: Collection[str], people: Collection[str], problems: list[Problem]
) -> dict[str, Resource]:
    """Read all resources."""
    resources: dict[str, Resource] = {}
    for file in read_folder(root, FOLDER, problems):
        if file.stem in TAKEN:
            problems.append(Problem(file.place, 0, f"/learn/{file.stem}/ holds lists of resources. Rename the file"))
        fields = read_front(file.text, file.place, _KEYS, problems, _UNKNOWN)
        if fields is not None:
            resources[file.stem] = _resource(file.stem, fields, topics, people)
    return resources


def _resource(slug: str, fields: Fields, topics: Collection[str], people: Collection[str]) -> Resource:
    if not fields.body and "url" not in fields:
        message = "expected an address, or a text below the second ---; got neither. Write a line url:, or the text"
        fields.wrong("url", message)
    if "by" in fields and "author" in fields:
        message = "expected either by: or author:; got both. Write by: for a person of this site, else author:"
        fields.wrong("author", message)
    return Resource(
        slug=slug,
        title=fields.text("title", required="what it is called") or slug,
        url=_url(fields),
        topics=known_topics(fields, topics),
        level=cast("Level", fields.choice("level", get_args(Level), "")),
        minutes=_minutes(fields),
        format=cast("Format", fields.choice("format", get_args(Format), "")),
        by=known_person(fields, people),
        author=_author(fields),
        free=fields.flag("free") if "free" in fields else None,
        text=fields.body,
        place=fields.place,
    )


def known_person(fields: Fields, people: Collection[str]) -> str:
    """The id under ``by``; one without a file is noted."""
    person = fields.text("by")
    if person and person not in people:
        mean = did_you_mean(person, people) or f" Write content/people/{person}.md, or correct the id"
        expected = "expected the id of a person who has a file in content/people/"
        fields.wrong("by", f"{expected}; got {quoted(person)}.{mean}")
    return person


def _author(fields: Fields) -> str:
    author = fields.text("author")
    if "@" in author:
        fields.wrong("author", f"expected a name or the words for one; got {quoted(author)}, an address. Delete it")
    return author


def _url(fields: Fields) -> str:
    """An address on the web, without what would tell its host where the reader comes from."""
    given = fields.text("url")
    if not given:
        return ""
    fault = link_fault(given)
    if not fault and given.startswith("mailto:"):
        fault = f"expected an address that begins with https:// or http://; got {quoted(given)}"
    if fault:
        fields.wrong("url", fault)
    return "" if fault else link_target(given)


def _minutes(fields: Fields) -> int:
    value = fields.value("minutes")
    if "minutes" not in fields:
        return 0
    if type(value) is int and 0 < value <= _MOST_MINUTES:
        return value
    mend = "Write minutes: 40 for forty minutes, or delete the line"
    fields.wrong("minutes", f"expected a whole number from 1 to {_MOST_MINUTES}; got {got(value)}. {mend}")
    return 0
