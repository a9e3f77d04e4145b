"""JobPosting, the data by which search engines find a job: schema.org's words, Google's rules for what must be there.

In: an open job, whole, and the text that its page shows. Out: JobMarkup, or the names of what is missing; and, when
the page renders, the element that holds it. Nothing is guessed: what the source does not state is left out, and
without one of the required facts there is no markup at all. Where it stands is up to the job room: on the page of a
single open job and nowhere else.

Rules: Google's documentation of job posting structured data, as of December 2025.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from rookery.html.words import markdown_excerpt, tokens
from rookery.model.entry import Entry
from rookery.model.posting import Location, Posting, Salary
from rookery.model.text import JsonLd
from rookery.model.written import Prose
from rookery.publish.facts import country_text
from rookery.publish.model import Post, SiteModel
from rookery.publish.source import canonical
from rookery.publish.views import BodyRef, JobMarkup, LinkView, Node, Told

HUB = "canonical: hub"
"""What is missing where the feed says that its board is the original: nothing that the board could mend."""

IN_FULL = "description in full (publish: full)"

Facts = dict[str, Any]
# enough to tell a text from a title
_BEGINNING = 400

# in JSON all of these may be written as escapes; unescaped, the first three could end the element, the separators
# end a line for some readers, and half a surrogate pair is no UTF-8
_ESCAPED = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def markup_of(model: SiteModel, post: Post) -> tuple[JobMarkup | None, tuple[str, ...]]:
    """The markup of a job's page, or None with what is missing; None with nothing missing for a job not open."""
    if not post.is_open(model.today):
        return None, ()
    if canonical(model, post):
        return None, (HUB,)
    feed = model.feeds.get(post.feeds[0]) if post.feeds else None
    site = model.site
    return job_posting(
        post.entry,
        employer=LinkView("", "") if site.employer == LinkView(site.name, "") else site.employer,
        text=post.body,
        withheld=post.body is None and bool(post.entry.summary),
        direct_apply=feed.direct_apply if feed else None,
    )


def job_posting(
    entry: Entry,
    *,
    employer: LinkView,
    text: BodyRef | Prose | None,
    withheld: bool = False,
    direct_apply: bool | None = None,
) -> tuple[JobMarkup | None, tuple[str, ...]]:
    """The markup of one job, or None and the names of every required fact that is missing.

    ``text`` is what the page shows in full, None if it shows none; then ``withheld`` says that there would be one.
    ``employer`` is who hires and its address; ``direct_apply`` whether the page leads straight to the
    form, None if nobody said.
    """
    posting = entry.posting or Posting()
    place, absent = _place(posting)
    missing = [
        *(["title"] if not entry.title.strip() or entry.title_from != "title" else []),
        *([IN_FULL if withheld and text is None else "description"] if not _describes(entry, text) else []),
        *(["datePosted"] if not entry.published else []),
        *(["hiringOrganization (EMPLOYER in pelicanconf.py)"] if not employer.title else []),
        *absent,
    ]
    if missing or text is None:
        return None, tuple(missing)
    facts: Facts = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": entry.title,
        "datePosted": entry.published[:10],
        **({"validThrough": posting.valid_through} if posting.valid_through else {}),
        "hiringOrganization": {
            "@type": "Organization",
            "name": employer.title,
            **({"sameAs": employer.url} if employer.url else {}),
        },
        **place,
        **_employment(posting),
        **_pay(posting.salary),
        **_identifier(posting, employer),
        **({"directApply": direct_apply} if direct_apply is not None else {}),
    }
    return JobMarkup(_json(facts), text), ()


def _describes(entry: Entry, text: BodyRef | Prose | None) -> bool:
    """Whether there is a text and it says more than the title again."""
    if not text:
        return False
    words = tokens(markdown_excerpt(text.markdown, _BEGINNING) if isinstance(text, Prose) else entry.summary)
    return bool(words) and words != tokens(entry.title)


def _place(posting: Posting) -> tuple[Facts, list[str]]:
    """Where the work is done, and what is missing to say it.

    Remote work is only claimed with the countries that it is open to; a job that is partly remote has its place.
    """
    if posting.workplace == "remote" and posting.remote_countries:
        countries = [{"@type": "Country", "name": country_text(code)} for code in posting.remote_countries]
        return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": _one_or_all(countries)}, []
    # a board may name one town twice, by two addresses in it
    stated = dict.fromkeys(map(_address, (location for location in posting.locations if location.country)))
    places = [{"@type": "Place", "address": {"@type": "PostalAddress", **dict(parts)}} for parts in stated]
    if places:
        return {"jobLocation": _one_or_all(places)}, []
    remote = posting.workplace == "remote"
    return {}, ["applicantLocationRequirements" if remote else "addressCountry"]


def _address(location: Location) -> tuple[tuple[str, str], ...]:
    """The place as the page names it: a region is only said there where no town is."""
    parts = (
        ("addressLocality", location.locality),
        ("addressRegion", "" if location.locality else location.region),
        ("addressCountry", location.country),
    )
    return tuple((key, value) for key, value in parts if value)


def _one_or_all(values: Sequence[Any]) -> Any:
    return values[0] if len(values) == 1 else list(values)


def _employment(posting: Posting) -> Facts:
    return {"employmentType": _one_or_all(posting.employment_types)} if posting.employment_types else {}


def _pay(salary: Salary | None) -> Facts:
    """Pay as stated: one figure, a range, or the one end of it that is known."""
    if salary is None or not salary.currency:
        return {}
    least, most = _number(salary.minimum), _number(salary.maximum)
    if least is None and most is None:
        return {}
    if least is not None and most is not None and least > most:  # one of them is wrong, and nobody knows which
        return {}
    if least == most:
        figures = {"value": least}
    else:
        ends = {"minValue": least, "maxValue": most}
        figures = {key: end for key, end in ends.items() if end is not None}
    return {
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": salary.currency,
            "value": {"@type": "QuantitativeValue", **figures, "unitText": salary.per.upper()},
        }
    }


def _number(text: str) -> int | float | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or number < 0:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _identifier(posting: Posting, employer: LinkView) -> Facts:
    if not posting.requisition_id:
        return {}
    return {"identifier": {"@type": "PropertyValue", "name": employer.title, "value": posting.requisition_id}}


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def render_jsonld(
    markup: JobMarkup | None, prose: Callable[[BodyRef | Prose], str], clean: Callable[[Facts], Facts]
) -> JsonLd:
    """The element for the page; ``prose`` turns the text into what the page shows, ``clean`` takes out of the facts
    what may not be said. Nothing for None or no text.
    """
    if markup is None:
        return JsonLd("")
    description = prose(markup.text)
    if not description.strip():  # the archive's file has lost its text since it was planned
        return JsonLd("")
    return _element(_json({**clean(json.loads(markup.facts)), "description": description}))


def render_nodes(nodes: Sequence[Node], told: Callable[[BodyRef | Prose], str], clean: Callable[[Any], Any]) -> JsonLd:
    """One element with all nodes; ``told`` gives a text as plain text, ``clean`` takes names out of data.

    Nothing for no node.
    """
    things = [clean(_plain(node, told)) for node in nodes]
    if not things:
        return JsonLd("")
    context = {"@context": "https://schema.org/"}
    return _element(_json(context | things[0] if len(things) == 1 else context | {"@graph": things}))


def _plain(value: object, told: Callable[[BodyRef | Prose], str]) -> Any:
    if isinstance(value, Node):
        return {"@type": value.kind, **{name: _plain(fact, told) for name, fact in value.facts}}
    if isinstance(value, Told):
        return told(value.text)
    return [_plain(one, told) for one in value] if isinstance(value, tuple) else value


def _element(data: str) -> JsonLd:
    return JsonLd(f'<script type="application/ld+json">{data}</script>')
