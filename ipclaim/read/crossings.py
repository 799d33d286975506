"""What a table says where a row and a column cross: 注册人地址 under 变更前. Pure.

The row's name may be centred beside a cell of several lines; the cell is the block of lines in the
heading's column that lies about as high as the name.
"""

from collections.abc import Collection

from ipclaim.read.folding import compact
from ipclaim.read.labels import LabelHit, LabelledPage
from ipclaim.read.lines import EMPTY, Line, Strip, run_on

_TIGHT = 0.4
"""Line heights between two lines of one cell at most."""
_LOOSE = 1.0
"""The same, where both lines lie beside one row's name."""
_DEEPEST = 40
"""Line heights that a table reaches below its headings at most."""


def crossing(found: LabelledPage, hit: LabelHit, headings: Collection[str]) -> Strip:
    """Return the cell of a label's row in the column of one of the headings; empty without one."""
    label = found.page.lines[hit.line]
    heading = _heading(found, label, headings)
    if heading is None:
        return EMPTY
    left, right = _column(found, heading)
    inside = [
        line
        for line in found.page.lines
        if line.y0 > heading.y1 - 0.3 * heading.height
        and left <= (line.x0 + line.x1) / 2 < right
        and line.x0 > label.x1 - 0.3 * label.height
    ]
    names = [line for line in found.page.lines if line.x0 < label.x1 and line.x1 > label.x0]
    for cell in _cells(sorted(inside, key=lambda line: line.middle), names):
        top, bottom = cell[0].y0, cell[-1].y1
        if top - 0.4 * label.height < label.middle < bottom + 0.4 * label.height:
            return run_on(tuple(cell))
    return EMPTY


def _heading(found: LabelledPage, label: Line, headings: Collection[str]) -> Line | None:
    """Return the lowest line above a label and right of it that is one of the headings."""
    above = [
        line
        for line in found.page.lines
        if line.middle < label.y0
        and label.middle - line.middle < _DEEPEST * label.height
        and line.x0 > label.x1 - label.height
        and compact(line.text).strip(":") in headings
    ]
    return max(above, key=lambda line: line.middle, default=None)


def _column(found: LabelledPage, heading: Line) -> tuple[float, float]:
    """Return between which edges a heading's column lies: halfway to the headings beside it."""
    row = next(row for row in found.page.rows if heading in row)
    place = row.index(heading)
    before = row[place - 1] if place else None
    after = row[place + 1] if place + 1 < len(row) else None
    left = (before.x1 + heading.x0) / 2 if before else 0.0
    right = (heading.x1 + after.x0) / 2 if after else float("inf")
    return left, right


def _cells(lines: list[Line], names: list[Line]) -> list[list[Line]]:
    """Part a column's lines into cells; set loosely, those nearest to one row's name are one."""
    cells: list[list[Line]] = []
    for line in lines:
        apart = (line.y0 - cells[-1][-1].y1) / line.height if cells else _LOOSE
        beside = apart < _LOOSE and _nearest(names, line) is _nearest(names, cells[-1][-1])
        if apart < _TIGHT or beside:
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _nearest(names: list[Line], line: Line) -> Line:
    return min(names, key=lambda name: abs(name.middle - line.middle))
