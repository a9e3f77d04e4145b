"""What pages say to search engines besides job postings, in schema.org's words. Pure.

In: the site model and what a page is about. Out: Nodes for the page's head. Nothing is claimed that the page does
not show, and a thing that would lack what search engines require is left out: a video without a picture, an event
without a place. Only people with consent are claimed to be persons; what a byline of a feed names may be a team.

Rules: Google's documentation of structured data (Q&A page, profile page, article, video, event, breadcrumb), as of
2026; schema.org for the words. Questions that only the employer's people may answer are no QAPage there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rookery.model.written import Answer, OwnEvent, OwnPage, Person, Prose, Question
from rookery.publish.model import Post, SiteModel
from rookery.publish.views import BodyRef, LinkView, Node, SiteView, Told

Facts = Iterable[tuple[str, object]]

_ARTICLES = {"blog": "BlogPosting", "press": "NewsArticle"}


def node(kind: str, facts: Facts) -> Node:
    """A node without the facts that nobody stated."""
    return Node(kind, tuple((name, value) for name, value in facts if value not in (None, "", ())))


def absolute(site: SiteView, url: str) -> str:
    """The absolute address of a page of the site, ``""`` where the site's own is not known; others as they stand."""
    if not url.startswith("/"):
        return url
    return f"{site.address}/{url.removeprefix(site.base)}" if site.address else ""


def organization(site: SiteView) -> Node | None:
    """The employer, whom the foot of each page names; None if the settings name none."""
    if site.employer == LinkView(site.name, ""):
        return None
    return node("Organization", (("name", site.employer.title), ("url", site.employer.url)))


def site_claims(site: SiteView) -> tuple[Node, ...]:
    """Of the front page: the site and who keeps it."""
    facts = (
        ("name", site.name),
        ("description", site.tagline),
        ("url", f"{site.address}/" if site.address else ""),
        ("publisher", organization(site)),
    )
    return (node("WebSite", facts),)


def trail_claims(site: SiteView, trail: Sequence[LinkView], title: str) -> tuple[Node, ...]:
    """The way to a page, as the page shows it: the lists above it, then itself. Nothing where addresses are unknown."""
    if not site.address or not trail:
        return ()
    steps = [(link.title, absolute(site, link.url)) for link in trail] + [(title, "")]
    items = (
        node("ListItem", (("position", number), ("name", name), ("item", url)))
        for number, (name, url) in enumerate(steps, start=1)
    )
    return (node("BreadcrumbList", (("itemListElement", tuple(items)),)),)


def question_claims(model: SiteModel, question: Question, address: str, anchors: Sequence[str]) -> tuple[Node, ...]:
    """Of a question's page: the question and its answers, each under its anchor (``anchors`` in the answers' order).

    A QAPage only where everybody may answer and somebody has (a question that the company asks); else a WebPage.
    """
    url = f"{model.site.address}/{address}" if model.site.address else ""
    answers = tuple(
        _answer(model, answer, f"{url}#{anchor}" if url else "")
        for answer, anchor in zip(question.answers, anchors, strict=True)
    )
    asked = node(
        "Question",
        (
            ("name", question.title),
            ("text", Told(question.text) if question.text else ""),
            ("datePublished", question.asked),
            ("author", _person(model, question.by)),
            ("answerCount", len(answers)),
            ("suggestedAnswer", answers),
        ),
    )
    kind = "QAPage" if question.by and answers else "WebPage"
    return (node(kind, (("name", question.title), ("url", url), ("mainEntity", asked))),)


def _answer(model: SiteModel, answer: Answer, url: str) -> Node:
    return node(
        "Answer",
        (
            ("text", Told(answer.text)),
            ("datePublished", answer.date),
            ("dateModified", answer.updated),
            ("author", _person(model, answer.person)),
            ("url", url),
        ),
    )


def _person(model: SiteModel, person: str) -> Node | None:
    """Somebody in a byline; None for a person who may not be named, and for nobody."""
    shown = model.shown(person) if person else None
    if not shown:
        return None
    url = f"{model.site.address}/people/{shown.id}/" if model.site.address else ""
    return node("Person", (("name", shown.name), ("url", url)))


def person_claims(model: SiteModel, person: Person) -> tuple[Node, ...]:
    """Of a person's page: who it is. The links that a person chose need not be profiles, so they are no sameAs."""
    facts = (
        ("name", person.name),
        ("jobTitle", "" if person.alumni else person.role),
        ("worksFor", None if person.alumni else organization(model.site)),
        ("description", Told(person.bio) if person.bio else ""),
    )
    return (node("ProfilePage", (("mainEntity", node("Person", facts)),)),)


def article_claims(model: SiteModel, post: Post, updated: str) -> tuple[Node, ...]:
    """Of a collected post or press release: what it is based on, when it was published; () for other kinds.

    ``updated`` is the day that the page shows, ``""`` for none.
    """
    entry = post.entry
    if entry.kind not in _ARTICLES or entry.title_from != "title":
        return ()
    return (
        node(
            _ARTICLES[entry.kind],
            (
                ("headline", entry.title),
                ("datePublished", entry.published),
                ("dateModified", updated),
                ("inLanguage", entry.lang),
                ("author", tuple(filter(None, (_person(model, person) for person in post.by)))),
                ("isBasedOn", entry.url),
            ),
        ),
    )


def own_article_claims(site: SiteView, article: OwnPage, author: Person | None) -> tuple[Node, ...]:
    """Of a post that was written for this site; ``author`` only if they may be named."""
    by = None
    if author:
        url = f"{site.address}/people/{author.id}/" if site.address else ""
        by = node("Person", (("name", author.name), ("url", url)))
    facts = (("headline", article.title), ("datePublished", article.date[:10]), ("author", by))
    return (node("BlogPosting", facts),)


def video_claims(post: Post, picture: str) -> tuple[Node, ...]:
    """Of a video: only with all that is required, which are its name, a description, a ``picture`` that the page shows
    (an absolute address) and the time of its publication.
    """
    entry = post.entry
    film = next((media for media in entry.media if media.kind == "video"), None)
    if entry.kind != "video" or not (film and entry.title and entry.summary and picture and entry.published):
        return ()
    described: Told | str = Told(post.body) if isinstance(post.body, BodyRef | Prose) else entry.summary
    return (
        node(
            "VideoObject",
            (
                ("name", entry.title),
                ("description", described),
                ("thumbnailUrl", picture),
                ("uploadDate", entry.published),
                ("duration", f"PT{film.duration}S" if film.duration else ""),
                ("contentUrl" if film.type.startswith("video/") else "url", film.url),
            ),
        ),
    )


def event_claims(model: SiteModel, event: OwnEvent, address: str) -> tuple[Node, ...]:
    """Of an event's page: when, where, by whom; once it is over, nothing any more."""
    if event.over_on(model.today):
        return ()
    modes = {(True, True): "Mixed", (False, True): "Online"}
    mode = modes.get((event.location is not None, bool(event.online)), "Offline")
    places = tuple(filter(None, (_venue(event), _online(event))))
    return (
        node(
            "Event",
            (
                ("name", event.title),
                ("startDate", event.starts),
                ("endDate", event.ends),
                ("eventAttendanceMode", f"https://schema.org/{mode}EventAttendanceMode"),
                ("eventStatus", f"https://schema.org/Event{'Cancelled' if event.cancelled else 'Scheduled'}"),
                ("location", places[0] if len(places) == 1 else places),
                ("description", Told(event.text) if event.text else ""),
                ("organizer", organization(model.site)),
                ("url", f"{model.site.address}/{address}" if model.site.address else ""),
            ),
        ),
    )


def _venue(event: OwnEvent) -> Node | None:
    if event.location is None:
        return None
    parts = (
        ("addressLocality", event.location.locality),
        ("addressRegion", "" if event.location.locality else event.location.region),
        ("addressCountry", event.location.country),
    )
    return node("Place", (("name", event.venue), ("address", node("PostalAddress", parts))))


def _online(event: OwnEvent) -> Node | None:
    return node("VirtualLocation", (("url", event.online),)) if event.online else None
