"""Hand-written jobs: ``content/jobs/<slug>.md`` -> OwnJob, for what no board has.

In: the site's folder, the topics, today. Out: jobs by slug, and Problems. Strict where a board's words are read with
patience: here somebody can mend them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, cast

from rookery.config.frontmatter import Fields, read_front
from rookery.config.words import did_you_mean, got, one_of, quoted
from rookery.content.files import read_folder
from rookery.content.people import known_topics, link_fault
from rookery.errors import Problem
from rookery.html.links import link_target
from rookery.model.countries import country_code
from rookery.model.currencies import CURRENCIES
from rookery.model.posting import EmploymentType, Location, PayPer, Posting, Salary, Workplace
from rookery.model.written import OwnJob

__all__ = ["FOLDER", "OwnJob", "read_jobs"]

FOLDER = "content/jobs"
# lists of jobs have these addresses
_TAKEN = frozenset({"team", "location", "workplace", "type", "topic"})
_KEYS = (
    *("title", "published", "closes", "location", "locations", "workplace", "remote_countries", "team", "department"),
    *("employment", "salary", "apply", "requisition", "topics"),
)
_UNKNOWN = {
    "date": "expected the day under published:. Write published: 2026-03-02",
    "valid_through": "expected the last day to apply under closes:. Write closes: 2026-05-31",
    "description": "expected the text of the job below the second ---. Move it there",
    "company": "expected no such key: the employer stands in the site's settings. Delete the line",
    "email": "expected the address under apply:. Write apply: mailto:jobs@example.com",
}
_EMPLOYMENT: dict[str, EmploymentType] = {
    "full-time": "FULL_TIME",
    "part-time": "PART_TIME",
    "contractor": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "intern": "INTERN",
    "volunteer": "VOLUNTEER",
    "per-diem": "PER_DIEM",
    "other": "OTHER",
}
_SALARY = ("min", "max", "currency", "per")
_PERIODS = ("hour", "day", "week", "month", "year")
_AMOUNT = re.compile(r"[1-9]\d{0,11}(?:\.\d{1,2})?", re.ASCII)
_PLACE = "expected a place that ends in a country, such as 'Leeds, United Kingdom' or 'Austin, Texas, US'"
_MOST_PARTS = 3
_PAY = "Write salary: {min: 60000, max: 75000, currency: EUR, per: year}"


def read_jobs(root: Path, topics: Collection[str], today: str, problems: list[Problem]) -> dict[str, OwnJob]:
    """Read all jobs. ``today`` is ``2026-03-02``: a job is not published in the future."""
    jobs: dict[str, OwnJob] = {}
    for file in read_folder(root, FOLDER, problems):
        if file.stem in _TAKEN:
            problems.append(Problem(file.place, 0, f"/jobs/{file.stem}/ is a list of jobs. Rename the file"))
        fields = read_front(file.text, file.place, _KEYS, problems, _UNKNOWN)
        if fields is not None:
            jobs[file.stem] = _job(file.stem, fields, topics, today)
    return jobs


def _job(slug: str, fields: Fields, topics: Collection[str], today: str) -> OwnJob:
    published = fields.day("published", required="the day from which the job stands, such as 2026-03-02")
    if published > today:
        fields.wrong("published", f"expected a day that is not in the future; got {quoted(published)}")
    closes = fields.day("closes")
    if closes and closes < published:
        fields.wrong("closes", f"expected a day not before it was published on {published}; got {quoted(closes)}")
    if not fields.body:
        fields.wrong("title", "expected the text of the job below the second ---; got nothing. Write it there")
    return OwnJob(
        slug=slug,
        title=fields.text("title", required="what the job is called") or slug,
        published=published,
        posting=_posting(fields, closes),
        closes=closes,
        topics=known_topics(fields, topics),
        text=fields.body,
        place=fields.place,
    )


def _posting(fields: Fields, closes: str) -> Posting:
    workplace = cast("Workplace", fields.choice("workplace", ("onsite", "hybrid", "remote"), "unknown"))
    locations = _locations(fields)
    if not locations and workplace != "remote" and not {"location", "locations"} & _present(fields):
        fields.wrong("location", f"{_PLACE}; got nothing. Write it, or workplace: remote")
    return Posting(
        locations=locations,
        workplace=workplace,
        remote_countries=_countries(fields, workplace),
        team=fields.text("team"),
        department=fields.text("department"),
        employment_types=_employment(fields),
        salary=_salary(fields),
        valid_through=f"{closes}T23:59:59Z" if closes else "",
        apply_url=_apply(fields),
        requisition_id=fields.text("requisition"),
    )


def _present(fields: Fields) -> set[str]:
    return {key for key in _KEYS if key in fields}


def _locations(fields: Fields) -> tuple[Location, ...]:
    """``location`` is one place, ``locations`` a list of them."""
    if {"location", "locations"} <= _present(fields):
        fields.wrong("locations", "expected either location: or locations:; got both. Put all places in locations:")
    given = [("location", fields.text("location"), ())] if "location" in fields else []
    places = [(key, text, at) for key, text, at in given if text]
    numbered = enumerate(fields.texts("locations"))
    found = [place_of(fields, key, text, *at) for key, text, at in places]
    found += [place_of(fields, "locations", text, number) for number, text in numbered]
    return tuple(dict.fromkeys(place for place in found if place))


def place_of(fields: Fields, key: str, text: str, *at: int) -> Location | None:
    """``Austin, Texas, US`` as a place; None, and a problem noted at ``key``, if it does not end in a country."""
    parts = [part.strip() for part in text.split(",")]
    code = country_code(parts[-1])
    if not code or len(parts) > _MOST_PARTS or not all(parts):
        fields.wrong(key, f"{_PLACE}; got {quoted(text)}", *at)
        return None
    city, region = (parts[0] if parts[1:] else "", parts[1] if parts[2:] else "")
    return Location(city, region, code, text)


def _countries(fields: Fields, workplace: Workplace) -> tuple[str, ...]:
    found = []
    for number, text in enumerate(fields.texts("remote_countries")):
        code = country_code(text)
        if code:
            found.append(code)
        else:
            fields.wrong("remote_countries", f"expected a country; got {quoted(text)}", number)
    if found and workplace not in {"remote", "hybrid"}:
        fields.wrong("remote_countries", "expected only with workplace: remote or hybrid. Write that too")
    return tuple(dict.fromkeys(found))


def _employment(fields: Fields) -> tuple[EmploymentType, ...]:
    """One word or a list of them."""
    one = isinstance(fields.value("employment"), str)
    words = (fields.text("employment"),) if one else fields.texts("employment")
    found = []
    for number, word in enumerate(words):
        if word in _EMPLOYMENT:
            found.append(_EMPLOYMENT[word])
        elif word:
            mean = did_you_mean(word, _EMPLOYMENT)
            message = f"expected one of {', '.join(_EMPLOYMENT)}; got {quoted(word)}{'.' + mean if mean else ''}"
            fields.wrong("employment", message, *(() if one else (number,)))
    return tuple(dict.fromkeys(found))


def _apply(fields: Fields) -> str:
    """An address on the web, or a mailto: address, which is shown: somebody wrote it here for that."""
    given = fields.text("apply", required="where one applies: an address that begins with https:// or mailto:")
    if not given:
        return ""
    fault = link_fault(given)
    if fault:
        fields.wrong("apply", fault)
    return "" if fault else link_target(given)


def _salary(fields: Fields) -> Salary | None:
    if "salary" not in fields:
        return None
    given = fields.value("salary")
    if not isinstance(given, Mapping) or not given:
        fields.wrong("salary", f"expected min:, max:, currency: and per:; got {got(given)}. {_PAY}")
        return None
    for key in given:
        if key not in _SALARY:
            mean = did_you_mean(key, _SALARY)
            message = f"expected {one_of(_SALARY)}; got the unknown key {quoted(key)}{'.' + mean if mean else ''}"
            fields.wrong("salary", message, key)
    low, high = _amount(fields, given, "min"), _amount(fields, given, "max")
    if "min" not in given and "max" not in given:
        fields.wrong("salary", f"expected min: or max:, or both; got neither. {_PAY}")
    if low and high and float(low) > float(high):
        fields.wrong("salary", f"expected at least the {low} of min:; got {high}", "max")
    currency = _word(fields, given, "currency", "a currency of ISO 4217, such as EUR", CURRENCIES)
    per = cast("PayPer", _word(fields, given, "per", one_of(_PERIODS), _PERIODS))
    return Salary(low, high, currency, per) if currency and per and (low or high) else None


def _amount(fields: Fields, given: Mapping[str, Any], key: str) -> str:
    """A number without signs between its thousands; of 18.50 in quotes the zero is kept."""
    if key not in given:
        return ""
    value = given[key]
    text = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    if _AMOUNT.fullmatch(text):
        return text
    expected = "expected a number such as 60000 or 18.50"
    fields.wrong("salary", f"{expected}; got {got(value) if isinstance(value, str) else text or got(value)}", key)
    return ""


def _word(fields: Fields, given: Mapping[str, Any], key: str, expected: str, options: Collection[str]) -> str:
    value = given.get(key)
    if isinstance(value, str) and value in options:
        return value
    mean = did_you_mean(value, options) if isinstance(value, str) and key == "per" else ""
    mean = f" Did you mean {quoted(value.upper())}?" if isinstance(value, str) and value.upper() in options else mean
    at = (key,) if key in given else ()
    name = "" if at else f"{key}: "
    fields.wrong("salary", f"{name}expected {expected}; got {got(value)}{'.' + mean if mean else ''}", *at)
    return ""
