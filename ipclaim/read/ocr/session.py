"""One ONNX model on one thread: a batch of pictures in, an array out."""

import hashlib
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ipclaim.read.ocr.subnormal import subnormals_as_zero
from ipclaim.read.opening import Pixels

Floats = NDArray[np.float32]

_MEAN = np.array([0.485, 0.456, 0.406], dtype=np.float32)
_SPREAD = np.array([0.229, 0.224, 0.225], dtype=np.float32)


class Model:
    """A model file that takes one picture and gives one array; opened when it is first run."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        """One thread: more cost CPU time and win nothing beside a pool of workers.

        Each page has another size, for each of which a pattern of memory would be kept: 160 MB
        after a dozen pages, and more with each.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(self.path), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _input(self) -> str:
        return str(self._session.get_inputs()[0].name)

    def run(self, batch: Floats) -> Floats:
        """Return the model's first output for a batch of (pictures, 3, height, width)."""
        name = self._input
        with subnormals_as_zero():
            result: Floats = self._session.run(None, {name: batch})[0]
        return result

    def note(self, key: str) -> str:
        """Return what the model's file says under a key, as a table of characters."""
        return str(self._session.get_modelmeta().custom_metadata_map[key])


def levelled(picture: Pixels) -> Floats:
    """Return a picture as a batch of one, by the mean and spread that detectors are trained with.

    A table of 256 values for each channel: many times quicker than arithmetic on floats. A picture
    of (height, width) is grey.
    """
    steps = np.arange(256, dtype=np.float32)[:, None] / 255
    table = ((steps - _MEAN) / _SPREAD).astype(np.float32)
    batch = np.empty((1, 3, *picture.shape[:2]), dtype=np.float32)
    channels = cv2.split(picture) if picture.ndim > 2 else (picture,) * 3
    for number, channel in enumerate(channels):
        batch[0, number] = cv2.LUT(channel, np.ascontiguousarray(table[:, number]))
    return batch


def digest(*files: Path) -> str:
    """Return the SHA-256 over the files' bytes."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()
