"""Addresses that lead to somebody's own page, and addresses that are written without ``https://``.

In: an address, or text. Out: whether it has the form of a profile, on whatever site; where bare addresses stand in the
text. ``_HOSTS`` is the one list of hosts at which the first step of a path is a person.
"""

from __future__ import annotations

import re

_HOSTS = (
    "about.me", "angel.co", "behance.net", "bitbucket.org", "buymeacoffee.com", "calendly.com", "codeberg.org",
    "dev.to", "dribbble.com", "facebook.com", "fb.com", "flickr.com/photos", "github.com", "gitlab.com",
    "huggingface.co", "instagram.com", "kaggle.com", "keybase.io", "ko-fi.com", "last.fm/user", "leetcode.com",
    "linkedin.com/pub", "linktr.ee", "medium.com", "messenger.com/t", "m.me", "orcid.org", "patreon.com", "paypal.me",
    "pinterest.com", "snapchat.com/add", "soundcloud.com", "speakerdeck.com", "slideshare.net", "sr.ht", "t.me",
    "telegram.me", "threads.com", "threads.net", "tiktok.com", "twitch.tv", "twitter.com", "vk.com", "wa.me", "x.com",
)  # fmt: skip
# what stands there in the place of a person
_NOBODY = (
    "about|blog|collections|contact|docs|download|events|explore|features|groups|hashtag|help|home|i|intent|jobs|legal"
    "|login|marketplace|models|orgs|pages|pricing|privacy|search|settings|share|sharer|signup|sponsors|terms|topics|trending"
)
_PROFILE = re.compile(
    r"/(?:users?|u|profile|profil|people|member|members|author|in|@[\w.-]+)/[^/?#]+/?|/@[\w.-]+/?$"
    rf"|^(?:https?://)?(?:www\.|mobile\.|m\.)?(?:{'|'.join(map(re.escape, _HOSTS))})"
    rf"/(?!(?:{_NOBODY})(?:[/?#.]|$))[~@+]?[\w.+%-]+/?(?:[?#]|$)"
    r"|^(?:https?://)?(?:www\.|m\.)?facebook\.com/profile\.php\?"
    r"|^(?:https?://)?(?:www\.)?(?:t|telegram)\.me/|^(?:https?://)?scholar\.google\.\w+/citations\?"
    # at Quora questions stand beside people: a name is two words or three, each with a capital
    r"|^(?:https?://)?(?:[a-z]{2,3}\.)?quora\.com/"
    r"(?-i:(?!(?:Are|Can|Could|Did|Do|Does|How|Is|Should|What|When|Where|Which|Who|Whose|Why|Will|Would)-)"
    r"[A-Z][^\W\d_]*(?:-[A-Z][^\W\d_]*){1,2}(?:-[0-9]+)?)/?(?:[?#]|$)",
    re.IGNORECASE,
)
BARE = re.compile(
    r"(?<![\w@/.+:%~-])(?:[^\W_][\w-]{0,62}\.){1,5}[^\W\d_]{2,24}(?![\w@-]|\.\w)"
    r"(?:/(?:[^\s<>\"\u201c\u201d|]{0,500}[^\s<>\"\u201c\u201d|.,;:!?')\]])?)?"
)
"""An address on the web without its scheme: ``www.rivers.test``, ``rivers.test/x``."""


def is_profile(url: str) -> bool:
    """Whether an address has the form of somebody's own page, on whatever site."""
    return _PROFILE.search(url) is not None


def is_bare(text: str) -> bool:
    """Whether a text is an address on the web and nothing else, with its scheme or without."""
    return BARE.fullmatch(re.sub(r"^https?://", "", text.strip(), flags=re.IGNORECASE)) is not None
