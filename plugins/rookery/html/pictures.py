"""Pictures in foreign bodies: an address that a text names -> a mark in the archive -> a picture of the site.

In: the attributes of an image as a source gave them; a body with marks and the pictures that are there. Out: keys,
with the address of each; markup.

A mark is ``<img data-picture="<key>" alt="…">``. It loads nothing, whoever shows it, and its key is a hash of the
address that stood there. So a text can only mean pictures that it names by their address (``Wanted`` takes a mark
that came with a text for none, unless the same text has named its address), and nobody can guess where one lies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from html import escape
from urllib.parse import unquote

from rookery.html.elements import MARK
from rookery.html.links import canonical_url
from rookery.model.picture import Picture

MOST = 40
"""Pictures of one entry; what is behind is left out."""

SIZES = "(min-width: 46rem) 42rem, 100vw"
"""How wide a picture in a text is shown: as wide as a line of it, on a telephone as wide as the screen."""

_KEY = re.compile(r"[0-9a-f]{32}")
_MARKED = re.compile(rf'<img {MARK}="({_KEY.pattern})" alt="([^"<>]*)">')
_NOTHING = frozenset(("0", "1", "0px", "1px"))
# where pages keep the address while the picture is not in sight
_LATE = ("data-src", "data-lazy-src", "data-original")
_LISTS = ("srcset", "data-srcset", "data-lazy-srcset")
_CANDIDATE = re.compile(r"([^\s,][^\s]*[^\s,])(?:\s+([0-9]{1,5})(?:\.[0-9]+)?([wx]))?\s*(?:,|$)")
_LONGEST_LIST = 10_000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# signatures that a host gives anew each time it is asked: the picture is the same
_SIGNED = re.compile(
    r"(?<=[?&])(?:x-amz-[a-z-]+|x-goog-[a-z-]+|expires|signature|key-pair-id|policy|hmac|sig|oe|oh|_nc_[a-z]+)=[^&]*&?",
    re.IGNORECASE,
)


def picture_key(address: str) -> str:
    """The key of an address: a hash of it without signatures, 32 digits."""
    said = _SIGNED.sub("", address).rstrip("?&")
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Wanted:
    """The pictures that one entry names: ``found`` maps each key to its address.

    ``base`` is what relative addresses start from. With ``beside`` they are files beside the feed's own (which is a
    file, too), and their address is their path from there.
    """

    def __init__(self, base: str = "", *, beside: bool = False) -> None:
        self.found: dict[str, str] = {}
        self._base = base
        self._beside = beside

    def take(self, url: str) -> str:
        """The key of the picture at ``url`` as the source wrote it, ``""`` if that is no address or one too many."""
        address = self._address(url)
        key = picture_key(address) if address else ""
        if key and key not in self.found:
            if len(self.found) >= MOST:
                return ""
            self.found[key] = address
        return key

    def key(self, given: Mapping[str, str]) -> str:
        """The key of an image by its attributes; ``""`` for one that is there to count readers."""
        if given.get(MARK, "") in self.found:  # one that this text has named, read for the second time
            return given[MARK]
        if given.get("width") in _NOTHING or given.get("height") in _NOTHING or "hidden" in given:
            return ""
        urls = (given.get("src", ""), *(given.get(name, "") for name in _LATE), *_listed(given))
        return next(filter(None, map(self.take, urls)), "")

    def _address(self, url: str) -> str:
        local = _beside(url) if self._beside else ""
        return local or canonical_url(url, self._base).partition("#")[0]


def _beside(url: str) -> str:
    """The path of a file beside the feed's, ``""`` if the address says anything else: nothing above, nothing hidden."""
    path = unquote(url.strip().partition("#")[0].partition("?")[0])
    if not path or len(path) > _LONGEST_LIST or _SCHEME.match(path) or "\\" in path or not path.isprintable():
        return ""
    hidden = any(part.startswith(".") or not part for part in path.split("/"))
    return "" if hidden else path


def _listed(given: Mapping[str, str]) -> list[str]:
    """The addresses of a srcset, the largest first (HTML, 4.8.4.2.1)."""
    found: list[tuple[int, str]] = []
    for name in _LISTS:
        listed = given.get(name, "")[:_LONGEST_LIST]
        found += [(int(number or 1), url) for url, number, _ in _CANDIDATE.findall(listed)]
    return [url for _, url in sorted(found, key=lambda one: -one[0])]


def keys_in(html: str) -> tuple[str, ...]:
    """The keys that a body names, each once, in its order."""
    return tuple(dict.fromkeys(key for key, _ in _MARKED.findall(html))) if MARK in html else ()


def with_pictures(html: str, pictures: Mapping[str, Picture]) -> str:
    """Settled markup with pictures in place of their marks; a mark whose picture is not there goes."""
    if MARK not in html:
        return html

    def tag(mark: re.Match[str]) -> str:
        picture = pictures.get(mark[1])
        return _tag(picture, mark[2]) if picture else ""

    return _MARKED.sub(tag, html)


def _tag(picture: Picture, alternative: str) -> str:
    """``alternative`` is escaped already, since it stood in markup."""
    several = f' srcset="{escape(picture.srcset)}" sizes="{SIZES}"' if picture.srcset else ""
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'<img src="{escape(picture.src)}"{several} {size} alt="{alternative}" loading="lazy" decoding="async">'
