"""A small archive of real files to read, change and damage."""

from dataclasses import replace

import pytest

from rookery.archive.names import entry_name
from rookery.archive.store import write_changes
from rookery.model.entry import Entry, Media
from rookery.model.feed import Changes
from rookery.model.text import Html


def make_entry(number=1, feed="eng", **values):
    entry = Entry(
        **{
            "id": f"https://{feed}.example.com/?p={number}",
            "feed": feed,
            "kind": "blog",
            "title": f"Post {number}",
            "url": f"https://{feed}.example.com/post-{number}",
            "published": f"2026-03-{number:02d}T10:00:00Z",
            "first_seen": "2026-03-20T10:00:00Z",
            "authors": ("Ann Öst",),
            "media": (Media("audio", "https://cdn.example.com/1.mp3", length=5),),
            "hash": "1:00",
            "content": Html(f"<p>Text {number}.</p>"),
            **values,
        }
    )
    return entry if entry.name else replace(entry, name=entry_name(entry))


@pytest.fixture
def entry():
    return make_entry


@pytest.fixture
def site(tmp_path):
    """A site's folder whose archive holds three entries of one feed and one of another."""
    write_changes(tmp_path, "eng", Changes(new=tuple(make_entry(number) for number in (1, 2, 3))))
    write_changes(tmp_path, "news", Changes(new=(make_entry(4, "news", content=Html("")),)))
    return tmp_path


@pytest.fixture
def files(site):
    """The entry files, sorted."""
    return sorted((site / "content/collected").rglob("*.md"))
