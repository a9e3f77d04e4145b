"""Visible = marked up: a real build, its pages as a reader sees them, and every value of their JSON-LD looked for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from browser_watch import watched
from job_ads import BRNO, FEEDS, LEEDS, STATED, TYPES, ad, archive, faults, jsonld_of
from marked_up import unseen
from rookery.model.posting import Location, Posting, Salary
from rookery.model.text import Html
from sites import rss

LONG = "<h2>What you do</h2>\n<p>Look &amp; write &#8212; {attach}x.</p>\n<ul>\n<li>Rain</li>\n<li>Snow</li>\n</ul>"
ADS = {
    "everything stated": ad("a"),
    "hourly": ad("b", replace(STATED, salary=Salary("18.50", "18.50", "GBP", "hour"))),
    "from": ad("c", replace(STATED, salary=Salary("500", "", "USD", "day"), valid_through="")),
    "up to, in a currency with a code": ad("d", replace(STATED, salary=Salary("", "4000", "CHF", "month"))),
    "in yen": ad("e", replace(STATED, salary=Salary("8000000", "9000000", "JPY", "week"))),
    "remote in two countries": ad("f", Posting((), "remote", ("CZ", "DE"))),
    "remote with an office": ad("g", Posting((BRNO,), "remote", ("CZ",))),
    "remote from nobody knows where": ad("h", Posting((LEEDS,), "remote")),
    "many places": ad(
        "i",
        Posting(tuple(Location(f"Town {letter}", "", "CZ") for letter in "ABCDEFG")),
    ),
    "a country alone": ad("j", Posting((Location(country="US"),))),
    "a region alone": ad("k", Posting((Location("", "Yorkshire", "GB"),))),
    "every type": ad("l", replace(STATED, employment_types=tuple(sorted(TYPES)))),
    "a long text": ad("m", content=Html(LONG)),
    "signs that mean something": ad("n", replace(STATED, requisition_id="<b>&7</b>"), title="R&D </script> lead's <i>"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    from sites import Site  # noqa: PLC0415  once for the module

    site = Site(tmp_path_factory.mktemp("visible") / "site")
    site.write("feeds.yml", FEEDS + "  - {id: over, kind: job, path: content/feeds/none.xml, publish: full}\n")
    site.write("content/feeds/none.xml", rss())
    archive(site, *ADS.values())
    archive(
        site,
        ad("closed", closed="2026-02-20T00:00:00Z"),
        ad("past", replace(STATED, valid_through="2026-03-01T00:00:00Z")),
    )
    archive(site, ad("elsewhere", feed="over"), ad("bare", None))
    site.build("--offline")
    return site


def page_of(site, number: str) -> str:
    (path,) = (path for path in site.tree() if f"{number}-" in path and path.endswith("/index.html"))
    return site.page(path.removesuffix("/index.html"))


@pytest.mark.parametrize("job", ADS.values(), ids=ADS.keys())
def test_what_is_marked_up_is_valid_and_can_be_read_on_the_page(built, job):
    slug = job.name[11:-11]
    page = page_of(built, f"jobs/{slug}")
    (data,) = jsonld_of(page)

    assert faults(data) == []
    assert unseen(page) == []


def test_a_value_that_does_not_stand_on_the_page_is_noticed(built):
    page = page_of(built, "jobs/gauge-keeper-a")
    changed = page.replace("Leeds", "Lyon").replace("€", "£").replace("REQ-7781", "R").replace("Full time", "")
    data = "".join(re.findall(r"<script.*?</script>", page, re.DOTALL))

    assert ["addressLocality", "FULL_TIME", "currency", "identifier"] == unseen(
        re.sub(r"<script.*?</script>", lambda _: data, changed, flags=re.DOTALL)
    )


LIES = {
    "it stands in the next job only": ("<dd>Full time</dd>", "", '<section class="band"><p>Full time</p></section>'),
    "a longer number": ("62,000", "620,000", ""),
    "a shorter word": ("Brno", "Brnoville", ""),
    "it stands in an attribute": ("REQ-7781", "", '<p title="REQ-7781"></p>'),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_what_only_looks_as_if_it_stood_on_the_page_does_not_count(built, lie):
    page = page_of(built, "jobs/gauge-keeper-a")
    said, instead, beside = lie
    script = re.search(r"<script.*?</script>", page, re.DOTALL)[0]
    bare = re.sub(r"<dd><a [^>]*>(Full time)</a></dd>", r"<dd>\1</dd>", page.replace(script, "@"))
    changed = bare.replace(said, instead).replace("</main>", f"{beside}</main>").replace("@", script)

    assert unseen(page) == []
    assert bare.count(said) > 0
    assert len(unseen(changed)) >= 1


@pytest.mark.parametrize("number", ["closed", "past", "elsewhere", "bare"])
def test_a_job_that_is_over_or_stands_elsewhere_or_lacks_a_fact_carries_no_markup(built, number):
    page = page_of(built, f"jobs/gauge-keeper-{number}")

    assert jsonld_of(page) == []
    assert "ld+json" not in page


def test_only_pages_of_a_single_open_job_carry_markup(built):
    marked = {path for path, body in built.tree().items() if b'"@type":"JobPosting"' in body}

    assert len(ADS) == len(marked)
    assert all(re.fullmatch(r"jobs/[^/]+-[a-z2-7]{6}/index\.html", path) for path in marked)


def test_there_is_no_script_but_data_anywhere(built):
    for path, body in built.tree().items():
        text = body.decode().lower()

        assert text.count("<script") == text.count('<script type="application/ld+json">'), path


@pytest.mark.browser
def test_a_browser_runs_nothing_of_it_complains_of_nothing_and_can_read_it(built, serve, chromium):
    address = serve(built.output)
    paths = [path.removesuffix("index.html") for path in built.tree() if path.startswith("jobs/gauge-keeper")]
    read = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]')?.textContent ?? '{}')['@type']"
    hidden = []
    with watched(chromium, address) as (page, faults_seen, visit):
        types = []
        for path in paths:
            visit(path)
            types.append(page.evaluate(read))
            # as the browser shows it: what a stylesheet hides is not there
            hidden += unseen(page.content(), page.inner_text("article.job")) if types[-1] else []

    assert faults_seen.all() == []
    assert hidden == []
    assert types.count("JobPosting") == len(ADS) - 1  # the one with signs in its title lies elsewhere
