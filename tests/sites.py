"""Small real sites for tests: write files, run commands, read what came out; and feeds to feed them."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from forked import command

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "real"
NOON = "1772452800"  # 2026-03-02T12:00:00Z

CONF = """\
from rookery.settings import *

SITENAME = "Nest"
TAGLINE = "Work, told by the people who do it."
EMPLOYER = "Example Works"
"""


def made_once(factory, name: str, make: Callable[[Path], None]) -> Site:
    """The site that ``make`` makes in a folder: by the first process of this run that asks, for all to read."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # which the processes share
    root, whole = folder / name / "site", folder / name / "whole"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir(parents=True)
            make(root)
            whole.touch()
    return Site.at(root)


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


class Site:
    """A site in a folder of its own: write files, run commands, read what came out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"
        self.write("pelicanconf.py", CONF)
        self.write("feeds.yml", "feeds: []\n")
        (root / "content").mkdir(exist_ok=True)

    @classmethod
    def at(cls, root: Path) -> Site:
        """A site that somebody else made."""
        site = cls.__new__(cls)
        site.root, site.output = root, root / "output"
        return site

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def person(
        self, name: str = "ada", title: str = "Ada Example", more: str = "", consent: str = "2026-01-01"
    ) -> None:
        self.write(f"content/people/{name}.md", f"---\nname: {title}\nconsent: {consent}\n{more}---\nI build things.\n")

    def topic(self, name: str, title: str, more: str = "") -> None:
        self.write(f"content/topics/{name}.md", f"---\ntitle: {title}\n{more}---\n")

    def question(self, name: str, title: str, more: str = "", body: str = "Please tell.\n") -> None:
        self.write(f"content/questions/{name}.md", f"---\ntitle: {title}\nasked: 2026-02-01\n{more}---\n{body}")

    def run(self, *words: str, today: str = NOON, **environment: str) -> Ran:
        """What a command comes to; in a process of its own where Python has to see the environment as it starts."""
        told = {"SOURCE_DATE_EPOCH": today, "COLUMNS": "200", **environment}
        if not environment:
            return Ran(*command(self.root, words, told))
        done = subprocess.run(
            [sys.executable, "-m", "rookery", *words],
            cwd=self.root,
            env={**os.environ, **told},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=300,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def build(self, *words: str, **environment: str) -> Ran:
        done = self.run("build", *words, **environment)

        assert done.code == 0, done.err + done.out
        return done

    def page(self, path: str) -> str:
        return (self.output / path / "index.html").read_text(encoding="utf-8")

    def tree(self) -> dict[str, bytes]:
        return tree(self.output)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def marks(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder with its time and inode: what a write of any kind would change. What Python compiles of
    a settings file is no write of ours.
    """
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def said_on(page: str) -> str:
    """What people read on a page between its head and its foot, on one line."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", main)))


def rss(*items: str, title: str = "Example blog", link: str = "https://blog.example.com/") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{title}</title><link>{link}</link><description>x</description>{''.join(items)}</channel></rss>\n"
    )


def item(
    number: int | str, title: str = "", body: str = "", date: str = "Mon, 02 Feb 2026 10:00:00 GMT", more: str = ""
) -> str:
    return (
        f"<item><title>{title or f'Post {number}'}</title><link>https://blog.example.com/{number}/</link>"
        f"<guid>https://blog.example.com/{number}/</guid><pubDate>{date}</pubDate>"
        f"<description>{body or f'Text of post {number}.'}</description>{more}</item>"
    )
