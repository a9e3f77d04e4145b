"""Serving while writing: what is built is served, and a change is built again."""

from __future__ import annotations

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from sites import NOON, item, rss


@pytest.fixture
def served(site):
    """A site that is being served: (site, address)."""
    site.write("feeds.yml", "feeds:\n  - id: eng\n    kind: blog\n    path: content/feeds/eng.xml\n")
    site.write("content/feeds/eng.xml", rss(item(1, "First light")))
    site.write("content/pages/about.md", "Title: About\n\nHello.\n")
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "rookery", "serve", "--port", "0"],
        cwd=site.root,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOON},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    address = ""
    for line in process.stdout:
        found = re.search(r"(http://127\.0\.0\.1:\d+)/", line)
        if found:
            address = found[1]
            break
    yield site, address
    process.send_signal(signal.SIGINT)
    try:
        process.wait(1)
    except subprocess.TimeoutExpired:  # started with the signal ignored, as in a job in the background
        process.kill()
        process.wait()
    process.stdout.close()


def get(url: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def until(found, seconds: float = 20) -> bool:
    """Ask again and again until something is so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.1)
    return False


def test_pages_feeds_and_the_sites_own_404_are_served_and_changes_are_built(served):
    site, address = served

    assert "First light" in get(f"{address}/")[2]
    assert get(f"{address}/feed.atom")[1] == "application/atom+xml"
    assert get(f"{address}/nowhere/")[0] == 404
    assert "</html>" in get(f"{address}/nowhere/")[2]
    assert get(f"{address}/theme/")[0] == 404

    site.write("content/pages/about.md", "Title: About\n\nChanged by hand.\n")

    assert until(lambda: "Changed by hand" in get(f"{address}/about/")[2])

    site.write("content/feeds/eng.xml", rss(item(1, "First light"), item(2, "Second wind")))

    assert until(lambda: "Second wind" in get(f"{address}/")[2])

    for number in (3, 4):  # as editors save: a new file in the place of the old
        draft = site.write(
            "feeds.tmp",
            f"feeds:\n  - id: eng\n    kind: blog\n    title: Edition {number}\n    path: content/feeds/eng.xml\n",
        )
        draft.replace(site.root / "feeds.yml")

        assert until(lambda number=number: f"Edition {number}" in get(f"{address}/")[2])

    site.write("content/pages/about.md", "no title here\n")
    time.sleep(1.5)

    assert "Changed by hand" in get(f"{address}/about/")[2]


def test_a_taken_port_is_told_with_the_way_out(site):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = site.run("serve", "--port", str(taken.getsockname()[1]))

    assert done.code == 1
    assert "--port" in done.err


def test_long_work_shows_a_bar_on_a_terminal_and_plain_lines_elsewhere(site):
    site.write("feeds.yml", "feeds:\n  - id: eng\n    kind: blog\n    path: content/eng.xml\n")
    site.write("content/eng.xml", rss(item(1)))
    piped = site.run("collect")
    leader, follower = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "rookery", "collect"], cwd=site.root, stdout=subprocess.PIPE, stderr=follower,
        env={**os.environ, "TERM": "xterm"}, check=False,
    )  # fmt: skip
    os.close(follower)
    shown = os.read(leader, 65536).decode()
    os.close(leader)

    assert piped.err == ""
    assert "1 new" in piped.out
    assert done.returncode == 0
    assert "Collecting" in shown
