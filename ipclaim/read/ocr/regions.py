"""Where writing is looked for, and lines that a detector tore apart.

Blank margins cost the detector as much as print: leaving them out saves a third on a letter. A
line's gap (有效期至 2029年…) may tear a line into two boxes that overlap; each then reads a part of
the character between them, so they are joined before anything is read.
"""

from math import hypot

import cv2
import numpy as np

from ipclaim.read.ocr.engine import Quad
from ipclaim.read.opening import Pixels

_WORK_SIDE = 800
_INK = 20
"""Steps of grey between neighbours on the work picture: faint print has 40, paper below 10."""
_MARGIN = 0.03
"""Of the long side, left around the writing."""
_WORTH = 0.92
"""Share of the page above which leaving margins out saves nothing."""

Span = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


def inked(grey: Pixels) -> Span:
    """Return the part of the page that holds ink, with a margin; the whole page when in doubt."""
    height, width = grey.shape[:2]
    scale = min(1.0, _WORK_SIDE / max(height, width))
    small = cv2.resize(grey[:, :, 0], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    steps = cv2.morphologyEx(small, cv2.MORPH_GRADIENT, np.ones((3, 3), dtype=np.uint8))
    rows, columns = np.where((steps > _INK).any(axis=1))[0], np.where((steps > _INK).any(axis=0))[0]
    if not len(rows) or not len(columns):
        return 0, 0, width, height
    margin = _MARGIN * max(height, width)
    span = (
        max(0, int(columns[0] / scale - margin)),
        max(0, int(rows[0] / scale - margin)),
        min(width, int((columns[-1] + 1) / scale + margin)),
        min(height, int((rows[-1] + 1) / scale + margin)),
    )
    share = (span[2] - span[0]) * (span[3] - span[1]) / (width * height)
    return span if share < _WORTH else (0, 0, width, height)


def rejoined(quads: list[Quad]) -> list[Quad]:
    """Join boxes of one line that overlap at their ends."""
    waiting = sorted(quads, key=lambda quad: quad[0][0])
    whole: list[Quad] = []
    while waiting:
        quad = waiting.pop(0)
        while (other := next((o for o in waiting if _goes_on(quad, o)), None)) is not None:
            waiting.remove(other)
            quad = (quad[0], other[1], other[2], quad[3])
        whole.append(quad)
    return sorted(whole, key=lambda quad: (quad[0][1], quad[0][0]))


def _goes_on(quad: Quad, other: Quad) -> bool:
    """Tell whether the other box overlaps this one's right end on the same level."""
    (ax, ay), (bx, by), _, (dx, dy) = quad
    width, height = hypot(bx - ax, by - ay), hypot(dx - ax, dy - ay)
    their_height = hypot(other[3][0] - other[0][0], other[3][1] - other[0][1])
    if width < 1 or not 0.7 < their_height / max(height, 1) < 1.45:
        return False
    along = ((bx - ax) / width, (by - ay) / width)
    start, end = ((other[0], other[3]), (other[1], other[2]))
    first, level = _from(quad, along, start)
    last, _ = _from(quad, along, end)
    overlap = width - first
    return 0 < overlap < 1.2 * height and last > width and abs(level) < 0.3 * height


def _from(
    quad: Quad, along: tuple[float, float], side: tuple[tuple[float, float], tuple[float, float]]
) -> tuple[float, float]:
    """Return how far along and how far below the box's own middle line a side's middle lies."""
    x = (side[0][0] + side[1][0]) / 2 - (quad[0][0] + quad[3][0]) / 2
    y = (side[0][1] + side[1][1]) / 2 - (quad[0][1] + quad[3][1]) / 2
    return x * along[0] + y * along[1], y * along[0] - x * along[1]
