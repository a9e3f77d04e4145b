"""One resource, one job more writes few files, whatever there is to learn and however many jobs there are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from job_site import FEEDS, job
from learn_site import LearnSite, model_of, open_job
from rookery.jobs.ready import ON_JOBS, ready_for
from rookery.model.written import Resource
from sites import marks

FORMATS = ("article", "video", "book")
LEVELS = ("beginner", "intermediate", "advanced")


@pytest.mark.parametrize("count", [12, 120])
def test_one_new_resource_writes_at_most_20_files_whatever_the_size(tmp_path, monkeypatch, count):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772452800")
    site = LearnSite(tmp_path / "site")
    site.write("feeds.yml", FEEDS)
    for name in ("board", "blog"):
        site.write(f"content/feeds/{name}.xml", "<rss version='2.0'><channel><title>x</title></channel></rss>")
    site.topic("ops", "Operations", "also: [operations]\n")
    site.topic("field", "Field work", "also: [field]\n")
    for number in range(count):
        topic, level, shape = ("ops", "field")[number % 2], LEVELS[number % 3], FORMATS[number % 3]
        site.resource(f"r{number}", f"topics: [{topic}]\nlevel: {level}\nformat: {shape}\nminutes: 5\n", "Text.\n")
    site.path("week", "r0", "r1", more="teams: [Night]\ntopics: [ops]\n")
    site.jobs(*(job(number, team="Night", categories=("operations", "field")) for number in range(count)))
    site.make()
    before = marks(site.output)
    # as bad as it gets: first in every list, and on both topics
    site.resource(
        "anew", "topics: [ops, field]\nlevel: beginner\nformat: article\nminutes: 5\n", "Text.\n", "A new one"
    )
    site.make()
    changed = {name for name, mark in marks(site.output).items() if before.get(name) != mark}

    assert {"learn/anew/index.html", "learn/index.html", "topics/ops/index.html"} <= changed
    assert len(changed) <= 20, sorted(changed)


TOPICS = st.lists(st.sampled_from("abcd"), unique=True, max_size=3)
JOBS = st.lists(TOPICS, max_size=30)
RESOURCES = st.lists(st.tuples(TOPICS, st.sampled_from(["beginner", "advanced", ""])), max_size=15)


def resource(slug, topics, level) -> Resource:
    return Resource(slug, slug, url="https://learn.example/", topics=tuple(topics), level=level)


def bands(resources, jobs):
    return ready_for(model_of(resources), [open_job(number, topics) for number, topics in enumerate(jobs)])


def changed(before, after) -> int:
    return sum(before[address] != after[address] for address in before)


@given(JOBS, RESOURCES, TOPICS)
@settings(max_examples=150)
def test_a_new_resource_changes_few_jobs_and_a_new_job_few_others(jobs, raw, topics):
    resources = [resource("common", "abcd", ""), *(resource(f"r{n}", *one) for n, one in enumerate(raw))]
    before = bands(resources, jobs)

    assert changed(before, bands([*resources, resource("new", topics, "beginner")], jobs)) <= 2 * ON_JOBS
    assert changed(before, bands(resources, [*jobs, topics])) <= len(topics)


@given(JOBS, RESOURCES)
def test_what_stands_on_a_job_shares_a_topic_with_it_and_is_bounded(jobs, raw):
    resources = {one.slug: one for one in (resource(f"r{n}", *one) for n, one in enumerate(raw))}
    shown = bands(resources.values(), jobs)

    assert bool(resources) == bool(shown) or not jobs
    for number, topics in enumerate(jobs if shown else ()):
        cards = shown[f"jobs/job-{number}/"].resources

        assert len(cards) <= 3
        assert all(set(resources[card.title].topics) & set(topics) for card in cards)
