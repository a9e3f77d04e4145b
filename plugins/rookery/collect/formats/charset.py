"""Bytes -> text, by the rules of XML and of the servers that break them. Touches nothing but its arguments.

The order is RFC 7303's (byte order mark, charset of the header, XML declaration, UTF-8) with one exception that
practice teaches: where header and declaration disagree and one of them says UTF-8, UTF-8 is tried first, because
bytes that are valid UTF-8 and hold more than ASCII are hardly ever anything else.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What "<" or "{" looks like where no byte order mark stands before it (XML 1.0, appendix F).
_UNMARKED = (
    (re.compile(rb"[<{]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{]"), "utf-32-be"),
    (re.compile(rb"[<{]\0"), "utf-16-le"),
    (re.compile(rb"\0[<{]"), "utf-16-be"),
)

_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_HEADER = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)

# Only plain character sets: Python's codecs also know some that cost the square of the input (punycode) or that
# smuggle characters past a reader (utf-7, unicode_escape).
_KNOWN = re.compile(
    r"utf-8|ascii|iso8859-\d{1,2}|cp125\d|cp8(50|52|66)|koi8-[ru]|mac-roman|big5(hkscs)?|gb18030|gbk|gb2312"
    r"|euc_(jp|kr)|shift_jis|cp9(32|49|50)|iso2022_jp"
)
_LAST_BYTE = 0xBF
_DOUBLE_START = "â€"
_CONTINUATIONS = "".join(bytes((byte,)).decode("cp1252", "ignore") for byte in range(0x80, _LAST_BYTE + 1))
_DOUBLE = re.compile(f"{_DOUBLE_START}[\x80-\xbf{re.escape(_CONTINUATIONS)}]")
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


def decode(body: bytes, content_type: str = "") -> tuple[str, bool]:
    """Return the text of ``body`` and whether its bytes agreed with a character set that it or the server named."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _marked(body[len(mark) :], name)
    for pattern, name in _UNMARKED:
        if pattern.match(body):
            return _marked(body, name)
    for name in _candidates(body, content_type):
        try:
            return body.decode(name), True
        except UnicodeDecodeError:
            continue
    return body.decode("cp1252", "replace"), False


def undo_double(text: str) -> tuple[str, int]:
    """Mend punctuation that was encoded twice (``weâ€™re``), and say how often.

    Only the three-character forms of quotes, dashes and dots: no language writes them, whereas two-character ones
    may be meant (``IRMÃ”`` ends a quotation).
    """
    return _DOUBLE.subn(_once, text) if _DOUBLE_START in text else (text, 0)


def _once(found: re.Match[str]) -> str:
    last = found[0][2]
    byte = ord(last) if ord(last) <= _LAST_BYTE else last.encode("cp1252")[0]
    return bytes((0xE2, 0x80, byte)).decode()


def _marked(body: bytes, name: str) -> tuple[str, bool]:
    try:
        return body.decode(name), True
    except UnicodeDecodeError:
        return body.decode(name, "replace"), False


def _candidates(body: bytes, content_type: str) -> list[str]:
    header = _HEADER.search(content_type)
    declaration = _DECLARED.match(body[:400])
    named = [
        _codec(header[1]) if header else "",
        _codec(declaration[1].decode("ascii")) if declaration else "utf-8",
    ]
    named = [name for name in named if name] or ["utf-8"]
    if "utf-8" in named:
        named = ["utf-8", *(name for name in named if name != "utf-8")]
    return named


def _codec(name: str) -> str:
    """Python's name of a character set that may stand for bytes which begin like ASCII; ``""`` for any other."""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ""
    if not _KNOWN.fullmatch(known):
        return ""
    return _WIDER.get(known, known)
