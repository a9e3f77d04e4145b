"""The laws of the waiting room, over any row of answers. The limits are small here, so that the examples are, too."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from waiting_room import Room, at, posts, said, written

from rookery.collect import hold
from rookery.collect.merge import merge


@pytest.fixture(scope="module", autouse=True)
def _small():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hold, "MOST_NEW", 3)
        patch.setattr(hold, "FEWEST_CHANGED", 2)
        yield


NUMBERS = st.frozensets(st.integers(1, 6), max_size=6)
ANSWERS = st.builds(
    lambda few, text, flood, strange, whole: said(
        *posts(sorted(few), text=text),
        *posts(range(100, 100 + flood)),
        title="Cheap pills" if strange else "Example blog",
        home="https://pills.example/" if strange else "https://blog.example.com/",
        complete=whole,
    ),
    NUMBERS,
    st.sampled_from(["Text", "Text", "Words"]),
    st.sampled_from([0, 0, 0, 2, 4, 6]),
    st.sampled_from([False, False, False, True]),
    st.sampled_from([True, True, True, False]),
)
STEPS = st.lists(st.one_of(ANSWERS, ANSWERS, ANSWERS, st.sampled_from(["yes", "no"])), min_size=1, max_size=7)
some = settings(max_examples=60)


def played(steps):
    """The room after the steps and a yes; and every answer that was not dropped, with its day, in their order."""
    room, heard, held = Room(*posts(range(1, 7))), [], []
    for day, step in enumerate(steps, start=1):
        if isinstance(step, str):
            getattr(room, step)()
            heard, held = ([*heard, *held] if step == "yes" else heard), []
            continue
        before = room.archive
        if room.hears(step, day).held:
            assert before == room.archive
            held.append((step, day))
        else:
            heard, held = [*heard, (step, day)], []
            assert {} == room.room
        assert before.keys() <= room.archive.keys()
    room.yes()
    return room, [*heard, *held]


@some
@given(STEPS)
def test_after_a_yes_the_archive_is_what_it_would_be_without_the_hold(steps):
    room, heard = played(steps)
    archive = written({}, merge((), said(*posts(range(1, 7))), at(0)))
    for parsed, day in heard:
        archive = written(archive, merge(tuple(archive.values()), parsed, at(day)))

    assert archive == room.archive
    assert ({}, "") == (room.room, room.state.waiting)


@some
@given(STEPS, ANSWERS)
def test_the_same_answer_again_changes_nothing_more(steps, again):
    room, _ = played(steps)
    room.hears(again, 20)
    before = room.archive, room.room, room.state

    room.hears(again, 21)

    assert before == (room.archive, room.room, room.state)


@some
@given(STEPS, ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(steps, last, chance):
    straight, turned = Room(*posts(range(1, 7))), Room(*posts(range(1, 7)))
    for day, step in enumerate([*steps, last]):
        if isinstance(step, str):
            getattr(straight, step)(), getattr(turned, step)()
            continue
        straight.hears(step, day)
        turned.hears(replace(step, entries=tuple(chance.sample(step.entries, len(step.entries)))), day)

    assert (straight.archive, straight.room, straight.state) == (turned.archive, turned.room, turned.state)
