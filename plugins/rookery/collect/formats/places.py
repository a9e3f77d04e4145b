"""Places of work as boards write them -> Location, and what they say of remote work. Pure.

A text is split only where it can mean one thing: at ";", "|", "•" and "or" into several places; at commas into city,
region and country where the last is a country or a state. Everything else stays whole in ``raw``, which is always kept.
What says nothing but that one works remotely, and from which countries ("Remote (Germany)", "USA only"), is no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rookery.collect.formats.fields import phrase
from rookery.collect.formats.jobwords import workplace_of
from rookery.collect.formats.raw_posting import RawPlace
from rookery.collect.formats.regions import country_behind, letters_country, names_region, region_country
from rookery.config.words import quoted
from rookery.model.countries import country_code, fold
from rookery.model.posting import Location, Workplace

MAX_PLACES = 50
_LONGEST = 500
_APART = re.compile(r"\s*[;|\u2022\u00b7\n]\s*|\s+/\s+|\s+(?:or|oder|ou)\s+", re.IGNORECASE)
_WORDS = (
    r"(?:(?:fully|full|100\s?%|partially|partly)[\s-]+)?(?:remote(?:ly)?(?:[\s-](?:job|work|only|first|position|role))?"
    r"|hybrid(?:[\s-]remote)?|on-?\s?site|in[\s-]office|home[\s-]?office|work from home|wfh|telecommute"
    r"|t[ée]l[ée]travail|anywhere(?: in the world)?|worldwide)"
)
_JOINT = r"(?:\s*[-\u2013\u2014:/,]\s*|\s+(?:in|within|from|across)\s+(?:the\s+)?|\s+)"
_BEFORE = re.compile(rf"({_WORDS}){_JOINT}(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<=\S)(?:\s*[-\u2013\u2014:/,]\s*|\s+)({_WORDS})$", re.IGNORECASE)
_BRACKET = re.compile(r"([^()\[\]]*)[(\[]([^()\[\]]*)[)\]]")
_ONLY = re.compile(r"\s+only$", re.IGNORECASE)
_LIST = re.compile(r"\s*[,/&+]\s*|\s+(?:and|or|und|oder|et|ou)\s+", re.IGNORECASE)
_DASH = re.compile(r"\s+[-\u2013\u2014]\s+")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[ '\u2019.-]+[^\W\d_]+){0,3}\.?")
_WORLD = frozenset({"anywhere", "anywhere in the world", "worldwide", "global", "the world", "international", "any"})
# Words that no city has in its name, in texts that are no list of places either.
_NO_CITY_NAMES = """
and und et office offices buro hq headquarters headquarter multiple various several location locations all any
region regions area global worldwide international europe european eu emea apac mena dach latam nordics benelux
asia africa americas america continent timezone time zone tbd na home remote hybrid onsite field based anywhere world
"""
_NO_CITY = frozenset(_NO_CITY_NAMES.split())
_WORLDWIDE = frozenset({"anywhere", "world", "worldwide"})
_CITY_AND_STATE = frozenset({"new york", "washington"})
_NATIONS = frozenset({"england", "scotland", "wales", "northern ireland"})


@dataclass(frozen=True, slots=True)
class Places:
    """What the places of one posting say. ``workplace`` is ``unknown`` where they do not speak of it.

    ``told`` are texts, as ``raw``, of which ``workplace`` and ``remote_countries`` tell all that is in them.
    """

    locations: tuple[Location, ...] = ()
    told: tuple[Location, ...] = ()
    workplace: Workplace = "unknown"
    remote_countries: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_places(raw: Sequence[RawPlace], allowed: tuple[str, ...] = ()) -> Places:
    """Read the places of one posting, each once, in the board's order; contact data in them is masked."""
    found = [part for place in raw[:MAX_PLACES] for part in _read(_clean(place, allowed))]
    said = {part.workplace for part in found}
    workplaces: tuple[Workplace, ...] = ("hybrid", "remote", "onsite")
    notes = [note for part in found for note in part.notes]
    if len(raw) > MAX_PLACES:
        notes.append(f"places behind the first {MAX_PLACES} are left out")
    return Places(
        locations=_distinct(place for part in found for place in part.locations)[:MAX_PLACES],
        told=_distinct(place for part in found for place in part.told)[:MAX_PLACES],
        workplace=next((workplace for workplace in workplaces if workplace in said), "unknown"),
        remote_countries=tuple(dict.fromkeys(code for part in found for code in part.remote_countries)),
        notes=tuple(dict.fromkeys(notes)),
    )


def read_countries(texts: Iterable[str]) -> Places:
    """The countries in which a board says that remote work is possible, as codes, names or lists of them."""
    codes: list[str] = []
    notes: list[str] = []
    for text in texts:
        found = _countries(_ONLY.sub("", text.strip()))
        if found:
            codes += found
        elif text.strip() and not _NO_CITY & {fold(text), *fold(text).split()} and fold(text) not in _WORLD:
            notes.append(f"country {quoted(text.strip())} is no country")
    return Places(remote_countries=tuple(dict.fromkeys(codes)), notes=tuple(notes))


def _clean(place: RawPlace, allowed: tuple[str, ...]) -> RawPlace:
    parts = (phrase(part, allowed) for part in (place.locality, place.region, place.country))
    return RawPlace(phrase(place.text, allowed, _LONGEST), *parts)


def _distinct(places: Iterable[Location]) -> tuple[Location, ...]:
    found: dict[Location, Location] = {}
    for place in places:
        bare = replace(place, raw="")
        found.setdefault(bare if bare != Location() else place, place)
    return tuple(found.values())


@lru_cache(maxsize=2048)
def _read(place: RawPlace) -> tuple[Places, ...]:
    if not (place.locality or place.region or place.country):
        return tuple(_text(piece) for piece in _pieces(place.text))
    if not (place.locality or place.region) and place.text:
        return _with_country(place)
    return (_parts(place),)


def _pieces(text: str) -> tuple[str, ...]:
    """A text with several places, apart; a name that holds such a sign itself is none."""
    return tuple(piece for piece in _APART.split(text) if piece) if not country_code(text) else (text,)


def _with_country(place: RawPlace) -> tuple[Places, ...]:
    """A text whose country the board states besides it."""
    code, notes = _code(place.country)
    found = [_text(piece) for piece in _pieces(place.text)]
    if len(found) == 1 and code and not found[0].remote_countries:
        locations = tuple(replace(one, country=one.country or code) for one in found[0].locations)
        countries = (code,) if found[0].told and found[0].workplace == "remote" else ()
        found = [replace(found[0], locations=locations, remote_countries=countries)]
    return (*found, Places(notes=notes)) if notes else tuple(found)


def _code(country: str) -> tuple[str, tuple[str, ...]]:
    code = country_code(country) or region_country(country)
    return code, () if code or not country else (f"country {quoted(country)} is no country",)


def _parts(place: RawPlace) -> Places:
    """A place that the board itself has divided."""
    raw = place.text or ", ".join(dict.fromkeys(part for part in (place.locality, place.region, place.country) if part))
    country, beside = _without_workplace(place.country)
    code, notes = _code(country)
    said = _text(place.text)
    city, workplace = _without_workplace(place.locality)
    workplace = beside if workplace == "unknown" else workplace
    if not country:
        if not place.region and city == place.locality and "," in city:
            return replace(_text(city), locations=tuple(replace(one, raw=raw) for one in _text(city).locations))
        nation = fold(place.region) in _NATIONS
        code = "GB" if nation else region_country(place.region, city)
    if workplace == "remote" and not place.region and (not city or _country(city)):
        return _told(raw, workplace, (code,) if code else _countries(city), notes)
    if said.workplace != "unknown":
        workplace = said.workplace
    return Places((Location(city, place.region, code, raw),), (), workplace, said.remote_countries, notes)


@lru_cache(maxsize=2048)
def _text(text: str) -> Places:
    """One place as free text."""
    if not fold(text):
        return Places()
    bare, workplace, inside, understood = _without_brackets(text)
    bare, outside = _without_workplace(bare)
    workplace = outside if workplace == "unknown" else workplace
    if _ONLY.search(bare) and _countries(_ONLY.sub("", bare)):
        bare, workplace = _ONLY.sub("", bare), "remote"
    countries = inside
    if workplace == "remote":
        countries = countries or (_countries(bare) if fold(bare) not in _CITY_AND_STATE else ())
    if workplace != "unknown" and (not bare or (countries and _countries(bare))) and understood:
        return _told(text, workplace, countries)
    listed = () if inside else _listed(bare)
    locations = listed or (_one(bare, () if workplace == "remote" else inside, text),)
    return Places(locations, (), workplace, countries if workplace == "remote" else (), _doubts(bare))


def _told(raw: str, workplace: Workplace, countries: tuple[str, ...], notes: tuple[str, ...] = ()) -> Places:
    """A text that says where one works and names no place; "anywhere" says more than that one works remotely."""
    place = (Location(raw=raw),)
    world = not countries and bool(_WORLDWIDE & set(fold(raw).split()))
    return Places(place if world else (), () if world else place, workplace, countries, notes)


def _without_brackets(text: str) -> tuple[str, Workplace, tuple[str, ...], bool]:
    """The text without what stands in brackets, what that says (of the workplace, or countries), and if it is all."""
    workplace: Workplace = "unknown"
    countries: tuple[str, ...] = ()
    bare, understood = text, True
    while found := _BRACKET.search(bare):
        inner, word = _without_workplace(found[2].strip())
        workplace = word if word != "unknown" else workplace
        named = _countries(_ONLY.sub("", inner))
        countries = countries or named
        understood = understood and not (inner and not named)
        bare = f"{found[1].rstrip()} {bare[found.end() :].lstrip()}".strip()
    return bare.strip(" ,-"), workplace, countries, understood


def _without_workplace(text: str) -> tuple[str, Workplace]:
    """The text without a word for the workplace at its beginning or end ("Remote - Germany", "London, Hybrid")."""
    whole = workplace_of(text) if text else None
    if fold(text) in _WORLD - {"any", "global", "international"}:
        return "", "remote"
    if whole and whole != "unknown" and fold(text) != "office":
        return "", whole
    before, behind = _BEFORE.match(text), _BEHIND.search(text)
    found = before or behind
    if not found:
        return text, "unknown"
    left = text[found.end() :] if before else text[: found.start()]
    kind = "remote" if fold(found[1]) in _WORLD else workplace_of(found[1])
    return left.strip(" ,-"), kind or "remote"


def _countries(text: str) -> tuple[str, ...]:
    """The countries of a text that names nothing else ("US/Canada", "Germany, Austria and Switzerland")."""
    if not text:
        return ()
    code = _country(text)
    if code:
        return (code,)
    codes = [_country(part) for part in _LIST.split(text.removeprefix("the ")) if part]
    return tuple(dict.fromkeys(codes)) if codes and all(codes) else ()


def _country(text: str) -> str:
    """The country of a name; two letters only in capitals ("in" and "no" are words) and where they are no state."""
    if len(text) != len("in") or not text.isascii():
        return country_code(text)
    return letters_country("", text) if text.isupper() else ""


def _listed(text: str) -> tuple[Location, ...]:
    """Several countries one after the other: as many places."""
    parts = [part for piece in text.split(",") if (part := piece.strip())]
    codes = [_country(part) if len(part) > len("US") else "" for part in parts]  # "Georgia, US" is one place
    if not codes[1:] or not all(codes) or len(set(codes)) < len(codes):
        return ()
    return tuple(Location(country=code, raw=part) for part, code in zip(parts, codes, strict=True))


def _one(text: str, inside: tuple[str, ...], raw: str) -> Location:
    """One place; ``inside`` are countries that stood behind it in brackets."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts[1:]:
        parts = _dashed(text.strip(" ,"))
    found = _several(parts) if parts[1:] else _single(*parts)
    if len(inside) == 1 and not found.country:
        found = replace(found, country=inside[0], locality=found.locality or ("" if parts[1:] else parts[0]))
    return replace(found, raw=raw)


def _dashed(text: str) -> list[str]:
    """A city and its country with a dash between them, in this order; other dashes part nothing."""
    match _DASH.split(text):
        case [first, second] if bool(_country(first)) != bool(_country(second)):
            return [first, second] if _country(second) else [second, first]
        case _:
            return [text]


def _single(text: str) -> Location:
    code = _country(text)
    if code:
        return Location(country=code)
    if fold(text) not in _CITY_AND_STATE and len(text) > len("CA") and region_country(text):
        return Location(region=text, country=region_country(text))
    letters = len(text) <= len("CA") and text.isascii()
    named = _NAME.fullmatch(text) and not letters and not _NO_CITY & set(fold(text).split())
    return Location(text) if named else Location()


def _several(parts: list[str]) -> Location:
    """City, region and country, or the other way round; nothing where it may be a list."""
    first, last = parts[0], parts[-1]
    code, is_region = country_behind(first, last)
    front = country_code(first) if len(first) > len("IN") or first in {"US", "UK"} else ""
    if front and front == region_country(last, first):  # "US, AR"
        return Location(region=last, country=front)
    match parts:
        case [_, city] if front and not code:
            return Location(city, country=front)
        case [_, region, city] if front and not code:
            return Location(city, region, front)
        case [_, _]:
            return _pair(first, last, code, is_region=is_region)
        case [_, *between, _] if code and not _foreign(between, code):
            region = last if is_region else between[0]
            return Location(country=code) if between[1:] else Location(first, region, code)
        case _:
            return Location()


def _pair(first: str, last: str, code: str, *, is_region: bool) -> Location:
    if is_region:
        return Location(first, last, code)
    if code and names_region(first, code) and fold(first) not in _CITY_AND_STATE:
        return Location(region=first, country=code)
    if code:
        return Location(first, country=code)
    return Location(first, last) if _doubts(f"{first}, {last}") else Location()


def _foreign(parts: list[str], code: str) -> bool:
    """Whether one of the parts is another country: then the text is a list."""
    return any(_country(part) not in {"", code} for part in parts if len(part) > len("CA"))


def _doubts(text: str) -> tuple[str, ...]:
    """A note where two letters behind a city may be a country or a region."""
    city, comma, letters = text.rpartition(",")
    letters = letters.strip()
    if not comma or "," in city or len(letters) != len("MG") or not letters.isupper() or not country_code(letters):
        return ()
    if country_behind(city.strip(), letters)[0]:
        return ()
    return (f"place {quoted(text)}: {letters} may be a country or a region",)
