"""Handwriting-like strokes: signatures and initials. They imitate nobody's hand."""

from itertools import pairwise
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from samples.papers.fonts import Face, font
from samples.papers.sheet import px

_INKS = ((20, 24, 60), (15, 15, 18), (25, 40, 110))


def signature(name: str, rng: Random, *, height: float = 12.0) -> Image.Image:
    """Return a name written quickly by hand, ``height`` mm high, as ink on nothing."""
    size = px(height)
    ink = rng.choice(_INKS)
    cover = Image.new("L", (size * (len(name) + 1), size * 2), 0)
    draw = ImageDraw.Draw(cover)
    x = size * 0.3
    for char in name:
        big = round(size * rng.uniform(0.85, 1.15))
        draw.text(
            (x, size * rng.uniform(0.35, 0.55)),
            char,
            font=font(Face.WENKAI, big),
            fill=255,
        )
        x += big * rng.uniform(0.62, 0.82)
    _flourish(draw, x, size, rng)
    picture = Image.new("RGBA", cover.size, (*ink, 0))
    picture.putalpha(_slanted(cover, rng).filter(ImageFilter.GaussianBlur(1.0)))
    return picture.crop(picture.getchannel("A").getbbox())


def _flourish(draw: ImageDraw.ImageDraw, x: float, size: int, rng: Random) -> None:
    """Let the last stroke run out below the name."""
    start = np.array([x - size * 0.2, size * 1.25])
    swing = size * rng.uniform(0.4, 0.9)
    ts = np.linspace(0, 1, 24)
    curve = [
        (start[0] - swing * t + swing * 1.6 * t * t, start[1] + size * 0.22 * np.sin(3.0 * t))
        for t in ts
    ]
    for number, (first, second) in enumerate(pairwise(curve)):
        draw.line([first, second], fill=255, width=max(2, round(size * 0.05 * (1 - number / 30))))


def _slanted(cover: Image.Image, rng: Random) -> Image.Image:
    """Lean and wobble the writing, as a hand does."""
    picture = np.asarray(cover)
    height, width = picture.shape
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    lean = rng.uniform(0.12, 0.3)
    phase = rng.uniform(0, 6)
    source_x = xs + lean * (ys - height / 2) + 0.02 * height * np.sin(ys / height * 9 + phase)
    source_y = ys + 0.05 * height * np.sin(xs / height * 2.4 + phase) + 0.06 * (xs - width / 2)
    moved = cv2.remap(
        picture, source_x.astype(np.float32), source_y.astype(np.float32), cv2.INTER_LINEAR
    )
    return Image.fromarray(moved)
