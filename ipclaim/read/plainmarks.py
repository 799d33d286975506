"""Whether a mark is writing and nothing else, as far as ink tells.

What readers agree on is the whole of a mark only where nothing else is drawn in its place: another
word in letters that no engine takes for writing, or a device that may be an initial. All ink around
the mark's lines must be that of lines which something else explains, of rules or of specks.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

import cv2
import numpy as np

from ipclaim.model.document import Box
from ipclaim.read.lines import Line, Page
from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.seals.ink import Inks, blueness, darkness, redness

_DARK, _RED, _BLUE = 0.15, 0.06, 0.08
"""Amounts of ink that count, as on pages that bear print alone."""
_AROUND = 2.0
"""Heights of its writing around a mark within which another part of it would stand."""
_LEAST = 4.0
"""The same in heights of the page's print, for a mark in small letters."""
_ROOM = 0.2
"""Line heights by which a line's own ink may reach beyond its box."""
_PART = 0.4
"""Of the writing's height that a part of a mark is high and wide at least; a dot or ® is less."""
_RULE = 2.5
"""Times its height from which a straight stroke is a rule or a frame."""
_BRIDGED = 3
"""Pixels of the work picture that part the pieces of one letter in thin strokes."""
_END, _GAP = 1.4, 2.3
"""Usual distances of two characters from a line's end to the first, and between two, at most: marks
that are writing alone had 0.9 and 2.0 (Chinese beside Latin letters)."""
_WORD = re.compile(r"[A-Za-z0-9|]+")
_ALIKE = re.compile(r"[Ili1Oo0|]")
"""Signs that only the letters beside them tell apart."""


def is_plain(page: Page, own: Sequence[Line], explained: Collection[int], inks: Inks) -> bool:
    """Tell a mark that consists of these lines; ``explained`` are labels and other values."""
    if not own or any(_is_ambiguous(word) for line in own for word in _WORD.findall(line.text)):
        return False
    if any(_leaves_room(page.read[line.index]) for line in own):
        return False
    place = _place(page, own)
    mine = {line.index for line in own}
    known = mine.union(explained)
    if any(_within(place, line) for line in page.lines if line.index not in known):
        return False
    height = max(line.box.height for line in own) * inks.scale
    return not _has_part(_unexplained(page, place, known, inks), height)


def _is_ambiguous(word: str) -> bool:
    """Tell a word in which a stroke or a ring may be either of two letters.

    Other letters tell where all are of one case, the first perhaps a capital.
    """
    even = word.isalpha() and (word.isupper() or word.islower() or word.istitle())
    return _ALIKE.search(word) is not None and not (even and _ALIKE.sub("", word))


def _leaves_room(line: OcrLine) -> bool:
    """Tell a line with room for a device before, after or between what was read of it.

    An engine's box holds the device as well, and its reading leaves it out.
    """
    if not line.places:
        return True
    steps = [after - before for before, after in pairwise(line.places)]
    step = median(steps) if steps else 1.0
    ends = max(line.places[0], 1 - line.places[-1])
    return ends > _END * step or max(steps, default=0.0) > _GAP * step


def _place(page: Page, own: Sequence[Line]) -> Box:
    height = max(line.box.height for line in own)
    around = round(max(_AROUND * height, _LEAST * page.line_height))
    return Box(
        max(0, min(line.box.x0 for line in own) - around),
        max(0, min(line.box.y0 for line in own) - around),
        min(page.width, max(line.box.x1 for line in own) + around),
        min(page.height, max(line.box.y1 for line in own) + around),
    )


def _within(place: Box, line: Line) -> bool:
    box = line.box
    return place.x0 < box.x1 and box.x0 < place.x1 and place.y0 < box.y1 and box.y0 < place.y1


def _unexplained(page: Page, place: Box, known: Collection[int], inks: Inks) -> cv2.typing.MatLike:
    """Return the ink in a place, on the work picture, without that of known lines."""
    left, top, right, bottom = (
        round(side * inks.scale) for side in (place.x0, place.y0, place.x1, place.y1)
    )
    shares = inks.shares[top:bottom, left:right]
    ink = (darkness(shares) > _DARK) | (redness(shares) > _RED) | (blueness(shares) > _BLUE)
    for line in page.lines:
        if line.index in known:
            room = _ROOM * line.box.height
            ink[
                max(0, round((line.box.y0 - room) * inks.scale) - top) : max(
                    0, round((line.box.y1 + room) * inks.scale) + 1 - top
                ),
                max(0, round((line.box.x0 - room) * inks.scale) - left) : max(
                    0, round((line.box.x1 + room) * inks.scale) + 1 - left
                ),
            ] = False
    return ink.astype(np.uint8)


def _has_part(ink: cv2.typing.MatLike, height: float) -> bool:
    """Tell ink as large as a letter of the mark; rules are taken off first."""
    if not ink.size:
        return False
    long = max(3, round(_RULE * height))
    for shape in ((long, 1), (1, long)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink = cv2.subtract(ink, cv2.dilate(rules, np.ones((3, 3), np.uint8)))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((_BRIDGED, _BRIDGED), np.uint8))
    _, _, pieces, _ = cv2.connectedComponentsWithStats(closed)
    least = _PART * height
    return any(wide > least and high > least for _, _, wide, high, _ in pieces[1:].tolist())
