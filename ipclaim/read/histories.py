"""Tables of what held when: holders one after the other, each in a row with its day. Pure.

Today's is the row of the latest day; the last row, where rows have numbers instead of days. What
stands first under the heading is the oldest, or the newest: a reader of labels cannot tell.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ipclaim.read.dates import DateSpan, dates_in
from ipclaim.read.labels import LabelHit, LabelledPage, is_bare
from ipclaim.read.lines import EMPTY, Line, Strip, run_on, strip_of

_HEADINGS = 3
"""Cells that head a table at least."""
_BAND = 0.9
"""Line heights by which headings of one table differ in height."""
_ROW = 7.0
"""Line heights between two rows at most."""

_SHORT = 16
"""Characters of a cell with a day at most."""
_OF_A_TERM = re.compile(r"^\s*(?:至|到|[-~—])|[至到~—]\s*$|^\s*自.*\d\s*日?$")
"""How a line begins or ends that is one of two in a term's cell: 2021-05-28 over 至2031-05-27."""


def rows_of_history(found: LabelledPage, hit: LabelHit) -> tuple[Strip, ...]:
    """Return the cells under a heading, the one that holds today first; none where it heads none.

    A single row is no history.
    """
    heading = found.page.lines[hit.line]
    if not is_bare(found, hit, heading):
        return ()
    band = _band(found, heading)
    numbered = strip_of(band[0]).text.strip(" .").isdecimal()  # a row itself, no heading
    if len(band) < _HEADINGS or band[0] is heading or numbered:
        return ()
    below = [line for line in found.page.lines if line.y0 > heading.middle and line not in band]
    anchors = _anchors(below, heading, band[0])
    if len(anchors) < 2:
        return ()
    left, right = _edges(below, band, heading, anchors[-1][0])
    column = [line for line in below if left <= line.x0 and line.x1 <= right]
    cells = [_cell(column, anchors, place) for place in range(len(anchors))]
    days = [day for _, day in anchors]
    last = max(range(len(anchors)), key=lambda place: (days[place], place))
    return (cells[last], *(cell for place, cell in enumerate(cells) if place != last))


def latest_under(found: LabelledPage, hit: LabelHit) -> Strip:
    """Return the cell of the row that holds today."""
    cells = rows_of_history(found, hit)
    return cells[0] if cells else EMPTY


def _band(found: LabelledPage, heading: Line) -> list[Line]:
    """Return the headings beside one, from left to right, itself among them."""
    near = (
        line
        for line in found.page.lines
        if abs(line.middle - heading.middle) < _BAND * heading.height
    )
    return sorted(near, key=lambda line: line.x0)


def _anchors(below: Sequence[Line], heading: Line, first: Line) -> list[tuple[Line, str]]:
    """Return a line of each row with its day, or the numbers of the first column."""
    dated = [(line, days[0].day.isoformat()) for line in below if (days := _alone(line))]
    numbered = [
        (line, "")
        for line in below
        if strip_of(line).text.strip(" .").isdecimal() and line.x0 < first.x1 + line.height
    ]
    anchors: list[tuple[Line, str]] = []
    for line, day in sorted(dated if len(dated) > 1 else numbered, key=lambda one: one[0].middle):
        last = anchors[-1][0] if anchors else heading
        if line.middle - last.middle > _ROW * heading.height:
            break
        aligned = not anchors or abs(line.x0 - last.x0) < 2 * line.height
        if aligned and line.middle - last.middle > 0.5 * line.height:
            anchors.append((line, day))
    return anchors


def _alone(line: Line) -> tuple[DateSpan, ...]:
    """Return a line's day where it holds one and little else, and is no half of a term."""
    said = strip_of(line).text
    days = dates_in(said)
    alone = len(days) == 1 and len(said) < _SHORT and not _OF_A_TERM.search(said)
    return days if alone else ()


def _edges(
    below: Sequence[Line], band: Sequence[Line], heading: Line, last: Line
) -> tuple[float, float]:
    """Return between which edges a column lies: where no line of the table crosses."""
    inside = [line for line in below if line.middle < last.middle + 3 * last.height]
    place = band.index(heading)
    left = _gap(inside, band[place - 1], heading)
    right = _gap(inside, heading, band[place + 1]) if place + 1 < len(band) else float("inf")
    return left, right


def _gap(lines: Sequence[Line], one: Line, other: Line) -> float:
    """Return the middle of the widest strip between two headings that no line crosses."""
    low, high = (one.x0 + one.x1) / 2, (other.x0 + other.x1) / 2
    spans = sorted((line.x0, line.x1) for line in (*lines, one, other))
    reached, best, at = low, 0.0, (one.x1 + other.x0) / 2
    for start, end in (*(span for span in spans if span[1] > low), (high, high)):
        if start > high:
            break
        if start - reached > best:
            best, at = start - reached, (reached + start) / 2
        reached = max(reached, end)
    return at


def _cell(column: Sequence[Line], anchors: Sequence[tuple[Line, str]], place: int) -> Strip:
    middles = [line.middle for line, _ in anchors]
    step = min(below - above for above, below in pairwise(middles))
    top = (middles[place - 1] + middles[place]) / 2 if place else middles[0] - step / 2
    after = place + 1 < len(middles)
    bottom = (middles[place] + middles[place + 1]) / 2 if after else middles[place] + step / 2
    return run_on(tuple(line for line in column if top < line.middle < bottom))
