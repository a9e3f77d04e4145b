"""RawMedia and the address of an entry -> Media: what there is to watch, hear or fetch elsewhere. Pure.

A video of a known service is its page, once, whatever players and files the feed lists beside it. Images are not
listed: they illustrate an entry and are no medium of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from rookery.collect.formats.raw import RawMedia
from rookery.html.links import canonical_url
from rookery.model.entry import Media, MediaKind

MAX_MEDIA = 10

_YOUTUBE_HOSTS = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"})
_YOUTUBE_HOSTS |= {"youtube-nocookie.com", "www.youtube-nocookie.com"}
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_YOUTUBE_QUERY = re.compile(r"(?:^|&)v=([A-Za-z0-9_-]{11})(?:&|$)")
_YOUTUBE_PATH = re.compile(r"/(?:v|embed|shorts|live)/([A-Za-z0-9_-]{11})/?")
_VIMEO_PATH = re.compile(r"/(?:video/)?(\d{5,12})(?:/([0-9a-f]{8,12}))?/?")
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_PEERTUBE_PATH = re.compile(
    rf"/(?:videos/(?:watch|embed)/({_UUID}|[1-9A-HJ-NP-Za-km-z]{{22}})|w/({_UUID}|[1-9A-HJ-NP-Za-km-z]{{22}}))/?"
)

_SUFFIXES: dict[str, MediaKind] = {
    **dict.fromkeys(("mp3", "m4a", "ogg", "oga", "opus", "aac", "flac", "wav"), "audio"),
    **dict.fromkeys(("mp4", "m4v", "webm", "mov", "ogv", "mkv"), "video"),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp", "ico"), "image"),
}
_STREAMS = frozenset({"application/x-bittorrent", "application/x-mpegurl", "application/vnd.apple.mpegurl"})
_STREAMS |= {"application/x-shockwave-flash", "text/html"}


def video_page(url: str) -> tuple[str, str]:
    """The service and the page of a video address: ``("youtube", "https://www.youtube.com/watch?v=…")``; else empty.

    Knows watch pages, short links, embeds and players of YouTube and Vimeo, and PeerTube's paths on any host.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    host = (parts.hostname or "").lower()
    if host == "youtu.be" or host in _YOUTUBE_HOSTS:
        return _youtube(host, parts.path, parts.query)
    if host in {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}:
        return _vimeo(parts.path, parts.query)
    found = _PEERTUBE_PATH.fullmatch(parts.path)
    if found and parts.scheme in {"http", "https"}:
        path = f"/videos/watch/{found[1]}" if found[1] else f"/w/{found[2]}"
        return "peertube", f"{parts.scheme}://{parts.netloc}{path}"
    return "", ""


def media_of(link: str, raw: Iterable[RawMedia], base: str = "") -> tuple[Media, ...]:
    """Everything that an entry with the page ``link`` has to offer, each thing once, at most ten."""
    offered = tuple(raw)
    video = _video(link, offered)
    files = {media.url: media for media in _files(offered, base, beside_page=video is not None)}
    found = ([video] if video else []) + list(files.values())
    return tuple(found[:MAX_MEDIA])


def _video(link: str, offered: tuple[RawMedia, ...]) -> Media | None:
    """The page of the entry's video on a known service: its own link, else the first that is offered."""
    for url in (link, *(media.url for media in offered)):
        provider, page = video_page(url)
        if provider:
            duration = max((media.duration for media in offered), default=0)
            return Media("video", page, provider=provider, duration=duration)
    return None


def _files(offered: Iterable[RawMedia], base: str, *, beside_page: bool) -> Iterator[Media]:
    seen: set[MediaKind] = set()
    for raw in offered:
        url = canonical_url(raw.url, base)
        kind = _kind(raw, url)
        essence = raw.type.partition(";")[0].strip().lower()
        if not url or kind == "image" or essence in _STREAMS or video_page(url)[0]:
            continue
        # One video comes in many sizes, and a page where there is one shows them all; the first is the default.
        if kind == "video" and (beside_page or "video" in seen):
            continue
        seen.add(kind)
        media = Media(kind, url, type=essence, duration=raw.duration, length=raw.length)
        yield media if kind in {"video", "audio"} else replace(media, duration=0)


def _kind(raw: RawMedia, url: str) -> MediaKind:
    for word in (raw.type.partition("/")[0].strip().lower(), raw.medium.strip().lower()):
        if word in {"audio", "video", "image"}:
            return word  # type: ignore[return-value]  # one of the three
    try:
        path = urlsplit(url).path
    except ValueError:
        return "file"
    return _SUFFIXES.get(path.rpartition(".")[2].lower(), "file")


def _youtube(host: str, path: str, query: str) -> tuple[str, str]:
    wanted = path.strip("/") if host == "youtu.be" else ""
    if path.rstrip("/") == "/watch":
        found = _YOUTUBE_QUERY.search(query)
        wanted = found[1] if found else ""
    elif found := _YOUTUBE_PATH.fullmatch(path):
        wanted = found[1]
    if not _YOUTUBE_ID.fullmatch(wanted):
        return "", ""
    return "youtube", f"https://www.youtube.com/watch?v={wanted}"


def _vimeo(path: str, query: str) -> tuple[str, str]:
    found = _VIMEO_PATH.fullmatch(path)
    if not found:
        return "", ""
    secret = re.search(r"(?:^|&)h=([0-9a-f]{8,12})(?:&|$)", query)
    unlisted = found[2] or (secret[1] if secret else "")
    return "vimeo", f"https://vimeo.com/{found[1]}" + (f"/{unlisted}" if unlisted else "")
