"""A booklet opened flat: two pages side by side, each with rows of its own. Pure.

A form's label and value stand in one row, as do its two columns of entries. Where the rows of both
halves do not meet, the left page is read to its end first.
"""

from collections.abc import Sequence
from statistics import median

_LEAST = 4
"""Lines on each page at least."""
_MIDDLE = (0.4, 0.6)
"""Between which parts of the sheet's width the gutter lies."""
_GUTTER = 1.5
"""Line heights that the gutter is wide at least."""
_MEET = 0.3
"""Line heights by which two lines of one row differ at most."""
_FEW = 0.5
"""Of the lines of either page, that meet one of the other at most."""
_WIDE = 0.3
"""Of a page's width, that its longest line takes at least: a column of labels does not."""

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom of a line on the levelled page."""


def gutter(extents: Sequence[Extent], width: float) -> float | None:
    """Return where the gutter of an opened booklet runs; ``None`` for a single page.

    ``width`` is the sheet's.
    """
    if len(extents) < 2 * _LEAST:
        return None
    left, right = min(one[0] for one in extents), max(one[2] for one in extents)
    top, bottom = min(one[1] for one in extents), max(one[3] for one in extents)
    if right - left < bottom - top:
        return None
    height = median(one[3] - one[1] for one in extents)
    at = _widest_gap(extents, width, _GUTTER * height)
    if at is None:
        return None
    halves = [
        [one for one in extents if one[2] <= at],
        [one for one in extents if one[0] >= at],
    ]
    whole = all(_is_a_page(half, width / 2) for half in halves)
    meeting = _meeting(halves[0], halves[1], height), _meeting(halves[1], halves[0], height)
    return at if whole and max(meeting) < _FEW else None


def _widest_gap(extents: Sequence[Extent], width: float, least: float) -> float | None:
    """Return the middle of the widest strip about the middle that no line crosses."""
    low, high = (part * width for part in _MIDDLE)
    edges = sorted((one[0], one[2]) for one in extents)
    reached, best, at = edges[0][1], least, None
    for start, end in edges:
        middle = (reached + start) / 2
        if start - reached > best and low < middle < high:
            best, at = start - reached, middle
        reached = max(reached, end)
    return at


def _is_a_page(half: Sequence[Extent], width: float) -> bool:
    return len(half) >= _LEAST and max(one[2] - one[0] for one in half) > _WIDE * width


def _meeting(half: Sequence[Extent], other: Sequence[Extent], height: float) -> float:
    """Return the share of lines that stand in one row with a line of the other page."""
    middles = [(one[1] + one[3]) / 2 for one in other]
    met = [
        any(abs((one[1] + one[3]) / 2 - middle) < _MEET * height for middle in middles)
        for one in half
    ]
    return sum(met) / len(met)
