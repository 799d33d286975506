"""What every engine takes and gives: pixels in, lines with their four corners out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Protocol, runtime_checkable

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.model.document import Box
from ipclaim.read.ocr.recogniser import LineReading
from ipclaim.read.opening import Pixels

_Point = tuple[float, float]
Quad = tuple[_Point, _Point, _Point, _Point]
"""Corners of a line in reading direction: top left, top right, bottom right, bottom left."""

_WIDTHS = frozenset("()（）;；")
"""Characters whose score tells no more than that their width is unclear."""

COLUMN = 1.5
"""Times its width that a line is high when it is a column, read from top to bottom."""


@dataclass(frozen=True, slots=True)
class OcrLine:
    """One line as an engine read it, in pixels of the upright page picture."""

    text: str
    quad: Quad
    confidence: float
    places: tuple[float, ...] = ()
    """Centre of each character as a part of the way along the line; empty when not known."""
    scores: tuple[float, ...] = ()
    """The engine's score of each character; empty when not known."""

    @property
    def box(self) -> Box:
        """The upright rectangle around the four corners."""
        return box_around(self.quad)


def box_around(quad: Quad) -> Box:
    """Return the upright rectangle around four corners, cut at the picture's left and top."""
    xs = [x for x, _ in quad]
    ys = [y for _, y in quad]
    return Box(max(0, round(min(xs))), max(0, round(min(ys))), round(max(xs)), round(max(ys)))


def part_of(line: OcrLine, first: int, last: int) -> Quad:
    """Return the corners around characters ``first`` to ``last`` of a line, in its own slant.

    The cuts lie halfway between two characters; without their places the whole line is returned.
    """
    if not line.places:
        return line.quad
    start = (line.places[first - 1] + line.places[first]) / 2 if first > 0 else 0.0
    more = last + 1 < len(line.places)
    end = (line.places[last] + line.places[last + 1]) / 2 if more else 1.0
    a, b, c, d = line.quad
    if is_column(line.quad):
        left, right = (a, d), (b, c)
        return (
            _between(*left, start),
            _between(*right, start),
            _between(*right, end),
            _between(*left, end),
        )
    above, below = (a, b), (d, c)
    return (
        _between(*above, start),
        _between(*above, end),
        _between(*below, end),
        _between(*below, start),
    )


def stretched(quad: Quad, before: float, after: float) -> Quad:
    """Return the corners moved apart in reading direction, by parts of the line's height."""
    a, b, c, d = quad
    if is_column(quad):
        length, height = hypot(d[0] - a[0], d[1] - a[1]), hypot(b[0] - a[0], b[1] - a[1])
        start, end = -before * height / max(length, 1), 1 + after * height / max(length, 1)
        return (
            _between(a, d, start),
            _between(b, c, start),
            _between(b, c, end),
            _between(a, d, end),
        )
    length, height = hypot(b[0] - a[0], b[1] - a[1]), hypot(d[0] - a[0], d[1] - a[1])
    start, end = -before * height / max(length, 1), 1 + after * height / max(length, 1)
    return (
        _between(a, b, start),
        _between(a, b, end),
        _between(d, c, end),
        _between(d, c, start),
    )


def is_column(quad: Quad) -> bool:
    """Tell a line that is read from top to bottom."""
    (ax, ay), (bx, by), _, (dx, dy) = quad
    return hypot(dx - ax, dy - ay) > COLUMN * hypot(bx - ax, by - ay)


def lowest_score(line: OcrLine, first: int, last: int) -> float:
    """Return the least sure of characters ``first`` to ``last``; the line's own when not known.

    Brackets and semicolons are left out: clear ones score 0.8 beside Chinese text, and which of
    its widths one has means nothing. A colon counts: both models take a blurred ； for one.
    """
    within = zip(line.text[first : last + 1], line.scores[first : last + 1], strict=False)
    return min((score for char, score in within if char not in _WIDTHS), default=line.confidence)


def _between(start: _Point, end: _Point, share: float) -> _Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


@dataclass(frozen=True, slots=True)
class Reading:
    """What an engine read on one page, after turning it clockwise by ``turned`` degrees."""

    turned: int
    lines: tuple[OcrLine, ...]


class Engine(Protocol):
    """A reader of whole pages."""

    @property
    def fingerprint(self) -> str:
        """Program, models and settings: another fingerprint may read otherwise."""
        ...

    def read(self, pixels: Pixels) -> Reading:
        """Read one page that may lie on any of its four sides."""
        ...


@runtime_checkable
class ReadsLines(Protocol):
    """A door that an engine may have: it reads single lines too, as a seal's arc laid straight."""

    def read_line(self, crop: Pixels) -> LineReading:
        """Read one level line picture."""
        ...


class Witness(Protocol):
    """A second reader that looks at single lines which somebody else found."""

    @property
    def name(self) -> str:
        """Its name in messages."""
        ...

    @property
    def fingerprint(self) -> str:
        """Program, model and settings."""
        ...

    def read_line(self, crop: Pixels) -> str:
        """Read one level line picture; an empty text when it sees nothing."""
        ...


class LateWitness(Protocol):
    """A reader of another make that is asked once a page, about all values still open."""

    @property
    def name(self) -> str:
        """Its name in recordings."""
        ...

    def read_lines(self, crops: Sequence[Pixels]) -> list[str]:
        """Read level line pictures, one text each; an empty one when it sees nothing."""
        ...


def uncoloured(pixels: Pixels) -> Pixels:
    """Return the brightest channel as grey: coloured ink fades into the paper, black print stays.

    On 12 pages with red seals over the print the red channel alone cut character errors from 2.65
    to 0.28 %; the brightest channel does the same and fades blue seals and watermarks too.
    """
    grey = brightest(pixels)
    return cv2.merge((grey, grey, grey)).astype(np.uint8, copy=False)


def brightest(pixels: Pixels) -> Pixels:
    """Return the brightest channel of each pixel, as (height, width)."""
    red, green, blue = cv2.split(pixels)
    return cv2.max(cv2.max(red, green), blue).astype(np.uint8, copy=False)


def resized(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """Return the picture at (width, height), smoothly enlarged."""
    return cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC).astype(np.uint8, copy=False)


def cut_out(pixels: Pixels, quad: Quad, *, side: float = 0.0, above: float = 0.0) -> Pixels:
    """Return the line levelled; ``side`` and ``above`` widen it by parts of its height.

    A column is laid on its side, turned to the left, as the models were trained.
    """
    if is_column(quad):
        a, b, c, d = quad
        quad = b, c, d, a
    corners = np.array(quad, dtype=np.float32)
    along = corners[1] - corners[0]
    down = corners[3] - corners[0]
    width, height = float(np.hypot(*along)), float(np.hypot(*down))
    if width < 1 or height < 1:
        return np.zeros((8, 8, 3), dtype=np.uint8)
    along, down = along / width * height * side, down * above
    grown = corners + np.array([-along - down, along - down, along + down, down - along])
    size = (max(4, round(width + 2 * height * side)), max(4, round(height * (1 + 2 * above))))
    target = np.array([(0, 0), (size[0], 0), (size[0], size[1]), (0, size[1])], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(grown.astype(np.float32), target)
    cut: NDArray[np.uint8] = cv2.warpPerspective(
        pixels, warp, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.uint8, copy=False)
    return cut


def ordered(points: NDArray[np.float32]) -> Quad:
    """Return four corners as top left, top right, bottom right, bottom left."""
    by_x = points[np.argsort(points[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    corners = (left[0], right[0], right[1], left[1])
    top_left, top_right, bottom_right, bottom_left = ((float(x), float(y)) for x, y in corners)
    return top_left, top_right, bottom_right, bottom_left
