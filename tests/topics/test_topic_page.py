"""A topic's page: people, questions, what one can learn, jobs, videos, posts, each a few and a way to all of them."""

from __future__ import annotations

import json
import re

import pytest

from job_site import job
from learn_site import LearnSite
from rookery.topics.bands import LISTED
from sites import item, rss

FEEDS = """\
feeds:
  - {id: blog, kind: blog, path: content/feeds/blog.xml, topics: [ops]}
  - {id: films, kind: video, path: content/feeds/films.xml, topics: [ops]}
  - {id: dates, kind: event, path: content/feeds/dates.xml, topics: [ops]}
  - {id: board, kind: job, path: content/feeds/board.xml, topics: [ops]}
"""


@pytest.fixture(scope="module")
def topic(tmp_path_factory):
    """A built site whose topic ops holds something of everything: more videos than its band does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1772452800")
        site = LearnSite(tmp_path_factory.mktemp("topic") / "site")
        site.write("feeds.yml", FEEDS)
        films = (
            item(f"f{n}", f"Film {n}", date=f"Mon, 02 Feb 2026 1{n}:00:00 GMT") for n in range(LISTED["video"] + 1)
        )
        site.write("content/feeds/blog.xml", rss(item("b", "A post")))
        site.write("content/feeds/films.xml", rss(*films))
        site.write("content/feeds/dates.xml", rss(item("d", "An evening")))
        site.write("content/feeds/board.xml", rss())
        site.topic("ops", "Operations")
        site.topic("bare", "Bare")
        site.person("ada", "Ada Example", "topics: [ops]\n")
        site.question("answered", "Is it answered?", "topics: [ops]\n", "Well?\n\n## @ada 2026-02-20\n\nYes.\n")
        for number in range(5):
            site.question(f"open-{number}", f"Open {number}?", "topics: [ops]\n")
        site.resource("pager", "topics: [ops]\nurl: https://learn.example/\n")
        site.jobs(job(1, "Night analyst"))
        assert site.run("build").code == 0
    return site


def bands(page: str) -> dict[str, str]:
    """The words of each band by its heading."""
    found = re.findall(r'<section class="band".*?<h2[^>]*>(.*?)</h2>(.*?)</section>', page, re.DOTALL)
    return {title: " ".join(re.sub(r"<[^>]*>", " ", text).split()) for title, text in found}


def test_everything_has_its_band_in_an_order(topic):
    assert [
        "Who knows it",
        "Asked",
        "Waiting for an answer",
        "Learn",
        "Open jobs",
        "Events",
        "Videos",
        "Published",
    ] == [*bands(topic.page("topics/ops"))]


def test_a_band_is_bounded_and_leads_to_the_rest(topic):
    found = bands(topic.page("topics/ops"))

    assert [f"Open {n}?" for n in (4, 3, 2, 1)] == re.findall(r"Open \d\?", found["Waiting for an answer"])
    assert "All open ones" in found["Waiting for an answer"]
    assert ["Film 3", "Film 2", "Film 1"] == re.findall(r"Film \d", found["Videos"])
    assert 'href="/topics/ops/videos/"' in topic.page("topics/ops")
    assert "All" not in found["Events"] + found["Open jobs"]


def test_a_list_of_one_kind_exists_only_where_the_band_does_not_hold_it(topic):
    assert {".", "bare", "ops", "ops/videos"} == topic.paths("topics")
    page = topic.page("topics/ops/videos")

    assert [f"Film {n}" for n in (3, 2, 1, 0)] == re.findall(r">(Film \d)<", page)
    assert 'href="/topics/ops/"' in page


def test_what_was_published_is_told_once(topic):
    assert "A post" in bands(topic.page("topics/ops"))["Published"]
    assert not re.search("Film|evening|analyst", bands(topic.page("topics/ops"))["Published"])


def test_a_topic_without_anything_says_so(topic):
    assert "Nothing on this topic yet" in topic.page("topics/bare")


def test_the_feed_of_a_topic_holds_what_was_published_and_what_was_answered(topic):
    items = json.loads((topic.output / "topics/ops/feed.json").read_text())["items"]
    titles = [one["title"] for one in items]

    # an answer of today comes before what was published earlier, a question that waits does not come at all
    assert titles.index("Is it answered?") < titles.index("A post")
    assert {"Film 0", "An evening", "Night analyst"} <= set(titles)
    assert not [title for title in titles if title.startswith("Open")]
