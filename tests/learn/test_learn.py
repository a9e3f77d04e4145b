"""What there is to learn: everything, a list of each kind, paths and texts; names only with consent."""

from __future__ import annotations

import re

import pytest

from job_site import LEEDS, job
from learn_site import LearnSite, model_of
from rookery.learn.pages import pages
from rookery.model.written import Person, Question, Resource
from rookery.publish.learning import made_by

FEEDS = """\
feeds:
  - id: board
    kind: job
    path: content/feeds/board.xml
    publish: full
    canonical: hub
"""


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """A built site: three resources and a path, a job of the path's team, and a person who withdrew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1772452800")
        site = LearnSite(tmp_path_factory.mktemp("school") / "site")
        site.write("feeds.yml", FEEDS)
        site.write("content/feeds/board.xml", "<rss version='2.0'><channel><title>x</title></channel></rss>")
        site.topic("ops", "Operations", "also: [operations]\n")
        site.topic("field", "Field work")
        site.person("ada", "Ada Example")
        site.person("bo", "Bo Sample", consent="withdrawn")
        site.resource(
            "pager",
            "topics: [ops, field]\nlevel: beginner\nminutes: 15\nformat: article\nby: ada\nfree: true\n"
            "url: https://learn.example/pager\n",
            "## First\n\nSleep [well](/learn/).\n",
        )
        site.resource(
            "nights",
            "topics: [ops]\nlevel: advanced\nminutes: 45\nformat: book\nby: bo\nfree: false\nurl: https://www.books.example/n\n",
        )
        site.resource("loose", "url: https://loose.example/\nauthor: The survey\n")
        site.path(
            "week", "nights", "pager", more="teams: [Night desk]\ntopics: [ops]\nby: ada\nsummary: Two evenings.\n"
        )
        site.jobs(job(1, "Night analyst", team="Night desk", locations=(LEEDS,), categories=("operations",)))
        site.make()
    return site


def words(page: str) -> str:
    """What a page says, without tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_the_page_of_everything_holds_paths_then_resources_and_how_long_they_take(school):
    page = words(school.page("learn"))

    assert "3 things to learn from and 1 path, at least 1 h in all" in page
    assert [*sorted([page.index("Week"), page.index("Pager"), page.index("Loose")])] == [
        page.index("Week"), page.index("Pager"), page.index("Loose"),
    ]  # fmt: skip
    assert "2 steps, 1 h" in page


def test_a_link_out_is_plain_and_says_where_it_leads_what_it_costs_and_how_long_it_takes(school):
    page = school.page("learn")

    assert '<a href="https://www.books.example/n" rel="noopener noreferrer">Nights</a>' in page
    assert "at books.example" in page
    assert "Book Advanced 45 min Costs money" in words(page)


def test_a_text_of_our_own_has_a_page_and_a_bare_link_has_none(school):
    assert {".", "pager", "week", "topic/ops", "topic/field", "level/beginner", "level/advanced", "format/article",
            "format/book"} == school.paths("learn")  # fmt: skip
    page = school.page("learn/pager")

    assert "<h2>First</h2>" in page
    assert '<a class="button" href="https://learn.example/pager" rel="noopener noreferrer">Open it</a>' in page
    assert 'href="/learn/week/"' in page


def test_a_list_holds_what_it_says_and_nothing_else(school):
    ops, field = words(school.page("learn/topic/ops")), words(school.page("learn/topic/field"))

    assert all(title in ops for title in ("Pager", "Nights", "Week"))
    assert "Pager" in field
    assert not [title for title in ("Nights", "Week", "Loose") if title in field]
    assert "Nights" not in school.page("learn/level/beginner")


def test_a_path_leads_in_its_order_with_a_reason_for_each_step_to_the_jobs_of_its_team(school):
    page = words(school.page("learn/week"))

    assert page.index("Why nights stands here.") < page.index("Why pager stands here.")
    assert "Takes 1 h Steps 2 For those who would join Night desk Made by Ada Example" in page
    assert "Jobs this gets you ready for" in page
    assert "Night analyst" in page


def test_a_name_without_consent_stands_nowhere(school):
    assert "By An employee" in words(school.page("learn"))
    assert not [path for path, body in school.tree().items() if b"Bo Sample" in body]


def test_a_job_tells_what_readies_one_for_it(school):
    (address,) = (path for path in school.paths() if path.startswith("night-analyst"))
    page = words(school.page(f"jobs/{address}"))
    band = page[page.index("Get ready for this role") :]

    assert all(title in band for title in ("Week", "Pager", "Nights", "Everything to learn"))
    assert "Loose" not in band


def test_a_topic_tells_what_there_is_to_learn(school):
    page = words(school.page("topics/ops"))

    assert all(title in page for title in ("Week", "Pager", "Nights", "Night analyst"))


def test_the_menu_leads_there_only_where_there_is_something_to_learn(school, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772452800")
    bare = LearnSite(tmp_path / "bare")
    bare.make()

    assert ">Learn</a>" in school.page("")
    assert ">Learn</a>" not in bare.page("")
    assert not (bare.output / "learn").exists()


def resource(slug: str, *topics: str, **more) -> Resource:
    return Resource(slug, more.pop("title", slug), url="https://learn.example/", topics=topics, **more)


def test_a_long_topic_is_cut_on_the_page_of_everything_and_whole_on_its_own():
    planned = {page.path: page.view for page in pages(model_of(resource(f"r{n:02}", "a") for n in range(30)))}
    (group,) = planned["learn/index.html"].groups
    (whole,) = planned["learn/topic/a/index.html"].groups

    assert (8, "/learn/topic/a/") == (len(group.resources), group.more and group.more.url)
    assert (30, None) == (len(whole.resources), whole.more)


def test_the_newest_open_prompts_stand_on_the_page_of_everything():
    ada = Person("ada", "Ada Example", "2026-01-01")
    asked = [
        Question("old", "Old?", "2026-01-01", by="ada"),
        Question("done", "Done?", "2026-02-05", by="ada", status="declined", reason="x"),
        Question("theirs", "Theirs?", "2026-02-06"),
        Question("two", "Two?", "2026-02-02", by="ada"),
        Question("three", "Three?", "2026-02-03", by="ada"),
        Question("four", "Four?", "2026-02-04", by="ada"),
    ]
    first = next(iter(pages(model_of([resource("r")], people={"ada": ada}, questions=tuple(asked)))))

    assert ["Four?", "Three?", "Two?"] == [prompt.title for prompt in first.view.prompts]
    assert {"Ada Example"} == {prompt.person.name for prompt in first.view.prompts}


def test_what_a_person_made_is_told_only_while_they_may_be_named():
    ada, bo = Person("ada", "Ada", "2026-01-01"), Person("bo", "Bo", "withdrawn")
    model = model_of([resource("r", by="ada"), resource("s", by="bo")], people={"ada": ada, "bo": bo})
    band = made_by(model, "ada")

    assert ["r"] == [card.title for card in band.resources]
    assert made_by(model, "bo") is None
