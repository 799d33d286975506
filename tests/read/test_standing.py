"""Columns that stand beside level print."""

from ipclaim.read.ocr.engine import OcrLine
from tests.read.pages import document, line, page, said


def upright(text: str, x: float, y: float, size: float = 30) -> OcrLine:
    """Set a column of square characters at its top left corner."""
    bottom = y + size * len(text)
    return OcrLine(text, ((x, y), (x + size, y), (x + size, bottom), (x, bottom)), 0.99)


def test_a_term_beside_the_print_is_read_from_right_to_left() -> None:
    sheet = page(
        line("商标注册证", 500, 100, 60),
        line("第991280号", 560, 240),
        line("核定使用", 200, 400),
        line("第18类", 400, 400),
        line("商品", 200, 460),
        line("背包，登山杖（以下空白）", 400, 460),
        line("注册人", 200, 520),
        line("佛山市昀陌供应链管理有限公司", 400, 520),
        line("国家工商行政管理局商标局", 700, 1900),
        upright("至公元二〇〇六年六月二十七日止", 1300, 600),
        upright("自公元一九九六年六月二十八日起", 1350, 600),
        upright("注册有效期限", 1350, 380),
    )
    found = said(document(sheet))
    assert (found["valid_from"], found["valid_to"]) == ("1996-06-28", "2006-06-27")
    assert found["nice_classes"] == (18,)
    assert found["goods_services"] == "背包，登山杖"
    assert sheet.rows[-1][0].text == "注册有效期限"


def test_a_short_word_in_a_high_cell_keeps_its_place() -> None:
    sheet = page(line("名称", 400, 400), line("某某公司", 600, 400), upright("授权方", 200, 360))
    assert [one.text for one in sheet.lines][-1] != "授权方"
