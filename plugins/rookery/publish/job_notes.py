"""What a person may want to look at in the employer's own job ads, and how the words of an ad betray it.

In: a title, the text of an ad. Out: short notes in words, "" or () where there is nothing to say. Pure, in linear time.
Nothing here is a mistake in the sense of the site: it builds all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")

# "5+ years", "3-5 years", "3 or more years", "5 years", in English and German
_YEARS = re.compile(
    r"(?<![\w.,])(?P<first>\d{1,2})\s?"
    r"(?P<more>\+|plus\b|or more\b|oder mehr\b|(?:-|\u2013|\u2014|to\b|bis\b)\s?\d{1,2}\s?\+?)?\s?"
    r"(?P<unit>years?|yrs?|jahren?|jahre)\b(?!\s?-?\s?old\b)",
    re.IGNORECASE,
)
_LEAST = re.compile(r"(?:at least|minimum(?: of)?|min\.?|more than|mindestens|mehr als)\s?$", re.IGNORECASE)
_EXPERIENCE = re.compile(r"\b(?:experience|track record|berufserfahrung|erfahrung)", re.IGNORECASE)
# what else years are counted of in an ad
_ELSE = re.compile(
    r"[\s\w]{0,24}?\b(?:ago|in business|history|anniversary|market leader|vesting|tenure|guarantee|contract)\b"
    r"|\s?(?:of growth|old|alt\b)",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 24, 60

# (m/w/d) and its kin are asked for by law in some countries
_GENDER = re.compile(r"[(\[]\s?[a-z*]{1,3}(?:\s?[/|,.]\s?[a-z*]{1,7}){1,3}\s?[)\]]", re.IGNORECASE)
_CODE = re.compile(
    r"#\s?\d{2,}"
    r"|\b(?:req|requisition|ref|reference|job|jr|id|posting)\.?(?:\s?(?:no|nr|id|number)\b)?\.?\s?[:#_-]?\s?\d{3,}\b"
    r"|\b(?!ISO|IEC|DIN|EN|AS)[A-Z]{1,4}[-_]\d{3,}\b"
    r"|\b[A-Z]{1,4}\d{5,}\b"
    r"|(?<![\d.,/])\b\d{5,}\b(?![\d.,/])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_LONG, _LONE = 4, 7


@dataclass(frozen=True, slots=True)
class JobNote:
    """One job and what is to be said of it. ``address`` is its folder ("jobs/…/"), ``detail`` in words or ``""``."""

    title: str
    feed: str
    address: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class JobReport:
    """What there is to say of ``open`` jobs: open for longer than ``ghost_days`` (the longest first), without stated
    pay, of a team that is not there to be asked, asking for years, with a code or shouting in the title; and, by
    feed, those that search engines are not told of: which facts are missing, or that their board is the original.
    """

    open: int = 0
    ghost_days: int = 0
    ghosts: tuple[JobNote, ...] = ()
    unpaid: tuple[JobNote, ...] = ()
    alone: tuple[JobNote, ...] = ()
    years: tuple[JobNote, ...] = ()
    titles: tuple[JobNote, ...] = ()
    unmarked: tuple[JobNote, ...] = ()
    elsewhere: dict[str, int] = field(default_factory=dict)


def years_asked(html: str) -> str:
    """The first demand for years of experience in an ad ("5+ years"), ``""`` if there is none."""
    text = _SPACES.sub(" ", unescape(_TAG.sub(" ", html)))
    return next(_demands(text), "")


def _demands(text: str) -> Iterator[str]:
    for found in _YEARS.finditer(text):
        before = text[max(found.start() - _BEFORE, 0) : found.start()]
        after = text[found.end() : found.end() + _AFTER].partition(". ")[0]
        if _ELSE.match(after):
            continue
        if found["more"] or _LEAST.search(before) or _EXPERIENCE.search(after):
            yield found[0].strip()


def title_faults(title: str) -> tuple[str, ...]:
    """What a title holds that belongs elsewhere: ``("the code R-1042", "capitals", "exclamation marks")``."""
    bare = _GENDER.sub(" ", title)
    code = _CODE.search(bare)
    long = [word for word in _WORD.findall(bare) if len(word) >= _LONG]
    loud = all(word.isupper() for word in long) and (len(long) > 1 or any(len(word) >= _LONE for word in long))
    faults = (
        (f"the code {code[0].strip()}" if code else ""),
        ("capitals" if loud else ""),
        ("exclamation marks" if "!!" in bare else ""),
    )
    return tuple(fault for fault in faults if fault)
