"""The settings that a site's people write, checked like every other file of theirs.

In: Pelican's settings. Out: Problems. Pelican itself takes anything, and an address without https:// would make every
link of the site a dead one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from pelican.settings import DEFAULT_CONFIG

from rookery.errors import Problem
from rookery.publish.ask_settings import NAMES as ASK_NAMES
from rookery.publish.ask_settings import ask_messages
from rookery.publish.privacy_settings import NAMES as PRIVACY_NAMES
from rookery.publish.privacy_settings import privacy_messages
from rookery.publish.promised import promise_messages

_CONF = "pelicanconf.py"
_TEXTS = (
    "SITENAME", "TAGLINE", "INTRO", "EMPLOYER", "EMPLOYER_URL", "SITEURL", "REPOSITORY", "REPOSITORY_BRANCH"
)  # fmt: skip
_ADDRESSES = ("EMPLOYER_URL", "SITEURL")
_BRANCH = re.compile(r"[\w.+-]+(?:/[\w.+-]+)*")
_SSH = re.compile(r"(?:ssh://)?git@([\w.-]+)[:/](.+?)(?:\.git)?/?")
_PROMISE = ("PROMISE_SPONSOR", "MIN_ANSWER_RATE", "MAX_MEDIAN_DAYS", "HOUSE_RULES")
_NAMES = (*_TEXTS, *ASK_NAMES, *PRIVACY_NAMES, *_PROMISE, "COLLECT", "THEME", "PLUGINS", "DEFAULT_LANG")
_ALIKE = 0.8


def option_problems(settings: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What is wrong with our settings; their lines are not known, so the names tell the place."""
    return tuple(Problem(_CONF, 0, message) for message in _messages(settings))


def _messages(settings: Mapping[str, Any]) -> Iterator[str]:
    for name in _TEXTS:
        value = settings.get(name, "")
        if not isinstance(value, str):
            yield f"{name}: expected a text in quotes; got {type(value).__name__}"
        elif name in _ADDRESSES and value and not _is_address(value):
            yield f"{name}: expected an address that begins with https://; got {value!r}. Write 'https://{value}'"
    yield from ask_messages(settings)
    yield from privacy_messages(settings)
    if settings.get("SITENAME") in ("", None):
        yield "SITENAME: expected how the site is called; got nothing. Write a name"
    yield from _repository_messages(settings.get("REPOSITORY", ""), settings.get("REPOSITORY_BRANCH", "main"))
    if settings["JINJA_ENVIRONMENT"].get("autoescape") is not True:
        mend = "Write {**JINJA_ENVIRONMENT, ...} to add to ours"
        yield f"JINJA_ENVIRONMENT: expected autoescape: True; without it a title may run scripts. {mend}"
    yield from promise_messages(settings)
    if not isinstance(settings.get("OUTPUT_PATH"), str):
        yield "OUTPUT_PATH: expected a folder's name in quotes"
    for name in settings:
        known = name in DEFAULT_CONFIG or name in _NAMES
        near = [] if known or not name.isupper() else get_close_matches(name, _NAMES, 1, _ALIKE)
        if near:
            yield f"{name}: no such setting. Did you mean {near[0]}?"


def _repository_messages(url: object, branch: object) -> Iterator[str]:
    """What keeps the repository from being reached in a browser."""
    if isinstance(url, str) and url and not _is_repository(url):
        ssh = _SSH.fullmatch(url)
        mend = (
            f"Write 'https://{ssh[1]}/{ssh[2]}'" if ssh else "Copy it from the browser: 'https://github.com/you/site'"
        )
        yield f"REPOSITORY: expected the https:// address of the site's repository; got {url!r}. {mend}"
    if isinstance(branch, str) and not _BRANCH.fullmatch(branch):
        yield f"REPOSITORY_BRANCH: expected the name of a branch; got {branch!r}. Write 'main'"


def _is_repository(url: str) -> bool:
    """An https address with a path, and without a name, a password, a query or a blank in it."""
    try:
        parts = urlsplit(url)
        named = parts.username is not None
    except ValueError:
        return False
    plain = not (named or parts.query or parts.fragment or re.search(r"[\s\"'<>\\]", url))
    return plain and parts.scheme == "https" and bool(parts.hostname) and parts.path.strip("/") != ""


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
