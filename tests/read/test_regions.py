import numpy as np

from ipclaim.read.ocr.engine import Quad
from ipclaim.read.ocr.regions import inked, rejoined


def box(x0: float, y0: float, x1: float, y1: float) -> Quad:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def test_blank_margins_are_left_out() -> None:
    page = np.full((2000, 1400, 3), 250, dtype=np.uint8)
    page[600:630, 300:900] = 20
    left, top, right, bottom = inked(page)
    assert 230 <= left <= 245
    assert 530 <= top <= 545
    assert 955 <= right <= 970
    assert 685 <= bottom <= 700


def test_a_full_or_blank_page_stays_whole() -> None:
    blank = np.full((800, 600, 3), 240, dtype=np.uint8)
    assert inked(blank) == (0, 0, 600, 800)
    framed = blank.copy()
    framed[10:12, 10:590] = framed[788:790, 10:590] = 0
    framed[10:790, 10:12] = framed[10:790, 588:590] = 0
    assert inked(framed) == (0, 0, 600, 800)


def test_a_torn_line_is_one_again() -> None:
    torn = [box(767, 1480, 946, 1518), box(929, 1483, 1146, 1516)]
    assert rejoined(torn) == [((767, 1480), (1146, 1483), (1146, 1516), (767, 1518))]


def test_neighbours_and_lines_one_above_another_stay_apart() -> None:
    apart = [box(100, 100, 300, 130), box(305, 100, 500, 130), box(100, 140, 420, 170)]
    assert sorted(rejoined(apart)) == sorted(apart)
    stacked = [box(100, 100, 300, 130), box(290, 120, 500, 150)]
    assert sorted(rejoined(stacked)) == sorted(stacked)
