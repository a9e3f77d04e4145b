"""RawItem -> Entry: one item cleaned, titled, dated. Pure; everything that leaves is safe to store and to show.

Contact data is masked in every field that people read. What stays open is the ``id``, which ``identity`` gives when
all items of the feed are known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rookery.collect.formats import bodies, dates
from rookery.collect.formats.fields import author_names, category_words, language
from rookery.collect.formats.frame import Frame
from rookery.collect.formats.media import media_of
from rookery.collect.formats.posting import clean_posting
from rookery.collect.formats.raw import RawItem, RawText
from rookery.collect.formats.relative import base_of
from rookery.config.words import quoted
from rookery.html.contacts import mask
from rookery.html.links import canonical_url
from rookery.html.pictures import Wanted
from rookery.html.sanitize import sanitize
from rookery.html.text import excerpt, plain, text_of
from rookery.model.entry import Entry, TitleFrom
from rookery.model.kinds import KINDS
from rookery.model.posting import Posting
from rookery.model.text import Html

__all__ = ["Frame", "Shaped", "posting_notes", "shape"]

LONGEST_TITLE = 300
LONGEST_SUMMARY = 400
_TITLE_FROM_TEXT = 80
_SUMMARY_LOOKED_AT = 20_000
_NAMED = 3
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class Shaped:
    """An entry without id, and what its id is made of: nothing in ``guid``, ``anchor`` and ``said`` (its title and body
    as the feed has them) depends on where the feed was fetched from. ``text`` is the whole body as plain text, for
    filters. ``notes`` name what a job's facts hold that cannot be read; ``pictures`` are the addresses of those that
    the entry names, by key.
    """

    entry: Entry
    guid: str
    anchor: str
    said: tuple[str, str]
    text: str
    notes: tuple[str, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A hash of what is said, for items that nothing else tells apart: it reads the whole body once more."""
        title, body = self.said
        words = f"{plain(title)}\0{text_of(body)}"
        return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest()


def shape(raw: RawItem, frame: Frame) -> Shaped | None:
    """Clean one item; None if it holds nothing at all: no title, no link, no text, no media."""
    allowed = frame.feed.allow_contacts
    link = raw.link or (raw.guid if raw.permalink else "")
    url = canonical_url(link, frame.base)
    given = mask(excerpt(plain(raw.title), LONGEST_TITLE), allowed)
    body = bodies.fullest(raw.bodies) or raw.summary
    markup = bodies.as_html(body, "" if frame.feed.kind == "social" else given)
    start = base_of(body.base, frame.base)
    pictures = Wanted(start, beside=frame.feed.path is not None)
    kept = pictures if frame.feed.keeps_pictures else None
    # of an excerpt nobody sees the text, and so none of its pictures
    shown = kept if frame.feed.publish == "full" else None
    content = sanitize(markup, base=start, allowed_contacts=allowed, pictures=shown)
    text = text_of(content)
    anchor = _anchor(link, frame.home)
    if not (given or anchor or text or raw.media):  # nothing that depends on where the feed was fetched from
        return None
    published = dates.first_date((*raw.published, dates.date_in_address(f"/{anchor}")), frame.latest)
    title, title_from = _title(given, text, published, frame)
    authors = author_names(raw.authors, allowed)
    if title_from == "title" and any(bodies.same_words(text, said) for said in _repetitions(title, authors)):
        content, text = Html(""), ""
    posting, notes = _posting(raw, published, frame)
    if frame.feed.kind == "job" and link.strip() and not url:
        notes = (*notes, "the link is no address on the web")
    entry = Entry(
        id="",
        feed=frame.feed.id,
        kind=frame.feed.kind,
        title=title,
        url=url,
        title_from=title_from,
        published=published,
        updated=dates.first_date(raw.updated, frame.latest),
        authors=authors,
        categories=category_words(raw.categories, allowed),
        mark=raw.mark,
        lang=language(raw.lang, body.lang, frame.lang, frame.feed.lang or ""),
        # A parser copies the body where there is no summary.
        summary=_summary(RawText() if raw.summary.value == body.value else raw.summary, text, title, allowed),
        media=media_of(url or link, raw.media, frame.base),
        posting=posting,
        picture=next(filter(None, map(kept.take, raw.pictures)), "") if kept else "",
        content=content,
    )
    return Shaped(entry, _guid(raw.guid.strip(), allowed), anchor, (raw.title, body.value), text, notes, pictures.found)


def posting_notes(shaped: Sequence[Shaped]) -> tuple[str, ...]:
    """What the facts of a feed's jobs hold that cannot be read, each once with the jobs it was found in."""
    found: dict[str, list[str]] = {}
    for item in shaped:
        for note in item.notes:
            found.setdefault(note, []).append(quoted(item.entry.title))
    notes = [f"{note}: {_some(titles, 'jobs')}" for note, titles in list(found.items())[:_MOST_NOTES]]
    more = len(found) - _MOST_NOTES
    return (*notes, f"and {more} more such facts that cannot be read") if more > 0 else tuple(notes)


def _some(names: list[str], things: str) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more {things}" if more > 0 else "")


def _posting(raw: RawItem, published: str, frame: Frame) -> tuple[Posting | None, tuple[str, ...]]:
    """The facts of a job, if it is one and has any; what is said of its date and is none ("Posted 3 days ago")."""
    if frame.feed.kind != "job":
        return None, ()
    dated = next((text for text in raw.published if text.strip()), "")
    undated: tuple[str, ...] = ()
    if dated and not published:
        undated = (mask(f"{quoted(dated.strip())} is no day of publication", frame.feed.allow_contacts),)
    if raw.posting is None:
        return None, undated
    posting, notes = clean_posting(raw.posting, frame)
    return None if posting == Posting() else posting, (*undated, *notes)


def _guid(guid: str, allowed: tuple[str, ...]) -> str:
    """The guid as it stands; a hash of it if it holds contact data (a tag: URI may name its maker by e-mail)."""
    if "@" not in guid or mask(guid, allowed) == guid:
        return guid
    return f"masked:{hashlib.blake2b(guid.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"


def _title(given: str, text: str, published: str, frame: Frame) -> tuple[str, TitleFrom]:
    if frame.feed.kind == "social":
        return ("", "none") if not given or bodies.repeats(given, text) else (given, "title")
    if given:
        return given, "title"
    if text:
        return excerpt(text, _TITLE_FROM_TEXT), "text"
    if published:
        day = date.fromisoformat(published[:10])
        return f"Entry of {day.day} {dates.MONTHS[day.month - 1]} {day.year}", "date"
    return KINDS[frame.feed.kind].singular, "date"


def _repetitions(title: str, authors: tuple[str, ...]) -> tuple[str, ...]:
    """Bodies that say nothing: the title, or "title by author" as podcast hosts write where nobody wrote anything."""
    return (title, *(f"{title} by {author}" for author in authors))


def _summary(raw: RawText, text: str, title: str, allowed: tuple[str, ...]) -> str:
    """The feed's own summary where it says more than the beginning of the text or the title again."""
    value = raw.value[:_SUMMARY_LOOKED_AT]
    own = mask(bodies.tidy_end(" ".join((value if raw.form == "text" else text_of(value)).split())), allowed)
    if own and not bodies.begins(text, own) and not bodies.same_words(own, title):
        return excerpt(own, LONGEST_SUMMARY)
    return bodies.tidy_end(excerpt(bodies.after_title(text, title), LONGEST_SUMMARY))


def _anchor(link: str, home: str) -> str:
    """The canonical link as far as the feed itself makes it absolute, else the relative link as it stands."""
    url = canonical_url(link, home)
    if url:
        return url
    return "" if ":" in link.split("/", 1)[0] else link
