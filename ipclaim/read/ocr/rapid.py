"""PP-OCRv6 small, the models in RapidOCR's wheel, as page engine.

Finding lines and reading them are called apart, so that the page can be turned upright in between.
RapidOCR's own line classifier is not used, because it turns upright lines on their heads ("09"
became "60" at a score of 1.000).
"""

from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from math import hypot
from pathlib import Path

import cv2

from ipclaim.read.ocr.columns import mostly_columns, written_downwards
from ipclaim.read.ocr.detector import GROWN, INKED, SIDE, SURE, LineDetector
from ipclaim.read.ocr.engine import OcrLine, Quad, Reading, cut_out, is_column, resized, uncoloured
from ipclaim.read.ocr.onnx import LineDirection
from ipclaim.read.ocr.recogniser import LineReader, LineReading
from ipclaim.read.ocr.session import Model, digest
from ipclaim.read.opening import Pixels, turn

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
        self._finds, self._reads = (_model(part) for part in ("det", "rec"))
        self._direction = LineDirection()
        self._detector = LineDetector(self._finds)
        self._recogniser = LineReader(self._reads, self._characters)

    @cached_property
    def fingerprint(self) -> str:
        """Package version, settings and the digest of both models."""
        models = digest(self._finds.path, self._reads.path)
        return f"rapidocr {version('rapidocr')} {models} {SIDE} {INKED} {SURE} {GROWN}"

    def _characters(self) -> tuple[str, ...]:
        """Return the model's table: blank, what its file lists, and the space."""
        return ("", *self._reads.note("character").splitlines(), " ")

    def read_line(self, crop: Pixels) -> LineReading:
        """Read one level line that somebody else found, as the arc of a seal laid straight."""
        return self._recogniser.read(crop)

    def read(self, pixels: Pixels) -> Reading:
        """Read one page; seals in red are faded first, small pages doubled."""
        grey = uncoloured(pixels)
        scale = 2.0 if max(grey.shape[:2]) < _SMALL else 1.0
        if scale > 1:
            height, width = grey.shape[:2]
            grey = resized(grey, (width * 2, height * 2))
        quads = self._detector.lines(grey)
        turned = 0
        if mostly_columns(quads):
            if written_downwards(grey, quads, self._recogniser.read):
                return Reading(0, tuple(self._recognised(grey, quads, scale)))
            turned, grey = 90, turn(grey, 90)
            quads = self._detector.lines(grey)
        if quads and self._stands_on_its_head(grey, quads):
            turned, grey = (turned + 180) % 360, turn(grey, 180)
            height, width = grey.shape[:2]
            quads = [_turned_half(quad, width, height) for quad in quads]
        return Reading(turned, tuple(self._recognised(grey, quads, scale)))

    def _stands_on_its_head(self, grey: Pixels, quads: list[Quad]) -> bool:
        """Let the longest lines vote; long lines are what the classifier is sure of."""
        longest = sorted(quads, key=_length, reverse=True)[:_VOTERS]
        against, half = 0.0, len(longest) / 2
        for left, quad in zip(range(len(longest) - 1, -1, -1), longest, strict=True):
            against += self._direction.headlong(cut_out(grey, quad))
            if against > half or against + left <= half:
                break  # nobody who has yet to vote can change it
        return against > half

    def _recognised(self, grey: Pixels, quads: list[Quad], scale: float) -> list[OcrLine]:
        lines = []
        for quad in quads:
            read = self._recogniser.read(cut_out(grey, quad, side=_WIDER)).stripped()
            if read.text and read.score >= _KEPT_SCORE:
                places = _within(quad, read.places)
                corners = _scaled(quad, 1 / scale)
                lines.append(OcrLine(read.text, corners, read.score, places, read.scores))
        return lines


def _model(part: str) -> Model:
    """Return a model of the wheel without importing the package, which takes 1.1 CPU s."""
    package = find_spec("rapidocr")
    if package is None or package.origin is None:  # a broken installation
        raise ModuleNotFoundError("rapidocr")
    return Model(Path(package.origin).parent / "models" / f"PP-OCRv6_{part}_small.onnx")


def _within(quad: Quad, places: tuple[float, ...]) -> tuple[float, ...]:
    """Return places along the wider cut as places along the line itself, 0 to 1."""
    (ax, ay), (bx, by), _, (dx, dy) = quad
    width, height = hypot(bx - ax, by - ay), hypot(dx - ax, dy - ay)
    if is_column(quad):
        width, height = height, width
    wider = _WIDER * height / width
    return tuple(min(1.0, max(0.0, place * (1 + 2 * wider) - wider)) for place in places)


def _length(quad: Quad) -> float:
    return abs(quad[1][0] - quad[0][0])


def _turned_half(quad: Quad, width: int, height: int) -> Quad:
    top_left, top_right, bottom_right, bottom_left = (
        (width - x, height - y) for x, y in (quad[2], quad[3], quad[0], quad[1])
    )
    return top_left, top_right, bottom_right, bottom_left


def _scaled(quad: Quad, factor: float) -> Quad:
    a, b, c, d = ((x * factor, y * factor) for x, y in quad)
    return a, b, c, d
