"""What is kept, of whom, where and for how long.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.publish.views.shared import DateView, HeadView, LinkView


@dataclass(frozen=True, slots=True)
class PrivacyView:
    """The page at ``privacy/``. ``responsible`` is who answers for the site, in words, and ``contact`` the mailbox for
    it; ``host`` who hands out the pages and what it keeps, a sentence; ``""`` and None where the settings name none.

    ``mail``, ``form`` (the host that gets it) and ``github`` are the ways to ask that the site has; ``kept_for`` how
    long mails are kept and ``form_kept_for`` how long the form's host keeps what it gets, in words. ``applying`` is
    whether it shows jobs.

    ``people`` is how many employees are named, each with consent; ``outsiders`` how many answers from outside are
    shown, each with its author's. Without anybody's consent, because the first publication names them, stand authors
    (``credited``) and whoever is named in a text that was ``collected`` from feeds; ``sources`` is the page of these.
    ``repository`` is where the site's files and all earlier versions of them lie, ``""`` if that is not known.
    ``built`` is the day of the build that checked it all.
    """

    TEMPLATE: ClassVar[str] = "privacy.html"

    head: HeadView
    responsible: str
    contact: LinkView | None
    host: str
    mail: str
    form: str
    github: bool
    kept_for: str
    form_kept_for: str
    applying: bool
    people: int
    outsiders: int
    credited: bool
    collected: bool
    sources: str
    repository: str
    built: DateView
