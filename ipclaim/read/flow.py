"""The order in which running text is read: two columns of sentences one after the other.

A letter in two languages sets them side by side. Read row by row, each sentence would be torn by
the other column's. Rows of labels and values, and tables, are no such columns. Pure.
"""

from dataclasses import dataclass

from ipclaim.read.lines import Line, Page, Strip, run_on

_LEAST = 5
"""Lines of a column of running text at least."""
_EDGE = 1.2
"""Line heights by which lines of one column may start apart."""
_FULL = 0.7
"""Share of a column's width that more than half of its lines fill."""


@dataclass(frozen=True, slots=True)
class _Columns:
    left: tuple[Line, ...]
    right: tuple[Line, ...]

    @property
    def top(self) -> float:
        """Where both columns have begun, in levelled pixels."""
        return min(line.middle for line in (*self.left, *self.right))


def running(page: Page) -> Strip:
    """Return a page as running text: what stands above two columns, each of them, what is below."""
    columns = None if page.downwards else _columns(page)
    if columns is None:
        return run_on(page.lines)
    beside = {line.index for line in (*columns.left, *columns.right)}
    rest = [line for line in page.lines if line.index not in beside]
    above = [line for line in rest if line.middle < columns.top]
    below = [line for line in rest if line.middle >= columns.top]
    return run_on((*above, *columns.left, *columns.right, *below))


def _columns(page: Page) -> _Columns | None:
    """Return the two columns of running text with the most lines; ``None`` without any."""
    margin = min((line.x0 for line in page.lines), default=0.0) + 8 * page.line_height
    edges = sorted({line.x0 for line in page.lines if line.x0 > margin})
    found = [columns for edge in edges if (columns := _parted_at(page, edge))]
    return max(found, key=lambda one: len(one.left) + len(one.right), default=None)


def _parted_at(page: Page, edge: float) -> _Columns | None:
    """Return the lines on both sides of an edge, down to the first line that runs over it."""
    reach = _EDGE * page.line_height
    ordered = sorted(page.lines, key=lambda line: line.middle)
    starts = [at for at, line in enumerate(ordered) if abs(line.x0 - edge) < reach]
    left: list[Line] = []
    right: list[Line] = []
    for line in _up_from(ordered, starts[0], edge - reach) + ordered[starts[0] :]:
        if line.x1 <= edge + 0.3 * reach:
            left.append(line)
        elif line.x0 >= edge - reach:
            right.append(line)
        else:
            break
    alike = all(_is_running(lines) for lines in (left, right))
    return _Columns(tuple(left), tuple(right)) if alike else None


def _up_from(ordered: list[Line], start: int, edge: float) -> list[Line]:
    """Return the lines right above the first of the right column that stand left of the edge."""
    taken = start
    while taken and ordered[taken - 1].x1 <= edge:
        taken -= 1
    return ordered[taken:start]


def _is_running(lines: list[Line]) -> bool:
    """Tell lines of a paragraph: most of them as wide as the column, and one under the other."""
    if len(lines) < _LEAST:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    full = [line for line in lines if line.x1 - line.x0 > _FULL * width]
    return 2 * len(full) > len(lines)
