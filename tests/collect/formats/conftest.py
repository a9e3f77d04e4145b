"""Parse bodies through the public face; small feeds written where they are tested."""

from __future__ import annotations

import pytest

from rookery.collect.formats import parse_feed
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FetchResult

NOW = "2026-03-05T12:00:00Z"


@pytest.fixture(scope="session")
def parse():
    """``parse(body, kind=…, at=…, content_type=…, **feed)``: what a body becomes; ``at`` is where it was found."""

    def parse(body, *, kind="blog", at="", content_type="", now=NOW, **feed):
        body = body if isinstance(body, bytes) else body.encode()
        result = FetchResult("feed", "feed.xml", "fetched", body, final_url=at, content_type=content_type)
        return parse_feed(result, FeedConfig(id="feed", kind=kind, path="feed.xml", **feed), now=now)

    return parse


@pytest.fixture(scope="session")
def entry(parse):
    """``entry(markup, …)``: the one entry of an RSS item (or of an Atom entry, if it says so) with this inside."""

    def entry(markup, *, atom=False, channel="", **settings):
        if atom:
            body = f'<feed xmlns="http://www.w3.org/2005/Atom">{channel}<entry>{markup}</entry></feed>'
        else:
            names = (
                'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
                'xmlns:media="http://search.yahoo.com/mrss/" '
                'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
            )
            body = f'<rss version="2.0" {names}><channel>{channel}<item>{markup}</item></channel></rss>'
        parsed = parse(body, **settings)
        assert parsed.error == ""
        return parsed.entries[0]

    return entry
