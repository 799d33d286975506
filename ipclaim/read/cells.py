"""Labels that their cell breaks in two: 变更前注册人名 over 义, with the value beside the first.

Only two lines that together are one known label, and of which the first alone is none, belong
together: 注册人 over 地址 may be two labels. Pure.
"""

import re

from ipclaim.read.lines import GAP, Line, Page, Row, Spot, Strip, row_strip, strip_of

_SAME_EDGE = 0.8
"""Line heights by which the two lines' left edges may differ."""
_LANGUAGES = frozenset({"(中文)", "(英文)", "(外文)"})
"""What may stand under a label that is one already: 申请人名称 over (英文)."""
_UNFINISHED = ("和", "及", "与", "或", "、", "/", "(")
"""What no label ends in: 宗旨和 over 业务范围 is one, though the second line is a label too."""
_GAP = 0.9
"""Line heights between them at most."""


def rows_of(page: Page, labels: frozenset[str]) -> tuple[Strip, ...]:
    """Return each row's text; a label's second line stands with the first, not in its own row.

    ``labels`` may have spaces and capitals as they like.
    """
    known = frozenset(re.sub(r"\s", "", label).lower() for label in labels)
    seconds = {
        row[0].index: under[0]
        for place, row in enumerate(page.rows)
        if (under := _below(page, place)) and _one_label(row, under, known)
    }
    moved = {line.index for line in seconds.values()}
    strips = []
    for row in page.rows:
        rest = tuple(line for line in row if line.index not in moved)
        second = seconds.get(row[0].index)
        strips.append(_with_second(rest, second) if second and rest else row_strip(rest))
    return tuple(strips)


def _below(page: Page, place: int) -> Row | None:
    """Return the next row, or the one after where a value stands between."""
    first, following = page.rows[place][0], page.rows[place + 1 : place + 3]
    if len(following) == 2 and following[0][0].x0 >= first.x1:
        return following[1]
    return following[0] if following else None


def _one_label(row: Row, under: Row, labels: frozenset[str]) -> bool:
    first, second = row[0], under[0]
    height = max(first.height, second.height)
    if abs(first.x0 - second.x0) > _SAME_EDGE * height or second.y0 - first.y1 > _GAP * height:
        return False
    opening, ending = _plain(first), _plain(second)
    whole = opening + ending
    if opening in labels:
        more = whole in labels and ending not in labels  # Owner of the trademark over right
        return more or (ending in _LANGUAGES and not opening.endswith(")"))
    said = whole if whole in labels else whole.removesuffix("(中文)")
    alone = ending not in labels or opening.endswith(_UNFINISHED)
    return said in labels and (alone or len(row) > 1 == len(under))  # 商标 X over 类别 Y are two


def _plain(line: Line) -> str:
    return re.sub(r"[\s:]", "", strip_of(line).text).lower()


def _with_second(row: tuple[Line, ...], second: Line) -> Strip:
    label = strip_of(row[0]) + strip_of(second)
    if len(row) == 1:
        return label
    return label + Strip(GAP, (Spot(row[1].index, -1),)) + row_strip(row[1:])
