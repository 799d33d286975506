"""The models' doors: numbers too small to matter, lines found, characters placed."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ipclaim.read.ocr.detector import LineDetector
from ipclaim.read.ocr.engine import OcrLine, Quad, part_of
from ipclaim.read.ocr.rapid import RapidEngine
from ipclaim.read.ocr.session import Floats, Model, levelled
from ipclaim.read.ocr.subnormal import subnormals_as_zero
from ipclaim.read.ocr.tesseract import TesseractWitness
from ipclaim.read.opening import Pixels


def drawn(text: str, size: tuple[int, int] = (900, 120)) -> Pixels:
    picture = Image.new("RGB", size, "white")
    font = ImageFont.load_default(size=60)
    ImageDraw.Draw(picture).text((20, 20), text, fill="black", font=font)
    return np.asarray(picture, dtype=np.uint8)


def test_the_mode_of_the_processor_ends_with_the_block() -> None:
    tiny = np.array([1e-40], dtype=np.float32)
    with subnormals_as_zero():
        assert (tiny * np.float32(0.5))[0] in {np.float32(0), np.float32(5e-41)}
    assert (tiny * np.float32(0.5))[0] > 0


def test_a_picture_is_levelled_by_the_models_mean_and_spread() -> None:
    picture = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3) * 14
    batch = levelled(picture)
    assert (batch.shape, batch.dtype) == ((1, 3, 2, 3), np.float32)
    wanted = (picture[1, 2, 1] / 255 - 0.456) / 0.224
    assert batch[0, 1, 1, 2] == pytest.approx(wanted, abs=1e-6)


class _MapOfOneLine(Model):
    """Stands for the detector's model: a map with one core and one speck."""

    def __init__(self) -> None:
        self.batch: Floats = np.zeros((0,), dtype=np.float32)

    def run(self, batch: Floats) -> Floats:
        self.batch = batch
        core = np.zeros((1, 1, *batch.shape[2:]), dtype=np.float32)
        core[0, 0, 40:48, 60:261] = 0.9
        core[0, 0, 80:82, 60:62] = 0.9
        core[0, 0, 100:108, 60:261] = 0.3
        return core


def test_a_core_is_grown_to_its_line_and_brought_to_the_pages_pixels() -> None:
    page = np.full((3200, 2240, 3), 255, dtype=np.uint8)
    page[60:3100, 60] = page[60:3100, 2180] = page[60, 60:2180] = page[3100, 60:2180] = 0
    model = _MapOfOneLine()
    (quad,) = LineDetector(model).lines(page)
    assert model.batch.shape == (1, 3, 1600, 1120)
    # a core of 200 x 7 grows by 1.4 * 1400 / 207 = 9.5 points in both directions; 2 pixels a point
    assert quad == ((111, 71), (529, 71), (529, 103), (111, 103))


@pytest.mark.slow
def test_every_character_of_a_line_has_its_place() -> None:
    reading = RapidEngine().read_line(drawn("Reg No 20261121")).stripped()
    assert reading.text == "Reg No 20261121"
    assert len(reading.places) == len(reading.scores) == len(reading.text)
    assert list(reading.places) == sorted(reading.places)
    # drawn from 20 to about 480 of 900 columns
    assert reading.places[0] == pytest.approx(40 / 900, abs=0.03)
    assert 0.4 < reading.places[-1] < 0.6
    assert reading.score == pytest.approx(sum(reading.scores) / len(reading.scores))


@pytest.mark.slow
def test_a_page_s_lines_keep_the_places_of_their_characters() -> None:
    page = np.full((1400, 1000, 3), 255, dtype=np.uint8)
    page[300:420, 50:950] = drawn("Reg No 20261121")
    (line,) = RapidEngine().read(page).lines
    assert len(line.places) == len(line.scores) == len(line.text) == 15
    assert line.places[0] < 0.08
    assert line.places[-1] > 0.92


def line_of(quad: Quad, places: tuple[float, ...]) -> OcrLine:
    return OcrLine("x" * len(places), quad, 1.0, places, (1.0,) * len(places))


def test_a_part_of_a_line_is_cut_between_its_characters() -> None:
    line = line_of(((0, 10), (400, 30), (400, 70), (0, 50)), (0.1, 0.3, 0.7, 0.9))
    assert part_of(line, 1, 2) == ((80, 14), (320, 26), (320, 66), (80, 54))
    assert part_of(line, 0, 3) == line.quad
    unplaced = OcrLine("abc", line.quad, 1.0)
    assert part_of(unplaced, 1, 1) == line.quad


def test_a_part_of_a_column_is_cut_from_above() -> None:
    column = line_of(((10, 0), (50, 0), (50, 400), (10, 400)), (0.1, 0.3, 0.7, 0.9))
    assert part_of(column, 2, 3) == ((10, 200), (50, 200), (50, 400), (10, 400))


@pytest.mark.slow
def test_tesseract_reads_a_line_as_witness() -> None:
    assert TesseractWitness().read_line(drawn("Reg No 20261121")) == "Reg No 20261121"


@pytest.mark.slow
def test_tesseract_reads_several_lines_in_one_run_each_as_if_alone() -> None:
    lines = [drawn("Reg No 20261121"), drawn("15/06/2031")]
    assert TesseractWitness().read_lines(lines) == ["Reg No 20261121", "15/06/2031"]


def test_a_witness_that_has_no_time_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ipclaim.read.ocr.tesseract._SECONDS", 0.0001)
    assert TesseractWitness().read_line(drawn("Reg No 20261121")) == ""
