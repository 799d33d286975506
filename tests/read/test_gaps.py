"""Characters that no model knows leave a gap with ink in it."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ipclaim.read.gaps import passes_one_over
from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.opening import Pixels
from samples.papers.fonts import Face, font

SIZE = 40


def drawn(words: str, seen: str, step: int = SIZE) -> tuple[OcrLine, Pixels]:
    """Draw words, each in its square, and return the line as an engine that sees some of them."""
    width = step * len(words)
    sheet = Image.new("RGB", (width + 40, 100), "white")
    pen = ImageDraw.Draw(sheet)
    for place, char in enumerate(words):
        pen.text((20 + place * step, 25), char, font=font(Face.SONG, SIZE), fill="black")
    places = tuple(
        (place * step + SIZE / 2) / width for place, char in enumerate(words) if char in seen
    )
    quad = ((20, 22), (20 + width, 22), (20 + width, 72), (20, 72))
    text = "".join(char for char in words if char in seen)
    return OcrLine(text, quad, 0.99, places, (0.99,) * len(text)), np.asarray(sheet)


@pytest.mark.parametrize(
    ("words", "seen", "step", "over"),
    [
        ("发明人单䶮珂先生", "发明人单珂先生", SIZE, True),
        ("单䶮珂", "单珂", SIZE, True),
        ("发明人单嘉珂先生", "发明人单嘉珂先生", SIZE, False),
        ("发明人单　珂先生", "发明人单珂先生", SIZE, False),
        ("单珂", "单珂", 2 * SIZE, False),
        ("上海、北京", "上海北京", SIZE, False),
    ],
)
def test_a_character_between_two(words: str, seen: str, step: int, over: bool) -> None:
    line, pixels = drawn(words, seen, step)
    last = len(line.text) - 1
    assert passes_one_over(line, 0, last, pixels, set_by_program=False) is over


def test_a_blank_counts_where_a_program_set_the_line() -> None:
    line, pixels = drawn("发明人单　珂先生", "发明人单珂先生")
    assert passes_one_over(line, 0, 6, pixels, set_by_program=True)
    line, pixels = drawn("发明人单珂先生", "发明人单珂先生")
    assert not passes_one_over(line, 0, 6, pixels, set_by_program=True)
