"""Tesseract as the page engine that one can choose (``--engine tesseract``), and as a witness.

It is far behind the default engine on Chinese pages and a fair reader of plain English ones. Its
models share nothing with PP-OCR's, neither makers nor training, so that on numbers, dates and Latin
letters it is the most independent witness there is. Needs the program.
"""

import os
import shutil
from collections.abc import Sequence
from functools import cached_property

import cv2
import numpy as np
import pytesseract

from ipclaim.errors import MissingToolError
from ipclaim.model.text import Text
from ipclaim.read.ocr.engine import OcrLine, Quad, Reading, resized, uncoloured
from ipclaim.read.opening import Pixels, turn
from ipclaim.scratch import scratch_folder

_SECONDS = 60
_LINE_HEIGHT = 64
_PARTED_BY = "\f"
"""What the program writes between two pictures of a list; some versions after the last one too."""
_FRAME = (10, 10, 12, 12)
"""Paper added above, below, left and right: Tesseract loses characters at the picture's edge."""


def tesseract_installed() -> bool:
    """Tell whether the program is on this machine."""
    return shutil.which("tesseract") is not None


def _needed() -> None:
    """Raise ``MissingToolError`` without the program; bind it to one thread."""
    if not tesseract_installed():
        install = "apt install tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-osd"
        raise MissingToolError(
            Text("没有找到 tesseract", "tesseract is not installed"), Text(install, install)
        )
    os.environ["OMP_THREAD_LIMIT"] = "1"


def tesseract_languages() -> frozenset[str]:
    """Return the models that are installed; none without the program."""
    if not tesseract_installed():
        return frozenset()
    return frozenset(pytesseract.get_languages(config=""))


class TesseractEngine:
    """Reads pages with Tesseract (chi_sim + eng), one thread; its OSD turns the page."""

    def __init__(self) -> None:
        _needed()

    @cached_property
    def fingerprint(self) -> str:
        """The program's version."""
        return f"tesseract {pytesseract.get_tesseract_version()} chi_sim+eng psm 3"

    def read(self, pixels: Pixels) -> Reading:
        """Read one page, words joined to lines by Tesseract's own numbering."""
        grey = uncoloured(pixels)
        turned = _turn_needed(grey)
        found = pytesseract.image_to_data(
            turn(grey, turned),
            lang="chi_sim+eng",
            config="--psm 3",
            timeout=_SECONDS,
            output_type=pytesseract.Output.DICT,
        )
        lines: dict[tuple[int, int, int], list[int]] = {}
        for index, text in enumerate(found["text"]):
            if text.strip():
                key = tuple(found[part][index] for part in ("block_num", "par_num", "line_num"))
                lines.setdefault((key[0], key[1], key[2]), []).append(index)
        return Reading(turned, tuple(_line(found, words) for words in lines.values()))


class TesseractWitness:
    """Reads one line with one of Tesseract's models: ``eng``, or ``chi_sim`` for Han characters."""

    def __init__(self, language: str = "eng") -> None:
        _needed()
        self._language = language

    @property
    def name(self) -> str:
        """Program and model."""
        return f"tesseract-{self._language}"

    @cached_property
    def fingerprint(self) -> str:
        """The program's version."""
        return f"{self.name} {pytesseract.get_tesseract_version()} psm 7 {_LINE_HEIGHT}"

    def read_line(self, crop: Pixels) -> str:
        """Read one level line or part of a line; an empty text when it sees nothing in time."""
        return self.read_lines([crop])[0]

    def read_lines(self, crops: Sequence[Pixels]) -> list[str]:
        """Read several as ``read_line`` does: to load its model takes the program 0.25 CPU s."""
        with scratch_folder() as folder:
            pictures = [folder / f"{number}.ppm" for number in range(len(crops))]
            for picture, crop in zip(pictures, crops, strict=True):
                cv2.imwrite(str(picture), _framed(crop)[:, :, ::-1])
            all_ = folder / "all.txt"
            all_.write_text("".join(f"{picture}\n" for picture in pictures), "utf-8")
            try:
                said = pytesseract.image_to_string(
                    str(all_), lang=self._language, config="--psm 7", timeout=_SECONDS
                )
            except pytesseract.TesseractError:
                raise
            except RuntimeError:  # a limit on a busy machine; what nobody confirms stays a doubt
                return [""] * len(crops)
        lines = [line.strip() for line in str(said).split(_PARTED_BY)]
        lines = lines[:-1] if len(lines) > len(crops) and not lines[-1] else lines
        return lines if len(lines) == len(crops) else [""] * len(crops)


def _framed(crop: Pixels) -> Pixels:
    height, width = crop.shape[:2]
    wide = max(1, round(width * _LINE_HEIGHT / max(1, height)))
    line = resized(crop, (wide, _LINE_HEIGHT))
    return cv2.copyMakeBorder(line, *_FRAME, cv2.BORDER_REPLICATE).astype(np.uint8, copy=False)


def _turn_needed(grey: Pixels) -> int:
    try:
        seen = pytesseract.image_to_osd(grey, timeout=_SECONDS, output_type=pytesseract.Output.DICT)
    except RuntimeError:
        return 0  # OSD gives up on little writing or in time; the page is read as it lies
    return int(seen["rotate"]) % 360


def _line(found: dict[str, list[int]], words: list[int]) -> OcrLine:
    texts = [str(found["text"][word]) for word in words]
    lefts = [found["left"][word] for word in words]
    tops = [found["top"][word] for word in words]
    rights = [found["left"][word] + found["width"][word] for word in words]
    bottoms = [found["top"][word] + found["height"][word] for word in words]
    x0, y0, x1, y1 = min(lefts), min(tops), max(rights), max(bottoms)
    quad: Quad = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    score = sum(float(found["conf"][word]) for word in words) / len(words) / 100
    return OcrLine(" ".join(texts), quad, max(0.0, min(1.0, score)))
