"""Names of people who do not consent, taken out of whatever the site publishes.

In: people and the day; text that is ready to be written. Out: the text with "an employee" where a name stood.
It is the last step before a file is written, so that it holds for collected texts, other people's answers, feeds and
metadata alike, and for templates that nobody has thought of yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import escape

from rookery.html.text import slug
from rookery.model.written import Person

_SENTENCE_END = (".", "!", "?", ">", ":", '"')


class Unnamed:
    """Replaces the names of those who may not be named. ``names`` are all spellings, the longest first."""

    def __init__(self, people: Iterable[Person], today: str) -> None:
        everyone = list(people)
        shown = {name.casefold() for person in everyone if person.consents_on(today) for name in _spellings(person)}
        hidden = {name for person in everyone if not person.consents_on(today) for name in _spellings(person)}
        # of two people with one name the one who consents may be named
        kept = sorted((name for name in hidden if name.casefold() not in shown), key=lambda name: (-len(name), name))
        self.names = tuple(kept)
        forms = dict.fromkeys(form for name in kept for form in (name, str(escape(name))))
        self._pattern = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE) if kept else None
        )

    def slugs(self) -> tuple[str, ...]:
        """The names as they would stand in an address."""
        return tuple(dict.fromkeys(filter(None, map(slug, self.names))))

    def clean(self, text: str) -> str:
        """The text without the names."""
        return self._pattern.sub(_employee, text) if self._pattern else text


def _spellings(person: Person) -> tuple[str, ...]:
    """The name, the spellings that people noted, and the way lists write a name: "Example, Ada"."""
    *first, last = person.name.split() or [""]
    turned = f"{last}, {' '.join(first)}" if first else ""
    return tuple(name for name in (person.name, turned, *person.also) if name.strip())


def _employee(match: re.Match[str]) -> str:
    before = match.string[: match.start()].rstrip()[-1:]
    return "An employee" if not before or before in _SENTENCE_END else "an employee"
