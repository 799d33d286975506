"""Each engine reads a small drawn picture: what ``ipclaim doctor`` runs.

The picture holds digits and Latin letters only, drawn with Pillow's own font, so that it needs no
font of the machine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from pytesseract import TesseractError

from ipclaim.errors import MissingToolError
from ipclaim.read.folding import compact
from ipclaim.read.ocr import engine_named, engine_names
from ipclaim.read.ocr.engine import Witness
from ipclaim.read.ocr.onnx import LineWitness
from ipclaim.read.ocr.tesseract import TesseractWitness
from ipclaim.read.opening import Pixels

PRINTED = "Reg No 20261121"
_NEEDED = "rapidocr"


@dataclass(frozen=True, slots=True)
class EngineTest:
    """What one engine or witness made of the picture."""

    engine: str
    works: bool
    said: str
    """What it read, or why it could not."""
    needed: bool
    """Whether nothing can be read, or nothing be certain, without it."""


def selftest() -> tuple[EngineTest, ...]:
    """Let every engine and witness read the picture; a missing one is said, not raised."""
    picture = _drawn()
    line = np.ascontiguousarray(picture[190:300, 80:620])
    engines = (
        _tried(name, partial(_page, name, picture), needed=name == _NEEDED)
        for name in engine_names()
    )
    witnesses: dict[str, Callable[[], Witness]] = {
        LineWitness.name: LineWitness,
        "tesseract-eng": partial(TesseractWitness, "eng"),
        "tesseract-chi_sim": partial(TesseractWitness, "chi_sim"),
    }
    return (
        *engines,
        *(
            _tried(name, partial(_line, made, line), needed=name == LineWitness.name)
            for name, made in witnesses.items()
        ),
    )


def _page(name: str, picture: Pixels) -> str:
    return " ".join(line.text for line in engine_named(name).read(picture).lines)


def _line(made: Callable[[], Witness], line: Pixels) -> str:
    return made().read_line(line)


def _tried(name: str, reading: Callable[[], str], *, needed: bool) -> EngineTest:
    try:
        said = reading()
    except (MissingToolError, TesseractError) as fault:
        told = fault.message.en if isinstance(fault, MissingToolError) else str(fault)
        return EngineTest(name, works=False, said=told, needed=needed)
    return EngineTest(name, compact(PRINTED) in compact(said), said, needed)


def _drawn() -> Pixels:
    picture = Image.new("RGB", (1400, 500), "white")
    font = ImageFont.load_default(size=60)
    ImageDraw.Draw(picture).text((100, 205), PRINTED, fill="black", font=font)
    return np.asarray(picture, dtype=np.uint8)
