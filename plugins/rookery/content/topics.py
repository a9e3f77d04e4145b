"""Topics: ``content/topics/<id>.md`` -> Topic.

In: the site's folder. Out: topics by id, and Problems.
"""

from __future__ import annotations

from pathlib import Path

from rookery.config.frontmatter import Fields, read_front
from rookery.config.words import quoted
from rookery.content.files import read_folder
from rookery.errors import Problem
from rookery.model.written import Topic

FOLDER = "content/topics"
_KEYS = ("title", "summary", "also", "keywords")


def read_topics(root: Path, problems: list[Problem]) -> dict[str, Topic]:
    """Read all topics. A word that two of them claim is noted at the second."""
    topics: dict[str, Topic] = {}
    heads: dict[str, Fields] = {}
    for file in read_folder(root, FOLDER, problems):
        fields = read_front(file.text, file.place, _KEYS, problems)
        if fields is None:
            continue
        heads[file.stem] = fields
        topics[file.stem] = Topic(
            id=file.stem,
            title=fields.text("title", required="the words by which the topic is called") or file.stem,
            summary=fields.text("summary"),
            also=fields.texts("also"),
            keywords=fields.texts("keywords"),
            text=fields.body,
            place=file.place,
        )
    _note_claims(topics, heads)
    return topics


def _note_claims(topics: dict[str, Topic], heads: dict[str, Fields]) -> None:
    """A category of a feed can mean one topic only: each id, title and ``also`` belongs to one of them."""
    claimed: dict[str, Topic] = {}
    for topic in topics.values():
        for word in (topic.id, topic.title):
            claimed.setdefault(word.casefold(), topic)
    for topic in topics.values():
        for number, word in enumerate(topic.also):
            other = claimed.setdefault(word.casefold(), topic)
            if other is not topic:
                message = f"expected a word of its own; got {quoted(word)}, which {other.place} claims too. Delete one"
                heads[topic.id].wrong("also", message, number)
