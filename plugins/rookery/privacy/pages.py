"""The page of privacy. In: the site model. Out: one page.

It says what the site is: which ways to ask it has, whether people are named on it, whether jobs lead elsewhere. What it
claims of every page is what the audit at the end of a build looks for, so the page and its proof change together.
"""

from __future__ import annotations

from collections.abc import Iterable

from rookery.publish.cards import head
from rookery.publish.dates import day_view
from rookery.publish.model import SiteModel
from rookery.publish.plan import Page
from rookery.publish.views import LinkView, PrivacyView

PAGE = "privacy/"


def pages(model: SiteModel) -> Iterable[Page]:
    """The page at ``privacy/``."""
    site, ways = model.site, model.site.ask
    people = [person for person in map(model.shown, model.people) if person]
    about = f"What {site.name} keeps, of whom, where and for how long, and how that is checked."
    view = PrivacyView(
        head=head(model, "Privacy", PAGE, description=about),
        responsible=site.responsible,
        contact=_contact(site.contact or (ways.mail if ways else "")),
        mail=ways.mail if ways else "",
        form=ways.form.host if ways and ways.form else "",
        github=bool(ways and ways.github),
        kept_for=site.kept_for,
        people=len(people),
        applying=any(post.entry.kind == "job" for post in model.posts),
        collected=bool(model.feeds),
        sources=f"{site.base}sources/" if model.feeds and "rookery.sources" in model.rooms else "",
        built=day_view(model.today),
    )
    yield Page(f"{PAGE}index.html", PrivacyView.TEMPLATE, view)


def _contact(mailbox: str) -> LinkView | None:
    """Where one writes: the mailbox for it, else the one for questions."""
    return LinkView(mailbox, f"mailto:{mailbox}") if mailbox else None
