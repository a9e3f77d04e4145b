"""Which topics a question is about, by the words of the topics' files.

In: topics, a title, a text. Out: ids of topics, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rookery.html.words import spaced
from rookery.model.written import Topic

MOST = 3
_IN_TITLE = 3


class TopicWords:
    """The words by which topics are known: their title, their id, ``also`` and ``keywords``."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._phrases = {
            topic.id: _phrases((topic.id.replace("-", " "), topic.title, *topic.also, *topic.keywords))
            for topic in topics.values()
        }

    def suggest(self, title: str, text: str) -> tuple[str, ...]:
        """The topics of which a word stands in title or text, at most three; one in the title counts as three."""
        head, body = spaced(title), spaced(text)
        weights = {
            topic: sum(_IN_TITLE * (phrase in head) + (phrase in body) for phrase in phrases)
            for topic, phrases in self._phrases.items()
        }
        found = sorted((topic for topic, weight in weights.items() if weight), key=lambda one: (-weights[one], one))
        return tuple(found[:MOST])


def _phrases(words: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase for word in words if (phrase := spaced(word)).strip())
