"""What a feed would become, without touching anything. In: a file's path or a URL. Out: ParsedFeed; text."""

from __future__ import annotations

import re
from pathlib import Path

from rookery.collect.fetch import fetch_one
from rookery.collect.formats import parse_feed
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FetchResult, ParsedFeed
from rookery.model.kinds import Kind

_SHOWN = 160
_WEB = re.compile(r"https?://", re.IGNORECASE)
# feed: is no way to ask for anything, only a sign to hand the address to a feed reader
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,20}):(?://)?(?=.)", re.IGNORECASE)
_HOST = re.compile(r"(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d{1,5})?(?:[/?]\S*)?", re.ASCII)
_FILE_ENDS = (".xml", ".rss", ".atom", ".rdf", ".json", ".html", ".htm", ".txt", ".md", ".yml", ".yaml")


def preview_feed(source: str, kind: Kind, *, allow_private: bool, now: str) -> ParsedFeed:
    """Fetch and parse ``source``; what goes wrong stands in ``error``, with what to type instead."""
    source = source.strip()
    if _WEB.match(source):
        feed = FeedConfig(id="preview", kind=kind, url=source, allow_private=allow_private)
        result = fetch_one(source, now=now, feed="preview", allow_private=allow_private)
    else:
        feed = FeedConfig(id="preview", kind=kind, path=source)
        result = _read(source)
    if result.error == "private address" and not allow_private:
        return ParsedFeed("preview", error="private address. Add --allow-private if that is meant")
    return ParsedFeed("preview", error=result.error) if result.error else parse_feed(result, feed, now=now)


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


def render_preview(parsed: ParsedFeed) -> str:
    """The entries as a person reads them, then what there is to say about the feed."""
    items = "1 item" if parsed.count == 1 else f"{parsed.count} items"
    lines = [f"{parsed.title or 'A feed without a title'}: {items}", ""]
    for entry in parsed.entries:
        day = entry.published[:10] or "no date   "
        made = "" if entry.title_from in {"title", "none"} else f"  (title from the {entry.title_from})"
        lines.append(f"{day}  {entry.title or '(no title)'}{made}")
        about = (entry.url, ", ".join(entry.authors), ", ".join(entry.categories), entry.summary[:_SHOWN])
        lines += [f"            {line}" for line in about if line]
        lines += [f"            {media.kind}: {media.url}" for media in entry.media]
    lines += ["", *(f"note: {note}" for note in parsed.notes)]
    return "\n".join(lines).rstrip() + "\n"
