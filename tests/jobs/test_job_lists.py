"""The lists of jobs: those that exist, their counts, their order, and what stands in them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from job_site import BRNO, LEEDS, PAY, job, model_of
from rookery.archive.names import id_letters
from rookery.jobs.filters import sort_jobs
from rookery.model.posting import Location, Posting
from rookery.publish.model import Post
from rookery.publish.shelves import CHUNK
from sites import said_on, tree


def post(number: int, **facts) -> Post:
    entry = job(number, **facts)
    return Post(entry, f"jobs/{entry.name}/", ("board",), None)


def test_all_jobs_stand_on_the_list_the_newest_first(nest):
    nest.jobs(*(job(number, published=f"2026-02-{number:02}T09:00:00Z") for number in (3, 1, 2)))
    nest.make()

    assert ["3", "2", "1"] == re.findall(r">Engineer (\d)</a></h2>", nest.page("jobs"))


def test_a_list_shows_facts_and_says_where_pay_is_not_stated(nest):
    nest.jobs(job(1, "Gardener", locations=(LEEDS,), workplace="onsite", salary=PAY), job(2, "Poet"))
    nest.make()
    text = nest.page("jobs")

    for shown in ("Leeds", "On site", "€62,000 to €76,000 a year", "Pay not stated", "open since", "18 February 2026"):
        assert shown in text


@pytest.mark.parametrize(("published", "words"), [("", "seen here"), ("2026-02-10T09:00:00Z", "open")])
def test_a_job_is_said_to_be_open_since_a_day_only_where_its_source_gives_one(published, words, nest):
    nest.jobs(job(1, team="Ops", published=published, first_seen="2026-02-10T10:00:00Z"))
    nest.person("ada", "Ada Example", "team: Ops\n")
    nest.make()
    page = said_on(nest.page(f"jobs/engineer-1-{id_letters('board:1')[:6]}"))

    assert f"{words} since 10 February 2026" in said_on(nest.page("jobs"))
    assert f"{words} since 10 February 2026" in said_on(nest.page("teams/ops"))
    assert ("Open 20 days" if published else "Seen here for 20 days") in page


@pytest.mark.parametrize(("published", "words"), [("", "seen here"), ("2026-02-10T09:00:00Z", "open")])
def test_a_closed_job_is_said_to_have_been_open_from_a_day_only_where_its_source_gave_one(published, words, nest):
    closed = "2026-02-20T10:00:00Z"
    nest.jobs(job(1, published=published, first_seen="2026-02-10T10:00:00Z", closed=closed), job(2))
    nest.make()
    page = said_on(nest.page(f"jobs/engineer-1-{id_letters('board:1')[:6]}"))

    assert f"It was {words} for 10 days, from 10 February 2026 to 20 February 2026." in page


def test_a_list_says_no_number_of_days(nest, today):
    nest.jobs(job(1, team="Ops"))
    nest.make()
    before = tree(nest.output / "jobs")
    today("2026-03-09")
    nest.make()
    changed = {path for path, body in tree(nest.output / "jobs").items() if before.get(path) != body}

    assert {f"engineer-1-{id_letters('board:1')[:6]}/index.html"} == changed


def test_filter_pages_exist_for_what_exists_with_counts(nest):
    nest.jobs(
        job(1, locations=(LEEDS,), workplace="hybrid", team="Platform", employment_types=("FULL_TIME",)),
        job(2, locations=(LEEDS, BRNO), workplace="remote", team="Design", employment_types=("FULL_TIME",)),
        job(3, locations=(BRNO,), team="Platform", categories=("operations",)),
    )
    nest.make()
    front = nest.page("jobs")
    counts = dict(re.findall(r'<a href="/jobs/([^"]+)/">[^<]+<span class="count">(\d+)</span>', front))

    assert {
        "team/design": "1",
        "team/platform": "2",
        "location/brno-cz": "2",
        "location/leeds-gb": "2",
        "workplace/hybrid": "1",
        "workplace/remote": "1",
        "type/full-time": "2",
        "topic/ops": "1",
    } == counts
    assert set(counts) <= nest.paths()


def test_a_long_list_leads_to_narrower_ones_that_exist_and_back(nest):
    nest.jobs(
        job(1, "One", locations=(LEEDS,), team="Platform"),
        *(job(number, locations=(BRNO,), team="Platform") for number in range(10, 10 + CHUNK)),
        job(3, "Three", locations=(LEEDS,), team="Design"),
    )
    nest.make()
    team, pair = nest.page("jobs/team/platform"), nest.page("jobs/team/platform/location/leeds-gb")
    narrower = {path for path in nest.paths() if path.count("/") > 1 and "/page/" not in path}

    assert '<a href="/jobs/team/platform/location/leeds-gb/">' in team
    assert "design" not in team
    assert ["One"] == re.findall(r">(One|Two|Three)</a></h2>", pair)
    # Brno and Design are narrowed by nothing, and Leeds fits on a page
    assert {"team/platform/location/leeds-gb"} == narrower
    assert "count" not in nest.page("jobs/location/leeds-gb")
    assert all(f'href="{back}"' in pair for back in ("/jobs/", "/jobs/team/platform/", "/jobs/location/leeds-gb/"))


def test_filter_pages_grow_with_the_combinations_that_exist_not_with_their_product():
    many = 60
    jobs = [
        post(number, team=f"Team {number}", locations=(Location(f"Town {number}", "", "DE", ""),), workplace="onsite")
        for number in range(many)
    ]
    one_more = post(many, team="Team 0", locations=(Location("Town 1", "", "DE", ""),), workplace="remote")
    alone, grown = (sort_jobs(model_of(found), found) for found in (jobs, [*jobs, one_more]))

    # all jobs, a list a team, a list a town, one workplace; no pair narrows anything
    assert 1 + many + many + 1 == len(alone.jobs)
    # remote work, and the team and the town that now have both kinds and so narrow the long list of work on site
    assert 3 == len(grown.jobs) - len(alone.jobs)


FACTS = st.fixed_dictionaries(
    {
        "team": st.sampled_from(["", "Ops", "Design", "ops"]),
        "workplace": st.sampled_from(["unknown", "onsite", "remote"]),
        "locations": st.lists(st.sampled_from([LEEDS, BRNO, Location(raw="On the river")]), max_size=2).map(tuple),
        "employment_types": st.lists(st.sampled_from(["FULL_TIME", "INTERN"]), max_size=2, unique=True).map(tuple),
    }
)


@given(st.lists(FACTS, max_size=3 * CHUNK))
@settings(max_examples=40, deadline=None)
def test_every_list_holds_exactly_the_jobs_that_share_it_and_pairs_narrow(facts):
    jobs = [post(number, **fact) for number, fact in enumerate(facts)]
    lists = sort_jobs(model_of(jobs), jobs)
    existing = {pair for one in jobs for pair in combinations(lists.values[one.address], 2)}

    for values, found in lists.jobs.items():
        assert [one for one in jobs if set(values) <= set(lists.values[one.address])] == list(found)
        whole = [len(lists.jobs[(value,)]) for value in values]
        assert len(values) < 2 or (len(found) < min(whole) and max(whole) > CHUNK)
    assert sum(len(values) == 2 for values in lists.jobs) <= len(existing)


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("R&D / Ops", "team/r-d-ops"),
        ("../../etc", "team/etc"),
        ("日本語", "team/ri-ben-yu"),
        ("🌊", ""),
    ],
    ids=["signs", "climbing", "script", "emoji"],
)
def test_addresses_of_filter_pages_are_ours(nest, label, address):
    nest.jobs(job(1, team=label))
    nest.make()
    found = {path for path in nest.paths() if path.startswith("team/")}

    assert 1 == len(found)
    assert (address or "team/") in next(iter(found))


def test_every_list_has_its_feeds(nest):
    nest.jobs(job(1, "Keeper", team="Ops"), job(2, "Diver"))
    nest.make()
    feed = json.loads((nest.output / "jobs/team/ops/feed.json").read_text())

    assert "Jobs in Ops · Nest" == feed["title"]
    assert ["Keeper"] == [item["title"] for item in feed["items"]]
    assert (nest.output / "jobs/team/ops/feed.atom").is_file()
    assert 'href="/jobs/team/ops/feed.atom"' in nest.page("jobs/team/ops")


def test_an_older_page_of_a_list_is_called_by_its_days_and_stays_when_a_job_comes_or_goes(nest):
    entries = [job(n, published=f"2026-01-{n % 28 + 1:02}T{n // 28:02}:00:00Z", team="Ops") for n in range(3 * CHUNK)]
    nest.jobs(*entries)
    nest.make()
    folder = next(
        path for path in nest.paths() if path.startswith("page/") and "engineer-2-" in nest.page(f"jobs/{path}")
    )
    old = nest.page(f"jobs/{folder}")
    new = job("new", published="2026-03-01T00:00:00Z", first_seen="2026-03-01T01:00:00Z", team="Ops")
    nest.jobs(new, replace(entries[27], closed="2026-03-01T00:00:00Z"))
    nest.make()

    assert re.search(r'<p class="soft">1 January 2026 to \d+ January 2026</p>', old)
    assert old == nest.page(f"jobs/{folder}")


def test_a_site_without_jobs_has_no_room_for_them(nest):
    nest.write("feeds.yml", "feeds: []\n")
    nest.make()

    assert not (nest.output / "jobs").exists()


def test_a_board_without_jobs_has_an_empty_list(nest):
    nest.make()

    assert "No position is open" in nest.page("jobs")


def test_without_the_plugin_jobs_are_entries_as_any_other(nest):
    conf = nest.root / "pelicanconf.py"
    nest.write("pelicanconf.py", conf.read_text() + 'PLUGINS = [name for name in PLUGINS if name != "rookery.jobs"]\n')
    nest.jobs(job(1, team="Ops"))
    nest.make()

    assert "Engineer 1" in nest.page("jobs")
    assert not (nest.output / "jobs/team").exists()
    assert 'class="entry entry-job"' in nest.page(f"jobs/engineer-1-{id_letters('board:1')[:6]}")


def test_the_stream_shows_where_and_how_a_job_is(nest):
    nest.jobs(job(1, locations=(LEEDS, BRNO), workplace="hybrid"))
    nest.make()

    assert "Leeds and Brno · Hybrid" in (nest.output / "index.html").read_text()


def test_the_xml_for_aggregators_holds_every_open_job_in_each_of_its_places(nest):
    nest.jobs(
        job(1, "Keeper <3", locations=(LEEDS, BRNO), salary=PAY, employment_types=("PART_TIME",), workplace="remote"),
        job(2, closed="2026-03-01T00:00:00Z"),
    )
    nest.make()
    root = ET.fromstring((nest.output / "jobs/indeed.xml").read_bytes())
    first, second = root.findall("job")

    assert "source" == root.tag
    assert "Wed, 18 Feb 2026 10:00:00 +0000" == root.findtext("lastBuildDate")
    assert ("Leeds", "GB", "Brno", "CZ") == tuple(
        one.findtext(tag) for one in (first, second) for tag in ("city", "country")
    )
    assert "Keeper <3" == first.findtext("title")
    assert "Wed, 18 Feb 2026 09:00:00 +0000" == first.findtext("date")
    assert "<p>Whole text of job 1.</p>" == first.findtext("description").strip()
    assert ("Part time", "Fully remote") == (first.findtext("jobtype"), first.findtext("remotetype"))
    assert first.findtext("referencenumber") != second.findtext("referencenumber")


def test_posting_has_no_fact_that_the_room_does_not_know():
    """A new field must be thought of here: shown, exported, or left out on purpose."""
    assert {
        "locations", "workplace", "remote_countries", "team", "department", "employment_types", "salary", "pay_text",
        "valid_through", "apply_url", "requisition_id",
    } == set(Posting.__dataclass_fields__)  # fmt: skip
