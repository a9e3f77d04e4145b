"""A feed with its archive and its waiting room, as runs leave them, without a disk; and entries to feed it.

In: parsed answers. Out: what is archived, what waits, what is remembered.
"""

from __future__ import annotations

from dataclasses import replace

from rookery.archive.format import normal
from rookery.collect.hold import Known, refuse, release, weigh
from rookery.collect.merge import merge
from rookery.config.feeds import FeedConfig
from rookery.model.entry import Entry
from rookery.model.feed import FeedState, ParsedFeed
from rookery.model.text import Html

BLOG = FeedConfig(id="blog", kind="blog", path="blog.xml")
HEARD = FeedState(source="blog.xml", settings_hash="1", title="Example blog", home="https://blog.example.com/")


def post(number, text="Text", host="blog.example.com", **values):
    said = {
        "id": f"urn:post:{number}",
        "feed": "blog",
        "kind": "blog",
        "title": f"Post {number}",
        "url": f"https://{host}/{number}/",
        "published": "2026-02-02T10:00:00Z",
        "content": Html(f'<p>{text} of {number}, see <a href="https://{host}/1/">one</a>.</p>'),
    }
    return Entry(**said | values)


def posts(numbers, *more, **values):
    return (*(post(number, **values) for number in numbers), *more)


def said(*entries, title="Example blog", home="https://blog.example.com/", **values):
    return ParsedFeed("blog", tuple(entries), len(entries), title=title, home=home, **values)


class Room:
    """``archive`` and ``room`` are entries by name, ``weighed`` is what came of the last answer."""

    def __init__(self, *entries, feed=BLOG):
        self.feed, self.state, self.room = feed, HEARD, {}
        self.archive = written({}, merge((), said(*entries), at(0)))

    def hears(self, parsed, day=1, *, host="", anew=False, reread=False):
        known = Known(self.state, tuple(self.archive.values()), tuple(self.room.values()), anew, reread)
        self.weighed = weighed = weigh(self.feed, known, parsed, host=host, now=at(day))
        self.archive = written(self.archive, weighed.changes)
        self.room = written(self.room, weighed.waiting)
        for name in weighed.leaving:
            del self.room[name]
        self.state = weighed.state
        if not weighed.held:
            self.state = replace(self.state, title=parsed.title, home=parsed.home, host=host)
        return weighed

    def yes(self):
        known = Known(self.state, tuple(self.archive.values()), tuple(self.room.values()))
        changes, self.state = release(self.feed, known)
        self.archive, self.room = written(self.archive, changes), {}

    def no(self):
        self.state, self.room = refuse(self.state), {}


def written(entries, changes):
    more = {entry.name: entry for entry in (*changes.new, *changes.updated)}
    assert all(normal(entry) == entry for entry in more.values())
    return entries | more


def at(day):
    return f"2026-03-{day + 1:02d}T10:00:00Z"
