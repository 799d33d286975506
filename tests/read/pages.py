"""Pages set by hand for tests of everything after the engine."""

from ipclaim.read.lines import Page, page_of
from ipclaim.read.ocr.engine import OcrLine, Quad


def line(text: str, x: float, y: float, height: float = 30, score: float = 0.99) -> OcrLine:
    """Set a line at its top left corner; Chinese characters are square."""
    width = sum(height if ord(char) > 0x2E80 else height / 2 for char in text)
    quad: Quad = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return OcrLine(text, quad, score)


def page(*lines: OcrLine, width: int = 1654, height: int = 2339) -> Page:
    """Return an A4 page with these lines."""
    return page_of(1, width, height, lines)
