"""Moves a page and remembers where its points went: turns, curls, photographs, scales, frames."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.papers.strangers.sheets import Pixels, Rect

Points = NDArray[np.float64]
Move = Callable[[Points], Points]


@dataclass(slots=True)
class Page:
    """A page on its way to ruin."""

    pixels: Pixels
    rng: Random
    strength: float
    facts: tuple[Rect, ...]
    moves: list[Move]
    jpeg: int | None = None

    @property
    def noise(self) -> np.random.Generator:
        """Numpy's dice, thrown by the page's own."""
        return np.random.default_rng(self.rng.randrange(2**32))

    def span(self, low: float, high: float) -> float:
        """Return somewhere between, further up with more strength."""
        return low + (high - low) * min(1.0, self.strength * self.rng.uniform(0.6, 1.3))


def turned(page: Page, degrees: float, *, border: int, nearest: bool = False) -> None:
    height, width = page.pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    ends = np.array([(0, 0), (width, 0), (width, height), (0, height)]) @ matrix[:, :2].T
    ends = ends + matrix[:, 2]
    low, high = ends.min(axis=0), ends.max(axis=0)
    matrix[:, 2] -= low
    size = (int(np.ceil(high[0] - low[0])), int(np.ceil(high[1] - low[1])))
    page.pixels = cv2.warpAffine(
        page.pixels,
        matrix,
        size,
        borderValue=(border, border, border),
        flags=cv2.INTER_NEAREST if nearest else cv2.INTER_LINEAR,
    ).astype(np.uint8)
    page.moves.append(lambda points: points @ matrix[:, :2].T + matrix[:, 2])


def quarter(page: Page) -> None:
    height, width = page.pixels.shape[:2]
    turn = page.rng.choice(
        (cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE)
    )
    page.pixels = cv2.rotate(page.pixels, turn).astype(np.uint8)
    page.moves.append(
        {
            cv2.ROTATE_90_CLOCKWISE: lambda p: np.stack([height - p[:, 1], p[:, 0]], axis=1),
            cv2.ROTATE_180: lambda p: np.stack([width - p[:, 0], height - p[:, 1]], axis=1),
            cv2.ROTATE_90_COUNTERCLOCKWISE: lambda p: np.stack([p[:, 1], width - p[:, 0]], axis=1),
        }[turn]
    )


def scaled(page: Page, factor: float, how: int) -> None:
    height, width = page.pixels.shape[:2]
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    page.pixels = cv2.resize(page.pixels, size, interpolation=how).astype(np.uint8)
    ratio = np.array([size[0] / width, size[1] / height])
    page.moves.append(lambda points: points * ratio)


def curled(page: Page, high: float) -> None:
    """Bend the lines of print by a wave of ``high`` pixels; x stays, so the way back is exact."""
    height, width = page.pixels.shape[:2]
    phase, waves = page.rng.uniform(0, 3), page.rng.uniform(0.6, 1.4)
    room = int(high) + 2

    def lift(x: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(high * np.sin(phase + x / width * np.pi * waves), np.float64)

    x, y = np.meshgrid(np.arange(width, dtype=np.float64), np.arange(height + 2 * room))
    page.pixels = cv2.remap(
        page.pixels,
        x.astype(np.float32),
        (y - room - lift(x)).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.uint8)
    page.moves.append(lambda p: np.stack([p[:, 0], p[:, 1] + room + lift(p[:, 0])], axis=1))


def photographed(page: Page, ground: Pixels, *, lean: float) -> None:
    """Lay the page on ``ground`` as a camera sees it that is not quite above it."""
    height, width = page.pixels.shape[:2]
    rim = int(min(width, height) * page.rng.uniform(0.04, 0.1))
    out_w, out_h = width + 2 * rim, height + 2 * rim

    def off() -> float:
        return float(page.rng.uniform(-1, 1) * lean * width + rim)

    here = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    there = np.array(
        [
            (off(), off()),
            (out_w - off(), off()),
            (out_w - off(), out_h - off()),
            (off(), out_h - off()),
        ],
        np.float32,
    )
    matrix = cv2.getPerspectiveTransform(here, there)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, (out_w, out_h))
    sheet = cv2.warpPerspective(page.pixels, matrix, (out_w, out_h))
    under = cv2.resize(ground, (out_w, out_h)).astype(np.float64)
    dark = cv2.GaussianBlur(np.roll(mask, (12, 16), (0, 1)), (0, 0), 14)[..., None] / 255
    under *= 1 - 0.45 * dark
    cover = cv2.GaussianBlur(mask, (3, 3), 0)[..., None] / 255
    page.pixels = (sheet * cover + under * (1 - cover)).astype(np.uint8)
    page.moves.append(
        lambda p: cv2.perspectiveTransform(p[None].astype(np.float64), matrix)[0].astype(np.float64)
    )


def framed(page: Page, wide: int, dark: int) -> None:
    """Leave the black rims of a copier whose lid stood open."""
    left, top = page.rng.choice(((wide, 0), (wide, wide // 2), (0, wide), (wide, wide)))
    right = page.rng.choice((0, wide // 2))
    page.pixels = cv2.copyMakeBorder(
        page.pixels, top, wide // 3, left, right, cv2.BORDER_CONSTANT, value=(dark, dark, dark)
    ).astype(np.uint8)
    shift = np.array([left, top])
    page.moves.append(lambda points: points + shift)


def joined(page: Page, strip: Pixels) -> None:
    """Set ``strip``, which is as high as the page, at the page's left or right with a dark gap."""
    gap = np.full((page.pixels.shape[0], page.rng.randrange(4, 18), 3), 40, np.uint8)
    left = page.rng.random() < 0.5
    parts = (strip, gap, page.pixels) if left else (page.pixels, gap, strip)
    page.pixels = np.concatenate(parts, axis=1)
    shift = np.array([strip.shape[1] + gap.shape[1] if left else 0, 0])
    page.moves.append(lambda points: points + shift)
