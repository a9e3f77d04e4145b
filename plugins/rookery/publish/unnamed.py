"""Names of people who do not consent, taken out of whatever the site publishes.

In: people, the day, what was forgotten; text or HTML that is ready to be written. Out: the same with "an employee"
where a name stood. It is the last step before a page is written, so that it holds for collected texts, other people's
answers and metadata alike, and for templates that nobody has thought of yet. Addresses and markup are left alone. Names
of a single word are only taken out of bylines (``model``): in running text "May" may be a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote

from rookery.forgotten.forgotten import Forgotten
from rookery.forgotten.names import Names
from rookery.forgotten.spelling import phrase, phrases, turned
from rookery.html.text import slug
from rookery.model.written import Person

# a mail or an issue that a link begins: its subject and title are words that we wrote
_BEGUN = re.compile(r'(\bhref=")((?:mailto:|https://[^"?]*/issues/new\?)[^"]*)(")')
_VALUE = re.compile(r"=([^&]+)")
_NOTHING = Forgotten()


class Unnamed:
    """Replaces the names of those who may not be named. ``names`` are all spellings of more than one word, ``kept`` the
    names that may be shown although one of those stands in them; ``digest`` changes with what was forgotten.
    """

    def __init__(self, people: Iterable[Person], today: str, forgotten: Forgotten = _NOTHING) -> None:
        everyone = list(people)
        shown = {name for person in everyone if person.consents_on(today) for name in _spellings(person)}
        # of two people with one name the one who consents may be named
        known = phrases(shown)
        hidden = {name for person in everyone if not person.consents_on(today) for name in _spellings(person)}
        self.names = tuple(sorted(name for name in hidden if phrase(name) not in known))
        said = phrases(self.names)
        self.kept = tuple(sorted(name for name in shown if _stays(name, said, forgotten)))
        self.digest = forgotten.digest
        self._forgotten = forgotten
        self._found = Names(said, phrases(self.kept), forgotten.marks)

    def slugs(self) -> tuple[str, ...]:
        """The names as they would stand in an address."""
        ways = (way for name in self.names for way in (name, turned(name)))
        return tuple(dict.fromkeys(filter(None, map(slug, ways))))

    def found(self, text: str) -> tuple[str, ...]:
        """The names as they stand in plain text, each once."""
        return tuple(dict.fromkeys(self._found.found(text)))

    def clean(self, text: str) -> str:
        """Plain text without the names."""
        return self._forgotten.without_contacts(self._found.clean(text))

    def clean_data(self, data: Any) -> Any:
        """What JSON may hold, without the names in any text of it. Once it is written, quotes and line breaks in a name
        are spelled in another way, and nobody would find it.
        """
        if not self._found:
            return data
        if isinstance(data, str):
            return self.clean(data)
        if isinstance(data, dict):
            return {key: self.clean_data(value) for key, value in data.items()}
        return [self.clean_data(value) for value in data] if isinstance(data, list | tuple) else data

    def clean_html(self, html: str) -> str:
        """HTML without the names in its text and in the attributes that people read."""
        if not self._found:
            return html
        begun = _BEGUN.sub(lambda found: found[1] + self._begun(found[2]) + found[3], html)
        return self._forgotten.without_contact_links(self._found.clean_html(begun))

    def _begun(self, url: str) -> str:
        """The link without the names in what it writes for its reader."""

        def value(found: re.Match[str]) -> str:
            text = unquote(found[1])
            cleaned = self.clean(text)
            return f"={quote(cleaned, safe='')}" if cleaned != text else found[0]

        return _VALUE.sub(value, url)


def _spellings(person: Person) -> tuple[str, ...]:
    return tuple(name for name in (person.name, *person.also) if " " in phrase(name))


def _stays(name: str, hidden: frozenset[str], forgotten: Forgotten) -> bool:
    """Whether a name that may be shown would lose a part of itself, or all, to one that may not."""
    said = phrase(name)
    return any(f" {one} " in f" {said} " for one in hidden) or any(marks.name(said) for marks in forgotten.marks)
