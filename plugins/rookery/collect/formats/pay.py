"""Pay as boards write it -> Salary, or the words of it. Pure; nothing is computed, converted or guessed.

A Salary needs a number, a currency and a period that are stated. What has less, or is no number, stays as text. "85k"
is read as 85000: it is how thousands are written. Of a text on its own only a whole one is read ("€60,000 - €75,000 per
year"); a longer sentence stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from rookery.collect.formats.fields import phrase
from rookery.collect.formats.raw_posting import RawPay
from rookery.config.words import quoted
from rookery.model.countries import fold
from rookery.model.currencies import CURRENCIES
from rookery.model.posting import PayPer, Salary

_LONGEST = 300
_MOST_DIGITS = 12

_SIGNS = {
    "\u20ac": "EUR", "EURO": "EUR", "EUROS": "EUR", "\u00a3": "GBP", "US$": "USD", "USD$": "USD", "U.S.$": "USD",
    "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "NZ$": "NZD", "S$": "SGD",
    "HK$": "HKD", "R$": "BRL", "MX$": "MXN", "NT$": "TWD", "\u20b9": "INR", "\u20aa": "ILS", "\u20ba": "TRY",
    "\u20a9": "KRW", "\u20b4": "UAH", "\u20bd": "RUB", "\u20ab": "VND", "\u0e3f": "THB", "\u20b1": "PHP",
    "\u20a6": "NGN", "Z\u0141": "PLN", "K\u010c": "CZK", "SFR": "CHF", "SFR.": "CHF", "FT": "HUF", "LEI": "RON",
}  # fmt: skip
# Signs of several currencies, by country; without one country they say nothing.
_SHARED = {
    "$": {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN", "PR": "USD"},
    "KR": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
    "\u00a5": {"JP": "JPY", "CN": "CNY"},
}

_PERIODS: dict[PayPer, str] = {
    "hour": "hour hours hourly hr hrs h stunde stunden std stundlich heure horaire hora uur",
    "day": "day days daily tag tage taglich tagessatz jour journalier dia dag",
    "week": "week weeks weekly wk woche wochen wochentlich semaine hebdomadaire semana",
    "month": "month months monthly mo mth monat monate monatlich mtl mois mensuel mensuelle mes maand",
    "year": "year years yearly yr yrs annual annually annum pa jahr jahre jahrlich jahresgehalt an annee annuel"
    " annuelle ano jaar",
}
_PERIOD = {word: period for period, words in _PERIODS.items() for word in words.split()}
# French for a year, and an English article; and what makes another period of one ("bi-week", "semi-month").
_ARTICLE = frozenset({"an"})
_PART = frozenset({"bi", "semi", "half", "quarter", "two", "twice"})
_FILLER_WORDS = "per pro par a the je each 1 salary wage wages pay rate compensation base gross brutto p in im"
_FILLER = frozenset(_FILLER_WORDS.split())
_SAID_FOR_NOTHING = (
    "none|null|n a|na|tbd|tba|0|negotiable|competitive|competitive salary|depends on experience|doe|not displayed"
    "|not stated|not specified|not disclosed|undisclosed|hidden|attractive|market rate|nach vereinbarung|vb"
    "|verhandlungssache|a negocier|selon profil"
)
_ABSENT = frozenset(_SAID_FOR_NOTHING.split("|"))
_GROUPED = re.compile(r"\d{1,3}(?:([,.\u2019' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:([,.])\d{1,2})?", re.ASCII)
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,4})?", re.ASCII)
_KILO = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?", re.ASCII)
_AMOUNT = r"\d[\d,.\u2019' \u00a0\u202f]{0,20}(?<=\d) ?[kK]?(?![A-Za-z0-9])"
_SIGN = (
    r"(?:[A-Za-z.]{1,4}\$|(?-i:[A-Z]{3})|euros?|[\u20ac\u00a3$\u00a5\u20b9\u20aa\u20ba\u20a9\u20b1]"
    r"|z\u0142|k\u010d|kr|sfr\.?)"
)
_RANGE = re.compile(
    rf"(?:(?:salary|pay|gehalt)(?: range)?:? )?(?P<from>from|ab|starting at|up to|bis zu|bis)?\s*(?P<sign1>{_SIGN})?\s*"
    rf"(?P<low>{_AMOUNT})\s*(?P<sign2>{_SIGN})?"
    rf"(?:\s*(?:-|\u2013|\u2014|to|bis|\u00e0)\s*(?P<sign3>{_SIGN})?\s*(?P<high>{_AMOUNT})\s*(?P<sign4>{_SIGN})?)?"
    r"\s*(?P<per>[/(,]?\s*[^\W\d][^\d]{0,30})\s*",
    re.IGNORECASE,
)
_UP_TO = frozenset({"up to", "bis zu", "bis"})


@dataclass(frozen=True, slots=True)
class Pay:
    """``salary`` if it is stated in numbers, else ``text`` with the board's words."""

    salary: Salary | None = None
    text: str = ""
    notes: tuple[str, ...] = ()


def read_pay(raw: RawPay, countries: Collection[str] = (), allowed: tuple[str, ...] = ()) -> Pay:
    """Read a posting's pay. ``countries`` are those of the posting: one alone tells whose dollar it is."""
    low, high = _stated(raw.minimum), _stated(raw.maximum)
    text = phrase(raw.text, allowed, _LONGEST)
    text = "" if fold(text) in _ABSENT else text
    if not low and not high:
        return _from_text(text, countries)
    words = text or phrase(_in_words(low, high, raw), allowed, _LONGEST)
    amounts = [amount_of(low), amount_of(high)]
    currency, per = currency_of(raw.currency, countries), period_of(raw.per)
    odd = [given for given, amount in zip((low, high), amounts, strict=True) if given and amount is None]
    notes = [f"salary {quoted(given)} is no number" for given in odd]
    if raw.currency.strip() and not currency:
        notes.append(f"currency {quoted(raw.currency.strip())} is none of ISO 4217, or of several countries")
    if raw.per.strip() and not per:
        notes.append(f"pay per {quoted(raw.per.strip())} is no hour, day, week, month or year")
    minimum, maximum = (amount or "" for amount in amounts)
    if minimum and maximum and Decimal(minimum) > Decimal(maximum):
        notes.append(f"salary {quoted(f'{low} to {high}')} ends below where it begins")
    if notes or not (currency and per and (minimum or maximum)):
        return Pay(text=words if minimum or maximum or text or notes else "", notes=tuple(notes))
    return Pay(Salary(minimum, maximum, currency, per))


def amount_of(text: str) -> str | None:
    """A number as written, without signs between thousands: "85,000" and "85k" -> "85000", "18.50" -> "18.50".

    A fraction of zeros says nothing and is left out. ``""`` for zero, which is how boards say nothing; None for what is
    no number or can be read in two ways.
    """
    text = text.strip()
    if text[-1:] in {"k", "K"}:
        return _thousands(text[:-1].rstrip())
    grouped = _GROUPED.fullmatch(text)
    if grouped and grouped[1] != grouped[2]:
        plain = text.replace(grouped[1], "")
    elif _NUMBER.fullmatch(text):
        plain = text
    else:
        return None
    whole, _, fraction = plain.replace(",", ".").partition(".")
    whole = whole.lstrip("0") or "0"
    number = f"{whole}.{fraction}" if fraction.strip("0") else whole
    return None if len(whole) > _MOST_DIGITS else "" if number == "0" else number


def _thousands(text: str) -> str | None:
    """Of thousands: "85" -> "85000", "37.5" -> "37500"; such a number of thousands has no sign between thousands."""
    found = _KILO.fullmatch(text)
    return (found[1] + (found[2] or "").ljust(3, "0")).lstrip("0") if found else None


def currency_of(text: str, countries: Collection[str] = ()) -> str:
    """The ISO 4217 code of a code or sign; of "$" only if ``countries`` is one that has a dollar."""
    word = text.strip().upper()
    if word in CURRENCIES:
        return word
    if word in _SHARED and len(set(countries)) == 1:
        return _SHARED[word].get(next(iter(countries)), "")
    return _SIGNS.get(word, "")


def period_of(text: str) -> PayPer | None:
    """The period that a board's word means: "per-year-salary", "HOURLY", "1 YEAR", "pro Monat"; None for another."""
    words = fold(text[:80].replace("_", " ")).split()
    if _PART & set(words):
        return None
    known = [word for word in words if word in _PERIOD]
    found = {_PERIOD[word] for word in known if word not in _ARTICLE} or {_PERIOD[word] for word in known}
    return found.pop() if len(found) == 1 else None


def _stated(text: str) -> str:
    text = text.strip()
    return "" if fold(text) in _ABSENT or amount_of(text) == "" else text


def _in_words(low: str, high: str, raw: RawPay) -> str:
    amounts = " \u2013 ".join(amount for amount in (low, high) if amount)
    return " ".join(part for part in (amounts, raw.currency.strip(), raw.per.strip()) if part)


def _from_text(text: str, countries: Collection[str]) -> Pay:
    """A text that is nothing but an amount or two, a currency and a period."""
    found = _RANGE.fullmatch(text)
    if not found:
        return Pay(text=text)
    signs = {sign.upper() for sign in found.group("sign1", "sign2", "sign3", "sign4") if sign}
    low, high = amount_of(found["low"]), amount_of(found["high"] or found["low"])
    currency = currency_of(signs.pop(), countries) if len(signs) == 1 else ""
    per = period_of(found["per"]) if _PERIOD.keys() | _FILLER >= set(fold(found["per"]).split()) else None
    half = found["high"] and (found["low"][-1:] in "kK") != (found["high"][-1:] in "kK")  # "85 - 95k"
    if not (low and high and currency and per) or half or Decimal(low) > Decimal(high):
        return Pay(text=text)
    if found["from"]:
        if found["high"]:
            return Pay(text=text)
        up_to = found["from"].lower() in _UP_TO
        return Pay(Salary("" if up_to else low, low if up_to else "", currency, per))
    return Pay(Salary(low, high, currency, per))
