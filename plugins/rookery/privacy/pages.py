"""The page of privacy. In: the site model. Out: one page.

It says what the site is: which ways to ask it has, who is named on it and why, whether jobs lead elsewhere, where its
files lie. What it claims of every page is what the audit at the end of a build looks for, so the page and its proof
change together; what no program can see, such as what the host keeps, a setting says or the page says that it does not
know.
"""

from __future__ import annotations

from collections.abc import Iterable

from rookery.publish.cards import authors, head
from rookery.publish.dates import day_view
from rookery.publish.model import AN_EMPLOYEE, SiteModel
from rookery.publish.plan import Page
from rookery.publish.views import LinkView, PrivacyView

PAGE = "privacy/"


def pages(model: SiteModel) -> Iterable[Page]:
    """The page at ``privacy/``."""
    site, ways = model.site, model.site.ask
    about = f"What {site.name} keeps, of whom, where and for how long, and how that is checked."
    view = PrivacyView(
        head=head(model, "Privacy", PAGE, description=about),
        responsible=site.responsible,
        contact=_contact(site.contact or (ways.mail if ways else "")),
        host=site.host,
        mail=ways.mail if ways else "",
        form=ways.form.host if ways and ways.form else "",
        github=bool(ways and ways.github),
        kept_for=site.kept_for,
        form_kept_for=site.form_kept_for,
        applying=any(post.entry.kind == "job" for post in model.posts),
        people=sum(1 for person in model.people if model.shown(person)),
        outsiders=sum(answer.community for question in model.questions for answer in question.answers),
        credited=_credited(model),
        collected=any(post.feeds for post in model.posts),
        sources=f"{site.base}sources/" if model.feeds and "rookery.sources" in model.rooms else "",
        repository=model.repository.url if model.repository else "",
        built=day_view(model.today),
    )
    yield Page(f"{PAGE}index.html", PrivacyView.TEMPLATE, view)


def _contact(mailbox: str) -> LinkView | None:
    """Where one writes: the mailbox for it, else the one for questions."""
    return LinkView(mailbox, f"mailto:{mailbox}") if mailbox else None


def _credited(model: SiteModel) -> bool:
    """Whether somebody is named as the author of something who is none of the site's people. Not counted: a byline may
    be a team, and one person may have two.
    """
    bylines = (author for post in model.posts for author in authors(model, post))
    if any(not author.url and author.name != AN_EMPLOYEE for author in bylines):
        return True
    return any(resource.author for resource in model.resources.values())
