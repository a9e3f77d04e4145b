"""What may stand on the site, for its audit. In: settings, what people wrote, names that may not be shown. Out: Facts.

Contacts that somebody allowed: those in CONTACTS and in ``allow_contacts`` of feeds.yml, the site's own mailbox, and
those that people wrote where they are meant to be used (where one applies, says that one comes, a person's links).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from rookery.audit.contacts import contacts_in
from rookery.audit.finding import Facts
from rookery.audit.folder import Audit, audit_folder, read_memory
from rookery.content.read import Content
from rookery.errors import Problem
from rookery.model.counts import counted
from rookery.model.written import Prose, Question
from rookery.publish.inputs import Written
from rookery.publish.memory import write_plain
from rookery.publish.unnamed import Unnamed
from rookery.publish.views import SiteView

_NONE: tuple[str, ...] = ()
_SHOWN = 5


def site_facts(settings: Mapping[str, Any], written: Written, site: SiteView, unnamed: Unnamed, today: str) -> Facts:
    """The facts of a site on a day (``2026-03-01``)."""
    return Facts(
        address=site.address,
        base=site.base,
        contacts=frozenset((*settings.get("CONTACTS", _NONE), *_contacts(settings, written, today))),
        forms=frozenset(_forms(site.policy)),
        names=unnamed.found,
        marks=repr((unnamed.names, unnamed.kept)),
    )


def contact_problems(content: Content, allowed: Collection[str]) -> Iterator[Problem]:
    """E-mail addresses and numbers in what people wrote of questions: the audit would find them on every page."""
    for question in content.questions.values():
        for text in _texts(question) if question.status != "draft" else ():
            if any(contacts_in(text.markdown, allowed)):  # nearly all have none: only of the others the line is sought
                yield from _by_line(text, allowed)


def _texts(question: Question) -> Iterator[Prose]:
    yield Prose(question.title, question.place, 1)
    yield question.text
    yield from (answer.text for answer in question.answers if not answer.draft)


def _by_line(text: Prose, allowed: Collection[str]) -> Iterator[Problem]:
    for number, line in enumerate(text.markdown.split("\n"), text.line):
        for contact in contacts_in(line, allowed):
            mend = "Take it out, or add it to CONTACTS in pelicanconf.py"
            yield Problem(text.place, number, f"{contact} would be shown to everybody. {mend}")


def draft_lines(content: Content) -> tuple[str, ...]:
    """Drafts that wait for somebody to read them, for ``rookery check``."""
    drafts = sorted(question.place for question in content.questions.values() if question.status == "draft")
    if not drafts:
        return ()
    count = counted(len(drafts), "draft waits", "drafts wait")
    more = f" and {len(drafts) - _SHOWN} more" if len(drafts) > _SHOWN else ""
    return (f"questions: {count} to be read: {', '.join(drafts[:_SHOWN])}{more}",)


def audit_output(output: Path, facts: Facts, memory: Path, lying: Mapping[str, tuple[int, int]]) -> Audit:
    """Audit the files that lie in a folder, and remember in ``memory`` which files need not be read again."""
    audit = audit_folder(output, facts, read_memory(memory), lying)
    write_plain(memory, dict(audit.memory))
    return audit


def _contacts(settings: Mapping[str, Any], written: Written, today: str) -> Iterator[str]:
    yield from filter(None, (settings.get("ASK_MAIL", ""), settings.get("PRIVACY_CONTACT", "")))
    for feed in written.feeds.values():
        yield from feed.allow_contacts
    content = written.content
    for job in content.jobs.values():
        yield from _mailbox(job.posting.apply_url)
    for event in content.events.values():
        yield from _mailbox(event.register)
    for person in content.people.values():
        if person.consents_on(today):
            for link in (*person.links, *person.talks):
                yield from _mailbox(link.url)


def _mailbox(url: str) -> Iterator[str]:
    """The address that a mailto: link writes to, the number that a tel: link calls."""
    scheme, _, rest = url.partition(":")
    if scheme in {"mailto", "tel"}:
        yield unquote(rest.partition("?")[0])


def _forms(policy: str) -> Iterator[str]:
    """The origins that the site's policy lets a form send to."""
    for directive in policy.split(";"):
        name, *values = directive.split() or [""]
        if name == "form-action":
            for value in values:
                parts = urlsplit(value)
                if parts.scheme and parts.netloc:
                    yield f"{parts.scheme}://{parts.netloc}".lower()
