"""What pages say to search engines: valid by their rules, visible on the page, and left out where a fact is missing."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from job_ads import jsonld_of
from rookery.model.entry import Entry, Media
from rookery.model.written import Prose
from rookery.publish.claims import video_claims
from rookery.publish.jsonld import render_nodes
from rookery.publish.model import Post
from sites import CONF, Site, item, rss
from structured import faults, nodes, unseen

FEEDS = """\
feeds:
  - {id: blog, kind: blog, path: content/feeds/blog.xml, publish: full, canonical: hub}
  - {id: press, kind: press, path: content/feeds/press.xml}
  - {id: film, kind: video, path: content/feeds/film.xml}
"""
EVENT = """\
---
title: An evening & a walk
announced: 2026-02-02
starts: 2026-06-10 18:30
ends: 2026-06-10 21:00
zone: Europe/Prague
venue: The Weir House
location: Brno, Czechia
online: https://meet.example.com/desk?a=1&b=2
---
Twelve chairs, and **one** desk.
"""
ANSWERED = """\
How *often* is one woken?

## @ada 2026-02-05

Once in **six** weeks.

- Never twice

## @gone 2026-02-06

Rarely.
"""
BY_ADA = "<author>ada@example.com (Ada Example)</author>"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("claims") / "site")
    site.write("pelicanconf.py", CONF + 'SITEURL = "https://hub.example.com"\nEMPLOYER_URL = "https://example.com/"\n')
    site.write("feeds.yml", FEEDS)
    site.write("content/feeds/blog.xml", rss(item(1, "How we <em>page</em> &amp; sleep", more=BY_ADA)))
    site.write("content/feeds/press.xml", rss(item(2, "We move", more="<author>Press Office</author>")))
    site.write("content/feeds/film.xml", rss(item(3, "A film", more='<enclosure url="https://v.example.com/a.mp4" type="video/mp4" length="9"/>')))  # fmt: skip
    site.person(more="role: Keeper\nteam: Gauges\nlinks: [{title: Talks, url: 'https://ada.example.com/'}]\n")
    site.person("gone", "Gone Person", consent="withdrawn")
    site.question("woken", "How often is one woken?", body=ANSWERED)
    site.question("quiet", "Is it quiet?")
    site.question("never", "Who is the worst?", "status: declined\nreason: We name nobody.\n")
    site.write("content/events/evening.md", EVENT)
    site.write("content/events/past.md", EVENT.replace("2026-06-10", "2026-02-10"))
    site.write("content/articles/why.md", "Title: Why we answer\nDate: 2026-02-03\nAuthor: ada\n\nBecause.\n")
    site.build()
    return site


def data_of(page: str) -> list[dict]:
    return jsonld_of(page)


def kinds(built, path: str) -> list[str]:
    return [data["@type"] for data in data_of(built.page(path))]


def test_everything_that_is_claimed_is_valid_and_stands_on_its_page(built):
    pages = {path: body.decode() for path, body in built.tree().items() if path.endswith(".html")}
    wrong = {
        path: (faults(data), unseen(data, page))
        for path, page in pages.items()
        for data in data_of(page)
        if faults(data) or unseen(data, page)
    }

    assert {} == wrong
    assert {"WebSite", "BlogPosting", "NewsArticle", "Event", "WebPage", "ProfilePage"} <= {
        node["@type"] for page in pages.values() for data in data_of(page) for node in nodes(data)
    }


def test_a_question_of_a_candidate_is_no_page_on_which_everybody_answers(built):
    (data,) = data_of(built.page("questions/woken"))

    assert ("WebPage", "Question", 2) == (data["@type"], data["mainEntity"]["@type"], data["mainEntity"]["answerCount"])
    assert ["Once in six weeks. Never twice", "Rarely."] == [
        answer["text"] for answer in data["mainEntity"]["suggestedAnswer"]
    ]


def test_who_may_not_be_named_is_claimed_to_be_nobody(built):
    ada, gone = data_of(built.page("questions/woken"))[0]["mainEntity"]["suggestedAnswer"]

    assert {"@type": "Person", "name": "Ada Example", "url": "https://hub.example.com/people/ada/"} == ada["author"]
    assert "author" not in gone


def test_a_byline_of_a_feed_is_claimed_to_be_a_person_only_if_it_is_one_of_ours(built):
    blog, press = (
        data_of(built.tree()[path].decode())[0]
        for folder in ("blog", "press")
        for path in built.tree()
        if re.fullmatch(rf"{folder}/[^/]+/index\.html", path)
    )

    assert ["Ada Example"] == [author["name"] for author in blog["author"]]
    assert "author" not in press
    assert "https://blog.example.com/2/" == press["isBasedOn"]


def test_an_event_that_is_over_and_a_video_without_a_picture_are_claimed_to_be_nothing(built):
    videos = [path for path in built.tree() if re.fullmatch(r"videos/[^/]+/index\.html", path)]

    assert ["Event"] == kinds(built, "events/evening")
    assert [] == kinds(built, "events/past")
    assert [[]] == [data_of(built.tree()[path].decode()) for path in videos]


FILM = Entry(
    id="f", feed="film", kind="video", title="A film", url="https://v.example.com/a", published="2026-02-02T10:00:00Z",
    summary="Of water.", media=(Media("video", "https://v.example.com/a.mp4", "video/mp4", duration=90),),
)  # fmt: skip


def test_a_complete_video_is_told_whole():
    (node,) = video_claims(Post(FILM, "videos/a/", ("film",), None), "https://hub.example.com/images/a.png")
    (data,) = jsonld_of(render_nodes((node,), lambda _: "", lambda data: data))

    assert [] == faults(data)
    assert ("PT90S", "https://v.example.com/a.mp4") == (data["duration"], data["contentUrl"])


@pytest.mark.parametrize(
    "film",
    [replace(FILM, title=""), replace(FILM, summary=""), replace(FILM, published=""), replace(FILM, media=())],
    ids=["no name", "no description", "no day", "no film"],
)
def test_a_video_that_lacks_what_is_required_is_not_claimed(film):
    assert () == video_claims(Post(film, "videos/a/", ("film",), None), "https://hub.example.com/images/a.png")


def test_text_cannot_leave_its_element():
    hostile = "</script><script>alert(1)</script> &lt; \u2028"
    (node,) = video_claims(Post(replace(FILM, title=hostile), "v/", (), Prose("x")), "https://hub.example.com/a.png")
    element = render_nodes((node,), lambda _: hostile, lambda data: data)

    assert not re.search(r"[<>&\u2028]", element[len('<script type="application/ld+json">') : -len("</script>")])
    assert hostile == json.loads(element[35:-9])["name"]
