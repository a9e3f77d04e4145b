"""No fault of the table goes without a test: each number stands in this room, or with the test elsewhere that has it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sites import ROOT

NUMBERS = range(1, 56)
"""The faults that a collector meets, as they were numbered when they were gathered."""

ELSEWHERE = {
    30: "collect/test_life.py::test_a_large_drop_is_held_and_believed_when_it_repeats",
    42: "collect/test_interrupted.py::test_a_collect_that_is_interrupted_at_any_write_loses_nothing_and_the_next_one_makes_it_good",
    43: "collect/test_interrupted.py::test_a_collect_that_is_interrupted_at_any_write_loses_nothing_and_the_next_one_makes_it_good",
    46: "workflows/test_archive_scripts.py::test_a_refused_push_is_tried_again",
    50: "collect/test_hold.py::test_a_permanent_move_with_the_same_title_is_no_hold_and_a_parked_domain_is",
    53: "publish/test_incremental.py::test_the_bytes_do_not_depend_on_the_machine",
}
"""What another room tests: 30 of jobs, 42 a full disk, 43 a kill at any write, 46 a push that is refused, 50 a feed
that leads to somebody else's now, 53 another time zone, locale or hash seed.
"""


def numbers_of(source: str) -> set[int]:
    """The numbers that ``fault(…)`` and ``Fault(…)`` are called with."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"fault", "Fault"}]
    return {
        arg.value for call in named for arg in call.args if isinstance(arg, ast.Constant) and type(arg.value) is int
    }


def test_every_number_is_tested_here_or_elsewhere():
    here = set().union(*(numbers_of(path.read_text("utf-8")) for path in Path(__file__).parent.glob("test_*.py")))

    assert here | ELSEWHERE.keys() == set(NUMBERS)


@pytest.mark.parametrize("number", ELSEWHERE)
def test_the_test_that_is_named_for_a_number_exists(number):
    file, _, name = ELSEWHERE[number].partition("::")

    assert f"def {name}(" in (ROOT / "tests" / file).read_text("utf-8")
