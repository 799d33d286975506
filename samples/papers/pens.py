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
    x, y = size * 0.3, size * rng.uniform(0.35, 0.5)
    for char in name:
        big = round(size * rng.uniform(0.8, 1.2))
        cell = Image.new("L", (big * 2, big * 2), 0)
        letters = font(Face.WENKAI, big)
        ImageDraw.Draw(cell).text((big, big), char, font=letters, fill=255, anchor="mm")
        cell = cell.rotate(rng.uniform(-12, 9), resample=Image.Resampling.BICUBIC)
        spot = (round(x - big / 2), round(y - big / 2))
        cover.paste(255, (*spot, spot[0] + cell.width, spot[1] + cell.height), cell)
        x += big * rng.uniform(0.6, 0.8) * (0.64 if char.isascii() else 1)
        y += size * rng.uniform(-0.1, 0.08)
    draw = ImageDraw.Draw(cover)
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
    hand = np.random.default_rng(rng.randrange(2**32))
    for source in (source_x, source_y):
        coarse = hand.normal(0, 0.028 * height, (7, 5 + 2 * width // height)).astype(np.float32)
        np.add(source, cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), source)
    moved = cv2.remap(
        picture, source_x.astype(np.float32), source_y.astype(np.float32), cv2.INTER_LINEAR
    )
    return Image.fromarray(moved)
