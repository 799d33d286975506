"""What stands in a table's column under its heading. Pure.

A heading is a label alone in its cell; its column is what overlaps it below, row after row, until
the rows end or a label begins another entry.
"""

import re

from ipclaim.read.labels import LabelHit, LabelledPage, is_bare
from ipclaim.read.lines import EMPTY, Line, Spot, Strip, strip_of

_ROW_GAP = 3.2
"""Line heights between two rows of one table, at most."""
_SECTION = re.compile(
    r"\s*(?:第[一二三四五六七八九十]+[条章节]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．])"
)
"""How a section's title begins."""
BREAK = ";"
"""Stands between the cells of a column."""


def column_under(found: LabelledPage, hit: LabelHit) -> Strip:
    """Return a column's cells, joined by ``BREAK``; empty when the label heads no column."""
    heading = found.page.lines[hit.line]
    if not is_bare(found, hit, heading):
        return EMPTY
    result, last = EMPTY, heading
    floor = _next_section(found, hit)
    for line in sorted(found.page.lines, key=lambda line: line.middle):
        if line.middle >= floor:
            break
        if line.middle < last.middle + 0.5 * last.height or not _overlaps(line, heading):
            continue
        if line.y0 - last.y1 > _ROW_GAP * heading.height or line.index in found.label_lines:
            break
        if _runs_past(line, heading):
            break
        if result.text:
            result += Strip(BREAK, (Spot(line.index, -1),))
        result += strip_of(line)
        last = line
    return result


def _next_section(found: LabelledPage, hit: LabelHit) -> float:
    """Return where the next section begins: a numbered title or a label alone, beside the column.

    二、涉及平台及店铺 ends the table of marks above it, whatever stands in the column further down.
    A heading's second line is of its own row, wherever it stands.
    """
    heading, own = found.page.lines[hit.line], {spot.line for spot in found.strips[hit.row].spots}
    return min(
        (
            row[0].middle
            for row in found.page.rows
            if len(row) == 1
            and row[0].index not in own
            and row[0].middle > heading.middle + heading.height
            and not _overlaps(row[0], heading)
            and (row[0].index in found.label_lines or _SECTION.match(row[0].text))
        ),
        default=float("inf"),
    )


def has_an_empty_cell(found: LabelledPage, hit: LabelHit) -> bool:
    """Tell whether a row of a heading's table has nothing in its column: a cell was overlooked.

    A row is what stands under two other headings at least, down to the row after the last cell.
    """
    heading = found.page.lines[hit.line]
    number = next(place for place, row in enumerate(found.page.rows) if heading in row)
    others = [line for line in found.page.rows[number] if line is not heading]
    last = heading
    for row in found.page.rows[number + 1 :]:
        ends = any(line.index in found.label_lines for line in row)
        if ends or row[0].y0 - last.y1 > _ROW_GAP * heading.height:
            break
        last = row[0]
        under = sum(any(_overlaps(line, other) for line in row) for other in others)
        if under > 1 and not any(_overlaps(line, heading) for line in row):
            return True
    return False


def _runs_past(line: Line, heading: Line) -> bool:
    """Tell a line that reaches far beyond a column on both sides: text under the table."""
    room = 3 * heading.height
    return line.x0 < heading.x0 - room and line.x1 > heading.x1 + room


def _overlaps(line: Line, heading: Line) -> bool:
    """Tell whether a line stands under a heading; cells may be set to the left or centred."""
    return line.x0 < heading.x1 + heading.height and line.x1 > heading.x0 - heading.height
