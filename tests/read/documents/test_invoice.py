"""Tax invoices old and new, without an engine."""

import pytest

from ipclaim.read.ocr.engine import OcrLine
from tests.read.pages import certain, document, line, page, said, typed

ONE, OTHER = "91990169MAF34HCJ77", "91990195MA2D4K375Y"

ELECTRONIC = f"""
#　　　　电子发票（增值税专用发票）
                                        发票号码：25332000000123456789
                                        开票日期：2025年05月12日
购买方信息  名称：杭州青岚文化创意有限公司      销售方信息  名称：宁波衡石鞋业有限公司
　　　　　  统一社会信用代码/纳税人识别号：{ONE}    统一社会信用代码/纳税人识别号：{OTHER}
项目名称           规格型号   单位   数量   单价     金额      税率/征收率  税额
*鞋*运动鞋男款     42码       双     100    88.50    8850.00   13%          1150.50
*鞋*运动鞋女款     38码       双     100    11.50    1150.00   13%          149.50
合　　计                                             ¥10000.00              ¥1300.00
价税合计（大写）   壹万壹仟叁佰圆整          （小写）¥11300.00
备注
开票人：周岩
"""

PAPER = f"""
3300191130     #浙江增值税普通发票        No 12345678
                                          开票日期：2019年05月12日
购  名　　　　称：杭州青岚文化创意有限公司        密
买  纳税人识别号：{ONE}                码
方  地址、电话：浙江省杭州市余杭区文一西路1818号   区
货物或应税劳务、服务名称   规格型号   单位   数量   单价    金额      税率   税额
*鞋*运动鞋                 42码       双     100    100.00  10000.00  13%    1300.00
合　　计                                                    ¥10000.00        ¥1300.00
价税合计（大写）  ⊗壹万壹仟叁佰圆整            （小写）¥11300.00
销  名　　　　称：宁波衡石鞋业有限公司上海分公司
售  纳税人识别号：{OTHER}
方  开户行及账号：样张银行 0000
收款人：王岚      复核：李文      开票人：周岩
"""

INVOICES = {
    "electronic": (
        ELECTRONIC,
        {
            "invoice_number": "25332000000123456789",
            "invoice_date": "2025-05-12",
            "buyer": "杭州青岚文化创意有限公司",
            "issuer": "宁波衡石鞋业有限公司",
            "lines": ("*鞋*运动鞋男款", "*鞋*运动鞋女款"),
            "total": "11300.00",
        },
    ),
    "paper": (
        PAPER,
        {
            "invoice_number": "12345678",
            "invoice_date": "2019-05-12",
            "buyer": "杭州青岚文化创意有限公司",
            "issuer": "宁波衡石鞋业有限公司上海分公司",
            "lines": ("*鞋*运动鞋",),
            "total": "11300.00",
        },
    ),
}


@pytest.mark.parametrize("name", INVOICES)
def test_what_an_invoice_says(name: str) -> None:
    text, facts = INVOICES[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == ("invoice", True)
    assert said(paper) == facts
    assert set(facts) - set(certain(paper)) == {"lines"}


def test_total_in_digits_and_in_words_accuse_each_other() -> None:
    paper = document(typed(ELECTRONIC.replace("¥11300.00", "¥11800.00")))
    assert said(paper)["total"] == "11800.00"
    assert "total" not in certain(paper)


def test_a_commercial_invoice_is_read_and_its_goods_are_asked_about() -> None:
    paper = document(
        typed("""
#               COMMERCIAL INVOICE
Seller: Norvik Outdoor GmbH
Buyer: Ningbo Hengshi Trading Co., Ltd.
Invoice No.: NV-2025-0042
Invoice date: May 12, 2025
Description          Quantity    Unit price    Amount
Running shoes        100         11.00         1100.00
Grand total: USD 1100.00
""")
    )
    assert paper.doc_type == "invoice"
    assert said(paper)["total"] == "1100.00"
    assert certain(paper)["total"] == "1100.00"
    assert "lines" not in certain(paper)


def standing(text: str, x: float, y: float) -> OcrLine:
    """Set a cell's word from top to bottom."""
    high = 36.0 * len(text)
    return OcrLine(text, ((x, y), (x + 40, y), (x + 40, y + high), (x, y + high)), 0.99)


def test_cells_set_downwards_name_the_rows_beside_them() -> None:
    sheet = page(
        line("上海增值税专用发票", 600, 80, 50),
        line("发票号码：17442277", 1190, 140),
        line("开票日期：2019年02月20日", 1190, 180),
        standing("购买方", 110, 240),
        line("名称：杭州青岚文化创意有限公司", 170, 250),
        line("纳税人识别号：" + ONE, 170, 290),
        line("价税合计（大写）", 230, 690),
        line("（小写）¥68250.46", 1330, 690),
        standing("销售方", 110, 740),
        line("名称：宁波衡石鞋业有限公司", 170, 750),
        line("纳税人识别号：" + OTHER, 170, 790),
        line("开票人：周岩", 620, 920),
        line("销售方：（章）", 900, 920),
    )
    facts = said(document(sheet))
    assert facts["buyer"] == "杭州青岚文化创意有限公司"
    assert facts["issuer"] == "宁波衡石鞋业有限公司"
