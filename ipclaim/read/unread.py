"""Print right above or below a value that nobody read: a line the engine passed over.

A list of goods whose first line lies under a seal or a stain reads as a shorter list, and no reader
of single lines can tell. What stands there is told by its ink: a row of marks as high as letters.
"""

from collections.abc import Iterable

import cv2
import numpy as np

from ipclaim.model.document import Box
from ipclaim.read.lines import Page
from ipclaim.read.seals.ink import Inks, darkness

_DARK = 0.4
_ROOM = 0.12
"""Line heights by which a line's own ink may reach beyond its box."""
_AWAY = 1.3
"""Line heights above and below a value in which its next line would stand."""
_BESIDE = 6
"""Line heights by which that line may reach further to either side."""
_LOWEST, _HIGHEST, _WIDEST = 0.35, 1.15, 3.0
"""Line heights that letters are high, and that touching ones are wide together."""
_LETTERS = 4
"""So many of them stand in a row of print."""


def unread_print_beside(page: Page, lines: Iterable[int], inks: Inks) -> bool:
    """Tell a row of letters above or below these lines that no line of the page explains."""
    own = [page.lines[line] for line in lines]
    if not own:
        return False
    height = sorted(line.box.height for line in own)[len(own) // 2]
    left = max(0, min(line.box.x0 for line in own) - _BESIDE * height)
    right = min(page.width, max(line.box.x1 for line in own) + _BESIDE * height)
    top, bottom = min(line.box.y0 for line in own), max(line.box.y1 for line in own)
    away = round(_AWAY * height)
    above = Box(left, max(0, top - away), right, max(0, top))
    below = Box(left, bottom, right, min(page.height, bottom + away))
    return any(_has_letters(page, space, height, inks) for space in (above, below))


def _has_letters(page: Page, space: Box, height: int, inks: Inks) -> bool:
    if space.width < height or space.height < _LOWEST * height:
        return False
    ink = darkness(inks.part(space)) > _DARK
    for line in page.lines:
        room = round(_ROOM * line.box.height)
        ink[
            max(0, line.box.y0 - room - space.y0) : max(0, line.box.y1 + room - space.y0),
            max(0, line.box.x0 - room - space.x0) : max(0, line.box.x1 + room - space.x0),
        ] = False
    _, _, pieces, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    letters = sum(
        _LOWEST * height < high < _HIGHEST * height and 0.15 * height < wide < _WIDEST * height
        for _, _, wide, high, _ in pieces[1:].tolist()
    )
    return bool(letters >= _LETTERS)
