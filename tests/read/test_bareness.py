import cv2
import numpy as np
import pytest

from ipclaim.read.bareness import bears_print_alone
from ipclaim.read.lines import Page
from ipclaim.read.opening import Pixels
from ipclaim.read.seals.ink import Inks
from tests.read.pages import line, page
from tests.read.seals.stamped import company_seal, sheet

NAME = "授权人（盖章）：泉州未名云岭体育用品有限公司"


def read(*, without: str = "", score: float = 0.99) -> Page:
    """Return what stands on the sheets, one line left out perhaps."""
    lines = [
        line("兹授权上述单位办理投诉事宜", 200, 294 + 60 * row, score=score) for row in range(8)
    ]
    signing = {NAME: 1324, "法定代表人（签字）：": 1444}
    lines.extend(line(text, 500, y) for text, y in signing.items() if text != without)
    return page(*lines, width=1240, height=1754)


def bare(pixels: Pixels, on: Page | None = None) -> bool:
    return bears_print_alone(on or read(), Inks(pixels))


def grey(pixels: Pixels) -> Pixels:
    return np.dstack([cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)] * 3)


UNSEALED = sheet(None, print_=NAME)
SEALED = sheet(company_seal(), print_=NAME)


@pytest.mark.parametrize("copied", [False, True], ids=["colour", "grey"])
def test_print_that_was_read_is_all_there_is(copied: bool) -> None:
    assert bare(grey(UNSEALED) if copied else UNSEALED)


@pytest.mark.parametrize("copied", [False, True], ids=["colour", "grey"])
def test_a_seal_is_more_than_print(copied: bool) -> None:
    assert not bare(grey(SEALED) if copied else SEALED)


def test_a_faint_seal_shows_in_a_grey_copy() -> None:
    faint = (0.6 * UNSEALED + 0.4 * SEALED).astype(np.uint8)
    assert not bare(grey(faint))


def test_a_line_that_nobody_read_is_not_explained() -> None:
    assert not bare(UNSEALED, read(without=NAME))


def test_a_rule_explains_itself_and_a_pen_s_stroke_does_not() -> None:
    ruled, signed = UNSEALED.copy(), UNSEALED.copy()
    cv2.line(ruled, (500, 1600), (1100, 1600), (40, 40, 40), 2)
    curve = np.array([(700, 1600), (760, 1540), (800, 1610), (900, 1550)], np.int32)
    cv2.polylines(signed, [curve], isClosed=False, color=(40, 40, 40), thickness=4)
    assert bare(ruled)
    assert not bare(signed)


def test_a_fax_has_no_tones_in_which_a_red_seal_would_be_left() -> None:
    _, fax = cv2.threshold(grey(UNSEALED), 128, 255, cv2.THRESH_BINARY)
    assert not bare(fax.astype(np.uint8))


def test_a_page_that_reads_badly_explains_nothing() -> None:
    assert not bare(UNSEALED, read(score=0.9))
    assert not bare(UNSEALED, page(width=1240, height=1754))
