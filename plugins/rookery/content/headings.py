"""The lines that begin an answer, ``## @<person id> 2026-03-05`` or ``## Community 2026-03-05``, and those that only
almost do.

In: a line, how people may be named, the day of the question. Out: whom and which day it names, or the mend for a line
that was meant to begin an answer: what stands below it would be published as the words of whoever asked.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from rookery.config.days import DATE_LIKE, meant_day
from rookery.config.words import as_id, closest
from rookery.model.written import Person

FORM = "## @<person id> 2026-03-05"
COMMUNITY_FORM = "## Community 2026-03-05"
COMMUNITY = "community"
"""What stands for somebody from outside where else the id of a person stands."""

_HEADING = re.compile(r"## (?:@([a-z0-9-]+)|Community) (\d{4}-\d{2}-\d{2})[ \t]*", re.ASCII)
_WITH_AT = re.compile(r"#{1,6}\s*@")
_HASHES = re.compile(r"#{1,6}(?=[\s@\w])")
_DATE = re.compile(rf"(?<![\w@]){DATE_LIKE}(?!\w)", re.IGNORECASE)
_NO_YEAR = re.compile(
    r"(?<![\w@])(?:\d{1,2}(?:st|nd|rd|th)?\.?\s[^\W\d_]{3,12}|[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?)\.?$",
    re.IGNORECASE,
)
_AROUND = " \t#*_>.,;:|()[]-\u2013\u2014\u00a0"
_LINKING = re.compile(r"(?:\s(?:on|at|am|vom|wrote|answers?|answered|says|said))+$", re.IGNORECASE)
_LONGEST_LINE = 160
_LONGEST_ID = 60
# a misspelt id is taken for one only if it is very like it: any other heading may end with a date
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Spellings:
    """How people may be named: their ``ids``, and each spelling in small letters -> id (``""`` if two share it).

    Somebody from outside is named ``COMMUNITY``, unless a person bears that name.
    """

    ids: tuple[str, ...]
    ids_by_name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Guess:
    """Who and when a line seems to name: ``person`` is an id or ``""``, ``day`` a day or ``""``."""

    person: str
    day: str


def spellings(people: Mapping[str, Person]) -> Spellings:
    """Gather how the people may be named."""
    names: dict[str, str] = {}
    for person in people.values():
        for name in {_folded(name) for name in (person.id, person.name, *person.also)}:
            names[name] = person.id if names.get(name, person.id) == person.id else ""
    names.setdefault(COMMUNITY, COMMUNITY)
    return Spellings((*people, COMMUNITY), names)


def heading(line: str) -> tuple[str, str] | None:
    """The id (``""``: somebody from outside) and the day of a line that begins an answer; None for any other."""
    found = _HEADING.fullmatch(line) if line.startswith("## ") else None
    return (found[1] or "", found[2]) if found else None


def as_heading(person: str, day: str) -> str:
    """The line that begins an answer; ``person`` is an id or ``COMMUNITY``."""
    return f"## Community {day}".rstrip() if person == COMMUNITY else f"## @{person} {day}".rstrip()


def almost(line: str, names: Spellings, asked: str) -> str:
    """The mend for a line that was meant to begin an answer, ``""`` for any other line.

    ``asked`` is the day of the question, from which a day without a year takes its year.
    """
    text = line.strip()
    marked = _WITH_AT.match(text) is not None
    if not text or (len(text) > _LONGEST_LINE and not marked) or _is_other(line, text):
        return ""
    guess = _guess(text[:_LONGEST_LINE], names, asked) or (_Guess("", "") if marked else None)
    match guess:
        case None:
            return ""
        case _Guess("", ""):
            return ". Write the id of a person and the day"
        case _Guess("", day):
            return f". Write {as_heading('<person id>', day)}"
        case _Guess(person, ""):
            return f". Write {as_heading(person, '')} and the day of the answer, as 2026-03-05"
    return _mend_spaces(line, as_heading(guess.person, guess.day))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _is_other(line: str, text: str) -> bool:
    """Whether a line is a quotation, a table, markup, code, or an item of a list that addresses nobody."""
    if "#" in text and "@" in text:  # wherever it stands, it was meant to begin an answer
        return False
    listed = text.startswith(("- ", "* ", "+ ", "--", "\u2013", "\u2014")) and "@" not in text
    return listed or text.startswith((">", "|", "(", "<")) or line.startswith(("    ", "\t"))


def _mend_spaces(line: str, right: str) -> str:
    """The right line, and what is wrong with this one where both would look the same."""
    if line.strip() == right:
        return ". Take away the space at its beginning" if line[0].isspace() else ". Take away the space at its end"
    if " ".join(line.split()) == right:
        return f". Write it with single plain spaces: {right}"
    return f". Write: {right}"


def _guess(text: str, names: Spellings, asked: str) -> _Guess | None:
    """Whom and which day a line names if it names nothing else; None for a line that says something."""
    hashes = _HASHES.match(text)
    level = hashes.end() if hashes else 0
    dates = list(_DATE.finditer(text))
    if not dates:
        return _guess_undated(text.strip(_AROUND), level, names, asked)
    date = dates[-1]
    before, after = text[: date.start()].strip(_AROUND), text[date.end() :].strip(_AROUND)
    who = before or after
    if before and after and not before.startswith("@"):
        return None
    if level:
        who = _LINKING.sub("", who).strip(_AROUND)
    person, day = _person(who, level > 0, names), meant_day(date.group())
    if person is not None:
        return _Guess(person, day)
    if who.startswith("@") and (level or not (after and before)) and len(who.split()) == 1:
        return _Guess(as_id(who, _LONGEST_ID), day)
    return _Guess("", day) if who.startswith("@") and level else None


def _guess_undated(who: str, level: int, names: Spellings, asked: str) -> _Guess | None:
    """A heading without a day, or with one that lacks its year: ``## @ada 3rd March``."""
    if not level:
        return None
    found = _NO_YEAR.search(who)
    name = _LINKING.sub("", who[: found.start()].strip(_AROUND)).strip(_AROUND) if found else ""
    if found and name:
        person = _person(name, heading=True, names=names)
        if person is not None or name.startswith("@"):
            return _Guess(person or "", _with_year(found.group(), asked))
    person = _person(who, heading=True, names=names)
    if person == COMMUNITY and level > 2:  # noqa: PLR2004  "### Community" may well head a part of an answer
        return None
    return _Guess(person or "", "") if person is not None or who.startswith("@") else None


def _with_year(day: str, asked: str) -> str:
    """The first such day that is not before the question."""
    year = int(asked[:4]) if asked else 0
    return next((found for add in (0, 1) if (found := meant_day(f"{day} {year + add}")) >= asked > ""), "")


def _person(who: str, heading: bool, names: Spellings) -> str | None:
    """The id of the one person whom these words name; ``""`` if they name two, None if nobody."""
    words = _folded(who.strip("@").strip(_AROUND))
    name = as_id(words, _LONGEST_ID)
    for spelling in (words, name):
        if spelling in names.ids_by_name:
            return names.ids_by_name[spelling]
    if who.startswith("@"):
        begun = [known for known in names.ids if known.startswith(f"{name}-")] if name else []
        return begun[0] if len(begun) == 1 else closest(name, names.ids) or None
    alike = difflib.get_close_matches(name, names.ids, 1, _ALIKE) if heading and name else []
    return alike[0] if alike else None
