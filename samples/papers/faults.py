"""What every spoiling of a page is made of: its strength and dice, and how it moved the points."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Faults:
    """How much to spoil, and the dice for it."""

    strength: float
    dice: np.random.Generator

    def between(self, low: float, high: float) -> float:
        """Return a fault's size, scaled by the strength."""
        return float(self.dice.uniform(low, high)) * self.strength

    def grain(self, size: float, shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
        """Return noise of a standard deviation in grey levels."""
        return np.asarray(self.dice.normal(0, size, shape), np.float32)

    def sign(self) -> int:
        """Return -1 or 1."""
        return 1 if self.dice.random() < 0.5 else -1


@dataclass(frozen=True, slots=True)
class Bend:
    """Moves points as bent paper does: by tables of the page's columns."""

    across: npt.NDArray[np.float64]
    """Where each column comes to lie, rising."""
    down: npt.NDArray[np.float64]
    """How far each column sinks."""

    def moved(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Move points of shape (n, 2)."""
        columns = np.arange(len(self.across), dtype=np.float64)
        x = np.interp(points[:, 0], columns, self.across)
        return np.stack([x, points[:, 1] + np.interp(points[:, 0], columns, self.down)], axis=1)


Move = Matrix | Bend
Step = Callable[[Pixels, Faults], tuple[Pixels, Move]]


def still(pixels: Pixels) -> tuple[Pixels, Matrix]:
    return pixels, np.eye(3)


def warped(page: Pixels, matrix: Matrix, size: tuple[int, int], ground: Pixels) -> Pixels:
    """Move the page onto a ground picture of the new size, with soft edges."""
    cover = cv2.warpPerspective(
        np.full(page.shape[:2], 255, np.uint8), matrix, size, flags=cv2.INTER_AREA
    )
    on_page = cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_CUBIC)
    share = (cover.astype(np.float32) / 255)[:, :, None]
    return (on_page * share + ground * (1 - share)).round().clip(0, 255).astype(np.uint8)
