"""What a person may want to look at in the employer's own job ads, and how the words of an ad betray it.

In: a title, the text of an ad. Out: short notes in words, "" or () where there is nothing to say. Pure, in linear time.
Nothing here is a mistake in the sense of the site: it builds all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice

_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")

# "5+ years", "3-5 years", "3 or more years", "five years", in English and German
_IN_WORDS = "two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|f\u00fcnf|sechs|sieben|acht|neun|zehn"
_YEARS = re.compile(
    rf"(?<![\w.,])(?P<first>\d{{1,2}}|(?:{_IN_WORDS})\b)\s?"
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

# an amount of money, and what must stand near it so that it is pay and no budget, price or turnover
_MONEY = re.compile(
    r"(?:[$\u20ac\u00a3\u00a5\u20b9]|\b(?:USD|EUR|GBP|CHF|CZK|PLN|SEK|NOK|DKK|CAD|AUD|INR|JPY|BRL|SGD|ILS)\b)\s?\d[\d.,]{0,11}"
    r"|(?<![\d.,])\d[\d.,]{0,11}\s?[kK]?\s?(?:\u20ac|K\u010d\b|(?:USD|EUR|GBP|CHF|CZK|PLN|SEK|NOK|DKK|CAD|AUD)\b)"
)
_PAID = re.compile(
    r"\b(?:salary|salaries|pay|paid|compensation|wages?|remuneration|gehalt|verg\u00fctung|jahresgehalt|lohn|stundenlohn|brutto)\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"[^.;]{0,24}?(?:(?:/|\bper|\ban?|\bpro|\bim)\s?(?:hour|hr|day|week|month|year|yr|annum|stunde|tag|monat|jahr)\b"
    r"|\b(?:annually|yearly|monthly|hourly|p\.a\.|brutto|gross)(?!\w))",
    re.IGNORECASE,
)
_NO_PAY = re.compile(
    r"\b(?:budget|allowance|reimburse\w*|revenue|turnover|funding|valuation|valued|raised|donat\w*|million|billion|bn"
    r"|referral|in (?:stock|equity)|subsid\w*|credit|voucher|deals?|quota|acv|arr|contracts?"
    r"|umsatz|mio|mrd|zuschuss)\b",
    re.IGNORECASE,
)
# "$253\u2013316K", "$150,000 - $275,000"
_RANGE = re.compile(r"\s?[kK]?\s?(?:-|\u2013|\u2014|to\b)\s?[$\u20ac\u00a3]?\s?(?:\d{2,3}\s?[kK]\b|\d{2,3}[.,]\d{3}\b)")
_NEAR, _BEHIND = 80, 48
# amounts that are looked at; an ad with more of them is none
_MOST = 200

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
_LONG, _LONE, _SHOUTED = 4, 7, 3


@dataclass(frozen=True, slots=True)
class AdWords:
    """What the text of an ad says: the first demand for ``years`` of experience, and whether it names its ``pay``."""

    years: str = ""
    pay: bool = False


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


def read_ad(html: str) -> AdWords:
    """What an ad says of years of experience ("5+ years") and of pay; its facts may be silent on both."""
    text = _SPACES.sub(" ", unescape(_TAG.sub(" ", html)))
    return AdWords(
        next(_demands(text), ""), any(_is_pay(text, found) for found in islice(_MONEY.finditer(text), _MOST))
    )


def _is_pay(text: str, money: re.Match[str]) -> bool:
    """Whether an amount is what one earns: the word nearest before it says so, or the time that it is paid for."""
    before, after = text[max(money.start() - _NEAR, 0) : money.start()], text[money.end() : money.end() + _BEHIND]
    before, after = before.rpartition(". ")[2], after.partition(". ")[0]
    paid, other = _last(_PAID, before), _last(_NO_PAY, before)
    if other > paid or _NO_PAY.search(after):
        return False
    return paid >= 0 or bool(_PER.match(after) or _RANGE.match(after))


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)


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
    upper = [word for word in long if word.isupper()]
    # three words that are too long for an abbreviation shout, whatever stands between them
    shouted = [word for word in upper if len(word) > _LONG]
    whole = upper == long and (len(long) > 1 or any(len(word) >= _LONE for word in long))
    loud = whole or (len(shouted) >= _SHOUTED and 2 * len(upper) > len(long))
    faults = (
        (f"the code {code[0].strip()}" if code else ""),
        ("capitals" if loud else ""),
        ("exclamation marks" if "!!" in bare else ""),
    )
    return tuple(fault for fault in faults if fault)
