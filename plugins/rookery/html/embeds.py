"""Players in foreign pages -> where the thing can be watched, and the words of the link.

In: the absolute address of a frame, a video or another embedded thing. Out: ``Embed`` with an address for readers.
Nothing here asks the network; what is not recognised is linked as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from rookery.html.links import canonical_url

_YOUTUBE = frozenset(("youtube.com", "youtube-nocookie.com", "youtu.be"))
_VIDEO_ID = re.compile(r"/(?:embed|v|e|shorts|live)/([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])")
_VIMEO = re.compile(r"/video/([0-9]+)")
_PEERTUBE = re.compile(r"/videos/embed/([0-9A-Za-z-]{20,36})$")
_SECONDS = re.compile(r"([0-9]{1,6})s?")


@dataclass(frozen=True, slots=True)
class Embed:
    """A link in place of a player: its address and its words."""

    url: str
    words: str


def embed_link(url: str) -> Embed | None:
    """Return the link that stands for the player at the absolute ``url``; None if the address is none.

    YouTube, Vimeo and PeerTube players become the address of their page, SoundCloud's the one it plays.
    """
    url = canonical_url(url)
    if not url:
        return None
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if host in _YOUTUBE:
        return _youtube(host, parts.path, query)
    vimeo = _VIMEO.match(parts.path) if host == "player.vimeo.com" else None
    if vimeo:
        secret = query.get("h", "")
        tail = f"/{secret}" if re.fullmatch(r"[0-9a-f]{1,20}", secret) else ""
        return Embed(f"https://vimeo.com/{vimeo[1]}{tail}", "Watch on Vimeo")
    peertube = _PEERTUBE.match(parts.path)
    if peertube:
        return Embed(f"{parts.scheme}://{parts.netloc}/videos/watch/{peertube[1]}", f"Watch on {host}")
    if host == "w.soundcloud.com":
        track = canonical_url(query.get("url", ""))
        if (urlsplit(track).hostname or "").endswith("soundcloud.com") and "//api." not in track:
            return Embed(track, "Listen on SoundCloud")
    return Embed(url, f"Open the embedded content on {host}")


def _youtube(host: str, path: str, query: dict[str, str]) -> Embed:
    playlist = query.get("list", "")
    video = _VIDEO_ID.match(path)
    name = video[1] if video else query.get("v", path[1:] if host == "youtu.be" else "")
    if re.fullmatch(r"[A-Za-z0-9_-]{11}", name) and name != "videoseries":
        start = _SECONDS.fullmatch(query.get("start", query.get("t", "")))
        tail = f"&t={start[1]}" if start and start[1].strip("0") else ""
        return Embed(f"https://www.youtube.com/watch?v={name}{tail}", "Watch on YouTube")
    if re.fullmatch(r"[A-Za-z0-9_-]{10,64}", playlist):
        return Embed(f"https://www.youtube.com/playlist?list={playlist}", "Watch on YouTube")
    return Embed(
        "https://www.youtube.com" + (path if re.fullmatch(r"/[\w@/-]*", path, re.ASCII) else "/"), "Watch on YouTube"
    )
