"""The ways to ask, filled in with what one asks about; made for any page in one line.

In: the site's constants, what it is about. Out: AskView, or None where nobody can ask. A question is text and nothing
else: the only thing that goes with it is the address of the page that it is about.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, urlsplit

from rookery.html.text import excerpt, visible
from rookery.publish.views import AskView, AskWays, FieldView, FormView, LinkView, SiteView

FORM = "ask"
"""The form's name, by which a service tells it from others."""
ISSUE_FORM = "question.yml"
"""The file below .github/ISSUE_TEMPLATE/ that an issue begins with; its fields are ``question`` and ``about``."""

# Windows hands at most 2,083 characters to a mail program, and a letter may need twelve
_TITLE = 100
# where one writes, and the line that says what about
_ABOVE = "\r\n\r\n\r\nAbout: "


def ask_view(site: SiteView, words: str, title: str, path: str) -> AskView | None:
    """The ways to ask about the page at ``path`` ("jobs/…/"), which is called ``title``.

    ``words`` open them ("Ask about this job"). None where the settings name no way.
    """
    ways = site.ask
    if ways is None:
        return None
    about = f"{site.address or site.base.rstrip('/')}/{path.lstrip('/')}"
    return AskView(
        words=words,
        more=ways.url,
        mail=_mail(ways, f"Question about {_short(title)}", about),
        form=_form(ways.form, about),
        github=_github(ways, f"Question about {_short(title)}", about),
    )


def open_view(site: SiteView, ways: AskWays) -> AskView:
    """The ways to ask about anything."""
    subject = f"Question for {_short(site.employer.title)}"
    return AskView("Ask", ways.url, _mail(ways, subject, ""), ways.form, _github(ways, "", ""))


def _short(title: str) -> str:
    return excerpt(visible(title), _TITLE)


def _mail(ways: AskWays, subject: str, about: str) -> LinkView | None:
    """A mail that is begun (RFC 6068: line breaks as %0D%0A). The question belongs above its last line."""
    if not ways.mail:
        return None
    body = f"&body={_coded(_ABOVE + about)}" if about else ""
    return LinkView(ways.mail, f"mailto:{quote(ways.mail, safe='@')}?subject={_coded(subject)}{body}")


def _form(form: FormView | None, about: str) -> FormView | None:
    if form is None:
        return None
    # Netlify adds the name of the form to the page by which it learns of it; every other page has to say it
    named = (FieldView("form-name", FORM),) if form.netlify else form.hidden
    return replace(form, about=about, hidden=named, netlify=False)


def _github(ways: AskWays, title: str, about: str) -> LinkView | None:
    """An issue that is begun: its form, its title, and the form's field for what it is about."""
    if not ways.github:
        return None
    values = {"template": ISSUE_FORM, "title": title, "about": about}
    query = "&".join(f"{name}={_coded(value)}" for name, value in values.items() if value)
    return LinkView(urlsplit(ways.github).path.strip("/"), f"{ways.github}/issues/new?{query}")


def _coded(text: str) -> str:
    return quote(text, safe="")
