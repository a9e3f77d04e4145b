"""A few related things for each thing, across kinds, so that adding one disturbs few.

In: nodes in the order in which they came to the site. Out: for each node the keys of its related ones.
A node looks back at what was there before it; an older node takes it up only if it had room, and only two may.
So adding the newest entry changes at most two other pages, whatever the size of the site. What a word weighs is
counted at the time of looking back, for the same reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

SHOWN = 3
TAKEN_UP_BY = 2
_SAME_KIND = 2
_TOKENS = 8
_LOOK_BACK = 24
_TOPIC_WEIGHT = 1.5
# two things without a common topic must share a word that fewer than some seventy others have
_LEAST = 0.12


@dataclass(frozen=True, slots=True)
class Node:
    """A thing that may be related to others: its key, its kind, its topics and the telling words of its title.

    ``came`` and ``left`` are days; ``left`` is ``""`` while it is there. What comes later does not see what has left.
    ``room`` is how many related things it shows.
    """

    key: str
    kind: str
    topics: tuple[str, ...]
    words: frozenset[str]
    came: str = ""
    left: str = ""
    room: int = SHOWN


def related(nodes: Iterable[Node]) -> dict[str, tuple[str, ...]]:
    """Return key -> keys of related nodes, best first, as many as it has room for, at most two of a kind."""
    seen: Counter[str] = Counter()
    lately: defaultdict[str, deque[Node]] = defaultdict(lambda: deque(maxlen=_LOOK_BACK))
    shown: dict[str, list[Node]] = {}
    for node in nodes:
        tokens = _tokens(node)
        best = _look_back(node, tokens, seen, lately)
        shown[node.key] = _mixed(best, node.room)
        _take_up(node, best, shown)
        for token in tokens:
            seen[token] += 1
            lately[token].append(node)
    return {key: tuple(node.key for node in others) for key, others in shown.items()}


def _tokens(node: Node) -> list[str]:
    return [*(f"#{topic}" for topic in node.topics), *sorted(node.words)]


def _look_back(node: Node, tokens: list[str], seen: Counter[str], lately: defaultdict[str, deque[Node]]) -> list[Node]:
    """The earlier nodes that share its rarest tokens, best first; the work is bounded, whatever the size."""
    score: defaultdict[str, float] = defaultdict(float)
    found: dict[str, Node] = {}
    # the rarest tokens tell most; ties by the word itself, so that the result never depends on hashing
    shared = sorted((seen[token], token) for token in tokens if token in seen)
    for count, token in shared[:_TOKENS]:
        weight = (_TOPIC_WEIGHT if token.startswith("#") else 1.0) / (1 + count) ** 0.5
        for other in lately[token]:
            if other.left and other.left <= node.came:
                continue
            score[other.key] += weight
            found[other.key] = other
    mine = set(node.topics)
    # rounded, so that the order in which a sum was made decides nothing
    near = sorted(
        (-round(points, 9), key)
        for key, points in score.items()
        if points >= _LEAST or not mine.isdisjoint(found[key].topics)
    )
    return [found[key] for _, key in near]


def _mixed(best: list[Node], room: int) -> list[Node]:
    """The best few, at most two of one kind."""
    chosen: list[Node] = []
    kinds: Counter[str] = Counter()
    for other in best:
        if kinds[other.kind] < _SAME_KIND:
            chosen.append(other)
            kinds[other.kind] += 1
        if len(chosen) == room:
            break
    return chosen


def _take_up(node: Node, best: list[Node], shown: dict[str, list[Node]]) -> None:
    """Let the two best older nodes that have room show the newcomer."""
    # most are full: that is asked first, and often
    takers = (other for other in best if len(shown[other.key]) < other.room and _takes(other, node, shown[other.key]))
    for other in list(islice(takers, TAKEN_UP_BY)):
        shown[other.key].append(node)


def _takes(taker: Node, node: Node, shown: list[Node]) -> bool:
    """Whether the room that a node has is for the newcomer; one with much room keeps it for things of all kinds."""
    return taker.room <= SHOWN or sum(other.kind == node.kind for other in shown) < _SAME_KIND
