"""robots.txt of the web pages that are read one by one (RFC 9309). In: addresses. Out: whether they may be asked.

Only for an employer's pages: the interface of a job board is there to be asked by programs. A robots.txt that is not
there (4xx) allows everything, one that cannot be had forbids everything (RFC 9309, 2.3.1).
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from rookery.collect.formats.board_address import origin
from rookery.model.feed import FetchResult

AGENT = "Rookery"
_LARGEST = 512_000
"""bytes; RFC 9309 asks for 500 KiB at least."""
_ABSENT = ("not found", "access refused", "gone", "refused", "withheld", "empty body", "bot challenge")
"""How the fetcher's words for 4xx, and for an empty file, begin."""


class Robots:
    """What the robots.txt of each host says, asked once."""

    def __init__(self, fetch: Callable[[str], FetchResult]) -> None:
        self._fetch = fetch
        self._rules: dict[str, RobotFileParser] = {}

    def allow(self, url: str) -> bool:
        """Whether ``url`` may be asked."""
        host = origin(url)
        if not host:
            return False
        if host not in self._rules:
            self._rules[host] = self._read(host)
        return self._rules[host].can_fetch(AGENT, url)

    def _read(self, host: str) -> RobotFileParser:
        result = self._fetch(f"{host}/robots.txt")
        rules = RobotFileParser()
        if result.status == "fetched":
            rules.parse(result.body[:_LARGEST].decode("utf-8", "replace").splitlines())
        elif result.error.startswith(_ABSENT):
            rules.parse([])
        else:
            rules.parse(["User-agent: *", "Disallow: /"])
        return rules
