"""A closed job leaves every list and stays at its address; reopened it stands there again; a moved one is found."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from job_site import BRNO, FEEDS, LEEDS, job
from sites import tree

CLOSED = "2026-02-28T08:00:00Z"


def page(entry) -> str:
    return f"jobs/{entry.name[11:-4]}"


def readable(site) -> dict[str, str]:
    """Every text of the output by its path."""
    found = tree(site.output)
    return {path: body.decode() for path, body in found.items() if path.endswith((".html", ".atom", ".json", ".xml"))}


@pytest.mark.parametrize(
    "ended",
    [
        {"closed": CLOSED},
        {"valid_through": "2026-02-28T23:59:59Z"},
    ],
    ids=["closed by its board", "over"],
)
def test_nothing_of_a_closed_job_is_left_but_its_own_page(nest, ended):
    nest.topic("hiring", "Hiring", "keywords: [lamplighter]\n")
    nest.question("lamps", "Is lamplighter a job?", "topics: [hiring]\n")
    gone = job(1, "Lamplighter", **{"team": "Night", "locations": (LEEDS,), **ended})
    nest.jobs(gone, job(2, "Chimney sweep lamplighter", team="Night", locations=(LEEDS,)))
    nest.make()
    naming = {path for path, text in readable(nest).items() if "Lamplighter" in text}
    own = f"{page(gone)}/index.html"
    elsewhere = {path for path, text in readable(nest).items() if f"/{page(gone)}/" in text} - {own}

    assert {own} == naming
    assert not elsewhere


def test_a_tombstone_says_what_it_was_when_it_closed_and_how_long_it_was_open(nest):
    gone = job(1, "Lamplighter", closed=CLOSED, team="Night", locations=(LEEDS,), published="2026-02-18T09:00:00Z")
    nest.jobs(gone)
    nest.make()
    text = nest.page(page(gone))

    for said in (
        "Lamplighter",
        "Leeds, Night",
        "open for 10 days",
        '<time datetime="2026-02-18">18 February 2026</time>',
        '<time datetime="2026-02-28">28 February 2026</time>',
        '<meta name="robots" content="noindex">',
    ):
        assert said in text
    assert "ld+json" not in text
    assert "https://jobs.example.com/1" not in text


def test_a_tombstone_leads_to_open_jobs_like_it_and_to_people_and_questions(nest):
    nest.person("ada", "Ada Example", "team: Night\n")
    nest.question("dark", "How dark is it?", "topics: [ops]\n", "Well?\n\n## @ada 2026-02-10\n\nVery.\n")
    gone = job(1, "Lamplighter", closed=CLOSED, team="Night", locations=(LEEDS,), categories=("operations",))
    like = job(2, "Night watch", team="Night", locations=(BRNO,))
    nest.jobs(gone, like, job(3, "Gardener", team="Day", locations=(BRNO,)))
    nest.make()
    text = nest.page(page(gone))

    assert f'href="/{page(like)}/"' in text
    assert "Gardener" not in text
    assert "Ada Example" in text
    assert "How dark is it?" in text
    assert 'href="/jobs/team/night/"' in text
    assert 'href="/jobs/location/leeds-gb/"' not in text


def test_a_tombstone_takes_up_jobs_that_were_opened_later(nest):
    gone = job(1, "Lamplighter", closed=CLOSED, team="Night")
    nest.jobs(gone, job(2, "Night watch", team="Night", first_seen="2026-03-01T00:00:00Z"))
    nest.make()

    assert "Night watch" in nest.page(page(gone))


def test_a_tombstone_does_not_change_by_itself(nest, today):
    gone = job(1, closed=CLOSED)
    nest.jobs(gone)
    nest.make()
    before = nest.page(page(gone))
    today("2027-01-01")
    nest.make()

    assert before == nest.page(page(gone))


def test_a_reopened_job_stands_at_its_address_again(nest):
    entry = job(1, "Lamplighter", team="Night")
    nest.jobs(entry)
    nest.make()
    before = nest.tree()
    nest.jobs(replace(entry, closed=CLOSED))
    nest.make()
    closed = nest.page(page(entry))
    nest.jobs(entry)
    nest.make()

    assert "This job is closed" in closed
    assert before == nest.tree()


def test_a_job_is_open_on_its_last_day_and_closed_on_the_next(nest, today):
    entry = job(1, valid_through="2026-03-02T23:59:59Z")
    nest.jobs(entry)
    nest.make()
    last = nest.page(page(entry))
    today("2026-03-03")
    nest.make()

    assert "closes on" in last
    assert "This job is closed" in nest.page(page(entry))


def twins(nest, **more):
    """The same job on two boards, which name the same page of it."""
    nest.write(
        "feeds.yml",
        (nest.root / "feeds.yml").read_text() + "  - {id: later, kind: job, path: content/feeds/board.xml}\n",
    )
    first = job(1, "Lamplighter", url="https://example.com/lamplighter", **more)
    second = job(1, "Lamplighter", feed="later", url=first.url, id="later:9", first_seen="2026-02-25T10:00:00Z")
    nest.jobs(first, second)
    nest.make()
    return first, second


def test_an_address_that_moved_answers_with_a_redirect(nest):
    first, second = twins(nest)
    text = nest.page(page(second))

    assert f'<meta http-equiv="refresh" content="0; url=/{page(first)}/">' in text
    assert f'<a href="/{page(first)}/">Lamplighter</a>' in text
    assert not [path for path, text in readable(nest).items() if f"/{page(second)}/" in text]


def test_what_was_asked_about_an_old_address_of_a_job_stands_on_its_page_and_its_teams(nest):
    first = job(1, "Lamplighter", url="https://example.com/lamplighter", team="Night")
    second = job(1, "Lamplighter", feed="later", url=first.url, id="later:9", first_seen="2026-02-25T10:00:00Z")
    nest.person()
    answer = "Please tell.\n\n## @ada 2026-02-22\n\nYes.\n"
    nest.question("dark", "Is it dark?", f"about: /{page(second)}/#apply\n", answer)
    twins(nest, team="Night")

    assert "/questions/dark/" in nest.page(page(first)).partition('id="asked"')[2].partition("</section>")[0]
    assert "/questions/dark/" in nest.page("teams/night")


def test_a_job_that_one_board_closed_and_another_has_open_is_open_at_its_first_address(nest):
    first, _ = twins(nest, closed=CLOSED)

    assert "This job is closed" not in nest.page(page(first))
    assert f'href="/{page(first)}/"' in nest.page("jobs")


def test_the_address_of_a_redirect_is_the_whole_one_where_the_site_knows_its_own(nest):
    nest.write("pelicanconf.py", (nest.root / "pelicanconf.py").read_text() + 'SITEURL = "https://example.org/hub"\n')
    first, second = twins(nest)
    text = nest.page(page(second))

    assert f'content="0; url=/hub/{page(first)}/"' in text
    assert f'<link rel="canonical" href="https://example.org/hub/{page(first)}/">' in text


def test_all_links_of_a_site_with_open_closed_and_moved_jobs_resolve(nest):
    nest.person("ada", "Ada Example", "team: Night\n")
    nest.question("dark", "How dark is it?", "topics: [ops]\n", "Well?\n\n## @ada 2026-02-10\n\nVery.\n")
    places = (LEEDS, BRNO)
    nest.jobs(
        *(
            job(
                number,
                team=("Night", "Day")[number % 2],
                locations=places[number % 3 : number % 3 + 1],
                categories=("operations",),
                closed=CLOSED if number % 4 == 3 else "",
            )
            for number in range(60)
        )
    )
    twins(nest)
    files = nest.tree()
    there = {f"/{path.removesuffix('index.html')}" for path in files}
    broken = {
        (path, link)
        for path, body in files.items()
        if path.endswith(".html")
        for link in re.findall(r'(?:href|url)="?(/[^"#]*)', body.decode())
        if link not in there
    }

    assert not broken


WITHOUT_BOARD = (
    FEEDS.partition("  - id: blog")[0].replace("id: board", "id: other")
    + "  - id: blog"
    + (FEEDS.partition("  - id: blog")[2])
)


def test_a_job_of_a_feed_that_left_feeds_yml_is_open_nowhere_and_says_until_when_it_was_confirmed(nest):
    gone = job(1, "Lamplighter", team="Night", locations=(LEEDS,))
    nest.jobs(gone, job(2, "Gardener", feed="other"))
    nest.confirmed("2026-02-25")
    nest.write("feeds.yml", WITHOUT_BOARD)
    nest.make()
    own = f"{page(gone)}/index.html"
    text = nest.page(page(gone))

    assert {own} == {path for path, body in readable(nest).items() if "Lamplighter" in body}
    assert "Nobody confirms this job any more" in text
    assert "This job is closed" not in text
    assert '<time datetime="2026-02-25">25 February 2026</time>' in text
    assert '<meta name="robots" content="noindex">' in text
    assert "ld+json" not in text
    assert "Gardener" in nest.page("jobs")


def test_a_job_is_open_again_when_its_feed_is_back(nest):
    entry = job(1, "Lamplighter", team="Night")
    nest.jobs(entry)
    nest.confirmed("2026-02-25")
    nest.make()
    before = nest.tree()
    nest.write("feeds.yml", WITHOUT_BOARD)
    nest.make()
    between = nest.page(page(entry))
    nest.write("feeds.yml", FEEDS)
    nest.make()

    assert "Nobody confirms this job any more" in between
    assert before == nest.tree()


def test_a_job_that_was_closed_before_its_feed_left_stays_closed(nest):
    gone = job(1, "Lamplighter", closed=CLOSED)
    nest.jobs(gone)
    nest.confirmed(CLOSED[:10])
    nest.write("feeds.yml", WITHOUT_BOARD)
    nest.make()

    assert "This job is closed" in nest.page(page(gone))


@pytest.mark.parametrize("closed", ["", CLOSED], ids=["open", "closed"])
def test_of_a_job_in_two_feeds_only_the_one_that_is_asked_counts(nest, closed):
    address = "https://jobs.example.com/1"
    ours = job(1, "Lamplighter", feed="other", url=address, closed=closed, first_seen="2026-02-20T10:00:00Z")
    nest.jobs(job(1, "Lamplighter", url=address), ours)
    nest.write("feeds.yml", WITHOUT_BOARD)
    nest.make()

    assert bool(closed) == ("Lamplighter" not in nest.page("jobs"))
