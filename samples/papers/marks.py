"""Draws trade marks: words in a lettering of their own, a device, or both."""

from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw

from samples.papers.fonts import Face, font
from samples.papers.sheet import px

_LETTERINGS = (Face.HEI_BOLD, Face.SONG_BOLD, Face.WENKAI_BOLD, Face.ZENHEI)


def drawn_mark(text: str | None, rng: Random, *, width: float, height: float) -> Image.Image:
    """Return the mark on white within ``width`` x ``height`` mm; ``None`` draws a device alone."""
    picture = Image.new("RGB", (px(width), px(height)), (255, 255, 255))
    words = (text or "").split()
    with_device = not words or rng.random() < 0.4
    rows = len(words) + (1.6 if with_device else 0)
    row = picture.height / max(rows, 1)
    y = 0.0
    if with_device:
        _device(picture, (picture.width / 2, row * 0.8), row * 0.62 if words else row * 0.28, rng)
        y = row * 1.6
    face = rng.choice(_LETTERINGS)
    for word in words:
        _lettered(picture, word, face, (y + row / 2, row * 0.72), rng)
        y += row
    return picture


def _lettered(
    picture: Image.Image, word: str, face: Face, row: tuple[float, float], rng: Random
) -> None:
    y, height = row
    size = max(
        20, round(min(height, picture.width * 0.9 / (len(word) * (1 if word > "~" else 0.68))))
    )
    cover = Image.new("L", (picture.width, round(size * 1.5)), 0)
    ImageDraw.Draw(cover).text(
        (cover.width / 2, cover.height / 2), word, font=font(face, size), fill=255, anchor="mm"
    )
    lean = rng.choice((0.0, 0.0, 0.18))
    shear = np.array([[1, lean, -lean * cover.height / 2], [0, 1, 0]], dtype=np.float32)
    slanted = cv2.warpAffine(np.asarray(cover), shear, cover.size, flags=cv2.INTER_LINEAR)
    picture.paste((20, 20, 20), (0, round(y - cover.height / 2)), Image.fromarray(slanted))


def _device(picture: Image.Image, centre: tuple[float, float], radius: float, rng: Random) -> None:
    """Draw an abstract sign: swept blades round a centre."""
    paper = np.array(picture)
    blades, twist = rng.randrange(3, 7), rng.uniform(0.6, 1.5)
    for number in range(blades):
        start = 2 * np.pi * number / blades
        along = np.linspace(0, 1, 30)
        outer = np.stack([radius * along, start + twist * along], axis=1)
        inner = np.stack([radius * along[::-1], start + twist * along[::-1] ** 2 + 0.35], axis=1)
        polar = np.concatenate([outer, inner])
        points = np.stack(
            [
                centre[0] + polar[:, 0] * np.cos(polar[:, 1]),
                centre[1] + polar[:, 0] * np.sin(polar[:, 1]),
            ],
            axis=1,
        )
        cv2.fillPoly(paper, [points.round().astype(np.int32)], (25, 25, 25), cv2.LINE_AA)
    picture.paste(Image.fromarray(paper))
