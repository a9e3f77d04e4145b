"""E-mail addresses that people write so that machines miss them: in words, with spaces, with signs that nobody sees.

In: plain text. Out: where such an address stands. "at" and "dot" are words of any sentence, so in small letters they
count only before an ending that domains have, and not behind a word such as "look". Linear: all parts are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# nothing to be seen: zero-width spaces and joiners, soft hyphens, marks of direction. ``rookery.html.glance`` says
# whether to search for them at all.
_HIDDEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_ENDINGS = frozenset(
    """com org net edu gov mil int io co info biz dev app ai me eu uk de fr nl be ch at it ie au jp us ca es pt pl cz se
    no dk fi nz in br mx cloud tech jobs work email mail online site xyz example test""".split()  # noqa: SIM905  a paragraph reads better
)
# words before "at" or "@" that are nobody's address
_NO_LOCAL = frozenset(
    """a about all and apply are available based career careers code day everybody everyone everything find found go
    hired hosted i interview is it job jobs join lead learn live look looked looking meet meeting meetup met more now
    online or order out read register see sell sold speaker speaking start talk team the there they this up us used
    visit was we were work worked working works you""".split()  # noqa: SIM905  a paragraph reads better
)
_WORDS = re.compile(
    r"(?<![\w.+%'~-])(?P<local>(?:[\w.+%'~-]{1,64}[ \xa0](?i:dot)[ \xa0]){0,2}[\w+%'~-][\w.+%'~-]{0,63})"
    r"[ \xa0](?P<at>(?i:at))[ \xa0](?P<domain>[^\W_][\w-]{0,62}(?:(?:\.|[ \xa0](?i:dot)[ \xa0])[^\W_][\w-]{0,62}){0,4}"
    r"[ \xa0](?P<dot>(?i:dot))[ \xa0](?P<ending>[^\W\d_]{2,24}))(?![\w-])"
)
# ``rookery.html.glance`` looks for it first
_DOT = re.compile(r"[ \xa0](?i:dot)[ \xa0]")


def without_hidden(text: str) -> str:
    """``text`` without the signs in it that nobody sees."""
    return text if text.isascii() else _HIDDEN.sub("", text)


def seen_places(text: str) -> list[int] | None:
    """Where the signs stand that ``without_hidden`` leaves; None if it takes none."""
    if text.isascii() or not _HIDDEN.search(text):
        return None
    places: list[int] = []
    begin = 0
    for hidden in _HIDDEN.finditer(text):
        places.extend(range(begin, hidden.start()))
        begin = hidden.end()
    places.extend(range(begin, len(text)))
    return places


def dots_in_words(text: str) -> Iterator[re.Match[str]]:
    """Each dot that is written as a word."""
    # few texts have one, and that is seen at once
    return _DOT.finditer(text) if any(word in text for word in ("dot", "DOT", "Dot")) else iter(())


def addresses_in_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Begin and end of each "name AT host DOT com", and what it means: ``name@host.com``."""
    if next(dots_in_words(text), None) is None:
        return
    for found in _WORDS.finditer(text):
        loud = found["at"] == "AT" and found["dot"] == "DOT"
        if loud or (found["ending"].casefold() in _ENDINGS and is_local(found["local"])):
            yield found.start(), found.end(), _DOT.sub(".", f"{found['local']}@{found['domain']}")


def is_local(word: str) -> bool:
    """Whether a word that stands apart from its "@" may be the beginning of an address: "kay", but not "Engineer"."""
    small = word[:1].islower() or any(sign.isdigit() or sign in "._" for sign in word)
    return small and any(sign.isalpha() for sign in word) and word.casefold() not in _NO_LOCAL


def has_ending(domain: str) -> bool:
    """Whether a domain ends as most do, so that it is none by chance ("dinner @ 8.then")."""
    return domain.rpartition(".")[2].casefold() in _ENDINGS
