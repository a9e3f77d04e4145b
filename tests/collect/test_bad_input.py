"""Bad feeds from end to end: each is named, the others go on, nothing is lost, the exit code tells."""

from __future__ import annotations

import json
import socket

import pytest

from server import RESET, answer
from sites import item, rss, tree

GOOD = rss(item(1, "Kept"), item(2, "Kept too")).encode()
MISTAKES = """\
feeds:
  - id: Eng
    kind: blog
    url: https://a.example/feed
  - id: news
    kind: jobs
    url: https://b.example/feed
  - id: video
    kind: video
  - id: cast
    kind: podcast
    url: ftp://c.example/feed
  - id: social
    kind: social
    url: https://d.example/feed
    path: content/d.xml
  - id: eng
    kind: blog
    path: ../outside.xml
  - id: eng
    kind: blog
    url: https://e.example/feed
    topics: [nothing]
  - id: press
    kind: press
    url: https://f.example/feed
    keep: {title: "(unclosed"}
    publsh: full
"""


def test_ten_mistakes_are_ten_lines_with_place_and_mend_and_nothing_is_fetched(site, make_server):
    server = make_server()
    site.write("content/d.xml", GOOD)
    fine = server.plays("/fine", answer(body=GOOD))
    site.write("feeds.yml", MISTAKES + f"  - id: fine\n    kind: blog\n    url: {fine}\n    allow_private: true\n")
    for command in ("collect", "build", "check"):
        done = site.run(command)
        lines = [line for line in done.err.splitlines() if line.startswith("feeds.yml:")]

        assert done.code == 1
        assert len(lines) == 10, done.err
        assert [2, 6, 8, 12, 13, 19, 20, 23, 27, 28] == [int(line.split(":")[1]) for line in lines]
    assert server.requests == []
    assert not (site.root / "content" / "collected").exists()


@pytest.fixture
def refused() -> str:
    """An address where nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}/feed"


def test_each_bad_feed_is_named_and_takes_nothing_with_it(site, make_server, refused):
    server = make_server()
    bad = {
        "page": answer(
            body=b"<!DOCTYPE html><html><head><title>Sign in</title></head></html>", content_type="text/html"
        ),
        "empty": answer(body=b""),
        "truncated": answer(body=GOOD[:-30]),
        "short": answer(body=GOOD[:-200], content_length=str(len(GOOD))),
        "big": answer(body=b"<rss>" + b" " * 20_000_000 + b"</rss>"),
        "resets": [RESET],
        "loops": answer(302, location="/loops"),
        "missing": answer(404),
        "down": answer(503, retry_after="3600"),
    }
    names = ["good", *bad, "refuses"]
    for name in names:
        server.plays(f"/{name}", answer(body=GOOD.replace(b"blog.example.com", f"{name}.example.com".encode())))
    urls = {name: server.url(f"/{name}") for name in names}

    def write():
        blocks = "".join(f"  - id: {name}\n    kind: blog\n    url: {url}\n" for name, url in urls.items())
        site.write("feeds.yml", f"defaults: {{allow_private: true}}\nfeeds:\n{blocks}")

    write()
    site.build()
    entries, pages = tree(site.root / "content" / "collected"), site.tree()
    for name, script in bad.items():
        server.plays(f"/{name}", script)
    urls["refuses"] = refused
    write()
    done = site.run("build", "--site", ".")
    report_run = site.run("collect", "--report", "report.json", "--feed", "page", "--feed", "good")
    report = {feed["feed"]: feed for feed in json.loads((site.root / "report.json").read_text())["feeds"]}
    now = tree(site.root / "content" / "collected")

    assert done.code == 3, done.out
    assert report_run.code == 3
    said = {line.split()[0]: line for line in done.out.splitlines() if line.split() and line.split()[0] in names}
    for name, words in {
        "page": "Sign in", "empty": "empty", "truncated": "truncated", "short": "truncated", "big": "too large",
        "resets": "connection reset", "loops": "redirect loop", "missing": "not found", "down": "503",
        "refuses": "connection refused",
    }.items():  # fmt: skip
        assert "FAILED" in said[name], said
        assert words in said[name], said
    assert "unchanged" in said["good"]
    assert {"page": "failed", "good": "unchanged"} == {name: feed["status"] for name, feed in report.items()}
    assert {k: v for k, v in entries.items() if "_state" not in k} == {
        k: v for k, v in now.items() if "_state" not in k
    }
    assert pages == site.tree()


def test_a_feed_that_comes_back_is_collected_again(site, make_server):
    server = make_server()
    site.write(
        "feeds.yml", f"feeds:\n  - id: eng\n    kind: blog\n    allow_private: true\n    url: {server.url('/feed')}\n"
    )
    server.plays("/feed", answer(404))

    assert site.run("collect").code == 4

    server.plays("/feed", answer(body=GOOD))
    done = site.run("collect")

    assert done.code == 0, done.err
    assert "2 new" in done.out
