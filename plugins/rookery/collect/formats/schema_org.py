"""A schema.org JobPosting (an object of JSON-LD, https://schema.org/JobPosting) -> RawItem.

Real markup writes most properties in several ways: one or a list, text or an object, a name or a code; each is read.
Evidence: Google's guide for JobPosting, and pages of several vendors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rookery.collect.formats.board_json import obj, object_of, string, strings, unescaped, words
from rookery.collect.formats.raw import RawItem, RawText
from rookery.collect.formats.raw_posting import RawPay, RawPlace, RawPosting

MAX_NODES = 100_000
"""Objects of one document that are looked at in search of postings."""

_CONTAINERS = ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage", "hasPart")


def is_a(node: dict[str, Any], name: str) -> bool:
    """Whether ``node`` is of this type, written bare, with a prefix or as an address."""
    types = strings(node, "@type")
    return any(kind.rpartition("/")[2].rpartition(":")[2] == name for kind in types)


def postings_in(document: object) -> Iterator[dict[str, Any]]:
    """The JobPostings of a JSON-LD document in its order: alone, in a list, in ``@graph`` or in an ItemList."""
    stack, seen = [document], 0
    while stack and seen < MAX_NODES:
        seen += 1
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            if is_a(node, "JobPosting"):
                yield node
            else:
                stack.extend(node[key] for key in reversed(_CONTAINERS) if key in node)


def listed_addresses(document: object) -> Iterator[str]:
    """The addresses that the ItemLists of a JSON-LD document name, where the items are no postings themselves."""
    for node in document if isinstance(document, list) else [document]:
        if isinstance(node, dict) and is_a(node, "ItemList"):
            elements = node.get("itemListElement")
            for element in elements if isinstance(elements, list) else [elements]:
                entry = object_of(element)
                yield from strings(entry, "url")[:1] or strings(obj(entry, "item"), "url")[:1] or strings(entry, "item")


def item_of(node: dict[str, Any]) -> RawItem:
    """A JobPosting as an item. ``guid`` and ``link`` are its ``url``, ``""`` if it gives none."""
    url = string(node, "url", "@id")
    modified = string(node, "dateModified")
    return RawItem(
        guid=url,
        link=url,
        title=string(node, "title", "name"),
        bodies=(RawText(unescaped("\n".join(strings(node, "description")))),),
        published=(string(node, "datePosted"),),
        updated=(modified,) if modified else (),
        categories=(*_names(node.get("occupationalCategory")), *_names(node.get("industry"))),
        lang=string(node, "inLanguage"),
        posting=posting_of(node),
    )


def posting_of(node: dict[str, Any]) -> RawPosting:
    """The facts of a JobPosting. ``directApply`` is the employer's word to Google alone and is not read."""
    location_types = [kind.upper() for kind in strings(node, "jobLocationType")]
    return RawPosting(
        places=tuple(filter(None, map(_place, _each(node.get("jobLocation"))))),
        workplace="remote" if "TELECOMMUTE" in location_types else next(iter(location_types), ""),
        remote_countries=_remote_countries(node.get("applicantLocationRequirements")),
        department=next(iter(_names(node.get("employmentUnit"))), ""),
        employment=tuple(
            part.strip() for kind in strings(node, "employmentType") for part in kind.split(",") if part.strip()
        ),
        pay=_pay(node),
        valid_through=string(node, "validThrough"),
        requisition_id=next(iter(_identifiers(node.get("identifier"))), ""),
    )


def _each(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(value: object) -> tuple[str, ...]:
    """Texts, or the names of objects, be it one or a list."""
    return tuple(
        name
        for entry in _each(value)
        if (name := string(object_of(entry), "name", "@id") if isinstance(entry, dict) else words(entry))
    )


def _identifiers(value: object) -> tuple[str, ...]:
    return tuple(
        found
        for entry in _each(value)
        if (found := string(object_of(entry), "value", "@id") if isinstance(entry, dict) else words(entry))
    )


def _place(value: object) -> RawPlace | None:
    """A Place with a PostalAddress, an address alone, or a line of text."""
    if not isinstance(value, dict):
        text = words(value)
        return RawPlace(text=text) if text else None
    addresses = _each(value.get("address", value if is_a(value, "PostalAddress") else None))
    address = next((entry for entry in addresses if entry), None)
    if not isinstance(address, dict):
        text = words(address) or string(value, "name")
        return RawPlace(text=text) if text else None
    country = next(iter(_names(address.get("addressCountry"))), "")
    locality, region = string(address, "addressLocality"), string(address, "addressRegion")
    text = ", ".join(filter(None, (locality, region, country))) or string(value, "name")
    return RawPlace(text=text, locality=locality, region=region, country=country) if text else None


def _remote_countries(value: object) -> tuple[str, ...]:
    """Countries that remote work is open to; of a state or a city the country of its address, if it has one."""
    found = []
    for entry in _each(value):
        node = object_of(entry)
        country = next(iter(_names(obj(node, "address").get("addressCountry"))), "")
        found.append(country or (string(node, "name") if isinstance(entry, dict) else words(entry)))
    return tuple(filter(None, found))


def _pay(node: dict[str, Any]) -> RawPay:
    """``baseSalary``: a MonetaryAmount with a number or a range in it, a bare number, or words."""
    amount = next((entry for entry in _each(node.get("baseSalary")) if entry), None)
    currency = string(node, "salaryCurrency")
    if not isinstance(amount, dict):
        return _stated(words(amount), currency, "")
    currency = string(amount, "currency") or currency
    per = string(amount, "unitText")
    value = next((entry for entry in _each(amount.get("value")) if entry), None)
    if not isinstance(value, dict):
        value = amount if value is None else {"value": value}
    per = string(value, "unitText", "unitCode") or per
    low, high = string(value, "minValue"), string(value, "maxValue")
    if low or high:
        return RawPay(minimum=low, maximum=high, currency=currency, per=per)
    return _stated(words(value.get("value")), currency, per)


def _stated(value: str, currency: str, per: str) -> RawPay:
    """One amount: a number is both ends of the range, anything else is words."""
    number = value.strip().replace(",", "").replace(" ", "")
    if number.replace(".", "", 1).isdecimal():
        return RawPay(minimum=value, maximum=value, currency=currency, per=per)
    return RawPay(text=value) if value else RawPay()
