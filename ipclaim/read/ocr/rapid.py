"""RapidOCR (PP-OCRv6 small, in its wheel) as page engine, with settings of its models' own.

RapidOCR's defaults cost 37 % more time and three times the errors on real pages. Its detector
and recogniser are called apart, so that the page can be turned upright in between; its own line
classifier stays off, because it turns upright lines on their heads ("09" became "60").
"""

from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import cv2
import numpy as np
import rapidocr
from rapidocr.ch_ppocr_det import TextDetector
from rapidocr.ch_ppocr_rec import TextRecInput, TextRecognizer

from ipclaim.read.ocr.engine import OcrLine, Quad, Reading, cut_out, ordered, resized, uncoloured
from ipclaim.read.ocr.onnx import LineDirection, digest
from ipclaim.read.ocr.regions import inked, rejoined
from ipclaim.read.opening import Pixels, turn

_DETECTED_SIDE = 1600
_SETTINGS: dict[str, object] = {
    "Global.use_cls": False,
    "Global.log_level": "critical",
    "Det.limit_type": "max",
    "Det.limit_side_len": _DETECTED_SIDE,
    "Det.mean": [0.485, 0.456, 0.406],
    "Det.std": [0.229, 0.224, 0.225],
    "Det.thresh": 0.2,
    "Det.box_thresh": 0.45,
    "Det.unclip_ratio": 1.4,
    "Det.use_dilation": False,
    "Det.max_candidates": 3000,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
}
_SMALL = 1300
"""Pictures with a shorter long side are doubled: 3.9 to 0.8 % character errors on a real page."""
_VOTERS = 9
"""Lines that vote on whether the page stands on its head."""
_KEPT_SCORE = 0.5
_WIDER = 0.12
"""Line heights by which a line's cut is widened: its own box loses a bracket or 、 at the end."""


class RapidEngine:
    """Reads pages with PP-OCRv6 small on ONNX Runtime, one thread."""

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        self._direction = LineDirection()

    @cached_property
    def fingerprint(self) -> str:
        """Package version, settings and the digest of both models."""
        models = Path(rapidocr.__file__).parent / "models"
        files = [models / f"PP-OCRv6_{part}_small.onnx" for part in ("det", "rec")]
        return f"rapidocr {version('rapidocr')} {digest(*files)} {sorted(_SETTINGS.items())}"

    @cached_property
    def _ocr(self) -> rapidocr.RapidOCR:
        return rapidocr.RapidOCR(params=_SETTINGS)

    @cached_property
    def _detector(self) -> TextDetector:
        detector: TextDetector = self._ocr._load_det_model()  # type: ignore[no-untyped-call]
        return detector

    @cached_property
    def _recogniser(self) -> TextRecognizer:
        recogniser: TextRecognizer = self._ocr._load_rec_model()  # type: ignore[no-untyped-call]
        return recogniser

    def read(self, pixels: Pixels) -> Reading:
        """Read one page; seals in red are faded first, small pages doubled."""
        grey = uncoloured(pixels)
        scale = 2.0 if max(grey.shape[:2]) < _SMALL else 1.0
        if scale > 1:
            height, width = grey.shape[:2]
            grey = resized(grey, (width * 2, height * 2))
        quads = self._found(grey)
        turned = 0
        if _mostly_upright_columns(quads):
            turned, grey = 90, turn(grey, 90)
            quads = self._found(grey)
        if quads and self._stands_on_its_head(grey, quads):
            turned, grey = (turned + 180) % 360, turn(grey, 180)
            height, width = grey.shape[:2]
            quads = [_turned_half(quad, width, height) for quad in quads]
        return Reading(turned, tuple(self._recognised(grey, quads, scale)))

    def _found(self, grey: Pixels) -> list[Quad]:
        """Find lines where there is ink, at the scale that the whole page would have."""
        left, top, right, bottom = inked(grey)
        part = np.ascontiguousarray(grey[top:bottom, left:right])
        share = max(part.shape[:2]) / max(grey.shape[:2])
        self._detector.limit_side_len = round(_DETECTED_SIDE * share)
        found = self._detector(part)
        if found.boxes is None:
            return []
        moved = np.array([left, top], dtype=np.float32)
        return rejoined([ordered(np.asarray(b, dtype=np.float32) + moved) for b in found.boxes])

    def _stands_on_its_head(self, grey: Pixels, quads: list[Quad]) -> bool:
        """Let the longest lines vote; long lines are what the classifier is sure of."""
        longest = sorted(quads, key=_length, reverse=True)[:_VOTERS]
        votes = [self._direction.headlong(cut_out(grey, quad)) for quad in longest]
        return sum(votes) / len(votes) > 0.5

    def _recognised(self, grey: Pixels, quads: list[Quad], scale: float) -> list[OcrLine]:
        if not quads:
            return []
        crops = [_standing(cut_out(grey, quad, side=_WIDER)) for quad in quads]
        read = self._recogniser(TextRecInput(img=crops))
        lines = []
        for quad, text, score in zip(quads, read.txts or (), read.scores, strict=True):
            if text.strip() and score >= _KEPT_SCORE:
                lines.append(OcrLine(text.strip(), _scaled(quad, 1 / scale), float(score)))
        return lines


def _standing(crop: Pixels) -> Pixels:
    """Lay a column down as the models were trained: tall crops are turned to the left."""
    height, width = crop.shape[:2]
    return turn(crop, 270) if height > 1.5 * width else crop


def _length(quad: Quad) -> float:
    return abs(quad[1][0] - quad[0][0])


def _mostly_upright_columns(quads: list[Quad]) -> bool:
    """Tell a page that lies on its side: most of the detected length is in tall boxes."""
    tall = wide = 0.0
    for quad in quads:
        width = abs(quad[1][0] - quad[0][0])
        height = abs(quad[3][1] - quad[0][1])
        if height > 1.5 * width:
            tall += height
        elif width > 1.5 * height:
            wide += width
    return tall > 1.5 * wide


def _turned_half(quad: Quad, width: int, height: int) -> Quad:
    top_left, top_right, bottom_right, bottom_left = (
        (width - x, height - y) for x, y in (quad[2], quad[3], quad[0], quad[1])
    )
    return top_left, top_right, bottom_right, bottom_left


def _scaled(quad: Quad, factor: float) -> Quad:
    a, b, c, d = ((x * factor, y * factor) for x, y in quad)
    return a, b, c, d
