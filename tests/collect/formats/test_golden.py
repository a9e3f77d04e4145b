"""Feeds of our own beside what is expected of them, over every way of serving and writing them.

``pytest tests/collect/formats/test_golden.py --renew`` writes the expectations anew; look at the difference.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
FEEDS = sorted(path for path in GOLDEN.iterdir() if not path.name.endswith(".expected.json"))
DECLARED = [path for path in FEEDS if path.read_bytes().startswith(b"<?xml")]
PLACES = {
    "file": "file:///site/content/feeds/feed.xml",
    "http": "http://127.0.0.1:8000/feeds/feed.xml",
    "moved": "https://elsewhere.example/a/b/",
}


def expected_of(path: Path) -> Path:
    return path.with_name(path.name + ".expected.json")


def kind_of(path: Path) -> str:
    return path.name.split("-")[0]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_a_feed_becomes_what_stands_beside_it_wherever_it_lies(path, place, parse, request):
    parsed = parse(path.read_bytes(), kind=kind_of(path), at=PLACES[place])
    actual = json.dumps(asdict(parsed), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--renew"):
        expected_of(path).write_text(actual, encoding="utf-8")

    assert expected_of(path).read_text(encoding="utf-8") == actual


def written_as(path: Path, name: str) -> bytes:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^<\?xml[^>]*>", f'<?xml version="1.0" encoding="{name}"?>', text)
    return text.encode(name, "xmlcharrefreplace")


@pytest.mark.parametrize(
    ("encoding", "header"),
    [
        ("utf-8", ""),
        ("utf-8", "text/xml"),
        ("utf-8", "application/xml; charset=ISO-8859-1"),
        ("iso-8859-1", ""),
        ("iso-8859-1", "application/rss+xml; charset=utf-8"),
        ("utf-16", ""),
        ("utf-16-le", "text/xml; charset=utf-8"),
        ("utf-16-be", ""),
        ("utf-32", ""),
        ("windows-1252", "text/html; charset=windows-1252"),
    ],
    ids=lambda value: value.replace("/", "-") or "no header",
)
@pytest.mark.parametrize("path", DECLARED, ids=lambda path: path.name)
def test_the_text_is_the_same_in_every_encoding_and_with_lying_headers(path, encoding, header, parse):
    expected = json.loads(expected_of(path).read_text(encoding="utf-8"))
    parsed = parse(written_as(path, encoding), kind=kind_of(path), content_type=header)

    assert expected["entries"] == json.loads(json.dumps([asdict(entry) for entry in parsed.entries]))
