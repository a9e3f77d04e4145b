"""Long lists are cut so that a full page never changes again, and lists of what comes and goes so that few do."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rookery.publish.paging import chunks, shelved
from rookery.publish.shelves import CHUNK, Shelf, Stay, shelve


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
    before = {chunk.path: chunk for chunk in chunks(list(range(count)), "blog/", "/") if chunk.name}
    after = {chunk.path: chunk for chunk in chunks(list(range(count + more)), "blog/", "/")}

    assert before == {path: after[path] for path in before}


def test_older_pages_are_reached_from_the_front_one_after_another():
    pages = {f"/{chunk.path.removesuffix('index.html')}": chunk for chunk in chunks(list(range(95)), "blog/", "/")}
    walked, place = [], "/blog/"
    while place:
        walked.append(place)
        place = pages[place].paging.older

    assert ["/blog/", "/blog/page/3/", "/blog/page/2/", "/blog/page/1/"] == walked
    assert all(chunk.paging.newest == "/blog/" for chunk in pages.values() if chunk.name)


def stay(place: int, came: int, lasted: int = 0) -> Stay:
    return Stay((f"{place:04}", f"k{place}"), f"{came:04}", f"{came + lasted:04}" if lasted else "")


def there(stays: list[Stay]) -> list[str]:
    return [one.place[1] for one in sorted(stays, key=lambda one: one.place) if not one.left]


# some at once, as a board's first answer is; later ones in between, as an older posting that turns up is
STAYS = st.lists(
    st.tuples(st.integers(0, 9999), st.integers(0, 12), st.integers(0, 9)), max_size=250, unique_by=lambda one: one[0]
).map(lambda rows: [stay(*row) for row in rows])


@given(STAYS)
def test_everything_that_is_there_stands_on_one_shelf_in_order(stays):
    shelves = shelve(stays)

    assert there(stays) == [key for shelf in shelves for key in shelf.keys]
    assert all(1 <= len(shelf.keys) <= 30 for shelf in shelves)
    assert len({shelf.name for shelf in shelves}) == len(shelves)


@given(STAYS)
def test_the_order_in_which_stays_are_named_does_not_matter(stays):
    assert shelve(stays) == shelve(reversed(stays))


@given(st.integers(0, 400))
def test_where_nothing_ever_goes_shelves_are_the_chunks(count):
    cards = {f"k{number}": number for number in range(count)}
    pages = shelved(cards, [stay(number, number) for number in range(count)], "blog/", "/")

    assert [chunk.items for chunk in chunks(list(range(count)), "blog/", "/")] == [chunk.items for chunk in pages]


def changed(before: tuple[Shelf, ...], after: tuple[Shelf, ...]) -> int:
    return len(set(after) - set(before)) + len({shelf.name for shelf in before} - {shelf.name for shelf in after})


@given(STAYS, st.integers(0, 9999))
def test_one_that_comes_changes_two_shelves_at_most(stays, place):
    new = Stay((f"{place:04}", "new"), "9999")

    assert changed(shelve(stays), shelve([*stays, new])) <= 2


@given(STAYS, st.integers(0, 249))
def test_one_that_goes_changes_two_shelves_at_most(stays, number):
    before = [one for one in stays if not one.left]
    if before:
        going = before[number % len(before)]
        rest = [one for one in stays if one is not going]

        assert changed(shelve(stays), shelve([*rest, replace(going, left="9999")])) <= 2


@given(STAYS)
def test_shelves_do_not_stay_thin(stays):
    sizes = [len(shelf.keys) for shelf in shelve([replace(one, left="9999") if number % 4 else one
                                                 for number, one in enumerate(stays)])]  # fmt: skip

    # of two neighbours, at least one is well filled
    assert all(one + other > CHUNK / 2 for one, other in pairwise(sizes))
