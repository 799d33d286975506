"""Where lines stand on a page: PP-OCRv6 small from RapidOCR's wheel, with its model's own settings.

RapidOCR's defaults (another mean, thresholds of 0.3 and 0.5, dilation) lose the right halves of
small print: 20 % character errors on a real licence against none. RapidOCR's own step from the
model's map to boxes is not used: it rounds every corner up and to the left, and importing it takes
1.1 CPU s.
"""

from collections.abc import Iterator

import cv2
import numpy as np

from ipclaim.read.ocr.engine import Quad, ordered
from ipclaim.read.ocr.regions import inked, rejoined
from ipclaim.read.ocr.session import Floats, Model, levelled
from ipclaim.read.opening import Pixels

SIDE = 1600
"""Pixels to which a page's long side is brought: 1280 loses small print on a real licence."""
INKED = 0.2
"""Above this a point of the map belongs to a line (``thresh`` in the model's own settings)."""
SURE = 0.45
"""Mean of the map within a line's box, below which it is none (``box_thresh``)."""
GROWN = 1.4
"""The map shows a line's core; boxes are grown by area / girth times this (``unclip_ratio``)."""
_STEP = 32
"""The model takes sides that are multiples of this."""
_MOST = 3000
_THINNEST = 3.0
"""Height in points of the map below which a core is a speck; grown, two more."""


class LineDetector:
    """Finds the lines on a page."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def lines(self, grey: Pixels) -> list[Quad]:
        """Find lines where there is ink, at the scale that the whole page would have."""
        left, top, right, bottom = inked(grey)
        part = np.ascontiguousarray(grey[top:bottom, left:right, 0])
        scale = min(1.0, SIDE / max(grey.shape[:2]))
        height, width = part.shape[:2]
        size = (_multiple(width * scale), _multiple(height * scale))
        small = cv2.resize(part, size).astype(np.uint8, copy=False)
        core = self._model.run(levelled(small))[0, 0]
        enlarged = np.array([width / size[0], height / size[1]], dtype=np.float32)
        moved = np.array([left, top], dtype=np.float32)
        last = np.array([width - 1, height - 1], dtype=np.float32)
        boxes = (np.clip(box * enlarged, 0, last) + moved for box in _boxes(core))
        return rejoined([ordered(np.round(box).astype(np.float32)) for box in boxes])


def _multiple(side: float) -> int:
    return max(_STEP, round(side / _STEP) * _STEP)


def _boxes(core: Floats) -> Iterator[Floats]:
    """Yield the four corners of each line in points of the map, grown to the whole line."""
    outlines, _ = cv2.findContours(
        (core > INKED).astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE
    )
    for outline in outlines[:_MOST]:
        middle, (width, height), angle = cv2.minAreaRect(outline)
        if min(width, height) < _THINNEST:
            continue
        corners = cv2.boxPoints((middle, (width, height), angle)).astype(np.float32)
        if _mean_within(core, corners) < SURE:
            continue
        more = GROWN * width * height / (width + height)
        grown = (width + more, height + more)
        if min(grown) >= _THINNEST + 2:
            yield cv2.boxPoints((middle, grown, angle)).astype(np.float32)


def _mean_within(core: Floats, corners: Floats) -> float:
    """Return the mean of the map within a box that may reach over its edges."""
    height, width = core.shape
    x0, y0 = np.floor(corners.min(axis=0)).astype(int).clip(0, (width - 1, height - 1))
    x1, y1 = np.ceil(corners.max(axis=0)).astype(int).clip(0, (width - 1, height - 1))
    within = np.zeros((y1 - y0 + 1, x1 - x0 + 1), dtype=np.uint8)
    cv2.fillPoly(within, [(corners - (x0, y0)).astype(np.int32)], 1)
    return float(cv2.mean(core[y0 : y1 + 1, x0 : x1 + 1], within)[0])
