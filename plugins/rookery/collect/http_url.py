"""Web addresses in the one form that is asked and compared.

In: the text of feeds.yml or of a ``Location`` header. Out: ``WebUrl``. What a host name leads to is not
judged here: that is done on the IP address that is dialled.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from rookery.collect.http_fault import FetchError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8_000  # what web servers take; a longer one would only bloat the archive's state
_SHOWN = 120
_LEFT_OUT = "…"
_SESSION = re.compile(r";[^/]+")
_ENDS_HOST = re.compile(r"[/\\;]")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class WebUrl:
    """``host`` is ASCII in lower case, an IPv6 address without brackets; ``target`` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def read_url(text: str) -> WebUrl:
    """Return the address in its one form, without fragment; raises FetchError where it cannot be asked."""
    parts = _split(text)
    if parts.scheme not in _PORTS:
        raise FetchError("only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise FetchError("a user name or password in the address; none is ever sent")
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = _PORTS[parts.scheme] if parts.port is None else parts.port
        # one stand-in host, so that paths are encoded by the library that sends them and hosts are not
        target = parse_url(parts._replace(scheme="http", netloc="host", fragment="").geturl()).request_uri
    except (ValueError, LocationParseError) as fault:
        raise FetchError("not a web address") from fault
    if not host or any(char <= " " or char in "%\x7f" for char in host):
        raise FetchError("not a web address")
    return WebUrl(parts.scheme, host, port, target)


def locate(location: str, base: WebUrl) -> str:
    """Return the whole address that a ``Location`` header (RFC 9110, section 10.2.2) names from ``base``.

    Headers reach us as ISO 8859-1, but servers that do not encode a path write it in UTF-8. Raises FetchError for
    something unreadable.
    """
    with suppress(UnicodeError):  # it was ISO 8859-1 after all
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(str(base), location.strip())
    except ValueError as fault:
        raise FetchError("redirect to something that is not a web address") from fault


def read_redirect(location: str, base: WebUrl) -> WebUrl:
    """Return where a redirect leads from ``base``; ``location`` comes from ``locate``.

    Raises FetchError for a way that is not taken: from https to http, to another scheme.
    """
    parts = _split(location)
    if parts.scheme == "file":
        raise FetchError("private address: redirect to a file")
    if parts.scheme not in _PORTS:
        raise FetchError("redirect to something that is not a web address")
    if base.scheme == "https" and parts.scheme == "http":
        raise FetchError("refused https to http")
    return read_url(parts.geturl())


def shown(address: str) -> str:
    """An address as it may stand in a report, which is kept: one word, without passwords, and without what tokens,
    sessions and signatures stand in: a query, and what follows a ``;`` in a path. A path with an ``@`` is left out, for
    it may be a user's name and password, written wrongly.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return _LEFT_OUT
    host, path = parts.netloc.rpartition("@")[2], _SESSION.sub(f";{_LEFT_OUT}", parts.path)
    if "@" in parts.path:
        host, path = host or _ENDS_HOST.split(parts.path.rpartition("@")[2])[0], f"/{_LEFT_OUT}"
    query = f"?{_LEFT_OUT}" if parts.query else ""
    address = _SPACE.sub(_quoted, parts._replace(netloc=host, path=path, query="", fragment="").geturl()) + query
    return address if len(address) <= _SHOWN else f"{address[:_SHOWN]}{_LEFT_OUT}"


def _quoted(space: re.Match[str]) -> str:
    return quote(space[0])


def _split(text: str) -> SplitResult:
    if len(text) > _LONGEST:
        raise FetchError("the address is too long")
    try:
        return urlsplit(text)
    except ValueError as fault:
        raise FetchError("not a web address") from fault
