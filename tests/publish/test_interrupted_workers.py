"""A build whose pages are written by forked workers, of which one dies or finds the disk full at any of its writes, or
whose run dies while they write: every page is whole, no process stays, the run says what happened, and the next build
leaves what a clean one leaves. One worker is killed at each of its writes; for the other faults, and the other worker,
the first and the last page stand for those between, which are written alike.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

import rookery.publish.write
from changed_site import FULL, changed_site, of_few_pages
from failing_disk import Trial
from sites import tree

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs fork and /proc")

DIED = "a worker died; build again, and if it dies again look at the machine's memory\n"
TOLD = {
    "killed": (1, re.compile(re.escape(DIED) + r"output/ may .+\n\Z")),
    "full": (1, FULL),
    "once": (1, FULL),
    "orphaned": (-9, re.compile(r"\Z")),
}


def two_workers() -> None:
    """For few pages too, and on a machine with one core."""
    rookery.publish.write._WORTH_FORKING = 1  # noqa: SLF001  a site of 400 pages would say the same in ten times the time
    os.sched_getaffinity = lambda _: {0, 1}


@pytest.fixture(scope="module")
def trial(tmp_path_factory) -> Trial:
    return changed_site(tmp_path_factory.mktemp("workers"), two_workers)


def clean_build(trial: Trial) -> dict[str, bytes]:
    trial.start()
    for folder in ("output", ".rookery"):
        shutil.rmtree(trial.site.root / folder)
    assert trial.run().code == 0
    return tree(trial.site.output)


@pytest.mark.parametrize(("worker", "fault"), [*((0, fault) for fault in TOLD), (1, "killed"), (1, "full")])
def test_a_worker_that_is_interrupted_at_any_write_leaves_whole_files_and_the_next_build_makes_it_good(trial, worker, fault):  # fmt: skip
    output, content = trial.site.output, trial.site.root / "content"
    after = clean_build(trial)
    trial.start()
    before, archive = tree(output), tree(content)
    changes = trial.changes(worker)
    code, told = TOLD[fault]

    assert after == tree(output)
    assert {"open", "write", "os.rename"} <= {one.split()[0] for one in changes}
    every = fault == "killed" and worker == 0
    for at, change in enumerate(changes) if every else of_few_pages(changes):
        done = trial.interrupted(at, fault, worker)
        lying = tree(output)
        whole = {path: data for path, data in lying.items() if not path.endswith(".tmp")}

        assert tree(content) == archive, change
        for path, data in whole.items():
            assert data in (before.get(path), after.get(path)), (change, path)
        assert done.code == code, (change, done)
        assert told.search(done.err), (change, done)
        if fault in {"full", "once"}:
            assert whole == lying, change
        if trial.is_new():
            again = trial.run()

            assert (again.code, tree(output)) == (0, after), (change, again)
    assert trial.interrupted(len(changes), fault, worker).code == 0
