"""The mark that no label tells."""

import pytest

from ipclaim.model.document import FieldState
from ipclaim.read.classify import classify
from ipclaim.read.fields import find_fields
from ipclaim.read.lines import Page
from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.seen import drawn_mark
from tests.read.pages import all_layouts, line, page


def _mark(sheet: Page) -> object:
    layout = classify(all_layouts(), sheet).layout
    assert layout is not None
    mark = drawn_mark(layout, sheet, find_fields(layout, sheet), "paper.png")
    assert mark is None or mark.state is FieldState.DOUBTFUL
    return mark.value if mark is not None else None


def _register(*more: OcrLine) -> Page:
    return page(
        line("商标网上检索系统", 80, 30),
        line("商标详情", 100, 210, 45),
        line("申请/注册号", 740, 330),
        line("74729246", 970, 330),
        line("国际分类", 740, 390),
        line("25", 970, 390),
        line("申请人名称（中文）", 740, 500),
        line("武汉峤景迪鞋业有限公司", 1000, 500),
        line("商标状态", 740, 950),
        line("注册商标", 970, 950),
        *more,
        line("仅供参考，无任何法律效力", 940, 1320, 25),
    )


@pytest.mark.parametrize(
    ("more", "mark"),
    [
        ((line("峤景迪", 230, 620, 100),), "峤景迪"),
        ((line("NORDVELA", 230, 620, 100), line("诺维拉", 270, 730, 70)), "NORDVELA诺维拉"),
        ((), None),
        ((line("峤景迪", 230, 620, 32),), None),
        ((line("国家知识产权局", 230, 620, 60),), None),
    ],
    ids=["one-line", "two-lines", "none", "as-small-as-print", "the-office"],
)
def test_the_largest_writing_that_nothing_explains(
    more: tuple[OcrLine, ...], mark: str | None
) -> None:
    assert _mark(_register(*more)) == mark
