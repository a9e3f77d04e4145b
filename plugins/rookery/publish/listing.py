"""What the archive holds, as plain data for people and programs (``rookery entries``).

In: Inputs. Out: one dict an entry, twins of two feeds joined, with topics by the rules of today. Overrides change
pages, not the archive; only ``hidden`` shows here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rookery.archive.index import join, read_body
from rookery.model.entry import Entry
from rookery.publish.inputs import Inputs
from rookery.publish.keywords import topics_by_keyword
from rookery.publish.topics import topic_rules


def list_entries(inputs: Inputs) -> Iterator[dict[str, Any]]:
    """Entries from the newest to the oldest. ``feeds`` are all feeds that one stands in, ``file`` its file below
    content/, ``hidden`` whether an override hides it; the other keys are those of ``rookery.model.entry.Entry``.
    """
    written, records = inputs.written, inputs.index.records
    topics_of = topic_rules(written.content.topics, written.feeds)
    found = topics_by_keyword(inputs.root, written.content.topics, records)
    hidden = {place for place, hand in written.content.overrides.items() if hand.hidden}
    joined = sorted(
        join(records),
        key=lambda one: (one.record.entry.published or one.record.entry.first_seen, one.record.path),
        reverse=True,
    )
    for one in joined:
        record, entry = one.record, one.record.entry
        places = {(each.entry.feed, each.entry.name) for each in (record, *one.twins)}
        yield {
            **entry_data(entry, "" if record.empty else read_body(inputs.root, record.path)),
            "feeds": list(one.feeds),
            "topics": list(topics_of(entry, one.feeds, found.get(record.path, ()))),
            "hidden": not places.isdisjoint(hidden),
            "file": record.path,
        }


def entry_data(entry: Entry, content: str) -> dict[str, Any]:
    """One entry as plain data."""
    return {
        "id": entry.id,
        "feed": entry.feed,
        "kind": entry.kind,
        "title": entry.title,
        "url": entry.url,
        "published": entry.published,
        "updated": entry.updated,
        "first_seen": entry.first_seen,
        "authors": list(entry.authors),
        "topics": [],
        "categories": list(entry.categories),
        "lang": entry.lang,
        "summary": entry.summary,
        "content": content,
        "media": [asdict(media) for media in entry.media],
        "posting": asdict(entry.posting) if entry.posting else None,
        "missing_since": entry.missing_since,
        "closed": entry.closed,
        "hidden": False,
    }
