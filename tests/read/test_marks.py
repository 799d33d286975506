"""What is read where a mark is drawn."""

from ipclaim.read.layouts import MarkRegion
from ipclaim.read.marks import mark_field
from tests.read.pages import line, page, typed
from tests.read.test_order import CERTIFICATE, column


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


def test_a_mark_at_the_foot_is_the_large_writing_under_its_label() -> None:
    words = (
        "Inschrijvingsnummer (111)\n7654321\nMerk / Marque (540)\n\n\n# NORDVELA\n\nblad 1 van 1"
    )
    assert _mark(BETWEEN, words) == "NORDVELA"
    assert _mark(BETWEEN, words.replace("# ", "")) == "no field"


def test_a_mark_among_columns_is_what_stands_level_and_large() -> None:
    field = mark_field(BETWEEN, CERTIFICATE, "paper.png")
    assert field is not None
    assert (field.value, field.is_certain) == ("云岭", False)


def test_a_device_taken_for_a_letter_is_no_part_of_the_mark() -> None:
    sheet = page(
        column("商标注册证", 1520, 175, 72),
        column("核定使用商品第二十五类", 1330, 120),
        column("有效期限自一九八七年七月十日起", 690, 120),
        line("S", 990, 320, 110, score=0.72),
        line("云岭", 960, 440, 80),
        line("YUNLING", 900, 530, 60),
        line("国家工商行政管理局商标局", 600, 950, 60),
        line("样张", 960, 1100, 24),
        column("注册人泉州云岭制鞋厂", 840, 120),
        width=1654,
        height=1169,
    )
    field = mark_field(BETWEEN, sheet, "paper.png")
    assert field is not None
    assert field.value == "云岭YUNLING"


def test_no_large_writing_among_columns_is_a_device() -> None:
    sheet = page(
        column("商标注册证", 1520, 175, 72),
        column("注册人泉州云岭制鞋厂", 840, 120),
        line("样张", 960, 1100, 24),
        width=1654,
        height=1169,
    )
    field = mark_field(BETWEEN, sheet, "paper.png")
    assert field is not None
    assert field.value is None


def test_print_away_from_the_large_writing_is_no_part_of_the_mark() -> None:
    region = MarkRegion(below=("第*号",), above=("注册人",))
    words = "第1234567号\n  Signed this day\n类似群 2501\n\n\n\n# NORDVELA\n\n注册人"
    assert _mark(region, words) == "NORDVELA"


def test_a_label_in_english_words_is_no_part_of_the_mark() -> None:
    region = MarkRegion(below=("TradeMarksAct",), above=("Class",))
    words = "Trade Marks Act 1994\nRepresentation of the Mark\n  NORDVELA\nClass 25"
    assert _mark(region, words) == "NORDVELA"
