"""Print that the engine passed over: what lies under a watermark, a stain or the edge of a seal.

Ink as dark as the print and set like a row of letters, which no line explains, is read once more
with everything lighter lifted off. The finder of lines is not asked again: the row itself tells
where it lies, so that a look costs some ten milliseconds. A line torn off at such a place is read
anew as a whole. What does not read clearly (a signature, an ornament, a code) is left alone.
"""

from math import hypot

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.model.document import Box
from ipclaim.read.lines import Page
from ipclaim.read.ocr.engine import OcrLine, Quad, ReadsLines, box_around, cut_out
from ipclaim.read.opening import Pixels
from ipclaim.read.seals.ink import Inks, darkness

Flags = NDArray[np.uint8]

_OF_PRINT = 0.5
"""Of the darkness of what was read, from which ink is print: watermarks have 0.3 at most."""
_LEAST = 0.22
"""Darkness that print has at least."""
_SMALLEST = 6.0
"""Points of the work picture below which letters cannot be told from specks."""
_LETTER = (0.3, 1.5, 4.0)
"""Line heights that letters are high, and that touching ones are wide together."""
_ROW = (0.5, 1.7, 2.0)
"""Line heights that a row is high, and that it is wide at least."""
_LETTERS = 3
_BRIDGED = 1.1
"""Line heights that may part two letters of one row."""
_RULE = 5
"""Line heights from which a straight stroke is a rule."""
_EXPLAINED, _GROWN = 0.15, 0.2
"""Line heights by which a line's ink may leave its box; by which a row's box is grown."""
_WIDER = 0.12
_ADJOINS = 0.9
"""Line heights that may part a torn line from its rest."""
_LEVEL = 0.35
"""Line heights by which the two may differ in level; the next line is 1.2 off."""
_CLEAR = 0.88
"""Score from which a row is print; scrawls have less."""
_TRUST = 0.9
"""Of its score that such a row keeps: its first letters may have been hidden from this look too."""
_MOST = 12
"""Rows that are looked at on one page, the longest first."""


def with_overlooked(
    page: Page, lines: tuple[OcrLine, ...], inks: Inks, reader: ReadsLines
) -> tuple[OcrLine, ...]:
    """Return a page's lines with those that were passed over, and torn ones made whole."""
    for row in _rows_of(page, inks):
        lines = _with_row(row, lines, page, inks, reader)
    return lines


def _with_row(
    row: Quad, lines: tuple[OcrLine, ...], page: Page, inks: Inks, reader: ReadsLines
) -> tuple[OcrLine, ...]:
    torn = next((line for line in page.read if _adjoins(line, row, page)), None)
    if torn is None:
        said = _read(row, page, inks, reader)
        return (*lines, said) if said else lines
    said = _read(_united(torn.quad, row), page, inks, reader)
    if said is None or torn not in lines or not _goes_on(torn.text, said.text):
        return lines
    return tuple(said if line == torn else line for line in lines)


def _rows_of(page: Page, inks: Inks) -> list[Quad]:
    """Return rows of letters that no line explains, in pixels of the page, the longest first."""
    high = page.line_height * inks.scale
    if high < _SMALLEST or page.downwards:
        return []
    ink = _unexplained(page, inks)
    level = cv2.getRotationMatrix2D((ink.shape[1] / 2, ink.shape[0] / 2), page.skew, 1.0)
    turned = cv2.warpAffine(ink, level, ink.shape[::-1], flags=cv2.INTER_NEAREST)
    letters = _letters(turned.astype(np.uint8, copy=False), high)
    bridge = np.ones((1, max(3, round(_BRIDGED * high))), np.uint8)
    blobs = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, bridge)
    spots = cv2.connectedComponentsWithStats(blobs)[2][1:].tolist()
    rows = [
        (wide, (left, top, wide, tall))
        for left, top, wide, tall, _ in spots
        if _ROW[0] * high < tall < _ROW[1] * high
        and wide > _ROW[2] * high
        and _count(letters[top : top + tall, left : left + wide]) >= _LETTERS
    ]
    back = cv2.invertAffineTransform(level)
    return [_quad(box, back, inks.scale, high) for _, box in sorted(rows, reverse=True)[:_MOST]]


def _unexplained(page: Page, inks: Inks) -> Flags:
    """Return the work picture's ink as dark as the print, on the sheet and in no line's box."""
    dark = darkness(inks.shares)
    lines = np.zeros(dark.shape, np.uint8)
    grown = np.zeros(dark.shape, np.uint8)
    for line in page.read:
        for mask, more in ((lines, 0.0), (grown, _EXPLAINED)):
            room = more * page.line_height
            corners = np.array(_widened(line.quad, room)) * inks.scale
            cv2.fillPoly(mask, [np.round(corners).astype(np.int32)], 1)
    left, top, wide, tall = cv2.boundingRect(cv2.findNonZero(lines))
    ink: Flags = ((dark > _level(dark[lines > 0])) & (grown == 0)).astype(np.uint8)
    sheet = np.zeros_like(ink)
    room = round(3 * page.line_height * inks.scale)
    sheet[max(0, top - room) : top + tall + room, max(0, left - room) : left + wide + room] = 1
    return ink & sheet


def _level(dark: NDArray[np.float32]) -> float:
    """Return the darkness from which ink is print, by what was read."""
    return max(_LEAST, _OF_PRINT * float(np.percentile(dark, 95))) if len(dark) else 1.0


def _letters(ink: Flags, high: float) -> Flags:
    """Leave what is as high and wide as letters are, without rules."""
    long = max(3, round(_RULE * high))
    for shape in ((1, long), (long, 1)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink = cv2.subtract(ink, cv2.dilate(rules, np.ones((3, 3), np.uint8))).astype(np.uint8)
    _, labels, spots, _ = cv2.connectedComponentsWithStats(ink)
    low, tall, wide = (part * high for part in _LETTER)
    kept = np.array(
        [
            low < max(spot[2], spot[3]) and spot[3] < tall and spot[2] < wide
            for spot in spots.tolist()
        ]
    )
    kept[0] = False
    letters: Flags = kept[labels].astype(np.uint8)
    return letters


def _count(letters: Flags) -> int:
    return cv2.connectedComponents(letters)[0] - 1


def _quad(
    box: tuple[int, int, int, int], back: cv2.typing.MatLike, scale: float, high: float
) -> Quad:
    left, top, wide, tall = box
    more = _GROWN * high
    x0, y0, x1, y1 = left - more, top - more, left + wide + more, top + tall + more
    corners = np.array([(x0, y0, 1), (x1, y0, 1), (x1, y1, 1), (x0, y1, 1)]) @ back.T / scale
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return a, b, c, d


def _widened(quad: Quad, room: float) -> Quad:
    """Return the corners moved outwards by so many pixels along the line and across it."""
    a, b, c, d = (np.array(corner) for corner in quad)
    along = (b - a) / max(hypot(*(b - a)), 1.0) * room
    down = (d - a) / max(hypot(*(d - a)), 1.0) * room
    moved = (a - along - down, b + along - down, c + along + down, d - along + down)
    one, two, three, four = ((float(x), float(y)) for x, y in moved)
    return one, two, three, four


def _read(quad: Quad, page: Page, inks: Inks, reader: ReadsLines) -> OcrLine | None:
    """Read one row with all ink lighter than print lifted off; ``None`` where it is unclear."""
    around = box_around(_widened(quad, page.line_height))
    box = Box(around.x0, around.y0, min(page.width, around.x1), min(page.height, around.y1))
    if box.width < 2 or box.height < 2:
        return None
    inside = [(x - box.x0, y - box.y0) for x, y in quad]
    clean = lifted(inks, box)
    said = reader.read_line(
        cut_out(clean, (inside[0], inside[1], inside[2], inside[3]), side=_WIDER)
    )
    said = said.stripped()
    letters = sum(char.isalnum() for char in said.text)
    if said.score < _CLEAR or letters < _LETTERS:
        return None
    scores = tuple(_TRUST * score for score in said.scores)
    return OcrLine(said.text, quad, _TRUST * said.score, _places(quad, said.places), scores)


def _places(quad: Quad, places: tuple[float, ...]) -> tuple[float, ...]:
    """Return places along the wider cut as places along the row itself, 0 to 1."""
    a, b, _, d = quad
    wider = _WIDER * hypot(d[0] - a[0], d[1] - a[1]) / max(hypot(b[0] - a[0], b[1] - a[1]), 1.0)
    return tuple(min(1.0, max(0.0, place * (1 + 2 * wider) - wider)) for place in places)


def lifted(inks: Inks, box: Box) -> Pixels:
    """Return a part of the page as print on white: what is not beside dark ink is gone."""
    dark = darkness(inks.part(box))
    level = max(_LEAST, _OF_PRINT * float(np.percentile(dark, 99)))
    print_ = cv2.dilate((dark > level).astype(np.uint8), np.ones((3, 3), np.uint8))
    grey = np.where(print_ > 0, 255 * (1 - np.clip(dark, 0, 1)), 255).astype(np.uint8)
    return cv2.merge((grey, grey, grey)).astype(np.uint8, copy=False)


def _adjoins(line: OcrLine, row: Quad, page: Page) -> bool:
    """Tell a line that ends right before a row begins, or begins where it ends, on its level."""
    high = page.line_height
    ends = [((quad[1], quad[2]), (quad[0], quad[3])) for quad in (line.quad, row)]
    for (right, _), (_, left) in (ends, ends[::-1]):
        across = (left[0][0] + left[1][0] - right[0][0] - right[1][0]) / 2
        down = (left[0][1] + left[1][1] - right[0][1] - right[1][1]) / 2
        if -high < across < _ADJOINS * high and abs(down) < _LEVEL * high:
            return True
    return False


def _united(one: Quad, other: Quad) -> Quad:
    left, right = sorted((one, other), key=lambda quad: quad[0][0])
    return left[0], right[1], right[2], left[3]


def _goes_on(before: str, now: str) -> bool:
    """Tell a reading of the whole that has what was read of its part."""
    known = {char for char in before if char.isalnum()}
    kept = sum(char in now for char in known)
    return len(now) > len(before) and kept >= 0.8 * len(known)
