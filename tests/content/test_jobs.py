"""Jobs that people write by hand: what they mean, and every mistake at its line."""

import pytest

from rookery.model.posting import Location, Posting, Salary
from rookery.model.written import OwnJob, Prose

PLACE = "content/jobs/pilot.md"
WHOLE = """\
---
title: Harbour pilot
published: 2026-03-02
closes: 2026-05-31
locations: ["Leeds, United Kingdom", "Austin, Texas, US", Germany]
workplace: hybrid
remote_countries: [UK, Germany]
team: Pilots
department: Operations
employment: [full-time, temporary]
salary: {min: 60000, max: "76000.50", currency: GBP, per: year}
apply: mailto:jobs@harbour.example?subject=Pilot
requisition: R-7
topics: [on-call]
---
You bring ships in.

**And out again.**
"""
BARE = """\
---
title: Harbour pilot
published: 2026-03-02
location: Leeds, UK
apply: https://harbour.example/apply
---
You bring ships in.
"""


def test_a_job_is_read_with_its_facts(site):
    site.write("jobs/pilot.md", WHOLE)

    assert {
        "pilot": OwnJob(
            slug="pilot",
            title="Harbour pilot",
            published="2026-03-02",
            closes="2026-05-31",
            posting=Posting(
                locations=(
                    Location("Leeds", "", "GB", "Leeds, United Kingdom"),
                    Location("Austin", "Texas", "US", "Austin, Texas, US"),
                    Location("", "", "DE", "Germany"),
                ),
                workplace="hybrid",
                remote_countries=("GB", "DE"),
                team="Pilots",
                department="Operations",
                employment_types=("FULL_TIME", "TEMPORARY"),
                salary=Salary("60000", "76000.50", "GBP", "year"),
                valid_through="2026-05-31T23:59:59Z",
                apply_url="mailto:jobs@harbour.example?subject=Pilot",
                requisition_id="R-7",
            ),
            topics=("on-call",),
            text=Prose("You bring ships in.\n\n**And out again.**", PLACE, 16),
            place=PLACE,
        )
    } == site.read().jobs


def test_a_job_needs_little(site):
    site.write("jobs/pilot.md", BARE)

    job = site.read().jobs["pilot"]

    assert (
        Posting(locations=(Location("Leeds", "", "GB", "Leeds, UK"),), apply_url="https://harbour.example/apply")
        == job.posting
    )
    assert ("", (), False) == (job.closes, job.topics, job.closed_on("2036-03-02"))


def test_a_remote_job_needs_no_place(site):
    site.write("jobs/pilot.md", BARE.replace("location: Leeds, UK", "workplace: remote\nremote_countries: [IE]"))

    posting = site.read().jobs["pilot"].posting

    assert ((), "remote", ("IE",)) == (posting.locations, posting.workplace, posting.remote_countries)


@pytest.mark.parametrize(("day", "closed"), [("2026-05-30", False), ("2026-05-31", False), ("2026-06-01", True)])
def test_a_job_is_open_on_its_last_day(day, closed, site):
    site.write("jobs/pilot.md", WHOLE)

    assert closed == site.read().jobs["pilot"].closed_on(day)


@pytest.mark.parametrize(
    ("salary", "expected"),
    [
        ("{min: 18.50, currency: EUR, per: hour}", Salary("18.5", "", "EUR", "hour")),
        ('{max: "18.50", currency: EUR, per: hour}', Salary("", "18.50", "EUR", "hour")),
        ("{min: 500, max: 500, currency: CHF, per: day}", Salary("500", "500", "CHF", "day")),
    ],
)
def test_a_salary_may_have_one_end(salary, expected, site):
    site.write("jobs/pilot.md", BARE.replace("apply:", f"salary: {salary}\napply:"))

    assert expected == site.read().jobs["pilot"].posting.salary


PLACES = "expected a place that ends in a country, such as 'Leeds, United Kingdom' or 'Austin, Texas, US'"
LINK = "expected an address that begins with https://, http:// or mailto:"
PAY = "Write salary: {min: 60000, max: 75000, currency: EUR, per: year}"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("title: Harbour pilot\n", "", "1: title: expected what the job is called; got nothing. Write a line title:"),
        (
            "published: 2026-03-02\n",
            "",
            "1: published: expected the day from which the job stands, such as 2026-03-02; got nothing. Write a line published:",
        ),
        (
            "2026-03-02",
            "2 March",
            "3: published: expected the day from which the job stands, such as 2026-03-02; got '2 March'",
        ),
        ("2026-03-02", "2026-04-01", "3: published: expected a day that is not in the future; got '2026-04-01'"),
        (
            "published:",
            "date: 2026-03-02\npublished:",
            "3: date: expected the day under published:. Write published: 2026-03-02",
        ),
        (
            "apply:",
            "closes: 2026-03-01\napply:",
            "5: closes: expected a day not before it was published on 2026-03-02; got '2026-03-01'",
        ),
        ("apply:", "closes: soon\napply:", "5: closes: expected a date such as 2026-03-01; got 'soon'"),
        ("location: Leeds, UK\n", "", f"1: location: {PLACES}; got nothing. Write it, or workplace: remote"),
        ("Leeds, UK", "Leeds", f"4: location: {PLACES}; got 'Leeds'"),
        ("Leeds, UK", "Leeds, Narnia", f"4: location: {PLACES}; got 'Leeds, Narnia'"),
        ("Leeds, UK", "A, B, C, UK", f"4: location: {PLACES}; got 'A, B, C, UK'"),
        ("Leeds, UK", "Leeds, , UK", f"4: location: {PLACES}; got 'Leeds, , UK'"),
        ("location: Leeds, UK", 'locations: ["Leeds, UK", Leeds]', f"4: locations[1]: {PLACES}; got 'Leeds'"),
        (
            "apply:",
            "locations: [Germany]\napply:",
            "5: locations: expected either location: or locations:; got both. Put all places in locations:",
        ),
        (
            "apply:",
            "workplace: on-site\napply:",
            "5: workplace: expected one of onsite, hybrid, remote; got 'on-site'. Did you mean 'onsite'?",
        ),
        (
            "apply:",
            "remote_countries: [UK]\napply:",
            "5: remote_countries: expected only with workplace: remote or hybrid. Write that too",
        ),
        (
            "apply:",
            "workplace: remote\nremote_countries: [EU]\napply:",
            "6: remote_countries[0]: expected a country; got 'EU'",
        ),
        (
            "apply:",
            "employment: fulltime\napply:",
            "5: employment: expected one of full-time, part-time, contractor, temporary, intern, volunteer, per-diem, other; got 'fulltime'. Did you mean 'full-time'?",
        ),
        (
            "apply:",
            "employment: [intern, boss]\napply:",
            "5: employment[1]: expected one of full-time, part-time, contractor, temporary, intern, volunteer, per-diem, other; got 'boss'",
        ),
        ("apply:", "salary: 60000\napply:", f"5: salary: expected min:, max:, currency: and per:; got a number. {PAY}"),
        (
            "apply:",
            "salary: {}\napply:",
            f"5: salary: expected min:, max:, currency: and per:; got a group of keys. {PAY}",
        ),
        (
            "apply:",
            "salary: {currency: EUR, per: year}\napply:",
            f"5: salary: expected min: or max:, or both; got neither. {PAY}",
        ),
        (
            "apply:",
            'salary: {min: "60,000", currency: EUR, per: year}\napply:',
            "5: salary.min: expected a number such as 60000 or 18.50; got '60,000'",
        ),
        (
            "apply:",
            "salary: {min: -5, currency: EUR, per: year}\napply:",
            "5: salary.min: expected a number such as 60000 or 18.50; got -5",
        ),
        (
            "apply:",
            "salary: {min: true, currency: EUR, per: year}\napply:",
            "5: salary.min: expected a number such as 60000 or 18.50; got true",
        ),
        (
            "apply:",
            "salary: {min: 9, max: 8, currency: EUR, per: year}\napply:",
            "5: salary.max: expected at least the 9 of min:; got 8",
        ),
        (
            "apply:",
            "salary: {min: 9, per: year}\napply:",
            "5: salary: currency: expected a currency of ISO 4217, such as EUR; got nothing",
        ),
        (
            "apply:",
            "salary: {min: 9, currency: eur, per: year}\napply:",
            "5: salary.currency: expected a currency of ISO 4217, such as EUR; got 'eur'. Did you mean 'EUR'?",
        ),
        (
            "apply:",
            "salary: {min: 9, currency: EUR, per: annum}\napply:",
            "5: salary.per: expected one of hour, day, week, month, year; got 'annum'",
        ),
        (
            "apply:",
            "salary: {min: 9, currency: EUR, per: years}\napply:",
            "5: salary.per: expected one of hour, day, week, month, year; got 'years'. Did you mean 'year'?",
        ),
        (
            "apply:",
            "salary: {minimum: 9, max: 9, currency: EUR, per: year}\napply:",
            "5: salary.minimum: expected one of min, max, currency, per; got the unknown key 'minimum'. Did you mean 'min'?",
        ),
        (
            "apply: https://harbour.example/apply\n",
            "",
            "1: apply: expected where one applies: an address that begins with https:// or mailto:; got nothing. Write a line apply:",
        ),
        (
            "https://harbour.example/apply",
            "jobs@harbour.example",
            f"5: apply: {LINK}; got 'jobs@harbour.example'. Did you mean 'mailto:jobs@harbour.example'?",
        ),
        ("https://harbour.example/apply", "javascript:alert(1)", f"5: apply: {LINK}; got 'javascript:alert(1)'"),
        (
            "apply:",
            "email: jobs@harbour.example\napply:",
            "5: email: expected the address under apply:. Write apply: mailto:jobs@example.com",
        ),
        (
            "apply:",
            "teem: Pilots\napply:",
            "5: teem: expected one of title, published, closes, location, locations, workplace, remote_countries, team, department, employment, salary, apply, requisition, topics; got the unknown key 'teem'. Did you mean 'team'?",
        ),
        ("apply:", "requisition: 7\napply:", "5: requisition: expected a text; got a number. Put it in quotes"),
        (
            "apply:",
            "topics: [oncall]\napply:",
            "5: topics[0]: expected a topic that has a file in content/topics/; got 'oncall'. Did you mean 'on-call'?",
        ),
        (
            "You bring ships in.\n",
            "",
            "2: title: expected the text of the job below the second ---; got nothing. Write it there",
        ),
    ],
)
def test_a_mistake_is_named_at_its_line_with_the_mend(before, after, expected, site):
    assert before in BARE
    site.write("jobs/pilot.md", BARE.replace(before, after, 1))

    assert [f"{PLACE}:{expected}"] == site.problems()


@pytest.mark.parametrize("name", ["team", "location", "workplace", "type", "topic"])
def test_a_job_cannot_take_the_address_of_a_list(name, site):
    site.write(f"jobs/{name}.md", BARE)

    assert [f"content/jobs/{name}.md: /jobs/{name}/ is a list of jobs. Rename the file"] == site.problems()


def test_a_broken_link_in_a_jobs_text_is_found(site):
    site.write("jobs/pilot.md", BARE + "[Here](htps://harbour.example)\n")

    assert 1 == len(site.problems())


def test_all_mistakes_come_at_once(site):
    site.write("jobs/pilot.md", "---\nworkplace: moon\nsalary: {min: x}\n---\n")

    assert 9 == len(site.problems())
