"""Asking without an account: the ways on every page, the page that explains them, and the one after the form.

In: nothing (types only). Out: a part of the theme's contract, see ``rookery.publish.views``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rookery.publish.views.shared import DateView, FormView, HeadView, LinkView


@dataclass(frozen=True, slots=True)
class AskView:
    """The ways to ask, filled in with what it is about. ``words`` open them ("Ask about this job").

    ``mail`` is titled with the mailbox's address and leads to a mail that is begun, ``github`` is titled with the
    repository and leads to an issue that is begun; each is None where it is not offered. ``more`` is the address of
    the page that says what happens with a question.
    """

    words: str
    more: str
    mail: LinkView | None = None
    form: FormView | None = None
    github: LinkView | None = None


@dataclass(frozen=True, slots=True)
class WaitView:
    """How long answers take, as measured. ``half`` and ``most`` say within which time half of them and nine in ten had
    come ("4 days"); both are ``""`` where ``answered`` are too few to say. ``year`` is true if only questions of the
    last year are counted. ``open`` still wait, ``oldest`` since ``since``. ``promise`` is the page with all figures,
    ``""`` if there is none.
    """

    answered: int
    half: str
    most: str
    year: bool
    open: int
    oldest: LinkView | None
    since: DateView | None
    promise: str


@dataclass(frozen=True, slots=True)
class ThenView:
    """What happens after one has asked. ``open`` is the list where a question appears, ``feeds`` follow it without an
    account. ``example`` is a question, and the address that it would get (to be read: nothing is there).
    """

    wait: WaitView
    open: str
    feeds: tuple[LinkView, ...]
    example: LinkView
    rules: LinkView | None


@dataclass(frozen=True, slots=True)
class AskPageView:
    """The page at ``ask/``: every way to ask, what happens then, what is kept of whom."""

    TEMPLATE: ClassVar[str] = "ask.html"

    head: HeadView
    ask: AskView
    then: ThenView


@dataclass(frozen=True, slots=True)
class ThanksView:
    """The page to which the form leads when it was sent."""

    TEMPLATE: ClassVar[str] = "thanks.html"

    head: HeadView
    then: ThenView
