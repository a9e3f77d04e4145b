"""One start tag of a page: what it loads, runs, sends and leaks; what it says of the whole page; what is read of it.

In: the tag's name and its raw attributes, Facts. Out: TagSays. A tag says the same on every page, so each is
judged once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from rookery.audit.finding import Facts

_ATTRIBUTE = re.compile(r"([^\s/>=\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_NAME = re.compile(r"<script(?=[\s/>])", re.IGNORECASE)
_RUNS = re.compile(r"[\s\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:|//)", re.IGNORECASE)
_LINKS_THAT_LOAD = frozenset(
    ("stylesheet", "icon", "preload", "prefetch", "modulepreload", "dns-prefetch", "preconnect", "manifest",
     "prerender", "apple-touch-icon", "mask-icon", "shortcut")
)  # fmt: skip
_QUIET = frozenset(("no-referrer", "same-origin"))
# attributes that are read out
_SPOKEN = ("content", "title", "alt", "aria-label", "placeholder", "value")


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


def is_data(tag: str) -> bool:
    """Whether a whole start tag begins data that no browser runs: a script whose type, the first, says so."""
    name = _NAME.match(tag)
    kind = _read(tag[name.end() :].rstrip(">")).get("type", "") if name else ""
    return kind.strip().lower() == "application/ld+json"


def judge_tag(name: str, raw: str, facts: Facts) -> TagSays:
    """Everything that there is to say of one start tag."""
    tag = _Tag(name, _read(raw), facts)
    return TagSays(
        wrong=tuple(dict.fromkeys((*tag.handlers(), *tag.element()))),
        leaks=tag.leak(),
        policy=tag.meta("http-equiv", "content-security-policy"),
        referrer=tag.meta("name", "referrer"),
        spoken=tag.spoken(),
    )


def _read(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(raw):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
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
        scheme, _, rest = self.get("href").partition(":")
        if scheme.lower() in {"mailto", "tel", "sms"}:
            words.append(f"{'' if scheme.lower() == 'mailto' else 'tel: '}{rest.partition('?')[0]}")
        return "\n".join(word for word in words if word)

    def leak(self) -> str:
        href = self.get("href")
        if self._name not in {"a", "area"} or not self._foreign(href):
            return ""
        if "noreferrer" in self.get("rel").lower().split() or is_quiet(self.get("referrerpolicy")):
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

    def element(self) -> Iterator[str]:
        match self._name:
            case "a" | "area":
                if _RUNS.match(self.get("href")):
                    yield f"a link that runs something ({self.get('href')[:40]}). Take it out"
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
            case _:
                yield from self._loads()

    def _meta(self) -> Iterator[str]:
        what, said = self.get("http-equiv").lower(), self.get("content")
        target = said.partition("=")[2].strip(" '\"")
        if what == "set-cookie":
            yield "a cookie. Take it out"
        elif what == "refresh" and (self._foreign(target) or _RUNS.match(target)):
            yield f"a page that sends its reader on to {target[:80]}. Make it a link"

    def _script(self) -> Iterator[str]:
        source = self.get("src")
        own = urlsplit(source).path.removeprefix(self._facts.base)
        if source and (self._foreign(source) or own not in self._facts.scripts):
            yield f"a script that is not the site's own ({source[:80]}). Take it out"

    def _form(self, target: str) -> Iterator[str]:
        if _RUNS.match(target):
            yield f"a form that runs something ({target[:40]}). Take it out"
        elif self._foreign(target) and _origin(target) not in self._facts.forms:
            yield f"a form that sends to {_host(target)}, which no setting names"

    def _loads(self) -> Iterator[str]:
        if self._name == "link" and not _LINKS_THAT_LOAD & set(self.get("rel").lower().split()):
            return
        for key in ("src", "srcset", "href", "xlink:href", "data", "poster", "background"):
            if key == "href" and self._name not in {"link", "image", "use"}:
                continue
            for url in _addresses(key, self.get(key)):
                if self._foreign(url) or _RUNS.match(url):
                    yield f"<{self._name}> loads from elsewhere ({url[:80]}). Keep it on the site"

    def _foreign(self, url: str) -> bool:
        """Whether an address leads off the site. One without a host stays on it; mailto: and tel: load nothing."""
        address = url.strip("\x00\x09\x0a\x0c\x0d ").replace("\\", "/")
        if not _WEB.match(address):
            return False
        own = urlsplit(self._facts.address)
        try:
            there = (urlsplit(address).hostname, urlsplit(address).port)
        except ValueError:
            return True
        return not own.hostname or there != (own.hostname, own.port)


def _addresses(key: str, value: str) -> list[str]:
    if key != "srcset":
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
