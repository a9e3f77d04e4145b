"""One request and its answer over one connection.

In: an open ``Line``, the address, the headers to send. Out: ``Answer`` with a whole body for 200, without one
for everything else. No cookies, no credentials, no proxy; the connection is not used twice.
"""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

import urllib3.exceptions
from urllib3.response import HTTPResponse

from rookery import __version__
from rookery.collect.dial import Line
from rookery.collect.fetch_limits import Limits
from rookery.collect.http_body import decode_body
from rookery.collect.http_fault import FetchError, name_fault
from rookery.collect.http_url import WebUrl

_CHUNK = 65_536

_HEADERS = {
    "User-Agent": f"Rookery/{__version__} (static site; reads feeds)",
    "Accept": (
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
        "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.8, */*;q=0.1"
    ),
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}

GOOD = frozenset({200, 203})
"""Statuses that carry a feed (203: a proxy changed it on the way)."""


@dataclass(frozen=True, slots=True)
class Question:
    """How a server is asked: the method, the headers, and whether the body of a good answer is read."""

    method: str
    headers: Mapping[str, str]
    body: bool


FEED = Question("GET", _HEADERS, body=True)
"""For a feed, whole."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``headers`` by name in any case, as ISO 8859-1; ``body`` decoded and whole; ``private`` as in Line."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    private: bool = False


def exchange(
    line: Line, url: WebUrl, conditions: Mapping[str, str], limits: Limits, question: Question = FEED
) -> Answer:
    """Send the question with ``conditions`` (If-None-Match and the like) and read the answer; closes the line.

    Raises FetchError: the body is whole, or there is none.
    """
    with closing(line.connection) as connection:
        try:
            connection.request(
                question.method,
                url.target,
                headers={**question.headers, **conditions},
                preload_content=False,
                decode_content=False,
                enforce_content_length=False,
            )
            line.meter.expect_answer()
            with closing(connection.getresponse()) as response:
                whole = question.body and response.status in GOOD
                body = _read_body(response, limits) if whole else b""
                return Answer(response.status, response.headers, body, line.private)
        except TimeoutError as fault:
            raise line.meter.overdue() from fault
        except (OSError, http.client.HTTPException, urllib3.exceptions.HTTPError) as fault:
            raise name_fault(fault) from fault


def _read_body(response: HTTPResponse, limits: Limits) -> bytes:
    coding = response.headers.get("transfer-encoding", "chunked").strip().lower()
    if coding != "chunked":
        raise FetchError("unexpected Transfer-Encoding")
    declared = response.length_remaining  # None where the answer is chunked or ends with the connection
    if declared is not None and declared > limits.max_bytes:
        raise limits.too_large()
    raw = bytearray()
    while chunk := response.read1(_CHUNK, decode_content=False):
        raw += chunk
        if len(raw) > limits.max_bytes:
            raise limits.too_large()
    if declared is not None and len(raw) != declared:
        raise FetchError(f"truncated: {len(raw)} of {declared} bytes")
    return decode_body(bytes(raw), response.headers.get("content-encoding", ""), limits)
