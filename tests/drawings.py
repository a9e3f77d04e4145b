"""The pictures of the demo's feeds, drawn by code: ``python tests/drawings.py content/feeds/images`` draws them again.

In: a folder. Out: PNG files of few colours. Rivers, gauges and paper, in the colours of the theme.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

PAPER, TINT, INK, BILL, WATER, DEEP, DUSK = "#fbf8f2", "#eadfcb", "#1d1a16", "#db5f12", "#7f9aa3", "#3f5a66", "#26303a"
SCALE = 2  # drawn twice as large, for smooth edges

Draw = Callable[[ImageDraw.ImageDraw, int, int], None]


def wave(pen: ImageDraw.ImageDraw, size: tuple[int, int], surface: tuple[float, float], colour: str) -> None:
    """Water from a level down, with a ``surface`` that swings; both are shares of the height."""
    (width, height), (level, swing) = size, surface
    top = [
        (x, height * (level + swing * math.sin(x / width * 9 + level * 20) + swing / 2 * math.sin(x / width * 23)))
        for x in range(0, width + 8, 8)
    ]
    pen.polygon([*top, (width, height), (0, height)], fill=colour)


def staff(pen: ImageDraw.ImageDraw, x: float, top: float, bottom: float, wide: float) -> None:
    """A gauge board with its marks."""
    pen.rectangle((x, top, x + wide, bottom), fill=PAPER, outline=INK, width=4)
    for number in range(1, 40):
        y = top + number * (bottom - top) / 40
        pen.rectangle(
            (x, y, x + wide * (0.75 if number % 5 == 0 else 0.4), y + 5), fill=BILL if number % 10 == 0 else INK
        )


def flume(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    pen.rectangle((0, 0, width, height), fill=TINT)
    pen.rectangle((0, height * 0.42, width, height * 0.86), fill=PAPER, outline=INK, width=6)
    wave(pen, (width, int(height * 0.84)), (0.72, 0.03), WATER)
    pen.rectangle((0, height * 0.84, width, height), fill=INK)
    for x in range(width // 12, width, width // 6):
        pen.rectangle((x, height * 0.84, x + 18, height), fill=TINT)
    pen.polygon([(width * 0.6, height * 0.14), (width * 0.68, height * 0.14), (width * 0.64, height * 0.3)], fill=BILL)
    for ring in range(1, 5):
        reach = height * 0.07 * ring
        box = (width * 0.64 - reach, height * 0.3 - reach, width * 0.64 + reach, height * 0.3 + reach)
        pen.arc(box, 55, 125, fill=BILL, width=6)


def levels(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    pen.rectangle((0, 0, width, height), fill=PAPER)
    marks: list[Callable[[float, float, float], None]] = [
        lambda x, y, r: pen.ellipse((x - r, y - r, x + r, y + r), outline=INK, width=14),
        lambda x, y, r: pen.polygon([(x, y - r), (x + r, y + r), (x - r, y + r)], fill=INK),
        lambda x, y, r: pen.rectangle((x - r, y - r, x + r, y + r), fill=BILL),
    ]
    for number, mark in enumerate(marks):
        x = width * (0.22 + 0.28 * number)
        mark(x, height * 0.42, height * 0.15)
        for line in range(3):
            y = height * (0.72 + 0.06 * line)
            pen.rectangle((x - height * 0.15, y, x + height * (0.15 - 0.08 * line), y + 12), fill="#b3a898")


def incident(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    pen.rectangle((0, 0, width, height), fill=DUSK)
    line = [(width * x / 60, height * (0.7 - 0.01 * math.sin(x) - (0.48 if 33 <= x <= 35 else 0))) for x in range(61)]
    pen.line(line, fill=BILL, width=14, joint="curve")
    for number in range(1, 5):
        pen.line([(0, height * number / 5), (width, height * number / 5)], fill="#3a4651", width=3)


def night(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    pen.rectangle((0, 0, width, height), fill="#171b21")
    pen.ellipse((width * 0.72, height * 0.12, width * 0.72 + height * 0.18, height * 0.3), fill=TINT)
    pen.rectangle((width * 0.12, height * 0.3, width * 0.58, height * 0.68), fill=DEEP, outline=TINT, width=8)
    curve = [(width * (0.14 + 0.42 * x / 40), height * (0.52 - 0.1 * math.sin(x / 7))) for x in range(41)]
    pen.line(curve, fill=BILL, width=10, joint="curve")
    pen.rectangle((0, height * 0.8, width, height), fill="#0e1013")
    pen.rectangle((width * 0.33, height * 0.68, width * 0.37, height * 0.8), fill=TINT)
    pen.rounded_rectangle((width * 0.7, height * 0.66, width * 0.78, height * 0.8), 20, fill=BILL)


def workshop(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    pen.rectangle((0, 0, width, height), fill="#d8cfc0")
    for number in range(5):
        x = width * (0.1 + 0.17 * number)
        pen.rounded_rectangle((x, height * 0.3, x + width * 0.11, height * 0.72), 24, fill=PAPER, outline=INK, width=7)
        pen.ellipse((x + width * 0.035, height * 0.36, x + width * 0.075, height * 0.36 + width * 0.04), fill=BILL)
        pen.rectangle((x + width * 0.02, height * 0.56, x + width * 0.09, height * 0.58), fill=INK)
    pen.rectangle((0, height * 0.76, width, height), fill="#6b5a45")


def heron(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    pen.rectangle((0, 0, width, height), fill="#dfe6e4")
    pen.polygon(
        [(0, height * 0.55), (width * 0.4, height * 0.38), (width, height * 0.52), (width, height)], fill="#b9c7bd"
    )
    staff(pen, width * 0.62, height * 0.16, height * 0.9, width * 0.07)
    wave(pen, (width, height), (0.68, 0.012), WATER)
    wave(pen, (width, height), (0.82, 0.02), DEEP)
    pen.line([(width * 0.3, height * 0.5), (width * 0.29, height * 0.74)], fill=INK, width=9)
    pen.line([(width * 0.33, height * 0.5), (width * 0.34, height * 0.74)], fill=INK, width=9)
    pen.ellipse((width * 0.22, height * 0.36, width * 0.38, height * 0.52), fill="#5f6c74")
    pen.line(
        [(width * 0.36, height * 0.4), (width * 0.41, height * 0.3), (width * 0.38, height * 0.2)],
        fill="#5f6c74",
        width=26,
    )
    pen.polygon(
        [(width * 0.37, height * 0.17), (width * 0.49, height * 0.21), (width * 0.38, height * 0.23)], fill=BILL
    )


def bridge(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    pen.rectangle((0, 0, width, height), fill="#e4dccd")
    pen.rectangle((0, height * 0.22, width, height * 0.62), fill="#9a8c78")
    pen.pieslice((width * 0.08, height * 0.34, width * 0.92, height * 1.2), 180, 360, fill="#e4dccd")
    pen.rectangle((0, height * 0.2, width, height * 0.25), fill=INK)
    wave(pen, (width, height), (0.78, 0.015), WATER)
    pen.rectangle((width * 0.49, height * 0.25, width * 0.51, height * 0.38), fill=INK)
    pen.rounded_rectangle((width * 0.455, height * 0.36, width * 0.545, height * 0.46), 16, fill=BILL)
    for number in range(1, 4):
        reach = height * 0.07 * number
        box = (width * 0.5 - reach, height * 0.48 - reach, width * 0.5 + reach, height * 0.48 + reach)
        pen.arc(box, 60, 120, fill=BILL, width=7)


def futures(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """Fifty futures of one river: narrow where something is known, and fanning out."""
    pen.rectangle((0, 0, width, height), fill=PAPER)
    for number in range(1, 6):
        pen.line([(width * 0.05, height * number / 6.5), (width * 0.96, height * number / 6.5)], fill=TINT, width=5)
    now = 0.42

    def level(x: float, rise: float, late: float) -> tuple[float, float]:
        before = 0.74 + 0.015 * math.sin(x * 21) - 0.05 * x
        ahead = max(x - now, 0)
        swell = rise * (1 - math.exp(-((ahead / (0.2 + late)) ** 2)))
        return width * (0.05 + 0.91 * x), height * (before - swell)

    for number in range(50):
        rise, late = 0.05 + 0.5 * ((number * 37) % 50) / 50, 0.16 * ((number * 23) % 50) / 50
        line = [level(x / 80, rise, late) for x in range(round(80 * now), 81)]
        pen.line(line, fill="#dfa173" if number % 3 else BILL, width=4, joint="curve")
    pen.line([level(x / 80, 0, 0) for x in range(round(80 * now) + 1)], fill=INK, width=14, joint="curve")
    pen.line([(width * 0.05, height * 0.9), (width * 0.96, height * 0.9)], fill=INK, width=6)


DRAWINGS: dict[str, tuple[Draw, int, int]] = {
    "flume": (flume, 960, 540),
    "levels": (levels, 960, 540),
    "incident": (incident, 960, 540),
    "night-desk": (night, 960, 540),
    "workshop": (workshop, 960, 540),
    "heron-on-the-gauge": (heron, 1200, 800),
    "bridge": (bridge, 960, 540),
    "fifty-futures": (futures, 1200, 640),
}


def draw(name: str) -> Image.Image:
    """One of the drawings, of 64 colours."""
    picture, width, height = DRAWINGS[name]
    large = Image.new("RGB", (width * SCALE, height * SCALE))
    picture(ImageDraw.Draw(large), *large.size)
    return large.resize((width, height), Image.Resampling.LANCZOS).quantize(64, dither=Image.Dither.NONE)


if __name__ == "__main__":
    for name in DRAWINGS:
        draw(name).save(Path(sys.argv[1], f"{name}.png"), optimize=True)
