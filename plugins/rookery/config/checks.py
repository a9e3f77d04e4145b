"""What the types cannot say about feeds.yml: addresses, files, topics, patterns, and ids that stand twice.

In: the plain data of feeds.yml with its marks. Out: Problems. Each check looks only at values of the right type, so
that a mistake of another sort elsewhere in the feed hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PureWindowsPath
from typing import Any
from urllib.parse import urlsplit

from rookery.config.boards import BOARDS, SOURCES, SYNDICATION, is_board_name
from rookery.config.feeds import FeedConfig, Filter
from rookery.config.marks import Marked
from rookery.config.patterns import pattern_fault
from rookery.config.words import did_you_mean, got, mend_curls, one_of, quoted, unknown_topic, without_curls
from rookery.model.kinds import KINDS

Key = tuple[str | int, ...]
Fault = tuple[Key, str]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_BARE_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?")
_FEWEST_DIGITS = 5
# None is what these are in code; in the file a key without a value is a slip
_MAY_BE_LEFT_OUT = frozenset(name for name, field in FeedConfig.model_fields.items() if field.default is None)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the checks know besides feeds.yml: the site's folder and the topics that have a file."""

    root: Path
    topics: Collection[str]


def check_feeds(marked: Marked, feeds: Sequence[Any], ground: Ground) -> Iterator[Fault]:
    """Every fault of the feeds as (key path, message without the key path)."""
    for index, feed in enumerate(feeds):
        if isinstance(feed, Mapping):
            yield from _check_feed(("feeds", index), feed, ground)
    yield from _ids_that_stand_twice(marked, feeds)


def check_contacts(at: Key, given: Mapping[str, Any]) -> Iterator[Fault]:
    """Faults of ``allow_contacts``, in a feed or in the defaults."""
    for number, contact in enumerate(_texts(given.get("allow_contacts"))):
        if "@" not in contact and sum(sign.isdigit() for sign in contact) < _FEWEST_DIGITS:
            key = (*at, "allow_contacts", number)
            yield key, f"expected an e-mail address or a phone number; got {got(contact)}"


def check_images(at: Key, given: Mapping[str, Any]) -> Iterator[Fault]:
    """Faults of ``images``, in a feed or in the defaults: drawing pictures takes Pillow, which may not be there."""
    if given.get("images") == "local" and find_spec("PIL") is None:
        mend = "Install it with: pip install 'rookery[images]' (or pip install pillow), or write images: drop"
        yield (*at, "images"), f"expected Pillow to be installed, which images: local needs; got none. {mend}"


def _check_feed(at: Key, feed: Mapping[str, Any], ground: Ground) -> Iterator[Fault]:
    for key, value in feed.items():
        if value is None and key in _MAY_BE_LEFT_OUT:
            needed = key in {"url", "path"} and not (feed.get("url") or feed.get("path"))
            yield (*at, key), f"expected a value; got nothing. Write one{'' if needed else ', or delete the line'}"
    yield from _check_source(at, feed, ground.root)
    yield from _check_topics(at, feed, ground.topics)
    yield from check_contacts(at, feed)
    yield from check_images(at, feed)
    for key in ("keep", "drop"):
        if isinstance(feed.get(key), Mapping):
            yield from _check_filter((*at, key), feed[key])
    title, lang = feed.get("title"), feed.get("lang")
    if isinstance(title, str) and not title.strip():
        yield (*at, "title"), "expected a text; got an empty text. Write one, or delete the line"
    if isinstance(lang, str) and not _LANGUAGE.fullmatch(lang):
        yield (*at, "lang"), f"expected the code of a language such as en or pt-BR; got {got(lang)}"


def _check_source(at: Key, feed: Mapping[str, Any], root: Path) -> Iterator[Fault]:
    url, path, source = feed.get("url"), feed.get("path"), feed.get("source", SYNDICATION)
    if isinstance(source, str) and source not in SOURCES:
        mend = did_you_mean(source, SOURCES)
        yield (*at, "source"), f"expected {one_of(SOURCES)}; got {got(source)}{'.' + mend if mend else ''}"
    elif isinstance(source, str):
        yield from _check_board(at, feed, source)
    elif "url" not in feed and "path" not in feed and "board" not in feed:
        yield at, _NO_ADDRESS
    if url is not None and path is not None:
        yield at, "expected either url: or path:; got both. Delete one of them"
    if isinstance(url, str) and (fault := url_fault(url)):
        yield (*at, "url"), fault
    if isinstance(path, str) and (fault := _path_fault(path, root)):
        yield (*at, "path"), fault


_NO_ADDRESS = "expected url: (an address) or path: (a file below the site's folder); got neither"


def _check_board(at: Key, feed: Mapping[str, Any], source: str) -> Iterator[Fault]:
    """What a job board needs: kind: job, and the employer's name there, or another way to its address."""
    info, kind, board = BOARDS.get(source), feed.get("kind"), feed.get("board")
    if info is not None and kind in KINDS and kind != "job":
        yield (*at, "kind"), f"expected job, because source: {source} holds jobs; got {got(kind)}. Write kind: job"
    if "board" in feed and (info is None or not info.address):
        mend = "Write url: or path: instead" if info else f"Write source: {one_of(_WITH_ADDRESS)}, or delete the line"
        yield (*at, "board"), f"expected no board: with source: {source}; got {got(board)}. {mend}"
    elif info is not None and isinstance(board, str) and not is_board_name(source, board):
        name = f"the employer's name in the address of its {info.title} page"
        yield (*at, "board"), f"expected {name}, such as example; got {got(board)}.{_board_mend(board)}"
    if "url" in feed or "path" in feed or "board" in feed:
        return
    if info is None or not info.address:
        yield at, _NO_ADDRESS
    else:
        yield at, f"expected board: (what the employer is called at {info.title}), url: or path:; got none of them"


_WITH_ADDRESS = [name for name, info in BOARDS.items() if info.address]


def _board_mend(board: str) -> str:
    """How to come by the name of a board, for a person who wrote its address."""
    is_address = "/" in board and not url_fault(board)
    return f" {quoted('rookery preview ' + board)} tells it" if is_address else " Write that name alone"


def url_fault(url: str) -> str:
    """What keeps a text from being the address of a feed, or ``""``. A password is never repeated."""
    expected = "expected an address that begins with http:// or https://"
    plain = without_curls(url)
    if plain != url.strip() and (fault := url_fault(plain)):
        return fault
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return f"{expected}; got one with a wrong host or port"
    if parts.scheme not in {"http", "https"}:
        return f"{expected}; got {got(url)}{_other_scheme(url, parts.scheme)}"
    if parts.username is not None or parts.password is not None:
        return "expected an address without a name and password in it; got one with them. Delete all up to the @"
    if not host or re.search(r"[\s\\]", url):
        return f"expected an address with a host and without spaces or backslashes; got {got(url)}"
    return ""


def _other_scheme(url: str, scheme: str) -> str:
    if curls := mend_curls(url):
        return curls
    if scheme == "file":
        return ". For a file below the site's folder write path:"
    return f". Did you mean {quoted('https://' + url)}?" if _BARE_HOST.fullmatch(url) else ""


def _path_fault(path: str, root: Path) -> str:
    expected = "expected a file below the site's folder"
    if without_curls(path) != path.strip():
        return f"{expected}; got {quoted(path)}{mend_curls(path)}"
    if not path.strip() or "\\" in path or "\0" in path:
        return f"{expected}, with / between folders; got {got(path)}"
    if path.startswith(("/", "~")) or PureWindowsPath(path).drive:
        return f"{expected}, named from there; got {quoted(path)}. Write it without what leads to the site's folder"
    if ".." in path.split("/"):
        return f"{expected}, without ..; got {quoted(path)}. Put the file below the site's folder"
    wrong = _wrong_file(path, root)
    return f"{expected}; got {quoted(path)}{wrong}" if wrong else ""


def _wrong_file(path: str, root: Path) -> str:
    file = root / path
    try:
        inside = file.resolve().is_relative_to(root.resolve())
        is_file, is_folder = file.is_file(), file.is_dir()
    except OSError:
        inside, is_file, is_folder = True, False, False
    if not inside:
        return ", a link that leads out of it. Put the file itself there"
    if is_folder:
        return ", which is a folder"
    return "" if is_file else f": no such file. Put it there or correct the path.{_near(file, path)}"


def _near(file: Path, path: str) -> str:
    try:
        names = [other.name for other in file.parent.iterdir() if other.is_file()]
    except OSError:
        return ""
    folder, slash, name = path.rpartition("/")
    return did_you_mean(name, names).replace("'", f"'{folder}{slash}", 1)


def _check_topics(at: Key, feed: Mapping[str, Any], topics: Collection[str]) -> Iterator[Fault]:
    for number, topic in enumerate(_texts(feed.get("topics"))):
        if topic not in topics:
            yield (*at, "topics", number), unknown_topic(topic, topics)
    mapped = feed.get("map_topics")
    for category, topic in mapped.items() if isinstance(mapped, Mapping) else ():
        if isinstance(topic, str) and topic not in topics:
            yield (*at, "map_topics", category), unknown_topic(topic, topics)


def _check_filter(at: Key, given: Mapping[str, Any]) -> Iterator[Fault]:
    if not given:
        yield at, f"expected at least one of {', '.join(Filter.model_fields)}; got nothing"
    for key, pattern in given.items():
        if key in Filter.model_fields and isinstance(pattern, str) and (fault := pattern_fault(pattern)):
            yield (*at, key), fault


def _ids_that_stand_twice(marked: Marked, feeds: Sequence[Any]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for index, feed in enumerate(feeds):
        name = feed.get("id") if isinstance(feed, Mapping) else None
        if not isinstance(name, str):
            continue
        first = seen.setdefault(name, index)
        if first != index:
            line = marked.line("feeds", first, "id")
            yield (
                ("feeds", index, "id"),
                f"expected an id of its own; got {got(name)} as in line {line}. Choose another",
            )


def _texts(value: Any) -> list[str]:
    """The texts of a list; what is not text is told elsewhere."""
    return [item if isinstance(item, str) else "" for item in value] if isinstance(value, tuple) else []
