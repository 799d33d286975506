"""Coloured ink told apart from paper and print, in any light.

Every pixel is taken against the paper around it, so that a shadow, yellow paper or a wooden desk is
not ink. What is redder (or bluer) than its paper is ink of a seal; print and brown or golden
ornaments are not. Values are shares of the paper's brightness, 0 to 1.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.model.document import Box
from ipclaim.read.opening import Pixels

Amount = NDArray[np.float32]
"""How much of something each pixel has, (height, width), about 0 to 1."""

_WORK_SIDE = 1000
_PAPER_SIDE = 250
_BRIDGED = 17
"""Pixels of the paper picture (20 mm on A4): ink narrower than this is never taken for paper."""
_DARKEST_PAPER = 30
_PRINT = 0.5
"""Darkness from which a pixel is print, whatever ink lies under it."""
_GOLD = 0.8
"""How much of green over blue speaks against red ink: gold and brown have it, seals do not."""
_PURPLE = 0.1
"""By how much red and blue must both exceed green: less is a cast of the light."""


@dataclass(frozen=True)
class Inks:
    """One page picture, ready to say what ink lies where."""

    pixels: Pixels

    @cached_property
    def scale(self) -> float:
        """Pixels of the work picture for one pixel of the page."""
        return min(1.0, _WORK_SIDE / float(max(self.pixels.shape[:2])))

    @cached_property
    def small(self) -> Pixels:
        """The page at most 1,000 pixels long."""
        return cv2.resize(
            self.pixels, None, fx=self.scale, fy=self.scale, interpolation=cv2.INTER_AREA
        ).astype(np.uint8, copy=False)

    @cached_property
    def _paper(self) -> Amount:
        """Colour of the paper under each point, about 250 pixels long."""
        height, width = self.small.shape[:2]
        shrink = min(1.0, _PAPER_SIDE / max(height, width))
        size = (max(1, round(width * shrink)), max(1, round(height * shrink)))
        tiny = cv2.resize(self.small, size, interpolation=cv2.INTER_AREA)
        round_ = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_BRIDGED, _BRIDGED))
        closed = cv2.morphologyEx(tiny, cv2.MORPH_CLOSE, round_)
        soft = cv2.GaussianBlur(closed, (0, 0), 3).astype(np.float32)
        return np.maximum(soft, np.float32(_DARKEST_PAPER))

    @cached_property
    def shares(self) -> Amount:
        """The work picture as shares of its paper, (height, width, 3)."""
        return _shares(self.small, self._paper)

    def part(self, box: Box) -> Amount:
        """Return a rectangle of the page in full size as shares of its paper."""
        height, width = self.pixels.shape[:2]
        tall, wide = self._paper.shape[:2]
        ys = (np.arange(box.y0, box.y1, dtype=np.float32) + 0.5) * (tall / height) - 0.5
        xs = (np.arange(box.x0, box.x1, dtype=np.float32) + 0.5) * (wide / width) - 0.5
        over, down = np.meshgrid(xs, ys)
        paper = cv2.remap(
            self._paper, over, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ).astype(np.float32, copy=False)
        return _shares(self.pixels[box.y0 : box.y1, box.x0 : box.x1], paper)


def redness(shares: Amount) -> Amount:
    """Return how much red ink each pixel has; gold, brown and print have none."""
    red, green, blue = cv2.split(shares)
    amount: Amount = red - np.maximum(green, blue) - _GOLD * np.maximum(0, green - blue)
    return amount


def blueness(shares: Amount) -> Amount:
    """Return how much blue or purple ink each pixel has."""
    red, green, blue = cv2.split(shares)
    purple = np.minimum(red, blue) - green - _PURPLE
    amount: Amount = np.maximum(blue - np.maximum(red, green), purple)
    return amount


def darkness(shares: Amount) -> Amount:
    """Return how much ink that no colour explains each pixel has: print, black strokes."""
    red, green, blue = cv2.split(shares)
    amount: Amount = 1 - np.maximum(np.maximum(red, green), blue)
    return amount


def bridged(amount: Amount, shares: Amount) -> Amount:
    """Return an amount of coloured ink with the gaps that print over it left filled from around.

    On 81 drawn seals over print the engine then read 49 instead of 44 without a fault.
    """
    print_ = (darkness(shares) > _PRINT).astype(np.uint8)
    levels = (255 * np.clip(amount, 0, 1)).astype(np.uint8)
    filled = cv2.inpaint(levels, print_, 3, cv2.INPAINT_TELEA)
    return filled.astype(np.float32) / np.float32(255)


INKS: dict[str, Callable[[Amount], Amount]] = {
    "red": redness,
    "blue": blueness,
    "black": darkness,
}
"""How much ink of a seal's colour each pixel has."""


def _shares(pixels: Pixels, paper: Amount) -> Amount:
    tall, wide = pixels.shape[:2]
    if paper.shape[:2] != (tall, wide):
        paper = cv2.resize(paper, (wide, tall), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    shares: Amount = np.minimum(pixels.astype(np.float32) / paper, np.float32(1.0))
    return shares
