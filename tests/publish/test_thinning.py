"""A list out of which things go in any order, cut so that one that goes disturbs few pages."""

from hypothesis import given
from hypothesis import strategies as st

from rookery.publish.paging import CHUNK
from rookery.publish.thinning import MOST, thinned

PLACES = st.sets(st.integers(0, 3_000), max_size=400).map(sorted)


def pages(places):
    return {chunk.path: chunk for chunk in thinned([(place, place) for place in places], "open/", "/")}


@given(PLACES)
def test_every_item_stands_on_exactly_one_page_newest_first(places):
    assert places[::-1] == [item for chunk in pages(places).values() for item in chunk.items]


@given(PLACES)
def test_no_page_is_empty_and_none_is_long(places):
    front, *older = pages(places).values()

    assert min(len(places), CHUNK) <= len(front.items) < MOST + CHUNK
    assert all(0 < len(chunk.items) <= MOST for chunk in older)


@given(PLACES, st.data())
def test_one_that_goes_changes_at_most_four_pages(places, data):
    gone = data.draw(st.sampled_from(places)) if places else None
    before, after = pages(places), pages([place for place in places if place != gone])

    assert len([path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]) <= 4


@given(PLACES)
def test_one_that_comes_changes_at_most_four_pages(places):
    before, after = pages(places), pages([*places, 3_001])

    assert len([path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]) <= 4


@given(PLACES)
def test_older_pages_are_reached_from_the_front_one_after_another(places):
    found = {f"/{path.removesuffix('index.html')}": chunk for path, chunk in pages(places).items()}
    walked, place = [], "/open/"
    while place:
        walked.append(place)
        place = found[place].paging.older

    assert list(found) == walked
