"""Measure builds of a site with N entries: full, nothing new, one new entry, with memory and files written.

    python benchmarks/build.py 10000

In: a number. Out: one line a measurement. Each build is a process of its own, as in use; its peak memory is what the
kernel counted for it and its workers' largest.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from rookery.archive.names import entry_name
from rookery.archive.store import write_changes
from rookery.model.entry import Entry, Media
from rookery.model.feed import Changes
from rookery.model.text import Html

TOPICS = ("operations", "field-work", "people", "data", "design", "hiring", "safety", "learning")
WORDS = """river gauge sensor pager deploy review night winter bridge forecast model data team office train map
    valley release station pump battery radio harvest planner signal schedule budget interview salary mentor""".split()  # noqa: SIM905  a paragraph reads better
KINDS = ("blog", "press", "video", "podcast")


def paragraph(dice: random.Random) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(60)).capitalize() + "."


def entry(number: int, dice: random.Random) -> Entry:
    kind = KINDS[number % len(KINDS)]
    title = " ".join(dice.choice(WORDS) for _ in range(6)).capitalize()
    day = f"{2016 + number * 10 // 12000}-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:00:00Z"
    made = Entry(
        id=f"https://example.com/{number}",
        feed=kind,
        kind=kind,
        title=title,
        url=f"https://example.com/{number}/",
        published=day,
        first_seen="2026-01-01T00:00:00Z",
        authors=(f"Person {number % 40}",),
        categories=tuple(dice.sample(TOPICS, 2)),
        summary=paragraph(dice)[:300],
        media=(Media("audio", f"https://example.com/{number}.mp3", "audio/mpeg", duration=1800),)
        if kind == "podcast"
        else (),
        hash="1:0",
        content=Html("".join(f"<p>{paragraph(dice)}</p>\n" for _ in range(6)).strip()),
    )
    return _named(made)


def _named(made: Entry) -> Entry:
    return replace(made, name=entry_name(made))


def make_site(root: Path, count: int) -> None:
    dice = random.Random(7)
    (root / "content" / "topics").mkdir(parents=True)
    (root / "pelicanconf.py").write_text('from rookery.settings import *\n\nSITENAME = "Bench"\n')
    feeds = "".join(
        f"  - id: {kind}\n    kind: {kind}\n    publish: full\n    path: content/{kind}.xml\n" for kind in KINDS
    )
    (root / "feeds.yml").write_text(f"feeds:\n{feeds}")
    for kind in KINDS:
        (root / "content" / f"{kind}.xml").write_text("<rss version='2.0'><channel><title>x</title></channel></rss>")
    for topic in TOPICS:
        (root / "content" / "topics" / f"{topic}.md").write_text(f"---\ntitle: {topic.title()}\n---\n")
    made = [entry(number, dice) for number in range(count)]
    for kind in KINDS:
        write_changes(root, kind, Changes(new=tuple(one for one in made if one.feed == kind)))


def run(root: Path, label: str) -> float:
    """Build, print what it took, return the seconds."""
    before = _marks(root / "output")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "rookery", "build", "--offline"], cwd=root, check=True, stdout=subprocess.DEVNULL
    )
    seconds = time.perf_counter() - started
    peak = max(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, memory) / 1024
    after = _marks(root / "output")
    written = sum(1 for path, mark in after.items() if before.get(path) != mark)
    print(f"{label:<22}{seconds:6.2f} s   {written:6} of {len(after)} files written   peak so far {peak:4.0f} MB")
    return seconds


def _marks(output: Path) -> dict[str, int]:
    return {os.fspath(path): path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    root = Path(tempfile.mkdtemp(prefix="rookery-bench-"))
    try:
        make_site(root, count)
        time.sleep(0.2)  # older than a racy time
        print(f"{count} entries, {len(os.sched_getaffinity(0))} cores")
        run(root, "nothing new (first)" if (root / "output").exists() else "full build")
        run(root, "no change")
        run(root, "no change again")
        dice = random.Random(8)
        new = entry(count, dice)
        new = _named(_dated(new))
        write_changes(root, new.feed, Changes(new=(new,)))
        time.sleep(0.2)
        run(root, "one new entry")
        run(root, "no change after it")
    finally:
        shutil.rmtree(root)


def _dated(made: Entry) -> Entry:
    return replace(made, published="2026-03-01T00:00:00Z", first_seen="2026-03-01T01:00:00Z")


if __name__ == "__main__":
    main()
