"""Consent that ends takes the name out of everything that the site publishes, however it is written there.

One site, built twice from the same files: on the last day of the consent, and on the day after.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from pathlib import Path

import pytest

from rookery.model.written import Person
from rookery.publish.consents import consent_lines
from sites import NOON, Site, item, rss

NAME = "Zoë O'Neil-Müller"
DAY = 24 * 60 * 60
BODY = (
    "<p>ZOË O\u2019NEIL-MÜLLER said so.</p><p>O'Neil-Müller, Zoë said more.</p><p>Zoë <em>O'Neil-Müller</em></p>"
    "<p>Zoë\n   O&#39;Neil-Mu\u0308ller on a line of its own</p><table><tr><td>Zoë</td><td>O'Neil-Müller</td></tr></table>"
)
MORE = "<author>x@example.com (Zoë O'Neil-Müller)</author>"
TURNED = "<author>x@example.com (O'NEIL-MÜLLER, ZOE)</author>"
CONF = """\
from rookery.settings import *

SITENAME = "Nest"
SITEURL = "https://nest.example"
EMPLOYER = "Example Works"
EMPLOYER_URL = "https://example.com"
"""
JOB = f"""\
---
title: Assistant of {NAME}
team: Kiln
published: 2026-02-01
location: Leeds, United Kingdom
apply: mailto:jobs@example.com
---
You would work with Zoë
O'Neil-Müller, and she says: this is a text that is long enough to be a description of a job for a search engine.
"""


def fill(site: Site) -> None:
    site.write("pelicanconf.py", CONF)
    site.write("feeds.yml", "feeds:\n  - {id: blog, kind: blog, path: content/blog.xml, publish: full}\n")
    items = (
        item(1, f"{NAME} fires the kiln", html.escape(BODY), more=MORE),
        item(2, "Turned", "By the fire.", more=TURNED),
        item(3, "A talk about nothing", f"{NAME} talks."),
    )
    site.write("content/blog.xml", rss(*items, title=f"Blog of {NAME}"))
    site.person("zoe", NAME, "role: Kiln engineer\nteam: Kiln\ntopics: [kiln]\nuntil: 2026-03-02\n")
    site.person("bo", "Bo Ek", "team: Kiln\n")
    site.topic("kiln", "Kilns", f"summary: Ask {NAME} about them.\n")
    answers = f"\n## @zoe 2026-02-03\n\nHot.\n\n## @bo 2026-02-04\n\nAs **Zoë** *O'Neil-Müller* says. ![{NAME}](/files/a.png)\n"
    site.question("hot", f"What does {NAME} do?", "topics: [kiln]\n", f"Is {NAME} there?\n{answers}")
    site.question("warm", "Is it warm?", "topics: [kiln]\nteam: Kiln\n")
    site.write("content/files/a.png", b"x")
    site.write("content/jobs/assistant.md", JOB)
    site.write("content/process/kiln.md", f"---\ntitle: Hiring by {NAME}\nteam: Kiln\nsteps: [{{name: A call}}]\n---\n")
    site.write("content/pages/about.md", f"Title: About {NAME}\n\nZo&euml; O&rsquo;Neil-M&uuml;ller keeps the fire.\n")
    site.write(
        "content/articles/fire.md",
        f"Title: {NAME} writes\nDate: 2026-02-03\nAuthor: zoe\nSummary: By {NAME}.\n\nHot.\n",
    )


def holders(output: Path) -> set[str]:
    """The files in which the name stands, or whose own address holds it; an independent way to look."""
    found = set()
    for path in output.rglob("*"):
        if path.is_file() and path.suffix != ".png":
            raw = path.read_text(encoding="utf-8")
            said = " ".join(str(one) for one in _values(json.loads(raw))) if path.suffix == ".json" else raw
            text = html.unescape(html.unescape(re.sub(r"<(?!meta|img|link)[^>]*>", " ", said)))
            address = path.relative_to(output).as_posix()
            if _stands_in(text) or _stands_in(raw) or _stands_in(address):
                found.add(address)
    return found


def _values(data: object) -> list[object]:
    if isinstance(data, dict):
        return [value for one in data.values() for value in _values(one)]
    return [value for one in data for value in _values(one)] if isinstance(data, list) else [data]


def _stands_in(text: str) -> bool:
    apart = unicodedata.normalize("NFKD", text).casefold()
    plain = re.sub(r"[^a-z]+", " ", "".join(sign for sign in apart if not unicodedata.combining(sign)))
    return any(name in plain.replace("o neil", "oneil") for name in ("zoe oneil muller", "oneil muller zoe"))


@pytest.fixture(scope="module")
def nest(tmp_path_factory) -> tuple[set[str], set[str], Site]:
    """Where the name stood on the last day, where it stands on the next one, and the site."""
    site = Site(tmp_path_factory.mktemp("withdrawn") / "site")
    fill(site)
    site.build()
    before = holders(site.output)
    site.build(today=str(int(NOON) + DAY))
    return before, holders(site.output), site


def test_while_the_consent_holds_the_name_stands_in_pages_feeds_and_data(nest):
    before, _, _ = nest

    assert before > {
        *("index.html", "people/index.html", "people/zoe/index.html", "teams/kiln/index.html", "jobs/jobs.json"),
        *("feed.atom", "feed.json", "questions/hot/index.html", "questions/feed.atom", "jobs/assistant/index.html"),
        *(
            "jobs/indeed.xml",
            "topics/kiln/index.html",
            "about/index.html",
            "posts/fire/index.html",
            "sources/index.html",
        ),
    }
    assert [path for path in before if path.startswith("blog/zoe-oneil-muller")]


def test_on_the_next_day_it_stands_nowhere_not_even_in_an_address(nest):
    _, after, _ = nest

    assert set() == after


def test_what_they_wrote_stays_and_is_an_employees(nest):
    _, _, site = nest

    assert "<p>Hot.</p>" in site.page("questions/hot")
    assert "An employee" in site.page("questions/hot")
    assert "zoe" not in site.page("questions/warm").casefold()
    assert not (site.output / "people/zoe").exists()
    assert "<loc>https://nest.example/people/zoe/</loc>" not in (site.output / "sitemap.xml").read_text()


def test_a_consent_is_named_from_30_days_before_its_end_on_and_once_it_has_ended():
    people = [
        Person("zoe", NAME, "2026-01-01", until="2026-03-02", place="content/people/zoe.md"),
        Person("bo", "Bo Ek", "withdrawn", until="2026-03-02"),
        Person("cy", "Cy Lind", "2026-01-01"),
    ]
    lines = {day: "\n".join(consent_lines(people, day)) for day in ("2026-01-30", "2026-01-31", "2026-03-03")}

    assert {
        "2026-01-30": "",
        "2026-01-31": (
            "people: consent that lapses soon: 1\n"
            f"  '{NAME}' (content/people/zoe.md): 2026-03-02 is its last day; ask, and set until: anew"
        ),
        "2026-03-03": (
            "people: consent that has lapsed: 1\n"
            f"  '{NAME}' (content/people/zoe.md): 2026-03-02 was its last day; nobody is named by it any more"
        ),
    } == lines


def test_check_says_so_and_does_not_fail(nest):
    _, _, site = nest
    done = site.run("check", today=str(int(NOON) + DAY))

    assert (0, True) == (done.code, "people: consent that has lapsed: 1\n" in done.out)
