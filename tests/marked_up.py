"""Visible = marked up: what a page's JSON-LD claims, looked for in the text that a reader sees."""

from __future__ import annotations

import re

from job_ads import jsonld_of, text_of
from rookery.model.countries import COUNTRIES

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]  # fmt: skip
IN_WORDS = {
    "FULL_TIME": "full time", "PART_TIME": "part time", "CONTRACTOR": "contract", "TEMPORARY": "temporary",
    "INTERN": "internship", "VOLUNTEER": "voluntary", "PER_DIEM": "by the day", "OTHER": "other",
}  # fmt: skip
SIGNS = {"EUR": "€", "GBP": "£", "USD": "US$", "JPY": "¥"}


def several(value) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def in_words(day: str) -> str:
    year, month, number = day[:10].split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def pay_claims(pay: dict | None):
    if pay:
        value = pay["value"]
        yield "currency", [SIGNS.get(pay["currency"], pay["currency"])]
        yield "unitText", [f"an {value['unitText']}", f"a {value['unitText']}"]
        for figure in (value[key] for key in ("value", "minValue", "maxValue") if key in value):
            yield str(figure), [f"{figure:,}", f"{figure:,.2f}"]


def claims(data: dict):
    """Every value that the markup claims -> the spellings of which one must stand on the page."""
    yield data["title"], [data["title"]]
    for moment in filter(None, (data["datePosted"], data.get("validThrough"))):
        yield moment, [in_words(moment)]
    for place in several(data.get("jobLocation")):
        for key in ("addressLocality", "addressRegion", "streetAddress", "postalCode"):
            if key in place["address"]:
                yield key, [place["address"][key]]
        code = place["address"]["addressCountry"]
        yield code, [COUNTRIES[code], code]
    for country in several(data.get("applicantLocationRequirements")):
        yield country["name"], [country["name"]]
    if "jobLocationType" in data:
        yield "TELECOMMUTE", ["Remote"]
    for word in several(data.get("employmentType")):
        yield word, [IN_WORDS[word]]
    yield from pay_claims(data.get("baseSalary"))
    if "identifier" in data:
        yield "identifier", [data["identifier"]["value"]]
    yield "description", [text_of(f"<body>{data['description']}")]


def unseen(page: str, read: str = "") -> list[str]:
    """What is marked up on a page and cannot be read there, in the job's own article: what stands in jobs beside it
    is no excuse. ``read`` is the text of that article as a browser shows it, else that of its source.
    """
    article = re.search(r'<article class="job">.*</article>\s*(?=<section|<div class="more"|<script)', page, re.DOTALL)
    text = " ".join((read or text_of(f"<body>{article[0] if article else ''}")).split()).casefold()
    everywhere = text_of(page).casefold() if jsonld_of(page) else ""
    return [
        what
        for data in jsonld_of(page)
        for what, spellings in claims(data)
        if not any(stands_in(one.casefold(), text) for one in spellings)
    ] + [
        # who hires is said at the foot of every page
        data["hiringOrganization"]["name"]
        for data in jsonld_of(page)
        if not stands_in(data["hiringOrganization"]["name"].casefold(), everywhere)
    ]


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand there whole: 62 does not stand in 620, but a sign of money stands before its number."""
    before, after = (r"(?<!\w)" if words[:1].isalnum() else ""), (r"(?!\w)" if words[-1:].isalnum() else "")
    return bool(words) and re.search(before + re.escape(words) + after, text) is not None


def without_data(page: str) -> str:
    """A page without its data for search engines, which no browser runs."""
    return re.sub(r'<script type="application/ld\+json">[^<>]*</script>', "", page)
