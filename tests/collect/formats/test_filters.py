"""keep and drop; caps and skipped items; every difference from the count is noted."""

from __future__ import annotations

import pytest

from rookery.collect.formats import parse_feed
from rookery.config.feeds import FeedConfig, Filter
from rookery.model.feed import FetchResult

FEED = """<rss version="2.0"><channel>
<item><title>Engineering notes</title><link>https://a.example/eng/1</link><author>jo@a.example (Jo)</author>
  <category>Ops</category><category>SRE</category><description>About cranes</description></item>
<item><title>Party</title><link>https://a.example/fun/2</link><description>About cake</description></item>
</channel></rss>"""


@pytest.mark.parametrize(
    ("keep", "drop", "titles"),
    [
        ({"title": "(?i)ENGINEER"}, None, ["Engineering notes"]),
        (None, {"title": "^P"}, ["Engineering notes"]),
        ({"text": "About"}, {"text": "cake"}, ["Engineering notes"]),
        ({"category": "^SRE$"}, None, ["Engineering notes"]),
        (None, {"author": "Jo"}, ["Party"]),
        ({"url": "/fun/"}, None, ["Party"]),
        ({"title": "Party", "url": "/eng/"}, None, []),
        ({"title": "Party"}, {"title": "Party"}, []),
        ({}, None, []),
        (None, {}, ["Engineering notes", "Party"]),
    ],
)
def test_keep_and_drop_search_their_fields_and_drop_wins(keep, drop, titles, parse):
    rules = {name: Filter(**rule) for name, rule in (("keep", keep), ("drop", drop)) if rule is not None}
    parsed = parse(FEED, **rules)

    assert titles == [entry.title for entry in parsed.entries]
    assert 2 == parsed.count
    assert bool(parsed.notes) == (len(titles) < 2)


def test_items_that_hold_nothing_are_skipped_and_named(parse):
    items = "<item><pubDate>2026-01-01</pubDate></item>" * 7 + "<item><title>A</title></item>"
    parsed = parse(f'<rss version="2.0"><channel>{items}</channel></rss>')

    assert (8, 1) == (parsed.count, len(parsed.entries))
    assert ("skipped, without title, link and text: item 1, item 2, item 3, item 4, item 5 and 2 more",) == parsed.notes


def test_what_is_skipped_is_named_by_its_id_where_it_has_one(parse):
    items = "<item><guid isPermaLink='false'>job-7</guid></item><item><title>A</title></item>"

    assert ("skipped, without title, link and text: item 1 'job-7'",) == parse(
        f'<rss version="2.0"><channel>{items}</channel></rss>'
    ).notes


def test_a_feed_of_which_no_item_can_be_read_is_an_error_and_not_empty():
    feed = FeedConfig.model_construct(id="feed", kind="blog", path="feed.xml", allow_contacts=(None,))
    parsed = parse_feed(FetchResult("feed", "feed.xml", "fetched", FEED.encode()), feed, now="2026-03-05T12:00:00Z")

    assert parsed.error.startswith("no item can be read: item 1 '")
    assert () == parsed.entries


@pytest.mark.parametrize("form", ["rss", "json"])
def test_more_than_ten_thousand_items_are_capped_and_noted(form, parse):
    if form == "rss":
        items = "".join(f"<item><guid>{number}</guid><title>T</title></item>" for number in range(10_002))
        body = f'<rss version="2.0"><channel>{items}</channel></rss>'
    else:
        items = ",".join(f'{{"id": {number}, "title": "T"}}' for number in range(10_002))
        body = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{items}]}}'
    parsed = parse(body)

    assert (10_002, 10_000) == (parsed.count, len(parsed.entries))
    assert ("capped: the first 10000 of 10002 items are read",) == parsed.notes
