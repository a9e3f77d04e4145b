"""What pictures say besides what one sees: containers made by hand, a part of each at a time."""

import pytest

from rookery.audit.image import metadata_of

GPS = b"II*\x00GPS 51.5 N"


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + b"\0\0\0\0"


def png(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13) + b"".join(chunks) + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data


def jpeg(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(segments) + segment(0xDA, b"\0" * 10) + b"Exif\0 within the picture\xff\xd9"


def riff(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2)


def webp(*chunks: bytes) -> bytes:
    body = b"WEBP" + riff(b"VP8 ", b"abc") + b"".join(chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (png(), ()),
        (png(chunk(b"eXIf", GPS)), ("Exif",)),
        (png(chunk(b"tEXt", b"Author\0Ada")), ("text",)),
        (png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>")), ("XMP",)),
        (jpeg(segment(0xE0, b"JFIF\0")), ()),
        (jpeg(segment(0xE1, b"Exif\0\0" + GPS)), ("Exif",)),
        (jpeg(segment(0xE0, b"JFIF\0"), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>")), ("XMP",)),
        (jpeg(segment(0xED, b"Photoshop 3.0\0"), segment(0xFE, b"by Ada")), ("IPTC", "a comment")),
        (webp(), ()),
        (webp(riff(b"EXIF", GPS), riff(b"XMP ", b"<x/>")), ("Exif", "XMP")),
        (b"GIF89a\x01\0\x01\0", ()),
        (b"GIF89a\x01\0!\xff\x0bXMP DataXMP<x/>", ("XMP",)),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1" + b"\0\0\0\x15infe\x02\0\0\0\0\x02\0\0Exif\0", ("Exif",)),
        (b"no picture", ()),
        (b"\xff\xd8\xff", ()),
        (b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff", ()),
    ],
)
def test_each_kind_of_data_is_found_in_its_container(body, kinds):
    assert kinds == metadata_of(body)


@pytest.mark.parametrize(
    "body", [png(chunk(b"eXIf", GPS)), jpeg(segment(0xE1, b"Exif\0\0" + GPS)), webp(riff(b"EXIF", GPS))]
)
def test_a_picture_cut_off_anywhere_is_read_without_a_fault(body):
    for end in range(len(body)):
        assert set(metadata_of(body[:end])) <= {"Exif"}
