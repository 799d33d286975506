"""Room between two characters of a value for another that the engine passed over.

Rare characters (䶮, 㛃) are in no model's table: some are read as another, some as nothing, by
every model alike. What is left out leaves a gap with strokes in it. In a PDF with text the gap may
be blank: fonts hold glyphs that PDF libraries neither draw nor name.
"""

from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.read.folding import is_han
from ipclaim.read.ocr.engine import OcrLine, cut_out
from ipclaim.read.opening import Pixels

_WIDE = 1.6
"""Times the usual distance of two characters from which another has room between them."""
_INKED = 0.5
"""Of the ink of the characters beside it that a gap with a character has; a comma has a tenth."""
_PITCH = 0.8
"""Distance of two characters in line heights, where too few stand in the line to tell."""
_ENOUGH = 4


def passes_one_over(
    line: OcrLine, first: int, last: int, grey: Pixels, *, set_by_program: bool
) -> bool:
    """Tell whether another character stood between two Chinese ones of ``first`` to ``last``.

    Where a program set the line a blank counts as well as ink.
    """
    pairs = [
        place
        for place in range(first, min(last, len(line.places) - 1))
        if is_han(line.text[place]) and is_han(line.text[place + 1])
    ]
    if not pairs:
        return False
    strip = cut_out(grey, line.quad)[:, :, 0]
    height, width = strip.shape
    centres = [place * width for place in line.places]
    steps = [centres[place + 1] - centres[place] for place in pairs]
    pitch = median(steps) if len(steps) >= _ENOUGH else _PITCH * height
    wide = [place for place, step in zip(pairs, steps, strict=True) if step > _WIDE * pitch]
    if not wide or set_by_program:
        return bool(wide)
    _, ink = cv2.threshold(strip, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return any(_inked(ink, centres[place], centres[place + 1], pitch) for place in wide)


def _inked(ink: NDArray[np.generic], left: float, right: float, pitch: float) -> bool:
    """Tell whether between two centres there is as much ink as in a character."""
    half = pitch / 2
    beside = (_share(ink, left - half, left + half) + _share(ink, right - half, right + half)) / 2
    return _share(ink, left + half, right - half) > _INKED * beside > 0


def _share(ink: NDArray[np.generic], start: float, end: float) -> float:
    part = ink[:, max(0, round(start)) : max(0, round(end))]
    return float(part.mean()) if part.size else 0.0
