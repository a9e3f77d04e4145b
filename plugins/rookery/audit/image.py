"""What a picture says besides what one sees: where it was taken, with what, by whom.

In: the bytes of a file. Out: the kinds of such data in it, in words. Read are the containers, not the pictures: the
marker segments of JPEG (ITU-T T.81, B.1), the chunks of PNG (W3C PNG 3, 11.3) and of RIFF (WebP), the application
extensions of GIF89a, the item types of HEIF and AVIF (ISO/IEC 23008-12). Orientation alone is data of this kind too:
who takes it out must turn the picture first.
"""

from __future__ import annotations

from collections.abc import Iterator

EXIF, XMP, IPTC, TEXT, COMMENT = "Exif", "XMP", "IPTC", "text", "a comment"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = {b"eXIf": EXIF, b"tEXt": TEXT, b"zTXt": TEXT, b"iTXt": TEXT}
_RIFF_CHUNKS = {b"EXIF": EXIF, b"XMP ": XMP}
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_APP1, _APP13, _COM, _SOS, _EOI = 0xE1, 0xED, 0xFE, 0xDA, 0xD9
_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1")
_HEIF_HEAD = 65_536


def metadata_of(body: bytes) -> tuple[str, ...]:
    """The kinds of data in an image that no reader sees, each once; ``()`` for a clean one and for no image."""
    if body.startswith(_PNG):
        found = _png(body)
    elif body.startswith(b"\xff\xd8"):
        found = _jpeg(body)
    elif body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        found = _riff(body)
    elif body.startswith((b"GIF87a", b"GIF89a")):
        found = iter((XMP,) if b"XMP DataXMP" in body else ())
    elif body[4:8] == b"ftyp" and body[8:12] in _BRANDS:
        found = _heif(body)
    else:
        return ()
    return tuple(dict.fromkeys(found))


def _png(body: bytes) -> Iterator[str]:
    position = len(_PNG)
    while position + 8 <= len(body):
        length, kind = int.from_bytes(body[position : position + 4], "big"), body[position + 4 : position + 8]
        if kind in _PNG_CHUNKS:
            keyword = body[position + 8 : position + 8 + 17]
            yield XMP if keyword.startswith(b"XML:com.adobe.xmp") else _PNG_CHUNKS[kind]
        position += length + 12


def _jpeg(body: bytes) -> Iterator[str]:
    position = 2
    while position + 4 <= len(body) and body[position] == 0xFF:  # noqa: PLR2004  every marker begins so
        marker = body[position + 1]
        if marker == 0xFF or marker in _STANDALONE:  # noqa: PLR2004  fill bytes
            position += 1 if marker == 0xFF else 2  # noqa: PLR2004  fill bytes again
            continue
        if marker in {_SOS, _EOI}:
            return
        length = int.from_bytes(body[position + 2 : position + 4], "big")
        part = body[position + 4 : position + 2 + length]
        if marker == _APP1:
            yield XMP if part.startswith(b"http://ns.adobe.com/") else EXIF
        elif marker == _APP13:
            yield IPTC
        elif marker == _COM:
            yield COMMENT
        position += 2 + max(length, 2)


def _riff(body: bytes) -> Iterator[str]:
    position = 12
    while position + 8 <= len(body):
        kind, length = body[position : position + 4], int.from_bytes(body[position + 4 : position + 8], "little")
        if kind in _RIFF_CHUNKS:
            yield _RIFF_CHUNKS[kind]
        position += 8 + length + length % 2


def _heif(body: bytes) -> Iterator[str]:
    """The item information stands in the boxes at the front; their types are four plain letters."""
    head = body[:_HEIF_HEAD]
    if b"infe" in head and b"Exif" in head:
        yield EXIF
    if b"application/rdf+xml" in head:
        yield XMP
