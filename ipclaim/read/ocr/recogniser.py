"""The characters of one line: PP-OCR's recognisers, decoded here.

RapidOCR's own step pads short lines to 320 columns, a tenth of all that is computed; 160 read as
well (206 and 207 of 241 short lines right). It also drops where each character stands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from ipclaim.read.ocr.session import Floats, Model
from ipclaim.read.opening import Pixels

_HEIGHT = 48
_WIDEST = 3200
_PADDED = 160
"""Columns up to which a short line is padded: without, a lone ¥ is lost."""
_LEVELS = ((np.arange(256, dtype=np.float32) / 255 - 0.5) / 0.5).astype(np.float32)


@dataclass(frozen=True, slots=True)
class LineReading:
    """One line as a model read it."""

    text: str
    score: float
    """Mean of the characters' scores; 0 for an empty text."""
    places: tuple[float, ...]
    """Where each character is centred, as a part of the line's width."""
    scores: tuple[float, ...]
    """How sure the model is of each character."""

    def stripped(self) -> "LineReading":
        """Return the reading without spaces at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        text, places = self.text[start:end], self.places[start:end]
        return LineReading(text, self.score, places, self.scores[start:end])


class LineReader:
    """Reads single level lines with one model and its table of characters."""

    def __init__(self, model: Model, characters: Callable[[], tuple[str, ...]]) -> None:
        self._model = model
        self._table = characters

    @cached_property
    def _characters(self) -> tuple[str, ...]:
        return self._table()

    def read(self, crop: Pixels) -> LineReading:
        """Read one level line; the likeliest character of each column, repeats folded (CTC)."""
        height, width = crop.shape[:2]
        wide = max(8, min(_WIDEST, -(-_HEIGHT * width // max(1, height))))
        batch = np.zeros((1, 3, _HEIGHT, max(_PADDED, wide)), dtype=np.float32)
        level = cv2.LUT(cv2.resize(crop, (wide, _HEIGHT)), _LEVELS)
        batch[0, :, :, :wide] = level.transpose(2, 0, 1)
        columns = self._model.run(batch)[0]
        return self._decoded(columns, batch.shape[3] / wide)

    def _decoded(self, columns: Floats, padded: float) -> LineReading:
        best: NDArray[np.int64] = columns.argmax(axis=1)
        starts = np.concatenate(([True], best[1:] != best[:-1]))
        kept = np.flatnonzero(starts & (best != 0))
        ends = np.append(np.flatnonzero(starts), len(best))
        last = ends[np.searchsorted(ends, kept, side="right")]
        middles = (kept + last) / 2 / len(best) * padded
        scores = columns[kept, best[kept]]
        return LineReading(
            "".join(self._characters[index] for index in best[kept]),
            float(scores.mean()) if len(kept) else 0.0,
            tuple(min(1.0, float(place)) for place in middles),
            tuple(float(score) for score in scores),
        )
