"""One start tag of a page: what it loads, runs, sends and leaks; what it says of the whole page; what is read of it.

In: the tag as it is written, Facts. Out: TagSays. A tag says the same on every page, so each is judged once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from rookery.audit.finding import Facts
from rookery.audit.markup import attributes_of, name_of, reads_otherwise, words_of

_RUNS = re.compile(r"(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:|//)", re.IGNORECASE)
# browsers take these out of an address: these at its ends, the others wherever they stand (URL standard, 4.4)
_AROUND = "".join(map(chr, range(0x21)))
_NO_PART = str.maketrans("\\", "/", "\t\n\r")
# half of all tags that differ: a link within the site, a day
_SAYS_NOTHING = re.compile(r"""<(?:a href="(?!//)[/#][\w.#/-]*+"|time datetime="[\w:.+-]*+")>""")
_LINKS_THAT_LOAD = frozenset(
    ("stylesheet", "icon", "preload", "prefetch", "modulepreload", "dns-prefetch", "preconnect", "manifest",
     "prerender", "apple-touch-icon", "mask-icon", "shortcut")
)  # fmt: skip
_QUIET = frozenset(("no-referrer", "same-origin"))
_HREFS = ("href", "xlink:href")
_PAINT = frozenset(
    ("fill", "stroke", "mask", "filter", "clip-path", "cursor", "marker", "marker-start", "marker-mid", "marker-end")
)
_LOADING = frozenset((*_HREFS, "src", "srcset", "imagesrcset", "poster", "data", "background")) | _PAINT
_PAINTED = re.compile(r"(?:url|src|image|image-set)\(\s*[\"']?([^\"')]*)", re.IGNORECASE)
# what stands before the address (HTML, 4.2.5.3, refresh)
_REFRESH = re.compile(r"[\t\n\f\r ]*[0-9.]*[\t\n\f\r ;,]*(?:url[\t\n\f\r ]*=[\t\n\f\r ]*)?", re.IGNORECASE)
_PARTS = re.compile(r"[?&=]")
# attributes that are read out
_SPOKEN = ("content", "title", "alt", "aria-label", "aria-description", "placeholder", "value", "label")


@dataclass(frozen=True, slots=True)
class TagSays:
    """``wrong`` whatever the page; ``leaks`` unless the page's own policy holds the referrer back; ``policy`` and
    ``referrer`` are what a meta element sets; ``spoken`` is what people read of it.
    """

    wrong: tuple[str, ...] = ()
    leaks: str = ""
    policy: str = ""
    referrer: str = ""
    spoken: str = ""


def is_quiet(policy: str) -> bool:
    """Whether a referrer policy tells other sites nothing (W3C Referrer Policy, 3)."""
    return policy.strip().lower() in _QUIET


QUIET = TagSays()
"""What most tags say."""


def runs(tag: str) -> bool:
    """Whether browsers may run the content of a tag: a script's, unless its type, the first, says that it is data."""
    if name_of(tag) != "script":
        return False
    return _attributes(tag).get("type", "").strip(_AROUND).lower() != "application/ld+json"


def two_ways(how: str) -> str:
    """The message for what ``reads_otherwise`` tells."""
    return f"{how}, which browsers read in two ways. Take it out"


def judge_tag(tag: str, facts: Facts) -> TagSays:
    """Everything that there is to say of one start tag; of an end tag or a comment there is little."""
    if _SAYS_NOTHING.fullmatch(tag):
        return QUIET
    how = reads_otherwise(tag)
    otherwise = (two_ways(how),) if how else ()
    name = name_of(tag)
    if not name:
        return TagSays(otherwise) if how else QUIET
    read = _Tag(name, _attributes(tag), facts)
    says = TagSays(
        wrong=tuple(dict.fromkeys((*read.handlers(), *read.element(), *read.loads(), *otherwise))),
        leaks=read.leak(),
        policy=read.meta("http-equiv", "content-security-policy"),
        referrer=read.meta("name", "referrer"),
        spoken=read.spoken(),
    )
    return QUIET if says == QUIET else says


def _attributes(tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in attributes_of(tag):
        found.setdefault(key, unescape(value))
    return found


class _Tag:
    def __init__(self, name: str, attributes: dict[str, str], facts: Facts) -> None:
        self._name = name
        self._attributes = attributes
        self._facts = facts

    def get(self, key: str) -> str:
        return self._attributes.get(key, "")

    def meta(self, key: str, value: str) -> str:
        """The content of such a meta element."""
        return self.get("content") if self._name == "meta" and self.get(key).lower() == value else ""

    def spoken(self) -> str:
        words = [self.get(key) for key in _SPOKEN]
        for key in _HREFS:
            scheme, _, rest = _bare(self.get(key)).partition(":")
            if scheme.lower() in {"mailto", "tel", "sms"}:
                words.append(f"{'' if scheme.lower() == 'mailto' else 'tel: '}{unquote(_PARTS.sub(' ', rest))}")
        return "\n".join(word for word in words if word)

    def leak(self) -> str:
        href = next(filter(self._foreign, map(self.get, _HREFS)), "")
        if self._name not in {"a", "area"} or not href:
            return ""
        if "noreferrer" in words_of(self.get("rel")) or is_quiet(self.get("referrerpolicy")):
            return ""
        return f"a link that tells {_host(href)} where its reader comes from. Give it rel=noreferrer"

    def handlers(self) -> Iterator[str]:
        for key, value in self._attributes.items():
            if key.startswith("on") and len(key) > 2:  # noqa: PLR2004  "on" itself is none
                yield f"a handler that runs a script ({key} of <{self._name}>). Take it out"
            elif key == "style":
                yield f"a style within the page (<{self._name}>). Put it into the theme's stylesheet"
            elif key == "ping":
                yield f"a link that reports the click to {_host(value) or value}. Take ping= out"
            elif key == "referrerpolicy" and not is_quiet(value):
                yield f"<{self._name}> tells where its reader comes from (referrerpolicy={value}). Take that out"
            elif key in _HREFS and _runs(value) and self._name != "link":
                yield f"a link that runs something ({value[:40]}). Take it out"

    def element(self) -> Iterator[str]:
        match self._name:
            case "meta":
                yield from self._meta()
            case "base":
                yield "a <base>, which moves every link of the page. Take it out"
            case "script":
                yield from self._script()
            case "form":
                yield from self._form(self.get("action"))
            case "input" | "button" if "formaction" in self._attributes:
                yield from self._form(self.get("formaction"))
            case "iframe" | "frame" | "object" | "embed":
                yield f"an <{self._name}>, which shows another page in this one. Make it a link"
            case "xmp" | "noembed" | "noframes" | "plaintext":
                yield f"an <{self._name}>, whose text old and new browsers read otherwise. Take it out"
            case "set" | "animate" if self.get("attributename").lower().endswith("href"):
                yield f"an <{self._name}> that changes where something leads. Take it out"

    def _meta(self) -> Iterator[str]:
        what, said = self.get("http-equiv").lower(), self.get("content")
        if what == "set-cookie":
            yield "a cookie. Take it out"
        elif what == "refresh":
            target = said[_REFRESH.match(said).end() :].strip("'\"")  # type: ignore[union-attr]  # it matches nothing, too
            if self._foreign(target) or _runs(target):
                yield f"a page that sends its reader on to {target[:80]}. Make it a link"
        elif self.get("name").lower() == "referrer" and not is_quiet(said):
            yield f"a page that tells where its readers come from (referrer: {said}). Take that out"

    def _script(self) -> Iterator[str]:
        for source in filter(None, map(self.get, ("src", *_HREFS))):
            own = urlsplit(_bare(source)).path.removeprefix(self._facts.base)
            if self._foreign(source) or own not in self._facts.scripts:
                yield f"a script that is not the site's own ({source[:80]}). Take it out"

    def _form(self, target: str) -> Iterator[str]:
        if _runs(target):
            yield f"a form that runs something ({target[:40]}). Take it out"
        elif self._foreign(target) and _origin(target) not in self._facts.forms:
            yield f"a form that sends to {_host(target)}, which no setting names"

    def loads(self) -> Iterator[str]:
        """What comes from elsewhere while the page is shown."""
        if self._name == "script" or (self._name == "link" and not _LINKS_THAT_LOAD & {*words_of(self.get("rel"))}):
            return
        for key, value in self._attributes.items():
            if key not in _LOADING or (key in _HREFS and self._name in {"a", "area"}):
                continue
            for url in _addresses(key, value):
                if (
                    self._foreign(url)
                    or _spelled(key, url)
                    or (_runs(url) and (key not in _HREFS or self._name == "link"))
                ):
                    yield f"<{self._name}> loads from elsewhere ({url[:80]}). Keep it on the site"

    def _foreign(self, url: str) -> bool:
        """Whether an address leads off the site. One without a host stays on it; mailto: and tel: load nothing."""
        address = _bare(url)
        if not _WEB.match(address):
            return False
        own = urlsplit(self._facts.address)
        try:
            there = (urlsplit(address).hostname, urlsplit(address).port)
        except ValueError:
            return True
        return not own.hostname or there != (own.hostname, own.port)


def _bare(url: str) -> str:
    """An address as a browser takes it."""
    return url.strip(_AROUND).translate(_NO_PART)


def _runs(url: str) -> bool:
    return bool(_RUNS.match(_bare(url)))


def _spelled(key: str, value: str) -> bool:
    """Whether an escape may spell ``url(`` in a way that is not looked for; nothing that is drawn needs one."""
    return key in _PAINT and "\\" in value and "(" in value


def _addresses(key: str, value: str) -> list[str]:
    if key in _PAINT:
        return [value] if _spelled(key, value) else _PAINTED.findall(value)
    if not key.endswith("srcset"):
        return [value] if value else []
    return [part.split()[0] for part in value.split(",") if part.strip()]


def _host(url: str) -> str:
    try:
        return urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""


def _origin(url: str) -> str:
    parts = urlsplit(url.strip())
    return f"{parts.scheme}://{parts.netloc}".lower()
