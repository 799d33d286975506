"""Reading order: which lines of a page stand in one row, and which row comes first.

A page written from top to bottom is laid on its side first: its columns are its rows, the
rightmost the first. Distances are in parts of the line height, because a scan may have any
resolution. Pure.
"""

from dataclasses import dataclass, replace
from math import degrees, hypot
from statistics import median

from ipclaim.read.leaves import gutter
from ipclaim.read.levelling import Levelling, levelling_of, line_height, without_slanted
from ipclaim.read.ocr.engine import COLUMN, OcrLine, Quad, is_column
from ipclaim.read.purposes import without_purposes
from ipclaim.read.standing import Placed, laid_below, parted_by_stance

_ENOUGH_LINES = 6
"""Fewer lines have no typical height."""
_WATERMARK = 5.0
"""Times the typical line height; marks and titles stay below."""
_IN_COLUMNS = 0.6
"""Part of a page's characters that stand in columns when it is written downwards."""


@dataclass(frozen=True, slots=True)
class ReadingOrder:
    """The rows of a page, first to last, each from left to right."""

    rows: tuple[tuple[Placed, ...], ...]
    skew: float
    """Degrees by which the writing climbs."""
    downwards: bool
    """The rows are columns, and left to right runs down the page."""
    gutter: float | None = None
    """Where the two pages of a booklet opened flat meet, on the levelled page."""


def stood_up(read: tuple[OcrLine, ...]) -> tuple[OcrLine, ...]:
    """Return the lines, those that run down the page with their corners from the top left.

    A detector that takes the two leftmost corners for the left side begins a long column on a
    page a little askew at its top right: such a column would pass for a level line.
    """
    return tuple(replace(line, quad=_from_top_left(line.quad)) for line in read)


def _from_top_left(quad: Quad) -> Quad:
    a, b, c, d = quad
    across, down = b[0] - a[0], b[1] - a[1]
    long = hypot(across, down) > COLUMN * hypot(d[0] - a[0], d[1] - a[1])
    return (d, a, b, c) if long and down > abs(across) else quad


def reading_order(read: tuple[OcrLine, ...], width: int) -> ReadingOrder:
    """Set an engine's lines in rows; ``width`` is the page's in pixels."""
    downwards = _written_downwards(read)
    standing: tuple[OcrLine, ...] = ()
    if downwards:
        placed, levelling = _placed_downwards(read, width)
    else:
        read, standing = parted_by_stance(read)
        read = without_purposes(without_slanted(_without_watermarks(read)))
        levelling = levelling_of(read)
        placed = [(line, *levelling.box(line)) for line in read]
    middle = None if downwards else gutter([item[1:] for item in placed], width)
    sides = [placed] if middle is None else _halves(placed, middle)
    below = laid_below(standing, placed)
    rows = tuple(tuple(row) for row in (*(row for side in sides for row in _rows(side)), *below))
    return ReadingOrder(rows, degrees(levelling.skew), downwards, middle)


def _halves(placed: list[Placed], middle: float) -> list[list[Placed]]:
    return [
        [item for item in placed if item[3] <= middle],
        [item for item in placed if item[3] > middle],
    ]


def _written_downwards(read: tuple[OcrLine, ...]) -> bool:
    """Tell a page most of whose characters stand in columns, as before 1990."""
    columns = sum(len(line.text) for line in read if is_column(line.quad) and len(line.text) > 2)
    return columns > _IN_COLUMNS * sum(len(line.text) for line in read)


def _placed_downwards(read: tuple[OcrLine, ...], width: int) -> tuple[list[Placed], Levelling]:
    """Lay a page written downwards on its left side, so that its columns are rows in their order.

    What is set level on it, as a title or the mark, is a short line of great height there.
    """
    laid = [(line, _laid(line, width)) for line in read]
    levelling = levelling_of(tuple(flat for line, flat in laid if is_column(line.quad)))
    return [(line, *levelling.box(flat)) for line, flat in laid], levelling


def _laid(line: OcrLine, width: int) -> OcrLine:
    """Return a line turned to the left with its page; its corners start at its new top left."""
    a, b, c, d = ((y, width - x) for x, y in line.quad)
    quad: Quad = (b, c, d, a)
    return OcrLine(line.text, quad, line.confidence)


def _without_watermarks(read: tuple[OcrLine, ...]) -> tuple[OcrLine, ...]:
    """Drop what is far taller than print: pieces of a word set across the whole page."""
    heights = [line_height(line) for line in read]
    if len(heights) < _ENOUGH_LINES:
        return read
    limit = _WATERMARK * median(heights)
    return tuple(line for line, height in zip(read, heights, strict=True) if height <= limit)


def _rows(placed: list[Placed]) -> list[list[Placed]]:
    """Group lines whose centres lie within half a line of a neighbour's, left to right."""
    rows: list[list[Placed]] = []
    for item in sorted(placed, key=lambda item: ((item[2] + item[4]) / 2, item[1])):
        home = next((row for row in reversed(rows[-4:]) if _same_row(row, item)), None)
        if home is None:
            rows.append([item])
        else:
            home.append(item)
    for row in rows:
        row.sort(key=lambda item: item[1])
    return sorted(rows, key=lambda row: sum(i[2] + i[4] for i in row) / len(row))


def _same_row(row: list[Placed], item: Placed) -> bool:
    """Compare with the row's nearest line; two lines over one another never share a row.

    The ends of two lines of one row may overlap a little: a torn line's do.
    """
    _, x0, y0, x1, y1 = item
    nearest = min(row, key=lambda other: max(other[1] - x1, x0 - other[3]))
    height = min(y1 - y0, nearest[4] - nearest[2])
    if abs((y0 + y1) / 2 - (nearest[2] + nearest[4]) / 2) > 0.45 * height:
        return False
    return all(
        min(x1, other[3]) - max(x0, other[1])
        < max(0.5 * height, 0.2 * min(x1 - x0, other[3] - other[1]))
        for other in row
    )
