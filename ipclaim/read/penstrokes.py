"""One stroke of a pen, by its shape: what no print makes, in whatever ink.

A signature in joined letters is one piece of ink, wider than any piece of the page's print, thin,
and much longer than it is wide. Where print itself runs together, as in a blurred picture, nothing
can be told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

Ink = NDArray[np.uint8]

_WIDE = 2.2
"""Line heights that such a stroke is wide at least."""
_LOW, _HIGH = 0.7, 3.5
"""Line heights that it is high: a rule is lower, a seal's ring is higher."""
_UPRIGHT = 1.2
"""Times its height that it is wide at least: rings are as wide as they are high."""
_FULL = 0.35
"""Share of its rectangle that its ink takes at most: letters run together take more."""
_TURNS = 1.7
"""Times its width that its line is long at least; a straight scratch or a fold is as long as it
is wide."""
_WIDER = 2.0
"""Times the widest piece of a line of print, in the median of lines, that it is wide at least."""
_RULE = 4.0
"""Line heights from which a straight line is a rule."""


@dataclass(frozen=True, slots=True)
class _Piece:
    wide: int
    high: int
    area: int
    mask: Ink


def has_pen_stroke(ink: Ink, print_: Iterable[Ink], height: float) -> bool:
    """Tell a stroke of a pen in a picture of ink (0 or 1).

    ``print_`` are the pieces of the same picture that lines of print take; ``height`` is that of a
    line, in pixels.
    """
    widest = [max((one.wide for one in _pieces(line)), default=0) for line in print_]
    if not widest or not ink.size:
        return False
    least = max(_WIDE * height, _WIDER * median(widest))
    return any(_is_drawn(one, least, height) for one in _pieces(_without_rules(ink, height)))


def _is_drawn(piece: _Piece, least: float, height: float) -> bool:
    if piece.wide < least or not _LOW * height < piece.high < _HIGH * height:
        return False
    if piece.wide < _UPRIGHT * piece.high or piece.area > _FULL * piece.wide * piece.high:
        return False
    padded = cv2.copyMakeBorder(piece.mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT)
    away = cv2.distanceTransform(padded, cv2.DIST_L2, 3)
    thick = max(1.0, 4 * float(away[padded > 0].mean()) - 1)
    return piece.area / thick > _TURNS * piece.wide


def _pieces(ink: Ink) -> Iterator[_Piece]:
    if not ink.size:
        return
    _, marked, found, _ = cv2.connectedComponentsWithStats(ink)
    for number, (left, top, wide, high, area) in enumerate(found[1:].tolist(), 1):
        mask = marked[top : top + high, left : left + wide] == number
        yield _Piece(wide, high, area, mask.astype(np.uint8))


def _without_rules(ink: Ink, height: float) -> Ink:
    long = max(3, round(_RULE * height))
    rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    return cv2.subtract(ink, cv2.dilate(rules, np.ones((3, 1), np.uint8))).astype(np.uint8)
