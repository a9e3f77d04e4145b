"""RawPosting -> Posting: the facts of a job in one form, whatever board they came from. Pure.

Everything is plain text without contact data; what cannot be read is left out and named in a note. The words of the
boards are read by ``jobwords`` (workplace, employment), ``places`` and ``pay``.
"""

from __future__ import annotations

from rookery.collect.formats import dates
from rookery.collect.formats.fields import phrase
from rookery.collect.formats.frame import Frame
from rookery.collect.formats.jobwords import employment_of, workplace_of
from rookery.collect.formats.pay import read_pay
from rookery.collect.formats.places import Places, read_countries, read_places
from rookery.collect.formats.raw_posting import RawPosting
from rookery.config.words import quoted
from rookery.html.contacts import mask
from rookery.html.links import canonical_url
from rookery.model.countries import fold
from rookery.model.posting import EMPLOYMENT_TYPES, EmploymentType, Posting, Workplace

_MAX_WORDS = 20
_NO_END = frozenset({"continuous", "open until filled", "until filled", "ongoing", "rolling", "none", "null", "n a"})


def clean_posting(raw: RawPosting, frame: Frame) -> tuple[Posting, tuple[str, ...]]:
    """Clean the facts of one job. The notes name what the board states and nobody can read: a country that is none,
    a salary that is no number, an unknown word for employment or workplace, a closing date that is no date.
    """
    allowed = frame.feed.allow_contacts
    places = read_places(raw.places, allowed)
    open_to = read_countries(phrase(text, allowed) for text in raw.remote_countries)
    workplace, odd_place = _workplace(raw, places)
    employment, odd_words = _employment(raw)
    countries = tuple(dict.fromkeys(place.country for place in places.locations if place.country))
    pay = read_pay(raw.pay, countries or open_to.remote_countries or places.remote_countries, allowed)
    ends, odd_end = _end(raw.valid_through)
    apply_url = canonical_url(raw.apply_url, frame.base)
    odd_link = () if apply_url or not raw.apply_url.strip() else ("the apply link is no address on the web",)
    posting = Posting(
        locations=(*places.locations, *(places.told if workplace != places.workplace else ())),
        workplace=workplace,
        remote_countries=open_to.remote_countries or _open_to(places, workplace),
        team=phrase(raw.team, allowed),
        department=phrase(raw.department, allowed),
        employment_types=employment,
        salary=pay.salary,
        pay_text=pay.text,
        valid_through=ends,
        apply_url=apply_url,
        requisition_id=phrase(raw.requisition_id, allowed),
    )
    notes = (*places.notes, *open_to.notes, *odd_place, *odd_words, *pay.notes, *odd_end, *odd_link)
    return posting, tuple(mask(note, allowed) for note in notes)


def _workplace(raw: RawPosting, places: Places) -> tuple[Workplace, tuple[str, ...]]:
    """The board's own word, else its flag (False may also mean hybrid), else what its places say."""
    word = workplace_of(raw.workplace)
    notes = () if word else (f"workplace {quoted(raw.workplace.strip())} is no known word",)
    if word and word != "unknown":
        return word, notes
    return "remote" if raw.remote else places.workplace, notes


def _open_to(places: Places, workplace: Workplace) -> tuple[str, ...]:
    """The countries that are said to be open to remote work; of a remote job also a country named as its only place."""
    named = (place.country for place in places.locations if not (place.locality or place.region) and place.country)
    return tuple(dict.fromkeys((*places.remote_countries, *(named if workplace == "remote" else ()))))


def _employment(raw: RawPosting) -> tuple[tuple[EmploymentType, ...], tuple[str, ...]]:
    found: set[EmploymentType] = set()
    notes = []
    for text in raw.employment[:_MAX_WORDS]:
        types = employment_of(phrase(text))
        if types is None:
            notes.append(f"employment {quoted(phrase(text))} is no known word")
        else:
            found.update(types)
    return tuple(kind for kind in EMPLOYMENT_TYPES if kind in found), tuple(notes)


def _end(text: str) -> tuple[str, tuple[str, ...]]:
    if not text.strip() or fold(text[:80]) in _NO_END:
        return "", ()
    ends = dates.last_moment(text)
    odd = not ends and not dates.is_date(text)  # a date so far away that nobody means it is no mistake
    return ends, (f"closing date {quoted(text.strip())} is no date",) if odd else ()
