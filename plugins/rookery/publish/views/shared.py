"""What pages of several rooms show: links, dates, people in a line, cards, paging, the head and the site itself.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.model.picture import Picture
from rookery.publish.views.data import Node


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link and its words. ``current`` marks the place where the reader is."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class FieldView:
    """A hidden field of a form: what a service asks for by name, the same for everybody."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FormView:
    """The form in which one asks. ``action`` is where it is sent, ``host`` whose computer that is, in words.

    ``about`` is the address of what it is about, ``""`` for nothing in particular; ``honeypot`` the name of a field
    that only programs fill in; ``hidden`` are the other hidden fields. ``netlify`` is true on the one page by which
    Netlify learns of the form.
    """

    action: str
    host: str
    honeypot: str
    about: str = ""
    hidden: tuple[FieldView, ...] = ()
    netlify: bool = False


@dataclass(frozen=True, slots=True)
class AskWays:
    """How one may ask here, as the settings say. ``url`` is the page that explains it.

    ``mail`` is a mailbox and ``github`` a repository's address, ``""`` where they are not offered; ``form`` is None
    then. ``rules`` is the page of the house rules, if there is one.
    """

    url: str
    mail: str = ""
    form: FormView | None = None
    github: str = ""
    rules: LinkView | None = None


@dataclass(frozen=True, slots=True)
class SiteView:
    """The site's constants, the same on every page.

    ``base`` is ``/`` or the path under which the site is served, with slashes at both ends. ``address`` is the
    absolute address of the site without a slash at its end, ``""`` if it is not known (a local build).
    ``responsible`` answers for privacy, ``contact`` is the mailbox for it, ``kept_for`` how long mails are kept,
    ``form_kept_for`` how long the form's service keeps what it gets, ``host`` who hands out the pages and what it
    keeps, a sentence; each ``""`` where no setting says it.
    ``policy`` is the content of the Content-Security-Policy, ``referrer`` that of the referrer policy.
    ``nav`` is the main menu, ``footer`` the pages. ``sections`` names the section of each
    ``nav`` entry, in the same order. ``ask`` is None where nobody can ask.
    """

    name: str
    tagline: str
    intro: str
    lang: str
    base: str
    address: str
    employer: LinkView
    policy: str
    referrer: str = "no-referrer"
    responsible: str = ""
    contact: str = ""
    kept_for: str = ""
    form_kept_for: str = ""
    host: str = ""
    nav: tuple[LinkView, ...] = ()
    sections: tuple[str, ...] = ()
    footer: tuple[LinkView, ...] = ()
    ask: AskWays | None = None


@dataclass(frozen=True, slots=True)
class HeadView:
    """What stands in a page's head. ``section`` is the menu entry the page belongs to, ``canonical`` an absolute
    address or ``""``, ``feeds`` the Atom and JSON feeds beside the page (title and url), ``data`` what the page says to
    search engines; a template prints it with ``jsonld(...)``, below the page that shows the same.
    """

    title: str
    description: str = ""
    section: str = ""
    canonical: str = ""
    noindex: bool = False
    feeds: tuple[LinkView, ...] = ()
    data: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class DateView:
    """A day: ``iso`` for the time element's datetime, ``text`` for people ("2 March 2026")."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A name in a line of text. ``url`` is ``""`` where there is no page ("An employee", a foreign author).

    ``initials`` stand in the disc beside a question; ``""`` where there is no name to take them from.
    """

    name: str
    url: str = ""
    role: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """One item in a list or among the related ones: an entry, a question or a post of the site itself.

    ``kind`` is a kind of entry, ``question`` or ``post``; ``label`` its word ("Podcast"). ``title`` may be ``""``
    (a social post): then ``summary`` is what is shown. ``detail`` is a short fact ("34 min", "3 answers"). ``picture``
    (``src``, ``srcset``, ``width``, ``height``) is the poster of a video, None if the site has none.
    """

    kind: str
    label: str
    title: str
    url: str
    date: DateView | None = None
    summary: str = ""
    authors: tuple[PersonRef, ...] = ()
    source: str = ""
    topics: tuple[LinkView, ...] = ()
    detail: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class PagingView:
    """Where the reader is in a long list. ``older`` and ``newest`` are ``""`` at the ends; ``label`` is the time
    that an older page covers.
    """

    label: str = ""
    older: str = ""
    newest: str = ""


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A page of things that have something in common, with their number. ``current`` marks the one being read."""

    title: str
    url: str
    count: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class FilterRow:
    """One way to narrow a list: ``title`` is Team, Location, Workplace, Type, Topic, Level or Format."""

    title: str
    links: tuple[FilterLink, ...]


@dataclass(frozen=True, slots=True)
class MediaView:
    """Something to watch or hear at its own place: ``action`` ("Watch on YouTube"), ``detail`` ("34 min · MP3")."""

    kind: str
    action: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An address that moved. ``target`` is where to; the head's canonical address is the same."""

    TEMPLATE: ClassVar[str] = "redirect.html"

    head: HeadView
    target: LinkView


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that is not there."""

    TEMPLATE: ClassVar[str] = "404.html"

    head: HeadView
    links: tuple[LinkView, ...]
