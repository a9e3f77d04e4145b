"""A site with a board and a blog, and the day on which it is built."""

from __future__ import annotations

import pytest

from job_site import FEEDS, JobSite, epoch


@pytest.fixture
def today(monkeypatch):
    """Set the day on which the site is built; 2 March 2026 unless a test says another one."""

    def at(day: str) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(day))

    at("2026-03-02")
    return at


@pytest.fixture
def nest(tmp_path, today) -> JobSite:
    site = JobSite(tmp_path / "site")
    site.write("feeds.yml", FEEDS)
    site.topic("ops", "Operations", "also: [operations]\n")
    site.write("content/feeds/board.xml", "<rss version='2.0'><channel><title>x</title></channel></rss>")
    site.write("content/feeds/blog.xml", "<rss version='2.0'><channel><title>x</title></channel></rss>")
    return site
