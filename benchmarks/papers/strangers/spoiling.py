"""Spoils clean pages as life does, and says where every point of the clean page went.

The ways are the strangers' own: a crooked scan, weak toner, a telephone photo, a fax, a small
picture, a photo of a screen, a copy of a copy, folds, coffee, a hand in the way, a marker pen, a
purpose watermark, a blue stamp, a messenger's small picture, a plastic sleeve, half a neighbour.
``strength`` runs from 0 to 1.5.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

import cv2
import numpy as np

from benchmarks.papers.strangers.moving import (
    Move,
    Page,
    Points,
    curled,
    framed,
    joined,
    photographed,
    quarter,
    scaled,
    turned,
)
from benchmarks.papers.strangers.overlays import (
    blue_stamp,
    coffee,
    hand,
    marker,
    paper_clip,
    part_of_another,
    purpose,
    sleeve,
)
from benchmarks.papers.strangers.sheets import Drawn, Pixels, Rect


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A spoiled page. ``move`` takes points of the clean page here; ``jpeg`` is a quality."""

    pixels: Pixels
    move: Move
    jpeg: int | None


def spoil(page: Drawn, way: str, strength: float, rng: Random) -> Spoiled:
    """Spoil a clean page in one of `WAYS`; raises ``KeyError`` for another."""
    rects = tuple(rect for fact in page.facts for rect in fact.rects)
    work = Page(page.pixels, rng, strength, rects, [])
    WAYS[way](work)
    moves = tuple(work.moves)

    def move(points: Points) -> Points:
        for step in moves:
            points = step(points)
        return points

    return Spoiled(work.pixels, move, work.jpeg)


def hull(rects: tuple[Rect, ...], move: Move) -> list[int]:
    """Return the box around some rectangles after they moved."""
    corners = np.array(
        [(x, y) for x0, y0, x1, y1 in rects for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    )
    there = move(corners)
    low, high = np.floor(there.min(axis=0)), np.ceil(there.max(axis=0))
    return [int(low[0]), int(low[1]), int(high[0]), int(high[1])]


def _clean(_page: Page) -> None:
    """Leave the page as it is."""


def _scan(page: Page) -> None:
    turned(page, page.rng.choice((-1, 1)) * page.span(0.2, 2.6), border=248)
    _grain(page, 3)
    page.pixels = cv2.GaussianBlur(page.pixels, (0, 0), page.span(0.4, 0.9)).astype(np.uint8)
    if page.rng.random() < 0.1:
        quarter(page)
    page.jpeg = page.rng.randrange(58, 86)


def _faint(page: Page) -> None:
    width = page.pixels.shape[1]
    keep = 1 - page.span(0.3, 0.5)
    across = np.interp(
        np.arange(width),
        np.linspace(0, width, 9),
        [keep * page.rng.uniform(0.7, 1.15) for _ in range(9)],
    )
    light = 255 - (255 - page.pixels.astype(np.float64)) * across[None, :, None]
    for _ in range(page.rng.randrange(2, 6)):
        x = page.rng.randrange(width)
        light[:, x : x + 2] = 245
    page.pixels = np.clip(light, 0, 255).astype(np.uint8)
    turned(page, page.rng.uniform(-0.8, 0.8), border=252)
    _grain(page, 4)
    page.jpeg = 80


def _phone(page: Page) -> None:
    curled(page, page.span(2, 14))
    photographed(page, _table(page), lean=page.span(0.015, 0.05))
    _lit(page, page.span(0.15, 0.5))
    page.pixels = cv2.GaussianBlur(page.pixels, (0, 0), page.span(0.5, 1.3)).astype(np.uint8)
    _grain(page, 5)
    if page.rng.random() < 0.15:
        quarter(page)
    page.jpeg = page.rng.randrange(60, 84)


def _fax(page: Page) -> None:
    grey = cv2.cvtColor(page.pixels, cv2.COLOR_BGR2GRAY).astype(np.int16)
    noisy = grey + page.noise.normal(0, 6, grey.shape)
    level = page.rng.randrange(140, 190)
    if page.rng.random() < 0.5:
        bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) * 9 - 67
        tiles = np.tile(bayer, (grey.shape[0] // 4 + 1, grey.shape[1] // 4 + 1))
        level_map = level - 12 + tiles[: grey.shape[0], : grey.shape[1]] * min(1.0, page.strength)
        black = noisy < level_map
    else:
        black = noisy < level
    sheet = np.where(black, 0, 255).astype(np.uint8)
    page.pixels = cv2.cvtColor(sheet, cv2.COLOR_GRAY2BGR).astype(np.uint8)
    turned(page, page.rng.uniform(-0.9, 0.9), border=255, nearest=True)


def _coarse(page: Page) -> None:
    factor = 1 / page.span(1.6, 2.3)
    scaled(page, factor, cv2.INTER_AREA)
    page.jpeg = page.rng.randrange(42, 70)


def _screen(page: Page) -> None:
    height, width = page.pixels.shape[:2]
    grid = np.ones((height, width, 3))
    depth = page.span(0.06, 0.22)
    period = page.rng.choice((3, 4))
    grid[::period] -= depth
    for channel in range(3):
        grid[:, channel::3, channel] += depth
    page.pixels = np.clip(page.pixels * grid, 0, 255).astype(np.uint8)
    photographed(page, np.full((height, width, 3), 24, np.uint8), lean=page.span(0.005, 0.03))
    scaled(page, page.rng.uniform(0.72, 0.9), cv2.INTER_LINEAR)
    tint = np.array([1.08, 1.0, 0.93])
    page.pixels = np.clip(page.pixels * tint, 0, 255).astype(np.uint8)
    _lit(page, page.span(0.1, 0.3))
    page.jpeg = 78


def _copied(page: Page) -> None:
    grey = cv2.cvtColor(page.pixels, cv2.COLOR_BGR2GRAY)
    soft = cv2.GaussianBlur(grey, (0, 0), page.span(0.6, 1.2)).astype(np.float64)
    hard = np.clip((soft - 150) * page.span(1.5, 2.4) + 128, 0, 255)
    specks = page.noise.random(hard.shape) < 0.0004 * page.strength
    hard[cv2.dilate(specks.astype(np.uint8), np.ones((2, 2))) > 0] = 20
    page.pixels = cv2.cvtColor(hard.astype(np.uint8), cv2.COLOR_GRAY2BGR).astype(np.uint8)
    turned(page, page.rng.uniform(-1.5, 1.5), border=255)
    framed(page, page.rng.randrange(20, 90), 12)
    _grain(page, 5)
    page.jpeg = 72


def _folded(page: Page) -> None:
    height, width = page.pixels.shape[:2]
    shade = np.ones((height, width))
    lines = [page.rng.uniform(0.3, 0.36), page.rng.uniform(0.63, 0.69)]
    for share in lines if page.rng.random() < 0.6 else [page.rng.uniform(0.46, 0.54)]:
        y = int(height * share)
        fall = np.exp(-np.abs(np.arange(height) - y) / page.span(6, 18))
        shade -= (fall * page.span(0.12, 0.3))[:, None]
        shade[:y] += page.rng.uniform(-0.05, 0.02)
    x = int(width * page.rng.uniform(0.47, 0.53))
    shade -= np.exp(-np.abs(np.arange(width) - x) / 8)[None, :] * page.span(0.08, 0.25)
    page.pixels = np.clip(page.pixels * shade[..., None], 0, 255).astype(np.uint8)
    curled(page, page.span(1, 6))
    turned(page, page.rng.uniform(-1.2, 1.2), border=235)
    _grain(page, 4)
    page.jpeg = 76


def _coffee(page: Page) -> None:
    page.pixels = coffee(page.pixels, page.rng, page.strength)
    _scan(page)


def _covered(page: Page) -> None:
    page.pixels = (hand if page.rng.random() < 0.6 else paper_clip)(
        page.pixels, page.rng, page.facts
    )
    _phone(page)


def _highlighted(page: Page) -> None:
    page.pixels = marker(page.pixels, page.rng, page.facts)
    _scan(page)


def _watermarked(page: Page) -> None:
    page.pixels = purpose(page.pixels, page.rng, page.strength)
    _coarse(page) if page.rng.random() < 0.3 else _scan(page)


def _stamped_blue(page: Page) -> None:
    page.pixels = blue_stamp(page.pixels, page.rng)
    _scan(page)


def _messenger(page: Page) -> None:
    """Send the photo through a messenger: longest side some 1100 to 1500 pixels, hard blocks."""
    photographed(page, _table(page), lean=page.span(0.01, 0.03))
    _lit(page, page.span(0.1, 0.3))
    longest = (
        page.rng.randrange(1100, 1280) if page.strength > 1 else page.rng.randrange(1280, 1500)
    )
    scaled(page, min(1.0, longest / max(page.pixels.shape[:2])), cv2.INTER_AREA)
    page.jpeg = page.rng.randrange(38, 60)


def _sleeved(page: Page) -> None:
    page.pixels = sleeve(page.pixels, page.rng, page.strength)
    _phone(page)


def _beside_another(page: Page) -> None:
    height, width = page.pixels.shape[:2]
    joined(page, part_of_another(page.rng, height, int(width * page.rng.uniform(0.2, 0.45))))
    _phone(page) if page.rng.random() < 0.6 else _scan(page)


def _table(page: Page) -> Pixels:
    colour = page.rng.choice(
        ((60, 92, 140), (40, 60, 84), (150, 160, 168), (90, 90, 96), (70, 110, 70))
    )
    grain = page.noise.normal(0, 16, (900, 40))
    wood = cv2.GaussianBlur(cv2.resize(grain, (900, 900)), (0, 0), 3)[..., None]
    return np.clip(np.array(colour) + wood, 0, 255).astype(np.uint8)


def _lit(page: Page, depth: float) -> None:
    """Let a shadow fall from one side and the light be uneven and warm."""
    height, width = page.pixels.shape[:2]
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    angle = page.rng.uniform(0, 2 * np.pi)
    slope = np.cos(angle) * x + np.sin(angle) * y
    light = 1 - depth * (0.5 + 0.5 * np.tanh(2.2 * (slope - page.rng.uniform(-0.4, 0.7))))
    warm = np.array([1 - 0.1 * depth, 1.0, 1.0 + 0.06 * depth])
    page.pixels = np.clip(page.pixels * light[..., None] * warm, 0, 255).astype(np.uint8)


def _grain(page: Page, depth: float) -> None:
    noise = page.noise.normal(0, depth * (0.5 + page.strength), page.pixels.shape)
    page.pixels = np.clip(page.pixels + noise, 0, 255).astype(np.uint8)


WAYS: Final[dict[str, Callable[[Page], None]]] = {
    "pristine": _clean,
    "scan": _scan,
    "faint": _faint,
    "phone": _phone,
    "fax": _fax,
    "lowres": _coarse,
    "screen": _screen,
    "photocopy": _copied,
    "folded": _folded,
    "coffee_stain": _coffee,
    "hand_in_view": _covered,
    "highlighted": _highlighted,
    "watermarked": _watermarked,
    "stamped_blue": _stamped_blue,
    "messenger": _messenger,
    "sleeve": _sleeved,
    "neighbour": _beside_another,
}
"""All ways of spoiling, by name."""
