"""The two plain engines: RapidOCR with its defaults, Tesseract with Chinese and English.

Both get the pages as our own opener draws them, PDFs included: more than they bring themselves.
Neither has a page turned, a seal faded or a small page doubled for it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import cv2
import numpy as np
import pytesseract
from rapidocr import RapidOCR
from rapidocr.utils.output import RapidOCROutput

from benchmarks.papers.truth import Box4
from ipclaim.read.opening import Pixels


@dataclass(frozen=True, slots=True)
class Seen:
    """One line as an engine read it; the score from 0 to 1."""

    text: str
    box: Box4
    score: float


class PlainEngine(Protocol):
    """Reads one page picture (blue, green, red) as it lies."""

    def lines(self, pixels: Pixels) -> list[Seen]:
        """Return the lines in no particular order."""
        ...


class PlainRapid:
    """RapidOCR as installed: its own settings, one thread."""

    @cached_property
    def _engine(self) -> RapidOCR:
        threads = ("intra_op_num_threads", "inter_op_num_threads")
        settings: dict[str, object] = {f"EngineConfig.onnxruntime.{name}": 1 for name in threads}
        cv2.setNumThreads(1)
        return RapidOCR(params={**settings, "Global.log_level": "critical"})

    def lines(self, pixels: Pixels) -> list[Seen]:
        """Read one page."""
        found = self._engine(pixels)
        if not isinstance(found, RapidOCROutput) or found.boxes is None or found.txts is None:
            return []
        corners = [np.asarray(box, dtype=float) for box in found.boxes]
        boxes = [(*box.min(axis=0), *box.max(axis=0)) for box in corners]
        return [
            Seen(text, (float(box[0]), float(box[1]), float(box[2]), float(box[3])), float(score))
            for text, box, score in zip(found.txts, boxes, found.scores or (), strict=True)
        ]


class PlainTesseract:
    """Tesseract with its page segmentation, ``chi_sim+eng``."""

    def lines(self, pixels: Pixels) -> list[Seen]:
        """Read one page; words are joined to lines by Tesseract's own numbering."""
        found = pytesseract.image_to_data(
            cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB),
            lang="chi_sim+eng",
            timeout=120,
            output_type=pytesseract.Output.DICT,
        )
        groups: dict[tuple[int, int, int], list[int]] = {}
        for index, text in enumerate(found["text"]):
            if text.strip():
                block, par, line = (
                    found[f"{part}_num"][index] for part in ("block", "par", "line")
                )
                groups.setdefault((block, par, line), []).append(index)
        return [_joined(found, words) for words in groups.values()]


def _joined(found: dict[str, list[int]], words: list[int]) -> Seen:
    left, top = ([found[side][word] for word in words] for side in ("left", "top"))
    right = [found["left"][word] + found["width"][word] for word in words]
    bottom = [found["top"][word] + found["height"][word] for word in words]
    score = sum(float(found["conf"][word]) for word in words) / len(words) / 100
    text = " ".join(str(found["text"][word]) for word in words)
    return Seen(text, (min(left), min(top), max(right), max(bottom)), score)
