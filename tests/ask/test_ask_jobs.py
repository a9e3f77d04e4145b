"""Asking about a job: while it is open, and when it is closed."""

from __future__ import annotations

from job_site import FEEDS, JobSite, epoch, job
from sites import rss


def test_one_can_ask_about_a_job_and_about_work_like_one_that_is_closed(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch("2026-03-02"))
    nest = JobSite(tmp_path / "site")
    conf = (nest.root / "pelicanconf.py").read_text(encoding="utf-8")
    nest.write("pelicanconf.py", f'{conf}ASK_MAIL = "questions@works.example"\n')
    nest.write("feeds.yml", FEEDS)
    nest.write("content/feeds/board.xml", rss())
    nest.write("content/feeds/blog.xml", rss())
    here, gone = job(1, "Diver (m/w/d) & more"), job(2, "Miller", closed="2026-03-01T10:00:00Z")
    nest.jobs(here, gone)
    nest.make()
    open_page, closed_page = (nest.page(f"jobs/{entry.name[11:-4]}") for entry in (here, gone))

    assert "<summary>Ask about this job</summary>" in open_page
    assert '<a href="#ask">Ask something first</a>' in open_page
    assert "subject=Question%20about%20Diver%20%28m%2Fw%2Fd%29%20%26%20more&amp;body=" in open_page
    assert "<summary>Ask about work like this</summary>" in closed_page
    assert f"About%3A%20%2Fjobs%2F{gone.name[11:-4]}%2F" in closed_page
