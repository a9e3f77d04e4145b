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
    it; ``""`` and None where the settings name none. ``mail``, ``form`` (the host that gets it) and ``github`` are the
    ways to ask that the site has; ``kept_for`` how long mails are kept, in words. ``people`` is how many are named with
    consent; ``applying`` is whether it shows jobs, ``collected`` whether it reads feeds. ``built`` is the day of
    the build that checked it all.
    """

    TEMPLATE: ClassVar[str] = "privacy.html"

    head: HeadView
    responsible: str
    contact: LinkView | None
    mail: str
    form: str
    github: bool
    kept_for: str
    people: int
    applying: bool
    collected: bool
    sources: str
    built: DateView
