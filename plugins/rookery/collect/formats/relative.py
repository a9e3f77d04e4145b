"""Addresses against a constant base, and back: how ids and links stand as in the feed although a parser resolved them.

feedparser resolves every id and link against the address of the feed. It is given a constant one, so deep that
``x``, ``/x`` and ``../x`` come out different, and of a scheme that no feed uses, so that absolute addresses are left
alone byte by byte. ``as_it_stands`` takes the base away again.
"""

from __future__ import annotations

from urllib.parse import urljoin

_ORIGIN = "sftp://feed.invalid"
_STEPS = tuple(f"~{number}/" for number in range(8))
CONSTANT_BASE = _ORIGIN + "/" + "".join(_STEPS)

_CLIMBS = tuple((_ORIGIN + "/" + "".join(_STEPS[: len(_STEPS) - up]), "../" * up) for up in range(len(_STEPS)))


def as_it_stands(url: str) -> str:
    """``url`` as the feed wrote it: relative again if the parser resolved it against ``CONSTANT_BASE``."""
    if not url.startswith("sftp:"):
        return url
    for base, climb in _CLIMBS:
        if url.startswith(base):
            return climb + url[len(base) :]
    if url.startswith((_ORIGIN + "/", _ORIGIN + "?", _ORIGIN + "#")):
        return url[len(_ORIGIN) :]
    return url.removeprefix("sftp:")


def is_http(url: str) -> bool:
    """Whether ``url`` is absolute and of the web."""
    return url[:8].lower().startswith(("http://", "https://"))


def base_of(explicit: str, home: str) -> str:
    """The base of links in a text: the one that the feed names (itself relative to ``home`` perhaps), else ``home``."""
    if is_http(explicit):
        return explicit
    if not explicit or not home:
        return home
    try:
        joined = urljoin(home, explicit)
    except ValueError:
        return home
    return joined if is_http(joined) else home
