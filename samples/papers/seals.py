"""Red round company and office seals, square name seals. They imitate no existing seal.

The star and arc follow the usual company seal; offices' seals carry SPECIMEN at the bottom.
"""

import math
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from samples.papers.fonts import Face, font
from samples.papers.sheet import px

_RED = (212, 28, 36)


def round_seal(
    text: str, rng: Random, *, bottom: str = "", diameter: float = 40.0, face: Face = Face.SONG_BOLD
) -> Image.Image:
    """Return a round seal: name on the arc, star in the middle, small words at the bottom."""
    size = px(diameter)
    cover = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(cover)
    edge = round(size * 0.028)
    draw.ellipse((2, 2, size - 3, size - 3), outline=255, width=edge)
    _star(draw, size / 2, size / 2, size * 0.145)
    _arc_text(cover, text, face)
    if bottom:
        small = font(face, round(size * 0.082))
        draw.text((size / 2, size * 0.76), bottom, font=small, fill=255, anchor="mm")
    return _pressed(cover, rng)


def square_seal(text: str, rng: Random, *, side: float = 16.0) -> Image.Image:
    """Return a square name seal (法人章), four characters read in columns from the right."""
    size = px(side)
    cover = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(cover)
    draw.rectangle((2, 2, size - 3, size - 3), outline=255, width=max(3, size // 26))
    chars = (text + "之印" if len(text) == 2 else text + "印")[:4]
    cell = round(size * 0.42)
    for number, char in enumerate(chars):
        x = size * (0.72 if number < 2 else 0.28)
        y = size * (0.28 if number % 2 == 0 else 0.72)
        draw.text((x, y), char, font=font(Face.KAI, cell), fill=255, anchor="mm")
    return _pressed(cover, rng)


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(54))
    corners = []
    for step in range(10):
        length = radius if step % 2 == 0 else inner
        angle = math.radians(36 * step - 90)
        corners.append((x + length * math.cos(angle), y + length * math.sin(angle)))
    draw.polygon(corners, fill=255)


def _arc_text(cover: Image.Image, text: str, face: Face) -> None:
    """Set the name along the upper arc, letters upright to the centre."""
    size = cover.width
    span = min(252.0, 24.0 * len(text))
    step = span / max(len(text) - 1, 1)
    points = round(min(size * 0.135, size * 0.38 * math.radians(step) * 0.98))
    letters = font(face, points)
    radius = size * 0.478 - points * 0.72
    for number, char in enumerate(text):
        angle = -span / 2 + step * number if len(text) > 1 else 0.0
        cell = Image.new("L", (points * 2, points * 2), 0)
        ImageDraw.Draw(cell).text((points, points), char, font=letters, fill=255, anchor="mm")
        cell = cell.resize((round(cell.width * 0.86), round(cell.height * 1.12)))
        cell = cell.rotate(-angle, resample=Image.Resampling.BICUBIC, expand=True)
        x = size / 2 + radius * math.sin(math.radians(angle))
        y = size / 2 - radius * math.cos(math.radians(angle))
        spot = (round(x - cell.width / 2), round(y - cell.height / 2))
        cover.paste(255, (*spot, spot[0] + cell.width, spot[1] + cell.height), cell)


def _pressed(cover: Image.Image, rng: Random) -> Image.Image:
    """Turn a clean drawing into an impression: uneven ink, a slight turn, soft edges."""
    noise = np.random.default_rng(rng.randrange(2**32))
    coarse = noise.normal(0.86, 0.22, (9, 9)).clip(0.35, 1.0)
    blotches = Image.fromarray((coarse * 255).astype(np.uint8)).resize(
        cover.size, Image.Resampling.BICUBIC
    )
    grain = noise.normal(1.0, 0.13, (cover.height, cover.width)).clip(0.4, 1.0)
    ink = np.asarray(cover.filter(ImageFilter.GaussianBlur(1.1))).astype(np.float32)
    ink = ink * (np.asarray(blotches).astype(np.float32) / 255) * grain
    alpha = Image.fromarray(ink.clip(0, 255).astype(np.uint8)).rotate(
        rng.uniform(-14, 14), resample=Image.Resampling.BICUBIC, expand=True
    )
    red = tuple(channel + rng.randrange(-12, 13) for channel in _RED)
    picture = Image.new("RGBA", alpha.size, (min(red[0], 255), max(red[1], 0), max(red[2], 0), 0))
    picture.putalpha(alpha)
    return picture
