"""A team's page joins its people, jobs, answers, posts and way of hiring; and little of the site changes with it."""

from __future__ import annotations

import json
import re

from rookery.model.posting import Posting
from rookery.model.written import Person, Process, Question
from rookery.publish.team_names import team_names
from sites import Site, item, marks, rss
from team_site import fill, own_job


def person(team: str) -> Person:
    return Person(team, "Ada Example", "2026-01-01", team=team)


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next one of its level."""
    return page.split(heading, 1)[1].split("<h2", 1)[0]


def test_a_team_is_known_from_people_jobs_questions_and_processes_and_goes_by_its_most_usual_spelling():
    names = team_names(
        [person("Kiln Works"), person("kiln works"), person("kiln works")],
        [Posting(team="Ovens", department="Kiln works")],
        [Question("a", "A?", "2026-01-01", team="Office"), Question("b", "B?", "2026-01-01", "", "removed", team="X")],
        [Process("night", "At night", "Night shift")],
    )

    assert {"kiln-works": "kiln works", "night-shift": "Night shift", "office": "Office", "ovens": "Ovens"} == names


def test_its_page_joins_people_jobs_answers_open_questions_posts_and_the_way_of_hiring(kiln):
    page = kiln.page("teams/kiln-works")

    assert "Ada Example" in section(page, "Who works here</h2>")
    assert "Bo Ek" in section(page, "Who works here</h2>")
    assert "Cy Lind" not in section(page, "Who works here</h2>")
    assert "Cy Lind" in section(page, "Worked here once</h2>")
    assert 'href="/jobs/stoker/"' in section(page, "Open in this team</h2>")
    assert 'href="/questions/hot/#answer-2026-02-03"' in section(page, "What they say when they are asked</h2>")
    assert "Hot: 1200 degrees" in section(page, "What they say when they are asked</h2>")
    asked = section(page, "Asked about this team, and not answered yet</h2>")
    assert "Is it cold in winter?" in asked
    assert "Is there tea?" in asked
    assert "A call" in section(page, "How we hire</h2>")
    assert "How we fire" in section(page, "What they wrote and made</h2>")


def test_its_feeds_hold_what_its_people_published_and_answered(kiln):
    feed = json.loads((kiln.output / "teams/kiln-works/feed.json").read_text())

    assert ["How hot is it?", "How we fire"] == [one["title"] for one in feed["items"]]


def test_the_team_is_a_link_on_the_pages_of_its_jobs_and_people_and_in_the_list(kiln):
    link = 'href="/teams/kiln-works/">Kiln works</a>'

    assert link in kiln.page("jobs/stoker")
    assert link in kiln.page("people/bo")
    assert link in kiln.page("teams")


def test_a_team_of_which_nobody_may_be_named_any_more_and_nothing_else_is_known_is_gone(kiln):
    assert not (kiln.output / "teams/office").exists()
    assert "Office" not in kiln.page("teams")


def test_a_site_without_the_room_links_to_no_team(site):
    fill(site)
    site.write("pelicanconf.py", 'from rookery.settings import *\nSITENAME = "Nest"\nPLUGINS.remove("rookery.teams")\n')
    site.build()

    assert not (site.output / "teams").exists()
    assert "/teams/" not in "".join(path.read_text() for path in site.output.rglob("*.html"))


def changed(site: Site) -> set[str]:
    """What the next build writes."""
    before = marks(site.output)
    site.build()
    after = marks(site.output)
    return {path for path in after if after[path] != before.get(path)}


def test_one_more_answer_changes_the_pages_of_who_gave_it_and_of_their_team_and_not_the_list_of_teams(tmp_path):
    site = Site(tmp_path / "site")
    fill(site)
    for number in range(8):
        site.person(f"p{number}", f"Pat Number{number}", f"team: Team {number}\n")
        own_job(site, f"job-{number}", f"Job {number}", f"Team {number}")
    site.build()
    site.question("hot", "How hot is it?", body="Tell.\n\n## @ada 2026-02-03\n\nHot.\n\n## @bo 2026-02-04\n\nVery.\n")
    written = changed(site)

    assert {"teams/kiln-works/index.html"} == {path for path in written if re.match(r"teams/.*html", path)}
    assert not {path for path in written if path.startswith(("people/p", "jobs/job-"))}


def test_one_more_post_changes_its_authors_team_alone(tmp_path):
    site = Site(tmp_path / "site")
    fill(site)
    site.person("p1", "Pat Other", "team: Others\n")
    site.build()
    more = "<author>x@example.com (Pat Other)</author>"
    site.write("content/blog.xml", rss(item(1, "How we fire"), item(2, "Ours", more=more)))
    written = {path for path in changed(site) if path.startswith("teams/")}

    assert {"teams/others/index.html", "teams/others/feed.atom", "teams/others/feed.json"} == written
