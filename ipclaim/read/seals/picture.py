"""A seal as a picture of its own: its ink lifted off paper and print. Pure."""

import cv2
import numpy as np

from ipclaim.read.opening import Pixels
from ipclaim.read.seals.ink import Amount

_FAINTEST = 0.03
_PNG = ".png"
_LONGEST = 420
_SHADES = 0xF0
"""Sixteen shades of ink are kept: more is the grain of the paper, and takes far more room."""


def seal_picture(pixels: Pixels, amount: Amount) -> bytes:
    """Return a seal as PNG: its own ink on nothing, at most ``_LONGEST`` pixels long.

    ``pixels`` is its part of the page, ``amount`` the amount of its ink there (height, width). In
    place of print that covers the seal there is a gap.
    """
    full = full_ink(amount)
    strong = pixels[amount > 0.8 * full]
    ink = np.median(strong, axis=0) if len(strong) else np.zeros(3)
    cover = (255 * np.clip(amount / full, 0, 1)).astype(np.uint8)
    cover[amount < _FAINTEST] = 0
    shrink = min(1.0, _LONGEST / max(cover.shape))
    cover = cv2.resize(cover, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA).astype(
        np.uint8, copy=False
    )
    picture = np.empty((*cover.shape, 4), dtype=np.uint8)
    picture[..., :3] = ink[::-1].astype(np.uint8)
    picture[..., 3] = cover & _SHADES
    written, encoded = cv2.imencode(_PNG, picture)
    if not written:
        raise ValueError(f"a seal of {cover.shape} pixels cannot be written as PNG")
    return encoded.tobytes()


def full_ink(amount: Amount) -> float:
    """Return the amount of colour of a stroke that took all its ink; 1 without any ink."""
    inked = amount[amount > _FAINTEST]
    return max(0.05, float(np.percentile(inked, 90))) if len(inked) else 1.0


def dark_on_white(amount: Amount, full: float) -> Pixels:
    """Return an amount of ink as dark strokes on white, (height, width, 3)."""
    grey = (255 * (1 - np.clip(amount / full, 0, 1))).astype(np.uint8)
    return np.dstack([grey] * 3)
