"""A seal as a picture of its own: its ink lifted off paper and print. Pure."""

import cv2
import numpy as np

from ipclaim.model.document import Box
from ipclaim.read.opening import Pixels
from ipclaim.read.seals.ink import INKS, Amount, Inks

_FAINTEST = 0.03
_PNG = ".png"


def seal_picture(inks: Inks, box: Box, colour: str) -> bytes:
    """Return the seal in a box of the page as PNG: its own ink on nothing.

    ``colour`` is the seal's: ``red``, ``blue`` or ``black``. Print over the seal leaves a gap.
    """
    amount = INKS[colour](inks.part(box))
    full = full_ink(amount)
    cover = (255 * np.clip(amount / full, 0, 1)).astype(np.uint8)
    cover[amount < _FAINTEST] = 0
    pixels = inks.pixels[box.y0 : box.y1, box.x0 : box.x1]
    strong = pixels[amount > 0.8 * full]
    ink = np.median(strong, axis=0) if len(strong) else np.array([200, 30, 40])
    picture = np.empty((*cover.shape, 4), dtype=np.uint8)
    picture[..., :3] = ink[::-1].astype(np.uint8)
    picture[..., 3] = cover
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
