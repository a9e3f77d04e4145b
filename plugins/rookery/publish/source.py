"""Where an entry comes from, as its page says it. In: a post and its feeds. Out: whether its text may be shown whole,
which address is the original for search engines, and hosts as words.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from rookery.publish.model import Post, SiteModel
from rookery.publish.views import BodyRef


def in_full(model: SiteModel, post: Post) -> bool:
    """Whether any source allows its text to be shown whole. What a person of the site wrote always may."""
    if isinstance(post.body, BodyRef):
        return any(model.feeds[feed].publish == "full" for feed in post.feeds if feed in model.feeds)
    return post.body is not None


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
    return (urlsplit(url).hostname or url.removeprefix("mailto:")).removeprefix("www.")
