"""What an address may look like: absolute, http(s) (or mailto, tel), without credentials and tracking parameters.

In: an address as a feed or a text gives it, and the address it is relative to. Out: a normalised absolute address
in ASCII, or ``""``. Never raises; both functions give back their own results unchanged.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import quote, unquote, urljoin, urlsplit

MAX_LENGTH = 2000
"""Longer addresses are refused; browsers and servers agree on little beyond."""

_PORTS = {"http": "80", "https": "443"}
_PORT_MAX = 65535
_HOST_MAX = 253
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_NAME = rf"{_LABEL}(?:\.{_LABEL})*"
_HOST = re.compile(rf"{_NAME}\.?")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
# An address that is as it has to be, but for what its query and fragment say.
_TIDY = re.compile(
    rf"(https?://({_NAME}))(/[A-Za-z0-9%/:@!$&'()*+,;=~._-]*+)?+"
    r"(?:\?([A-Za-z0-9%/:@!$&'()*+,;=~._?-]++))?+(?:#([A-Za-z0-9%/:@!$&'()*+,;=~._?-]++))?+",
)
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+",
)
_KEEP = "%/:@!$&'()*+,;=~-._[]"  # what stands in paths as it is; { } | < > " and blanks are encoded

# Names that only say how a reader came, never what is shown; "*" stands for any ending.
_TRACKING = (
    # campaign tags: Urchin/Google, Matomo (old and new), AT Internet, HubSpot ads
    "utm_*", "mtm_*", "matomo_*", "pk_*", "piwik_*", "at_*", "hsa_*",
    # click ids: Facebook, Google, DoubleClick, Microsoft, Yandex, X, TikTok, LinkedIn, Instagram
    "fbclid", "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id",
    "igshid", "igsh",
    # the reader of a newsletter: Mailchimp, HubSpot, Marketo, Vero, Omeda
    "mc_cid", "mc_eid", "_hsenc", "_hsmi", "hsctatracking", "mkt_tok", "vero_id", "vero_conv", "oly_anon_id",
    "oly_enc_id",
    # analytics that pass a visitor on: Google, Webtrekk, Adobe, Openstat, AT Internet
    "_ga", "_gl", "wt_mc", "wt_zmc", "s_cid", "_openstat", "xtor",
    # where a post or a posting was seen: X, Yahoo, Greenhouse, Lever
    "ref_src", "ref_url", "guccounter", "guce_referrer", "guce_referrer_sig", "gh_src", "lever-source",
    "lever-origin",
)  # fmt: skip
_TRACKING_NAMES = frozenset(name for name in _TRACKING if not name.endswith("*"))
_TRACKING_STARTS = tuple(name[:-1] for name in _TRACKING if name.endswith("*"))
# Shared links of these hosts name the sharer.
_TRACKING_AT = {
    "youtube.com": {"si", "feature", "pp"},
    "youtu.be": {"si", "feature"},
    "open.spotify.com": {"si"},
    "linkedin.com": {"trk", "trackingid", "refid"},
}


def canonical_url(url: str, base: str = "") -> str:
    """Return ``url`` as an absolute http(s) address, resolved against ``base``, or ``""``.

    Scheme and host in lower case, international hosts in their ASCII form (RFC 3490), no credentials, no default
    port, blanks and other unsafe characters percent-encoded (RFC 3986, 2), tracking parameters removed, the
    fragment kept. ``//host/…`` without a base is taken as https.
    """
    if tidy := _tidy(url):
        return tidy
    try:
        return _http(_absolute(url, base))
    except (ValueError, UnicodeError):
        return ""


def link_target(url: str, base: str = "") -> str:
    """Return what ``canonical_url`` returns, and besides it normalised ``mailto:`` (RFC 6068) and ``tel:`` (RFC 3966).

    Of a mailto address only the subject is kept (no cc, no body), of a tel address the digits and the extension.
    """
    if url.startswith(("https:", "http:")):
        return canonical_url(url, base)
    text = _INVISIBLE.sub("", url).strip()
    scheme = _SCHEME.match(text)
    rest = text[scheme.end() :].strip() if scheme else ""
    match scheme[1].lower() if scheme else "":
        case "mailto":
            return _mailto(rest)
        case "tel":
            return _tel(rest)
        case _:
            return canonical_url(url, base)


def local_target(url: str) -> str:
    r"""Return a link to a place of the same site (``/about/``, ``#terms``) as it may stand; ``""`` if it is none.

    What a browser takes for another host (``//host``, ``/\host``) is none.
    """
    text = _INVISIBLE.sub("", url).strip()
    before, sign, after = _cut(text)
    before = quote(before.replace("\\", "/"), safe=_KEEP, errors="replace")
    place = before + sign + quote(after, safe=_KEEP + "?#", errors="replace")
    local = before.startswith("/") and not before.startswith("//")
    return place if len(place) <= MAX_LENGTH and (local or (sign == "#" and after and not before)) else ""


def _tidy(url: str) -> str:
    """Return the canonical form of an address that needs no mending, as most do; ``""`` for any other."""
    parts = _TIDY.fullmatch(url) if len(url) <= MAX_LENGTH else None
    if parts is None:
        return ""
    place, host, path, query, fragment = parts.groups("")
    if len(host) > _HOST_MAX:
        return ""
    query = query and _untracked(query, host)
    fragment = fragment and _untracked_fragment(fragment)
    return place + (path or "/") + (query and f"?{query}") + (fragment and f"#{fragment}")


def _mailto(rest: str) -> str:
    address, _, fields = rest.partition("?")
    if len(rest) > MAX_LENGTH or "@" not in unquote(address):
        return ""
    target = "mailto:" + quote(address, safe=_KEEP, errors="replace")
    for field in fields.split("&"):
        name, _, value = field.partition("=")
        if name.lower() == "subject" and value:
            target += "?subject=" + quote(value, safe="%-._~", errors="replace")
            break
    return target if len(target) <= MAX_LENGTH else ""


def _tel(rest: str) -> str:
    number, _, options = unquote(rest[:100]).lower().partition(";")
    digits = re.sub(r"[^0-9+*#]", "", number)
    extension = re.search(r"\bext=([0-9]+)", options)
    return f"tel:{digits}" + (f";ext={extension[1]}" if extension else "") if digits.strip("+*#") else ""


def _absolute(url: str, base: str) -> str:
    text = _INVISIBLE.sub("", url).strip()
    if not text or len(text) > MAX_LENGTH:
        return ""
    before, sign, after = _cut(text)
    text = before.replace("\\", "/") + sign + after  # browsers read \ as / (URL Standard, 4.4)
    if _SCHEME.match(text):
        return text
    base = _http(_INVISIBLE.sub("", base).strip()) if base else ""
    if text.startswith("//"):
        return (base.partition(":")[0] or "https") + ":" + text
    return urljoin(base, text) if base else ""


def _cut(text: str) -> tuple[str, str, str]:
    found = re.search(r"[?#]", text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _http(url: str) -> str:
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        return ""
    place = parts.netloc.rpartition("@")[2]
    host, port = _host_and_port(place)
    if not host:
        return ""
    port = "" if not port or int(port) == int(_PORTS[scheme]) else f":{int(port)}"
    path = quote(parts.path, safe=_KEEP, errors="replace") or "/"
    query = quote(_untracked(parts.query, host), safe=_KEEP + "?", errors="replace")
    fragment = quote(_untracked_fragment(parts.fragment), safe=_KEEP + "?#", errors="replace")
    found = f"{scheme}://{host}{port}{path}" + (query and f"?{query}") + (fragment and f"#{fragment}")
    return found if len(found) <= MAX_LENGTH else ""


def _host_and_port(place: str) -> tuple[str, str]:
    """Split and check ``host:port``; two empty strings if it is neither a name nor an address."""
    if place.startswith("["):
        inside, _, port = place[1:].partition("]")
        host, port = f"[{IPv6Address(inside).compressed}]", port.removeprefix(":")
    else:
        host, _, port = place.partition(":")
        host = unquote(host)[:_HOST_MAX]
        host = (host if host.isascii() else host.encode("idna").decode("ascii")).lower()
        if not _HOST.fullmatch(host):
            return "", ""
    if port and not (port.isascii() and port.isdigit() and int(port[:6]) <= _PORT_MAX):
        return "", ""
    return host, port


def _untracked(query: str, host: str) -> str:
    if not query:
        return ""
    site = host.removeprefix("www.").removeprefix("m.")
    theirs = _TRACKING_AT.get(site, set())
    return "&".join(pair for pair in query.split("&") if not _tracks(pair, theirs))


def _tracks(pair: str, theirs: set[str]) -> bool:
    name, _, value = pair.partition("=")
    name = unquote(name).lower()
    if name in _TRACKING_NAMES or name.startswith(_TRACKING_STARTS) or name in theirs:
        return True
    return name == "source" and value.startswith("rss")  # Medium: ?source=rss----5e5bef33608a---4


def _untracked_fragment(fragment: str) -> str:
    """Drop a fragment that is campaign tags and nothing else (``#utm_source=rss``, ``#xtor=RSS-1``)."""
    pairs = fragment.split("&")
    return "" if all("=" in pair and _tracks(pair, set()) for pair in pairs) else fragment
