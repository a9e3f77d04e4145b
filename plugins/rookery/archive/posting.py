"""The facts of a job <-> one JSON object in its entry's file (key ``posting``). Pure.

The object holds only what is there, in a fixed order; ``{"salary": {"minimum": "85000", "currency": "EUR", "per":
"year"}}`` says nothing of a maximum. Read strictly: an unknown key, a word or a code that is none, an empty value are
no posting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from rookery.archive.values import is_text, is_time, is_web, text_value, time_value, web_value
from rookery.model.countries import COUNTRIES
from rookery.model.currencies import CURRENCIES
from rookery.model.posting import EMPLOYMENT_TYPES, Location, PayPer, Posting, Salary, Workplace

EXPECTED = "an object of a job's facts without empty values"
_WORKPLACES = frozenset(get_args(Workplace)) - {"unknown"}
_PERIODS = frozenset(get_args(PayPer))
_AMOUNT = re.compile(r"\d{1,15}(?:\.\d{1,4})?", re.ASCII)


def posting_data(posting: Posting | None) -> dict[str, Any]:
    """The posting as plain data for JSON; ``{}`` for none and for one that says nothing."""
    if posting is None:
        return {}
    salary = posting.salary
    pairs = (
        ("locations", [_filled(_location(one)) for one in posting.locations]),
        ("workplace", "" if posting.workplace == "unknown" else posting.workplace),
        ("remote_countries", list(posting.remote_countries)),
        ("team", posting.team),
        ("department", posting.department),
        ("employment_types", list(posting.employment_types)),
        ("salary", _filled(_salary(salary)) if salary else {}),
        ("pay_text", posting.pay_text),
        ("valid_through", posting.valid_through),
        ("apply_url", posting.apply_url),
        ("requisition_id", posting.requisition_id),
    )
    return _filled(dict(pairs))


def is_posting(value: object) -> bool:
    """Whether plain data is what ``posting_data`` makes of a posting."""
    return _is_object(value, _RULES)


def posting_of(data: Mapping[str, Any]) -> Posting | None:
    """The posting of plain data that ``is_posting``; None for ``{}``."""
    if not data:
        return None
    salary = data.get("salary")
    lists = {key: tuple(data.get(key, ())) for key in ("remote_countries", "employment_types")}
    texts = {key: data[key] for key in _TEXTS if key in data}
    return Posting(
        locations=tuple([Location(**one) for one in data.get("locations", ())]),
        salary=Salary(**{"minimum": "", "maximum": "", **salary}) if salary else None,
        **cast("Any", lists | texts),
    )


def normal_posting(posting: Posting | None) -> Posting | None:
    """The posting as the archive can hold it: NFC, without what is no value of its field; None if nothing is left."""
    if posting is None:
        return None
    found = replace(
        posting,
        locations=tuple(place for one in posting.locations if (place := _normal_location(one)) != Location()),
        workplace=posting.workplace if posting.workplace in _WORKPLACES else "unknown",
        remote_countries=tuple(code for code in posting.remote_countries if code in COUNTRIES),
        team=text_value(posting.team),
        department=text_value(posting.department),
        employment_types=tuple(word for word in posting.employment_types if word in EMPLOYMENT_TYPES),
        salary=_normal_salary(posting.salary),
        pay_text=text_value(posting.pay_text),
        valid_through=time_value(posting.valid_through),
        apply_url=web_value(posting.apply_url),
        requisition_id=text_value(posting.requisition_id),
    )
    return None if found == Posting() else found


def _normal_location(place: Location) -> Location:
    return Location(
        text_value(place.locality),
        text_value(place.region),
        place.country if place.country in COUNTRIES else "",
        text_value(place.raw),
    )


def _normal_salary(salary: Salary | None) -> Salary | None:
    if salary is None:
        return None
    amounts = [amount if _AMOUNT.fullmatch(amount) else "" for amount in (salary.minimum, salary.maximum)]
    return replace(salary, minimum=amounts[0], maximum=amounts[1]) if _is_salary(_salary(salary, *amounts)) else None


def _location(place: Location) -> dict[str, str]:
    return {"locality": place.locality, "region": place.region, "country": place.country, "raw": place.raw}


def _salary(salary: Salary, minimum: str | None = None, maximum: str | None = None) -> dict[str, str]:
    amounts = {
        "minimum": salary.minimum if minimum is None else minimum,
        "maximum": salary.maximum if maximum is None else maximum,
    }
    return _filled({**amounts, "currency": salary.currency, "per": salary.per})


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}


def _is_object(value: object, rules: Mapping[str, Callable[[Any], bool]]) -> bool:
    """A filled object of these keys, each with a value of its kind."""
    return (
        isinstance(value, dict) and bool(value) and all(key in rules and rules[key](one) for key, one in value.items())
    )


def _is_list(of: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and bool(value) and all(map(of, value))


def _is_salary(value: object) -> bool:
    return _is_object(value, _SALARY) and {"currency", "per"} < cast("dict[str, str]", value).keys()


def _one_of(words: frozenset[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in words


def _is_amount(value: object) -> bool:
    return isinstance(value, str) and _AMOUNT.fullmatch(value) is not None


_is_country = _one_of(frozenset(COUNTRIES))
_LOCATION: dict[str, Callable[[Any], bool]] = {
    "locality": is_text,
    "region": is_text,
    "country": _is_country,
    "raw": is_text,
}
_SALARY: dict[str, Callable[[Any], bool]] = {
    "minimum": _is_amount,
    "maximum": _is_amount,
    "currency": _one_of(CURRENCIES),
    "per": _one_of(_PERIODS),
}
_TEXTS: dict[str, Callable[[Any], bool]] = {
    "workplace": _one_of(_WORKPLACES),
    "team": is_text,
    "department": is_text,
    "pay_text": is_text,
    "valid_through": is_time,
    "apply_url": is_web,
    "requisition_id": is_text,
}
_RULES: dict[str, Callable[[Any], bool]] = {
    "locations": _is_list(lambda value: _is_object(value, _LOCATION)),
    "remote_countries": _is_list(_is_country),
    "employment_types": _is_list(_one_of(frozenset(EMPLOYMENT_TYPES))),
    "salary": _is_salary,
    **_TEXTS,
}
