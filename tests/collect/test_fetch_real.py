"""Real feeds from a well-behaved server: fetched once whole, the second time not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rookery.collect.fetch import Limits, fetch_all, fetch_one, hash_body
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FeedState

REAL = Path(__file__).parents[2].parent / "shared" / "real"
NOW = "2026-03-02T10:00:00Z"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not (REAL / "serve.py").is_file(), reason="the folder of real feeds is not there"),
]


@pytest.fixture(scope="module")
def base():
    command = [sys.executable, str(REAL / "serve.py"), str(REAL), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip()
        process.terminate()


def test_every_real_file_is_fetched_whole_and_then_unchanged(base, tmp_path):
    files = sorted(path for path in REAL.iterdir() if path.suffix in {".xml", ".json"})
    feeds = [
        FeedConfig(id=f"f{number}", kind="blog", url=base + file.name, allow_private=True)
        for number, file in enumerate(files)
    ]

    first = fetch_all(feeds, {}, root=tmp_path, now=NOW)
    states = {
        result.feed: FeedState(
            source=result.source,
            etag=result.etag,
            last_modified=result.last_modified,
            body_hash=result.body_hash,
        )
        for result in first
    }
    second = fetch_all(feeds, states, root=tmp_path, now=NOW)

    assert [("", hash_body(file.read_bytes())) for file in files] == [
        (result.error, result.body_hash) for result in first
    ]
    assert {("unchanged", b"")} == {(result.status, result.body) for result in second}


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("?status=503&retry_after=60", "server error: 503"),
        ("?status=403", "access refused: 403"),
        ("?delay=2", "no answer within 0.3 s"),
        ("?truncate=1000", "truncated: 1000 of "),
        ("?redirect=missing.xml", "not found: 404"),
    ],
)
def test_the_servers_switches_are_named(base, query, error):
    url = f"{base}blog-heise-rdf.xml{query}"

    result = fetch_one(url, now=NOW, allow_private=True, limits=Limits(first_byte=0.3, retry_pause=0.01))

    assert "failed" == result.status
    assert result.error.startswith(error)
