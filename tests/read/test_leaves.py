"""A booklet opened flat is read page by page."""

from ipclaim.model.document import Value
from tests.read.pages import certain, document, line, page, said

LEFT = (
    line("商标注册证", 360, 200, 70),
    line("第 3345024 号", 500, 319),
    line("澜赟", 520, 600, 85),
    line("LUNOMONT", 440, 713, 60),
    line("国家工商行政管理局商标局", 436, 1088),
)
RIGHT = (
    line("核定使用商品（第18类）：", 1290, 190),
    line("（女式）钱包；伞；动物用项圈；登山杖（截止）", 1370, 253),
    line("注册人砚霁（义乌）户外用品有限公司", 1290, 360),
    line("注册地址浙江省义乌市北苑街道长虹街1876号2870室", 1290, 433),
    line("注册有效期限自公元1996年10月13日至2006年10月12日止", 1290, 517),
    line("局长签发", 1310, 1360),
)


def _read() -> dict[str, Value]:
    sheet = page(*LEFT, *RIGHT, width=2346, height=1662)
    assert sheet.gutter is not None
    return said(document(sheet))


def test_the_left_page_is_read_to_its_end_first() -> None:
    values = _read()
    assert values["registration_number"] == "3345024"
    assert values["goods_services"] == "（女式）钱包；伞；动物用项圈；登山杖"
    assert values["holder_name"] == "砚霁（义乌）户外用品有限公司"
    assert (values["valid_from"], values["valid_to"]) == ("1996-10-13", "2006-10-12")


def test_labels_and_values_over_the_middle_are_one_page() -> None:
    rows = [
        line(text, x, 200 + 90 * number)
        for number, pair in enumerate(
            (
                ("注册号", "12345678"),
                ("国际分类", "25"),
                ("申请日期", "2012年01月06日"),
                ("状态", "注册"),
            )
        )
        for text, x in zip(pair, (300, 1400), strict=True)
    ]
    assert page(*rows, width=2346, height=900).gutter is None


def test_the_rest_of_an_address_under_its_label_is_no_end() -> None:
    paper = document(
        page(
            *LEFT,
            *RIGHT[:3],
            line("注册地址浙江省义乌市北苑街道长虹街1876号A座", 1290, 433),
            line("1559", 1290, 480),
            line("注册有效期限自公元1996年10月13日至2006年10月12日止", 1290, 560),
            width=2346,
            height=1662,
        )
    )
    assert certain(paper).get("holder_address") in {
        None,
        "浙江省义乌市北苑街道长虹街1876号A座1559",
    }
