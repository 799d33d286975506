"""Reading order of pages written from top to bottom."""

from ipclaim.model.document import Box
from ipclaim.read.lines import box_of, row_strip
from ipclaim.read.ocr.engine import OcrLine, Quad
from ipclaim.read.order import stood_up
from tests.read.pages import certain, document, line, page, said


def column(text: str, right: float, y: float, size: float = 36) -> OcrLine:
    """Set a column at its top right corner; every character is a square."""
    x, foot = right - size, y + size * len(text)
    quad: Quad = ((x, y), (right, y), (right, foot), (x, foot))
    return OcrLine(text, quad, 0.99)


CERTIFICATE = page(
    column("月九日止", 700, 120),
    column("自公元一九八七年七月十日至一九九七年七", 770, 264),
    column("有效期限", 770, 120),
    column("福建省泉州市鲤城区新门街二百零八号", 840, 264),
    column("地址", 840, 120),
    column("泉州云岭制鞋厂", 910, 264),
    column("注册人", 910, 120),
    line("云岭", 960, 440, 80),
    column("服装鞋帽袜手套（截止）", 1260, 160),
    column("核定使用商品第二十五类", 1330, 120),
    column("第二八五七一三号", 1400, 600),
    column("商标注册证", 1520, 175, 72),
    width=1654,
    height=1169,
)


def test_columns_are_rows_from_right_to_left() -> None:
    assert CERTIFICATE.downwards
    said_in_order = [row_strip(row).text for row in CERTIFICATE.rows]
    assert said_in_order[:3] == ["商标注册证", "第二八五七一三号", "核定使用商品第二十五类"]
    assert said_in_order[5] == "注册人\t泉州云岭制鞋厂"


def test_what_a_certificate_written_downwards_says() -> None:
    paper = document(CERTIFICATE)
    sure = certain(paper)
    assert sure == {
        "registration_number": "285713",
        "holder_name": "泉州云岭制鞋厂",
        "valid_from": "1987-07-10",
        "valid_to": "1997-07-09",
    }
    doubted = {name: value for name, value in said(paper).items() if name not in sure}
    assert doubted.pop("holder_address") == "福建省泉州市鲤城区新门街二百零八号"
    assert doubted.pop("goods_services") == "服装鞋帽袜手套"
    assert "nice_classes" not in doubted  # China had a classification of its own in 1987


def test_boxes_are_cut_along_the_column() -> None:
    strip = row_strip(CERTIFICATE.rows[1])
    assert box_of(CERTIFICATE, strip.cut(1, 7)) == Box(1364, 636, 1400, 852)


def test_a_value_goes_on_at_the_head_of_the_next_column() -> None:
    sheet = page(
        column("商标注册证", 1520, 175, 72),
        column("第二八五七一三号", 1400, 600),
        column("核定使用商品第二十五类", 1330, 120),
        column("注册人泉州云岭制鞋厂", 910, 120),
        column("地址", 840, 120),
        column("福建省泉州市鲤城区新门街二百零八号云岭", 840, 264),
        column("工业区第三栋", 785, 120),
        column("有效期限自一九九一年七月十日至二○○一年七月九日止", 690, 120),
        width=1654,
        height=1169,
    )
    told = said(document(sheet))
    assert told["holder_address"] == "福建省泉州市鲤城区新门街二百零八号云岭工业区第三栋"
    assert told["nice_classes"] == (25,)


def test_a_column_whose_corners_begin_at_its_right_is_a_column() -> None:
    whole = column("福建省泉州市鲤城区新门街二百零八号", 840, 264)
    a, b, c, d = whole.quad
    begun_right = OcrLine(whole.text, (b, c, d, a), 0.99)
    others = (
        column("商标注册证", 1520, 175, 72),
        column("注册人泉州云岭制鞋厂", 910, 120),
        column("地址", 840, 120),
    )
    sheet = page(*others, begun_right, width=1654, height=1169)
    assert sheet.rows == page(*others, whole, width=1654, height=1169).rows
    assert whole.quad in [one.quad for one in sheet.read]


def test_a_line_that_climbs_stays_as_it_is() -> None:
    level = line("注册人　泉州云岭制鞋厂", 200, 300)
    assert stood_up((level,)) == (level,)


def test_a_few_columns_on_a_level_page_turn_nothing() -> None:
    sheet = page(
        line("注册人　泉州云岭制鞋厂", 200, 300),
        line("地址　福建省泉州市鲤城区新门街二百零八号", 200, 360),
        column("商标局", 1500, 900),
    )
    assert not sheet.downwards
