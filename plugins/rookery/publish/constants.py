"""The site's constants: what every template may see of the settings.

In: Pelican's settings, feeds and pages that people wrote. Out: SiteView.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from rookery.model.kinds import KINDS
from rookery.publish.inputs import Written
from rookery.publish.views import LinkView, SiteView

# nothing but our own style and images may load; a form can go nowhere; no base can move the links
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; media-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)

_ROOMS = (("questions", "Questions"), ("people", "People"), ("topics", "Topics"), ("learn", "Learn"))


def site_view(settings: Mapping[str, Any], written: Written) -> SiteView:
    """Build the constants. SITEURL's path becomes ``base``, so that a site may live below a folder of its host."""
    address = str(settings.get("SITEURL", "")).rstrip("/")
    base = urlsplit(address).path.rstrip("/") + "/"
    menu = _menu(settings, written)
    return SiteView(
        name=settings["SITENAME"],
        tagline=settings.get("TAGLINE", ""),
        intro=settings.get("INTRO", ""),
        lang=settings.get("DEFAULT_LANG", "en"),
        base=base,
        address=address,
        employer=LinkView(settings.get("EMPLOYER") or settings["SITENAME"], settings.get("EMPLOYER_URL", "")),
        policy=POLICY,
        nav=tuple(LinkView(title, base + path) for title, path, _ in menu),
        sections=tuple(section for *_, section in menu),
        footer=tuple(_footer(settings, written, base)),
    )


def _footer(settings: Mapping[str, Any], written: Written, base: str) -> Iterator[LinkView]:
    """The pages that people wrote, then where everything comes from."""
    yield from (LinkView(page.title, f"{base}{page.slug}/") for page in written.content.pages if page.menu)
    if "rookery.sources" in settings.get("PLUGINS", ()) and written.feeds:
        yield LinkView("Sources", f"{base}sources/")


def _menu(settings: Mapping[str, Any], written: Written) -> list[tuple[str, str, str]]:
    """The main menu: (words, path, section), fixed by configuration so that no entry can change every page."""
    menu = [("Latest", "", "stream")]
    if written.content.jobs or any(feed.kind == "job" for feed in written.feeds.values()):
        menu.append(("Jobs", f"{KINDS['job'].folder}/", "job"))
    rooms = settings.get("PLUGINS", ())
    for room, words in _ROOMS:
        if f"rookery.{room}" in rooms and (room != "learn" or written.content.resources):
            menu.append((words, f"{room}/", room))
    return menu
