"""Circles and ovals in a picture of ink: where a round seal's ring runs, gaps and all. Pure.

An ellipse is fitted to the outline of a patch of ink again and again through few of its points, and
the one that most ink lies on wins: text inside, a second seal or a name seal that touches the ring
do not move it. A ring is a line, not a disc: just inside it there is paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, hypot, pi, sin

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.read.opening import Pixels

Points = NDArray[np.float64]

_TRIES = 120
_OUTLINE = 400
_FLATTEST = 0.55
"""Short axis over long axis: the flattest oval seal is 30 by 45 mm, seen from the side."""
_TURNS = np.linspace(0, 2 * pi, 120, endpoint=False)
_FINE_TURNS = np.linspace(0, 2 * pi, 240, endpoint=False)
_SEEN = 0.45
"""Share of a ring that must lie within the picture."""
_JUST_INSIDE = (0.06, 0.08, 0.1, 0.12, 0.14)
"""Depths below the ring, in short half axes, of which one must be paper: letters come lower."""


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse in pixels: centre, half axes and the turn of the first one in radians."""

    x: float
    y: float
    a: float
    b: float
    turn: float

    @property
    def short(self) -> float:
        """The shorter half axis."""
        return min(self.a, self.b)

    @property
    def long(self) -> float:
        """The longer half axis."""
        return max(self.a, self.b)

    def at(self, turns: Points, depth: float = 0.0) -> tuple[Points, Points]:
        """Return points along the ring, ``depth`` pixels inside it."""
        along = (self.a - depth) * np.cos(turns)
        across = (self.b - depth) * np.sin(turns)
        right, down = cos(self.turn), sin(self.turn)
        return self.x + along * right - across * down, self.y + along * down + across * right

    def scaled(self, factor: float) -> "Ring":
        """Return the ring in a picture of another size."""
        return Ring(self.x * factor, self.y * factor, self.a * factor, self.b * factor, self.turn)

    def moved(self, right: float, down: float) -> "Ring":
        """Return the ring moved by so many pixels."""
        return Ring(self.x + right, self.y + down, self.a, self.b, self.turn)

    def reach(self) -> tuple[float, float]:
        """Return half the width and half the height of the upright box around it."""
        right, down = cos(self.turn), sin(self.turn)
        return hypot(self.a * right, self.b * down), hypot(self.a * down, self.b * right)

    def holds(self, xs: Points, ys: Points, grown: float = 1.0) -> NDArray[np.bool_]:
        """Tell which points lie within the ring, grown by a factor."""
        over, down = xs - self.x, ys - self.y
        right, below = cos(self.turn), sin(self.turn)
        along = (over * right + down * below) / (self.a * grown)
        across = (down * right - over * below) / (self.b * grown)
        return np.asarray(along**2 + across**2 <= 1)


@dataclass(frozen=True, slots=True)
class RingFound:
    """A ring with the share of its line that bears ink, and of a line just inside it."""

    ring: Ring
    inked: float
    solid: float


def rings_in(mask: Pixels, outline: Points, *, smallest: float) -> Iterator[RingFound]:
    """Yield the rings of one patch of ink, the clearest first.

    ``mask`` is the whole picture's ink (0 or 255), ``outline`` the (x, y) points around the patch,
    ``smallest`` the least half axis in pixels. The dice are fixed: the same picture, the same
    rings.
    """
    dice = np.random.default_rng(11)
    wide = cv2.dilate(mask, np.ones((3, 3), np.uint8)).astype(np.uint8, copy=False)
    for _ in range(3):
        found = _clearest(mask, wide, outline, smallest, dice)
        if found is None:
            return
        yield found
        outline = outline[~found.ring.holds(outline[:, 0], outline[:, 1], 1.06)]


def inked(mask: Pixels, ring: Ring, depth: float) -> float:
    """Return the share of the ring's line, so deep inside it, that bears ink."""
    xs, ys = ring.at(_TURNS, depth)
    inside, across, down = _within(mask, xs, ys)
    return float(mask[down, across].mean()) / 255 if inside.mean() >= _SEEN else 0.0


def _clearest(
    mask: Pixels, wide: Pixels, outline: Points, smallest: float, dice: np.random.Generator
) -> RingFound | None:
    if len(outline) < 40:
        return None
    points = outline[:: max(1, len(outline) // _OUTLINE)]
    longest = 0.62 * float(np.ptp(points, axis=0).max())
    best, most = None, 0.5
    for number in range(_TRIES):
        chosen = points if number == 0 else points[dice.choice(len(points), 6, replace=False)]
        ring = _fitted(chosen)
        if ring is None or ring.short < smallest or ring.long > longest:
            continue
        share = inked(wide, ring, 1.0)
        if share > most:
            best, most = ring, share
        if most > 0.97:
            break
    if best is None:
        return None
    for _ in range(2):
        closer = _closer(mask, best)
        if closer is None or (share := inked(wide, closer, 1.0)) + 0.02 < most:
            break
        best, most = closer, share
    solid = min(inked(mask, best, part * best.short) for part in _JUST_INSIDE)
    return RingFound(best, most, solid)


def _closer(mask: Pixels, ring: Ring) -> Ring | None:
    """Fit again through the outermost ink near the ring."""
    reach = max(3.0, 0.06 * ring.short)
    depths = np.arange(-reach, reach, 1.0)
    lines = [ring.at(_FINE_TURNS, depth) for depth in depths]
    hits = []
    for xs, ys in lines:
        inside, across, down = _within(mask, xs, ys)
        hit = np.zeros(len(xs), dtype=bool)
        hit[inside] = mask[down, across] > 0
        hits.append(hit)
    seen = np.array(hits)
    outermost, where = seen.argmax(axis=0), np.flatnonzero(seen.any(axis=0))
    if len(where) < len(_FINE_TURNS) // 4:
        return None
    points = [(lines[outermost[at]][0][at], lines[outermost[at]][1][at]) for at in where.tolist()]
    return _fitted(np.array(points))


def _within(
    mask: Pixels, xs: Points, ys: Points
) -> tuple[NDArray[np.bool_], NDArray[np.int64], NDArray[np.int64]]:
    """Tell which points lie on the picture, and give those as columns and rows."""
    across, down = np.rint(xs).astype(np.int64), np.rint(ys).astype(np.int64)
    height, width = mask.shape[:2]
    inside = (across >= 0) & (down >= 0) & (across < width) & (down < height)
    return inside, across[inside], down[inside]


def _fitted(points: Points) -> Ring | None:
    """Fit an ellipse; ``None`` when the points lie on none that a seal could have."""
    try:
        (x, y), (wide, high), degrees = cv2.fitEllipseDirect(points.astype(np.float32))
    except cv2.error:
        return None
    if not np.isfinite([x, y, wide, high, degrees]).all() or min(wide, high) <= 0:
        return None
    if min(wide, high) < _FLATTEST * max(wide, high):
        return None
    return Ring(float(x), float(y), wide / 2, high / 2, float(np.deg2rad(degrees)))
