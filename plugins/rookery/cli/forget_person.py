"""A person's name out of everything that the site holds.

In: a person, or a name alone, and the site's folder. Out: files with "An employee" in place of the name, files to
remove, and what nobody but a person can mend. Texts are searched by the tombstone's marks alone, exactly as collecting
will search them: what a feed says again tomorrow is then no news.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rookery.archive.format import EntryError, render_entry
from rookery.archive.names import COLLECTED, entry_name
from rookery.archive.store import read_state
from rookery.archive.tree import bad_files, entry_files, feed_folders, waiting_files
from rookery.archive.waiting import read_file
from rookery.cli.forget_find import ThePerson
from rookery.cli.forget_texts import is_written, own_files, read_own
from rookery.content.overrides import FOLDER as OVERRIDES
from rookery.errors import ArchiveError, RookeryError
from rookery.forgotten.forgotten import Forgotten
from rookery.forgotten.spelling import phrase, turned
from rookery.forgotten.tombstones import Spoken, Tombstone, for_person, key_of
from rookery.html.contacts import contact_form, contacts_in
from rookery.html.text import slug
from rookery.model.counts import counted
from rookery.model.entry import Entry
from rookery.model.feed import FeedState

_EMPLOYEE = "An employee"
_SPACE = r"\s+"


@dataclass(slots=True)
class Found:
    """What is found on the way; as in ``Forgetting``."""

    tombstone: Tombstone | None
    files: dict[str, str] = field(default_factory=dict)
    states: dict[str, FeedState] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    spoken: Mapping[str, str] = field(default_factory=dict)


def forget_person(root: Path, target: ThePerson, forgotten: Forgotten, today: str) -> Found:
    """Plan it. Raises RookeryError if nothing in the site holds the name."""
    person = target.person
    spoken = _spoken(target)
    stone = for_person((person.id,) if person else (), spoken, today, key_of(forgotten.tombstones))
    known = _is_known(target, spoken, forgotten)
    after = forgotten if known else Forgotten((*forgotten.tombstones, stone))
    search = _Search(root, after, spoken, _nobody(after, target), person.id if person else "")
    own = person.place if person else ""
    search.texts(own)
    search.archive()
    if not (person or known or search.found.files or search.found.states):
        raise RookeryError(
            f"{target.name}: no person has this name, and no text of the site or the archive holds it. "
            "Write it as it stands there, or name the file in content/people/"
        )
    found = search.found
    found.tombstone = None if known else stone
    found.removed = (*search.gone, *([own] if own else []))
    found.left = tuple(search.left)
    found.spoken = _history(target, spoken, search.stand_in)
    return found


def _spoken(target: ThePerson) -> Spoken:
    person = target.person
    others = tuple(name for other in target.others for name in (other.name, *other.also))
    if person is None:
        return Spoken((target.name,), (), others)
    links = [link.url for link in (*person.links, *person.talks)]
    mails = [url.removeprefix("mailto:").partition("?")[0] for url in links if url.startswith("mailto:")]
    said = {contact_form(contact): contact for contact in (*mails, *contacts_in(person.bio.markdown))}
    return Spoken((person.name, *person.also), tuple(said.values()), others)


def _is_known(target: ThePerson, spoken: Spoken, forgotten: Forgotten) -> bool:
    """Whether earlier tombstones say all of it: a run that was broken off is to go on."""
    ids = target.person is None or forgotten.person(target.person.id)
    contacts = all(forgotten.without_contacts(contact) != contact for contact in spoken.contacts)
    return ids and contacts and all(forgotten.name(name) for name in spoken.names)


def _nobody(forgotten: Forgotten, target: ThePerson) -> str:
    """The id that takes the place of the person's: that of the tombstone which knows it."""
    if target.person is None:
        return ""
    alone = (Forgotten((stone,)) for stone in forgotten.tombstones)
    return next((one.tombstones[0].id for one in alone if one.person(target.person.id)), "")


def _history(target: ThePerson, spoken: Spoken, nobody: str) -> dict[str, str]:
    """What git's history has to be searched for, as git-filter-repo reads it."""
    names = [way for name in spoken.names for way in (name, turned(name)) if way]
    words = {f"regex:(?i){_SPACE.join(map(re.escape, name.split()))}": _EMPLOYEE for name in names}
    words |= {f"literal:{contact}": "[removed]" for contact in spoken.contacts}
    return words | ({f"literal:{target.person.id}": nobody} if target.person else {})


class _Search:
    """Goes through the site once."""

    def __init__(self, root: Path, forgotten: Forgotten, spoken: Spoken, nobody: str, known: str) -> None:
        self.found = Found(None)
        self.gone: list[str] = []
        self.left: list[str] = []
        self.stand_in = nobody
        self._root = root
        self._forgotten = forgotten
        ways = (way for name in spoken.names for way in (name, turned(name)) if " " in phrase(name))
        self._slugs = tuple(dict.fromkeys(filter(None, map(slug, ways))))
        self._refers = (
            re.compile(
                rf"^(?P<before>##[ \t]+@|(?:by|author|Author):[ \t]*@?){re.escape(known)}(?![\w-])",
                re.MULTILINE,
            )
            if known
            else None
        )
        self._id = known
        self._names: dict[tuple[str, str], str] = {}
        self._page = f"/people/{known}/" if known else ""

    def texts(self, own: str) -> None:
        """What people wrote; ``own`` is the person's file, which goes."""
        for place in own_files(self._root):
            text = read_own(self._root, place) if place != own else None
            if self._slugged(Path(place).stem) and place != own:
                self.left.append(f"{place}: its name holds the name. Rename it; its address changes with it")
            if text is None:
                continue
            if is_written(place):
                self._written(place, text)
            else:
                self._elsewhere(place, text)

    def _written(self, place: str, text: str) -> None:
        after = self._refers.sub(rf"\g<before>{self.stand_in}", text) if self._refers else text
        after = self._forgotten.clean(after)
        if after != text:
            self.found.files[place] = after
        if self._page and self._page in after:
            line = after[: after.index(self._page)].count("\n") + 1
            self.left.append(f"{place}:{line}: a link to their page. Take it out, or the site will not build")

    def _elsewhere(self, place: str, text: str) -> None:
        """Files that are not ours to change: feeds, documents, settings."""
        for number, line in enumerate(text.split("\n"), start=1):
            if place.endswith(".py") and self._id and re.search(rf"""["']@?{re.escape(self._id)}["']""", line):
                self.left.append(f"{place}:{number}: names them by their id. Put somebody else there")
            elif self._forgotten.clean_html(line) != line:
                self.left.append(f"{place}:{number}: holds the name or an address. Take it out where it comes from")
                return
        if self._forgotten.clean_html(text) != text:
            self.left.append(f"{place}: holds the name or an address. Take it out where it comes from")

    def archive(self) -> None:
        """What was collected."""
        addresses = 0
        for feed in feed_folders(self._root):
            for file in (*entry_files(self._root, (feed,)), *waiting_files(self._root, feed)):
                try:
                    entry = read_file(self._root, file)
                except EntryError as error:
                    self.left.append(f"{error.problem}. Look for the name by hand")
                    continue
                addresses += self._entry(entry, file.place)
            self._state(feed)
            self.left += [
                f"{place}: was set aside. Look for the name by hand" for _, place in bad_files(self._root, feed)
            ]
        if addresses:
            count = counted(addresses, "entry holds", "entries hold")
            self.left.append(
                f"{COLLECTED}/: {count} the name in addresses of other sites, which are left as they are: an entry is "
                "known by them. Change them where they come from, or forget the entry"
            )

    def _entry(self, entry: Entry, place: str) -> bool:
        """Clean one entry, archived or waiting; return whether its addresses hold the name."""
        after = self._forgotten.clean_entry(entry)
        if self._slugged(entry.name[11:-11]):
            name = f"{entry.name[:11]}{entry_name(after)[11:-11]}{entry.name[-11:]}"
            # what waits goes by the name of the entry whose place it takes
            after = replace(after, name=self._names.setdefault((entry.feed, entry.name), name))
        if after.name != entry.name:
            self._moved(entry, after, place)
        if after != entry:
            folder = place.rpartition("/")[0]
            self.found.files[f"{folder}/{after.name}.md"] = render_entry(after)
        said = " ".join((after.id, after.url, *after.aliases, after.content)).casefold()
        return any(self._in_slug(said, one) for one in self._slugs)

    def _moved(self, entry: Entry, after: Entry, place: str) -> None:
        """A file whose name was made of a title with the name; its override goes with it."""
        hand = f"{OVERRIDES}/{entry.feed}/{entry.name}.md"
        text = read_own(self._root, hand)
        if text is not None and hand not in self.gone:
            self.found.files.pop(hand, None)
            self.found.files[f"{OVERRIDES}/{entry.feed}/{after.name}.md"] = self._forgotten.clean(text)
            self.gone.append(hand)
        self.gone.append(place)

    def _state(self, feed: str) -> None:
        try:
            state = read_state(self._root, feed)
        except ArchiveError as error:
            self.left.append(f"{error}. Look for the name by hand")
            return
        clean = self._forgotten.clean
        after = replace(
            state,
            title=clean(state.title),
            last_error=clean(state.last_error),
            waiting_why=clean(state.waiting_why),
            waiting_as=tuple(map(clean, state.waiting_as)),
            waiting_kept=tuple(map(clean, state.waiting_kept)),
        )
        if after != state:
            self.found.states[feed] = after

    def _slugged(self, stem: str) -> bool:
        return any(self._in_slug(stem, one) for one in self._slugs)

    @staticmethod
    def _in_slug(said: str, one: str) -> bool:
        return re.search(rf"(?<![a-z0-9]){re.escape(one)}(?![a-z0-9])", said) is not None
