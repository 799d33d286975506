"""Labels of several lines of which only the first is known.

List of goods and services – over NCL(11-2019), with the value's own lines beside both. Rows of
a form stand further apart than the lines of one label. Pure.
"""

from itertools import pairwise
from statistics import median

from ipclaim.read.labels import LabelHit, LabelledPage
from ipclaim.read.lines import Line

_SAME_EDGE = 0.6
"""Line heights by which the lines' left edges may differ."""
_CLOSER = 0.75
"""Of the usual distance of two labels of the column, that lines of one label are apart."""

_TIGHT = 0.4
"""Line heights between lines of one label at most: a row between two labels has more room."""


def rest_of_label(found: LabelledPage, hit: LabelHit, left: float) -> frozenset[int]:
    """Return the lines under a label that are its own; none where no other label tells rows.

    ``left`` is where the value's column begins: they all end before it.
    """
    label = found.page.lines[hit.line]
    stuck = label.x1 > left  # an engine took label and value for one line
    column = sorted(
        (line for line in found.page.lines if _aligned(line, label)), key=lambda line: line.middle
    )
    starts = [line.middle for line in column if line.index in found.label_lines]
    steps = [
        below - above for above, below in pairwise(starts) if below - above > 0.5 * label.height
    ]
    rest: list[int] = []
    last = label
    for line in column:
        if line.middle <= label.middle:
            continue
        close = steps and line.middle - last.middle < _CLOSER * median(steps)
        close = close and line.y0 - last.y1 < _TIGHT * label.height
        ends = line.index in found.label_lines or line.x1 > left
        if not close or ends or (stuck and not _has_a_value(found, line, left)):
            break
        rest.append(line.index)
        last = line
    return frozenset(rest)


def _has_a_value(found: LabelledPage, line: Line, left: float) -> bool:
    row = next(row for row in found.page.rows if line in row)
    return any(abs(other.x0 - left) < 1.5 * line.height for other in row if other.x0 > line.x1)


def _aligned(line: Line, label: Line) -> bool:
    alike = 0.7 < line.height / max(label.height, 1) < 1.4
    return alike and abs(line.x0 - label.x0) < _SAME_EDGE * label.height
