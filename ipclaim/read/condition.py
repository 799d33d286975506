"""What state the copy of a page is in: coloured or not."""

import cv2
import numpy as np

from ipclaim.read.opening import Pixels

_COLOURED_SHARE = 0.002
"""Share of clearly coloured pixels above which a page counts as a colour copy."""


def is_coloured(pixels: Pixels) -> bool:
    """Tell a colour copy from a grey or black-and-white one."""
    small = cv2.resize(pixels, (400, 400), interpolation=cv2.INTER_AREA).astype(np.int16)
    spread = small.max(axis=2) - small.min(axis=2)
    return bool((spread > 40).mean() > _COLOURED_SHARE)
