"""The words of all boards for where one works and how one is employed -> schema.org's and ours. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from rookery.model.countries import fold
from rookery.model.posting import EMPLOYMENT_TYPES, EmploymentType, Workplace

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_SEPARATOR = re.compile(r"[_/+-]+")

_WORKPLACES: dict[Workplace, str] = {
    "onsite": "onsite|on site|in office|office|office based|in person|no remote|not remote|vor ort|praesenz|sur site",
    "hybrid": "hybrid|hybrid remote|hybrid work|hybride|partially remote|partly remote|remote hybrid|teilweise remote",
    "remote": "remote|fully remote|full remote|100 remote|remote only|remote first|remote job|remote work|fully"
    "|telecommute|telecommuting|telework|teletravail|home office|homeoffice|home based|work from home|wfh"
    "|work from anywhere|anywhere|distributed|mobiles arbeiten",
    "unknown": "unspecified|unknown|none|not specified|null|nicht angegeben",
}
_WORKPLACE = {word: place for place, words in _WORKPLACES.items() for word in words.split("|")}

_TYPES: dict[EmploymentType, str] = {
    "FULL_TIME": "full time|fulltime|ft|vollzeit|voltijd|temps plein|temps complet|heltid|tiempo completo|tempo pieno"
    "|full or part time|full and part time|voll oder teilzeit|voll und teilzeit",
    "PART_TIME": "part time|parttime|pt|teilzeit|deeltijd|temps partiel|deltid|media jornada|minijob|mini job"
    "|working student|werkstudent|werkstudentin|student job|full or part time|full and part time|voll oder teilzeit"
    "|voll und teilzeit",
    "CONTRACTOR": "contractor|contract|contracting|freelance|freelancer|freelancing|independent contractor"
    "|self employed|contract to hire|freiberuflich|freie mitarbeit|freiberufler|selbststaendig",
    "TEMPORARY": "temporary|temp|fixed term|fixed term contract|limited|limited contract|seasonal|interim|befristet"
    "|zeitarbeit|cdd|temporaire|maternity cover|temporary contract",
    "INTERN": "intern|interns|internship|internships|praktikum|praktikant|praktikantin|stage|stagiaire|co op|coop",
    "VOLUNTEER": "volunteer|volunteering|ehrenamt|ehrenamtlich|benevole|benevolat",
    "PER_DIEM": "per diem|perdiem|prn|day labor|tageweise",
    "OTHER": "other|trainee|traineeship|apprentice|apprenticeship|ausbildung|auszubildende|azubi|duales studium"
    "|dual study|alternance|apprentissage|graduate program|graduate programme|fellowship|on call|zero hours",
}
# What says nothing of time or kind, and phrases in which "contract" does not mean that one is a contractor.
_SAYING_NOTHING = (
    "permanent|regular|employee|employees|employment|permanent contract|permanent employee|regular employee|standard"
    "|unlimited contract|employment contract|open ended contract|indefinite contract|unlimited|indefinite|open ended"
    "|unbefristet|festanstellung|cdi|salaried|staff|experienced|direct hire|none|n a|not specified|unspecified|unknown"
    "|nicht angegeben"
)
_SILENT = frozenset(_SAYING_NOTHING.split("|"))
_TYPES_OF: dict[str, tuple[EmploymentType, ...]] = {
    word: tuple(kind for kind in EMPLOYMENT_TYPES if word in _TYPES[kind].split("|"))
    for words in _TYPES.values()
    for word in words.split("|")
}
_LONGEST_PHRASE = 4


def workplace_of(text: str) -> Workplace | None:
    """The workplace that a board's word means ("On-site", "TELECOMMUTE", "Fully Remote"); None for no known word."""
    words = _words(text)
    return _WORKPLACE.get(words) if words else "unknown"


@lru_cache(maxsize=1024)
def employment_of(text: str) -> tuple[EmploymentType, ...] | None:
    """The employment types that a board's words mean, in schema.org's order; None if no word of them is known.

    ``()`` where they say nothing of it: a permanent job may be any. What stands in brackets is no part of it.
    """
    words = _words(_BRACKETS.sub(" ", text)).split()
    found: set[EmploymentType] = set()
    known = not words
    position = 0
    while position < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - position), 0, -1):
            phrase = " ".join(words[position : position + length])
            if phrase in _TYPES_OF or phrase in _SILENT:
                found.update(_TYPES_OF.get(phrase, ()))
                known = True
                position += length
                break
        else:
            position += 1
    return tuple(kind for kind in EMPLOYMENT_TYPES if kind in found) if known else None


def _words(text: str) -> str:
    return fold(_SEPARATOR.sub(" ", _CAMEL.sub(" ", text[:200])).replace("\u00e4", "ae").replace("\u00fc", "ue"))
