"""Which topics an entry belongs to: its feed's rules, its categories, and the topics' keywords.

In: joined entries, feeds, topics, and the words that keyword rules found. Out: topic ids in the topics' order.
Computed at build, so that a rule edited today holds for yesterday's entries too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rookery.config.feeds import FeedConfig
from rookery.model.entry import Entry
from rookery.model.written import Topic

Topics = Callable[[Entry, Sequence[str], Iterable[str]], tuple[str, ...]]


def topic_rules(topics: Mapping[str, Topic], feeds: Mapping[str, FeedConfig]) -> Topics:
    """Return a function (entry, ids of the feeds it stands in, topics by keyword) -> topic ids, sorted by id."""
    by_word = {word.casefold(): topic.id for topic in topics.values() for word in (topic.id, topic.title, *topic.also)}
    by_feed = {feed.id: {word.casefold(): topic for word, topic in feed.map_topics.items()} for feed in feeds.values()}

    def topics_of(entry: Entry, sources: Sequence[str], by_keyword: Iterable[str]) -> tuple[str, ...]:
        found = set(by_keyword)
        for source in sources:
            if source in feeds:
                found.update(feeds[source].topics)
        for category in entry.categories:
            word = category.casefold()
            found.update(by_feed[source][word] for source in sources if word in by_feed.get(source, {}))
            if word in by_word:
                found.add(by_word[word])
        return tuple(sorted(found & topics.keys()))

    return topics_of
