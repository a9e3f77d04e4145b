"""Lines of a text -> the lines that its author wrote for this occasion.

In: lines, who takes part. Out: the lines without quoted mail, its headers, signatures, farewells, greetings and the
footers of mailing lists; what was taken, by kind; and the names that stood in it, to be looked for in the rest.
English, German and French; what a program writes is told by its form in any language.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from rookery.inbox.lines import Line
from rookery.inbox.names import Names
from rookery.inbox.profiles import is_bare

QUOTED, SIGNATURE, GREETING, FOOTER = "quoted mail", "signature", "greeting", "footer of a mailing list"

_ATTRIBUTION = re.compile(
    r"(?:^|\s)(?:wrote|schrieb(?:en)?|a \xe9crit|ha scritto|escribi\xf3|schreef|skrev|napisa\u0142\(?a?\)?)"
    r"(?:\s.{0,120})?\s?:?$",
    re.IGNORECASE,
)
_ATTRIBUTING = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Den|W dniu|\d{1,4}[./-]\d{1,2}|>?\s?\S.{0,60}<\S+@\S+>)", re.IGNORECASE
)
_WHO_WROTE = re.compile(
    r"[\"'\u201e\u201c]?([^\W\d_][^<>\"\u201c\u201d:,\d]{1,60}?)[\"'\u201c\u201d]?\s*(?:<[^<>]{0,200}>?\s*)?"
    r"(?:wrote|schrieb|a \xe9crit)"
)
_FORWARDED = re.compile(
    r"[-_=*\s]{2,}\s?(?:original message|forwarded message|forwarded by .{0,80}|urspr\xfcngliche nachricht"
    r"|weitergeleitete nachricht|original-nachricht|message d.origine|message transf\xe9r\xe9"
    r"|begin forwarded message:?)\s?[-_=*\s]{0,40}$"
    r"|begin forwarded message:$|anfang der weitergeleiteten (?:nachricht|e-mail):$",
    re.IGNORECASE,
)
_FROM_LINE = re.compile(r"\*?(?:from|von|de|da|van|fra)\s?:\*?\s*(.{1,200})$", re.IGNORECASE)
_HEADER_LINE = re.compile(
    r"\*?(?:sent|date|to|cc|subject|reply-to|gesendet|datum|an|betreff|envoy\xe9|\xe0|objet|inviato|oggetto)\s?:\*?\s",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-_=*\u2013\u2014~]{2,}$")
_SIGN = re.compile(r"(?:--|\u2014|\u2013)\s?$")
_DEVICE = re.compile(
    r"(?:sent|gesendet|envoy\xe9|inviato|enviado) (?:from|with|via|von|mit|aus|de|depuis|da|desde) "
    r"(?:my|meine[mr]?|der|mon|ma|il mio|mi)?\s?.{1,60}$"
    r"|von meinem .{1,40} gesendet\.?$|diese nachricht wurde von .{1,60} gesendet\.?$"
    r"|get outlook for .{1,20}$|outlook f\xfcr .{1,20} (?:herunterladen|beziehen)$|sent (?:from|via) outlook.{0,20}$",
    re.IGNORECASE,
)
_LIST_FOOTER = re.compile(
    r"to unsubscribe\b.{0,80}|for additional commands, e-?mail\b.{0,80}|unsubscribe\s?:.{0,200}"
    r"|you (?:received|are receiving) this (?:message|e-?mail|because)\b.{0,200}|\S{1,60} mailing list$"
    r"|(?:reply to this email directly|message id:).{0,300}|zum abmelden\b.{0,100}|pour se d\xe9sinscrire\b.{0,100}",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?:(?:with |many |kind |kindest |best |warm |warmest |my best )*(?:regards|wishes)|all the best|best|cheers|yours"
    r"|(?:many |with |kind )*thanks(?: (?:a lot|so much|again|in advance|for your (?:help|time|reply|answer)))*"
    r"|thanks and (?:kind |best )?regards|thx|ta"
    r"|thank you(?: (?:very much|so much|in advance|again|and (?:kind |best )?regards"
    r"|for your (?:help|time|reply|answer)))*"
    r"|(?:yours )?(?:sincerely|faithfully|truly)|yours (?:sincerely|faithfully|truly)|sincerely yours|respectfully|love"
    r"|(?:mit |viele |beste |liebe |herzliche |sch\xf6ne |freundliche[nr]? |besten |vielen |lieben |herzlichen )+"
    r"(?:gr(?:\xfc|ue)(?:\xdf|ss)en?|dank)(?: (?:aus|im) .{1,30})?"
    r"|gru\xdf|gr\xfc\xdfe|mfg|lg|vg|bg|danke(?: im voraus)?"
    r"|(?:bien |tr\xe8s )?cordialement|(?:sinc\xe8res |meilleures )?salutations(?: distingu\xe9es)?|amicalement"
    r"|merci(?: (?:beaucoup|d.avance|par avance))*|bonne (?:journ\xe9e|soir\xe9e)|bien \xe0 vous)"
    r"\s?[,.!:)\u2013-]{0,3}$",
    re.IGNORECASE,
)
_HELLO = (
    r"(?:hi|hello|dear|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|hallo|moin|servus"
    r"|gr\xfc(?:\xdf|ss|e)\S{0,6}(?: gott)?"
    r"|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|cher|ch\xe8re"
    r"|to whom it may concern)"
)
_GREETING = re.compile(rf"{_HELLO}\b[^.?!:;,]{{0,60}}[,.!:;)\s\u2013-]*$", re.IGNORECASE)
# "Hello, I had a question": the greeting goes, the rest stays
_GREETED = re.compile(
    rf"{_HELLO}(?: (?!I\b)[\w.'\u2019-]+){{0,4}}\s?(?:[,!;]|\.(?= )| [-\u2013\u2014])\s+(?=\S)", re.IGNORECASE
)
_NOTE_BELOW = re.compile(r"\[\d{1,2}\]|p\.?\s?p?\.?\s?s\b\.?", re.IGNORECASE)
_NAME_LIKE = re.compile(r"[/~\u2013\u2014-]{0,2}\s?[^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){0,3}\s?[,.]?$")
_PARTED = re.compile(r"\s+[|\xb7\u2022]\s+")  # "Ada Example | Nurse | www.example.org"
_LONGEST_SIGNATURE = 12
_SIGNATURE_WIDTH = 90
_ATTRIBUTION_LINES = 4
_FEW_WORDS = 8


@dataclass(slots=True)
class Stripped:
    """What is left, what was taken by kind, and the names that stood in it."""

    lines: list[Line]
    taken: Counter[str] = field(default_factory=Counter)
    learned: list[str] = field(default_factory=list)


def stripped(lines: list[Line], names: Names, *, mail: bool = False) -> Stripped:
    """The lines without what does not belong to what is said. In a ``mail`` quotations are the mail that it answers.

    A mail that only passes another one on is read as that other one.
    """
    found = Stripped(list(lines))
    inner = _cut_forwarded(found)
    if mail:
        _take_quotes(found)
    _take_attributions(found)
    if inner and _says_nothing(found, names):
        passed_on = stripped(inner, names, mail=mail)
        passed_on.learned += found.learned
        passed_on.taken += found.taken
        return passed_on
    _take_footer(found)
    _take_signature(found, names)
    _take_greeting(found)
    return found


def _says_nothing(found: Stripped, names: Names) -> bool:
    """Whether nothing is asked here and hardly anything said, as "FYI" and "one for you, Jo" above a mail."""
    rest = Stripped(list(found.lines))
    _take_signature(rest, names)
    _take_greeting(rest)
    words = " ".join(line.text for line in rest.lines)
    return len(words.split()) <= _FEW_WORDS and "?" not in words


def _cut_forwarded(found: Stripped) -> list[Line]:
    """Cut where another mail begins; return what that one says. Its headers hold names, which are learned."""
    lines = found.lines
    for number, line in enumerate(lines):
        begins = _FORWARDED.match(line.text) is not None
        who = _FROM_LINE.match(line.text)
        below = sum(_HEADER_LINE.match(after.text) is not None for after in lines[number + 1 : number + 6])
        if not begins and not (who and below >= 2):  # noqa: PLR2004  one such line may stand in any text
            continue
        rest = lines[number + begins :]
        head = 0
        while head < len(rest) and (_is_header(rest[head].text) or (head and not rest[head].begins)):
            header = _FROM_LINE.match(rest[head].text)
            if header:
                found.learned.append(header[1])
            head += 1
        found.lines = lines[:number]
        if found.lines and _RULE.match(found.lines[-1].text):
            found.lines.pop()
        found.taken[QUOTED] += 1
        return [replace(line, quote=max(line.quote - 1, 0)) for line in rest[head:]]
    return []


def _is_header(text: str) -> bool:
    return _FROM_LINE.match(text) is not None or _HEADER_LINE.match(f"{text} ") is not None


def _take_quotes(found: Stripped) -> None:
    kept = [line for line in found.lines if not line.quote]
    blocks = sum(
        line.quote > 0 and (not number or not found.lines[number - 1].quote) for number, line in enumerate(found.lines)
    )
    if blocks:
        found.taken[QUOTED] += blocks
        found.learned += [who[1] for line in found.lines if line.quote and (who := _WHO_WROTE.search(line.text))]
    found.lines = kept


def _take_attributions(found: Stripped) -> None:
    """Take ``On … somebody wrote:``, which may run over some lines."""
    kept: list[Line] = []
    for line in found.lines:
        kept.append(line)
        if not _ATTRIBUTION.search(line.text) or line.kind == "code":
            continue
        for back in range(1, min(_ATTRIBUTION_LINES, len(kept)) + 1):
            first = kept[-back]
            if _ATTRIBUTING.match(first.text):
                words = " ".join(one.text for one in kept[-back:])
                if who := _WHO_WROTE.search(words):
                    found.learned.append(who[1])
                del kept[-back:]
                found.taken[QUOTED] += 1
                break
            if first.begins:
                break
    found.lines = kept


def _take_footer(found: Stripped) -> None:
    for number, line in enumerate(found.lines):
        if not _LIST_FOOTER.match(line.text) or number < len(found.lines) - 2 * _LONGEST_SIGNATURE:
            continue
        end = number
        while end and _RULE.match(found.lines[end - 1].text):
            end -= 1
        found.lines = found.lines[:end]
        found.taken[FOOTER] += 1
        return


def _take_signature(found: Stripped, names: Names) -> None:
    """Take what stands behind ``--``, a farewell with the name below it, and a name that stands alone at the end."""
    lines = found.lines
    before = len(lines)
    lines = [line for line in lines if not _DEVICE.match(line.text)]
    for number, line in enumerate(lines):
        if _SIGN.match(line.text) and len(lines) - number <= 2 * _LONGEST_SIGNATURE:
            found.learned += _names_in(lines[number + 1 : number + 3])
            lines = lines[:number]
            break
    farewell = _farewell(lines, names)
    if farewell:
        first, end = farewell
        found.learned += _names_in(lines[first + 1 : min(end, first + 3)])
        lines = lines[:first] + lines[end:]
    lines = _without_last_name(_without_parted(lines, found, names), found, names)
    found.taken[SIGNATURE] += len(lines) < before
    end = len(lines)
    while end and _RULE.match(lines[end - 1].text):
        end -= 1
    found.lines = lines[:end]


def _farewell(lines: list[Line], names: Names) -> tuple[int, int] | None:
    """From where to where a farewell and the signature below it stand; notes and a postscript below it stay."""
    for first in range(len(lines) - 1, max(len(lines) - 3 * _LONGEST_SIGNATURE, -1), -1):
        if lines[first].kind == "code" or not _FAREWELL.match(lines[first].text):
            continue
        end = first + 1
        while end < len(lines) and end - first <= _LONGEST_SIGNATURE:
            text = lines[end].text
            if _NOTE_BELOW.match(text) or len(text) > _SIGNATURE_WIDTH or "?" in text or lines[end].kind != "words":
                break
            end += 1
        signed = lines[first + 1 : end]
        last = end == len(lines) or _NOTE_BELOW.match(lines[end].text) is not None
        if last if not signed else _NAME_LIKE.match(signed[0].text) or names.holds(signed[0].text):
            return _with_thanks(lines, first), end
    return None


def _with_thanks(lines: list[Line], first: int) -> int:
    """Where a farewell of several lines begins: "Thanks in advance!" above "Kind regards"."""
    while first and _FAREWELL.match(lines[first - 1].text):
        first -= 1
    return first


def _without_last_name(lines: list[Line], found: Stripped, names: Names) -> list[Line]:
    """Without a name that stands alone as the last line, or above the notes at the end."""
    end = len(lines)
    while end and (begun := _paragraph(lines, end)) and _NOTE_BELOW.match(lines[begun].text):
        end = begun
    if end <= 1:
        return lines
    last = lines[end - 1]
    text = last.text.strip()
    known = names.is_only_names(text)
    alone = last.begins and last.kind == "words" and text[:1].isupper() and len(text.split()) == 1
    if not last.quote and last.kind == "words" and (known or (alone and _NAME_LIKE.match(text) and text.isalpha())):
        found.learned.append(text)
        return lines[: end - 1] + lines[end:]
    return lines


def _without_parted(lines: list[Line], found: Stripped, names: Names) -> list[Line]:
    """Without last lines in parts of which one is the name of somebody who takes part, or an address on the web."""
    end = len(lines)
    while end > 1 and lines[end - 1].kind == "words" and not lines[end - 1].quote:
        text = lines[end - 1].text.strip()
        parts = [part.strip(" ,.") for part in _PARTED.split(text) if part.strip(" ,.")]
        if len(text) > 2 * _SIGNATURE_WIDTH or "?" in text or len(parts) < 2:  # noqa: PLR2004  one part is none
            break
        if not any(names.is_only_names(part) or is_bare(part) for part in parts):
            break
        found.learned += [part for part in parts[:1] if " " in part and _NAME_LIKE.match(part)]
        end -= 1
    return lines[:end]


def _paragraph(lines: list[Line], end: int) -> int:
    """Where the paragraph begins that ends before ``end``; a long one is not followed up."""
    first = end - 1
    while first and not lines[first].begins and end - first < _LONGEST_SIGNATURE:
        first -= 1
    return first


def _take_greeting(found: Stripped) -> None:
    if not found.lines or found.lines[0].kind != "words":
        return
    first = found.lines[0]
    if _GREETING.match(first.text):
        found.lines = found.lines[1:]
        if found.lines:
            found.lines[0] = replace(found.lines[0], begins=True)
        found.taken[GREETING] += 1
        return
    greeted = _GREETED.match(first.text)
    if greeted and greeted.end() <= len(first.runs[0].text):
        run, *others = first.runs
        rest = run.text[greeted.end() :]
        found.lines[0] = replace(first, runs=(replace(run, text=rest[:1].upper() + rest[1:]), *others))
        found.taken[GREETING] += 1


def _names_in(lines: list[Line]) -> list[str]:
    return [line.text.strip(" /~-\u2013\u2014,.") for line in lines if _NAME_LIKE.match(line.text)]
