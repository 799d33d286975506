"""Red seals and the colour of a page: seen, not yet read.

A seal is a large, roughly square region of saturated red ink: a ring with a star, or a frame.
What it says, and whether it is genuine, is for a person. A red drawn mark may look the same, so
a seal counts only beside the words where a paper is sealed.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from ipclaim.model.document import Box
from ipclaim.read.opening import Pixels

_WORK_SIDE = 1000
_SMALLEST, _LARGEST = 55, 420
"""Sides in pixels of the work picture: 16 to 125 mm on A4."""
_COLOURED_SHARE = 0.002
"""Share of clearly coloured pixels above which a page counts as a colour copy."""


@dataclass(frozen=True, slots=True)
class Seal:
    """One red region that looks like a seal."""

    box: Box
    roundness: float
    """0 to 1: how square its frame is."""


def find_seals(pixels: Pixels) -> tuple[Seal, ...]:
    """Return the seal-like regions, largest first, in pixels of the picture."""
    scale = _WORK_SIDE / max(pixels.shape[:2])
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    red = _red(small.astype(np.uint8))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (15, 15))
    closed = cv2.morphologyEx(red, cv2.MORPH_CLOSE, kernel)
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    seals = []
    for x, y, width, height, area in stats[1:count].tolist():
        roundness = min(width, height) / max(width, height)
        filled = area / (width * height)
        fits = min(width, height) >= _SMALLEST and max(width, height) <= _LARGEST
        if fits and roundness > 0.7 and filled > 0.15:
            box = Box(*(round(v / scale) for v in (x, y, x + width, y + height)))
            seals.append(Seal(box, roundness))
    return tuple(sorted(seals, key=lambda seal: -seal.box.width * seal.box.height))


def ink_share(pixels: Pixels, box: Box) -> float:
    """Return the share of dark or blue ink in a rectangle, red ink left out."""
    part = pixels[max(0, box.y0) : max(0, box.y1), max(0, box.x0) : max(0, box.x1)]
    if part.size == 0:
        return 0.0
    paper = float(np.percentile(part[:, :, 0], 90))
    return float((part[:, :, 0] < 0.6 * paper).mean())


def is_coloured(pixels: Pixels) -> bool:
    """Tell a colour copy from a grey or black-and-white one."""
    small = cv2.resize(pixels, (400, 400), interpolation=cv2.INTER_AREA).astype(np.int16)
    spread = small.max(axis=2) - small.min(axis=2)
    return bool((spread > 40).mean() > _COLOURED_SHARE)


def _red(small: Pixels) -> Pixels:
    hsv = cv2.cvtColor(small, cv2.COLOR_RGB2HSV)
    hue, saturation, value = hsv[:, :, 0], hsv[:, :, 1], hsv[:, :, 2]
    mask = ((hue < 10) | (hue > 168)) & (saturation > 70) & (value > 70)
    return (mask * 255).astype(np.uint8)
