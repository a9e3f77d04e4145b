"""Measure collecting N postings of one Greenhouse board: first run, a run without change, one with a job gone.

    python benchmarks/jobs.py 2000

In: a number. Out: one line a measurement. Each run is a process of its own, as in use; its peak memory is what the
kernel counted for it.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

START = datetime.fromisoformat("2026-03-20T10:00:00Z")
FEEDS = "feeds:\n  - {id: jobs, kind: job, source: greenhouse, path: content/jobs.json}\n"
TOWNS = ("Berlin, Germany", "Oslo, Norway", "Lisbon, Portugal", "Remote", "New York, NY", "São Paulo, Brazil")
TEAMS = ("Data", "Field work", "Operations", "People", "Platform", "Sales")
WORDS = "river gauge sensor pager review winter forecast model train map valley station pump radio plan budget".split()  # noqa: SIM905  a paragraph reads better


def text(dice: random.Random) -> str:
    """About 5 kB of a posting's HTML, which is what real ones have, escaped as Greenhouse does."""
    lines = (" ".join(dice.choice(WORDS) for _ in range(60)) for _ in range(8))
    points = "".join(f"<li>{' '.join(dice.choice(WORDS) for _ in range(12))}</li>" for _ in range(12))
    return escape("".join(f"<p>{line.capitalize()}.</p>" for line in lines) + f"<ul>{points}</ul>")


def posting(number: int, dice: random.Random) -> dict[str, Any]:
    return {
        "id": 4_000_000 + number,
        "internal_job_id": 2_000_000 + number,
        "requisition_id": f"R-{number}",
        "title": f"{dice.choice(WORDS).capitalize()} engineer {number}",
        "updated_at": "2026-03-01T10:00:00-05:00",
        "first_published": "2026-02-01T10:00:00-05:00",
        "location": {"name": dice.choice(TOWNS)},
        "absolute_url": f"https://boards.greenhouse.io/example/jobs/{4_000_000 + number}",
        "language": "en",
        "metadata": [],
        "content": text(dice),
        "departments": [{"id": 1, "name": dice.choice(TEAMS), "parent_id": None, "child_ids": []}],
        "offices": [],
    }


def say(root: Path, jobs: list[dict[str, Any]]) -> None:
    (root / "content/jobs.json").write_text(json.dumps({"jobs": jobs, "meta": {"total": len(jobs)}}))


def run(root: Path, label: str, hours: int) -> None:
    moment = str(int((START + timedelta(hours=hours)).timestamp()))
    before = {path: path.stat().st_mtime_ns for path in (root / "content").rglob("*.md")}
    started = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(root)],
        env={"SOURCE_DATE_EPOCH": moment},
        check=True,
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - started
    written = sum(before.get(path) != path.stat().st_mtime_ns for path in (root / "content").rglob("*.md"))
    print(f"{label:<26}{seconds:6.2f} s   {int(told.stderr) / 1024:4.0f} MB   {written:6} entries written")
    print("".join(f"{'':<26}{line}\n" for line in told.stdout.splitlines()[:-1]), end="")


# what resource counts of children is the largest of all until then, so each run counts itself
_MEASURED = """\
import resource, sys
from rookery.cli import main
try:
    main(["collect", "--site", sys.argv[1]])
except SystemExit as end:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
    raise
"""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    dice = random.Random(7)
    jobs = [posting(number, dice) for number in range(count)]
    with tempfile.TemporaryDirectory(prefix="rookery-bench-") as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "feeds.yml").write_text(FEEDS)
        say(root, jobs)
        print(f"{count} postings, {(root / 'content/jobs.json').stat().st_size / 1e6:.1f} MB")
        run(root, "first run", 0)
        time.sleep(0.2)  # older than a racy time
        run(root, "nothing new", 1)
        run(root, "nothing new, next day", 25)
        say(root, jobs[:-1])
        run(root, "one job gone", 26)
        run(root, "it is closed", 39)
        say(root, jobs[: count // 3])
        run(root, "two thirds gone: held", 40)
        new = [{**job, "id": job["id"] + 9_000_000, "requisition_id": None} for job in jobs[:-1]]
        say(root, [{**job, "absolute_url": job["absolute_url"] + "0"} for job in new])
        run(root, "all ids changed", 41)


if __name__ == "__main__":
    main()
