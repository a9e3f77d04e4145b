"""People: ``content/people/<id>.md`` -> Person.

In: the site's folder, the topics, today. Out: persons by id, and Problems. Without a date of consent there is no
person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rookery.config.days import did_you_mean_day, is_day
from rookery.config.frontmatter import Fields, read_front
from rookery.config.words import did_you_mean, got, mend_curls, mend_space, quoted, unknown_topic
from rookery.content.files import read_folder
from rookery.errors import Problem
from rookery.forgotten.forgotten import Forgotten
from rookery.model.written import Link, Person

FOLDER = "content/people"
WITHDRAWN = "withdrawn"
_NOTHING = Forgotten()
_COME_BACK = (
    "this person was forgotten, and the file is here (again). Run `rookery forget {0}` to take it out; "
    "if they agreed anew, write a file of another name"
)
_KEYS = ("name", "consent", "until", "role", "team", "topics", "links", "talks", "also", "status")
_UNKNOWN = {
    "photo": "photos are not shown yet; the initials stand in for them. Delete the line",
    "email": "expected no key for an e-mail address. Write it under links: as mailto:, if it may be read by anyone",
    "bio": "expected the text about the person below the second ---. Move it there",
}
_CONSENT = "the day on which the person agreed to be named, such as 2026-03-01, or withdrawn"


class People(dict[str, Person]):
    """Persons by id. An id that was forgotten is known as well: whoever refers to it means nobody who may be named."""

    def __init__(self, forgotten: Forgotten) -> None:
        super().__init__()
        self._forgotten = forgotten

    def __contains__(self, known: object) -> bool:
        """Whether an id may be referred to."""
        return super().__contains__(known) or (isinstance(known, str) and self._forgotten.person(known))


def read_people(
    root: Path, topics: Collection[str], today: str, problems: list[Problem], forgotten: Forgotten = _NOTHING
) -> People:
    """Read all persons; ``today`` is ``2026-03-02``. A spelling of a name that two claim is noted at the second."""
    people = People(forgotten)
    heads: dict[str, Fields] = {}
    for file in read_folder(root, FOLDER, problems):
        fields = read_front(file.text, file.place, _KEYS, problems, _UNKNOWN)
        if fields is None:
            continue
        if forgotten.person(file.stem):
            problems.append(Problem(file.place, 0, _COME_BACK.format(file.stem)))
        heads[file.stem] = fields
        people[file.stem] = _person(file.stem, fields, topics, today)
    _note_claims(people, heads)
    return people


def _person(name: str, fields: Fields, topics: Collection[str], today: str) -> Person:
    consent = _consent(fields, today)
    until = fields.day("until")
    if until and is_day(consent) and until < consent:
        fields.wrong("until", f"expected a day after the consent of {consent}; got {quoted(until)}")
    return Person(
        id=name,
        name=fields.text("name", required="the person's name") or name,
        consent=consent,
        role=fields.text("role"),
        team=fields.text("team"),
        until=until,
        alumni=fields.choice("status", ("alumni",), "") == "alumni",
        topics=known_topics(fields, topics),
        links=_links(fields, "links"),
        talks=_links(fields, "talks"),
        also=fields.texts("also"),
        bio=fields.body,
        place=fields.place,
    )


def known_topics(fields: Fields, topics: Collection[str]) -> tuple[str, ...]:
    """The list under ``topics``; each one without a file is noted."""
    given = fields.texts("topics")
    for number, topic in enumerate(given):
        if topic not in topics:
            fields.wrong("topics", unknown_topic(topic, topics), number)
    return given


def _consent(fields: Fields, today: str) -> str:
    """A day or ``withdrawn``; ``withdrawn`` too where nothing usable stands, for the name must not be shown then."""
    value = fields.value("consent")
    if isinstance(value, str) and is_day(value) and value > today:
        mend = "Write the day on which they agreed, once they have"
        fields.wrong("consent", f"expected a day that is not in the future; got {quoted(value)}. {mend}")
        return WITHDRAWN
    if isinstance(value, str) and (value == WITHDRAWN or is_day(value)):
        return value
    if "consent" not in fields:
        fields.wrong("consent", f"expected {_CONSENT}; got nothing. Nobody is named without it: ask, and write the day")
    else:
        mean = did_you_mean(value, (WITHDRAWN,)) if isinstance(value, str) else ""
        mend = f".{mean}" if mean else did_you_mean_day(value)
        fields.wrong("consent", f"expected {_CONSENT}; got {got(value)}{mend}")
    return WITHDRAWN


def _links(fields: Fields, key: str) -> tuple[Link, ...]:
    """``links`` or ``talks`` as title: address, or as a list of {title, url}."""
    links = []
    for title, url, at in _pairs(fields, key):
        fault = link_fault(url)
        if fault:
            fields.wrong(key, fault, *at)
        else:
            links.append(Link(" ".join(title.split()), url))
    return tuple(links)


def _pairs(fields: Fields, key: str) -> Iterator[tuple[str, Any, tuple[str | int, ...]]]:
    given = fields.value(key)
    if isinstance(given, Mapping):
        yield from ((title, url, (title,)) for title, url in given.items())
    elif isinstance(given, tuple):
        for number, item in enumerate(given):
            if isinstance(item, Mapping) and item.keys() == {"title", "url"} and isinstance(item["title"], str):
                yield item["title"], item["url"], (number, "url")
            else:
                mend = _mend_links(item, key) if isinstance(item, str) else ""
                fields.wrong(key, f"expected title: and url:; got {_inside(item)}{mend}", number)
    elif key in fields:
        fields.wrong(key, f"expected lines of title: address; got {got(given)}{_mend_links(given, key)}")


def _mend_links(given: Any, key: str) -> str:
    """How it is written: the key alone, and the links below it."""
    if spaced := mend_space(given):
        return spaced
    url = given if isinstance(given, str) and not link_fault(given) else "https://example.com/"
    return f". Write {key}: alone in its line and below it, two spaces in, a line Website: {url}"


def _inside(item: Any) -> str:
    return ", ".join(f"{key}:" for key in item) if isinstance(item, Mapping) and item else got(item)


def link_fault(url: Any) -> str:
    """What keeps a link that a person chose from being one, and the mend; ``""`` if nothing does."""
    expected = "expected an address that begins with https://, http:// or mailto:"
    curls = mend_curls(url) if isinstance(url, str) else ""
    if curls or not isinstance(url, str) or re.search(r"[\s\\\"'<>]", url):
        return f"{expected}; got {got(url)}{curls}"
    try:
        parts = urlsplit(url)
        host, named = parts.hostname, parts.username is not None
    except ValueError:
        return f"{expected}; got one whose host cannot be read"
    if parts.scheme == "mailto" and "@" in parts.path.strip("@"):
        return ""
    if parts.scheme in {"http", "https"} and named:
        return f"{expected}, without a name and password in it; got one with them"
    if parts.scheme in {"http", "https"} and host:
        return ""
    scheme = "mailto:" if "@" in url else "https://"
    mend = f". Did you mean {quoted(scheme + url)}?" if not parts.scheme and "." in url.split("/")[0] else ""
    return f"{expected}; got {got(url)}{mend}"


def _note_claims(people: dict[str, Person], heads: dict[str, Fields]) -> None:
    """Two persons may have one name; a further spelling must lead to one of them only."""
    claimed: dict[str, Person] = {}
    for person in people.values():
        claimed.setdefault(person.name.casefold(), person)
    for person in people.values():
        for number, name in enumerate(person.also):
            other = claimed.setdefault(name.casefold(), person)
            if other is not person:
                message = f"expected a spelling of its own; got {quoted(name)}, as in {other.place}. Delete one of them"
                heads[person.id].wrong("also", message, number)
