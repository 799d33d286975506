"""What papers lie on when somebody photographs them."""

import cv2
import numpy as np

from samples.papers.faults import Faults, Pixels


def desk(size: tuple[int, int], faults: Faults) -> Pixels:
    """Return the top of a desk, (width, height) pixels."""
    drawn = (_wood, _wood, _cloth, _table_top)[int(faults.dice.integers(4))]
    return drawn(size, faults)


def _wood(size: tuple[int, int], faults: Faults) -> Pixels:
    """Return planks with grain along them."""
    width, height = size
    coarse = faults.dice.normal(0, 1, (height // 6 + 2, width // 90 + 2)).astype(np.float32)
    grain = cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)
    fine = faults.dice.normal(0, 1, (height, width // 30 + 2)).astype(np.float32)
    grain = grain * 0.8 + cv2.resize(fine, size, interpolation=cv2.INTER_LINEAR) * 0.35
    base = np.array([62, 96, 142]) * float(faults.dice.uniform(0.75, 1.15))
    wood = np.asarray(base + grain[:, :, None] * np.array([7, 9.5, 11]), np.float64)
    plank = int(faults.dice.integers(height // 7, height // 4))
    for number, top in enumerate(range(0, height, plank)):
        wood[top : top + plank] *= (0.93, 1.0, 1.06)[number % 3]
        wood[top : top + 3] *= 0.45
    return np.asarray(wood.clip(0, 255), np.uint8)


def _cloth(size: tuple[int, int], faults: Faults) -> Pixels:
    """Return dark woven cloth."""
    width, height = size
    weave = (
        4 * np.sin(np.arange(width) * 1.9)[None, :] + 4 * np.sin(np.arange(height) * 1.7)[:, None]
    )
    base = np.array([70, 62, 58]) * float(faults.dice.uniform(0.7, 1.3))
    cloth = base + (weave + faults.grain(5, (height, width)))[:, :, None]
    return np.asarray(cloth.clip(0, 255), np.uint8)


def _table_top(size: tuple[int, int], faults: Faults) -> Pixels:
    """Return a pale laminated table: little contrast to the paper."""
    width, height = size
    coarse = faults.grain(5, (height // 40 + 2, width // 40 + 2))
    cloudy = cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)
    base = np.array([172, 186, 192]) * float(faults.dice.uniform(0.85, 1.05))
    table = base + (cloudy + faults.grain(2, (height, width)))[:, :, None]
    return np.asarray(table.clip(0, 255), np.uint8)
