"""Columns of text that stand beside level print, as old certificates set their term. Pure.

Each is as wide as the print is high and of several Chinese characters; a party's word in a high
cell, shorter, keeps its place beside its rows. Columns side by side are read as one row from right
to left, below everything else on the page.
"""

from statistics import median

from ipclaim.read.folding import is_han
from ipclaim.read.levelling import line_height
from ipclaim.read.ocr.engine import OcrLine, is_column

_LEAST = 5
"""Characters of such a column at least."""
_SURE = 0.8
_AS_WIDE = 1.8
"""Times the usual height of a line, or its part, that a column is wide."""
_BESIDE = 3.0
"""Widths between two columns of one text at most."""
_STEP = 2.0
"""Line heights from one row below the page's last to the next."""

Placed = tuple[OcrLine, float, float, float, float]
"""A line with its left, top, right and bottom on the levelled page."""


def parted_by_stance(
    read: tuple[OcrLine, ...],
) -> tuple[tuple[OcrLine, ...], tuple[OcrLine, ...]]:
    """Return the lines of a level page, and the columns that stand among them."""
    level = [line_height(line) for line in read if not is_column(line.quad)]
    usual = median(level) if level else 0.0
    standing = tuple(line for line in read if _stands(line, usual))
    return tuple(line for line in read if line not in standing), standing


def _stands(line: OcrLine, usual: float) -> bool:
    han = sum(map(is_han, line.text))
    return (
        is_column(line.quad)
        and han >= max(_LEAST, 0.6 * len(line.text))
        and line.confidence > _SURE
        and usual / _AS_WIDE < line.box.width < usual * _AS_WIDE
    )


def laid_below(standing: tuple[OcrLine, ...], placed: list[Placed]) -> list[list[Placed]]:
    """Return rows for the columns, under all that is placed; their lines nearly touch."""
    bottom = max((item[4] for item in placed), default=0.0)
    rows: list[list[Placed]] = []
    for group in _groups(standing):
        height = median(line.box.width for line in group)
        top = bottom + _STEP * height
        left = float(min(line.box.x0 for line in group))
        row: list[Placed] = []
        for line in group:
            right = left + line.box.height
            row.append((line, left, top, right, top + height))
            left = right + 0.5 * height
        rows.append(row)
        bottom = top + height
    return rows


def _groups(standing: tuple[OcrLine, ...]) -> list[list[OcrLine]]:
    """Return columns that are one text, each group and its columns in the order of reading."""
    columns: list[list[OcrLine]] = []
    for line in sorted(standing, key=lambda line: -(line.box.x0 + line.box.x1)):
        if columns and _middle(columns[-1][0]) - _middle(line) < 0.6 * line.box.width:
            columns[-1].append(line)
        else:
            columns.append([line])
    groups: list[list[OcrLine]] = []
    for column in columns:
        column.sort(key=lambda line: line.box.y0)
        near = groups and groups[-1][-1].box.x0 - column[0].box.x1 < _BESIDE * column[0].box.width
        if near:
            groups[-1].extend(column)
        else:
            groups.append(column)
    return groups


def _middle(line: OcrLine) -> float:
    return (line.box.x0 + line.box.x1) / 2
