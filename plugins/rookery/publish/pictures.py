"""Pictures of collected entries: from the archive to the pages that show them, and to the files that these load.

In: what the archive holds for the feeds that keep pictures today; planned pages. Out: Pictures; a page of the plan for
each file that a shown page names. What no page shows (its entry is hidden, its text is not shown whole,
its feed has gone) is not published. No picture is opened for it: the names of the files say everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rookery.archive.index import Record
from rookery.archive.pictures import KeptPicture
from rookery.model.entry import Entry
from rookery.model.picture import Picture
from rookery.publish.files import FILE, FileView
from rookery.publish.plan import Page
from rookery.publish.views import BodyRef

FOLDER = "pictures/"

KeptPictures = Mapping[str, Mapping[str, Sequence[KeptPicture]]]
"""By feed and key; of each picture the largest size first."""


def body_ref(record: Record, kept: KeptPictures, base: str) -> BodyRef:
    """The body of a record with those of its pictures that are there."""
    shelf = kept.get(record.entry.feed, {})
    pictures = tuple((key, _picture(shelf[key], base)) for key in record.pictures if key in shelf)
    return BodyRef(record.path, record.digest, pictures)


def entry_picture(entry: Entry, kept: KeptPictures, base: str) -> Picture | None:
    """The picture that an entry's feed gave for the whole of it."""
    sizes = kept.get(entry.feed, {}).get(entry.picture) if entry.picture else None
    return _picture(sizes, base) if sizes else None


def _picture(sizes: Sequence[KeptPicture], base: str) -> Picture:
    largest = sizes[0]
    listed = ", ".join(f"{base}{_path(one)} {one.width}w" for one in reversed(sizes))
    return Picture(
        src=f"{base}{_path(largest)}",
        width=largest.width,
        height=largest.height,
        srcset=listed if len(sizes) > 1 else "",
    )


def _path(one: KeptPicture) -> str:
    return f"{FOLDER}{one.digest}-{one.width}.{one.ending}"


def picture_pages(root: Path, kept: KeptPictures, pages: Iterable[Page], base: str) -> Iterator[Page]:
    """A page of the plan for each file that ``pages`` show, each once."""
    shown = {picture.src for page in pages for picture in _shown(page.view)}
    planned: set[str] = set()
    for shelf in kept.values():
        for sizes in shelf.values():
            if f"{base}{_path(sizes[0])}" not in shown:
                continue
            for one in sizes:
                if _path(one) not in planned:
                    planned.add(_path(one))
                    yield Page(_path(one), FILE, FileView(str(root / one.place), f"{one.digest} {one.mark}"))


def _shown(view: object) -> Iterator[Picture]:
    """The pictures that an entry's page shows; a card only shows what the page of its entry shows, too."""
    body = getattr(view, "body", None)
    if isinstance(body, BodyRef):
        yield from (picture for _, picture in body.pictures)
    picture = getattr(view, "picture", None)
    if isinstance(picture, Picture):
        yield picture
