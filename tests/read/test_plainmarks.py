"""What stands beside a mark's writing, and whether it may be a part of it."""

import cv2
import numpy as np
import pytest

from ipclaim.read.lines import Page
from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.opening import Pixels
from ipclaim.read.plainmarks import is_plain
from ipclaim.read.seals.ink import Inks
from tests.read.pages import line, page

INK = (40, 40, 40)


def sheet() -> Pixels:
    """Return a page with one mark: letters of 60 pixels from (400, 500) on."""
    pixels = np.full((1754, 1240, 3), 250, np.uint8)
    cv2.putText(pixels, "NORDVELA", (400, 560), cv2.FONT_HERSHEY_DUPLEX, 2.4, INK, 5)
    cv2.putText(pixels, "No. 1234567", (100, 300), cv2.FONT_HERSHEY_DUPLEX, 1.0, INK, 2)
    return pixels


def read(mark: str = "NORDVELA", beside: str = "", before: float = 0.0) -> Page:
    """Return the lines read; ``before`` is the room at the mark's beginning, 0 to 1."""
    more = (line(beside, 820, 505, 50),) if beside else ()
    named = line("No. 1234567", 100, 272, 34)
    corners = ((395.0, 495.0), (800.0, 495.0), (800.0, 575.0), (395.0, 575.0))
    many = len(mark)
    places = tuple(before + (1 - before) * (place + 0.5) / many for place in range(many))
    return page(named, OcrLine(mark, corners, 0.99, places), *more, width=1240, height=1754)


def plain(pixels: Pixels, on: Page | None = None) -> bool:
    on = on or read()
    own = [one for one in on.lines if one.height > 60]
    return is_plain(on, own, {0}, Inks(pixels))


def test_writing_alone_is_a_plain_mark() -> None:
    assert plain(sheet())


def test_a_device_beside_it_may_be_a_letter() -> None:
    pixels = sheet()
    cv2.circle(pixels, (350, 535), 35, INK, 8)
    assert not plain(pixels)


def test_a_coloured_device_counts_as_well() -> None:
    pixels = sheet()
    cv2.circle(pixels, (600, 630), 30, (200, 40, 40), -1)
    assert not plain(pixels)


def test_letters_that_nobody_read_are_not_explained() -> None:
    pixels = sheet()
    cv2.putText(pixels, "SPORT", (500, 640), cv2.FONT_HERSHEY_DUPLEX, 1.6, INK, 4)
    assert not plain(pixels)


def test_a_frame_and_specks_are_no_part_of_it() -> None:
    pixels = sheet()
    cv2.rectangle(pixels, (340, 440), (900, 620), INK, 3)
    for x in (360, 700, 880):
        cv2.circle(pixels, (x, 600), 3, INK, -1)
    assert plain(pixels)


def test_another_line_that_nothing_explains_may_be_its_end() -> None:
    assert not plain(sheet(), read(beside="SPORT"))


def test_room_in_the_line_itself_may_hold_a_device() -> None:
    assert plain(sheet(), read(before=0.05))
    assert not plain(sheet(), read(before=0.3))


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("NORDVELA", True),
        ("Nordvela", True),
        ("SILVIA", True),
        ("NordVeIa", False),
        ("N0RDVELA", False),
        ("云岭Il", False),
        ("云岭I", False),
        ("云岭IV", True),
        ("云岭", True),
    ],
)
def test_strokes_and_rings_need_letters_beside_them_that_tell(mark: str, told: bool) -> None:
    assert plain(sheet(), read(mark)) is told
