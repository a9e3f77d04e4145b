"""Where an entry comes from, as its page says it.

In: a post and its feeds. Out: which address is the original for search engines, and hosts as words.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from rookery.publish.model import Post, SiteModel


def canonical(model: SiteModel, post: Post) -> dict[str, str]:
    """``{"canonical": url}`` for a page's head if the source is the original, which it is unless its first feed says
    that the hub is; ``{}`` if the page is.
    """
    if not post.feeds or not post.entry.url:
        return {}
    feed = model.feeds.get(post.feeds[0])
    return {"canonical": post.entry.url} if feed is None or feed.canonical == "source" else {}


def host(url: str) -> str:
    """``https://www.example.com/x`` -> ``example.com``; of ``mailto:`` the address that is written to."""
    return (urlsplit(url).hostname or url.removeprefix("mailto:").partition("?")[0]).removeprefix("www.")
