"""The boundary: foreign HTML -> ``Html``, safe to show, small, well-formed, a line a block.

In: HTML of any kind, from anyone. Out: ``Html`` with few elements (``elements.TAGS``) and no style, script, form,
drawing, image or frame; a picture that is wanted leaves a mark, which loads nothing. Links are absolute http(s), mailto
or tel. The way: ``tokens`` and ``shape`` put the source in order, contact data are masked, and then nh3, a browser's
parser with an allow-list of its own, reads and writes the result. What nh3 wrote is what comes out, so an error on the
way costs form, not safety.

Laws (tests/html): same input, same output · ``sanitize(sanitize(x)) == sanitize(x)`` · linear time · never raises.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection
from functools import partial
from itertools import accumulate

import nh3

from rookery.html.contacts import Mask
from rookery.html.elements import ATTRIBUTES, HEADINGS, MARK, TAGS, Rules, encoded, escaped, no_picture
from rookery.html.links import canonical_url, link_target
from rookery.html.pictures import Wanted
from rookery.html.pieces import Apart
from rookery.html.shape import KNOWN, shaped
from rookery.html.text import composed, cut, text_of, unstruck, visible
from rookery.html.tokens import steps
from rookery.model.text import Html

SIZE_MAX = 512 * 1024
"""Characters of a body, in and out; what is behind is cut."""

REL = "nofollow ugc noopener noreferrer"
_TITLE_MAX = 300

_COMMON = {"lang", "dir"}
FOREIGN_ATTRIBUTES = {
    "*": _COMMON,
    **{tag: set(names) for tag, names in ATTRIBUTES.items() if tag in TAGS and tag not in HEADINGS},
}
SCHEMES = {"http", "https", "mailto", "tel"}
FOREIGN = nh3.Cleaner(
    tags=set(TAGS),
    attributes=FOREIGN_ATTRIBUTES,
    url_schemes=SCHEMES,
    url_relative="deny",
    link_rel=REL,
    strip_comments=True,
)
"""The allow-list for foreign text. It has no function of ours in it: nh3 would swallow what that raises."""
MARKED_ATTRIBUTES = {**FOREIGN_ATTRIBUTES, "img": {MARK, "alt"}}
"""With the marks of pictures: no image has a source that could be loaded."""
_MARKED = nh3.Cleaner(
    tags=TAGS | {"img"},
    attributes=MARKED_ATTRIBUTES,
    url_schemes=SCHEMES,
    url_relative="deny",
    link_rel=REL,
    strip_comments=True,
)


def sanitize(
    raw: str, *, base: str = "", allowed_contacts: Collection[str] = (), pictures: Wanted | None = None
) -> Html:
    """Return foreign HTML as ``Html``.

    ``base`` is the absolute address that relative links are resolved against; without it they lose their link.
    E-mail addresses and phone numbers are masked but for ``allowed_contacts``. Images go, unless ``pictures`` takes
    their addresses down: then a mark stays in their place. Players become links.
    Source beyond 512 k characters is cut, tags nested deeper than 256 are dropped. Never raises.
    """
    mask = Mask(allowed_contacts)

    def href(url: str) -> str:
        target = link_target(url, base)
        return target if mask.allows(target) else ""

    rules = foreign_rules(
        href,
        words=lambda text: mask.masked(short(text)),
        embed=partial(canonical_url, base=base),
        picture=pictures.key if pictures else no_picture,
    )
    return Html(settled(raw, rules, _MARKED if pictures else FOREIGN, mask))


def foreign_rules(
    href: Callable[[str], str],
    words: Callable[[str], str],
    embed: Callable[[str], str],
    picture: Callable[[dict[str, str]], str] = no_picture,
) -> Rules:
    """Return the rules for foreign text: every link is marked as not ours, no image of its own, no id."""
    return Rules(href=href, rel=lambda _: REL, words=words, source=lambda _: "", embed=embed, picture=picture)


def short(text: str) -> str:
    """Return the text of an attribute on one line, at most 300 characters."""
    return composed(" ".join(visible(text).split()))[:_TITLE_MAX].strip()


def settled(raw: str, rules: Rules, cleaner: nh3.Cleaner, mask: Mask | None = None) -> str:
    """Put ``raw`` in order and have ``cleaner`` write it, until it stays as it is.

    Once is enough wherever a parser reads our markup as we mean it. Should it not, in a case nobody thought of, the
    second or third time settles it; and if not even that, only the text is left.
    """
    source = cut(raw, SIZE_MAX)
    for _ in range(3):
        ours, whole = _ordered(source, rules, mask)
        source = encoded(cleaner.clean(ours))
        if source == ours and whole:
            return source
    return _as_text(raw, mask)


def _ordered(source: str, rules: Rules, mask: Mask | None) -> tuple[str, bool]:
    """Return ``source`` in order and masked, and whether masking has left it in order."""
    limit = SIZE_MAX
    while True:
        body = shaped(steps(source, KNOWN), rules, limit)
        whole = mask is None or _masked(body, mask)
        ours = body.html()
        if len(ours) <= SIZE_MAX:
            return ours, whole
        limit = limit * SIZE_MAX // len(ours) * 9 // 10  # a "{" takes six characters, a link its rel


def _masked(body: Apart, mask: Mask) -> bool:
    """Mask contact data in place, also where an address runs through several elements of a line.

    The note stands in the first of them; false if another has become empty by it, or begins or ends with a space.
    """
    text, ends = body.read()
    spans = mask.spans(text)
    if not spans:
        return True
    starts = [0, *accumulate(len(text) + len(end) for text, end in zip(body.texts, ends, strict=False))]
    whole, index = True, 0
    cuts: dict[int, list[tuple[int, int, str]]] = {}
    for span in spans:
        index = bisect_right(starts, span.start, index) - 1
        note, at = span.note, index
        while at < len(starts) and starts[at] < span.end:
            start, end = max(span.start - starts[at], 0), min(span.end - starts[at], len(body.texts[at]))
            if end > start:
                cuts.setdefault(at, []).append((start, end, note))
                note = ""
            at += 1
    for at, parts in cuts.items():
        kept, done = [], 0
        for start, end, note in parts:
            kept += [body.texts[at][done:start], note]
            done = end
        body.texts[at] = "".join(kept) + body.texts[at][done:]
        whole = whole and body.texts[at].strip() == body.texts[at] != ""
    return whole


def _as_text(raw: str, mask: Mask | None) -> str:
    """Return the words of ``raw`` and nothing else, as one paragraph."""
    text = unstruck(text_of(cut(raw, SIZE_MAX)))[: SIZE_MAX // 9].strip()
    text = mask.masked(text) if mask else text
    return f"<p>{escaped(text)}</p>" if text else ""
