"""Long lists are cut so that a full page never changes again."""

from hypothesis import given
from hypothesis import strategies as st

from rookery.publish.paging import CHUNK, chunks


@given(st.integers(0, 400))
def test_every_item_stands_on_exactly_one_page_newest_first(count):
    items = list(range(count))

    assert items[::-1] == [item for chunk in chunks(items, "blog/", "/") for item in chunk.items]


@given(st.integers(0, 400))
def test_the_front_holds_20_to_39_once_there_are_that_many(count):
    front = next(chunks(list(range(count)), "blog/", "/"))

    assert len(front.items) == count if count < CHUNK else CHUNK <= len(front.items) < 2 * CHUNK


@given(st.integers(0, 400), st.integers(1, 60))
def test_a_page_once_written_never_changes_when_newer_items_come(count, more):
    before = {chunk.path: chunk for chunk in chunks(list(range(count)), "blog/", "/") if chunk.number}
    after = {chunk.path: chunk for chunk in chunks(list(range(count + more)), "blog/", "/")}

    assert before == {path: after[path] for path in before}


def test_older_pages_are_reached_from_the_front_one_after_another():
    pages = {f"/{chunk.path.removesuffix('index.html')}": chunk for chunk in chunks(list(range(95)), "blog/", "/")}
    walked, place = [], "/blog/"
    while place:
        walked.append(place)
        place = pages[place].paging.older

    assert ["/blog/", "/blog/page/3/", "/blog/page/2/", "/blog/page/1/"] == walked
    assert all(chunk.paging.newest == "/blog/" for chunk in pages.values() if chunk.number)
