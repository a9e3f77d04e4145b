"""A collect that dies, or whose disk is full, at any write: nothing is lost, nothing half written, and the next one
leaves what an undisturbed one leaves.
"""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path

import pytest

import photographs
import rookery.collect.pixels
import rookery.collect.progress
import rookery.collect.report
import rookery.collect.run  # noqa: F401  here before it is forked
from failing_disk import UNSEEN, FailingDisk, Trial
from sites import NOON, Site, item, rss, tree

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs fork and /proc")

DAY = 24 * 60 * 60
FEEDS = """\
feeds:
  - {id: blog, kind: blog, path: feeds/blog.xml, publish: full, images: local}
  - {id: board, kind: job, path: feeds/board.xml}
"""
PICTURE = "&lt;p&gt;Look: &lt;img src=&quot;nest.png&quot; alt=&quot;A nest&quot;&gt;&lt;/p&gt;"
FULL = re.compile(
    r"(content/collected|\.rookery)/[^:\n]+: cannot [a-z]+ it: No space left on device\. Make room [^\n]+\n"
)


def moved(number: int, **more: str) -> str:
    return item(number, **more).replace("blog.example.com", "example.org/blog")


@pytest.fixture(scope="module")
def trial(tmp_path_factory) -> Trial:
    """A third day's collect: a new entry with a picture, a blog on another host with an edit, jobs that open and close."""
    site = Site(tmp_path_factory.mktemp("interrupted") / "site")
    site.write("feeds.yml", FEEDS)
    site.write("feeds/nest.png", photographs.photograph("PNG", 48, 32))
    days = (
        ((item(1), item(2)), (item(11), item(12), item(13))),
        ((item(1), item(2)), (item(11), item(12))),
        ((moved(1, body="Edited."), moved(2), moved(3, body=PICTURE)), (item(11), item(12), item(14))),
    )
    for day, (blog, board) in enumerate(days):
        site.write("feeds/blog.xml", rss(*blog))
        site.write("feeds/board.xml", rss(*board))
        if day < 2:
            assert site.run("collect", today=str(int(NOON) + day * DAY)).code == 0
    return Trial(site, ["collect"], str(int(NOON) + 2 * DAY))


@pytest.mark.parametrize("fault", ["killed", "full", "once"])
def test_a_collect_that_is_interrupted_at_any_write_loses_nothing_and_the_next_one_makes_it_good(trial, fault):
    trial.start()
    archive = trial.site.root / "content/collected"
    before = tree(archive)
    changes = trial.changes()
    after = tree(archive)

    assert {"open", "write", "fsync", "os.rename", "os.mkdir", "os.remove"} <= {one.split()[0] for one in changes}
    assert sum(data != before.get(path) for path, data in after.items()) >= 8
    for at, change in enumerate(changes):
        if (fault == "once" and not goes_on_after(change)) or (fault == "killed" and change.startswith("fsync")):
            continue  # what a killed process wrote, the system keeps: before an fsync is as after it
        done = trial.interrupted(at, fault)
        lying = tree(archive)
        whole = {path: data for path, data in lying.items() if not path.endswith(".part")}

        if fault == "once" and is_memory(change):
            assert (done.code, lying) == (0, after), (change, done)
            continue
        assert done.code == (-9 if fault == "killed" else 1), (change, done)
        assert before.keys() <= whole.keys(), change
        for path, data in whole.items():
            assert data in (before.get(path), after.get(path)) or is_wanted(path, data), (change, path)
        if fault != "killed":
            assert FULL.fullmatch(done.err), (change, done.err)
            assert whole == lying, change
        if trial.is_new():
            again = trial.run()

            assert (again.code, tree(archive)) == (0, after), (change, again)
    assert trial.interrupted(len(changes), fault).code == 0


def test_no_write_goes_unseen(tmp_path):
    child = os.fork()
    if not child:
        FailingDisk(tmp_path).begin()
        io.FileIO(tmp_path / "past", "w")
        os._exit(0)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == UNSEEN


def goes_on_after(change: str) -> bool:
    """Whether anything is written after this has failed; elsewhere a run ends there, as on a full disk."""
    return is_memory(change) or "images" in change


def is_memory(change: str) -> bool:
    """Whether it is of a file that may be lost: all below .rookery/ but the lock."""
    return ".rookery/index" in change or ".rookery/.index" in change or change == "fsync .rookery"


def is_wanted(path: str, data: bytes) -> bool:
    """The list of pictures that are still to be had is there only between the two."""
    return path == "blog/_images.json" and len(json.loads(data)) == 1
