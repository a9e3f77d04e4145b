"""A few related things across kinds, and adding one disturbs few."""

from hypothesis import given
from hypothesis import strategies as st

from rookery.publish.related import SHOWN, TAKEN_UP_BY, Node, related

SOME = ["pager", "deploy", "flood", "river", "pay", "hiring", "visa", "python", "rust", "night"]
WORDS = st.frozensets(st.sampled_from(SOME), max_size=4)
KIND = st.sampled_from(["blog", "video", "job", "question"])
TOPICS = st.lists(st.sampled_from(["ops", "people", "field"]), unique=True, max_size=2).map(tuple)
NODES = st.lists(st.tuples(KIND, TOPICS, WORDS), max_size=40).map(
    lambda raw: [Node(f"n{number}", *parts) for number, parts in enumerate(raw)]
)


@given(NODES)
def test_no_more_than_a_few_are_shown_never_the_thing_itself_and_none_twice(nodes):
    shown = related(nodes)

    for key, others in shown.items():
        assert len(others) <= SHOWN
        assert key not in others
        assert len(others) == len(set(others))


@given(NODES, KIND, TOPICS, WORDS)
def test_the_newest_thing_changes_at_most_two_others(nodes, kind, topics, words):
    before = related(nodes)
    after = related([*nodes, Node("newest", kind, topics, words)])
    changed = [key for key in before if before[key] != after[key]]

    assert len(changed) <= TAKEN_UP_BY


def test_a_thing_is_related_to_others_that_share_its_topics_or_its_rare_words():
    nodes = [
        Node("pager", "blog", ("ops",), frozenset({"pager"})),
        Node("river", "video", ("field",), frozenset({"river", "gauge"})),
        Node("gauge", "podcast", (), frozenset({"gauge"})),
        Node("on-call", "question", ("ops",), frozenset({"call"})),
    ]
    shown = related(nodes)

    assert {"pager": ("on-call",), "river": ("gauge",), "gauge": ("river",), "on-call": ("pager",)} == shown


def test_kinds_are_mixed():
    nodes = [Node(f"b{n}", "blog", ("ops",), frozenset()) for n in range(6)]
    nodes += [Node("v", "video", ("ops",), frozenset()), Node("new", "job", ("ops",), frozenset())]
    kinds = [key[0] for key in related(nodes)["new"]]

    assert sorted(kinds) == ["b", "b", "v"]
