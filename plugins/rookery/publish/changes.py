"""What the last build changed for those who come from elsewhere: changes.json, and the payload of IndexNow.

In: the site model and the plan, and what the build before remembered. Out: addresses that are new, changed or closed,
in ``.rookery/`` and not in output/, so that a build of the same input still leaves the same output. What counts is
content, not looks: a change of the theme, of related things or of an age in days announces nothing. Lists do not
count either; whoever follows the addresses of the content finds them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from rookery.model.written import LearningPath, OwnPage, Person, Prose, Question, Resource
from rookery.publish.cards import answerer, authors, person_ref
from rookery.publish.fingerprint import digest
from rookery.publish.memory import write_plain
from rookery.publish.model import Post, SiteModel
from rookery.publish.plan import Plan
from rookery.publish.sitemap import indexable
from rookery.publish.views import SiteView

MOST = 10_000
"""Addresses in one payload (indexnow.org/documentation)."""


@dataclass(frozen=True, slots=True)
class PublicChanges:
    """Addresses below the site's base ("jobs/…/"), sorted. ``closed`` are gone, or not for search engines any more."""

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


def content_marks(root: Path, model: SiteModel, plan: Plan, own: Sequence[OwnPage]) -> dict[str, str]:
    """For the address of each page with content of its own a digest of that content; ``own`` are Pelican's pages."""
    marks = {post.address: digest(repr(_content(model, post))) for post in model.posts}
    for question in model.questions:
        marks[f"questions/{question.slug}/"] = digest(repr(_said(model, question)))
    marks |= {f"people/{person.id}/": digest(repr(_shown(person))) for person in model.people.values()}
    marks |= {f"learn/{one.slug}/": digest(repr((*_taught(one), one.url))) for one in model.resources.values()}
    marks |= {f"learn/{path.slug}/": digest(repr((*_taught(path), path.steps))) for path in model.paths.values()}
    there = indexable(plan, model.site).keys()
    marks = {address: mark for address, mark in marks.items() if address in there}
    marks |= {
        f"posts/{article.slug}/": digest(person_ref(model, article.author).name, _file_mark(root, article))
        for article in model.articles
    }
    return marks | {f"{page.slug}/": _file_mark(root, page) for page in own}


def _content(model: SiteModel, post: Post) -> tuple[object, ...]:
    """What a reader of the post's page would call a change."""
    entry = post.entry
    body = post.body
    event = replace(post.event, text=Prose(""), place="") if post.event else None
    told = body.markdown if isinstance(body, Prose) else body
    return (entry.title, entry.summary, entry.published, entry.posting, entry.media, told, authors(model, post), event)


def _said(model: SiteModel, question: Question) -> tuple[object, ...]:
    """A question as its page shows it, wherever it stands in its file."""
    answers = [
        (answerer(model, one).name, one.date, one.updated, one.reviewed, one.ai_assisted, one.text.markdown)
        for one in question.answers
    ]
    return (question.title, question.text.markdown, question.status, question.reason, question.into, answers)


def _shown(person: Person) -> tuple[object, ...]:
    links = (person.links, person.talks)
    return (person.name, person.role, person.team, person.alumni, person.topics, links, person.bio.markdown)


def _taught(thing: Resource | LearningPath) -> tuple[object, ...]:
    return (thing.title, thing.topics, thing.by, thing.text.markdown)


def _file_mark(root: Path, page: OwnPage) -> str:
    return digest((root / page.place).read_text(encoding="utf-8", errors="replace"))


def compare(before: Mapping[str, str], now: Mapping[str, str]) -> PublicChanges:
    """What changed between two builds' marks."""
    return PublicChanges(
        new=tuple(sorted(now.keys() - before.keys())),
        updated=tuple(sorted(address for address in now.keys() & before.keys() if now[address] != before[address])),
        closed=tuple(sorted(before.keys() - now.keys())),
    )


def write_changes(folder: Path, changes: PublicChanges, site: SiteView, key: str = "") -> None:
    """Write ``changes.json`` and, with IndexNow's key and an address of the site, its payloads; only what differs."""
    groups = {
        name: [f"{site.address or site.base.rstrip('/')}/{address}" for address in getattr(changes, name)]
        for name in ("new", "updated", "closed")
    }
    files: dict[str, object] = {"changes.json": groups}
    addresses = sorted({address for group in groups.values() for address in group})
    if key and site.address:
        for start in range(0, len(addresses), MOST):
            name = f"indexnow-{start // MOST + 1}.json" if start else "indexnow.json"
            files[name] = _payload(site, key, addresses[start : start + MOST])
    for old in folder.glob("indexnow*.json"):
        if old.name not in files:
            old.unlink()
    for name, data in files.items():
        write_plain(folder / name, data)


def _payload(site: SiteView, key: str, addresses: Sequence[str]) -> dict[str, object]:
    return {
        "host": urlsplit(site.address).netloc,
        "key": key,
        "keyLocation": f"{site.address}/{key}.txt",
        "urlList": list(addresses),
    }
