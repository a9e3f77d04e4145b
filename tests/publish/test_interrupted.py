"""A build that dies, or whose disk is full, at any write: every page is whole, the old one or the new one, and the
next build leaves what a clean one leaves.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from changed_site import FULL, changed_site, of_few_pages
from failing_disk import Trial
from sites import tree

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs fork and /proc")

MIXED = (
    "output/ may hold pages of the old and of the new site side by side, each of them whole. The next build that ends"
)


@pytest.fixture(scope="module")
def trial(tmp_path_factory) -> Trial:
    return changed_site(tmp_path_factory.mktemp("interrupted"))


@pytest.mark.parametrize("fault", ["killed", "full", "once"])
def test_a_build_that_is_interrupted_at_any_write_leaves_whole_files_and_the_next_one_makes_it_good(trial, fault):
    trial.start()
    output, content = trial.site.output, trial.site.root / "content"
    before, archive = tree(output), tree(content)
    changes = trial.changes()
    after = tree(output)

    assert {"open", "write", "os.rename", "os.mkdir", "os.remove", "os.rmdir"} <= {one.split()[0] for one in changes}
    for at, change in chosen(changes, fault):
        done = trial.interrupted(at, fault)
        lying = tree(output)
        whole = {path: data for path, data in lying.items() if not path.endswith(".tmp")}

        assert tree(content) == archive, change
        for path, data in whole.items():
            assert data in (before.get(path), after.get(path)), (change, path)
        if fault == "once":
            assert (done.code, lying) == (0, after), (change, done)
        elif fault == "killed":
            assert done.code == -9, (change, done)
        else:
            assert (done.code, whole) == (1, lying), (change, done)
            assert FULL.search(done.err), (change, done)
            assert lying in (before, after) or MIXED in done.err, (change, done)
        if trial.is_new():
            again = trial.run()

            assert (again.code, tree(output)) == (0, after), (change, again)
    assert trial.interrupted(len(changes), fault).code == 0


@pytest.mark.parametrize(("fault", "said"), [("stopped", "Aborted!"), ("surprised", "RuntimeError: surprise")])
def test_a_build_that_is_stopped_by_hand_or_by_a_surprise_says_what_it_leaves_and_ends_as_ever(trial, fault, said):
    changes = trial.changes()
    after = tree(trial.site.output)
    at = max(number for number, change in enumerate(changes) if change.startswith("os.rename output/"))
    done = trial.interrupted(at, fault)

    assert (1, True, 1) == (done.code, said in done.err, done.err.count(MIXED))
    assert (0, after) == (trial.run().code, tree(trial.site.output))


def chosen(changes: list[str], fault: str) -> list[tuple[int, str]]:
    """Of the pages, which are written alike, the first and the last; of what fails once that after which a build goes on;
    of a full disk the writes that leave half a file, and not the files that it does not even begin.
    """
    if fault == "once":
        return [(at, change) for at, change in enumerate(changes) if is_memory(change)]
    return [
        (at, change) for at, change in of_few_pages(changes) if not (fault == "full" and change.startswith("open "))
    ]


def is_memory(change: str) -> bool:
    """Whether it may fail and nobody needs to know: what may be lost, and a folder that stays empty."""
    return bool(re.search(r"/\.?(index|keywords)\.json|^fsync \.rookery$|^os.rmdir ", change))
