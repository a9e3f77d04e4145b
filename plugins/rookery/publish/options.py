"""The settings that a site's people write, checked like every other file of theirs.

In: Pelican's settings. Out: Problems. Pelican itself takes anything, and an address without https:// would make every
link of the site a dead one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from pelican.settings import DEFAULT_CONFIG

from rookery.errors import Problem
from rookery.publish.ask_settings import NAMES as ASK_NAMES
from rookery.publish.ask_settings import ask_messages
from rookery.publish.promised import promise_messages

_CONF = "pelicanconf.py"
_TEXTS = ("SITENAME", "TAGLINE", "INTRO", "EMPLOYER", "EMPLOYER_URL", "SITEURL")
_ADDRESSES = ("EMPLOYER_URL", "SITEURL")
_PROMISE = ("PROMISE_SPONSOR", "MIN_ANSWER_RATE", "MAX_MEDIAN_DAYS", "HOUSE_RULES")
_NAMES = (*_TEXTS, *ASK_NAMES, *_PROMISE, "COLLECT", "THEME", "PLUGINS", "DEFAULT_LANG")
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
    if settings.get("SITENAME") in ("", None):
        yield "SITENAME: expected how the site is called; got nothing. Write a name"
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


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
