"""Columns of row beginnings: 名 over 类 read as one line."""

from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.stacked import parted
from tests.read.pages import all_layouts, certain, document, line, page


def column(text: str, x: float, y: float, height: float) -> OcrLine:
    return OcrLine(text, ((x, y), (x + 32, y), (x + 32, y + height), (x, y + height)), 0.95)


REST = (
    line("营业执照", 600, 100, 80),
    line("统一社会信用代码 91990169MAF34HCJ77", 200, 240),
    line("经营范围", 200, 560),
    line("鞋帽零售。", 420, 560),
    line("登记机关", 900, 900),
    line("2020年3月9日", 900, 960),
)


def test_a_column_is_parted_where_each_character_begins_a_row() -> None:
    read = (
        column("名类住", 200, 300, 190),
        line("称", 330, 305),
        line("杭州青岚文化创意有限公司", 420, 305),
        line("型个体工商户", 330, 380),
        line("所", 330, 455),
        line("浙江省杭州市余杭区文一西路1818号", 420, 455),
        *REST,
    )
    found = certain(document(page(*read), layouts=all_layouts()))
    assert found["company_name"] == "杭州青岚文化创意有限公司"
    assert found["company_type"] == "个体工商户"
    assert found["address"] == "浙江省杭州市余杭区文一西路1818号"


def test_a_character_that_reaches_into_the_next_row_stays_in_its_own() -> None:
    read = (column("名", 200, 300, 100), line("称", 330, 303), line("青岚厂", 420, 303))
    assert [one.box.y1 for one in parted(read)] == [333, 333, 333]


def test_what_is_written_downwards_stays_whole() -> None:
    seal = column("青岚", 200, 300, 80)
    lone = column("名类", 800, 300, 150)
    read = (seal, lone, line("称", 930, 305), line("甲", 20, 300))
    assert parted(read) == read
