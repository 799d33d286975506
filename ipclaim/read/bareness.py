"""Pages on which nothing stands but print: no seal and no stroke of a pen, in whatever ink.

That nothing is there can be told where all ink is explained by the lines that were read. It needs a
picture with tones: on a fax a red seal may have become white.
"""

import cv2
import numpy as np

from ipclaim.read.lines import Page
from ipclaim.read.seals.ink import Inks, blueness, darkness, redness

_DARK, _RED, _BLUE = 0.15, 0.06, 0.08
"""Amounts of ink that count: a faint seal in a grey copy has 0.3."""
_TONES = 0.002
"""Share of a picture's points of middle brightness; where tones were cut off it is 0.000, else
0.007 at least."""
_MIDDLE = (60, 190)
_READS_WELL = 0.96
_ROOM = 0.2
"""Line heights by which a line's own ink may reach beyond its box."""
_BESIDE, _BELOW = 4, 14
"""Line heights beside and below all lines within which a paper is sealed and signed."""
_BRIDGED = 7
"""Pixels of the work picture that part the pieces of one ring or stroke."""
_SMALL = 1.2
"""Line heights below which a piece of ink is a speck, a mark or a rule: seals that print hides for
the most part left pieces of 2.1 at least, signatures of 1.5."""
_LONG = 2.2
"""Line heights that such a piece may be long, unless it is as thin as a rule."""
_RULE = 0.3


def bears_print_alone(page: Page, inks: Inks) -> bool:
    """Tell whether all ink on and around the print is that of lines, rules and specks."""
    if not page.lines or page.score < _READS_WELL or not _has_tones(inks):
        return False
    shares = inks.shares
    ink = (darkness(shares) > _DARK) | (redness(shares) > _RED) | (blueness(shares) > _BLUE)
    for line in page.lines:
        room = _ROOM * line.box.height
        ink[
            _scaled(inks, line.box.y0 - room) : _scaled(inks, line.box.y1 + room) + 1,
            _scaled(inks, line.box.x0 - room) : _scaled(inks, line.box.x1 + room) + 1,
        ] = False
    height = page.line_height
    top = min(line.box.y0 for line in page.lines) - _BESIDE * height
    bottom = max(line.box.y1 for line in page.lines) + _BELOW * height
    left = min(line.box.x0 for line in page.lines) - _BESIDE * height
    right = max(line.box.x1 for line in page.lines) + _BESIDE * height
    around = ink[
        _scaled(inks, top) : _scaled(inks, bottom), _scaled(inks, left) : _scaled(inks, right)
    ]
    return not _has_figure(around.astype(np.uint8), height * inks.scale)


def _has_tones(inks: Inks) -> bool:
    grey = cv2.cvtColor(inks.pixels, cv2.COLOR_RGB2GRAY)
    darkest, brightest = _MIDDLE
    return bool(((grey > darkest) & (grey < brightest)).mean() > _TONES)


def _scaled(inks: Inks, side: float) -> int:
    return max(0, int(side * inks.scale))


def _has_figure(ink: cv2.typing.MatLike, height: float) -> bool:
    """Tell ink as large as a piece of a seal or a signature; rules are long and thin."""
    round_ = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_BRIDGED, _BRIDGED))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, round_)
    _, _, pieces, _ = cv2.connectedComponentsWithStats(closed)
    for _, _, wide, high, _ in pieces[1:].tolist():
        short, long = min(wide, high) / height, max(wide, high) / height
        if short > _SMALL or (long > _LONG and short > _RULE):
            return True
    return False
