"""Names of people who do not consent, taken out of whatever the site publishes.

In: people and the day; text or HTML that is ready to be written. Out: the same with "an employee" where a name stood.
It is the last step before a page is written, so that it holds for collected texts, other people's answers and metadata
alike, and for templates that nobody has thought of yet. Addresses and markup are left alone. Names of a single
word are only taken out of bylines (``model``): in running text "May" may be a month.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote

from rookery.html.text import slug
from rookery.model.written import Person

_SENTENCE_END = (".", "!", "?", ":", '"', ">")
_TAG = re.compile(r"(<[^>]*>)")
# attributes that people read
_APOSTROPHE, _QUOTE, _HYPHEN = "(?:'|\u2019|&#39;|&#x27;)", '(?:"|&#34;|&quot;)', "[-\u2010\u2011]"
_SIGNS = {
    "'": _APOSTROPHE,
    "\u2019": _APOSTROPHE,
    '"': _QUOTE,
    "&": "(?:&amp;|&)",
    "-": _HYPHEN,
    "\u2010": _HYPHEN,
    "\u2011": _HYPHEN,
}
_SPOKEN = re.compile(r'(\b(?:content|title|alt|aria-label)=")([^"]*)(")')

# a mail or an issue that a link begins: its subject and title are words that we wrote
_BEGUN = re.compile(r'(\bhref=")((?:mailto:|https://[^"?]*/issues/new\?)[^"]*)(")')
_VALUE = re.compile(r"=([^&]+)")


class Unnamed:
    """Replaces the names of those who may not be named. ``names`` are all spellings of more than one word."""

    def __init__(self, people: Iterable[Person], today: str) -> None:
        everyone = list(people)
        shown = {name for person in everyone if person.consents_on(today) for name in _spellings(person)}
        known = {name.casefold() for name in shown}
        hidden = {name for person in everyone if not person.consents_on(today) for name in _spellings(person)}
        # of two people with one name the one who consents may be named
        self.names = tuple(sorted(name for name in hidden if name.casefold() not in known))
        # a longer name that may be shown is looked for first and left as it is
        kept = [name for name in shown if any(each.casefold() in name.casefold() for each in self.names)]
        self.kept = tuple(sorted(kept, key=lambda name: (-len(name), name)))
        self._pattern = self._compile() if self.names else None

    def _compile(self) -> re.Pattern[str]:
        hidden = sorted(self.names, key=lambda name: (-len(name), name))
        keep = "|".join(map(_form, self.kept)) or r"(?!)"
        return re.compile(rf"(?<!\w)(?:(?P<keep>{keep})|{'|'.join(map(_form, hidden))})(?!\w)", re.IGNORECASE)

    def slugs(self) -> tuple[str, ...]:
        """The names as they would stand in an address."""
        return tuple(dict.fromkeys(filter(None, map(slug, self.names))))

    def found(self, text: str) -> tuple[str, ...]:
        """The names as they stand in a text, each once."""
        if not self._pattern:
            return ()
        return tuple(dict.fromkeys(found[0] for found in self._pattern.finditer(text) if not found["keep"]))

    def clean(self, text: str) -> str:
        """Plain text without the names."""
        return self._pattern.sub(_employee, text) if self._pattern else text

    def clean_data(self, data: Any) -> Any:
        """What JSON may hold, without the names in any text of it. Once it is written, quotes and line breaks in a name
        are spelled in another way, and nobody would find it.
        """
        if not self._pattern:
            return data
        if isinstance(data, str):
            return self.clean(data)
        if isinstance(data, dict):
            return {key: self.clean_data(value) for key, value in data.items()}
        return [self.clean_data(value) for value in data] if isinstance(data, list | tuple) else data

    def clean_html(self, html: str) -> str:
        """HTML without the names in its text and in the attributes that people read."""
        if not self._pattern or not self._pattern.search(html):
            return html
        pieces = _TAG.split(html)
        for number, piece in enumerate(pieces):
            if number % 2 == 0:
                pieces[number] = self.clean(piece)
            elif not piece.startswith("<meta http-equiv"):
                tag = _BEGUN.sub(lambda found: found[1] + self._begun(found[2]) + found[3], piece)
                pieces[number] = _SPOKEN.sub(lambda found: found[1] + self.clean(found[2]) + found[3], tag)
        return "".join(pieces)

    def _begun(self, url: str) -> str:
        """The link without the names in what it writes for its reader."""

        def value(found: re.Match[str]) -> str:
            text = unquote(found[1])
            cleaned = self.clean(text)
            return f"={quote(cleaned, safe='')}" if cleaned != text else found[0]

        return _VALUE.sub(value, url)


def _spellings(person: Person) -> tuple[str, ...]:
    # composed, as all text of the archive is: an editor may write an umlaut as a letter and two dots
    names = (unicodedata.normalize("NFC", name) for name in (person.name, *person.also))
    return tuple(name for name in names if len(name.split()) > 1)


def _form(name: str) -> str:
    """A pattern for a name however its spaces and signs are written, in HTML too."""
    return r"(?:\s|&nbsp;)+".join("".join(_SIGNS.get(sign, re.escape(sign)) for sign in word) for word in name.split())


def _employee(match: re.Match[str]) -> str:
    if match["keep"]:
        return match[0]
    before = match.string[: match.start()].rstrip()[-1:]
    return "An employee" if not before or before in _SENTENCE_END else "an employee"
