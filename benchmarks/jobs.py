"""Time and memory of collecting a large job board: 2,000 postings in one Greenhouse answer, then the same once more.

Usage: python benchmarks/jobs.py [N]. Writes into a temporary folder and prints wall and processor seconds (children
included) and the peak memory of this process and of its largest child.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rookery.collect.run import collect
from rookery.config.load import read_feeds

_TEXT = "<p>You keep gauges honest &amp; dry, and you write down what you see.</p>" * 40
_PLACES = ("Leeds, United Kingdom", "Brno, Czechia", "Utrecht, Netherlands", "Remote, Germany", "Otley, United Kingdom")


def payload(number: int) -> str:
    """An answer of Greenhouse with so many postings of some 3 kB each."""
    jobs = [
        {
            "id": 1000 + one,
            "internal_job_id": 9000 + one,
            "title": f"Gauge keeper {one}",
            "updated_at": "2026-03-01T10:00:00-05:00",
            "first_published": "2026-02-01T10:00:00-05:00",
            "requisition_id": f"R-{one}",
            "location": {"name": _PLACES[one % len(_PLACES)]},
            "absolute_url": f"https://boards.greenhouse.io/example/jobs/{1000 + one}",
            "language": "en",
            "metadata": None,
            "content": _TEXT.replace("<", "&lt;").replace(">", "&gt;"),
            "departments": [{"id": one % 12, "name": f"Team {one % 12}", "parent_id": None, "child_ids": []}],
            "offices": [],
        }
        for one in range(number)
    ]
    return json.dumps({"jobs": jobs, "meta": {"total": number}})


def _spent() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _peak() -> float:
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def main(number: int) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "content" / "board.json").write_text(payload(number), encoding="utf-8")
        feeds = "feeds:\n  - {id: jobs, kind: job, source: greenhouse, path: content/board.json, publish: full}\n"
        (root / "feeds.yml").write_text(feeds, encoding="utf-8")
        found, problems = read_feeds(root, topics=())
        if problems or found is None:
            raise SystemExit("\n".join(map(str, problems)))
        for what in ("first run", "again, unchanged"):
            began, spent = time.monotonic(), _spent()
            report = collect(root, found, now="2026-03-02T12:00:00Z")
            done = report.feeds[0]
            print(
                f"{what:<18}{time.monotonic() - began:6.2f} s  {_spent() - spent:6.2f} s CPU  "
                f"{done.items} items, {done.new} new, {done.error or done.status}; peak {_peak():.0f} MB"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
