"""Photographs with a past: real files of five formats that say where, when and by whom they were taken."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image
from PIL.PngImagePlugin import PngInfo

CANARY = "Canary Kittiwake"
MAIL = "canary.kittiwake@nest.example"
PLACE = "54.2766N"
SECRETS = (CANARY.encode(), MAIL.encode(), PLACE.encode(), CANARY.encode("utf-16-le"))

_MAKE, _ORIENTATION, _ARTIST, _GPS = 0x010F, 0x0112, 0x013B, 0x8825


def pixels(width: int = 320, height: int = 200) -> Image.Image:
    """Something with many colours."""
    across, down = (
        Image.linear_gradient("L").resize((width, height)),
        Image.radial_gradient("L").resize((width, height)),
    )
    return Image.merge("RGB", (across.rotate(180), down, across))


def exif(turned: int = 1) -> bytes:
    data = Image.Exif()
    data[_MAKE], data[_ARTIST], data[_ORIENTATION] = CANARY, MAIL, turned
    data[_GPS] = {1: "N", 2: (54.0, 16.0, 35.8), 3: "W", 4: (0.0, 24.0, 12.0), 27: PLACE.encode()}
    return data.tobytes()


def photograph(form: str, width: int = 320, height: int = 200, turned: int = 1) -> bytes:
    """A file of ``form`` (Pillow's name) with Exif, GPS, XMP, text and comments wherever the format can hold them."""
    out = io.BytesIO()
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{CANARY} {MAIL} {PLACE}</a></x:xmpmeta>'.encode()
    image = pixels(width, height)
    if form == "JPEG":
        image.save(out, form, exif=exif(turned), comment=MAIL.encode(), xmp=packet)
    elif form == "PNG":
        text = PngInfo()
        text.add_text("Author", CANARY)
        text.add_itxt("XML:com.adobe.xmp", packet.decode())
        text.add_text("Comment", MAIL, zip=False)
        image.save(out, form, exif=exif(turned), pnginfo=text)
    elif form == "GIF":
        image.convert("P").save(out, form, comment=MAIL.encode())
    else:
        image.save(out, form, exif=exif(turned), xmp=packet)
    return out.getvalue()


def moving(form: str) -> bytes:
    """An animation of three images."""
    out = io.BytesIO()
    images = [Image.new("RGB", (64, 48), colour) for colour in ("red", "lime", "blue")]
    images[0].save(out, form, save_all=True, append_images=images[1:], duration=100)
    return out.getvalue()


def bomb() -> bytes:
    """A small PNG that says it has 400 million pixels (PNG, 5.6: the header comes first)."""
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
