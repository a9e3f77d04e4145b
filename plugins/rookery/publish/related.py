"""A few related things for each thing, across kinds, so that adding one disturbs few.

In: nodes in the order in which they came to the site. Out: for each node the keys of its related ones.
A node looks back at what was there before it; an older node takes it up only if it had room, and only two may.
So adding the newest entry changes at most two other pages, whatever the size of the site. What a word weighs is
counted at the time of looking back, for the same reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

SHOWN = 3
TAKEN_UP_BY = 2
_SAME_KIND = 2
_TOKENS = 8
_LOOK_BACK = 24
_WORD_WEIGHT = 1_000_000_000
_TOPIC_WEIGHT = 1_500_000_000
# two things without a common topic must share a word that fewer than some seventy others have
_LEAST = 120_000_000


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


@dataclass(slots=True)
class _Seen:
    """A node that was there before, with its topics as bits and what it shows by now. ``closed`` are the kinds of which
    it takes up no more; ``full`` says that it takes up nothing.
    """

    node: Node
    topics: int
    shown: list[Node] = field(default_factory=list)
    full: bool = False
    closed: frozenset[str] = frozenset()

    def look(self) -> None:
        """See what room is left. One with much room keeps it for things of all kinds."""
        self.full = len(self.shown) >= self.node.room
        if self.node.room > SHOWN:
            kinds = Counter(other.kind for other in self.shown)
            self.closed = frozenset(kind for kind, count in kinds.items() if count >= _SAME_KIND)


def related(nodes: Iterable[Node]) -> dict[str, tuple[str, ...]]:
    """Return key -> keys of related nodes, best first, as many as it has room for, at most two of a kind."""
    before = _Before()
    for node in nodes:
        best = before.best(node)
        newcomer = before.add(node)
        newcomer.shown += _mixed(best, node.room)
        newcomer.look()
        _take_up(node, best)
    return {key: tuple(node.key for node in one.shown) for key, one in before.nodes.items()}


class _Before:
    """All nodes that were there before: those that came lately with each word or topic, and how many there were."""

    def __init__(self) -> None:
        self.nodes: dict[str, _Seen] = {}
        self._count: Counter[str] = Counter()
        self._lately: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=_LOOK_BACK))
        self._bits: defaultdict[str, int] = defaultdict(lambda: 1 << len(self._bits))

    def add(self, node: Node) -> _Seen:
        self.nodes[node.key] = _Seen(node, self._topics(node))
        for token in _tokens(node):
            self._count[token] += 1
            self._lately[token].append(node.key)
        return self.nodes[node.key]

    def best(self, node: Node) -> list[_Seen]:
        """Those that share its rarest words and topics, best first; the work is bounded, whatever the size."""
        score: defaultdict[str, int] = defaultdict(int)
        # the rarest tell most; ties by the word itself, so that the result never depends on hashing
        shared = sorted((self._count[token], token) for token in _tokens(node) if token in self._count)
        for count, token in shared[:_TOKENS]:
            # whole numbers, so that the order in which a sum is made decides nothing
            weight = round((_TOPIC_WEIGHT if token.startswith("#") else _WORD_WEIGHT) / (1 + count) ** 0.5)
            for key in self._lately[token]:
                score[key] += weight
        nodes, topics = self.nodes, self._topics(node)
        near = sorted((-points, key) for key, points in score.items() if points >= _LEAST or nodes[key].topics & topics)
        return [nodes[key] for _, key in near if not nodes[key].node.left or nodes[key].node.left > node.came]

    def _topics(self, node: Node) -> int:
        return sum(self._bits[topic] for topic in {*node.topics})


def _tokens(node: Node) -> list[str]:
    return [*(f"#{topic}" for topic in node.topics), *sorted(node.words)]


def _mixed(best: list[_Seen], room: int) -> list[Node]:
    """The best few, at most two of one kind."""
    chosen: list[Node] = []
    kinds: defaultdict[str, int] = defaultdict(int)
    for other in best:
        if kinds[other.node.kind] < _SAME_KIND:
            chosen.append(other.node)
            kinds[other.node.kind] += 1
        if len(chosen) == room:
            break
    return chosen


def _take_up(node: Node, best: list[_Seen]) -> None:
    """Let the two best older nodes that have room show the newcomer."""
    takers = (other for other in best if not other.full and node.kind not in other.closed)
    for other in list(islice(takers, TAKEN_UP_BY)):
        other.shown.append(node)
        other.look()
