"""Whether a page whose lines stand upright lies on its side or is written from top to bottom.

The recognisers read a column laid on its side as well as a level line, so that whole columns tell
nothing. Single characters do, though the models also read what is turned a quarter to the left:
on a page written downwards they read as they are (20 of 20 in the mean) and no longer when turned
a quarter to the right (10 of 20); on a page that lies on its side one of the two is the other way.
Certificates of the 1980s are written downwards.
"""

from collections.abc import Callable, Iterator

import numpy as np

from ipclaim.read.ocr.engine import Quad, cut_out, is_column
from ipclaim.read.ocr.recogniser import LineReading
from ipclaim.read.opening import Pixels, turn

_COLUMNS = 5
"""The longest columns that are asked."""
_CELLS = 4
"""Characters of each that are asked."""
_MOST = 0.75
_QUIET = 0.05
"""Part of a full row's ink below which a row parts two characters."""


def mostly_columns(quads: list[Quad]) -> bool:
    """Tell whether most of the length of a page's lines is in upright boxes."""
    tall = wide = 0.0
    for quad in quads:
        width, height = abs(quad[1][0] - quad[0][0]), abs(quad[3][1] - quad[0][1])
        if is_column(quad):
            tall += height
        elif width > 1.5 * height:
            wide += width
    return tall > 1.5 * wide


def written_downwards(
    grey: Pixels, quads: list[Quad], read: Callable[[Pixels], LineReading]
) -> bool:
    """Tell whether single characters of the longest columns stand upright."""
    longest = sorted(filter(is_column, quads), key=_length, reverse=True)[:_COLUMNS]
    cells = [cell for quad in longest for cell in _cells(turn(cut_out(grey, quad), 90))]
    upright = sum(_sure(read(cell)) for cell in cells)
    turned = sum(_sure(read(turn(cell, 90))) for cell in cells)
    return upright > _MOST * len(cells) and turned < _MOST * upright


def _length(quad: Quad) -> float:
    return abs(quad[3][1] - quad[0][1])


def _sure(reading: LineReading) -> float:
    """Return how sure a model is of one character; several in one square are none."""
    return reading.score if len(reading.text.strip()) == 1 else 0.0


def _cells(column: Pixels) -> Iterator[Pixels]:
    """Yield pieces of an upright column that are about square, parted by quiet rows."""
    height, width = column.shape[:2]
    dark = np.clip(float(np.median(column)) - column[:, :, 0].astype(np.float32), 0, None)
    ink = dark.sum(axis=1)
    loud = np.flatnonzero(ink > _QUIET * float(ink.max(initial=1.0)))
    breaks = np.flatnonzero(np.diff(loud) > 1)
    starts = loud[np.concatenate(([0], breaks + 1))] if len(loud) else loud
    ends = loud[np.concatenate((breaks, [len(loud) - 1]))] + 1 if len(loud) else loud
    given = 0
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if given < _CELLS and 0.45 * width < end - start < 1.2 * width:
            given += 1
            room = max(2, width // 10)
            yield np.ascontiguousarray(column[max(0, start - room) : min(height, end + room)])
