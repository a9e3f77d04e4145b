"""The page of one entry. In: the site model and a post. Out: its page; all that it shows is in the view."""

from __future__ import annotations

from rookery.html.text import excerpt
from rookery.model.entry import Entry, Media
from rookery.model.kinds import KINDS, Kind
from rookery.model.picture import Picture
from rookery.publish.ask import ask_view
from rookery.publish.cards import HEADLINE, RelatedIndex, authors, head, related_cards, topic_links
from rookery.publish.claims import absolute, article_claims, event_claims, video_claims
from rookery.publish.dates import day_view, duration_text
from rookery.publish.events import event_view
from rookery.publish.model import Post, SiteModel
from rookery.publish.plan import Page
from rookery.publish.source import canonical, host
from rookery.publish.views import BodyRef, EntryView, LinkView, MediaView, Node

_PROVIDERS = {"youtube": "YouTube", "vimeo": "Vimeo", "peertube": "PeerTube"}
_DESCRIPTION = 160
# as one says it to somebody who has it before them
_SPOKEN: dict[Kind, str] = {
    "blog": "post",
    "press": "release",
    "video": "video",
    "podcast": "episode",
    "social": "post",
    "job": "job",
    "event": "event",
}


def entry_page(model: SiteModel, post: Post, index: RelatedIndex) -> Page:
    """The page of ``post``. Its text is shown whole only if its feed says so; what a person wrote over it always."""
    entry = post.entry
    words = KINDS[entry.kind]
    title = entry.title or excerpt(entry.summary, HEADLINE) or words.singular
    day = day_view(post.day)
    updated = entry.updated[:10]
    view = EntryView(
        head=head(
            model,
            title,
            post.address,
            section="job" if entry.kind == "job" else "stream",
            description=excerpt(entry.summary, _DESCRIPTION),
            **canonical(model, post),
            data=_data(model, post, updated if updated > post.day else ""),
        ),
        kind=entry.kind,
        label=words.singular,
        kind_link=LinkView(words.plural, f"{model.site.base}{words.folder}/"),
        title=title,
        titled=entry.title_from == "title" or entry.kind != "social",
        lang=entry.lang,
        date=day,
        updated=day_view(updated) if updated > post.day else None,
        authors=authors(model, post),
        sources=tuple(LinkView(model.feed_titles.get(source, source), "") for source in post.feeds),
        topics=topic_links(model, post.topics),
        summary=entry.summary,
        body=post.body,
        original=_original(entry),
        media=tuple(_media(media) for media in entry.media if media.kind != "image"),
        event=event_view(post.event, model.today) if post.event else None,
        related=related_cards(model, post.address, index),
        ask=ask_view(model.site, f"Ask about this {_SPOKEN[entry.kind]}", title, post.address),
        picture=_picture(post),
    )
    return Page(f"{post.address}index.html", EntryView.TEMPLATE, view)


def _data(model: SiteModel, post: Post, updated: str) -> tuple[Node, ...]:
    """What search engines are told of it; of a video only if the site has its poster."""
    if post.event:
        return event_claims(model, post.event, post.address)
    poster = absolute(model.site, post.picture.src) if post.picture else ""
    return article_claims(model, post, updated) or video_claims(post, picture=poster)


def _picture(post: Post) -> Picture | None:
    """A video's poster; above other texts the picture of the whole, unless they show some of their own. The square
    covers of podcasts say nothing that the page does not.
    """
    pictured = isinstance(post.body, BodyRef) and post.body.pictures
    if post.entry.kind == "podcast" or (post.entry.kind != "video" and pictured):
        return None
    return post.picture


def _original(entry: Entry) -> LinkView | None:
    """Where it was published first; None if that is what one watches or hears anyway."""
    if not entry.url or any(media.url == entry.url for media in entry.media):
        return None
    return LinkView(host(entry.url), entry.url)


def _media(media: Media) -> MediaView:
    if media.provider in _PROVIDERS:
        action = f"Watch on {_PROVIDERS[media.provider]}"
    else:
        verb = {"video": "Watch", "audio": "Listen"}.get(media.kind, "Open the file")
        action = f"{verb} at {host(media.url)}"
    kind = media.type.rsplit("/", 1)[-1].upper() if media.kind == "file" else ""
    detail = " · ".join(part for part in (duration_text(media.duration), kind) if part)
    return MediaView(media.kind, action, media.url, detail)
