"""Foreign pictures, drawn anew: what is seen stays, what is said besides goes, and what is no picture is refused."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

import photographs
from rookery.audit.image import metadata_of
from rookery.collect.pixels import HEIGHT, SMALL, WIDTH, redraw
from rookery.errors import FeedError

FORMS = ["JPEG", "PNG", "WEBP", "GIF", "AVIF"]
HTML = b"<!DOCTYPE html><html><title>Log in</title></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _named(colour):
    red, green, blue = (value > 128 for value in colour)
    return {(True, False, False): "red", (False, True, False): "green", (False, False, True): "blue"}[red, green, blue]


def opened(body):
    return Image.open(io.BytesIO(body))


@pytest.mark.parametrize("form", FORMS)
def test_the_pixels_stay_and_nothing_else(form):
    body = photographs.photograph(form)
    (drawn,) = redraw(body).sizes
    image = opened(drawn.body)

    assert any(secret in body for secret in photographs.SECRETS)
    assert (320, 200) == image.size == (drawn.width, drawn.height)
    assert ("JPEG" if form == "JPEG" else "WEBP", "jpg" if form == "JPEG" else "webp") == (image.format, drawn.ending)
    assert () == metadata_of(drawn.body)
    assert not [secret for secret in photographs.SECRETS if secret in drawn.body]
    assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(image.info)
    assert {} == dict(image.getexif())


def test_a_picture_that_was_taken_sideways_stands_upright():
    (drawn,) = redraw(photographs.photograph("JPEG", 320, 200, turned=6)).sizes

    assert (200, 320) == (drawn.width, drawn.height)


def test_a_large_picture_comes_in_two_sizes_and_a_small_one_is_never_enlarged():
    large = redraw(photographs.photograph("JPEG", 3000, 2000)).sizes
    small = redraw(photographs.photograph("JPEG", 40, 30)).sizes

    assert [(WIDTH, 933), (SMALL, 467)] == [(one.width, one.height) for one in large]
    assert [(40, 30)] == [(one.width, one.height) for one in small]


def test_a_very_tall_picture_is_drawn_smaller():
    out = io.BytesIO()
    Image.new("RGB", (100, 20_000), "teal").save(out, "PNG")
    (drawn,) = redraw(out.getvalue()).sizes

    assert (40, HEIGHT) == (drawn.width, drawn.height)


def test_what_is_clear_stays_clear():
    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (200, 90, 20, 0)).save(out, "PNG")
    (drawn,) = redraw(out.getvalue()).sizes

    assert 0 == opened(drawn.body).convert("RGBA").getpixel((5, 5))[3]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_pixel_can_be_drawn(mode):
    out = io.BytesIO()
    Image.new(mode, (60, 40)).save(out, "PNG")

    assert 1 == len(redraw(out.getvalue()).sizes)


def test_the_colours_of_print_become_those_of_the_web():
    out = io.BytesIO()
    Image.new("CMYK", (60, 40), (0, 255, 255, 0)).save(out, "JPEG")
    red, green, blue = opened(redraw(out.getvalue()).sizes[0].body).getpixel((9, 9))

    assert red > 200
    assert max(green, blue) < 80


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_image_is_kept(form):
    drawn = redraw(photographs.moving(form))
    image = opened(drawn.sizes[0].body)

    assert drawn.moves
    assert 1 == getattr(image, "n_frames", 1)
    assert "red" == _named(image.convert("RGB").getpixel((20, 20)))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (SVG, "a drawing (SVG)"),
        (HTML, "an HTML page"),
        (b"", "no picture"),
        (b"BM" + bytes(60), "no picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "no picture"),
        (photographs.bomb(), "too many pixels"),
        (photographs.photograph("JPEG")[:2000], "a broken picture"),
        (photographs.photograph("PNG")[:3000], "a broken picture"),
        (photographs.photograph("PNG", 1, 1), "too small"),
        (b"\x89PNG\r\n\x1a\n" + SVG, "a broken picture"),
    ],
)
def test_what_is_no_picture_is_told(body, told):
    with pytest.raises(FeedError) as refused:
        redraw(body)

    assert str(refused.value).startswith(told)


@settings(max_examples=120, deadline=None)
@example(b"\xff\xd8\xff")
@example(b"RIFF\x04\x00\x00\x00WEBP")
@example(b"\x00\x00\x00\x1cftypavif")
@given(
    st.binary(max_size=400)
    | st.tuples(
        st.sampled_from([photographs.photograph(form, 24, 16) for form in FORMS]),
        st.integers(0, 3000),
        st.binary(max_size=12),
    ).map(lambda cut: cut[0][: cut[1]] + cut[2] + cut[0][cut[1] + len(cut[2]) :])
)
def test_any_bytes_become_a_clean_picture_or_none(body):
    try:
        drawn = redraw(body).sizes
    except FeedError:
        return

    assert [()] * len(drawn) == [metadata_of(one.body) for one in drawn]
    assert not [secret for secret in photographs.SECRETS for one in drawn if secret in one.body]
