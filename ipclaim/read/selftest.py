"""Each engine reads a small drawn picture: what ``ipclaim doctor`` runs.

The picture holds digits and Latin letters only, drawn with Pillow's own font, so that it needs no
font of the machine.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ipclaim.errors import MissingToolError
from ipclaim.read.folding import compact
from ipclaim.read.ocr import ENGINES, engine_named
from ipclaim.read.ocr.onnx import LineWitness
from ipclaim.read.opening import Pixels

PRINTED = "Reg No 20261121"


@dataclass(frozen=True, slots=True)
class EngineTest:
    """What one engine made of the picture."""

    engine: str
    works: bool
    said: str
    """What it read, or why it could not."""


def selftest() -> tuple[EngineTest, ...]:
    """Let every engine and the witness read the picture; a missing one is said, not raised."""
    picture = _drawn()
    tests = []
    for name in ENGINES:
        try:
            reading = engine_named(name).read(picture)
        except MissingToolError as fault:
            tests.append(EngineTest(name, works=False, said=fault.message.en))
            continue
        said = " ".join(line.text for line in reading.lines)
        tests.append(EngineTest(name, works=compact(PRINTED) in compact(said), said=said))
    witness = LineWitness()
    said = witness.read_line(np.ascontiguousarray(picture[190:300, 80:620]))
    tests.append(EngineTest(witness.name, works=compact(PRINTED) in compact(said), said=said))
    return tuple(tests)


def _drawn() -> Pixels:
    picture = Image.new("RGB", (1400, 500), "white")
    font = ImageFont.load_default(size=60)
    ImageDraw.Draw(picture).text((100, 205), PRINTED, fill="black", font=font)
    return np.asarray(picture, dtype=np.uint8)
