"""The site's constants: what every template may see of the settings.

In: Pelican's settings, feeds and pages that people wrote. Out: SiteView.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from rookery.model.kinds import KINDS
from rookery.publish.ask_settings import ask_ways, form_sources
from rookery.publish.headers import REFERRER, meta_policy
from rookery.publish.inputs import Written
from rookery.publish.privacy_settings import sentence
from rookery.publish.promised import keeps_promise
from rookery.publish.views import LinkView, SiteView

_ROOMS = (("questions", "Questions"), ("people", "People"), ("topics", "Topics"), ("learn", "Learn"))


def site_view(settings: Mapping[str, Any], written: Written) -> SiteView:
    """Build the constants. SITEURL's path becomes ``base``, so that a site may live below a folder of its host."""
    address = str(settings.get("SITEURL", "")).rstrip("/")
    base = urlsplit(address).path.rstrip("/") + "/"
    menu = _menu(settings, written)
    ways = ask_ways(settings, base, address, written.content.pages)
    return SiteView(
        name=settings["SITENAME"],
        tagline=settings.get("TAGLINE", ""),
        intro=settings.get("INTRO", ""),
        lang=settings.get("DEFAULT_LANG", "en"),
        base=base,
        address=address,
        employer=LinkView(settings.get("EMPLOYER") or settings["SITENAME"], settings.get("EMPLOYER_URL", "")),
        policy=meta_policy(form_sources(ways, address)),
        referrer=REFERRER,
        responsible=settings.get("PRIVACY_RESPONSIBLE", ""),
        contact=settings.get("PRIVACY_CONTACT", ""),
        kept_for=settings.get("PRIVACY_KEPT_FOR", ""),
        form_kept_for=settings.get("PRIVACY_FORM_KEPT_FOR", ""),
        host=sentence(settings.get("PRIVACY_HOST", "")),
        nav=tuple(LinkView(title, base + path) for title, path, _ in menu),
        sections=tuple(section for *_, section in menu),
        footer=tuple(_footer(settings, written, base)),
        ask=ways,
    )


def _footer(settings: Mapping[str, Any], written: Written, base: str) -> Iterator[LinkView]:
    """How we keep our word, the pages that people wrote, then where everything comes from."""
    if keeps_promise(settings.get("PLUGINS", ())):
        yield LinkView("Our promise", f"{base}promise/")
    yield from (LinkView(page.title, f"{base}{page.slug}/") for page in written.content.pages if page.menu)
    if "rookery.sources" in settings.get("PLUGINS", ()) and written.feeds:
        yield LinkView("Sources", f"{base}sources/")
    if "rookery.privacy" in settings.get("PLUGINS", ()):
        yield LinkView("Privacy", f"{base}privacy/")


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
