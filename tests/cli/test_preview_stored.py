"""A job board's answer that lies in a file is read as ``source:`` and ``path:`` of feeds.yml would have it read."""

from __future__ import annotations

import json

import pytest

import board_samples
from rookery.cli.preview import preview_feed, render_keys, render_preview
from rookery.collect import formats
from rookery.collect.formats.shape import shape
from rookery.collect.run import collect
from rookery.config.load import read_feeds
from sites import item, rss

NOW = "2026-03-05T12:00:00Z"
GREENHOUSE = {
    "jobs": [
        {
            "id": 71,
            "title": "Beekeeper",
            "absolute_url": "https://nest.example/jobs?gh_jid=71",
            "first_published": "2026-02-03T08:00:00Z",
            "company_name": "Nest Works",
            "location": {"name": "Gera, Germany"},
            "departments": [{"name": "Hives"}],
            "content": "&lt;p&gt;Keep bees.&lt;/p&gt;",
        }
    ]
}
ANSWERS = {
    "greenhouse": GREENHOUSE,
    "bamboohr": board_samples.BAMBOOHR,
    "breezy": board_samples.BREEZY,
    "indeed-xml": board_samples.INDEED,
    "jsonld": board_samples.PAGE,
    "personio": board_samples.PERSONIO,
    "pinpoint": board_samples.PINPOINT,
    "smartrecruiters": board_samples.SMARTRECRUITERS,
    "teamtailor": board_samples.TEAMTAILOR,
    "workable": board_samples.WORKABLE,
    "workday": board_samples.WORKDAY,
}


def preview(path="jobs.json"):
    return preview_feed(path, "blog", allow_private=False, now=NOW)


@pytest.mark.parametrize("source", ANSWERS)
def test_a_boards_answer_in_a_file_is_shown_as_collecting_its_lines_would_take_it(source, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = ANSWERS[source]
    (tmp_path / "jobs.json").write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")

    found = preview()
    (tmp_path / "feeds.yml").write_text(f"feeds:\n{render_keys(found.keys).partition('feeds.yml:')[2]}", "utf-8")
    feeds, problems = read_feeds(tmp_path, topics=())
    (report,) = collect(tmp_path, feeds, now=NOW).feeds

    assert ((), "") == (problems, found.parsed.error)
    assert {"kind": "job", "source": source, "path": "jobs.json"}.items() <= found.keys.items()
    assert f"(source: {source})" in render_preview(found).split("\n")[0]
    assert len(found.parsed.entries) == report.new > 0
    assert "collecting asks for the rest" not in render_preview(found)


def test_a_long_list_is_tried_by_all_boards_and_read_whole_by_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    job = {"title": "Beekeeper", "location": {"name": "Gera, Germany"}, "content": "<p>Keep bees.</p>"}
    # fewer than are shared out, so that all of the work is done, and counted, here
    jobs = [job | {"id": number, "url": f"https://nest.example/jobs/{number}"} for number in range(399)]
    (tmp_path / "jobs.json").write_text(json.dumps({"jobs": jobs}), encoding="utf-8")
    work = []
    monkeypatch.setattr(formats, "shape", lambda *words: work.append(words) or shape(*words))
    found = preview()

    assert ("greenhouse", 399) == (found.keys["source"], len(found.parsed.entries))
    assert len(work) < 2 * 399


@pytest.mark.parametrize(
    "said",
    ['{"jobs": [{"title": "x", "id": 1, "url": "https://nest.example/1"}]}', "[]", '{"jobs": []}', "<html></html>"],
)
def test_what_no_board_says_is_told_as_ever(said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jobs.json").write_text(said, encoding="utf-8")

    found = preview()

    assert found.parsed.error.startswith("not a feed (")
    assert "source" not in found.keys


def test_a_feed_in_a_file_stays_a_feed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feed.xml").write_text(
        rss(item(1, more="<link>https://boards.greenhouse.io/nest/jobs/1</link>")), "utf-8"
    )

    assert {"id": "feed", "kind": "blog", "path": "feed.xml"} == preview("feed.xml").keys


def test_a_json_feed_that_a_board_can_read_too_stays_a_feed_unless_its_jobs_are_the_boards(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Nest",
        "items": [{"id": "1", "url": "https://nest.example/1", "title": "One", "content_html": "<p>One.</p>"}],
    }
    (tmp_path / "jobs.json").write_text(json.dumps(feed | GREENHOUSE), encoding="utf-8")
    stays = preview()
    job = GREENHOUSE["jobs"][0] | {"absolute_url": "https://boards.greenhouse.io/nest/jobs/71"}
    (tmp_path / "jobs.json").write_text(json.dumps(feed | {"jobs": [job]}), encoding="utf-8")
    becomes = preview()

    assert ({"id": "jobs", "kind": "blog", "path": "jobs.json"}, ["One"]) == (
        stays.keys,
        [entry.title for entry in stays.parsed.entries],
    )
    assert ("greenhouse", ["Beekeeper"]) == (
        becomes.keys["source"],
        [entry.title for entry in becomes.parsed.entries],
    )
