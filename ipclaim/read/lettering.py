"""Which lines of writing are one mark, and in which order its words are read. Pure.

A mark is set in several lines, in two scripts, beside or around a device, as its owner likes it.
"""

import re
from collections.abc import Iterable, Sequence

from ipclaim.read.folding import bones, compact
from ipclaim.read.lines import Line

AS_LARGE = 0.45
"""Of the tallest writing where a mark stands, that other writing of it is high at least."""
_OF_A_PURPOSE = re.compile(
    r"仅[限供用作]|使用|他用|之用|投诉|维权|无效|复印|样张|specimen|complaint|\bcopy\b|\bonly\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"[(（](?:[三3立]维(?:标志|商标)?|立体(?:商标|标志)?|颜色组合|声音(?:商标)?|指定颜色)[^()]*[)）]"
)


def is_no_lettering(text: str) -> bool:
    """Tell a piece of a purpose over a copy, and what the office says of a mark: （三维标志）."""
    return bool(_OF_A_PURPOSE.search(text)) or _KIND.fullmatch(compact(text)) is not None


def adjoins(line: Line, largest: Line) -> bool:
    """Tell writing of one mark: under or over the largest, or beside it, as a detector parts it."""
    tall = largest.height
    apart = max(line.y0 - largest.y1, largest.y0 - line.y1)
    over = line.x0 < largest.x1 and line.x1 > largest.x0 and apart < tall
    level = abs(line.middle - largest.middle) < 0.5 * tall
    near = max(line.x0 - largest.x1, largest.x0 - line.x1) < tall
    return over or (level and near)


def one_mark(largest: Line, lines: Iterable[Line]) -> list[Line]:
    """Return the largest writing with all that adjoins it, or adjoins what adjoins it."""
    found = [largest]
    rest = [
        line for line in lines if line is not largest and line.height >= AS_LARGE * largest.height
    ]
    for line in found:
        found.extend(one for one in rest if one not in found and adjoins(one, line))
    return found


def said_once(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without those that say again what a larger one says: a page's caption."""
    larger: dict[str, float] = {}
    for line in lines:
        larger[bones(line.text)] = max(line.height, larger.get(bones(line.text), 0.0))
    return [line for line in lines if line.height == larger[bones(line.text)]]


def as_read(lines: Sequence[Line]) -> list[Line]:
    """Return a mark's lines as they are read: down, and from left to right within a row.

    Where writing stands beside two lines set under each other, those two are read first or last.
    """
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.x0):
        home = next((one for one in columns if any(_above(line, other) for other in one)), None)
        if home is None:
            columns.append([line])
        else:
            home.append(line)
    if not _side_by_side(columns):
        columns = [list(lines)]
    return [
        line for one in columns for line in sorted(one, key=lambda line: (line.middle, line.x0))
    ]


def _above(line: Line, other: Line) -> bool:
    return line.x0 < other.x1 and line.x1 > other.x0


def _side_by_side(columns: list[list[Line]]) -> bool:
    """Tell whether some column's line is as high as two lines of another column."""
    return any(
        sum(line.y0 < other.y1 and line.y1 > other.y0 for other in theirs) > 1
        for own in columns
        for theirs in columns
        if own is not theirs
        for line in own
    )
