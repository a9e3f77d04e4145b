"""What a feed would become, without touching anything. In: a file's path or a URL. Out: ParsedFeed; text."""

from __future__ import annotations

from pathlib import Path

from rookery.collect.fetch import fetch_one
from rookery.collect.formats import parse_feed
from rookery.config.feeds import FeedConfig
from rookery.model.feed import FetchResult, ParsedFeed
from rookery.model.kinds import Kind

_SHOWN = 160


def preview_feed(source: str, kind: Kind, *, allow_private: bool, now: str) -> ParsedFeed:
    """Fetch and parse ``source``; what goes wrong stands in ``error``."""
    if source.startswith(("http://", "https://")):
        feed = FeedConfig(id="preview", kind=kind, url=source, allow_private=allow_private)
        result = fetch_one(source, now=now, feed="preview", allow_private=allow_private)
    else:
        feed = FeedConfig(id="preview", kind=kind, path=source)
        result = _read(Path(source))
    return ParsedFeed("preview", error=result.error) if result.error else parse_feed(result, feed, now=now)


def _read(path: Path) -> FetchResult:
    try:
        body = path.read_bytes()
    except OSError as error:
        return FetchResult("preview", str(path), "failed", error=f"cannot be read: {error.strerror}")
    return FetchResult("preview", str(path), "fetched", body=body, final_url=path.resolve().as_uri())


def render_preview(parsed: ParsedFeed) -> str:
    """The entries as a person reads them, then what there is to say about the feed."""
    lines = [f"{parsed.title or 'A feed without a title'}: {parsed.count} items", ""]
    for entry in parsed.entries:
        day = entry.published[:10] or "no date   "
        made = "" if entry.title_from in {"title", "none"} else f"  (title from the {entry.title_from})"
        lines.append(f"{day}  {entry.title or '(no title)'}{made}")
        about = (entry.url, ", ".join(entry.authors), ", ".join(entry.categories), entry.summary[:_SHOWN])
        lines += [f"            {line}" for line in about if line]
        lines += [f"            {media.kind}: {media.url}" for media in entry.media]
    lines += ["", *(f"note: {note}" for note in parsed.notes)]
    return "\n".join(lines).rstrip() + "\n"
