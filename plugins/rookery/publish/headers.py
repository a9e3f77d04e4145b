"""What a browser is told of every page of the site, from one table: as meta elements, as ``_headers``, for nginx.

In: where a form may be sent. Out: the policy that pages carry themselves; the header fields a host should send
besides, in the words of two kinds of hosts. A meta element holds whatever may stand in one, so that a host that sends
no header of its own (GitHub Pages) still serves pages that can do nothing; header fields add what only they can say.

After CSP 3 (W3C, 3.3: no frame-ancestors, sandbox or report-uri in a meta element), Referrer Policy, Permissions Policy
and Fetch (nosniff).
"""

from __future__ import annotations

from collections.abc import Iterator

from rookery.publish.plan import Page
from rookery.publish.sitemap import TEXT, TextView
from rookery.publish.views import SiteView

FILE = "_headers"
"""As Netlify and Cloudflare Pages read it, at the root of the output."""

REFERRER = "no-referrer"

# nothing but our own style and images may load; a form goes where the settings say and nowhere else; no base can move
# the links
_DIRECTIVES = (
    ("default-src", "'none'"),
    ("img-src", "'self'"),
    ("style-src", "'self'"),
    ("font-src", "'self'"),
    ("media-src", "'self'"),
    ("form-action", ""),
    ("base-uri", "'none'"),
)
_ONLY_IN_A_HEADER = (("frame-ancestors", "'none'"),)
# what a page could ask of the reader's device, and never does
_PERMISSIONS = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope"),
    *("hid", "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi"),
    *("payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)


def meta_policy(forms: str) -> str:
    """The policy that each page carries; ``forms`` is where the browser may send one (``'none'``)."""
    return "; ".join(f"{name} {value or forms}" for name, value in _DIRECTIVES)


def header_fields(policy: str) -> Iterator[tuple[str, str]]:
    """Each header field and its value; ``policy`` is what the pages carry."""
    yield "Content-Security-Policy", "; ".join((policy, *(f"{name} {value}" for name, value in _ONLY_IN_A_HEADER)))
    yield "Referrer-Policy", REFERRER
    yield "Permissions-Policy", ", ".join(f"{name}=()" for name in _PERMISSIONS)
    yield "X-Content-Type-Options", "nosniff"
    yield "Cross-Origin-Opener-Policy", "same-origin"


def header_pages(site: SiteView) -> Iterator[Page]:
    """The file for hosts that read one; they do at the root of a site only."""
    if site.base == "/":
        lines = [f"  {name}: {value}" for name, value in header_fields(site.policy)]
        yield Page(FILE, TEXT, TextView("\n".join(("/*", *lines, ""))))


def nginx_lines(site: SiteView) -> str:
    """The same for a ``server`` or ``location`` of nginx, to be included there."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in header_fields(site.policy))
