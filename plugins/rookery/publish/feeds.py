"""Atom and JSON Feed beside the lists. In: posts from the oldest to the newest. Out: pages with FeedView; bytes.

Atom after RFC 4287, JSON Feed after jsonfeed.org/version/1.1. Ids are ours and independent of the host, so that a
move of the site shows no reader anything twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from xml.etree import ElementTree as ET

from rookery.html.text import excerpt
from rookery.html.words import markdown_excerpt
from rookery.model.written import OwnPage, Question, Topic
from rookery.publish.cards import HEADLINE, answerer, authors, last_change, person_ref
from rookery.publish.model import Post, SiteModel
from rookery.publish.plan import Page
from rookery.publish.unnamed import Unnamed

ATOM = "feed.atom"
JSON = "feed.json"
_ITEMS = 20
_SUMMARY = 400
_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item: times as UTC text, ``url`` its page on the site."""

    id: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed: what it is called, its page, its own address, its items with the newest first."""

    id: str
    title: str
    home: str
    address: str
    lang: str
    items: tuple[ItemView, ...] = ()

    @property
    def updated(self) -> str:
        """The latest change of an item; a feed without items never changed."""
        return max((item.updated for item in self.items), default="1970-01-01T00:00:00Z")


def feed_pages(  # noqa: PLR0913 -- a feed is of all that its list holds
    model: SiteModel,
    title: str,
    folder: str,
    posts: Sequence[Post],
    articles: Sequence[OwnPage] = (),
    *,
    questions: Sequence[Question] = (),
) -> Iterator[Page]:
    """The two feeds of the list in ``folder``; ``posts`` and the site's own ``articles`` from the oldest; ``questions``
    in any order, each where its last answer puts it.
    """
    root = _root(model)
    news = [_item(model, post, root) for post in posts[-_ITEMS:]]
    news += [_article(model, article, root) for article in articles[-_ITEMS:]]
    dated = [(item.published, item.id, item) for item in news]
    asked = [_question(model, question, root) for question in _latest(questions)]
    dated += [(item.updated, item.id, item) for item in asked]
    yield from _feeds(model, title, folder, [item for *_, item in sorted(dated, key=lambda one: one[:2], reverse=True)])


def topic_feeds(
    model: SiteModel, topic: Topic, posts: Sequence[Post], articles: Sequence[OwnPage], questions: Sequence[Question]
) -> Iterator[Page]:
    """The two feeds of a topic: what was published on it, and answered ``questions``; these come up again with each
    answer.
    """
    root = _root(model)
    items = [_item(model, post, root) for post in posts[-_ITEMS:]]
    items += [_article(model, article, root) for article in articles[-_ITEMS:]]
    dated = [(item.published, item) for item in items]
    answered = _latest(one for one in questions if one.answers)
    dated += [(item.updated, item) for item in (_question(model, one, root) for one in answered)]
    dated.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
    yield from _feeds(model, topic.title, f"topics/{topic.id}/", [item for _, item in dated])


def question_feeds(model: SiteModel, title: str, folder: str, questions: Sequence[Question]) -> Iterator[Page]:
    """The two feeds of questions; one comes up again when it is answered."""
    yield from _feeds(model, title, folder, [_question(model, one, _root(model)) for one in _latest(questions)])


def _latest(questions: Iterable[Question]) -> list[Question]:
    """As many as a feed holds, the latest changed first."""
    return nlargest(_ITEMS, questions, key=lambda question: (last_change(question), question.slug))


def _root(model: SiteModel) -> str:
    return model.site.address or model.site.base.rstrip("/")


def _feeds(model: SiteModel, title: str, folder: str, items: Sequence[ItemView]) -> Iterator[Page]:
    site, root = model.site, _root(model)
    name = title if title == site.name else f"{title} · {site.name}"
    for form in (ATOM, JSON):
        view = FeedView(
            id=f"urn:rookery:list:{folder.strip('/') or 'stream'}",
            title=name,
            home=f"{root}/{folder}",
            address=f"{root}/{folder}{form}",
            lang=site.lang,
            items=tuple(items[:_ITEMS]),
        )
        yield Page(f"{folder}{form}", form, view)


def _item(model: SiteModel, post: Post, root: str) -> ItemView:
    entry = post.entry
    published = entry.published or entry.first_seen
    return ItemView(
        id=f"urn:rookery:{entry.feed or 'jobs'}:{entry.name[-10:]}",
        url=f"{root}/{post.address}",
        title=entry.title or excerpt(entry.summary, HEADLINE),
        summary=entry.summary,
        published=published,
        updated=max(entry.updated, published),
        authors=tuple(author.name for author in authors(model, post)),
    )


def _article(model: SiteModel, article: OwnPage, root: str) -> ItemView:
    moment = f"{article.date[:10]}T00:00:00Z"
    return ItemView(
        id=f"urn:rookery:posts:{article.slug}",
        url=f"{root}/posts/{article.slug}/",
        title=article.title,
        summary=article.summary,
        published=moment,
        updated=moment,
        authors=(person_ref(model, article.author).name,) if article.author else (),
    )


def _question(model: SiteModel, question: Question, root: str) -> ItemView:
    asked = f"{question.asked}T00:00:00Z"
    return ItemView(
        id=f"urn:rookery:questions:{question.slug}",
        url=f"{root}/questions/{question.slug}/",
        title=question.title,
        summary=markdown_excerpt(question.text.markdown, _SUMMARY),
        published=asked,
        updated=f"{last_change(question)}T00:00:00Z",
        authors=tuple(dict.fromkeys(answerer(model, answer).name for answer in question.answers)),
    )


def unnamed_view(view: FeedView, unnamed: Unnamed) -> FeedView:
    """The feed without the names of those who may not be named; addresses stay as they are."""
    items = tuple(
        replace(
            item,
            title=unnamed.clean(item.title),
            summary=unnamed.clean(item.summary),
            authors=tuple(map(unnamed.clean, item.authors)),
        )
        for item in view.items
    )
    return replace(view, title=unnamed.clean(view.title), items=items)


def render_atom(view: FeedView) -> bytes:
    """The feed as Atom (RFC 4287)."""
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": view.lang})
    for tag, text in (("id", view.id), ("title", view.title), ("updated", view.updated)):
        ET.SubElement(feed, tag).text = text
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": view.address})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": view.home})
    for item in view.items:
        entry = ET.SubElement(feed, "entry")
        texts = (
            ("id", item.id),
            ("title", item.title),
            ("published", item.published),
            ("updated", item.updated),
        )
        for tag, text in texts:
            ET.SubElement(entry, tag).text = text
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item.url})
        # RFC 4287 4.1.2: an entry without an author of its own needs one from its feed; the feed's title stands in
        for name in item.authors or (view.title,):
            ET.SubElement(ET.SubElement(entry, "author"), "name").text = name
        ET.SubElement(entry, "summary").text = item.summary
    ET.indent(feed)
    body: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def render_json(view: FeedView) -> bytes:
    """The feed as JSON Feed 1.1."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": view.home,
        "feed_url": view.address,
        "language": view.lang,
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "content_text": item.summary,
                "date_published": item.published,
                "date_modified": item.updated,
                **({"authors": [{"name": name} for name in item.authors]} if item.authors else {}),
            }
            for item in view.items
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
