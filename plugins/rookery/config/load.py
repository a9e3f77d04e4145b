"""feeds.yml -> FeedsFile, or every mistake in it at once.

In: the site's folder and the topics that have a file. Out: the frozen configuration with the defaults merged into each
feed, and Problems of the form ``feeds.yml:12: feeds[3].kind: expected …; got …. Did you mean …?``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rookery.config.checks import Fault, Ground, Key, check_contacts, check_feeds, check_images
from rookery.config.feeds import FeedConfig, FeedDefaults, FeedsFile, Filter
from rookery.config.marks import Marked, parse_yaml
from rookery.config.texts import read_text
from rookery.config.words import as_id, did_you_mean, got, mend_space, one_of, quoted, without_curls
from rookery.errors import Problem

FEEDS_FILE = "feeds.yml"
_EXAMPLE = "- {id: blog, kind: blog, url: https://blog.example.com/feed.xml}"
_LONGEST_ID = 40
_OTHER_NAMES = ("feeds.yaml", "feed.yml", "feed.yaml", "feeds.yml.txt", "feeds.txt")


def read_feeds(root: Path, *, topics: Collection[str]) -> tuple[FeedsFile | None, tuple[Problem, ...]]:
    """Read ``<root>/feeds.yml``. ``topics`` are the ids that topics: and map_topics: may name (``topic_ids``).

    Returns the configuration, or None with every problem, sorted by line. Touches no network.
    """
    path = root / FEEDS_FILE
    if not path.exists():
        return None, (_missing(root),)
    text, unreadable = read_text(path, FEEDS_FILE)
    if unreadable:
        return None, (unreadable,)
    marked, problems = parse_yaml(text, FEEDS_FILE)
    if marked is None:
        return None, problems
    faults = tuple(_faults(marked, Ground(root, topics)))
    found = {*problems, *(Problem(FEEDS_FILE, marked.line(*key), _told(key, message)) for key, message in faults)}
    if found:
        return None, tuple(sorted(found))
    return _merged(marked.data), ()


def _missing(root: Path) -> Problem:
    for other in _OTHER_NAMES:
        if (root / other).is_file():
            return Problem(
                FEEDS_FILE, 0, f"no such file in the site's folder. {other} is there; rename it to feeds.yml"
            )
    if not (root / "pelicanconf.py").exists():
        mend = "Run this in a site's folder, or make one with: rookery init <folder>"
        return Problem(FEEDS_FILE, 0, f"no such file here, and no pelicanconf.py. {mend}")
    mend = f"Write one: feeds: and under it a line {_EXAMPLE} for each source"
    return Problem(FEEDS_FILE, 0, f"no such file in the site's folder. {mend}")


def topic_ids(root: Path) -> frozenset[str]:
    """The topics that have a file: the stems of ``content/topics/*.md``."""
    folder = root / "content" / "topics"
    return frozenset(path.stem for path in folder.glob("*.md") if not path.name.startswith("."))


def _told(key: Key, message: str) -> str:
    name = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).lstrip(".")
    return f"{name}: {message}" if name else message


def _faults(marked: Marked, ground: Ground) -> Iterator[Fault]:
    data = marked.data
    if data is None:
        yield (), f"expected feeds: with a list of sources; got an empty file. Begin with feeds: and a line {_EXAMPLE}"
        return
    if not isinstance(data, Mapping):
        yield (), f"expected the keys defaults: and feeds:; got {got(data)}"
        return
    if "feeds" not in data:
        yield (), f"expected feeds: with a list of sources; got nothing. Write feeds: and a line {_EXAMPLE}"
    try:
        FeedsFile.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            if detail["type"] != "default_factory_not_called":  # what follows from another fault is none of its own
                yield tuple(detail["loc"]), _in_words(detail)
    if isinstance(data.get("defaults"), Mapping):
        yield from check_contacts(("defaults",), data["defaults"])
        yield from check_images(("defaults",), data["defaults"])
    if isinstance(data.get("feeds"), tuple):
        yield from check_feeds(marked, data["feeds"], ground)


def _merged(data: Mapping[str, Any]) -> FeedsFile:
    """The configuration, each feed with the defaults that it does not override."""
    defaults = data.get("defaults") or {}
    feeds = tuple(FeedConfig.model_validate({**defaults, **feed}) for feed in data["feeds"])
    return FeedsFile(defaults=FeedDefaults.model_validate(defaults), feeds=feeds)


def _in_words(detail: ErrorDetails) -> str:
    """A message of ours for a mistake that pydantic found."""
    key, value, context = detail["loc"], detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_key(key)
        case "missing":
            return _MISSING.get(str(key[-1]), "expected a value; got nothing")
        case "literal_error":
            options = re.findall(r"'([^']*)'", str(context["expected"]))
            mean = did_you_mean(value, options) if isinstance(value, str) else ""
            return f"expected {one_of(options)}; got {got(value)}{'.' + mean if mean else ''}"
        case "string_pattern_mismatch" | "string_too_long":
            mend = as_id(value, _LONGEST_ID)
            expected = f"expected a name of a-z, 0-9 and single hyphens, at most {_LONGEST_ID} characters"
            return f"{expected}; got {got(value)}" + (f". Did you mean {quoted(mend)}?" if mend else "")
        case "bool_type":
            return f"expected true or false; got {got(value)}{_mend_bool(value)}"
        case kind:
            return f"expected {_expected(kind, key)}; got {got(value)}{_mend(kind, key, value)}"


_MISSING = {
    "id": "expected a short name of a-z, 0-9 and hyphens; got nothing. Write id: and never change it again",
    "kind": "expected one of blog, press, video, podcast, social, job, event; got nothing",
}


def _expected(kind: str, key: tuple[int | str, ...]) -> str:
    match kind:
        case "string_type":
            return "a text"
        case "dict_type":
            return "a group of lines, category: topic"
        case "tuple_type":
            return "a list of sources" if key == ("feeds",) else "a list of texts"
        case "model_type" | "model_attributes_type":
            return "a group of keys"
        case _:
            return "something else"


def _mend(kind: str, key: tuple[int | str, ...], value: Any) -> str:
    if kind == "string_type" and isinstance(value, bool | int | float):
        return ". Put it in quotes"
    if kind == "tuple_type" and key == ("feeds",):
        return f". Begin each source with a hyphen: {_EXAMPLE}"
    if kind == "tuple_type" and isinstance(value, str):
        return f". Did you mean [{quoted(value)[1:-1]}]?"
    if value is None:
        return ". Write one" if key[-1] in _MISSING else ". Write one, or delete the line"
    return mend_space(value) if kind.startswith("model_") else ""


def _mend_bool(value: Any) -> str:
    meant = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
    word = meant.get(without_curls(value).lower()) if isinstance(value, str) else None
    return f". Did you mean '{word}'?" if word else ""


def _unknown_key(key: tuple[int | str, ...]) -> str:
    match key[:-1]:
        case ():
            known = list(FeedsFile.model_fields)
        case ("defaults",):
            known = list(FeedDefaults.model_fields)
        case (*_, "keep" | "drop"):
            known = list(Filter.model_fields)
        case _:
            known = list(FeedConfig.model_fields)
    name = str(key[-1])
    mean = did_you_mean(name, known)
    return f"expected {one_of(known)}; got the unknown key {quoted(name)}{'.' + mean if mean else ''}"
