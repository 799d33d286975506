"""Seals on a page: red first, then blue and purple, on copies black; round, oval, square or framed.

A seal is a ring of ink with paper just inside it, or a frame with writing in it, of a size that
people press. It may lie over print, be cut by the picture's edge or touch another seal. Whether it
is genuine is for a person, and a drawn mark of the same shape and colour looks the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ipclaim.model.document import Box, SealShape
from ipclaim.read.opening import Pixels
from ipclaim.read.seals.ink import Inks, blueness, darkness, redness
from ipclaim.read.seals.rings import Points, Ring, rings_in

_LEVELS = ((0.12, 7), (0.055, 11))
"""Amounts of colour above which a pixel is ink, with the gap in pixels that is bridged: first
plain seals, then faint ones among the noise of the paper."""
_DARK = 0.25
_BLACK_BRIDGES = (5, 1)
_ROUND = 0.93
_LEAST_COPIED = 40.0
"""Half axis in pixels of the work picture from which a black ring is looked for."""
_COLOUR = 0.13
_COLOURED_SHARE = 0.001
_ENOUGH = 0.0004
"""Share of inked pixels below which a page has no seal at all."""
_TOO_MUCH = 0.3
"""Share above which a page is printed in that colour, and nothing stands out."""
_SMALLEST_RING = 20.0
"""Least half axis in pixels of the work picture: 12 mm across on A4."""
_SMALLEST_FRAME, _LARGEST_FRAME = 24.0, 330.0
_SMALLEST_SQUARE = 36.0
"""Pixels of the work picture (11 mm on A4): a bold red character is smaller."""
_RING_INKED, _RING_SOLID = 0.7, 0.4
_SMALL_RING, _SMALL_INKED = 30.0, 0.85
"""A bold character is no ring: what is smaller must be rounder."""
_FRAME_INKED = 0.72
_CORNER_INKED = 0.5
_SQUARE = 0.78
"""Short side over long side from which a frame is a square."""
_NARROWEST = 0.2
_WHOLE = 0.9
"""Share of a ring's box below which the picture's edge cuts it."""
_SOFTENED = 0.7


@dataclass(frozen=True, slots=True)
class FoundSeal:
    """One seal on a page picture, in its pixels."""

    box: Box
    shape: SealShape
    colour: str
    """``red``, ``blue`` (purple too), or ``black`` on a copy."""
    ring: Ring | None
    """Of a round or oval seal."""
    frame: Points | None
    """Of a square or framed one: its corners, (4, 2), clockwise from the top left."""
    cut: bool = False
    """The picture's edge cuts it: a seal across the joint of two sheets, or a bad photo."""


def find_seals(inks: Inks) -> tuple[FoundSeal, ...]:
    """Return the seals of one page: red, blue, black; of each colour the largest first.

    Black ones, on copies, are looked for only where nothing else has a colour: there print runs
    through them, and a ring must be rounder to count.
    """
    found: list[FoundSeal] = []
    for colour, amount in (("red", redness), ("blue", blueness)):
        even = cv2.GaussianBlur(amount(inks.shares), (0, 0), _SOFTENED)
        for level, bridge in _LEVELS:
            mask = np.where(even > level, 255, 0).astype(np.uint8)
            _add(found, _in_mask(mask, bridge, colour, inks))
    if colourless(inks, [seal.box for seal in found]):
        mask = np.where(darkness(inks.shares) > _DARK, 255, 0).astype(np.uint8)
        for bridge in _BLACK_BRIDGES:
            _add(found, filter(_like_a_copied_seal, _in_mask(mask, bridge, "black", inks)))
    return tuple(found)


def colourless(inks: Inks, besides: Sequence[Box] = ()) -> bool:
    """Tell whether a page has no colour, boxes left out: a grey or black-and-white copy."""
    small = cv2.resize(inks.shares, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    red, green, blue = cv2.split(small)
    spread = np.maximum(np.maximum(red, green), blue) - np.minimum(np.minimum(red, green), blue)
    for box in besides:
        x0, y0, x1, y1 = (round(side * inks.scale / 2) for side in (box.x0, box.y0, box.x1, box.y1))
        spread[max(0, y0 - 3) : y1 + 3, max(0, x0 - 3) : x1 + 3] = 0
    return bool((spread > _COLOUR).mean() < _COLOURED_SHARE)


def _add(found: list[FoundSeal], more: Iterable[FoundSeal]) -> None:
    for seal in sorted(more, key=lambda seal: -seal.box.width * seal.box.height):
        if not _covered(seal, found):
            found.append(seal)


def _like_a_copied_seal(seal: FoundSeal) -> bool:
    """Tell a round ring of a company seal's size from letters and curls of ornaments."""
    ring = seal.ring
    if ring is None or seal.shape is not SealShape.ROUND:
        return False
    return ring.short > _ROUND * ring.long


def _in_mask(mask: Pixels, bridge: int, colour: str, inks: Inks) -> Iterator[FoundSeal]:
    if not _ENOUGH < float(mask.mean()) / 255 < _TOO_MUCH:
        return
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (bridge, bridge))
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel)
    outlines, nesting = cv2.findContours(closed, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    # Without outlines OpenCV gives no array at all, whatever its types promise.
    outer = [parent < 0 for *_, parent in nesting[0].tolist()] if outlines else []
    for outline in (line for line, is_outer in zip(outlines, outer, strict=True) if is_outer):
        points = outline[:, 0, :].astype(np.float64)
        if min(np.ptp(points, axis=0)) < _SMALLEST_FRAME:
            continue
        framed = None if colour == "black" else _framed(mask, points, colour, inks)
        if framed is not None:
            yield framed
        else:
            yield from _rings(mask, points, colour, inks)


def _rings(mask: Pixels, outline: Points, colour: str, inks: Inks) -> Iterator[FoundSeal]:
    if max(np.ptp(outline, axis=0)) < 2 * _SMALLEST_RING:
        return
    smallest = _LEAST_COPIED if colour == "black" else _SMALLEST_RING
    for found in rings_in(mask, outline, smallest=smallest):
        small = found.ring.short < _SMALL_RING or colour == "black"
        least = _SMALL_INKED if small else _RING_INKED
        if found.inked < least or found.solid > _RING_SOLID:
            continue
        ring = found.ring.scaled(1 / inks.scale)
        half_width, half_height = ring.reach()
        box = _box(
            (ring.x - half_width, ring.y - half_height, ring.x + half_width, ring.y + half_height),
            inks,
        )
        shape = SealShape.OVAL if ring.short < 0.85 * ring.long else SealShape.ROUND
        whole = 4 * half_width * half_height
        cut = box.width * box.height < _WHOLE * whole
        yield FoundSeal(box, shape, colour, ring, None, cut)


def _framed(mask: Pixels, outline: Points, colour: str, inks: Inks) -> FoundSeal | None:
    """Return a square or oblong seal: ink along all of its four sides, or all over it."""
    centre, (one, other), degrees = cv2.minAreaRect(outline.astype(np.float32))
    short, long = min(one, other), max(one, other)
    if short < _SMALLEST_FRAME or long > _LARGEST_FRAME or short < _NARROWEST * long:
        return None
    corners = _clockwise(np.asarray(cv2.boxPoints((centre, (one, other), degrees)), np.float64))
    if min(_inked_corners(mask, corners)) < _CORNER_INKED:
        return None
    if min(_inked_sides(mask, corners, short)) < _FRAME_INKED:
        return None
    filled = cv2.fillConvexPoly(np.zeros_like(mask), corners.astype(np.int32), 255) > 0
    share = float(mask[filled].mean()) / 255 if filled.any() else 0.0
    if not 0.2 < share < 0.97:
        return None
    x0, y0 = corners.min(axis=0)
    x1, y1 = corners.max(axis=0)
    shape = SealShape.SQUARE if short >= _SQUARE * long else SealShape.FRAME
    if shape is SealShape.SQUARE and long < _SMALLEST_SQUARE:
        return None
    box = _box((x0 / inks.scale, y0 / inks.scale, x1 / inks.scale, y1 / inks.scale), inks)
    return FoundSeal(box, shape, colour, None, corners / inks.scale)


def _inked_sides(mask: Pixels, corners: Points, short: float) -> list[float]:
    """Return for each side the share of it that bears ink somewhere in its outer tenth."""
    shares = []
    depths = np.arange(0, max(4.0, 0.12 * short))
    centre = corners.mean(axis=0)
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = np.linspace(0.06, 0.94, 40)[:, None] * (end - start) + start
        inwards = centre - (start + end) / 2
        inwards = inwards / max(float(np.hypot(*inwards)), 1.0)
        hit = np.zeros(len(along), dtype=bool)
        for depth in depths:
            points = np.rint(along + inwards * depth).astype(int)
            xs = points[:, 0].clip(0, mask.shape[1] - 1)
            ys = points[:, 1].clip(0, mask.shape[0] - 1)
            hit |= mask[ys, xs] > 0
        shares.append(float(hit.mean()))
    return shares


def _inked_corners(mask: Pixels, corners: Points) -> list[float]:
    """Return the share of ink on the last stretch of both sides at each corner: a disc has none."""
    centre = corners.mean(axis=0)
    shares = []
    for number in range(4):
        corner = corners[number] + 0.05 * (centre - corners[number])
        hits = []
        for other in (corners[number - 1], corners[(number + 1) % 4]):
            points = np.rint(corner + np.linspace(0, 0.2, 8)[:, None] * (other - corner)).astype(
                int
            )
            xs = points[:, 0].clip(1, mask.shape[1] - 2)
            ys = points[:, 1].clip(1, mask.shape[0] - 2)
            near = [mask[ys + down, xs + over] for down in (-1, 0, 1) for over in (-1, 0, 1)]
            hits.extend(np.max(near, axis=0) > 0)
        shares.append(float(np.mean(hits)))
    return shares


def _clockwise(corners: Points) -> Points:
    """Return four corners from the top left on, as they stand on the upright page."""
    centre = corners.mean(axis=0)
    around = np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0])
    ordered = corners[np.argsort(around)]
    first = int(np.argmin(ordered.sum(axis=1)))
    return np.asarray(np.roll(ordered, -first, axis=0), dtype=np.float64)


def _box(sides: tuple[float, float, float, float], inks: Inks) -> Box:
    height, width = inks.pixels.shape[:2]
    x0, y0, x1, y1 = sides
    return Box(max(0, round(x0)), max(0, round(y0)), min(width, round(x1)), min(height, round(y1)))


def _covered(seal: FoundSeal, others: list[FoundSeal]) -> bool:
    """Tell whether most of a seal lies in one that was found before: purple ink is both colours."""
    for other in others:
        wide = min(seal.box.x1, other.box.x1) - max(seal.box.x0, other.box.x0)
        high = min(seal.box.y1, other.box.y1) - max(seal.box.y0, other.box.y0)
        if wide > 0 and high > 0 and wide * high > 0.6 * seal.box.width * seal.box.height:
            return True
    return False
