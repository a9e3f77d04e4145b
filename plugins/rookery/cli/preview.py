"""What a feed or a job board would become, without touching anything.

In: a file's path, a feed's address, or any address of an employer's job board or careers page. Out: a Preview: what is
there, and the lines that feeds.yml needs for it; text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from rookery.cli.preview_stored import stored_board
from rookery.collect.fetch import fetch_one
from rookery.collect.formats import parse_feed, text_of_body
from rookery.collect.formats.board import recognised
from rookery.collect.gather import is_paged, told
from rookery.config.boards import BOARDS
from rookery.config.feeds import FeedConfig
from rookery.config.words import as_id
from rookery.model.counts import counted
from rookery.model.entry import Entry
from rookery.model.feed import FetchResult, ParsedFeed
from rookery.model.kinds import Kind

_SHOWN = 160
_LONGEST_ID = 40
_LOOKED_AT = 1_000_000
_MOST_ADDRESSES = 2_000
_ADDRESS = re.compile(r"https?:\\?/\\?/[^\s\"'<>()|{}\[\]]{1,500}")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._/-]*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_COMMON = frozenset({"www", "com", "org", "net", "io", "co", "feeds", "feed", "blog", "rss", "atom", "jobs", "careers"})
_WEB = re.compile(r"https?://", re.IGNORECASE)
# feed: is no way to ask for anything, only a sign to hand the address to a feed reader
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,20}):(?://)?(?=.)", re.IGNORECASE)
_HOST = re.compile(r"(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d{1,5})?(?:[/?]\S*)?", re.ASCII)
_WORKDAY = ".myworkdayjobs.com"
_WORKDAY_SAID = (
    "Workday gives its jobs to no program by name. Ask for its export in RSS or XML; or try source: jsonld with url: "
    "the sitemap that its robots.txt names"
)
_FILE_ENDS = (".xml", ".rss", ".atom", ".rdf", ".json", ".html", ".htm", ".txt", ".md", ".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Preview:
    """``parsed`` is what is there; ``keys`` are the feed's keys in feeds.yml, in their order; ``found`` says which
    board it is, and where it was found if not at the address that was given.
    """

    parsed: ParsedFeed
    keys: Mapping[str, str | bool] = field(default_factory=dict)
    found: str = ""


def preview_feed(
    source: str, kind: Kind, *, allow_private: bool, now: str, fetch: Callable[[str], FetchResult] | None = None
) -> Preview:
    """Fetch and parse ``source``; what goes wrong stands in ``parsed.error``.

    The address of a job board's careers page, job page or interface stands for the board; so does a page of the
    employer's own that leads to one. ``kind`` is what the entries of a feed are; those of a board are jobs.
    ``fetch`` asks an address; without it the network is asked.
    """
    source = source.strip()
    if not _WEB.match(source):
        return _of_file(source, kind, now)
    ask = fetch or partial(fetch_one, now=now, feed="preview", allow_private=allow_private)
    for board in recognised(source):
        return _of_board(board, source, ask, now)
    feed = FeedConfig(id="preview", kind=kind, url=source)
    result = ask(source)
    if result.error == "private address" and not (allow_private or result.led):
        return Preview(ParsedFeed("preview", error="private address. Add --allow-private if that is meant"))
    parsed = ParsedFeed("preview", error=result.error) if result.error else parse_feed(result, feed, now=now)
    if parsed.error and result.led:
        parsed = replace(parsed, error=f"{parsed.error}. A redirect led to {result.led}")
    if parsed.error and result.body:
        for board, address in _boards_in(result):
            return _of_board(board, address, ask, now, f"The page leads to {_named(*board)}.")
    if parsed.error and (urlsplit(source).hostname or "").endswith(_WORKDAY):
        return Preview(replace(parsed, error=f"{parsed.error}. {_WORKDAY_SAID}"))
    keys: dict[str, str | bool] = {"id": _id_of(source), "kind": kind, "url": source}
    return Preview(parsed, keys | ({"allow_private": True} if allow_private else {}))


def _of_board(
    board: tuple[str, str], address: str, ask: Callable[[str], FetchResult], now: str, found: str = ""
) -> Preview:
    source, name = board
    url = BOARDS[source].other_address(urlsplit(address).hostname or "", name)
    feed = FeedConfig(id="preview", kind="job", source=source, board=name, url=url or None)
    result = ask(feed.address)
    keys = {"id": as_id(f"jobs-{name}", _LONGEST_ID), "kind": "job", "source": source, "board": name, "publish": "full"}
    parsed = (
        ParsedFeed("preview", error=told(feed, result.error)) if result.error else parse_feed(result, feed, now=now)
    )
    return Preview(parsed, keys | ({"url": url} if url else {}), found or f"This is {_named(source, name)}.")


def _boards_in(result: FetchResult) -> Iterator[tuple[tuple[str, str], str]]:
    """The boards whose addresses stand in a page (links, frames, scripts and their data), with the address."""
    page = text_of_body(result)[0][:_LOOKED_AT]
    for number, found in enumerate(_ADDRESS.finditer(page)):
        if number == _MOST_ADDRESSES:
            return
        address = found[0].replace("\\/", "/").replace("&amp;", "&")
        yield from ((board, address) for board in recognised(address))


def _named(source: str, board: str) -> str:
    return f"the board {board!r} at {BOARDS[source].title}"


def _of_file(source: str, kind: Kind, now: str) -> Preview:
    feed = FeedConfig(id="preview", kind=kind, path=source)
    result = _read(source)
    if result.error:
        return Preview(ParsedFeed("preview", error=result.error))
    path = PurePath(source)
    inside = not path.is_absolute() and ".." not in path.parts
    keys = {"id": as_id(path.stem, _LONGEST_ID) or "feed", "kind": kind, "path": path.as_posix()}
    parsed = parse_feed(result, feed, now=now)
    stored = stored_board(result, source, now=now, named=not parsed.error)
    if stored is None:
        return Preview(parsed, keys if inside else {})
    board, parsed = stored
    keys |= {"kind": "job", "source": board, "publish": "full"}
    return Preview(parsed, keys if inside else {}, f"This is an answer of {BOARDS[board].title} (source: {board}).")


def _read(source: str) -> FetchResult:
    path = Path(source)
    try:
        body = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or "no name of a file"
        return FetchResult("preview", source, "failed", error=_address_meant(source) or f"cannot be read: {reason}")
    return FetchResult("preview", source, "fetched", body=body, final_url=path.resolve().as_uri())


def _address_meant(source: str) -> str:
    """What to type where a web address seems to be meant, or ``""``."""
    scheme = _OTHER_SCHEME.match(source)
    if _HOST.fullmatch(source) and ("/" in source or not source.lower().endswith(_FILE_ENDS)):
        web = "http" if source.startswith("localhost") else "https"
        return f"no such file. If it is an address, write {web}://{source}"
    if not scheme:
        return ""
    rest = source[scheme.end() :]
    match scheme[1].lower():
        case "feed":
            return f"feed: is not fetched. Write {rest if _WEB.match(rest) else f'https://{rest}'}"
        case "file":
            return f"file: is not fetched. Write the path alone: {rest}"
        case "http" | "https":
            return f"not a web address. Write https://{rest.lstrip('/')}"
        case other:
            return f"{other}: is not fetched; only http and https addresses, and files, are"


def _id_of(url: str) -> str:
    """A proposal: the name in the host that says most, ``engineering-example`` of engineering.example.com/feed."""
    host = urlsplit(url).hostname or ""
    names = [name for name in host.split(".")[:-1] if name not in _COMMON]
    return as_id("-".join(names), _LONGEST_ID) or "feed"


def render_unread(preview: Preview) -> str:
    """What to write for a board that is known by its address and could not be read; ``""`` for anything else."""
    if "board" not in preview.keys:
        return ""
    return f"{preview.found} It could not be read, so none of its jobs are shown.\n{render_keys(preview.keys)}"


def render_preview(preview: Preview) -> str:
    """The entries as a person reads them, then what there is to say about the feed, then what to write."""
    parsed = preview.parsed
    lines = [preview.found] if preview.found else []
    lines += [f"{parsed.title or 'A feed without a title'}: {counted(parsed.count, 'item')}", ""]
    for entry in parsed.entries:
        lines += _entry_lines(entry)
    lines += ["", *(f"note: {note}" for note in parsed.notes)]
    if is_paged(str(preview.keys.get("source", ""))) and "path" not in preview.keys:
        lines.append("note: this is the first answer; collecting asks for the rest as well")
    return "\n".join(lines).rstrip() + "\n" + render_keys(preview.keys)


def _entry_lines(entry: Entry) -> Iterator[str]:
    day = entry.published[:10] or "no date   "
    made = "" if entry.title_from in {"title", "none"} else f"  (title from the {entry.title_from})"
    yield f"{day}  {entry.title or '(no title)'}{made}"
    about = (entry.url, ", ".join(entry.authors), _facts(entry), ", ".join(entry.categories), entry.summary[:_SHOWN])
    yield from (f"            {line}" for line in about if line)
    yield from (f"            {media.kind}: {media.url}" for media in entry.media)


def _facts(entry: Entry) -> str:
    """Where one works, how and for what, in one line."""
    posting = entry.posting
    if posting is None:
        return ""
    places = "; ".join(place.raw or place.locality or place.country for place in posting.locations)
    workplace = "" if posting.workplace == "unknown" else posting.workplace
    salary, pay = posting.salary, posting.pay_text
    if salary is not None:
        amounts = " to ".join(filter(None, (salary.minimum, salary.maximum)))
        pay = f"{amounts} {salary.currency} a {salary.per}"
    return " · ".join(filter(None, (places, workplace, ", ".join(posting.employment_types), pay)))


def render_keys(keys: Mapping[str, str | bool]) -> str:
    """The lines to paste into feeds.yml; ``""`` if there is nothing that it could hold."""
    if not keys:
        return ""
    first, *others = (f"{key}: {_scalar(value)}" for key, value in keys.items())
    lines = [f"  - {first}", *(f"    {line}" for line in others)]
    return "\nTo collect it, write under feeds: in feeds.yml:\n\n" + "\n".join(lines) + "\n"


def _scalar(value: str | bool) -> str:
    """A value of YAML 1.1: in double quotes, as JSON, where it could be taken for something else."""
    if isinstance(value, bool):
        return json.dumps(value)
    plain = _PLAIN.fullmatch(value) or re.fullmatch(r"https?://[A-Za-z0-9._~:/?&=%+-]+", value)
    return value if plain and not value.endswith(":") and value.lower() not in _WORDS else json.dumps(value)
