"""Who is named in a text, and the places where.

In: names, handles and addresses of those who take part, as a file or a text gives them. Out: ``Names``, which finds
them in text and in links, whole or in part. Names are found as they are written, handles in any case. A first name
that is a word too ("Will", "Mark") is found beside the rest of the name only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from rookery.html.contacts import Span
from rookery.inbox.profiles import BARE, is_profile

NAME_REMOVED = "[name removed]"
LINK_REMOVED = "[link removed]"

_MOST = 2_000
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_HANDLE = re.compile(r"(?<![\w@/.+*=:-])@(?=\w)[\w-]{1,60}(?:\.[\w-]{1,60})*(?:@[\w-]+(?:\.[\w-]+)+)?")
_ADDRESS = re.compile(r"([\w.+-]{1,64})@[\w.-]+")
_INTRODUCED = re.compile(
    r"\b(?:[Mm]y (?:full |first )?name is|[Ii]ch hei(?:\xdf|ss)e|[Mm]ein Name ist|[Jj]e m[\u2019']appelle"
    r"|[Mm]on nom est|[Mm]e llamo)\s+"
    r"(?P<name>[^\W\d_][\w'\u2019-]*(?:\s+(?:[A-Z]\.\s*)?(?!And\b|Und\b)[A-Z\xc0-\xde][\w'\u2019-]*){0,3})"
)
# only at the beginning, and only two names: "I am Senior Engineer" stands further down
_I_AM = re.compile(
    r"(?:\bI[\u2019']m|\bI am|\b[Tt]his is|\b[Hh]ier ist|\b[Ii]ch bin|\b[Jj]e suis)\s+"
    r"(?P<name>[A-Z\xc0-\xde][\w'\u2019-]*(?:\s+[A-Z]\.)?(?:\s+[A-Z\xc0-\xde][\w'\u2019-]*){1,2})"
    r"(?=\s*(?:[,.;!(\u2013-]|and\b|und\b|et\b|$))"
)
_BEGINNING = 200
_TOKEN = re.compile(r"[^\W_]+")
# words that names, and what services write where a name belongs, are made of as well
_WORDS = frozenset(
    """a about admin administrator after ai all amber an and anonymous any apache app april art as ask at august autumn
    bar basil bay bell best bill black blue board bot brown bush candidate care career careers chance chat christian
    chuck church city coach college community company computer contact cook count crystal daisy data day de dean
    dear der desk dev developer developers dot dr drew earl east editor email engineer engineering faith fields for
    form forum frank friday from gene general gmail grace grant gray green group guest guy hall hand hardware
    heather hello help hi holly home hope hotmail house hr hub human hunt icloud in inc info iris is it ivy jack
    jasmine java job jobs joy june just king knight lake land lane law lee lily list long love mail mailer mark
    market marsh mason master may media member mercy message miles mill miss monday mr mrs ms my new news no nobody
    noreply norm north of office on online open or our outlook page park pat pearl penny people person price proton
    python question questions randy ray reader recruiting red reed reply rich river rob robin rock rose ruby rusty
    sage sales sandy science scout service site skip sky small software south staff star stone street student sue
    summer sunday sunny support system tab tag talent team tech test the this to trainee trey university unknown us
    user users van victor violet visitor von wade walker ward web webmaster welcome west white will win wood work
    works www yahoo you young your""".split()  # noqa: SIM905  a paragraph reads better
)
_NAME_WORDS = 4
_SHORTEST = 2
_SHORTEST_IN_ADDRESS = 3
_SHORTEST_INSIDE = 6  # a whole name so long is found in the midst of other letters, as in "iamkaylow.example"
_BETWEEN = r"[-._+ ]?"


class Names:
    """The names of those who take part. ``spans`` says where a text names one of them."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._handles: set[str] = set()
        self._joined: set[str] = set()
        self._given = tuple(dict.fromkeys(given))
        for name in self._given:
            self._add(name)
        self._pattern = self._compiled()
        self._in_address = re.compile("|".join(sorted(self._joined, key=_longest))) if self._joined else None

    def with_more(self, given: Iterable[str]) -> Names:
        """These and more names."""
        return Names((*self._given, *given))

    def spans(self, text: str) -> list[Span]:
        """Where ``text`` names somebody, in order, without overlaps: those who take part, @handles, introductions."""
        found = [Span(match.start(), match.end(), NAME_REMOVED) for match in _HANDLE.finditer(text)]
        found += [Span(*match.span("name"), NAME_REMOVED) for match in _INTRODUCED.finditer(text)]
        return apart([*found, *self.in_code(text)])

    def in_code(self, text: str) -> list[Span]:
        """The same for code, where ``@property`` and the like are nobody."""
        if not self._pattern:
            return []
        return [Span(*match.span(), NAME_REMOVED) for match in self._pattern.finditer(text) if self._tells(match[0])]

    def introduced(self, text: str) -> list[str]:
        """The names by which somebody says who they are, in the beginning of a text."""
        found = [match["name"] for match in _INTRODUCED.finditer(text)]
        return found + [match["name"] for match in _I_AM.finditer(text[:_BEGINNING])]

    def holds(self, text: str) -> bool:
        """Whether ``text`` names one of those who take part."""
        return bool(self.in_code(text))

    def is_only_names(self, text: str) -> bool:
        """Whether ``text`` is the name of somebody who takes part and nothing else."""
        words = [word.casefold() for word in _TOKEN.findall(text)]
        known = {*map(str.casefold, self._words), *self._handles}
        if not words or len(words) > _NAME_WORDS or known.isdisjoint(words):
            return False
        return all(word in known or len(word) == 1 for word in words)

    def in_address(self, url: str) -> bool:
        """Whether an address leads to somebody's own page or names one of those who take part."""
        if is_profile(url):
            return True
        flat = unquote(url).casefold()
        words = set(_TOKEN.findall(flat))
        known = {word for word in map(str.casefold, self._words | self._handles) if len(word) >= _SHORTEST_IN_ADDRESS}
        if not words.isdisjoint(known - _WORDS):
            return True
        if any(handle in flat for handle in self._handles - _WORDS if len(handle) > _SHORTEST_IN_ADDRESS):
            return True
        return self._in_address is not None and self._in_address.search(flat) is not None

    def bare_addresses(self, text: str) -> list[Span]:
        """Where a text has such an address without its scheme; a name with a dot in it alone is a name."""
        return [
            Span(*found.span(), LINK_REMOVED)
            for found in BARE.finditer(text)
            if found[0].casefold() not in self._handles and self.in_address(f"https://{found[0]}")
        ]

    def _add(self, given: str) -> None:
        if len(self._words) + len(self._handles) > _MOST:
            return
        text = given[:300].strip()
        address = _ADDRESS.search(text)
        if address:
            text = text.replace(address[0], " ")
            self._handle(address[1])
        elif text and " " not in text and (text.islower() or re.search(r"[\d_.]|[a-z][A-Z]", text)):
            self._handle(text.removeprefix("@"))
            return
        words = _WORD.findall(text)
        self._join(words)
        self._words.update(word for word in words if len(word) >= _SHORTEST)
        self._words.update(part for word in words for part in re.split(r"['\u2019-]", word) if len(part) > _SHORTEST)

    def _handle(self, handle: str) -> None:
        self._handles.add(handle.casefold())
        self._join(re.findall(r"[^\W\d_]+", handle))
        for part in re.findall(r"[^\W\d_]{3,}", handle):
            self._words.add(part[:1].upper() + part[1:])

    def _join(self, words: list[str]) -> None:
        """Know a name of several words as addresses hold it: in one, or with a sign between its words."""
        folded = [word.casefold() for word in words[:_NAME_WORDS]]
        if len(folded) < 2 or _WORDS.issuperset(folded):  # noqa: PLR2004  one word is looked for as a word
            return
        whole = [re.sub(r"['\u2019-]", "", word) for word in folded]
        for order in (whole, [whole[0], whole[-1]], [whole[-1], whole[0]], [whole[-1], *whole[:-1]]):
            for spelled in dict.fromkeys((tuple(order), tuple(map(_plain, order)))):
                inside = rf"{_BETWEEN}".join(map(re.escape, spelled))
                if len("".join(spelled)) >= _SHORTEST_INSIDE:
                    self._joined.add(inside)
                else:
                    self._joined.add(rf"(?<![^\W_]){inside}[0-9]*(?![^\W_])")

    def _compiled(self) -> re.Pattern[str] | None:
        words = sorted({*self._words, *(word.upper() for word in self._words if len(word) > _SHORTEST)}, key=_longest)
        handles = sorted(self._handles, key=_longest)
        parts = []
        if words:
            one = "|".join(map(re.escape, words))
            parts.append(rf"(?:{one})(?:(?: +|\.|, )(?:[A-Z]\. ?)?(?:{one})(?!\w))*")
        if handles:
            parts.append(rf"(?i:{'|'.join(map(re.escape, handles))})")
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None

    @staticmethod
    def _tells(found: str) -> bool:
        """Whether what was found is a name and not a word alone that names are made of."""
        words = [word.casefold() for word in _TOKEN.findall(found)]
        return len(words) > 1 or words[0] not in _WORDS if words else False


def _plain(word: str) -> str:
    """A word in letters that any address may hold."""
    spelled = word.replace("\xe4", "ae").replace("\xf6", "oe").replace("\xfc", "ue")
    return "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def apart(spans: list[Span]) -> list[Span]:
    """The spans in order, of two that overlap the one that begins first."""
    return list(_without_overlaps(sorted(spans, key=lambda span: (span.start, -span.end))))


def _without_overlaps(spans: list[Span]) -> Iterator[Span]:
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end
