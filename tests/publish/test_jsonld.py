"""JobPosting: valid by Google's rules or not there at all, never a guess, and nothing in it can leave its element."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from job_ads import BRNO, PAY, STATED, ad, faults, jsonld_of
from rookery.model.posting import Location, Posting, Salary
from rookery.model.text import Html
from rookery.model.written import Prose
from rookery.publish.jsonld import IN_FULL, job_posting, render_jsonld
from rookery.publish.views import BodyRef, LinkView

EMPLOYER = LinkView("Example Works", "https://www.example.com/")
BODY = BodyRef("collected/jobs/2026/x.md", "00")
NO_COUNTRY = Location("Brno", "", "", "Brno")


def markup(posting: Posting | None = STATED, text=BODY, employer: LinkView = EMPLOYER, **values) -> tuple:
    direct = values.pop("direct_apply", None)
    withheld = values.pop("withheld", False)
    return job_posting(
        ad(posting=posting, **values), employer=employer, text=text, withheld=withheld, direct_apply=direct
    )


def rendered(*args, description: str = "<p>All of it.</p>", **values) -> dict:
    found, missing = markup(*args, **values)

    assert missing == ()
    return jsonld_of(render_jsonld(found, lambda _: Html(description), dict))[0]


def test_everything_that_a_source_states_is_marked_up():
    assert rendered(direct_apply=True) == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Gauge keeper 1",
        "datePosted": "2026-02-10",
        "validThrough": "2026-04-30T00:00:00Z",
        "hiringOrganization": {"@type": "Organization", "name": "Example Works", "sameAs": "https://www.example.com/"},
        "jobLocation": [
            {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Brno", "addressCountry": "CZ"}},
            {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Leeds", "addressCountry": "GB"}},
        ],
        "employmentType": ["FULL_TIME", "TEMPORARY"],
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {"@type": "QuantitativeValue", "minValue": 62000, "maxValue": 76000.5, "unitText": "YEAR"},
        },
        "identifier": {"@type": "PropertyValue", "name": "Example Works", "value": "REQ-7781"},
        "directApply": True,
        "description": "<p>All of it.</p>",
    }  # fmt: skip


def test_what_a_source_does_not_state_is_left_out():
    said = rendered(Posting(locations=(BRNO,)), employer=LinkView("Example Works", ""))

    assert {"@context", "@type", "title", "datePosted", "hiringOrganization", "jobLocation", "description"} == set(said)
    assert {"@type": "Organization", "name": "Example Works"} == said["hiringOrganization"]


def place(**address) -> dict:
    return {"@type": "Place", "address": {"@type": "PostalAddress", **address}}


TELECOMMUTE = "jobLocationType"
PLACES = {
    "on site": (Posting((BRNO,), "onsite"), {"jobLocation": place(addressLocality="Brno", addressCountry="CZ")}),
    "hybrid is no telecommuting": (
        Posting((BRNO,), "hybrid", ("CZ",)),
        {"jobLocation": place(addressLocality="Brno", addressCountry="CZ")},
    ),
    "unknown workplace": (Posting((BRNO,)), {"jobLocation": place(addressLocality="Brno", addressCountry="CZ")}),
    "remote in one country": (
        Posting((), "remote", ("CZ",)),
        {TELECOMMUTE: "TELECOMMUTE", "applicantLocationRequirements": {"@type": "Country", "name": "Czechia"}},
    ),
    "remote in two countries, with an office": (
        Posting((BRNO,), "remote", ("CZ", "DE")),
        {
            TELECOMMUTE: "TELECOMMUTE",
            "applicantLocationRequirements": [
                {"@type": "Country", "name": "Czechia"},
                {"@type": "Country", "name": "Germany"},
            ],
        },
    ),
    "remote from nobody knows where, with an office": (
        Posting((BRNO,), "remote"),
        {"jobLocation": place(addressLocality="Brno", addressCountry="CZ")},
    ),
    "a country and no more": (Posting((Location(country="CZ"),)), {"jobLocation": place(addressCountry="CZ")}),
    "a region without a town": (
        Posting((Location("", "Yorkshire", "GB"),)),
        {"jobLocation": place(addressRegion="Yorkshire", addressCountry="GB")},
    ),
    "a place without a country beside one with": (
        Posting((NO_COUNTRY, BRNO)),
        {"jobLocation": place(addressLocality="Brno", addressCountry="CZ")},
    ),
    "one place twice": (Posting((BRNO, BRNO)), {"jobLocation": place(addressLocality="Brno", addressCountry="CZ")}),
}


@pytest.mark.parametrize("case", PLACES.values(), ids=PLACES.keys())
def test_where_the_work_is_done(case):
    posting, expected = case
    said = rendered(posting)

    assert expected == {key: said[key] for key in said if "ocation" in key}
    assert faults(said) == []


PAYS = {
    "a range": (PAY, {"minValue": 62000, "maxValue": 76000.5, "unitText": "YEAR"}),
    "one figure": (Salary("18.50", "18.50", "GBP", "hour"), {"value": 18.5, "unitText": "HOUR"}),
    "from": (Salary("500", "", "USD", "day"), {"minValue": 500, "unitText": "DAY"}),
    "up to": (Salary("", "4000", "CHF", "month"), {"maxValue": 4000, "unitText": "MONTH"}),
    "a large one": (Salary("120000000", "", "JPY", "year"), {"minValue": 120_000_000, "unitText": "YEAR"}),
    "no currency": (Salary("500", "", "", "day"), None),
    "no number": (Salary("competitive", "", "EUR", "year"), None),
    "not a number": (Salary("NaN", "Infinity", "EUR", "year"), None),
    "more than the most": (Salary("5", "4", "EUR", "hour"), None),
    "nothing": (None, None),
}


@pytest.mark.parametrize("case", PAYS.values(), ids=PAYS.keys())
def test_pay_is_as_stated_or_not_there(case):
    salary, expected = case
    said = rendered(replace(STATED, salary=salary, pay_text="between friends"))

    assert faults(said) == []
    assert expected == (
        {key: value for key, value in said["baseSalary"]["value"].items() if key != "@type"}
        if "baseSalary" in said
        else None
    )


MISSING = {
    "no facts at all": ({"posting": None}, ("addressCountry",)),
    "no country": ({"posting": Posting((NO_COUNTRY,))}, ("addressCountry",)),
    "remote, and nobody says from where": ({"posting": Posting((), "remote")}, ("applicantLocationRequirements",)),
    "hybrid without a place": ({"posting": Posting((), "hybrid", ("CZ",))}, ("addressCountry",)),
    "no text": ({"text": None}, ("description",)),
    "a text that may not be shown": ({"text": None, "withheld": True}, (IN_FULL,)),
    "a text that repeats the title": ({"summary": "gauge keeper 1."}, ("description",)),
    "a person's text that repeats the title": ({"text": Prose("# Gauge keeper 1")}, ("description",)),
    "no date of publication": ({"published": ""}, ("datePosted",)),
    "no title": ({"title": ""}, ("title",)),
    "a title made from the text": ({"title_from": "text"}, ("title",)),
    "no employer": ({"employer": LinkView("", "")}, ("hiringOrganization (EMPLOYER in pelicanconf.py)",)),
    "several": ({"posting": None, "published": "", "text": None}, ("description", "datePosted", "addressCountry")),
}


@pytest.mark.parametrize("case", MISSING.values(), ids=MISSING.keys())
def test_without_a_required_fact_there_is_no_markup_and_every_missing_one_is_named(case):
    values, expected = case

    assert (None, expected) == markup(**values)


BREAKOUTS = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "a\u2028b\u2029c",
    "&lt;/script&gt;",
    "\ud800",
    '"\\',
    "'",
]


@pytest.mark.parametrize("evil", BREAKOUTS)
def test_no_text_can_leave_the_element(evil):
    found, _ = markup(replace(STATED, requisition_id=evil), title=evil, employer=LinkView(evil, evil))
    element = str(render_jsonld(found, lambda _: Html(f"<p>{evil}</p>"), dict))
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    said = json.loads(inside)

    assert not set("<>&\u2028\u2029\ud800") & set(inside)
    assert (evil, evil, f"<p>{evil}</p>") == (said["title"], said["identifier"]["value"], said["description"])


def test_a_text_that_is_gone_when_the_page_renders_leaves_no_markup():
    found, _ = markup()

    assert "" == render_jsonld(found, lambda _: Html(" \n"), dict)
    assert "" == render_jsonld(None, lambda _: Html("<p>x</p>"), dict)


WORDS = st.text(max_size=20)
POSTINGS = st.builds(
    Posting,
    locations=st.lists(st.builds(Location, WORDS, WORDS, st.sampled_from(["", "CZ", "GB"]), WORDS), max_size=3).map(tuple),
    workplace=st.sampled_from(["onsite", "hybrid", "remote", "unknown"]),
    remote_countries=st.lists(st.sampled_from(["CZ", "DE"]), unique=True, max_size=2).map(tuple),
    employment_types=st.lists(st.sampled_from(["FULL_TIME", "INTERN", "OTHER"]), unique=True, max_size=3).map(tuple),
    salary=st.none() | st.builds(
        Salary, st.sampled_from(["", "1", "18.5", "x"]), st.sampled_from(["", "20", "1e3"]),
        st.sampled_from(["EUR", ""]), st.sampled_from(["hour", "year"]),
    ),
    requisition_id=WORDS,
)  # fmt: skip


@given(POSTINGS, WORDS, st.sampled_from(["", "2026-02-10T09:00:00Z"]), st.sampled_from([BODY, None]))
def test_whatever_a_source_says_the_markup_is_valid_or_not_there(posting, title, published, text):
    found, missing = markup(posting, text, title=title, published=published)

    assert bool(missing) == (found is None)
    if found:
        first = render_jsonld(found, lambda _: Html("<p>All of it.</p>"), dict)
        again = render_jsonld(
            markup(posting, text, title=title, published=published)[0], lambda _: Html("<p>All of it.</p>"), dict
        )

        assert first == again
        assert faults(jsonld_of(first)[0]) == []
