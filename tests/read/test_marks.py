"""What is read where a mark is drawn."""

from ipclaim.read.layouts import MarkRegion
from ipclaim.read.marks import mark_field
from tests.read.pages import typed


def _mark(region: MarkRegion, text: str) -> object:
    field = mark_field(region, typed(text), "paper.png")
    return field.value if field else "no field"


BETWEEN = MarkRegion(below=("第*号",), above=("核定使用商品",))


def test_all_between_two_lines_is_the_mark() -> None:
    assert _mark(BETWEEN, "第1234567号\nNORD\nVELA\n核定使用商品（第25类）") == "NORD VELA"


def test_a_label_says_which_cell_holds_the_mark() -> None:
    rows = "第1234567号\n申请号      7654321\n商标        NORDVELA\n国际分类    9\n核定使用商品  梳"
    assert _mark(BETWEEN, rows) == "NORDVELA"


def test_a_label_above_the_mark_is_no_part_of_it() -> None:
    region = MarkRegion(below=("登録第",), above=("指定商品",))
    assert _mark(region, "登録第5123456号\n商標(THE MARK)\n  NORDVELA\n指定商品") == "NORDVELA"


def test_another_style_has_it_elsewhere() -> None:
    other = MarkRegion(below=("PRINCIPAL",), above=("FIRSTUSE",))
    region = MarkRegion(below=("Office",), above=("Reg.No.",), otherwise=other)
    old = "Reg. No. 1\nOffice\nPRINCIPAL REGISTER\nNORDVELA\nFIRST USE 1-1-1990"
    assert _mark(region, old) == "NORDVELA"
    assert _mark(region, "NORDVELA") == "no field"
