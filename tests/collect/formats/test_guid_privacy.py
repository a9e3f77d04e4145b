"""A guid is kept as it stands, unless somebody's address stands in it."""

from rookery.collect.formats import parse_feed
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FetchResult
from sites import rss


def ids(guid: str) -> list[str]:
    body = rss(f'<item><title>T</title><guid isPermaLink="false">{guid}</guid></item>').encode()
    feed = FeedConfig(id="eng", kind="blog", path="x.xml")
    return [
        entry.id
        for entry in parse_feed(FetchResult("eng", "x.xml", "fetched", body), feed, now="2026-03-02T10:00:00Z").entries
    ]


def test_a_guid_with_an_address_becomes_a_hash_that_stays_the_same():
    first, again = ids("tag:jo@example.com,2026:1"), ids("tag:jo@example.com,2026:1")

    assert first == again
    assert first[0].startswith("masked:")
    assert first != ids("tag:jo@example.com,2026:2")


def test_other_guids_are_kept_as_they_stand():
    assert ["tag:example.com,2026:1"] == ids("tag:example.com,2026:1")
    assert ["https://example.com/@jo/1"] == ids("https://example.com/@jo/1")
