"""Days that a seal or a form's own 年 月 日 tore into pieces."""

import numpy as np
import pytest

from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.ocr.recogniser import LineReading
from ipclaim.read.opening import Pixels
from ipclaim.read.seals.ink import Inks
from ipclaim.read.torn_days import with_torn_days
from tests.read.pages import document, line, page

TEXT = [line("未名云岭体育用品有限公司的经营范围", 20, 20 + 24 * row, 14) for row in range(5)]
REGISTRAR = line("登记机关", 100, 240, 14)
NOTICE = line("提示：每年1月1日至6月30日报送报告", 20, 282, 9)
TORN = [line("2023年", 200, 280, 14), line("05月", 260, 280, 14)]
APART = [
    line("2023", 200, 280, 14),
    line("年", 240, 298, 14),
    line("祝05", 250, 280, 14),
    line("月", 295, 297, 14),
]


class Says:
    """Reads every crop alike, each character as far from the next, and counts the looks."""

    def __init__(self, text: str, score: float = 0.99) -> None:
        self.text, self.score, self.looks = text, score, 0

    def read_line(self, crop: Pixels) -> LineReading:
        assert crop.size
        self.looks += 1
        count = len(self.text)
        places = tuple((at + 0.5) / count for at in range(count))
        return LineReading(self.text, self.score, places, (self.score,) * count)


def look(pieces: list[OcrLine], reader: Says) -> list[OcrLine]:
    """Return what the lines of a small sheet become."""
    lines = (*TEXT, REGISTRAR, NOTICE, *pieces)
    inks = Inks(np.full((400, 500, 3), 250, np.uint8))
    return list(with_torn_days(page(*lines, width=500, height=400), lines, inks, reader))


def test_a_day_under_a_seal_is_read_as_one_and_trusted_less() -> None:
    *others, day = look(TORN, Says("2023年05月17日"))
    assert others == [*TEXT, REGISTRAR, NOTICE]
    assert day.text == "2023年05月17日"
    assert day.box.x0 < 200
    assert max(day.scores) < 0.9


def test_figures_count_where_the_signs_of_the_form_stand_between_them() -> None:
    *others, day = look(APART, Says("2023   05     17"))
    assert others == [*TEXT, REGISTRAR, NOTICE]
    assert day.text == "2023年05月17日"
    assert list(day.places) == sorted(day.places)


def test_figures_alone_are_no_day() -> None:
    assert look(APART[:1], Says("2023   05     17"))[-1] == APART[0]
    moved = [APART[0], line("年", 320, 298, 14), line("月", 240, 297, 14)]
    assert look(moved, Says("2023   05     17"))[-3:] == moved


@pytest.mark.parametrize(
    "said",
    ["2023年12月2日", "2023年2月18日", "2023年0月19日", "2023年月日", "2023年13月40日", "2023"],
)
def test_what_may_have_lost_a_figure_stays_torn(said: str) -> None:
    assert look(TORN, Says(said))[-2:] == TORN


def test_an_unclear_look_does_not_count() -> None:
    assert look(TORN, Says("2023年05月17日", score=0.8))[-2:] == TORN


def test_nothing_is_looked_at_where_no_day_is_torn() -> None:
    reader = Says("2023年05月17日")
    whole = [line("2023年05月", 200, 280, 14), line("17日", 275, 280, 14)]
    assert look(whole, reader)[-2:] == whole
    head = [line("2023年", 200, 150, 14)]
    assert look(head, reader)[-1:] == head
    assert look([], reader) == [*TEXT, REGISTRAR, NOTICE]
    assert not reader.looks


def test_a_licence_is_dated_by_a_day_made_whole() -> None:
    lines = tuple(look(TORN, Says("2023年05月17日")))
    titled = (line("营业执照", 150, 2, 16), *lines)
    paper = document(page(*titled, width=500, height=400))
    assert paper.doc_type == "business_licence"
    assert {one.name: one.value for one in paper.fields}["issue_date"] == "2023-05-17"
