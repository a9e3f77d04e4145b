"""A foreign picture -> the same to see, drawn anew: a few sizes for a page, and nothing besides the pixels.

In: bytes of anything. Out: ``Redrawn``, or FeedError that says why not. This is the one module that decodes pictures.
What a file is, its bytes tell (never its name or a header); of the formats that Pillow can read only five are tried,
and of those only the one that the bytes begin with. A picture's size is looked at before its pixels are unpacked. All
that a file holds besides is left behind, since only pixels are copied: Exif with the place, XMP, IPTC, comments,
text, thumbnails, colour profiles (after the colours were converted), every picture of an animation but the first.

To be called through ``within``: decoders read hostile bytes, and a process can be ended.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from rookery.archive.pictures import Drawn
from rookery.errors import FeedError

# what is imported is known; else each process would look for the forty formats that Pillow has
_KNOWN = (AvifImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)

WIDTH = 1_400
"""Pixels: twice the width of a line of text, for screens that have two to a point."""
SMALL = 700
"""Pixels of the size for telephones; only of pictures that are clearly wider."""
HEIGHT = 8_000
"""Pixels; a taller picture is drawn smaller."""
MAX_PIXELS = 50_000_000
"""What is unpacked at most, which takes 200 MB."""
LEAST = 8
"""Pixels of either side; what is smaller is there to count readers, or to draw a line."""

_WORTH_TWO = 1_000
_SMALLER = 0.8
_QUALITY = 82
_FEW_COLOURS = 4_096
_DEPTH_16 = 1 / 256
_HEAD = 4_096
_AVIF = frozenset((b"avif", b"avis"))


@dataclass(frozen=True, slots=True)
class Redrawn:
    """The sizes of a picture, the largest first; ``moves`` if it was an animation, of which its first image is left."""

    sizes: tuple[Drawn, ...]
    moves: bool = False


def redraw(body: bytes) -> Redrawn:
    """Draw the picture in ``body`` anew, never larger than it is. Raises FeedError for what is none."""
    form = _form(body)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _redrawn(body, form)
    except FeedError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FeedError(f"too many pixels: more than {MAX_PIXELS // 1_000_000} million") from None
    except UnidentifiedImageError:
        raise FeedError(f"a broken picture ({form})") from None
    except MemoryError:
        raise
    except Exception as error:  # a foreign decoder over foreign bytes may raise anything
        raise FeedError(f"a broken picture ({form}: {type(error).__name__})") from error


def _form(body: bytes) -> str:
    """Which of the five formats the bytes are. Raises FeedError for everything else."""
    if body.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if body.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "WEBP"
    if body[4:8] == b"ftyp" and (body[8:12] in _AVIF or b"avif" in body[16:64]):
        return "AVIF"
    head = body[:_HEAD].lower()
    if b"<svg" in head:
        raise FeedError("a drawing (SVG), which can hold a program")
    if b"<html" in head or b"<!doctype html" in head:
        raise FeedError("an HTML page, no picture")
    raise FeedError("no picture (JPEG, PNG, WebP, GIF or AVIF)")


def _redrawn(body: bytes, form: str) -> Redrawn:
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with Image.open(io.BytesIO(body), formats=[form]) as image:
        _measure(image)
        image.verify()
    with Image.open(io.BytesIO(body), formats=[form]) as image:
        _measure(image)
        moves = bool(getattr(image, "is_animated", False))
        image.draft("RGB", (WIDTH, HEIGHT))  # of a large JPEG only as much as is needed
        image.load()
        upright = ImageOps.exif_transpose(image)
        pixels = _srgb(upright)
    large = _drawn(_fitted(pixels, WIDTH), form)
    small = _drawn(_fitted(pixels, SMALL), form) if large.width > _WORTH_TWO else large
    # a drawing has few colours, and more of them once it is drawn smaller
    worth = len(small.body) < len(large.body) * _SMALLER
    return Redrawn((large, small) if worth else (large,), moves)


def _measure(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise FeedError(f"too many pixels: more than {MAX_PIXELS // 1_000_000} million")
    if width < LEAST or height < LEAST:
        raise FeedError(f"too small to be seen: {width} x {height} pixels")


def _srgb(image: Image.Image) -> Image.Image:
    """Only the pixels, as RGB or RGBA in the colours of the web, in an image that never held anything else."""
    if image.mode.startswith("I"):  # 16 bits a pixel
        image = image.point(lambda value: value * _DEPTH_16).convert("L")
    clear = image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info
    mode = "RGBA" if clear else "RGB"
    profile = image.info.get("icc_profile")
    plain = image if image.mode in {"RGB", "RGBA", "CMYK"} else image.convert(mode)
    if isinstance(profile, bytes) and profile:
        plain = _converted(plain, profile)
    plain = plain.convert(mode)
    bare = Image.new(mode, plain.size)
    bare.paste(plain)
    return bare


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """The image in sRGB; as it is if its colour profile says nothing that can be read."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _fitted(pixels: Image.Image, width: int) -> Image.Image:
    scale = min(width / pixels.width, HEIGHT / pixels.height, 1)
    if scale == 1:
        return pixels
    size = (max(round(pixels.width * scale), 1), max(round(pixels.height * scale), 1))
    return pixels.resize(size, Image.Resampling.LANCZOS)


def _drawn(pixels: Image.Image, form: str) -> Drawn:
    """Photographs stay JPEG, all else becomes WebP; drawings of few colours without loss."""
    out = io.BytesIO()
    if form == "JPEG":
        pixels.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        return Drawn(out.getvalue(), "jpg", *pixels.size)
    few = form in {"PNG", "GIF"} and pixels.getcolors(_FEW_COLOURS) is not None
    pixels.save(out, "WEBP", quality=_QUALITY, lossless=few, method=4)
    return Drawn(out.getvalue(), "webp", *pixels.size)
