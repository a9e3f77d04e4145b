"""What a person can do about a feed that failed. In: the error of a FeedReport. Out: one line. Pure.

Where a redirect led elsewhere, the error begins with both addresses: the one that was asked for and the one that
failed.

The errors say what happened, in the fetcher's and the parsers' few words; here it is said what to do, once for all of
them, so that whoever reads the report needs no second page.
"""

from __future__ import annotations

import re

from rookery.collect.http_url import shown
from rookery.model.feed import FetchResult

_REDIRECTED = "open its address in a browser; where it ends, if anywhere, belongs into feeds.yml"
_AGAIN = "mostly passes by itself, and the next run asks again; if it stays, open its address in a browser"
_TELL = "discarded whole, and the next run asks again; if it stays, tell whoever runs that server"
_MAKER = "tell whoever makes the feed; `rookery preview` with its address shows when it is mended"

_MENDS = tuple(
    (re.compile(words), mend)
    for words, mend in (
        (r"name not found", "correct the host in its address in feeds.yml; if it is right, the next run asks again"),
        (
            r"DNS failed|no answer within|no connection|connection |server error|cut off|TLS: (?:no handshake|conn)",
            _AGAIN,
        ),
        (r"bot challenge|access refused|refused: \d", "ask whoever runs that server to let feed readers in"),
        (r"not found|no such file", "find its new address and put it into feeds.yml"),
        (r"gone", "not asked again until its address in feeds.yml changes; find the new one, or take the feed out"),
        (r"asked too often", "the next run asks again, once the time is over that the server wants"),
        (r"redirect|refused https|private address: redirect", _REDIRECTED),
        (r"private address: never", "correct its address in feeds.yml; nothing opens such an address"),
        (r"private address", "write `allow_private: true` at the feed if that is meant, else correct its address"),
        (r"TLS: ", "whoever runs that server has to mend it; a certificate is never passed over"),
        (r"too large", "ask whoever makes the feed for a shorter one"),
        (r"not a feed", "put the address of the feed itself into feeds.yml"),
        (r"empty|truncated|304 |partial|unexpected |the body is not|not an HTTP", _TELL),
        (r"malformed|refused: |entity|reading it|no item can be read|cannot be read: [A-Z]\w*Error", _MAKER),
        (r"withheld", "take the feed out of feeds.yml; what was collected stays"),
    )
)
_ELSE = "look at its address in feeds.yml; `rookery preview` with that address shows what is there"
_ROUTE = re.compile(r"\S+ → \S+: ")


def routed(error: str, result: FetchResult) -> str:
    """The error of ``result``, with the way to where it happened if that is not the address that was asked for."""
    return f"{shown(result.source)} → {result.led}: {error}" if result.led else error


def what_to_do(error: str) -> str:
    """Return what to do about ``error``."""
    route = _ROUTE.match(error)
    said = error[route.end() :] if route else error
    if route and said.startswith("private address"):  # no redirect leads in, whatever feeds.yml allows
        return _REDIRECTED
    return next((mend for words, mend in _MENDS if words.match(said)), _ELSE)
