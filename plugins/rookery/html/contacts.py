"""E-mail addresses and phone numbers in plain text -> a note that one was removed.

In: text and the addresses that may be shown. Out: the text with the others masked. What is looked for: addresses
in any script, percent-encoded ones, "name (at) host (dot) com", "name at host dot com", "name @ host.com"; numbers
with a country code, North American ones, national ones with a leading 0, and what stands after a word like "Tel.".
Signs that nobody sees hide nothing. A number without any of these marks (an id, a price, a version, an ISBN, a date)
stays. Linear: each search is bounded to the left and to the right.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

import phonenumbers

from rookery.html.glance import Glance
from rookery.html.spelled import addresses_in_words, has_ending, is_local, seen_places, without_hidden

EMAIL_REMOVED = "[e-mail removed]"
PHONE_REMOVED = "[phone number removed]"

_CHECKS = 500  # number plans are asked so often per text; afterwards what looks like a number counts as one
_LOCAL = re.compile(r"[\w.+%'~-]")
_LOCAL_MAX = 64
_DOMAIN_MAX = 253
# The sign itself, its wide forms, its percent-encoding, or the word in brackets. A search is quick for a pattern that
# begins with a set of signs, so the branches look back at it. ``rookery.html.glance`` says whether to search at all.
_AT = re.compile(
    r"[@\uff20\ufe6b%\[({](?:(?<=[@\uff20\ufe6b])|(?<=%)40|(?<=[\[({])(?P<word> ?(?:at|ät|arroba|@) ?[\])}]))",
    re.IGNORECASE,
)
_WITHOUT_SIGN = re.compile(r"[^@%\[({\uff20\ufe6b]*+")  # nor anything that could be decoded to one
_DOMAIN = re.compile(r"[^\W_]+(?:-+[^\W_]+)*(?:[.\u3002\uff0e][^\W_]+(?:-+[^\W_]+)*)*")
_SPELLED_DOT = re.compile(
    r"[.\u3002\uff0e]|[ \xa0]?[\[({] ?(?:dot|punkt|point|punto|\.) ?[\])}][ \xa0]?|[ \xa0]dot[ \xa0]",
    re.IGNORECASE,
)
_SPELLED_DOMAIN = re.compile(
    rf"[^\W_]+(?:-+[^\W_]+)*(?:(?:{_SPELLED_DOT.pattern})[^\W_]+(?:-+[^\W_]+)*)+",
    re.IGNORECASE,
)
_DOT = re.compile(r"[.\u3002\uff0e]")
# "logo@2x.png", "pkg@1.2.tgz": endings of files that are no top-level domains
_FILE = re.compile(
    r"png|jpe?g|gif|svg|webp|avif|ico|css|[cm]?jsx?|tsx?|json|xml|ya?ml|toml|html?|php|txt|pdf|csv"
    r"|t?gz|tar|bz|whl|deb|rpm|jar|exe|dmg|mpe?g?|map|lock",
)

_SEPARATOR = r"[ \xa0\u202f.\-\u2010-\u2013/()]{0,3}"
_INTERNATIONAL = rf"(?P<world>(?<![\w+])(?:\+\(?|\(\+|00(?=[1-9]))[1-9](?:{_SEPARATOR}[0-9]){{6,22}})"
_AMERICAN = (
    r"(?P<america>(?<![\w$€£#=/.,&?+-])(?:1[ .\-])?(?:\([2-9][0-9]{2}\)[ \xa0]?|[2-9][0-9]{2}[ \xa0.\-\u2010-\u2013])"
    r"[2-9][0-9]{2}[ \xa0.\-\u2010-\u2013][0-9]{4}(?![\w]|[.,\-/][0-9]))"
)
_NATIONAL = (
    r"(?P<nation>(?<![\w$€£#=/.,&?+:-])\(?0[1-9](?:[ \xa0\u202f.\-\u2010-\u2013/()]{0,2}[0-9]){7,11}"
    r"(?![\w]|[.,:\-/][0-9]))"
)
_LABELLED = (
    r"(?:\b(?:tele(?:phone|fon|fono)|t[ée]l[ée]phone|phone|tel|tél|fax|mobile|mobil|cell|handy|whatsapp|call us)\b"
    r"|[\u260e\u260f\u2706]|\U0001f4de|\U0001f4f1)"
    r"[\ufe0f.)]{0,2}(?:[ \xa0](?:number|no|nr|at|on|us|us at|us on)\b\.?)?[ \xa0]?[:=]?[ \xa0]{0,2}"
    rf"(?P<label>\(?[0-9](?:{_SEPARATOR}[0-9]){{5,14}}(?!\w|[,.:/][0-9]))"
)
_PHONE = re.compile(f"{_INTERNATIONAL}|{_AMERICAN}|{_NATIONAL}|{_LABELLED}", re.IGNORECASE)
# Digits so near to one another as in a number, and as many, as ``rookery.html.glance`` has it. Few texts have them, and
# they are found ten times as fast.
_DIGITS = re.compile(rf"[0-9](?:{_SEPARATOR}[0-9]){{5,}}+")
_BEFORE, _BEHIND = 32, 4  # characters around the digits that say whether it is one: a word, signs, no letter behind
_DATE = re.compile(
    r"\(?(?:[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}|[0-9]{4}([./-])[0-9]{1,2}\2[0-9]{1,2})(?![0-9])",
)
# mobile numbers of those countries, and London's, in one go; behind a word for an id they are that
_IN_ONE_GO = re.compile(r"0(?:7[1-9][0-9]{8}|1[5-7][0-9]{8,9}|[46-8][0-9]{8}|[789]0[0-9]{8}|20[378][0-9]{7})")
_AN_ID = re.compile(
    r"(?:\b(?:ids?|order|invoice|ticket|case|ref(?:erence)?|number|nr|no|code|version|commit|build|part|serial|isbn|article"
    r"|bestellung|rechnung)\b|#)[^\w]{0,3}$",
    re.IGNORECASE,
)
_SHORT_IN_ONE_GO = 9  # digits, with the country's; fewer in one go are a number only if they are assigned
_PLANS = ("GB", "DE", "FR", "NL", "BE", "CH", "AT", "IT", "IE", "AU", "JP")  # of the countries that dial a 0 first


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text and what replaces it."""

    start: int
    end: int
    note: str


class Mask:
    """Finds contact data in the texts of one document; ``allowed`` addresses and numbers are passed over.

    Addresses compare without regard to case, numbers by their digits.
    """

    def __init__(self, allowed: Collection[str] = ()) -> None:
        self._addresses = {contact_form(contact) for contact in allowed if "@" in contact}
        self._numbers = {contact_form(contact) for contact in allowed if "@" not in contact}
        self._checks = _CHECKS

    def spans(self, text: str) -> list[Span]:
        """Return what is to be replaced in ``text``, in order, without overlaps."""
        glance = Glance(text)
        places = seen_places(text) if glance.hidden else None
        if places is not None:
            return [
                Span(places[span.start], places[span.end - 1] + 1, span.note)
                for span in self.spans(without_hidden(text))
            ]
        found = self._emails(text) if glance.at or glance.dot else []
        found += self._phones(text, found) if glance.number else []
        return sorted(found, key=lambda span: span.start)

    def masked(self, text: str) -> str:
        """Return ``text`` with the notes in place of what was found."""
        pieces, position = [], 0
        for span in self.spans(text):
            pieces += [text[position : span.start], span.note]
            position = span.end
        return "".join(pieces) + text[position:] if pieces else text

    def allows(self, link: str) -> bool:
        """Return whether a link may be shown: it holds no contact data but what is allowed."""
        scheme, _, rest = link.partition(":")
        if scheme == "tel":
            return _digits(rest.partition(";")[0]) in self._numbers
        return bool(_WITHOUT_SIGN.fullmatch(link)) or not self._emails(without_hidden(unquote(rest)))

    def _emails(self, text: str) -> list[Span]:
        found = self._with_signs(text)
        for start, end, meant in addresses_in_words(text):
            apart = all(end <= span.start or span.end <= start for span in found)
            if apart and unquote(meant).casefold() not in self._addresses:
                found.append(Span(start, end, EMAIL_REMOVED))
        return sorted(found, key=lambda span: span.start)

    def _with_signs(self, text: str) -> list[Span]:
        found: list[Span] = []
        for at in _AT.finditer(text):
            before = found[-1].end if found else 0
            if at.start() < before:
                continue
            span = self._email(text, at, before)
            if span is not None:
                found.append(span)
        return found

    def _email(self, text: str, at: re.Match[str], before: int) -> Span | None:
        """Return the address around ``at`` that begins no earlier than ``before``."""
        spelled = at["word"] is not None
        start = at.start()
        blank = not spelled and text[at.end() : at.end() + 1] in {" ", "\xa0"}
        parted = (spelled or blank) and start > before and text[start - 1] in " \xa0"
        start -= parted
        end_of_local, lowest = start, max(before, start - _LOCAL_MAX)
        while start > lowest and _LOCAL.match(text[start - 1]):
            start -= 1
        while start < end_of_local and not text[start].isalnum() and text[start] != "_":
            start += 1
        local = text[start:end_of_local]
        if not local or local == "git":  # git@host:path is how repositories are cloned
            return None
        handle = text[start - 1 : start] == "@" and not text[max(start - 2, 0) : start - 1].isalnum()
        if handle and re.fullmatch(r"[\w.-]+", local):
            return None  # @name@server, in the fediverse
        if blank and not is_local(local):
            return None
        end = self._end_of_domain(text, at.end() + blank, spelled=spelled)
        domain = _SPELLED_DOT.sub(".", text[at.end() : end].strip())
        if blank and not has_ending(domain):
            return None
        if not domain or unquote(f"{local}@{domain}").casefold() in self._addresses:
            return None
        return Span(start, end, EMAIL_REMOVED)

    @staticmethod
    def _end_of_domain(text: str, position: int, *, spelled: bool) -> int:
        """Return where the domain name from ``position`` on ends; 0 if there is none."""
        window = text[position : position + _DOMAIN_MAX]
        if spelled:
            blank = len(window) - len(window.lstrip(" \xa0"))
            named = _SPELLED_DOMAIN.match(window, blank) if blank < 2 else None  # noqa: PLR2004  # one blank
            return position + named.end() if named and named[0][-1].isalpha() else 0
        named = _DOMAIN.match(window)
        labels = _DOT.split(named[0]) if named else []
        while len(labels) > 1:
            last = labels[-1].lower()
            if (len(last) > 1 and last.isalpha() and not _FILE.fullmatch(last)) or last.startswith("xn--"):
                return position + sum(map(len, labels)) + len(labels) - 1
            labels.pop()
        return 0

    def _phones(self, text: str, emails: list[Span]) -> list[Span]:
        text = _covered(text, emails)
        found: list[Span] = []
        position = after = 0
        for digits in _DIGITS.finditer(text):
            position = max(position, digits.start() - _BEFORE)
            while match := self._next_phone(text, position, after, digits.end() + _BEHIND):
                kind, start, candidate = match
                end = self._end_of_number(kind, candidate, start)
                if end and kind == "nation" and candidate.isdigit() and _AN_ID.search(text[max(start - 16, 0) : start]):
                    end = 0
                if end and _digits(text[start:end]) not in self._numbers:
                    found.append(Span(start, end, PHONE_REMOVED))
                    after = end
                position = end or start + 1
        return found

    @staticmethod
    def _next_phone(text: str, position: int, after: int, limit: int) -> tuple[str, int, str] | None:
        """Return kind, start and text of the next candidate from ``position`` on and before ``limit``.

        Directly ``after`` a number that is masked, its last digit is no neighbour that hides the next one.
        """
        if position and position == after:
            match = _PHONE.match("]" + text[position : position + 160], 1)
            if match:
                kind = match.lastgroup or ""
                return kind, position + match.start(kind) - 1, match[kind]
        match = _PHONE.search(text, position, limit)
        kind = (match and match.lastgroup) or ""
        return (kind, match.start(kind), match[kind]) if match else None

    def _end_of_number(self, kind: str, candidate: str, start: int) -> int:
        """Return where the number at ``start`` ends; 0 if ``candidate`` is none."""
        if kind != "world" and _DATE.match(candidate):
            return 0
        if kind in {"america", "label"}:
            spaced = kind == "america" and not re.search(r"[^0-9 \xa0]", candidate)
            return start + len(candidate) if not spaced or self._valid(candidate, ("US",)) else 0
        if kind == "nation":
            known = _IN_ONE_GO.fullmatch(candidate) if candidate.isdigit() else self._valid(candidate, _PLANS)
            return start + len(candidate) if known else 0
        while len(_digits(candidate)) > 6:  # noqa: PLR2004  # the shortest numbers with a country code have seven digits
            if self._reachable(candidate):
                return start + len(candidate)
            shorter = re.sub(r"[^0-9]+[0-9]+$", "", candidate)
            if shorter == candidate:
                break
            candidate = shorter
        return 0

    def _valid(self, candidate: str, plans: tuple[str, ...]) -> bool:
        for plan in plans:
            self._checks -= 1
            if self._checks < 0 or _assigned(candidate, plan):
                return True
        return False

    def _reachable(self, candidate: str) -> bool:
        """Return whether a number with country code fits a number plan; a short one in one go must be assigned."""
        self._checks -= 1
        if self._checks < 0:
            return True
        try:
            number = phonenumbers.parse("+" + _digits(candidate), None)
        except phonenumbers.NumberParseException:
            return False
        if re.fullmatch(r"\+?[0-9]+", candidate) and len(_digits(candidate)) < _SHORT_IN_ONE_GO:
            return phonenumbers.is_valid_number(number)
        possible = phonenumbers.is_possible_number_with_reason(number)
        return possible == phonenumbers.ValidationResult.IS_POSSIBLE


def mask(text: str, allowed: Collection[str] = ()) -> str:
    """Return ``text`` with e-mail addresses and phone numbers replaced by a note, but for the ``allowed`` ones.

    ``mask(mask(text)) == mask(text)``.
    """
    return Mask(allowed).masked(text)


def contact_form(contact: str) -> str:
    """The one form of an e-mail address or a phone number, by which two spellings of it compare."""
    return contact.strip().casefold() if "@" in contact else _digits(contact)


def contacts_in(text: str) -> list[str]:
    """The e-mail addresses and phone numbers in a text, as they stand there."""
    return [text[span.start : span.end] for span in Mask().spans(text)]


def _covered(text: str, spans: list[Span]) -> str:
    """Return ``text`` with other signs for ``spans``: what is masked is no part and no neighbour of a number."""
    pieces, position = [], 0
    for span in spans:
        pieces += [text[position : span.start], "]" * (span.end - span.start)]
        position = span.end
    return "".join(pieces) + text[position:] if pieces else text


def _assigned(candidate: str, plan: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(candidate, plan))
    except phonenumbers.NumberParseException:
        return False


def _digits(text: str) -> str:
    """Return the digits of a number, without the 00 that some write for + and the (0) of +49 (0)30."""
    return re.sub(r"[^0-9]", "", text.replace("(0)", "")).removeprefix("00")
