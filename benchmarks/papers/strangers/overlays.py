"""What lies on a page or beside it when it is copied: stains, hands, pens, stamps, sleeves.

Nothing here moves the print. Fingers and clips keep off what the paper states.
"""

from random import Random
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.papers.strangers.sheets import Pixels, Rect

_FONT: Final = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_PURPOSES: Final = (
    "仅限AliExpress维权使用",
    "仅供阿里巴巴知识产权平台备案使用，他用无效",
    "仅用于投诉 复印无效",
    "FOR IP COMPLAINT ONLY",
)
_BESIDE: Final = (
    "以上内容经双方核对无误，附件另行装订，页码以骑缝处所标为准。",
    "The enclosed sheets form part of this set and are numbered in the margin.",
    "收件人请于回执上注明收到的份数，原件由经办人带回存档。",
)


def _multiplied(pixels: Pixels, ink: NDArray[np.float64]) -> Pixels:
    return np.clip(pixels * ink, 0, 255).astype(np.uint8)


def coffee(pixels: Pixels, rng: Random, strength: float) -> Pixels:
    """Put down a cup: one or two brown rings, and a few drops."""
    height, width = pixels.shape[:2]
    veil = np.zeros((height, width), np.float32)
    for _ in range(rng.choice((1, 2))):
        centre = (rng.randrange(width), rng.randrange(height))
        radius = rng.randrange(width // 8, width // 5)
        cv2.ellipse(
            veil,
            centre,
            (radius, int(radius * 0.96)),
            rng.uniform(0, 90),
            rng.uniform(0, 60),
            rng.uniform(260, 350),
            1.0,
            rng.randrange(8, 18),
        )
        cv2.circle(veil, centre, radius - 8, 0.18, -1)
    for _ in range(rng.randrange(3, 9)):
        cv2.circle(
            veil, (rng.randrange(width), rng.randrange(height)), rng.randrange(3, 14), 0.8, -1
        )
    veil = cv2.GaussianBlur(veil, (0, 0), 2.2).astype(np.float32) * (
        0.35 + 0.4 * min(strength, 1.0)
    )
    brown = np.array([0.36, 0.56, 0.76])
    return _multiplied(pixels, 1 - veil[..., None] * (1 - brown))


def marker(pixels: Pixels, rng: Random, facts: tuple[Rect, ...]) -> Pixels:
    """Draw a marker pen over two or three of the stated values."""
    ink = np.ones(pixels.shape)
    colour = np.array(rng.choice(((0.35, 1.0, 1.0), (0.75, 0.62, 1.0), (0.6, 1.0, 0.62))))
    lines = [rect for rect in facts if rect[3] - rect[1] < 75]
    for x0, y0, x1, y1 in rng.sample(lines, min(len(lines), 3)):
        tilt = rng.uniform(-3, 3)
        grow = (y1 - y0) * 0.08
        corners = np.array(
            [
                (x0 - 8, y0 - grow + tilt),
                (x1 + 10, y0 - grow - tilt),
                (x1 + 9, y1 + grow - tilt),
                (x0 - 7, y1 + grow + tilt),
            ]
        )
        layer = np.zeros(pixels.shape[:2], np.float32)
        cv2.fillPoly(layer, [corners.astype(np.int32)], 1.0)
        layer = cv2.GaussianBlur(layer, (0, 0), 1.5).astype(np.float32)
        ink *= 1 - layer[..., None] * (1 - colour)
    return _multiplied(pixels, ink)


def purpose(pixels: Pixels, rng: Random, strength: float) -> Pixels:
    """Write what the copy is for across the page, once or in rows."""
    height, width = pixels.shape[:2]
    words = rng.choice(_PURPOSES)
    once = rng.random() < 0.35
    size = width // 16 if once else width // 34
    font = ImageFont.truetype(_FONT, size)
    side = int((width**2 + height**2) ** 0.5)
    layer = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(layer)
    long = int(pen.textlength(words, font))
    if once:
        pen.text(((side - long) / 2, side / 2), words, 255, font)
    else:
        for row, y in enumerate(range(0, side, size * rng.randrange(5, 8))):
            for x in range(-(row % 2) * long // 2, side, long + size * 3):
                pen.text((x, y), words, 255, font)
    turned = np.asarray(layer.rotate(rng.choice((30, 45, 24, -30))), np.float64) / 255
    top, left = (side - height) // 2, (side - width) // 2
    veil = turned[top : top + height, left : left + width, None] * (0.1 + 0.22 * min(strength, 1.2))
    colour = np.array(rng.choice(((120, 120, 120), (60, 60, 210), (180, 110, 60))))
    return (pixels * (1 - veil) + colour * veil).astype(np.uint8)


def blue_stamp(pixels: Pixels, rng: Random) -> Pixels:
    """Stamp the page in blue: a receipt stamp with a date, or 'true copy'."""
    height, width = pixels.shape[:2]
    words = rng.choice(
        (("收 件 专 用",), ("与原件核对一致",), ("COPY", "CERTIFIED TRUE COPY"), ("已 登 记",))
    )
    wide, high = width // 4, width // 9
    layer = Image.new("L", (wide, high), 0)
    pen = ImageDraw.Draw(layer)
    pen.rounded_rectangle((4, 4, wide - 5, high - 5), 12, outline=255, width=5)
    for row, line in enumerate(words):
        font = ImageFont.truetype(
            _FONT, min(high // 3, int(wide * 0.86 / max(4, len(line) * 0.62)))
        )
        middle = high * (row + 1) / (len(words) + 1)
        pen.text((wide / 2, middle), line, 255, font, anchor="mm")
    layer = layer.rotate(rng.uniform(-20, 20), expand=True)
    ink = np.asarray(layer, np.float64)[..., None] / 255 * rng.uniform(0.55, 0.85)
    y = rng.randrange(int(height * 0.15), max(int(height * 0.15) + 1, height - ink.shape[0]))
    x = rng.randrange(0, max(1, width - ink.shape[1]))
    full = np.zeros((height, width, 1))
    full[y : y + ink.shape[0], x : x + ink.shape[1]] = ink[: height - y, : width - x]
    return _multiplied(pixels, 1 - full * (1 - np.array([0.82, 0.36, 0.24])))


def hand(pixels: Pixels, rng: Random, facts: tuple[Rect, ...]) -> Pixels:
    """Hold the page with a thumb or two fingers at its edge, off the stated values."""
    height, width = pixels.shape[:2]
    done = pixels.copy()
    thick = width // 16
    for _ in range(rng.choice((1, 2))):
        left = rng.random() < 0.5
        reach = rng.randrange(thick, thick * 2)
        y = _free(rng, height, facts, (0, reach) if left else (width - reach, width), thick)
        if y is None:
            continue
        centre = (0 if left else width, y)
        skin = rng.choice(((150, 178, 222), (110, 140, 190), (90, 110, 150)))
        cv2.ellipse(done, centre, (reach, thick // 2), rng.uniform(-12, 12), 0, 360, skin, -1)
        nail = (reach * 3 // 5 if left else width - reach * 3 // 5, y)
        cv2.ellipse(
            done,
            nail,
            (reach // 4, thick // 4),
            0,
            0,
            360,
            tuple(min(255, tone + 30) for tone in skin),
            -1,
        )
    return done


def paper_clip(pixels: Pixels, rng: Random, facts: tuple[Rect, ...]) -> Pixels:
    """Leave a paper clip at the upper edge."""
    width = pixels.shape[1]
    done = pixels.copy()
    long, wide = width // 10, width // 45
    for _ in range(20):
        x = rng.randrange(wide * 2, width - wide * 3)
        if not any(x0 < x + 2 * wide and x1 > x - wide and y0 < long for x0, y0, x1, _ in facts):
            for grow in (0, wide // 3):
                cv2.rectangle(
                    done, (x - grow, -9), (x + wide - grow, long - grow * 2), (150, 146, 140), 5
                )
            break
    return done


def sleeve(pixels: Pixels, rng: Random, strength: float) -> Pixels:
    """Put the page into a plastic sleeve: a haze, and light that runs across in bands."""
    height, width = pixels.shape[:2]
    haze = pixels.astype(np.float64) * 0.9 + 20.0
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    for _ in range(rng.randrange(2, 5)):
        angle, at, wide = rng.uniform(0.3, 1.3), rng.uniform(-0.9, 0.9), rng.uniform(0.03, 0.16)
        away = (np.cos(angle) * x + np.sin(angle) * y - at + 0.04 * np.sin(5 * y)) / wide
        band = np.exp(-(away**2)) * (0.25 + 0.4 * min(strength, 1.0)) * rng.uniform(0.6, 1.0)
        haze += (255 - haze) * band[..., None]
    return np.clip(haze, 0, 255).astype(np.uint8)


def part_of_another(rng: Random, height: int, width: int) -> Pixels:
    """Return the strip of a neighbour paper that came into the picture; its lines are cut."""
    sheet = Image.new("RGB", (width, height), rng.choice(("#fdfdfb", "#f6f1e2", "#eef3f6")))
    pen = ImageDraw.Draw(sheet)
    size = rng.randrange(24, 36)
    font = ImageFont.truetype(_FONT, size)
    words = "".join(rng.sample(_BESIDE, len(_BESIDE))) * 2
    left, pitch = -rng.randrange(0, width), int(size * rng.uniform(1.7, 3.2))
    for y in range(rng.randrange(80, 400), height - size, pitch):
        if rng.random() < 0.7:
            pen.text((left, y), words[rng.randrange(len(words) // 3) :], "#222", font)
    strip: Pixels = np.asarray(sheet, np.uint8)
    return strip


def _free(
    rng: Random, height: int, facts: tuple[Rect, ...], across: tuple[int, int], thick: int
) -> int | None:
    for _ in range(30):
        y = rng.randrange(thick, height - thick)
        if not any(
            x0 < across[1] and x1 > across[0] and y0 < y + thick and y1 > y - thick
            for x0, y0, x1, y1 in facts
        ):
            return y
    return None
