"""Takes the lie of a page out of its lines: skew, and what perspective or a bent sheet adds. Pure.

A page photographed from one side has lines that climb at the top and fall at the bottom; a bent one
has lines that climb first and fall then. Rows can only be told once each line's own slope is gone,
so the slope is fitted over the page: a turn, a change from top to bottom, a change from left to
right. Left and right edges are only turned: columns need less care than rows.
"""

from dataclasses import dataclass
from math import atan2, cos, exp, hypot, sin
from statistics import median

import numpy as np

from ipclaim.read.ocr.engine import OcrLine

_LONG = 4.0
"""Times its height that a line must be wide for its slope to mean something."""
_SLANTED = 0.14
"""Radians (8 degrees) off the print's slope at which a line is no print of the page."""
_SLANT_SEEN = 3.0
"""Times its height that a line must be wide for a slant to show."""
_LEANING = 0.2
"""Radians: pages are laid down and photographed nearly level, watermarks are not."""
_ENOUGH = 6
"""Fewer long lines tell a turn and no more."""
_ROUNDS = 4
_STEEPEST = 0.2
"""The largest change of slope over a page that a photo of paper shows; more is a misfit."""
_PULL = 0.05
"""Weight, beside that of the lines, with which a flat sheet is preferred."""


@dataclass(frozen=True, slots=True)
class Levelling:
    """The lie of one page: ``skew`` in radians, then the slopes left after turning it back."""

    skew: float
    left: float
    """Slope that remains everywhere."""
    by_height: float
    """Change of slope per pixel downwards."""
    by_width: float
    """Change of slope per pixel to the right."""
    centre: tuple[float, float]

    def box(self, line: OcrLine) -> tuple[float, float, float, float]:
        """Return a line's left, top, right and bottom on the levelled page."""
        start, end = _middles(line)
        left, left_middle = self._level(*_turned(*start, self.skew))
        right, right_middle = self._level(*_turned(*end, self.skew))
        middle, half = (left_middle + right_middle) / 2, line_height(line) / 2
        return left, middle - half, right, middle + half

    def _level(self, x: float, y: float) -> tuple[float, float]:
        along, down = x - self.centre[0], y - self.centre[1]
        climbed = along * (self.left + self.by_height * down) + self.by_width * along**2 / 2
        return x, y - climbed


def line_height(line: OcrLine) -> float:
    """Return the mean height of a line's two ends in pixels."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.quad
    return (hypot(dx - ax, dy - ay) + hypot(cx - bx, cy - by)) / 2


def levelling_of(read: tuple[OcrLine, ...]) -> Levelling:
    """Fit the lie of a page to its longer lines; few lines give a turn alone."""
    longer = [line for line in read if _length(line) > _LONG * max(line_height(line), 1)]
    skew = _main_slope(longer)
    longer = [line for line in longer if abs(_slope(line) - skew) < _SLANTED]
    flat = Levelling(skew, 0.0, 0.0, 0.0, (0.0, 0.0))
    if len(longer) < _ENOUGH:
        return flat
    ends = [[_turned(*point, skew) for point in _middles(line)] for line in longer]
    at = np.array([((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in ends])
    run = np.array([b[0] - a[0] for a, b in ends])
    slope = np.array([(b[1] - a[1]) / max(b[0] - a[0], 1) for a, b in ends])
    middle = at.mean(axis=0)
    spread = np.maximum(np.abs(at - middle).max(axis=0), 1)
    fitted = _fitted((at - middle) / spread, slope, run / run.max())
    if max(abs(fitted[1]), abs(fitted[2])) > _STEEPEST:
        return flat
    return Levelling(
        skew,
        float(fitted[0]),
        float(fitted[1] / spread[1]),
        float(fitted[2] / spread[0]),
        (float(middle[0]), float(middle[1])),
    )


def without_slanted(read: tuple[OcrLine, ...]) -> tuple[OcrLine, ...]:
    """Drop lines that run across the print: watermarks and stamps set at a slant."""
    skew = _main_slope([line for line in read if _length(line) > _LONG * line_height(line)])
    return tuple(
        line
        for line in read
        if _length(line) < _SLANT_SEEN * line_height(line) or abs(_slope(line) - skew) < _SLANTED
    )


def _main_slope(longer: list[OcrLine]) -> float:
    """Return the slope of the print, in radians: the best supported one that is nearly level.

    A watermark repeated over a page may have more lines than the print, all at one slant.
    """
    if not longer:
        return 0.0
    slopes = [_slope(line) for line in longer]

    def support(slope: float) -> float:
        near = (
            _length(line)
            for line, other in zip(longer, slopes, strict=True)
            if abs(other - slope) < _SLANTED / 2
        )
        return sum(near) * exp(-((slope / _LEANING) ** 2))

    best = max(slopes, key=support)
    return median(slope for slope in slopes if abs(slope - best) < _SLANTED / 2)


def _fitted(at: np.ndarray, slope: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Fit slope = a + b·height + c·width; lines that lie far off lose their say."""
    terms = np.column_stack((np.ones(len(at)), at[:, 1], at[:, 0]))
    pull = _PULL * np.diag([0.0, *(2 * [float(weight.sum())])])
    say = weight.copy()
    fitted = np.zeros(3)
    for _ in range(_ROUNDS):
        fitted = np.linalg.solve(terms.T @ (terms * say[:, None]) + pull, terms.T @ (say * slope))
        off = np.abs(slope - terms @ fitted)
        usual = max(float(np.median(off)), 1e-4)
        say = weight / (1 + (off / (2 * usual)) ** 2)
    return fitted


def _middles(line: OcrLine) -> tuple[tuple[float, float], tuple[float, float]]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.quad
    return ((ax + dx) / 2, (ay + dy) / 2), ((bx + cx) / 2, (by + cy) / 2)


def _length(line: OcrLine) -> float:
    (ax, ay), (bx, by) = _middles(line)
    return hypot(bx - ax, by - ay) if bx > ax else 0.0


def _slope(line: OcrLine) -> float:
    (ax, ay), (bx, by) = _middles(line)
    return atan2(by - ay, bx - ax)


def _turned(x: float, y: float, skew: float) -> tuple[float, float]:
    return x * cos(skew) + y * sin(skew), y * cos(skew) - x * sin(skew)
