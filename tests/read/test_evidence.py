"""Who is asked about a value again, with a witness that says what the test tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ipclaim.read.agreement import Witnessed
from ipclaim.read.candidates import Candidate
from ipclaim.read.evidence import evidence_for
from ipclaim.read.fields import find_fields
from ipclaim.read.lines import Page
from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.opening import Pixels
from ipclaim.read.textlayer import text_layer
from tests.read.pages import all_layouts, line, page

NAME = "泉州筠程服饰有限公司"


@dataclass(frozen=True)
class Told:
    """A witness that reads every line as one text."""

    said: str
    name: str = "told"
    fingerprint: str = "told"

    def read_line(self, crop: Pixels) -> str:
        assert crop.size
        return self.said

    def read_lines(self, crops: Sequence[Pixels]) -> list[str]:
        return [self.read_line(crop) for crop in crops]


def placed(one: OcrLine) -> OcrLine:
    """Return the line with its characters set evenly."""
    many = len(one.text)
    return replace(one, places=tuple((place + 0.5) / many for place in range(many)))


def holder(sheet: Page) -> Candidate:
    layout = next(one for one in all_layouts() if one.kind == "trademark_certificate")
    found = find_fields(layout, sheet)
    return next(
        one for one in found if isinstance(one, Candidate) and one.field.name == "holder_name"
    )


def looks(witness: str, printed: str = NAME) -> tuple[Witnessed, ...]:
    label = line("注册人", 200, 900)
    sheet = page(line("商标注册证", 600, 200), label, placed(line(printed, 400, 900)))
    white = np.full((sheet.height, sheet.width, 3), 255, np.uint8)
    layer = text_layer((), (), [])
    value = holder(sheet)
    third = Told(printed)
    told = evidence_for(sheet, white, layer, (value,), Told(witness), lambda _: third)
    return told.witnessed[(1, 2)]


def test_a_witness_that_agrees_is_asked_once_and_nobody_else() -> None:
    assert looks(NAME) == (Witnessed(NAME, 0, len(NAME) - 1),)


def test_nobody_else_is_asked_about_a_look_alike() -> None:
    seen = looks(NAME.replace("筠", "均"))
    assert len(seen) == 2
    assert not any(look.third for look in seen)


def test_nobody_else_is_asked_about_a_value_of_no_right_form() -> None:
    assert not any(look.third for look in looks("泉州筠程", printed="泉州=程服饰"))


def test_a_third_reader_is_asked_about_a_character_that_the_witness_left_out() -> None:
    assert [look.third for look in looks(NAME.replace("程", ""))] == [False, False, True]
