"""A careers page's address -> what it names: host, path, the subdomain or first step that is a board's name. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?")
_OWN = frozenset({"www", "api", "app", "apply", "jobs", "careers", "help", "support", "developers", "docs", "blog"})
"""Subdomains that are the vendor's own pages on every host."""


def host_and_steps(url: str) -> tuple[str, tuple[str, ...]]:
    """Host in lower case and the decoded steps of the path of an http(s) address; ``("", ())`` if it is none."""
    try:
        split = urlsplit(url.strip())
        host = (split.hostname or "").rstrip(".")
    except ValueError:
        return "", ()
    if split.scheme.lower() not in {"http", "https"} or not host:
        return "", ()
    return host, tuple(unquote(step) for step in split.path.split("/") if step)


def origin(url: str) -> str:
    """``https://host:port`` of an address, ``""`` if it is no http(s) one."""
    try:
        split = urlsplit(url.strip())
        host = split.hostname
        port = split.port
    except ValueError:
        return ""
    if split.scheme.lower() not in {"http", "https"} or not host:
        return ""
    return f"{split.scheme.lower()}://{f'[{host}]' if ':' in host else host}" + (f":{port}" if port else "")


def board_name(name: str) -> str:
    """``name`` if a board may be called so (letters, digits, ``. _ -``), else ``""``."""
    return name if _NAME.fullmatch(name) else ""


def subdomain(url: str, *suffixes: str) -> str:
    """``acme`` of ``https://acme.example.com/...`` where ``example.com`` is one of ``suffixes``; else ``""``.

    The vendor's own subdomains (www, api, ...) are no boards; one with a further dot (``acme.na``) is one.
    """
    host, _ = host_and_steps(url)
    for suffix in suffixes:
        if host.endswith("." + suffix):
            name = host[: -len(suffix) - 1]
            return "" if name in _OWN else board_name(name)
    return ""


def step(text: str) -> str:
    """``text`` as one step of a path: everything but letters, digits and ``-._~`` percent-encoded."""
    return quote(text, safe="")
