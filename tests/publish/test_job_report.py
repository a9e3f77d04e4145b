"""What marketing people are told of their own job ads, in `rookery check`, in the build's report and on /sources/."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest

from job_ads import FEEDS, STATED, ad, archive, text_of
from rookery.model.posting import Posting
from rookery.model.text import Html
from rookery.publish.job_notes import read_ad, title_faults
from sites import marks

YEARS = {
    "<p>5+ years of Python</p>": "5+ years",
    "<li>At least 3 years in a similar role.</li>": "3 years",
    "<p>You bring 5 years&#39; experience.</p>": "5 years",
    "<p>3&ndash;5 years</p>": "3\u20135 years",
    "<p>3 to 5 yrs of experience</p>": "3 to 5 yrs",
    "<p>two or 10 or more years</p>": "10 or more years",
    "<p><b>8</b> plus years with gauges</p>": "8 plus years",
    "<p>mindestens 5 Jahre Berufserfahrung</p>": "5 Jahre",
    "<p>2 Jahre Erfahrung</p>": "2 Jahre",
    "<li>At least three years of previous support experience</li>": "three years",
    "<p>F\u00fcnf Jahre Erfahrung im Feld</p>": "F\u00fcnf Jahre",
    "<p>We have measured rivers for 30 years.</p>": "",
    "<p>Two years ago we moved. Experience shows that it was right.</p>": "",
    "<p>One of the ten years with most rain</p>": "",
    "<p>Over 20 years in business.</p>": "",
    "<p>More than 20 years ago we began.</p>": "",
    "<p>Options vest over 4 years.</p>": "",
    "<p>You are at least 18 years old.</p>": "",
    "<p>A contract of 2 years. Experience counts.</p>": "",
    "<p>1,500 years of floods</p>": "",
    "<p>in 2026 years matter</p>": "",
    "": "",
}  # fmt: skip


@pytest.mark.parametrize("html", YEARS, ids=lambda html: html[:40])
def test_a_demand_for_years_is_found_and_the_age_of_the_firm_is_not(html):
    assert YEARS[html] == read_ad(html).years.replace("\xa0", " ")


# wording of real ads, and what stands in them that is money and no pay
PAY = {
    "The salary range for this position is estimated to be $135,000 - $200,000/year.": True,
    "Base compensation: USD 120,000 to 150,000.": True,
    "<b>CZK 260 an hour</b>, two hours each morning": True,
    "\u00a315.40 an hour": True,
    "Das Gehalt liegt zwischen 55.000 \u20ac und 65.000 \u20ac brutto.": True,
    "Wir zahlen 2.500 EUR im Monat": True,
    "45 000 K\u010d a month": True,
    "Seattle, Washington \u00b7 $253\u2013316K \u00b7 hybrid": True,
    "Compute budget subject to justification Compensation Range $150,000 - $275,000": True,
    "Pay is \u00a375 per hour for sessions": True,
    "Housing subsidy of $2k per month for those who live near": False,
    "$500 per month credit for waiving medical benefits": False,
    "You close deals of $100K\u2013500K": False,
    "We raised $150 million at a valuation of $1.2 billion.": False,
    "A learning budget of \u20ac1,500 per year": False,
    "$500 allowance per month for your desk": False,
    "Paid leave. Customers save $3,000 with us": False,
    "Manage accounts of $50,000 ARR": False,
    "You look after a turnover of \u20ac2,000,000 a year": False,
    "We pay well and fairly.": False,
    "You are paid by level 7": False,
    "": False,
}  # fmt: skip


@pytest.mark.parametrize("html", PAY, ids=lambda html: html[:40])
def test_pay_in_the_text_of_an_ad_is_noticed_and_other_money_is_not(html):
    assert PAY[html] == read_ad(html).pay


TITLES = {
    "Gauge keeper": (),
    "Gauge keeper (m/w/d)": (),
    "SRE (f/m/x), QA & HR": (),
    "Senior C++17 Engineer, SAP S/4HANA": (),
    "Auditor ISO-9001, 24/7, 80-100%": (),
    "Graduate programme 2026": (),
    "Head of IT": (),
    "Gauge keeper (R-10422)": ("the code R-10422",),
    "Gauge keeper #4411": ("the code #4411",),
    "Req 1042: Gauge keeper": ("the code Req 1042",),
    "JR0012345 Gauge keeper": ("the code JR0012345",),
    "Gauge keeper Ref. No 881": ("the code Ref. No 881",),
    "GAUGE KEEPER (m/w/d)": ("capitals",),
    "ENGINEER": ("capitals",),
    "Gauge keeper!!!": ("exclamation marks",),
    "URGENT HIRING!!! REQ-2211": ("the code REQ-2211", "capitals", "exclamation marks"),
    "SOFTWARE DEVELOPER SPECIALIST - BACK END - GenAI & AI Agents": ("capitals",),
    "SAP HANA ABAP Developer": (),
    "Engineer, NVIDIA CUDA and ROCm": (),
    "水位計": (),
    "": (),
}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_holds_more_than_a_title_is_named_with_what_it_holds(title):
    assert TITLES[title] == title_faults(title)


@pytest.mark.parametrize(
    "piece", ["<", "5 ", "5+", "5 years ", "#1 ", "(a/", "R-", "at least ", "$5 ", "$5,", "pay ", "5 EUR"]
)
def test_hostile_ads_cost_linear_time(piece):
    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.process_time()
        read_ad(text)
        title_faults(text)
        return time.process_time() - started

    cost(1000)

    assert cost(200_000) < 2


@pytest.fixture
def jobs(site):
    """A site with jobs of every sort that there is something to say about."""
    site.write("feeds.yml", FEEDS)
    site.write("content/feeds/none.xml", "")
    site.person("ada", more="team: Gauges\n")
    site.person("bo", "Bo Example", "team: Boats\n")
    site.question("q", "Well?", body="Well?\n\n## @ada 2026-02-10\n\nYes.\n")
    years = {"content": Html("<p>You bring 7+ years of experience.</p>")}
    archive(
        site,
        ad("good"),
        ad("old", published="2025-09-01T00:00:00Z"),
        ad("free", replace(STATED, salary=None)),
        ad("told", replace(STATED, salary=None), content=Html("<p>The salary is EUR 30,000 a year.</p>")),
        ad("vague", replace(STATED, salary=None, pay_text="A fair share")),
        ad("boats", replace(STATED, team="boats")),
        ad("masts", replace(STATED, team="Masts", department="Rigging")),
        ad("rare", replace(STATED, team="Rare", department="Gauges"), **years),
        ad("loud", title="GAUGE KEEPER R-1042"),
        ad("nowhere", Posting(team="Gauges", pay_text="Some")),
        ad("over", replace(STATED, salary=None, valid_through="2026-03-01T00:00:00Z")),
        ad("closed", replace(STATED, salary=None), closed="2026-02-20T00:00:00Z"),
    )
    return site


ADVICE = """\
jobs: open for more than 120 days: 1
  'Gauge keeper old' (jobs): open for 182 days
jobs: no pay stated: 1
  'Gauge keeper free' (jobs)
jobs: a team that cannot be asked: 2
  'Gauge keeper boats' (jobs): boats: answered nothing yet
  'Gauge keeper masts' (jobs): Masts: nobody is here to be asked
jobs: years of experience asked for: 1
  'Gauge keeper rare' (jobs): 7+ years
jobs: a title that holds more than a title: 1
  'GAUGE KEEPER R-1042' (jobs): the code R-1042 and capitals
jobs: 'Gauge keeper nowhere' (jobs): no JobPosting, missing addressCountry
"""


def test_check_says_what_is_worth_a_look_and_all_is_well(jobs):
    checked = jobs.run("check")

    assert checked.code == 0, checked.err
    assert checked.out.startswith("All well: ")
    assert checked.out.endswith(ADVICE)
    assert not jobs.output.exists()


def test_check_of_a_site_without_jobs_says_nothing_more(site):
    told = site.run("check").out

    assert told.startswith("All well: ")
    assert "jobs:" not in told


def test_the_build_names_each_open_job_without_markup_and_writes_all_it_knows_for_programs(jobs):
    built = jobs.build("--offline")
    known = json.loads((jobs.root / ".rookery" / "report.json").read_text())["jobs"]

    assert built.out.endswith("jobs: 'Gauge keeper nowhere' (jobs): no JobPosting, missing addressCountry\n")
    assert (10, 120) == (known["open"], known["ghost_days"])
    assert ["Gauge keeper old"] == [note["title"] for note in known["ghosts"]]
    assert [("jobs", "addressCountry")] == [(note["feed"], note["detail"]) for note in known["unmarked"]]


def test_only_ten_jobs_are_named_and_the_rest_is_counted(site):
    site.write("feeds.yml", FEEDS)
    site.write("content/feeds/none.xml", "")
    archive(site, *(ad(number, Posting(team="Gauges")) for number in range(13)))
    lines = site.build("--offline").out.splitlines()[1:]

    assert 11 == len(lines)
    assert "jobs: and 3 more; all of them are in .rookery/report.json" == lines[-1]
    assert 13 == len(json.loads((site.root / ".rookery" / "report.json").read_text())["jobs"]["unmarked"])


@pytest.mark.parametrize("said", ["canonical: source", ""], ids=["said", "by default"])
def test_a_board_that_is_the_original_is_named_once(site, said):
    site.write("feeds.yml", FEEDS.replace("canonical: hub", said))
    site.write("content/feeds/none.xml", "")
    archive(site, ad(1), ad(2))
    built = site.build("--offline")

    assert "jobs: 2 of jobs without JobPosting: for search engines its board is the original" in built.out
    assert "(canonical: source, which is the default). Where this site is, write canonical: hub" in built.out
    assert "JobPosting" not in "".join(body.decode() for body in site.tree().values())


def test_what_an_ad_asks_for_is_read_once_and_again_only_if_it_changes(jobs):
    jobs.build("--offline")
    memory = jobs.root / ".rookery" / "ads.json"
    known = json.loads(memory.read_text())

    assert {"7+ years"} == {years for years, _ in known["found"].values()} - {""}

    memory.write_text("{broken")
    jobs.run("check")

    assert known == json.loads(memory.read_text())


@pytest.mark.parametrize("days", ["0", '"120"', "True", "None"])
def test_a_number_of_days_that_is_none_is_refused_by_name(site, days):
    site.write("pelicanconf.py", (site.root / "pelicanconf.py").read_text() + f"GHOST_DAYS = {days}\n")
    done = site.run("check")

    assert done.code == 1
    assert "GHOST_DAYS: expected a number of days, such as 120; got" in done.err


def test_the_page_of_sources_says_where_all_comes_from_and_what_is_known_of_the_jobs(jobs):
    jobs.write("feeds.yml", FEEDS + """\
  - id: eng
    kind: blog
    title: Engineering
    url: https://www.blog.example.com/secret/feed.xml?token=canary
  - id: hiccup
    kind: press
    url: https://hiccup.example.com/feed.xml
  - id: intranet
    kind: press
    url: https://intranet.example.com/feed.xml
    allow_private: true
  - id: moved
    kind: press
    url: https://new.example.com/feed.xml
  - id: board
    kind: job
    source: greenhouse
    board: example
""")  # fmt: skip
    states = {
        "jobs": {"confirmed": "2026-03-01", "held": "2026-03-01T10:00:00Z"},
        "eng": {"failing_since": "2026-02-20T10:00:00Z", "failures": 3, "last_error": "refused: canary 403"},
        "hiccup": {"failing_since": "2026-03-02T10:00:00Z", "failures": 1},
        "intranet": {"gone": True, "failing_since": "2026-03-02T10:00:00Z"},
        "moved": {"gone": True, "source": "https://old.example.com/feed.xml"},
    }
    for feed, state in states.items():
        jobs.write(f"content/collected/{feed}/_state.json", json.dumps(state))
    jobs.build("--offline")
    page = jobs.page("sources")
    said = text_of(page)

    assert "Blog blog.example.com Engineering It has not answered since 20 February 2026." in said
    assert "Press hiccup.example.com hiccup Press intranet Its publisher has closed it." in said
    assert "Press new.example.com moved Jobs" in said
    assert "Its answer of 1 March 2026 lacked much" in said
    assert "Last confirmed complete on 1 March 2026." in said
    assert "Jobs Greenhouse board" in said
    (one,) = (line for line in (jobs.run("check").out).splitlines() if " gone since " in line)
    assert one.startswith("feeds: intranet is gone since")
    assert "canary" not in page
    assert "intranet.example.com" not in page
    assert "10 jobs are open." in said
    assert "Open for more than 120 days: 1" in said
    assert "Gauge keeper old" in said
    assert 'content="noindex"' in page
    assert ">Sources</a>" in jobs.page(".")


def test_the_page_of_sources_does_not_change_with_a_new_entry(site):
    site.write("feeds.yml", FEEDS.replace("kind: job", "kind: blog"))
    site.write("content/feeds/none.xml", "")
    archive(site, ad(1, None, kind="blog"))
    site.build("--offline")
    before = marks(site.output)
    archive(site, ad(2, None, kind="blog"))
    site.build("--offline")
    changed = {name for name, mark in marks(site.output).items() if before.get(name) != mark}

    assert "index.html" in changed
    assert "sources/index.html" not in changed
