"""What reading feeds costs, and what part of it is sanitising.

    python benchmarks/feeds.py FILE-OR-FOLDER...

In: files that hold feeds (RSS, Atom, RDF, JSON Feed); others are passed over. Out: a line for each, and the sum of
those that feedparser reads: JSON Feed goes by without it, and so its share says nothing.
``parse`` is all of ``parse_feed``, from the bytes to the entries, feedparser in it. ``sanitize`` is every call of
``rookery.html.sanitize.sanitize`` that it made, made once more with the same arguments; ``nh3`` is nh3 alone over what
came out. Processor time, each the least of many, because another program can only make it longer.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from rookery import shares
from rookery.collect.formats import parse_feed
from rookery.config.feeds import FeedConfig
from rookery.html.sanitize import FOREIGN, sanitize
from rookery.model.feed import FetchResult
from rookery.model.text import Html

_NOW = "2026-03-02T12:00:00Z"
_ADDRESS = "https://feeds.example/feed"
_FEED = FeedConfig(id="feed", kind="blog", url=_ADDRESS, publish="full")
_TIMES = 25
shares.in_shares = lambda work, things, least: [work(things)]  # type: ignore[assignment]  # noqa: ARG005  what a worker spends is not seen here

Call = Callable[[], Html]


def _least(*works: Callable[[], object]) -> tuple[float, ...]:
    """The least seconds of each, taken in turn: a machine that slows down for a while slows them all down."""
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(_TIMES):
        for work, times in zip(works, spent, strict=True):
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
    return tuple(map(min, spent))


def _calls(parse: Callable[[], object]) -> list[Call]:
    """The calls of the sanitizer that a parse makes."""
    calls: list[Call] = []

    def noted(raw: str, **settings: object) -> Html:
        calls.append(partial(sanitize, raw, **settings))  # type: ignore[arg-type]  # as they were given
        return calls[-1]()

    shape = import_module("rookery.collect.formats.shape")
    shape.sanitize = noted  # type: ignore[attr-defined]  # a module's name, for as long as one parse takes
    try:
        parse()
    finally:
        shape.sanitize = sanitize  # type: ignore[attr-defined]  # and its own again
    return calls


def measured(file: Path) -> tuple[float, ...] | None:
    """Seconds of parse, sanitize and nh3; None if the file holds no feed with entries."""
    result = FetchResult("feed", _ADDRESS, "fetched", body=file.read_bytes(), final_url=_ADDRESS)
    parse = partial(parse_feed, result, _FEED, now=_NOW)
    if not parse().entries:
        return None
    calls = _calls(parse)
    written = [call() for call in calls]
    return _least(parse, lambda: [call() for call in calls], lambda: [FOREIGN.clean(html) for html in written])


def _shown(name: str, size: int, parse: float, clean: float, nh3: float) -> None:
    share = f"{clean / parse:5.0%}" if parse else ""
    print(f"{name:<48}{size / 1024:8.0f} kB {parse * 1e3:8.1f} ms{clean * 1e3:8.1f} ms{nh3 * 1e3:8.1f} ms {share}")


def main(places: list[str]) -> None:
    files = [file for place in map(Path, places) for file in (sorted(place.iterdir()) if place.is_dir() else [place])]
    print(f"{'':<48}{'size':>11}{'parse':>12}{'sanitize':>11}{'nh3':>11}")
    size, sums = 0, (0.0, 0.0, 0.0)
    for file in files:
        found = measured(file) if file.suffix in {".xml", ".json", ".rss", ".atom"} else None
        if found:
            _shown(file.name, file.stat().st_size, *found)
        if found and file.suffix != ".json":
            size, sums = size + file.stat().st_size, tuple(map(sum, zip(sums, found, strict=True)))
    _shown("all that feedparser reads", size, *sums)


if __name__ == "__main__":
    main(sys.argv[1:] or sys.exit(__doc__))
