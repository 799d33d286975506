"""Print that no line explains, read again."""

import cv2
import numpy as np
import pytest

from ipclaim.read.lines import page_of
from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.ocr.recogniser import LineReading
from ipclaim.read.opening import Pixels
from ipclaim.read.overlooked import with_overlooked
from ipclaim.read.seals.ink import Inks
from tests.read.pages import line
from tests.read.seals.stamped import company_seal, sheet

WORDS = "兹授权上述单位办理投诉事宜"
PRINT = [
    *(line(WORDS, 200, 290 + 60 * row, 40) for row in range(8)),
    line("授权人（盖章）：泉州未名云岭体育用品有限公司", 500, 1320, 40),
    line("法定代表人（签字）：", 500, 1440, 40),
]
"""All lines of the sheet."""


class Says:
    """Reads every crop alike, and keeps the crops."""

    def __init__(self, text: str, score: float = 0.99) -> None:
        self.text, self.score, self.crops = text, score, list[Pixels]()

    def read_line(self, crop: Pixels) -> LineReading:
        self.crops.append(crop)
        count = len(self.text)
        places = tuple((at + 0.5) / count for at in range(count))
        return LineReading(self.text, self.score, places, (self.score,) * count)


def look(lines: list[OcrLine], pixels: Pixels, reader: Says) -> tuple[OcrLine, ...]:
    read = tuple(lines)
    return with_overlooked(page_of(1, 1240, 1754, read), read, Inks(pixels), reader)


def test_a_page_whose_print_was_all_read_stays_as_it_is() -> None:
    reader = Says(WORDS)
    assert look(PRINT, sheet(company_seal()), reader) == tuple(PRINT)
    assert not reader.crops


@pytest.mark.parametrize("lost", [0, 3, 7])
def test_a_row_that_was_passed_over_is_read_and_trusted_less(lost: int) -> None:
    *before, added = look([*PRINT[:lost], *PRINT[lost + 1 :]], sheet(None), Says(WORDS))
    box, own = added.box, PRINT[lost].box
    assert len(before) == len(PRINT) - 1
    assert (added.text, round(added.confidence, 2)) == (WORDS, 0.89)
    assert box.y0 < own.y0 + 12
    assert box.y1 > own.y1 - 12
    assert abs(box.x0 - own.x0) < 20


def test_what_is_lighter_than_print_is_lifted_off_before() -> None:
    veil = np.full((1754, 1240, 3), 255, np.uint8)
    cv2.line(veil, (100, 600), (900, 350), (200, 200, 200), 30)
    pixels = np.minimum(sheet(None), veil)
    reader = Says(WORDS)
    look([*PRINT[:3], *PRINT[4:]], pixels, reader)
    (crop,) = reader.crops
    assert (np.abs(crop.astype(int) - 200) < 15).mean() < 0.05


def test_a_scrawl_reads_badly_and_is_left_alone() -> None:
    lines = [*PRINT[:3], *PRINT[4:]]
    assert look(lines, sheet(None), Says("mM", 0.6)) == tuple(lines)


def test_a_torn_line_is_read_as_a_whole() -> None:
    half = line(WORDS[:6], 200, 470, 40)
    lines = [*PRINT[:3], half, *PRINT[4:]]
    found = look(lines, sheet(None), Says(WORDS))
    assert [one.text for one in found] == [one.text for one in PRINT]
    assert look(lines, sheet(None), Says("仅供参考")) == tuple(lines)
