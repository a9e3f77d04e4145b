"""Addresses elsewhere that people wrote for others to follow: of resources, of people, and in their texts.

In: the site's folder and what was read from it. Out: ``WrittenLink`` for each, with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rookery.config.texts import read_text
from rookery.content.links import WrittenLink
from rookery.content.read import Content
from rookery.html.links import link_target

_WEB = ("https://", "http://")
_TEXTS = ("content/resources/", "content/paths/", "content/people/")


def outside_links(root: Path, content: Content) -> Iterator[WrittenLink]:
    """Addresses on the web under ``url:`` and ``links:``, and in the texts of resources, paths and people."""
    for resource in content.resources.values():
        if resource.url:
            yield _at_line(root, resource.place, resource.url)
    for person in content.people.values():
        for link in (*person.links, *person.talks):
            if link.url.startswith(_WEB):
                yield _at_line(root, person.place, link.url)
    yield from (link for link in content.links if link.url.startswith(_WEB) and link.place.startswith(_TEXTS))


def _at_line(root: Path, place: str, url: str) -> WrittenLink:
    """The line in which an address stands; it may be written with what was taken out of it since."""
    text, _ = read_text(root / place, place)
    for number, line in enumerate(text.split("\n"), 1):
        words = line.replace('"', " ").replace("'", " ").replace("}", " ").replace(",", " ").split()
        if any(word == url or (word.startswith(_WEB) and link_target(word) == url) for word in words):
            return WrittenLink(url, place, number)
    return WrittenLink(url, place, 1)
