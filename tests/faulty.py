"""A site with a good archive, and a server that is about to misbehave: what a fault may change is told to the byte.

In: what the feed's server does now. Out: a real ``rookery build``, and the archive and the site before and after it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import pytest

from server import Names, Script, Server, answer
from sites import NOON, Ran, Site, item, rss, tree

POSTS = rss(item(1, "First light"), item(2, "Second wind"))
NEWS = rss(item(9, "Ninth wave"), title="Press", link="https://press.example/").replace(
    "blog.example.com", "press.example"
)
VALIDATORS = {"etag": '"good"', "last_modified": "Mon, 02 Mar 2026 08:00:00 GMT"}
PUBLIC = "93.184.216.34"
"""Where the names of a scene lead, as far as anybody who judges the address can see."""
LATER = str(int(NOON) + 3600)
LATER_STAMP = "2026-03-02T13:00:00Z"
STATE = "blog/_state.json"
DAY = 86_400

Tree = dict[str, bytes]


@dataclass(frozen=True)
class Fault:
    """A feed that fails: by its number, what its server does, and the very words that the report has for it.

    ``memory`` is what the feed's state must hold besides the failure itself, ``limits`` what to do with less patience.
    """

    number: int
    name: str
    script: Script | bytes
    error: str
    memory: Mapping[str, Any] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


def fault(*numbers: int) -> pytest.MarkDecorator:
    """Say which faults of the table a test is about; ``test_numbers`` reads it in the source."""
    return pytest.mark.fault(*numbers)


def tree_hash(files: Tree) -> str:
    """One hash over the names and bytes of a whole folder."""
    digest = blake2b(digest_size=16)
    for name, data in sorted(files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def changed(before: Tree, after: Tree) -> list[str]:
    """The files in which two trees differ, for whoever reads a failed test."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def write_feeds(site: Site, blog: str, press: str, more: str = "") -> None:
    """The two feeds of every scene: ``blog`` meets the fault, ``press`` goes on."""
    site.write(
        "feeds.yml",
        f"feeds:\n  - id: blog\n    kind: blog\n    url: {blog}\n  - id: press\n    kind: press\n    url: {press}\n{more}",
    )


def entries_of(archive: Tree, feed: str = "blog") -> Tree:
    """The entries of a feed, without what is remembered of it."""
    return {name: data for name, data in archive.items() if name.startswith(f"{feed}/2")}


class Scene:
    """One copy of the good site before its fault; ``archive`` and ``output`` are how they were."""

    def __init__(self, site: Site, server: Server, names: Names) -> None:
        self.site, self.server, self.names = site, server, names
        self.archive, self.output = self.archive_now(), site.tree()
        self.asked_before = len(server.requests)

    def archive_now(self) -> Tree:
        return tree(self.site.root / "content" / "collected")

    def says(self, *items: str, **headers: str | None) -> None:
        """The blog holds these items now."""
        self.plays(answer(body=rss(*items).encode(), **headers))

    def plays(self, *scripts: Script | bytes, path: str = "/blog") -> None:
        self.server.plays(path, *scripts)

    def build(self, today: str = LATER) -> Ran:
        return self.site.run("build", today=today)

    def asked(self) -> list[str]:
        """The paths that were asked since the good archive was made."""
        return self.server.targets()[self.asked_before :]

    def state(self) -> dict[str, Any]:
        return json.loads((self.site.root / "content/collected" / STATE).read_bytes())

    def entries(self, feed: str = "blog") -> Tree:
        """The feed's entries by the names of their files."""
        return entries_of(self.archive_now(), feed)

    def with_memory(self, **memory: Any) -> Tree:
        """The good archive, but for what is remembered of the blog besides: all that most faults may change."""
        state = {**json.loads(self.archive[STATE]), **memory}
        text = json.dumps(
            {key: value for key, value in state.items() if value not in {"", 0}}, indent=2, sort_keys=True
        )
        return self.archive | {STATE: f"{text}\n".encode()}

    def assert_archive(self, expected: Tree) -> None:
        now = self.archive_now()

        assert tree_hash(expected) == tree_hash(now), changed(expected, now)

    def assert_output(self, expected: Tree | None = None) -> None:
        """The site is as it was before the fault, or as it is given: the last good entries stand on its first page."""
        expected = self.output if expected is None else expected
        now = self.site.tree()

        assert tree_hash(expected) == tree_hash(now), changed(expected, now)
        assert "Second wind" in self.site.page("")

    def assert_well(self, done: Ran, *words: str, shows: Sequence[str] = (), today: str = LATER) -> None:
        """A run that met no failure said ``words``; its site shows on the first page what ``shows`` says and the good
        entries, and the same answers once more change no byte of the archive nor of the site.
        """
        assert done.code == 0, done.out + done.err
        assert [] == [word for word in words if word not in done.out], done.out
        page = self.site.page("")
        assert [] == [title for title in ("Second wind", *shows) if title not in page]
        archive, output = self.archive_now(), self.site.tree()
        assert 0 == self.build(today).code
        self.assert_archive(archive)
        self.assert_output(output)

    def assert_failed(self, done: Ran, error: str, **memory: Any) -> None:
        """The blog failed with these words, its mend stands below them, and nothing else came of it."""
        failure = {"failures": 1, "failing_since": LATER_STAMP, "last_error": error}

        assert done.code == 3, done.out + done.err
        assert f"\nblog   FAILED: {error}\n       to do: " in f"\n{done.out}"
        assert "to do: look at its address" not in done.out, "there is something better to say"
        assert "\npress  unchanged\n" in done.out
        assert "1 failed; what was collected from it before stays\noutput/: " in done.out
        self.assert_archive(self.with_memory(**failure, **memory))
        self.assert_output()
