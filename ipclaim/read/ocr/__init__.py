"""Engines that read characters, behind one door.

A new engine is one module with a class that satisfies ``Engine`` and one line in ``ENGINES``.
"""

from collections.abc import Callable

from ipclaim.errors import MissingToolError
from ipclaim.model.text import Text
from ipclaim.read.ocr.engine import Engine
from ipclaim.read.ocr.rapid import RapidEngine
from ipclaim.read.ocr.tesseract import TesseractEngine

ENGINES: dict[str, Callable[[], Engine]] = {
    "rapidocr": RapidEngine,
    "tesseract": TesseractEngine,
}


def engine_named(name: str) -> Engine:
    """Return a new engine; raises ``MissingToolError`` for an unknown or missing one."""
    if name not in ENGINES:
        known = ", ".join(ENGINES)
        raise MissingToolError(
            Text(f"没有名为 {name} 的识别引擎", f"There is no OCR engine named {name}"),
            Text(f"可用的引擎：{known}", f"Engines: {known}"),
        )
    return ENGINES[name]()
