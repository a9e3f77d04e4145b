"""``rookery check --links``: whether the addresses that people wrote still lead somewhere.

In: the site's folder and the day. Out: lines, and how many are dead. Only here does a check go to the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rookery.collect.dial import SYSTEM_NETWORK, Network
from rookery.collect.links import LinkFound, LinkState, ask_links
from rookery.content.links import WrittenLink
from rookery.content.outside import outside_links
from rookery.content.read import read_content

_ORDER: tuple[LinkState, ...] = ("dead", "moved", "unreachable")


@dataclass(frozen=True, slots=True)
class LinkReport:
    """``lines`` for people; ``dead`` is how many addresses lead nowhere."""

    lines: tuple[str, ...]
    dead: int


def check_links(
    root: Path, today: str, asked: Callable[[LinkFound], None] = lambda _: None, network: Network = SYSTEM_NETWORK
) -> LinkReport:
    """Ask every address; ``asked`` is called for each as it is done. What people wrote is checked already."""
    content, _ = read_content(root, today=today)
    links = list(outside_links(root, content))
    found = {one.url: one for one in ask_links((link.url for link in links), asked=asked, network=network)}
    counts = {state: sum(one.state == state for one in found.values()) for state in ("well", *_ORDER)}
    first = (
        f"Links: {len(found)} in all, {counts['well']} well, {counts['dead']} dead, {counts['moved']} moved for good, "
        f"{counts['unreachable']} unreachable this time."
    )
    return LinkReport((first, *_lines(links, found)), counts["dead"])


def _lines(links: Iterable[WrittenLink], found: dict[str, LinkFound]) -> Iterator[str]:
    """The worst first, each in the order of files and lines."""
    places = sorted({(_ORDER.index(state), link.place, link.line, link.url) for link in links
                     if (state := found[link.url].state) != "well"})  # fmt: skip
    for _, place, line, url in places:
        yield f"{place}:{line}: {_words(found[url])}"


def _words(one: LinkFound) -> str:
    if one.state == "moved":
        return f"moved for good: {one.url}. Write {one.moved_to}"
    if one.state == "dead":
        return f"dead ({one.detail}): {one.url}. Find its new address, or take it out"
    return f"unreachable this time ({one.detail}): {one.url}"
