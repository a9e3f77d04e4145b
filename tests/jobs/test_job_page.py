"""The page of an open job: facts first, and what is not stated is said to be not stated."""

from __future__ import annotations

import pytest

from job_site import BRNO, LEEDS, PAY, job
from rookery.model.text import Html


def page_of(nest, entry) -> str:
    nest.jobs(entry)
    nest.make()
    return nest.page(f"jobs/{entry.name[11:-4]}")


def test_a_job_page_states_every_fact_that_its_source_states(nest):
    text = page_of(
        nest,
        job(
            1,
            locations=(LEEDS, BRNO),
            workplace="hybrid",
            team="Platform",
            department="Engineering",
            employment_types=("FULL_TIME", "TEMPORARY"),
            salary=PAY,
            valid_through="2026-03-31T23:59:59Z",
            apply_url="https://apply.example.com/1",
            requisition_id="R-17",
        ),
    )

    for stated in (
        'href="/jobs/location/leeds-gb/">Leeds, United Kingdom</a>',
        'href="/jobs/location/brno-cz/">Brno, Czechia</a>',
        'href="/jobs/workplace/hybrid/">Hybrid</a>',
        'href="/jobs/team/platform/">Platform</a>',
        '<a href="/teams/engineering/">Engineering</a>',
        'href="/jobs/type/full-time/">Full time</a>',
        'href="/jobs/type/temporary/">Temporary</a>',
        '€<data value="62000">62,000</data> to €<data value="76000">76,000</data> a year',
        'closes on <time datetime="2026-03-31">',
        'href="https://apply.example.com/1" rel="noopener noreferrer">Apply</a> <span class="soft">at apply.example.com',
        'href="https://jobs.example.com/1"',
        "R-17",
        "Whole text of job 1.",
    ):
        assert stated in text, stated


def test_a_job_without_facts_says_five_times_that_they_are_not_stated(nest):
    text = page_of(nest, job(1))

    assert 5 == text.count('<dd class="unstated">Not stated</dd>')
    assert "closes on" not in text
    assert "confirmed" not in text


def test_a_job_without_a_text_says_so_and_offers_to_apply_once(nest):
    text = page_of(nest, job(1, content=Html(""), summary=""))

    assert "Its source tells no more than this." in text
    assert text.count(">Apply</a>") == 1


def test_pay_that_only_the_text_names_is_not_said_to_be_unstated(nest):
    entry = job(1, "Diver", content=Html("<p>We pay £18 an hour.</p>"))
    text = page_of(nest, entry)

    assert "<dd>In the text of the ad</dd>" in text
    assert "Pay in the text" in nest.page("jobs")
    assert "Pay not stated" not in nest.page("jobs")


@pytest.mark.parametrize(
    ("posting", "shown"),
    [
        ({"salary": PAY.__class__("18.50", "18.50", "GBP", "hour")}, '£<data value="18.50">18.50</data> an hour'),
        (
            {"salary": PAY.__class__("45000", "", "CZK", "month")},
            'from CZK <data value="45000">45,000</data> a month',
        ),
        ({"salary": PAY.__class__("", "900", "USD", "day")}, 'up to US$<data value="900">900</data> a day'),
        ({"pay_text": "according to TVöD 13"}, ">according to TVöD 13<"),
    ],
    ids=["one figure", "least", "most", "words"],
)
def test_pay_is_shown_as_it_is_stated(nest, posting, shown):
    assert shown in page_of(nest, job(1, **posting))


def test_the_countries_of_remote_work_are_named(nest):
    text = page_of(nest, job(1, workplace="remote", remote_countries=("DE", "AT")))

    assert "open to Germany, Austria" in text
    assert 'href="/jobs/location/germany/">Germany</a>' in text


@pytest.mark.parametrize(
    ("confirmed", "said"),
    [
        ("2026-03-02", "confirmed at its source today"),
        ("2026-02-27", 'confirmed at its source on <time datetime="2026-02-27">27 February 2026</time>'),
    ],
    ids=["today", "lately"],
)
def test_a_job_page_says_how_long_it_has_been_open_and_when_that_was_confirmed(nest, confirmed, said):
    nest.confirmed(confirmed)
    text = page_of(nest, job(1))

    assert "Open 12 days" in text
    assert said in text


def test_an_excerpt_feed_shows_the_summary_only(nest):
    nest.write("feeds.yml", (nest.root / "feeds.yml").read_text().replace("publish: full", "publish: excerpt"))
    text = page_of(nest, job(1))

    assert "Summary of job 1." in text
    assert "Whole text of job 1." not in text


def test_only_colleagues_with_consent_in_the_team_stand_on_the_page(nest):
    nest.person("ada", "Ada Example", "team: PLATFORM\n")
    nest.person("bo", "Bo Withdrawn", "team: Platform\n", consent="withdrawn")
    nest.person("cy", "Cy Elsewhere", "team: Design\n")
    nest.person("di", "Di Gone", "team: Platform\nstatus: alumni\n")
    text = page_of(nest, job(1, department="Platform"))

    assert "Ada Example" in text
    assert not [name for name in ("Bo Withdrawn", "Cy Elsewhere", "Di Gone") if name in text]


def test_spellings_of_a_team_that_make_one_page_of_it_are_one_team_on_a_job_and_in_the_report_too(nest):
    nest.person(more="team: heron-platform\n")
    entry = job(1, "Diver", team="Heron Platform")
    page = page_of(nest, entry)

    assert "Ada Example" in page
    assert "nobody is here to be asked" not in nest.run("check").out


def test_the_process_of_the_team_comes_before_the_one_for_all(nest):
    steps = "steps:\n  - {name: Call, minutes: 90, days: 1}\n"
    nest.write("content/process/default.md", f"---\ntitle: For all\n{steps}---\n")
    nest.write("content/process/ops.md", f"---\ntitle: For us\nteam: ops\n{steps}---\nWe **mean** it.\n")
    entries = (job(1, team="Ops"), job(2, team="Design"))
    nest.jobs(*entries)
    nest.make()
    ours, theirs = (nest.page(f"jobs/{entry.name[11:-4]}") for entry in entries)

    assert "For us" in ours
    assert "<strong>mean</strong>" in ours
    assert "1 h 30 min, within 1 day" in ours
    assert "For all" in theirs


def test_questions_and_posts_on_its_topics_stand_on_the_page(nest):
    nest.person("ada", "Ada Example")
    nest.question("nights", "Who works nights?", "topics: [ops]\n", "Well?\n\n## @ada 2026-02-10\n\nWe all do.\n")
    nest.question("days", "Who works days?", "topics: [ops]\n")
    nest.question("lunch", "Is there lunch?")
    post = job(7, "A night in operations", feed="blog", kind="blog", categories=("operations",))
    nest.jobs(post)
    text = page_of(nest, job(1, categories=("operations",)))

    assert "Who works nights?" in text
    assert "A night in operations" in text
    assert "Is there lunch?" not in text
    assert "Who works days?" not in text, "nobody has answered it yet"


def test_a_job_page_carries_its_data_for_search_engines_once(nest):
    nest.write("pelicanconf.py", (nest.root / "pelicanconf.py").read_text() + 'EMPLOYER_URL = "https://example.com/"\n')
    text = page_of(nest, job(1, locations=(LEEDS,)))

    assert 1 == text.count('<script type="application/ld+json">')


def test_what_was_asked_about_this_very_job_stands_before_what_is_like_it(nest):
    entry = job(1, "Diver", team="Platform")
    place = f"jobs/{entry.name[11:-4]}"
    nest.person(more="team: Platform\n")
    answer = "Please tell.\n\n## @ada 2026-02-22\n\nYes.\n"
    nest.question("own", "Is the river cold?", f"about: /{place}/\n", answer)
    nest.question("crew", "How is the team?", "team: Platform\n", answer)
    nest.question("far", "How is the soup?", "", answer)
    page = page_of(nest, entry)
    asked = page.partition('id="asked"')[2].partition("</section>")[0]

    assert ["own", "crew"] == [name for name in ("own", "crew", "far") if f"/questions/{name}/" in asked]
    assert asked.index("/questions/own/") < asked.index("/questions/crew/")
