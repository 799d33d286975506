"""A seal's words laid straight: the arc unrolled, the words under its star levelled. Pure.

Letters on a ring stand on lines that run parallel to it, so the band inside the ring is sampled by
length along it. The name is what fills the band from its outer to its inner edge: a number along
the foot hugs the ring, words under the star reach the band with their corners only. The widest gap
in the name is the foot of the seal and tells how far it was turned when it was pressed. Only the
seal's own ink is sampled: print below it leaves gaps, not strokes.
"""

from dataclasses import dataclass
from math import pi

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.read.opening import Pixels
from ipclaim.read.seals.ink import Amount
from ipclaim.read.seals.picture import dark_on_white, full_ink
from ipclaim.read.seals.rings import Ring

Flags = NDArray[np.bool_]

_DEEPEST = 0.56
"""How far towards the centre, in short half axes, letters of the arc reach at most."""
_LINE = 128
"""Height of an unrolled band in pixels."""
_LEAST_WORD = 10
"""Pixels that letters are high at least, across the seal."""
_RING_ROW = 0.72
"""Share of ink along a row from which it is a ring and no letters."""
_QUIET = 0.06
_INKED = 0.35
"""Part of the seal's full ink from which a sample is a stroke."""
_MARGIN = 10
"""Rows left above and below the letters."""
_CENTRE = 96
"""Half axis in pixels at which the words across a seal are drawn."""
_FOOT = 0.86
"""Half axes from the centre beyond which the foot may bear a number."""
_ACROSS = (0.34, 0.74)
"""Where words stand below the centre, in half axes."""


@dataclass(frozen=True, slots=True)
class Unrolled:
    """The arc's letters as one level line, dark on white, and where the seal's foot is."""

    line: Pixels
    """(height, width, 3)."""
    foot: float
    """Direction of the gap in radians, clockwise from the right: pi / 2 on an upright seal."""
    filled: float
    """Share of the whole turn that the letters take."""
    inner: float
    """Where the letters end, in half axes from the centre."""


def unrolled(ink: Amount, ring: Ring) -> Unrolled | None:
    """Unroll the arc of a round or oval seal; ``None`` when there are no letters on it.

    ``ink`` is the amount of the seal's colour (height, width), ``ring`` in its pixels.
    """
    turns = _by_length(ring)
    band = _sampled(ink, ring, turns)
    full = full_ink(band)
    strokes = band > _INKED * full
    everywhere = np.ones(len(turns), dtype=bool)
    first, last = _letter_rows(strokes, everywhere)
    named = _name_columns(strokes[first:last])
    if named.mean() < 0.08:
        return None
    first, last = _letter_rows(strokes, named)
    start, end = _longest_gap(_name_columns(strokes[first:last]))
    opened = np.roll(band, -end, axis=1)[max(0, first - _MARGIN) : last + _MARGIN]
    length = len(turns) - (end - start)
    room = min((last - first) // 3, (end - start) // 3)
    line = np.roll(opened, room, axis=1)[:, : length + 2 * room]
    middle = turns[[((start + end) // 2) % len(turns)]]
    xs, ys = ring.at(middle)
    foot = float(np.arctan2(ys[0] - ring.y, xs[0] - ring.x))
    inner = 1 - _DEEPEST * last / _LINE
    return Unrolled(dark_on_white(line, full), foot, length / len(turns), inner)


def across(ink: Amount, ring: Ring, arc: Unrolled) -> Pixels | None:
    """Return the words below the seal's middle as a level line; ``None`` when there are none."""
    scale = _CENTRE / ring.short
    kept = ink * _free(ink.shape[:2], ring, arc)
    matrix = cv2.getRotationMatrix2D((ring.x, ring.y), float(np.rad2deg(arc.foot)) - 90, scale)
    matrix[:, 2] += np.array([_CENTRE - ring.x, _CENTRE - ring.y])
    level = cv2.warpAffine(kept, matrix, (2 * _CENTRE, 2 * _CENTRE), flags=cv2.INTER_CUBIC)
    top, bottom = (round(_CENTRE * (1 + part)) for part in _ACROSS)
    part = level[top:bottom].astype(np.float32, copy=False)
    full = full_ink(part)
    strokes = part > _INKED * full
    first, last = _tallest_run(strokes.mean(axis=1) > 0.03)
    columns = np.flatnonzero(strokes[first:last].any(axis=0))
    if last - first < _LEAST_WORD or len(columns) < 2 * (last - first):
        return None
    cut = part[max(0, first - 4) : last + 4, max(0, columns[0] - 6) : columns[-1] + 7]
    return dark_on_white(cut, full)


def _by_length(ring: Ring) -> NDArray[np.float64]:
    """Return turns around the ring at equal lengths along the letters' middle line."""
    fine = np.linspace(0, 2 * pi, 1441)
    xs, ys = ring.at(fine, 0.22 * ring.short)
    run = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(xs), np.diff(ys)))])
    columns = round(float(run[-1]) / (_DEEPEST * ring.short) * _LINE)
    return np.interp(np.linspace(0, float(run[-1]), columns, endpoint=False), run, fine)


def _sampled(ink: Amount, ring: Ring, turns: NDArray[np.float64]) -> Amount:
    """Return the band inside the ring, outermost row first, as ``_LINE`` rows."""
    depth = _DEEPEST * ring.short
    rows = [ring.at(turns, part * depth) for part in np.linspace(0.0, 1.0, _LINE)]
    xs = np.array([row[0] for row in rows], dtype=np.float32)
    ys = np.array([row[1] for row in rows], dtype=np.float32)
    return cv2.remap(ink, xs, ys, cv2.INTER_CUBIC, borderValue=0.0).astype(np.float32, copy=False)


def _letter_rows(strokes: Flags, columns: Flags) -> tuple[int, int]:
    """Return the first row of the letters and the one after the last, seen over some columns."""
    share = strokes[:, columns].mean(axis=1)
    share[strokes.mean(axis=1) > _RING_ROW] = 0
    first, last = _tallest_run(share >= _QUIET)
    return (max(0, first - 1), min(_LINE, last + 1)) if last > first else (0, _LINE)


def _tallest_run(inked: Flags) -> tuple[int, int]:
    """Return where the longest run of rows with ink starts and ends; (0, 0) without any."""
    steps = np.flatnonzero(np.diff(np.concatenate([[0], inked.astype(np.int8), [0]])))
    runs = [(int(start), int(end)) for start, end in zip(steps[::2], steps[1::2], strict=True)]
    return max(runs, key=lambda run: run[1] - run[0], default=(0, 0))


def _name_columns(letters: Flags) -> Flags:
    """Tell which columns belong to letters that fill the band's whole height."""
    height, third = len(letters), len(letters) // 3
    reach = np.ones(2 * max(2, round(0.3 * height)) + 1, dtype=np.uint8)[None]
    filled = np.ones(letters.shape[1], dtype=bool)
    for part in (letters[:third], letters[third:-third], letters[-third:]):
        inked = np.atleast_2d(part.any(axis=0)).astype(np.uint8)
        around = np.concatenate([inked[:, -height:], inked, inked[:, :height]], axis=1)
        wider = cv2.dilate(around, reach).astype(np.uint8)
        filled &= wider[0, height:-height] > 0
    # A letter is wider than a stroke that happens to cross the band.
    wide = np.ones(max(3, round(0.5 * height)), dtype=np.uint8)[None]
    kept = cv2.morphologyEx(filled.astype(np.uint8)[None], cv2.MORPH_OPEN, wide)
    letters_there: Flags = np.asarray(kept, dtype=np.uint8)[0] > 0
    return letters_there


def _longest_gap(inked: Flags) -> tuple[int, int]:
    """Return start and end (may exceed the length) of the longest run without ink, all around."""
    columns = len(inked)
    at = np.flatnonzero(inked)
    if not len(at):
        return 0, columns
    runs = np.diff(np.concatenate([at, [at[0] + columns]]))
    widest = int(np.argmax(runs))
    return int(at[widest]) + 1, int(at[widest] + runs[widest])


def _free(shape: tuple[int, ...], ring: Ring, arc: Unrolled) -> NDArray[np.float32]:
    """Return 1 where no letter of the arc stands: inside them, and at the foot; 0 elsewhere."""
    ys, xs = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float64)
    aside = np.angle(np.exp(1j * (np.arctan2(ys - ring.y, xs - ring.x) - arc.foot)))
    at_foot = np.abs(aside) < pi * (1 - arc.filled)
    inside = ring.holds(xs, ys, arc.inner - 0.02)
    free: Flags = inside | (at_foot & ring.holds(xs, ys, _FOOT))
    return free.astype(np.float32)
